// Corrections laid over the blocks they mean. Internal to folding.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"

namespace viktig::model {

[[nodiscard]] inline std::optional<base::Date> date_of(const Content& content, std::string_view key) {
    const base::Date* date = content.get<base::Date>(key);
    return date ? std::optional(*date) : std::nullopt;
}

/// A block after its corrections.
struct FoldedBlock {
    const Block* block = nullptr;
    std::optional<Content> amended;      ///< only where a correction changed something
    std::optional<Content> amended_set;  ///< of a change, likewise
    bool corrected = false;
    bool withdrawn = false;  ///< void, or erased
    std::vector<RatingKey> corrected_ratings;
    std::vector<std::string> corrected_slips;
    std::vector<std::pair<RatingKey, std::string>> added_by;  ///< ratings and slips (by nobody) an amend added, and who did

    [[nodiscard]] const Content& content() const { return amended ? *amended : block->content; }
    [[nodiscard]] Content& edit() {
        if (!amended) amended = block->content;
        return *amended;
    }
    /// What a change sets.
    [[nodiscard]] const Content& set() const { return amended_set ? *amended_set : block->set; }
    /// The field that a key of an amend means: `set.KEY` of a change, else of the block itself. nullptr when there is none.
    [[nodiscard]] const Field* find(std::string_view key) const;
    void put(std::string_view key, FieldValue value, Spot spot);
};

struct FoldedBlocks {
    std::vector<FoldedBlock> blocks;  ///< all but amends, in the order of the file
    std::set<std::string> erased;     ///< what tombstones name, as KIND.ID
    std::vector<const Block*> amends; ///< those that stand, by (logged, id)
    Problems problems;

    /// True for a block that is or was there, taken back and erased ones too.
    [[nodiscard]] bool knows(const std::string& reference) const;
};

/// @param counts  which blocks count at all (logged by the day asked for)
[[nodiscard]] FoldedBlocks apply_amends(const Ledger& ledger, const std::function<bool(const Block&)>& counts);

/// Of these amends those that stand, by (logged, id): the ones not taken back by another that stands itself.
[[nodiscard]] std::vector<const Block*> standing_amends(std::vector<const Block*> amends);

/// Lays one amend over the block that it means; what of it cannot be used is told.
void apply_amend(const Ledger& ledger, const Block& amend, FoldedBlock& target, Problems& problems);

/// The session that a `more` block adds to: its `of` without `session.`; empty when `of` names no session.
[[nodiscard]] std::string_view session_meant(const FlatContent& more);
[[nodiscard]] std::string session_meant(const Content& more);

/// A problem at a spot of this ledger. Its line is shown at the end of the fold.
[[nodiscard]] Problem problem_at(const Ledger& ledger, Spot spot, Loss loss, base::Message message, base::Message hint = {});

/// A block whose `of` names none that counts: there is none, or it is on file and left out.
[[nodiscard]] Problem of_nothing(const Ledger& ledger, const Block& block);

/// The line that takes this block back.
[[nodiscard]] base::Message undo_hint(const Ledger& ledger, const Block& block);

}  // namespace viktig::model
