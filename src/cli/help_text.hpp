// What `--help` and `viktig help` print. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

/// `viktig` alone: the commands by group.
void print_overview(const Context& context);

/// A command's own page: how it is typed, what it is for, its options; or its commands and their options' page.
/// @param name  `client add`
[[nodiscard]] std::string help_text(const Parser& parser, const std::string& name, const Context& context);

}  // namespace viktig::cli
