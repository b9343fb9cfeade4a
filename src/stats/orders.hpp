// All orders in which values could have come, counted without listing them.
#pragma once

#include <cstdint>
#include <span>

namespace viktig::stats {

/// Values come one after the other, in any order with the same chance. With S = pairs that rise - pairs that fall: the
/// chance of an S at least as far from zero as `s`.
/// @param group_sizes  how many of the values are equal to each other, group by group: {1, 1, 1} when all differ
[[nodiscard]] double share_of_orders_as_far(std::span<const std::size_t> group_sizes, std::int64_t s);

}  // namespace viktig::stats
