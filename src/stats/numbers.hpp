// Sums and orders that several statistics share.
#pragma once

#include <span>
#include <vector>

namespace viktig::stats {

[[nodiscard]] bool all_finite(std::span<const double> values);

/// In extended precision, so that scores far from zero keep the digits of their differences. At least one value.
[[nodiscard]] long double mean(std::span<const double> values);

/// Of sorted values, at least one; the mean of the middle two where they are even in number.
[[nodiscard]] double median_of_sorted(std::span<const double> values);
[[nodiscard]] double median(std::vector<double> values);

}  // namespace viktig::stats
