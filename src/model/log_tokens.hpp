// What was typed after `viktig log CLIENT`, one thing a word. Internal to the model.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace viktig::model {

/// Takes words apart at blanks, as a shell would have done without quotes. @throws Error (usage) for scores that stand apart:
/// `ors=4.2, 5.1` is most likely one list.
[[nodiscard]] std::vector<std::string> log_tokens(std::span<const std::string> typed);

}  // namespace viktig::model
