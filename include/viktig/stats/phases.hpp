// Before and after a marked change: how little the two sets of ratings overlap.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/base/score.hpp"
#include "viktig/stats/interval.hpp"

namespace viktig::stats {

using base::Direction;

/// How two phases lie to each other. 1 is all after better than all before, 1/2 no difference, 0 all worse (Tau: 1, 0, -1).
struct Nonoverlap {
    std::size_t better = 0;   ///< pairs in which after is better
    std::size_t equal = 0;    ///< pairs in which it is the same
    double nap = 0.5;         ///< share of pairs (before, after) in which after is better; equal counts half
    double tau = 0;           ///< 2 * nap - 1
    Interval nap_interval{};  ///< within 0 to 1
    Interval tau_interval{};  ///< within -1 to 1
    double nap_standard_error_no_effect =
        0;  ///< how nap scatters if the phases do not differ: for tests, not intervals
    double tau_standard_error_no_effect = 0;  ///< twice that
};

/// Nonoverlap of all pairs, and Tau.
///
/// Standard error under no effect: sqrt((m + n + 1) / (12 m n)) with m ratings before and n after; ties are not counted
/// in, so with many ties it is somewhat too large. Interval: the two places where |nap - x| is z standard errors, the
/// standard error taken at x (Newcombe's method 5), solved to full precision. The R package SingleCaseES solves the same
/// equation to four places and, at nap = 1 or 0, returns 1 to 1 or 0 to 0, having met the root that says nothing.
///
/// Days do not enter, and a drift that was there before the change is not taken out. Ratings are taken for independent.
///
/// @param before, after  any order, in points
/// @param confidence     of the intervals
/// @return               nullopt when a phase is empty, a number is not finite, or confidence is not between 0 and 1.
///                       One rating each has an answer; its interval covers nearly everything.
///
/// Cost: m * n pairs.
/// Source: R. I. Parker and K. J. Vannest (2009), Behav. Ther. 40:357-367; R. G. Newcombe (2006), Stat. Med. 25:559-573;
/// H. B. Mann and D. R. Whitney (1947), Ann. Math. Stat. 18:50-60 (no effect).
[[nodiscard]] std::optional<Nonoverlap> nonoverlap(std::span<const double> before, std::span<const double> after,
                                                   Direction direction, double confidence = 0.95);

}  // namespace viktig::stats
