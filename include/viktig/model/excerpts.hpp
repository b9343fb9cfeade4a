// The lines that trouble stands on, beside the trouble.
#pragma once

#include <string_view>

#include "viktig/model/finding.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::model {

/// Gives each problem or finding with a place the line of the text that it stands on. One go through the text, however many they are.
void show_lines(Problems& problems, std::string_view text);
void show_lines(Findings& findings, std::string_view text);

}  // namespace viktig::model
