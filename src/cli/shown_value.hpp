// A value of a block in the line that shows what was filed or taken back. Internal to the command line.
#pragma once

#include "viktig/base/message.hpp"
#include "viktig/model/ledger.hpp"

namespace viktig::cli {

/// Words in quotes, a list with commas, a day as it is typed.
[[nodiscard]] base::Message shown_value(std::string_view key, const model::FieldValue& value);

}  // namespace viktig::cli
