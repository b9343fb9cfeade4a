// The courses of a case, person by person.
#include "rated_course.hpp"

#include <algorithm>
#include <set>

namespace viktig::report {

using model::Episode;
using model::History;
using stats::ChangeClass;

namespace {

std::string age_of(const History& history, const Episode& episode, const std::string& voice) {
    const model::Voice* known = history.voice(voice);
    if (known && !known->age.empty()) return known->age;
    return episode.kind == "person" && voice == "client" ? episode.age : std::string();
}

/// Each who rates is counted once for a measure: of several whose life they rate, the one rated most often.
void keep_one_for_each_rater(std::vector<std::pair<std::string, RatedCourse>>& rated) {
    std::ranges::stable_sort(rated, [](const auto& a, const auto& b) { return a.second.totals.size() > b.second.totals.size(); });
    std::set<std::string> seen;
    std::erase_if(rated, [&](const auto& one) {
        return !seen.insert(one.second.measure->id + ' ' + (one.second.who == "self" ? "self " : "about ") + one.first).second;
    });
}

}  // namespace

std::string relation_of(const History& history, const std::string& voice) {
    const model::Voice* known = history.voice(voice);
    return known ? known->relation : std::string();
}

std::vector<RatedCourse> ratings_of(const History& history, const Episode& episode, const std::vector<Series>& series) {
    std::vector<std::pair<std::string, RatedCourse>> rated;
    for (const Series& one : series) {
        if (!one.measure || one.points.empty()) continue;
        const std::string relation = relation_of(history, one.voice);
        if (one.about.empty() && relation == staff_relation) continue;  // how the helpers are is no outcome
        RatedCourse course{one.measure, "self", age_of(history, episode, one.about.empty() ? one.voice : one.about), one.yardstick, {}, *one.change};
        if (!one.about.empty()) course.who = relation == "self" ? "self-on-other" : relation;
        for (const SeriesPoint& point : one.points) course.totals.push_back(point.total);
        rated.emplace_back(one.voice, std::move(course));
    }
    keep_one_for_each_rater(rated);
    std::vector<RatedCourse> courses;
    for (auto& [voice, course] : rated) courses.push_back(std::move(course));
    return courses;
}

bool is_own_life(const RatedCourse& course) {
    return course.who == "self" && course.measure->type == model::MeasureType::outcome;
}

std::optional<stats::Side> RatedCourse::ended() const {
    if (!yardstick.cutoff) return std::nullopt;
    return stats::side_of(totals.back(), *yardstick.cutoff, yardstick.direction);
}

bool RatedCourse::is_reliably_better() const {
    return change.verdict == ChangeClass::better || change.verdict == ChangeClass::better_past_cutoff;
}

}  // namespace viktig::report
