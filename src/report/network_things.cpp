// One thing after the other: who said what at each meeting, how far apart they were, and the same people over time.
#include <algorithm>

#include "client_sections.hpp"
#include "figures.hpp"
#include "network_sections.hpp"

namespace viktig::report {

using base::List;
using base::Message;
using base::Score;

namespace {

const ThingMeeting* meeting_at(const SameThing& thing, const model::Session* session) {
    const auto found = std::ranges::find(thing.meetings, session, &ThingMeeting::session);
    return found == thing.meetings.end() ? nullptr : &*found;
}

MeetingRow range_row(const ClientCase& one, const SameThing& thing) {
    MeetingRow row;
    row.label = {"network.apart"};
    for (const model::Session* session : one.columns) {
        const ThingMeeting* meeting = meeting_at(thing, session);
        const auto range = meeting ? meeting->range() : std::nullopt;
        row.cells.push_back(range ? Cell{Number{*range, thing.raters.front()->decimals()}} : Cell{});
    }
    row.facts = {{"figure", "range"}};
    return row;
}

/// "others - teen": nullopt where nobody is set against the others by name.
std::optional<MeetingRow> gap_row(const Network& network, const SameThing& thing) {
    const ClientCase& one = network.one;
    MeetingRow row;
    std::string whose;
    bool always_the_same = true;
    for (const model::Session* session : one.columns) {
        row.cells.emplace_back();
        const ThingMeeting* meeting = meeting_at(thing, session);
        if (!meeting) continue;
        for (const std::string& voice : set_against(network, thing, *meeting)) {
            const auto gap = meeting->gap_of(voice);
            if (!gap) continue;
            const int decimals = gap_decimals(thing);
            row.cells.back() = Figure{gap->points(), {gap->rounded(decimals), decimals, true}};
            always_the_same = always_the_same && (whose.empty() || whose == voice);
            whose = voice;
        }
    }
    if (whose.empty()) return std::nullopt;
    row.label =
        always_the_same ? Message{"network.gap", {rater_label(one.episode, whose)}} : Message{"network.gap-owner"};
    row.facts = {{"figure", "gap"}, {"of", always_the_same ? Cell{whose} : Cell{"owner"}}};
    return row;
}

Message slope_words(const stats::TheilSen& trend) {
    const Message slope{"network.slope", {rounded(trend.slope * days_in_week, 2, true)}};
    if (!trend.slope_interval) return slope;
    return {"network.slope-interval",
            {slope, rounded(trend.slope_interval->lower * days_in_week, 2, true),
             rounded(trend.slope_interval->upper * days_in_week, 2, true)}};
}

/// "teen, mother, father, 4 times: 5.6 apart 21 Aug, 8.1 6 Nov; slope +0.2 a week"; of people who met once the row tells all.
std::optional<Message> over_time(const ClientCase& one, const SamePeople& same) {
    if (same.meetings.size() < 2) return std::nullopt;
    const auto on = [&](const ThingMeeting& meeting) {
        return Message{
            "case.places.on",
            {base::Decimal{*meeting.range(), same.people.front()->decimals()}, one.day(meeting.session->date)}};
    };
    const Message told{
        "network.people",
        {names_of(one, same.people), same.meetings.size(), on(*same.meetings.front()), on(*same.meetings.back())}};
    const auto trend = same.trend();
    return trend ? Message{"network.people-slope", {told, slope_words(*trend)}} : told;
}

Message scale_of(const model::Measure& measure) {
    const bool lower = measure.direction == stats::Direction::lower_is_better;
    return {lower ? "case.life.lower" : "case.talks.scale",
            {measure_label(measure), bare(measure.total_min()), bare(measure.total_max())}};
}

/// Whose goal, and until when these words were rated.
Message goal_words_aside(const ClientCase& one, const SameThing& thing) {
    if (thing.has_present_words()) return goal_aside(one, *thing.goal);
    const Message until{"network.until", {one.day(thing.goal->series[thing.wording].from)}};
    const Message whose = whose_goal(one, *thing.goal);
    return whose.empty() ? until : joined({whose, until}, "; ");
}

MeetingGroup group_of(const Network& network, const SameThing& thing) {
    const ClientCase& one = network.one;
    MeetingGroup group;
    if (thing.goal) {
        const std::size_t words = thing.has_present_words() ? thing.goal->series.size() - 1 : thing.wording - 1;
        group.heading = {"case.own-words", {thing.goal->series[words].words}};
        group.aside = goal_words_aside(one, thing);
    } else {
        group.heading = question(one, thing);
        group.aside = scale_of(*thing.measure);
    }
    for (const Series* series : thing.raters) group.rows.push_back(meeting_row(one, *series));
    group.rows.push_back(range_row(one, thing));
    if (auto row = gap_row(network, thing); row && (thing.type != SeriesType::alliance || one.is_person()))
        group.rows.push_back(std::move(*row));
    for (const SamePeople& same : by_people(thing))
        if (auto told = over_time(one, same)) group.after.push_back(std::move(*told));
    group.facts = name_facts(thing);
    if (thing.goal) group.facts.push_back({"owner", thing.goal->owner});
    add_directions(thing, group.facts);
    return group;
}

Section heading_of(SeriesType type) {
    switch (type) {
        case SeriesType::goal: return {"same_goal", {"network.goal"}, {"network.aside"}, {}};
        case SeriesType::outcome: return {"same_life", {"network.life"}, {"network.aside"}, {}};
        case SeriesType::alliance: return {"same_talks", {"network.talks"}, {"network.aside"}, {}};
    }
    return {};
}

}  // namespace

Message names_of(const ClientCase& one, const std::vector<const Series*>& people) {
    List names;
    for (const Series* series : people) names.parts.push_back(rater_label(one.episode, series->voice));
    return {"case.words", {std::move(names)}};
}

int gap_decimals(const SameThing& thing) {
    const auto among_three = [](const ThingMeeting& meeting) { return meeting.views.size() > 2; };
    const int own = thing.raters.front()->decimals();
    return std::ranges::any_of(thing.meetings, among_three) ? std::min(own + 1, 3) : own;
}

std::optional<Section> same_section(const Network& network, SeriesType type) {
    Section section = heading_of(type);
    MeetingTable table{"things", true, {}};
    Statements people{"people", {}, {}}, views{"views", {}, {}}, spreads{"spreads", {}, {}};
    for (const SameThing& thing : network.things) {
        if (thing.type != type || !thing.is_compared()) continue;
        table.groups.push_back(group_of(network, thing));
        for (const SamePeople& same : by_people(thing)) people.each.push_back(people_facts(thing, same));
        add_views(thing, views, spreads);
    }
    if (table.groups.empty()) return std::nullopt;
    section.parts.emplace_back(std::move(table));
    for (Statements* each : {&people, &views, &spreads}) section.parts.emplace_back(std::move(*each));
    if (type == SeriesType::alliance) section.parts.emplace_back(lowest_in_the_room(network));
    return section;
}

}  // namespace viktig::report
