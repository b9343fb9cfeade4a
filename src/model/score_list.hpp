// Scores as they are typed: `4.2,5.1,-,4.4` or `4,2/5,1/-/4,4`. Internal to the log line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/score.hpp"

namespace viktig::model {

struct ScoreList {
    std::vector<std::optional<base::Score>> scores;  ///< nullopt for `-`
    /// The other way to read it, where there is one: every second comma a decimal comma.
    std::optional<std::vector<base::Score>> decimal_reading;
};

/// Reads a list. With a `/` anywhere the `/` separates and numbers may have a point or a comma; else the comma separates.
/// @throws Error (usage) naming the part that is no number; `?` is refused as one that nobody gave
[[nodiscard]] ScoreList parse_score_list(std::string_view typed);

/// A single number with a point or a comma: totals.
/// @throws Error (usage)
[[nodiscard]] base::Score parse_single_score(std::string_view typed);

}  // namespace viktig::model
