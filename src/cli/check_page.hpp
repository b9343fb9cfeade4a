// What check found, as text or json. Internal to the command line.
#pragma once

#include "command.hpp"
#include "viktig/store/check.hpp"

namespace viktig::cli {

/// `FILE:LINE:COLUMN: fault: what is wrong`, the line, `hint: what to do`, for each; then the counts.
[[nodiscard]] std::string check_text(const store::Checked& checked, const Context& context);

/// The same for programs: keys that no language changes beside the words.
/// @param steps  what was mended before
[[nodiscard]] std::string check_json(const store::Checked& checked, const std::vector<base::Message>& steps, const Context& context);

}  // namespace viktig::cli
