// What matters: goals in their own words, rated by anyone; new words begin anew.
#include <algorithm>

#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using model::Goal;

namespace {

constexpr std::string_view everyone = "all";

/// Set, rated or reworded in this stretch of help, and not ended before it.
bool belongs(const ClientCase& one, const Goal& goal) {
    const bool rated = std::ranges::any_of(one.series, [&](const Series& s) { return s.goal == &goal; });
    if (rated || slip_row(one, goal.id)) return true;
    const bool first_stretch = &one.episode == &one.history.episodes.front();
    return first_stretch || goal.series_start() >= one.episode.began();
}

Message area(const std::string& area) {
    if (area == "home") return {"case.area.home"};
    if (area == "body") return {"case.area.body"};
    if (area == "people") return {"case.area.people"};
    if (area == "school") return {"case.area.school"};
    if (area == "work") return {"case.area.work"};
    if (area == "money") return {"case.area.money"};
    if (area == "leisure") return {"case.area.leisure"};
    if (area.empty() || area == "other") return {};
    return {"case.words", {area}};
}

/// "teen 1, 1, 2"
Message scores_of(const ClientCase& one, const Series& series) {
    std::vector<Message> scores;
    for (const SeriesPoint& point : series.points)
        scores.push_back({"case.words", {base::Decimal{point.total, series.decimals()}}});
    return {"case.goal.scores", {rater_label(one.episode, series.voice, series.about), joined(std::move(scores), ", ")}};
}

/// An earlier wording with the scores it had: they are not carried over to the present words.
Message earlier_words(const ClientCase& one, const Goal& goal, std::size_t wording) {
    const base::ShownDate until = one.day(goal.series[wording + 1].from);
    const std::string& words = goal.series[wording].words;
    std::vector<Message> scores;
    for (const Series& series : one.series)
        if (series.goal == &goal && series.wording == wording + 1 && !series.points.empty())
            scores.push_back(scores_of(one, series));
    if (scores.empty()) return {"case.goal.before-unrated", {until, words}};
    return {"case.goal.before", {until, words, joined(std::move(scores), "; ")}};
}

MeetingGroup goal_group(const ClientCase& one, const Goal& goal) {
    MeetingGroup group;
    group.heading = {"case.own-words", {goal.words()}};
    group.aside = goal_aside(one, goal);
    for (const Series* series : one.series_of(SeriesType::goal, goal.id)) {
        group.rows.push_back(meeting_row(one, *series));
        group.rows.back().remark = class_words(*series);
    }
    if (auto slips = slip_row(one, goal.id)) group.rows.push_back(std::move(*slips));
    if (group.rows.empty()) group.after.push_back({"case.goal.unrated"});
    for (std::size_t n = 0; n + 1 < goal.series.size(); ++n) group.after.push_back(earlier_words(one, goal, n));
    group.facts = {{"goal", goal.id},
                   {"owner", goal.owner},
                   {"area", goal.area.empty() ? Cell{} : Cell{goal.area}},
                   {"words", goal.words()},
                   {"from", goal.series_start()},
                   {"ended", goal.ended ? Cell{*goal.ended} : Cell{}}};
    return group;
}

}  // namespace

Message whose_goal(const ClientCase& one, const Goal& goal) {
    if (goal.owner == everyone) return {"case.goal.everyones"};
    if (goal.owner.empty() || (one.is_person() && goal.owner == "client")) return {};
    const bool numbered = goal.owner.back() >= '0' && goal.owner.back() <= '9';
    return {numbered ? "case.goal.voices" : "case.goal.the-voices", {goal.owner}};
}

Message goal_aside(const ClientCase& one, const Goal& goal) {
    std::vector<Message> parts{whose_goal(one, goal), area(goal.area)};
    if (goal.series.size() > 1) parts.push_back({"case.goal.from", {one.day(goal.series_start())}});
    if (goal.ended) parts.push_back({"case.goal.ended", {one.day(*goal.ended)}});
    std::erase_if(parts, [](const Message& part) { return part.empty(); });
    return parts.empty() ? Message{} : joined(std::move(parts), "; ");
}

std::optional<Section> goals_section(const ClientCase& one) {
    MeetingTable table{"goals", false, {}};
    for (const Goal& goal : one.history.goals)
        if (belongs(one, goal)) table.groups.push_back(goal_group(one, goal));
    if (table.groups.empty()) return std::nullopt;
    Section section{"what_matters", {"case.goals"}, {"case.goals.aside", {bare(one.settings.goal_change)}}, {}};
    section.parts.emplace_back(std::move(table));
    return section;
}

}  // namespace viktig::report
