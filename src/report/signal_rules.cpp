// The rules themselves: each looks at one series, newest rating last, and walks back to the first day of the spell.
#include "signal_rules.hpp"

#include <algorithm>

#include "contact.hpp"

namespace viktig::report {

using base::Date;
using base::Score;
using model::Episode;
using model::History;
using model::Session;
using model::Settings;

namespace {

/// The first of the newest run of points for which the rule holds; nullopt when it does not hold for the newest.
std::optional<std::size_t> start_of_spell(std::size_t count, auto holds) {
    std::size_t start = count;
    while (start > 0 && holds(start - 1)) --start;
    if (start == count) return std::nullopt;
    return start;
}

std::vector<DatedScore> totals(const Series& series) {
    std::vector<DatedScore> values;
    values.reserve(series.points.size());
    for (const SeriesPoint& point : series.points) values.push_back({point.date, point.total});
    return values;
}

Finding finding(Rule rule, const Series& series, std::size_t start, std::optional<Score> one_limit) {
    Finding found;
    found.rule = rule;
    found.series = &series;
    found.values = totals(series);
    found.since = found.values[start].date;
    found.one_limit = one_limit;
    return found;
}

bool is_under(const Series& series, Score total) {
    const auto& cutoff = series.yardstick.cutoff;
    return cutoff && stats::side_of(total, *cutoff, series.yardstick.direction) == stats::Side::under;
}

/// How far rating n is from the first towards trouble.
Score down_at(const Series& series, std::size_t n) {
    return setback(series.points.front().total, series.points[n].total, series.yardstick.direction);
}

bool is_worse_at(const Series& series, std::size_t n) {
    const auto& limit = series.yardstick.reliable_change;
    return limit && down_at(series, n) >= *limit;
}

bool is_slipping_at(const Series& series, std::size_t n) {
    const auto& limit = series.yardstick.reliable_change;
    if (!limit || n == 0 || is_worse_at(series, n)) return false;
    const auto half_down = [&](std::size_t rating) { return down_at(series, rating) + down_at(series, rating) >= *limit; };
    return half_down(n) && half_down(n - 1);
}

std::optional<Finding> worse(const Series& series) {
    if (series.type != SeriesType::outcome) return std::nullopt;
    const auto start = start_of_spell(series.points.size(), [&](std::size_t n) { return is_worse_at(series, n); });
    if (!start) return std::nullopt;
    return finding(Rule::worse, series, *start, *series.yardstick.reliable_change);
}

std::optional<Finding> slipping(const Series& series) {
    if (series.type != SeriesType::outcome) return std::nullopt;
    const auto start = start_of_spell(series.points.size(), [&](std::size_t n) { return is_slipping_at(series, n); });
    if (!start) return std::nullopt;
    return finding(Rule::slipping, series, *start, std::nullopt);
}

std::optional<Finding> below_expected(const History& history, const Series& series, const ExpectedCourses& expected) {
    if (!can_be_behind(history, series)) return std::nullopt;
    const auto course = expected.find(series.what);
    if (course == expected.end()) return std::nullopt;
    const auto expected_at = [&](std::size_t n) {
        // A prorated total may be finer than the form's own.
        const int decimals = std::max(series.decimals(), series.points[n].total.decimals());
        return course->second.at(series.points.front().total, n + 1, series.yardstick.direction, decimals);
    };
    const auto start = start_of_spell(series.points.size(), [&](std::size_t n) {
        const auto there = expected_at(n);
        return !is_worse_at(series, n) && !is_slipping_at(series, n) && there && setback(there->limit, series.points[n].total, series.yardstick.direction) > Score{};
    });
    if (!start) return std::nullopt;
    Finding found = finding(Rule::below_expected, series, *start, std::nullopt);
    found.expected = expected_at(series.points.size() - 1);
    found.course = &course->second;
    return found;
}

/// What counts as one limit further down for the talks.
Score talks_limit(const Series& series) {
    return series.measure->fall.value_or(Score::from_whole(1));
}

std::optional<Finding> alliance_low(const Series& series) {
    if (series.type != SeriesType::alliance) return std::nullopt;
    const auto start = start_of_spell(series.points.size(),
                                      [&](std::size_t n) { return is_under(series, series.points[n].total); });
    if (!start) return std::nullopt;
    return finding(Rule::alliance_low, series, *start, talks_limit(series));
}

std::optional<Finding> alliance_falling(const Series& series) {
    if (series.type != SeriesType::alliance || !series.measure->fall) return std::nullopt;
    if (!series.points.empty() && is_under(series, series.points.back().total)) return std::nullopt;
    const auto start = start_of_spell(series.points.size(), [&](std::size_t n) {
        if (n == 0) return false;
        const Score before = series.points[n - 1].total;
        return setback(before, series.points[n].total, series.yardstick.direction) >= *series.measure->fall;
    });
    if (!start) return std::nullopt;
    return finding(Rule::alliance_falling, series, *start, talks_limit(series));
}

std::optional<Finding> no_gain_yet(const Series& series, const Settings& settings) {
    const auto& limit = series.yardstick.reliable_change;
    if (series.type != SeriesType::outcome || !limit || series.points.empty()) return std::nullopt;
    const Score first = series.points.front().total;
    if (!is_under(series, first)) return std::nullopt;
    const auto start = start_of_spell(series.points.size(), [&](std::size_t n) {
        const bool enough = static_cast<long>(n) + 1 >= settings.no_gain_meetings && n > 0;
        return enough && magnitude(series.points[n].total - first) < *limit && !is_slipping_at(series, n);
    });
    if (!start) return std::nullopt;
    return finding(Rule::no_gain_yet, series, *start, std::nullopt);
}

/// The scores given to one item, also on forms that are not complete.
std::vector<DatedScore> item_scores(const History& history, const Episode& episode, const Series& series, int item) {
    std::vector<DatedScore> scores;
    const auto place = static_cast<std::size_t>(item - 1);
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n) {
        const Session& session = history.sessions[n];
        if (is_after_ending(session, episode)) continue;
        const model::Rating* rating = session.find(series.voice, series.about, series.what);
        if (rating && place < rating->items.size() && rating->items[place])
            scores.push_back({session.date, *rating->items[place]});
    }
    return scores;
}

std::optional<Finding> watch(const History& history, const Episode& episode, const Series& series) {
    if (!series.measure) return std::nullopt;
    for (const model::WatchedItem& watched : series.measure->watch) {
        std::vector<DatedScore> scores = item_scores(history, episode, series, watched.item);
        const auto start =
            start_of_spell(scores.size(), [&](std::size_t n) { return scores[n].score >= watched.at_least; });
        if (!start) continue;
        Finding found;
        found.rule = Rule::watch;
        found.series = &series;
        found.since = scores[*start].date;
        found.values = std::move(scores);
        found.one_limit = series.measure->step;
        found.watched_item = watched.item;
        found.watch_limit = watched.at_least;
        return found;
    }
    return std::nullopt;
}

}  // namespace

Score setback(Score earlier, Score later, stats::Direction direction) {
    return direction == stats::Direction::higher_is_better ? earlier - later : later - earlier;
}

std::vector<Finding> find_standing(const History& history, const Episode& episode, const std::vector<Series>& series,
                                   const Settings& settings, Date day, const ExpectedCourses& expected) {
    std::vector<Finding> standing;
    if (!is_open_on(episode, day)) return find_about_case(history, episode, settings, day);
    const auto keep = [&](std::optional<Finding> found) {
        if (found) standing.push_back(std::move(*found));
    };
    for (const Series& one : series) {
        if (!one.has_present_words()) continue;
        keep(watch(history, episode, one));
        keep(worse(one));
        keep(below_expected(history, one, expected));
        keep(alliance_low(one));
        keep(alliance_falling(one));
        keep(slipping(one));
        keep(no_gain_yet(one, settings));
    }
    for (Finding& found : find_about_case(history, episode, settings, day)) standing.push_back(std::move(found));
    return standing;
}

}  // namespace viktig::report
