// A history folded to what the outcomes count.
#include "outcomes_case.hpp"

#include <algorithm>
#include <set>

namespace viktig::report {

using model::Episode;
using model::History;
using model::Session;
using model::Settings;

namespace {

template <typename Use>
void each_meeting(const History& history, const Episode& episode, Use use) {
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n)
        if (!is_after_ending(history.sessions[n], episode)) use(history.sessions[n]);
}

std::vector<std::string> who_could_rate(const History& history, const Episode& episode, const Settings& settings, const std::vector<Series>& series) {
    std::set<std::string> people;
    each_meeting(history, episode, [&](const Session& session) {
        if (session.held() && settings.expects_rating(session.kind)) people.insert(session.present.begin(), session.present.end());
    });
    for (const Series& one : series)
        if (!one.points.empty()) people.insert(one.voice);
    std::erase_if(people, [&](const std::string& voice) { return relation_of(history, voice) == staff_relation; });
    return {people.begin(), people.end()};
}

std::vector<GoalCourse> goals_of(const History& history, const Episode& episode, const std::vector<Series>& series) {
    std::vector<GoalCourse> goals;
    for (const Series& one : series) {
        if (!one.goal || !one.has_present_words() || one.points.empty() || !one.change->verdict) continue;
        const std::string owner = one.goal->owner_on(episode.ending->date);
        const bool own = owner == one.voice || (owner == "all" && relation_of(history, one.voice) != staff_relation);
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

OutcomesCase::OutcomesCase(const History& history, const Settings& settings, const OutcomesPeriod& period) {
    for (const Episode& episode : history.episodes) {
        if (episode.asked && period.contains(*episode.asked)) waits.push_back(wait_of(history, episode, period.to));
        if (!episode.ending || episode.ending->date > period.to) continue;
        EndedCourse course = ended_course(history, episode, settings, collect_series(history, episode, settings));
        closed.emplace_back();
        for (const RatedCourse& rated : course.ratings)
            if (is_own_life(rated)) closed.back().push_back(rated);
        const bool in_period = period.contains(course.ended);
        std::optional<EndedCourse>& place = in_period ? counted : earlier;
        if (in_period && place) ++ended_twice;
        if (!place || place->ended <= course.ended) place = std::move(course);
    }
}

}  // namespace viktig::report
