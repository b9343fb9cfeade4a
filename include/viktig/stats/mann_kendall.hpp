// Is there a trend at all? Counts, of all pairs of ratings, how many rose and how many fell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "viktig/stats/trend.hpp"

namespace viktig::stats {

enum class PMethod { exact, normal };

struct MannKendall {
    std::int64_t s = 0;   ///< pairs that rose - pairs that fell; a pair that shares day or score counts for neither
    double variance = 0;  ///< of s when there is no trend, ties in score and in day counted; above zero
    double z = 0;         ///< (s - its sign) / sqrt(variance): with continuity correction; 0 for s = 0
    double tau_b = 0;     ///< s / sqrt(pairs with different days * pairs with different scores): -1 to 1
    double p = 1;         ///< two-sided: how often chance alone gives an s at least as far from zero
    PMethod method = PMethod::exact;
};

/// Exact up to here, normal approximation beyond.
inline constexpr std::size_t exact_mann_kendall_limit = 50;

/// Mann-Kendall test.
///
/// p is exact when there are at most 50 points, and ties in score or in day but not in both: counted over all orders in
/// which the same values could have come. Else it is normal, from z. R's cor.test and scipy are exact without ties only;
/// trend, EnvStats and pymannkendall always give the normal one. tau is tau-b, as in cor.test, trend and scipy; EnvStats
/// and pymannkendall divide by all pairs.
///
/// The test takes ratings for independent. Weekly ratings of one person are not, and p is then too small: show the slope
/// and the counts first.
///
/// @param points  any order
/// @return        nullopt under two points, when all days or all scores are equal, or one is not finite. Two or three
///                points have an answer, but their p is never under 1/3.
///
/// Cost: n(n-1)/2 pairs; the exact p adds some sixty thousand steps for 50 points.
/// Source: H. B. Mann (1945), Econometrica 13:245-259; M. G. Kendall (1970), Rank Correlation Methods, 4th ed., ch. 4-5.
[[nodiscard]] std::optional<MannKendall> mann_kendall(std::span<const Point> points);

/// The variance of s alone: what the interval of a Theil-Sen slope needs. 0 under two points, or when all days or all
/// scores are equal.
[[nodiscard]] double mann_kendall_variance(std::span<const Point> points);

}  // namespace viktig::stats
