// How many of how many, and what that leaves open.
#pragma once

#include <cstddef>
#include <optional>

#include "viktig/stats/interval.hpp"

namespace viktig::stats {

/// So many of so many.
struct Share {
    std::size_t count = 0;
    std::size_t of = 0;
};

/// Wilson's interval of a proportion, without continuity correction. Never Wald's p -/+ z sqrt(p(1-p)/n), which has no
/// width at 0 of n and leaves 0..1.
///
/// @return  within 0..1, from exactly 0 where nobody counts and to exactly 1 where everybody does;
///          nullopt for 0 of 0, for more than all, and for a confidence not between 0 and 1
/// Source: E. B. Wilson (1927), J. Am. Stat. Assoc. 22:209-212.
[[nodiscard]] std::optional<Interval> wilson_interval(const Share& share, double confidence = 0.95);

}  // namespace viktig::stats
