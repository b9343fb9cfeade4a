// Which lines of a ledger's text are a block's.
#pragma once

#include "viktig/model/ledger.hpp"

namespace viktig::model {

/// Lines of a text, 1-based: from `first` up to but not including `end`.
struct Lines {
    int first = 0, end = 0;

    [[nodiscard]] bool hold(long line) const { return line >= first && line < end; }
};

/// From a block's head, the comments right above it among them, to the next head, and the comments right above that one. A
/// table of its own within it ([session.ID.rated.teen]) is no other head; a block that could not be read is one.
/// In a ledger edited by hand these lines may hold more than the block: whoever cuts them out must look at what is left.
[[nodiscard]] Lines lines_of(const Ledger& ledger, const Block& block);

}  // namespace viktig::model
