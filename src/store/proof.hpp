// What must hold before bytes go to the disk: shared by both ways of writing. Internal to the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viktig/store/ledger_text.hpp"

namespace viktig::store {

/// A ledger that cannot be read to its end must not be written to: what we add could end up inside something torn.
/// @throws Error (data)
void refuse_unsound(const ReadLedger& current);

/// @throws Error (data) for an id that another block has, or had before it was erased
void refuse_taken_id(const ReadLedger& current, const model::Block& block);

/// What would grow beyond what is read could never be read again. @throws Error (data)
void refuse_too_large(std::size_t size, const std::string& shown);

/// What was to the byte as we write it still is: the scanner takes all that we write. Held to where assertions are compiled in, as for
/// the tests; where it should fail all the same the general reader reads it, and nothing is lost but time.
void assert_still_canonical(const ReadLedger& before, const std::string& after);

/// The blocks by kind and id, so that two ledgers are compared in one go.
[[nodiscard]] std::vector<const model::Block*> by_name(const std::vector<model::Block>& blocks);

/// The one that says the same as this block, of blocks that are in order; nullptr when there is none.
[[nodiscard]] const model::Block* same_among(const std::vector<const model::Block*>& by_name, const model::Block& block);

/// What goes between a ledger's bytes and a new block, so that there is an empty line: nothing where there is one already,
/// the line feed that may be missing too.
[[nodiscard]] std::string_view gap_after(std::string_view text);

}  // namespace viktig::store
