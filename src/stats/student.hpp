// Student's distribution, as far as intervals need it. Internal to the statistics.
#pragma once

#include <optional>

namespace viktig::stats {

/// The t that leaves (1 - confidence) / 2 in each tail.
/// @return  nullopt unless 0 < confidence < 1 and degrees_of_freedom > 0
[[nodiscard]] std::optional<double> two_sided_t(double confidence, double degrees_of_freedom);

}  // namespace viktig::stats
