// Asked and answered: what is counted.
#include "week_asked.hpp"

#include <algorithm>

namespace viktig::report {

using model::Missed;
using model::Rating;
using model::Session;
using model::Status;

namespace {

/// Somebody filled it in, for themselves or about another, with a name or without.
bool answered(const Session& session, const std::string& measure) {
    const auto rated = [&](const Rating& rating) {
        return rating.status == Status::rated && rating.key.what == measure;
    };
    const auto on_slips = [&](const model::Slips& slips) { return slips.what == measure && !slips.scores.empty(); };
    return std::ranges::any_of(session.ratings, rated) || std::ranges::any_of(session.slips, on_slips);
}

bool gave(const Session& session, std::string_view voice, Status status) {
    return std::ranges::any_of(
        session.ratings, [&](const Rating& rating) { return rating.key.voice == voice && rating.status == status; });
}

/// The group that filled in one slip each is as large as its longest list.
std::int64_t unnamed_raters(const Session& session) {
    std::size_t most = 0;
    for (const model::Slips& slips : session.slips) most = std::max(most, slips.scores.size());
    return static_cast<std::int64_t>(most);
}

/// Two ratings of one thing, how life is or a goal, by one person.
bool change_can_be_told(const WeekCase& one) {
    return std::ranges::any_of(one.series, [](const Series& series) {
        return series.type != SeriesType::alliance && series.has_present_words() && series.points.size() >= 2;
    });
}

}  // namespace

PeopleThere people_at(const Session& session) {
    PeopleThere people;
    std::int64_t told_not_asked = 0;
    for (const std::string_view voice : session.present) {
        if (gave(session, voice, Status::rated))
            ++people.rated;
        else if (gave(session, voice, Status::declined))
            ++people.declined;
        else if (gave(session, voice, Status::not_asked))
            ++told_not_asked;
    }
    people.rated += unnamed_raters(session);
    const auto named = static_cast<std::int64_t>(session.present.size());
    people.there = std::max({named, people.rated + people.declined + told_not_asked, session.headcount.value_or(0)});
    people.not_asked = people.there - people.rated - people.declined;
    return people;
}

AskedAndAnswered::AskedAndAnswered(const model::Settings& settings, const model::MeasureSet& measures,
                                   const WeekWindow& window)
    : settings_(settings), window_(window) {
    for (const std::string& id : settings.asked)
        if (const model::Measure* measure = measures.find(id)) asked_.push_back({measure});
}

void AskedAndAnswered::add(const WeekCase& one) {
    for (const Session& session : one.history.sessions) add_meeting(session);
    add_late(one.history);
    if (!one.open) return;
    ++open_;
    if (change_can_be_told(one)) ++change_known_;
}

void AskedAndAnswered::add_meeting(const Session& session) {
    const auto column = window_.column(session.date);
    if (!column) return;
    const bool this_week = *column == weeks_shown - 1;
    if (session.missed) {
        if (!this_week) return;
        ++(*session.missed == Missed::them ? them_ : *session.missed == Missed::us ? us_ : no_show_);
        return;
    }
    if (!settings_.expects_rating(session.kind)) {
        if (this_week) ++no_rating_[std::string(session.kind)];
        return;
    }
    ++held_[*column];
    for (Asked& asked : asked_)
        if (answered(session, asked.measure->id)) ++asked.answered[*column];
    if (!this_week) return;
    const PeopleThere people = people_at(session);
    people_.there += people.there;
    people_.rated += people.rated;
    people_.declined += people.declined;
    people_.not_asked += people.not_asked;
}

void AskedAndAnswered::add_late(const model::History& history) {
    constexpr std::chrono::days one{1};  // no clock's day is further from that of UTC
    for (const Session& session : history.sessions) {
        if (session.date >= window_.monday || session.logged < window_.monday - one || session.logged >= window_.sunday + 2 * one) continue;
        const base::Date logged_on = window_.local_day(session.logged);
        const base::Week held_in = base::week_of(session.date);
        if (base::week_of(logged_on) != window_.week || held_in >= window_.week) continue;
        ++late_[history.client];
        late_weeks_.insert(held_in);
    }
}

}  // namespace viktig::report
