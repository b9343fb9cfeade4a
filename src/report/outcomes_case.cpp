// A history folded to what the outcomes count.
#include "outcomes_case.hpp"

#include <algorithm>
#include <set>

namespace viktig::report {

using model::Episode;
using model::History;
using model::Session;
using model::Settings;
using stats::ChangeClass;

namespace {

constexpr std::string_view staff = "staff";

std::string relation_of(const History& history, const std::string& voice) {
    const model::Voice* known = history.voice(voice);
    return known ? known->relation : std::string();
}

std::string age_of(const History& history, const Episode& episode, const std::string& voice) {
    const model::Voice* known = history.voice(voice);
    if (known && !known->age.empty()) return known->age;
    return episode.kind == "person" && voice == "client" ? episode.age : std::string();
}

template <typename Use>
void each_meeting(const History& history, const Episode& episode, Use use) {
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n)
        if (!is_after_ending(history.sessions[n], episode)) use(history.sessions[n]);
}

/// Each who rates is counted once for a measure: of several whose life they rate, the one rated most often.
void keep_one_for_each_rater(std::vector<std::pair<std::string, RatedCourse>>& rated) {
    std::ranges::stable_sort(rated, [](const auto& a, const auto& b) { return a.second.totals.size() > b.second.totals.size(); });
    std::set<std::string> seen;
    std::erase_if(rated, [&](const auto& one) {
        return !seen.insert(one.second.measure->id + ' ' + (one.second.who == "self" ? "self " : "about ") + one.first).second;
    });
}

std::vector<RatedCourse> ratings_of(const History& history, const Episode& episode, const std::vector<Series>& series) {
    std::vector<std::pair<std::string, RatedCourse>> rated;
    for (const Series& one : series) {
        if (!one.measure || one.points.empty()) continue;
        const std::string relation = relation_of(history, one.voice);
        if (one.about.empty() && relation == staff) continue;  // how the helpers are is no outcome
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

std::vector<std::string> who_could_rate(const History& history, const Episode& episode, const Settings& settings, const std::vector<Series>& series) {
    std::set<std::string> people;
    each_meeting(history, episode, [&](const Session& session) {
        if (session.held() && settings.expects_rating(session.kind)) people.insert(session.present.begin(), session.present.end());
    });
    for (const Series& one : series)
        if (!one.points.empty()) people.insert(one.voice);
    std::erase_if(people, [&](const std::string& voice) { return relation_of(history, voice) == staff; });
    return {people.begin(), people.end()};
}

std::vector<GoalCourse> goals_of(const History& history, const Episode& episode, const std::vector<Series>& series) {
    std::vector<GoalCourse> goals;
    for (const Series& one : series) {
        if (!one.goal || !one.has_present_words() || one.points.empty() || !one.change->verdict) continue;
        const std::string owner = one.goal->owner_on(episode.ending->date);
        const bool own = owner == one.voice || (owner == "all" && relation_of(history, one.voice) != staff);
        if (own) goals.push_back({one.voice, *one.change->verdict});
    }
    return goals;
}

EndedCourse ended_course(const History& history, const Episode& episode, const Settings& settings, const std::vector<Series>& series) {
    EndedCourse course;
    course.ended = episode.ending->date;
    course.how = episode.ending->how;
    course.kind = episode.kind;
    course.team = episode.team_on(course.ended);
    course.therapist = episode.therapist_on(course.ended);
    std::optional<base::Date> last_met;
    each_meeting(history, episode, [&](const Session& session) {
        if (counts_as_meeting(session, settings)) ++course.meetings;
        if (session.held()) last_met = session.date;
        course.missed_last = session.missed && *session.missed != model::Missed::us;
    });
    if (episode.opened && last_met && *last_met >= *episode.opened) course.days = base::days_between(*episode.opened, *last_met);
    course.ratings = ratings_of(history, episode, series);
    course.could_rate = who_could_rate(history, episode, settings, series);
    course.goals = goals_of(history, episode, series);
    return course;
}

/// From the day they asked to the first meeting held; until the ending or the last day, where there was none.
stats::Wait wait_of(const History& history, const Episode& episode, base::Date last_day) {
    std::optional<base::Date> met;
    each_meeting(history, episode, [&](const Session& session) {
        if (!met && session.held() && session.date >= *episode.asked) met = session.date;
    });
    const base::Date until = met ? *met : episode.ending ? episode.ending->date : last_day;
    return {static_cast<int>(std::max(0L, base::days_between(*episode.asked, until))), met.has_value()};
}

}  // namespace

std::optional<stats::Side> RatedCourse::ended() const {
    if (!yardstick.cutoff) return std::nullopt;
    return stats::side_of(totals.back(), *yardstick.cutoff, yardstick.direction);
}

bool RatedCourse::is_reliably_better() const {
    return change.verdict == ChangeClass::better || change.verdict == ChangeClass::better_past_cutoff;
}

OutcomesCase::OutcomesCase(const History& history, const Settings& settings, const OutcomesPeriod& period) {
    for (const Episode& episode : history.episodes) {
        if (episode.asked && period.contains(*episode.asked)) waits.push_back(wait_of(history, episode, period.to));
        if (!episode.ending || episode.ending->date > period.to) continue;
        EndedCourse course = ended_course(history, episode, settings, collect_series(history, episode, settings));
        for (const RatedCourse& rated : course.ratings)
            if (rated.who == "self" && rated.measure->type == model::MeasureType::outcome) closed.push_back(rated);
        const bool in_period = period.contains(course.ended);
        std::optional<EndedCourse>& place = in_period ? counted : earlier;
        if (in_period && place) ++ended_twice;
        if (!place || place->ended <= course.ended) place = std::move(course);
    }
}

}  // namespace viktig::report
