// Ledgers made by chance and written by the program's own writer: every kind of block, key and value, names of every sort.
#pragma once

#include <string>

#include "differential/dice.hpp"

namespace viktig::tests {

/// The text of a ledger of c017, canonical and with nothing wrong in it. Most have one to three blocks.
[[nodiscard]] std::string made_ledger(Dice& dice);

}  // namespace viktig::tests
