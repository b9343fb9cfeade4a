// Who was there: present, rated, said no thanks, was not asked; who led.
#include <algorithm>
#include <map>

#include "client_sections.hpp"
#include "presence.hpp"

namespace viktig::report {

using base::Message;
using model::Session;

namespace {

/// "teen rated 7 of 7", and after the first "mother 7 of 7".
Message in_words(const ClientCase& one, const std::string& voice, const Presence& presence, bool first) {
    std::vector<Message> parts;
    parts.push_back({first ? "case.room.rated" : "case.room.also-rated",
                     {rater_label(one.episode, voice), presence.rated, presence.there()}});
    if (presence.declined > 0) parts.push_back({"case.room.declined", {presence.declined}});
    if (presence.not_asked > 0) parts.push_back({"case.room.not-asked", {presence.not_asked}});
    return joined(std::move(parts), ", ");
}

/// "led by kari 7, per 5"
Message led_by(const ClientCase& one) {
    std::map<std::string, int> led;
    for (const Session* session : one.meetings)
        for (const std::string_view name : session->led) ++led[std::string(name)];
    std::vector<std::pair<std::string, int>> by_meetings(led.begin(), led.end());
    std::ranges::stable_sort(by_meetings, std::greater{}, &std::pair<std::string, int>::second);
    std::vector<Message> names;
    for (const auto& [name, meetings] : by_meetings) names.push_back({"case.room.leader", {name, meetings}});
    return names.empty() ? Message{} : Message{"case.room.led", {joined(std::move(names), ", ")}};
}

Message helped_by(const ClientCase& one) {
    std::vector<Message> parts{led_by(one)};
    const auto with_team = std::ranges::count_if(one.meetings, [](const Session* s) { return !s->team.empty(); });
    const auto interpreted =
        std::ranges::count_if(one.meetings, [](const Session* s) { return s->interpreter.value_or(false); });
    if (with_team > 0) parts.push_back({"case.room.team", {with_team}});
    if (interpreted > 0) parts.push_back({"case.room.interpreter", {interpreted}});
    std::erase_if(parts, [](const Message& part) { return part.empty(); });
    return parts.empty() ? Message{} : joined(std::move(parts), "; ");
}

/// "people there 6, 7, 5": a group counts heads.
Message heads(const ClientCase& one) {
    std::vector<Message> counts;
    for (const Session* session : one.columns)
        if (session->headcount) counts.push_back({"case.words", {*session->headcount}});
    return counts.empty() ? Message{} : Message{"case.room.heads", {joined(std::move(counts), ", ")}};
}

Facts facts_of(const std::string& voice, const Presence& presence) {
    return {{"voice", voice}, {"there", presence.there()}, {"rated", presence.rated},
            {"declined", presence.declined}, {"not_asked", presence.not_asked}};
}

}  // namespace

std::optional<Section> room_section(const ClientCase& one) {
    if (one.meetings.empty()) return std::nullopt;
    Section section{"who_was_there", {"case.room"}, {}, {}};
    Statements said{"people", {}, {}};
    for (const model::Voice& voice : one.history.voices) {
        const Presence presence = presence_of(one.history, one.meetings, voice.id);
        if (presence.there() == 0) continue;
        said.parts.push_back(in_words(one, voice.id, presence, said.parts.empty()));
        said.each.push_back(facts_of(voice.id, presence));
    }
    if (!said.parts.empty()) section.aside = {"case.room.aside"};
    for (Message more : {heads(one), helped_by(one)})
        if (!more.empty()) said.parts.push_back(std::move(more));
    if (said.parts.empty()) return std::nullopt;
    section.parts.emplace_back(std::move(said));
    return section;
}

}  // namespace viktig::report
