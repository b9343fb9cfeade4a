// The rules about the whole case: meetings, waiting, the talk some time after, and goals that nobody rates.
#include <algorithm>

#include "contact.hpp"
#include "signal_rules.hpp"
#include "viktig/model/date_words.hpp"

namespace viktig::report {

using base::Date;
using model::Episode;
using model::Goal;
using model::History;
using model::Session;
using model::Settings;

namespace {

std::optional<Finding> silence(const History& history, const Episode& episode, const Settings& settings, Date day) {
    const Contact known = contact_of(history, episode);
    const Date quiet_from = known.last_met.value_or(*episode.opened);
    if (base::days_between(quiet_from, day) < settings.silence_days) return std::nullopt;
    const Date* agreed = known.agreed ? std::get_if<Date>(&*known.agreed) : nullptr;
    const bool as_needed = known.agreed && !agreed;
    if (as_needed || (agreed && *agreed >= day)) return std::nullopt;
    Finding found;
    found.rule = Rule::silence;
    found.last_met = known.last_met;
    found.since = quiet_from + std::chrono::days(settings.silence_days);
    if (agreed && *agreed > quiet_from) {
        found.went_by = *agreed;
        found.since = std::max(found.since, *agreed + std::chrono::days(1));
    }
    return found;
}


std::optional<Finding> waiting(const Episode& episode, const Settings& settings, Date day) {
    if (!episode.waiting()) return std::nullopt;
    Finding found;
    found.rule = Rule::waiting;
    found.since = episode.asked.value_or(episode.listed) + std::chrono::days(settings.waiting_days);
    if (found.since > day) return std::nullopt;
    return found;
}

/// The same day of the month, or its last one.
Date months_after(Date date, int months) {
    const std::chrono::year_month_day from(date);
    const std::chrono::year_month month = from.year() / from.month() + std::chrono::months(months);
    const std::chrono::year_month_day there = month / from.day();
    return there.ok() ? Date(there) : Date(month / std::chrono::last);
}

std::optional<Finding> follow_up_due(const History& history, const Episode& episode, Date day) {
    constexpr std::chrono::days early_enough(30);
    if (!episode.ending || episode.ending->date > day || episode.ending->how == "died") return std::nullopt;
    std::optional<Finding> latest;
    for (const std::string& span : episode.ending->follow_up) {
        const auto months = model::months_of_span(span);  // a hand may have written anything
        if (!months) continue;
        const Date due = months_after(episode.ending->date, *months);
        const bool held = std::ranges::any_of(history.sessions, [&](const Session& session) {
            return session.kind == "follow-up" && session.held() && session.date >= due - early_enough && session.date > episode.ending->date;
        });
        if (due > day || held || (latest && latest->since >= due)) continue;
        latest.emplace();
        latest->rule = Rule::follow_up_due;
        latest->since = due;
        latest->months = *months;
    }
    return latest;
}

/// Whoever's goal it is may leave it unrated; asked they were.
bool was_asked_for(const Goal& goal, const Session& session) {
    const bool rated = std::ranges::any_of(session.ratings, [&](const model::Rating& rating) {
        return rating.key.what == goal.id && rating.status == model::Status::rated;
    });
    const bool on_slips = std::ranges::any_of(session.slips, [&](const model::Slips& slips) { return slips.what == goal.id; });
    return rated || on_slips || (goal.owner != "all" && session.status_of(goal.owner, "", goal.id) == model::Status::declined);
}

std::optional<Finding> goal_unrated(const Goal& goal, const History& history, const Episode& episode, const Settings& settings, Date day) {
    if (goal.ended && *goal.ended <= day) return std::nullopt;
    Finding found;
    found.rule = Rule::goal_unrated;
    found.goal = &goal;
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n) {
        const Session& session = history.sessions[n];
        const bool expected = session.held() && settings.expects_rating(session.kind) && session.date > goal.series_start();
        if (was_asked_for(goal, session)) found.unrated_on.clear();
        else if (expected) found.unrated_on.push_back(session.date);
    }
    const auto limit = static_cast<std::size_t>(settings.goal_unrated_meetings);
    if (found.unrated_on.size() < limit) return std::nullopt;
    found.since = found.unrated_on[limit - 1];
    return found;
}

}  // namespace

std::vector<Finding> find_about_case(const History& history, const Episode& episode, const Settings& settings, Date day) {
    std::vector<Finding> standing;
    const auto keep = [&](std::optional<Finding> found) {
        if (found) standing.push_back(std::move(*found));
    };
    if (is_open_on(episode, day)) {
        for (const Goal& goal : history.goals) keep(goal_unrated(goal, history, episode, settings, day));
        keep(silence(history, episode, settings, day));
    }
    keep(waiting(episode, settings, day));
    keep(follow_up_due(history, episode, day));
    return standing;
}

}  // namespace viktig::report
