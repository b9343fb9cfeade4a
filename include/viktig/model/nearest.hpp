// "Did you mean": for commands, clients, voices, goals and measures alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace viktig::model {

/// The candidate closest to what was typed, capitals aside: a typing slip or two away (a third of its length at most), or begun with it.
/// Ties go to the first in the order given. nullopt when nothing is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> candidates);

}  // namespace viktig::model
