// "Did you mean": for commands, clients, voices, goals and measures alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "viktig/base/message.hpp"

namespace viktig::model {

/// The candidate closest to what was typed, capitals aside: a typing slip or two away (a third of its length at most), or begun with it.
/// Ties go to the first in the order given. nullopt when nothing is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> candidates);

/// "one of: a, b, c", to show what could have been typed.
[[nodiscard]] base::Message one_of(std::span<const std::string> known);
[[nodiscard]] base::Message one_of(std::span<const std::string_view> known);
/// "did you mean a?" when one is near, else all of them.
[[nodiscard]] base::Message near_or_one_of(std::string_view typed, std::span<const std::string> known);

}  // namespace viktig::model
