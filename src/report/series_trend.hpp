// How fast one series moves, and whether it does. Internal to reports.
#pragma once

#include <optional>

#include "viktig/report/series.hpp"
#include "viktig/stats/interval.hpp"
#include "viktig/stats/mann_kendall.hpp"

namespace viktig::report {

/// With fewer there is an answer to print, and nothing to learn from it: no interval, and no p under 1/3.
inline constexpr std::size_t fewest_days_of_trend = 4;

/// Points of score for each step of time, the middle of all slopes.
struct Pace {
    double slope = 0;
    std::optional<stats::Interval> interval;  ///< of 95 %; absent where there are too few ratings for it
};

struct SeriesTrend {
    std::size_t ratings = 0, days = 0;
    std::size_t pairs = 0;  ///< of ratings on different days: what the slope a week is the middle of
    Pace per_week;
    Pace per_rating;        ///< by the order of the ratings, each a step from the one before
    std::optional<stats::MannKendall> drift;  ///< by day; absent where all scores are equal
    std::optional<double> lag1;               ///< likewise
};

/// @param from  ratings before this day do not count; absent: all of the series
/// @return      nullopt when the ratings fall on fewer than four different days
[[nodiscard]] std::optional<SeriesTrend> trend_of(const Series& series, std::optional<base::Date> from = std::nullopt);
/// Its `per_week` alone, which is a fraction of the work.
[[nodiscard]] std::optional<Pace> weekly_pace_of(const Series& series);

/// `per_week`, `per_week_lower`, `per_week_upper`, `per_rating` ..., `pairs`.
[[nodiscard]] Facts slope_facts(const SeriesTrend& trend);
/// `s`, `tau_b`, `z`, `p`, `p_method`, `lag1`.
[[nodiscard]] Facts drift_facts(const SeriesTrend& trend);

/// "+0.54 (+0.20 to +0.80)"; without an interval the slope alone.
[[nodiscard]] base::Message pace_words(const Pace& pace);
/// "0.036", "< 0.001": a p-value is never shown as nought.
[[nodiscard]] base::Message p_words(double p);

/// Columns `a week`, `a rating`, then Mann-Kendall and the autocorrelation, for tables of the flag --statistics.
[[nodiscard]] std::vector<Column> slope_columns();
[[nodiscard]] std::vector<Cell> slope_cells(const SeriesTrend& trend);
[[nodiscard]] std::vector<Column> drift_columns();
[[nodiscard]] std::vector<Cell> drift_cells(const SeriesTrend& trend);

}  // namespace viktig::report
