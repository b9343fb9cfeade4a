// Does a voice's score drift on one measure, and how steeply? Resists odd meetings; assumes no shape of the noise.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/stats/interval.hpp"

namespace viktig::stats {

/// One rating: when (days since any fixed day) and what (score, in the measure's own points). Both finite.
struct Point {
    double day = 0;
    double score = 0;
};

/// A line that half of all pairs rise more steeply than, and half less.
struct TheilSen {
    double slope = 0;                        ///< points of score per day
    double intercept = 0;                    ///< points, at day 0
    std::size_t pairs = 0;                   ///< of points on different days: what the slope is the median of
    std::optional<Interval> slope_interval;  ///< absent when there are too few points for the confidence asked for
};

/// Theil-Sen line: the slope is the median of the slopes of all pairs of points with different days, the intercept the
/// median of score - slope * day (as mblm, zyp and scipy's "joint" have it; EnvStats and scipy by default let the line go
/// through the median score at the median day). Up to 29 % of the points may be arbitrary.
///
/// The interval is Sen's by the normal approximation: with N pairs, V the variance of Mann-Kendall's S (ties counted) and
/// C = z * sqrt(V), from the slope of rank (N - C) / 2 to that of rank (N + C) / 2 + 1, ranks rounded to the nearest whole
/// number, a half to the even one, as in R's trend and in scipy. A rank outside 1 to N means that no slopes lie that far
/// out: then the interval is absent (as in trend), not cut to the extreme slopes (as in scipy), which would promise a
/// confidence that it does not have. With four points there is none at 95 %, save with ties. It is also absent when all
/// scores are equal: nothing then tells how large the noise is. Ratings that hang together from one to the next make it
/// too narrow.
///
/// @param points      any order; points may share a day (such pairs are skipped)
/// @param confidence  above 0 and under 1, else there is no interval
/// @return            nullopt when no two days differ, or a number is not finite
///
/// Cost: time and memory grow with the pairs, n(n-1)/2.
/// Source: P. K. Sen (1968), J. Am. Stat. Assoc. 63:1379-1389; R. O. Gilbert (1987), Statistical Methods for Environmental
/// Pollution Monitoring, ch. 16.
[[nodiscard]] std::optional<TheilSen> theil_sen(std::span<const Point> points, double confidence = 0.95);

/// Lag-1 autocorrelation: how much a score's distance from the mean goes with that of the one before, -1 to 1. By order, not
/// by day. Far from zero it warns that intervals are too narrow and p-values too small. As R's acf: both sums run over
/// distances from the mean of all scores, and the shorter sum is not made up for.
///
/// @param scores  in the order of time
/// @return        nullopt under three scores (of two it is always -1/2), when all are equal, or one is not finite
[[nodiscard]] std::optional<double> lag1_autocorrelation(std::span<const double> scores);

}  // namespace viktig::stats
