// The standard normal distribution, as far as the other statistics need it.
#pragma once

#include <optional>

namespace viktig::stats {

/// The z that leaves (1 - confidence) / 2 in each tail: 1.959964 for 0.95, where papers often print 1.96.
/// @param confidence  above 0 and under 1; nullopt else
[[nodiscard]] std::optional<double> two_sided_z(double confidence);

/// How likely a standard normal value is to lie at least |z| from zero, on either side: 1 for z = 0.
[[nodiscard]] double two_sided_p(double z);

}  // namespace viktig::stats
