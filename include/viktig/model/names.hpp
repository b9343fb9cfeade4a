// Names that a case does not know: what to say, and what may have been meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viktig/base/error.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/settings.hpp"

namespace viktig::model {

/// Nobody of that name: the nearest one, who there is, or the line that adds them.
/// @param others  names that would do here besides the voices: `team`, `all`
[[nodiscard]] base::Error unknown_voice(const std::string& typed, const History& history, std::span<const std::string_view> others = {});

/// The line that adds somebody whom a ledger names and does not know, or the goal; where they could not be called so (an identity
/// number is never repeated), the line on file to correct.
[[nodiscard]] base::Message add_voice_hint(const std::string& client, const std::string& voice, const std::string& file, long line);
[[nodiscard]] base::Message add_goal_hint(const std::string& client, const std::string& goal, const std::string& file, long line);

/// Neither a goal of this case nor a measure.
[[nodiscard]] base::Error unknown_what(const std::string& typed, const History& history, const MeasureSet& measures);

/// No kind of meeting: the nearest one, or all there are, the service's own with them.
[[nodiscard]] base::Message known_kinds_hint(const std::string& typed, const Settings& settings);

}  // namespace viktig::model
