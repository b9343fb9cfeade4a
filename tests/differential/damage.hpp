// Damage in one place of a ledger's text, of every kind that a disk, a merge, an editor or a hand can do.
#pragma once

#include <string>
#include <string_view>

#include "differential/dice.hpp"

namespace viktig::tests {

struct Damaged {
    std::string_view kind;
    std::string text;
};

/// `text`, which has two lines at least, with something done to it. It may still be canonical: another digit, another letter.
[[nodiscard]] Damaged damaged(const std::string& text, Dice& dice);

}  // namespace viktig::tests
