// How many standard errors an interval reaches to each side.
#pragma once

#include <optional>

namespace viktig::stats {

/// The z of a two-sided interval: 1.959964 for 0.95, 3.090232 for 0.998.
/// @return  nullopt unless 0 < confidence < 1
[[nodiscard]] std::optional<double> normal_critical(double confidence);

/// The t of a two-sided interval.
/// @return  nullopt unless 0 < confidence < 1 and degrees_of_freedom > 0
[[nodiscard]] std::optional<double> student_critical(double confidence, double degrees_of_freedom);

}  // namespace viktig::stats
