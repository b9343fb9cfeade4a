// Several people rate the same thing on the same measure at one time: how far apart are they? A distance is neither good
// nor bad, and no mean over people stands for them. Who did not rate is not in the span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "viktig/base/score.hpp"
#include "viktig/stats/trend.hpp"

namespace viktig::stats {

/// Highest - lowest, in points; exact. Grows with the number of people, so compare only like with like.
/// @return nullopt under two ratings
[[nodiscard]] std::optional<base::Score> range(std::span<const base::Score> ratings);

/// Standard deviation over people (n - 1), in points.
/// @return nullopt under three ratings: of two it says no more than the range
[[nodiscard]] std::optional<double> spread(std::span<const base::Score> ratings);

/// A mean of others less one: a fraction, since a mean of three is seldom a decimal.
struct Gap {
    std::int64_t thousandths = 0;  ///< the others' distances from the one, added up
    std::int64_t others = 1;       ///< what that is divided by

    [[nodiscard]] double points() const;
    /// Rounded once, halves away from zero. @param decimals  0 to 3
    [[nodiscard]] base::Score rounded(int decimals) const;
};

/// Mean of the others - this one, in points; exact. Above zero when the others' scores are higher.
/// @return nullopt without others
[[nodiscard]] std::optional<Gap> signed_gap(base::Score one, std::span<const base::Score> others);

/// Do they come closer or drift apart? The Theil-Sen slope of the range over time, in points per day; below zero: closer.
/// The ranges should be of the same people each time: who stays away changes the range more than anyone's mind.
/// @param ranges  one Point per time, score = range
/// @return        nullopt under four times, or when no two days differ, or a number is not finite
[[nodiscard]] std::optional<TheilSen> range_trend(std::span<const Point> ranges);

/// How many went which way.
struct DirectionCounts {
    std::size_t better = 0;     ///< gain >= reliable change
    std::size_t no_change = 0;  ///< between
    std::size_t worse = 0;      ///< gain <= -reliable change
};

/// Do they see things move the same way?
/// @param gains            one per person with two ratings, better positive: Change::gain. None: all counts are 0.
/// @param reliable_change  above zero; nullopt else
[[nodiscard]] std::optional<DirectionCounts> count_directions(std::span<const base::Score> gains,
                                                              base::Score reliable_change);

}  // namespace viktig::stats
