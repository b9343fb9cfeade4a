// Which blocks of a ledger count now, and which one an undo takes back.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/ledger.hpp"

namespace viktig::model {

/// The blocks that are neither taken back nor erased, amends among them; in the order in which they were logged, those of
/// one second in the order of the file.
[[nodiscard]] std::vector<const Block*> standing_blocks(const Ledger& ledger);
std::vector<const Block*> standing_blocks(Ledger&& ledger) = delete;  // its blocks would be gone

/// What a block says now, corrections laid over it; nullopt when it does not stand.
[[nodiscard]] std::optional<Content> content_now(const Ledger& ledger, std::string_view reference);

/// The same with what a change sets.
[[nodiscard]] std::optional<Block> block_now(const Ledger& ledger, std::string_view reference);
/// The changes of a goal, a voice or an episode that stand, corrections laid over them, by (date, logged, id).
[[nodiscard]] std::vector<Block> changes_of(const Ledger& ledger, std::string_view reference);

/// `mother.sleep`, `mother@teen.ors`, `mother` (her word about everything), as in an amend's `withdrawn`.
[[nodiscard]] RatingKey parse_rating_name(std::string_view text);
[[nodiscard]] std::string rating_name(const RatingKey& key);

/// Kind, id and everything they say; places do not count.
[[nodiscard]] bool same_block(const Block& a, const Block& b);

/// The block that KIND.ID names; nullptr when there is none.
[[nodiscard]] const Block* block_of(const Ledger& ledger, std::string_view reference);

/// An amend that takes a whole block back.
[[nodiscard]] bool is_undo(const Block& block);

/// The last standing block of this writer that is no undo: undone again and again, one goes back step by step.
/// nullptr when there is none.
[[nodiscard]] const Block* last_to_undo(const Ledger& ledger, std::string_view writer);
/// The last standing undo of this writer that is not one of an undo: to bring back what it took. nullptr when there is none.
[[nodiscard]] const Block* last_undo(const Ledger& ledger, std::string_view writer);

/// The block and all that hangs on it, in the order of the file: what adds to it, corrects it, takes it back or changes it, and so
/// on; of a meeting the notes too. Whether they stand or not. Empty when there is no such block.
[[nodiscard]] std::vector<const Block*> belonging(const Ledger& ledger, std::string_view reference);
std::vector<const Block*> belonging(Ledger&& ledger, std::string_view reference) = delete;  // its blocks would be gone
/// Whether such a block may go to another ledger, with all that hangs on it; any other goes only with what it hangs on, or not at all.
[[nodiscard]] bool can_be_moved(BlockKind kind);

/// So far ahead a block may be logged: the clocks of two machines differ by minutes.
inline constexpr std::chrono::minutes clock_tolerance{10};

/// The `logged` of a block that is written now: the clock's time, or a second after what the ledger has of this very moment (up to
/// `clock_tolerance` ahead: corrections made within a second get a second each). Where the later block of a kind holds (an amend, a
/// change, an answer), and for a tombstone as for an amend: later than any of them, whatever the clock says.
[[nodiscard]] base::Instant time_to_log(const Ledger& ledger, BlockKind kind, base::Instant now);

}  // namespace viktig::model
