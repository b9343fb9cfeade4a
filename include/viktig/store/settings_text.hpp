// viktig.toml: read whole, refused whole.
#pragma once

#include <string>
#include <string_view>

#include "viktig/model/settings.hpp"

namespace viktig::store {

/// @throws Error (data) with the place, for a syntax error, a value that cannot be, or a newer format
[[nodiscard]] model::Settings read_settings(std::string_view text, const std::string& file);

/// The viktig.toml of a new store, with a comment for each setting.
[[nodiscard]] std::string initial_settings();

}  // namespace viktig::store
