// Blocks as a user names them, and what they say in a line. Internal to the command line.
#pragma once

#include <span>
#include <string>

#include "command.hpp"
#include "viktig/model/history.hpp"

namespace viktig::cli {

/// The one of these blocks that is called so, as ID or KIND.ID, or the only one whose name begins so.
/// @return nullptr when there is none. @throws Error (usage) when it could be several
[[nodiscard]] const model::Block* block_named(const std::string& typed, std::span<const model::Block* const> blocks);

/// The same of all blocks of a ledger but tombstones. Where all that begin so hang on one of them (a meeting, its additions and
/// its notes may share a day), that one is meant. @throws Error (usage) when it could be several, (data) when there is none
[[nodiscard]] const model::Block& block_with_belongings(const std::string& typed, const model::Ledger& ledger);

/// What a block says now, or said when it does not stand, so that one sees what is taken or moved.
[[nodiscard]] base::Message contents_of(const model::Block& block, const model::Ledger& ledger, const model::History& history,
                                        const store::Reader& store, base::Date today);

}  // namespace viktig::cli
