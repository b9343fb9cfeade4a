// Who was there, meeting by meeting and counted; and what only one person rated.
#include <algorithm>

#include "client_sections.hpp"
#include "network_sections.hpp"
#include "presence.hpp"

namespace viktig::report {

using base::Message;
using model::Session;
using model::Status;

namespace {

Cell mark(const std::optional<Status>& status) {
    if (!status) return {};
    return *status == Status::rated ? Cell{Word{"rated", {"network.rated"}}} : Cell{*status};
}

MeetingRow voice_row(const ClientCase& one, const std::string& voice) {
    MeetingRow row;
    row.label = rater_label(one.episode, voice);
    for (const Session* session : one.columns) row.cells.push_back(mark(presence_at(one.history, *session, voice)));
    row.facts = {{"voice", voice}};
    return row;
}

/// How many of the people were there, or rated, at each meeting.
MeetingRow count_row(const ClientCase& one, std::string_view figure, Message label,
                     std::int64_t (*counted_of)(const Presence& all)) {
    MeetingRow row;
    row.label = std::move(label);
    for (const Session* session : one.columns) {
        Presence all;
        for (const model::Voice& voice : one.history.voices)
            if (const auto status = presence_at(one.history, *session, voice.id)) all.add(*status);
        row.cells.emplace_back(counted_of(all));
    }
    row.facts = {{"figure", std::string(figure)}};
    return row;
}

std::int64_t rated(const Presence& all) {
    return all.rated;
}
std::int64_t there(const Presence& all) {
    return all.there();
}

Column counts_column(std::string_view key, std::string_view heading) {
    return {key, {heading}, Align::right, 2};
}

Table counts_table() {
    Table table;
    table.key = "people";
    table.columns = {
        {"voice", {"network.column.who"}, Align::left, 0},      counts_column("there", "network.column.there"),
        counts_column("rated", "network.column.rated"),         counts_column("declined", "network.column.declined"),
        counts_column("not_asked", "network.column.not-asked"), counts_column("absent", "network.column.absent")};
    return table;
}

/// A life that only its owner rates is the usual case, and no news.
bool is_only_ones_own(const SameThing& thing) {
    return thing.type == SeriesType::outcome && thing.raters.size() == 1 && thing.raters.front()->voice == thing.about;
}

Message thing_named(const ClientCase& one, const SameThing& thing) {
    const Message named = question(one, thing);
    if (thing.has_present_words()) return named;
    return {"network.alone.earlier", {named, one.day(thing.goal->series[thing.wording].from)}};
}

}  // namespace

std::optional<Section> attendance_section(const Network& network) {
    const ClientCase& one = network.one;
    if (one.meetings.empty()) return std::nullopt;
    Table counts = counts_table();
    MeetingTable marks{"at_each_meeting", true, {{}}};
    for (const model::Voice& voice : one.history.voices) {
        const Presence presence = presence_of(one.history, one.meetings, voice.id);
        if (presence.there() + presence.absent == 0) continue;
        const Word who{voice.id, rater_label(one.episode, voice.id)};
        counts.rows.push_back(
            {who, presence.there(), presence.rated, presence.declined, presence.not_asked, presence.absent});
        marks.groups.front().rows.push_back(voice_row(one, voice.id));
    }
    if (counts.rows.empty()) return std::nullopt;
    auto& rows = marks.groups.front().rows;
    rows.push_back(count_row(one, "there", {"network.there"}, there));
    rows.push_back(count_row(one, "rated", {"network.rated"}, rated));
    Section section{"who_was_there", {"network.room"}, {"case.room.aside"}, {}};
    section.parts.emplace_back(std::move(marks));
    section.parts.emplace_back(std::move(counts));
    return section;
}

std::optional<Section> alone_section(const Network& network) {
    Items items{"things", {}, {24}, {}, {}, 2};
    for (const SameThing& thing : network.things) {
        if (thing.is_compared() || is_only_ones_own(thing)) continue;
        Item item;
        item.lead.emplace_back(thing_named(network.one, thing));
        item.text = names_of(network.one, thing.raters);
        if (thing.raters.size() > 1) item.text = {"network.alone.never-together", {item.text}};
        item.facts = name_facts(thing);
        item.facts.push_back({"type", std::string(type_key(thing.type))});
        item.facts.push_back({"voices", ids_of(thing.raters)});
        items.items.push_back(std::move(item));
    }
    if (items.items.empty()) return std::nullopt;
    Section section{"never_together", {"network.alone"}, {"network.alone.aside"}, {}};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
