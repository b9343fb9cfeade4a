// viktig.toml: read whole, refused whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/error.hpp"
#include "viktig/model/settings.hpp"

namespace viktig::store {

/// @throws Error (data) with the place, for a syntax error, a value that cannot be, or a newer format
[[nodiscard]] model::Settings read_settings(std::string_view text, const std::string& file);

/// As far as they can be read, without throwing; for check. What is wrong is told, all of it, and done without.
[[nodiscard]] model::Settings read_settings(std::string_view text, const std::string& file, std::vector<base::Error>& troubles);

/// The viktig.toml of a new store, with a comment for each setting.
[[nodiscard]] std::string initial_settings();

}  // namespace viktig::store
