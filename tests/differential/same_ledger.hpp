// Two ledgers as read, compared member by member, places included.
#pragma once

#include <string>

#include "viktig/store/ledger_text.hpp"

namespace viktig::tests {

/// What is different, in words for whoever mends a reader; empty when nothing is.
[[nodiscard]] std::string difference(const store::ReadLedger& a, const store::ReadLedger& b);

}  // namespace viktig::tests
