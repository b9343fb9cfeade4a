// The lines that trouble stands on, beside the trouble.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "viktig/model/finding.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::model {

/// The line as it may be shown: no digit that belongs to an identity number stands in it, also where the number begins on a
/// line before or goes on after. At most 1000 bytes.
/// @param line  1-based; empty for a line that is not there
[[nodiscard]] std::string excerpt_of(std::string_view text, long line);

/// The same of a line that begins at this byte.
[[nodiscard]] std::string excerpt_at(std::string_view text, std::size_t begin);

/// Gives each problem or finding with a place the line of the text that it stands on. One go through the text, however many
/// they are. What is said of a line does not say a part of a number that is masked in it.
void show_lines(Problems& problems, std::string_view text);
void show_lines(Findings& findings, std::string_view text);

}  // namespace viktig::model
