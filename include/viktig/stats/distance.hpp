// Several people rate the same thing on the same measure at one time: how far apart are they? A distance is neither good
// nor bad, and no mean over people stands for them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/base/score.hpp"
#include "viktig/stats/trend.hpp"

namespace viktig::stats {

/// Highest - lowest, in points. Grows with the number of people, so compare only like with like.
/// @return nullopt under two ratings. Here and below also when a number is not finite; who did not rate is not in the span.
[[nodiscard]] std::optional<double> range(std::span<const double> ratings);

/// Standard deviation over people (n - 1), in points.
/// @return nullopt under three ratings: of two it says no more than the range
[[nodiscard]] std::optional<double> spread(std::span<const double> ratings);

/// Mean of the others - this one, in points: above zero when the others' scores are higher.
/// @return nullopt without others
[[nodiscard]] std::optional<double> signed_gap(double one, std::span<const double> others);

/// The lowest rating, in points: a mean hides it. Low is meant as a number, whichever way the measure runs.
/// @return nullopt without ratings
[[nodiscard]] std::optional<double> lowest(std::span<const double> ratings);

/// Do they come closer or drift apart? The Theil-Sen slope of the range over time, in points per day; below zero: closer.
/// The ranges should be of the same people each time: who stays away changes the range more than anyone's mind.
/// @param ranges  one Point per time, score = range
/// @return        nullopt under four times, or when no two days differ
[[nodiscard]] std::optional<double> range_trend(std::span<const Point> ranges);

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
