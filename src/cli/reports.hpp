// Reports with a file of their own: their options. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

void add_outcomes_report(Parser& parser, Command& chosen);

}  // namespace viktig::cli
