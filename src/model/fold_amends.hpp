// Corrections laid over the blocks they mean. Internal to folding.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"

namespace viktig::model {

/// A block after its corrections.
struct FoldedBlock {
    const Block* block = nullptr;
    std::optional<Content> amended;  ///< only where a correction changed something
    bool corrected = false;
    bool withdrawn = false;  ///< void, or erased
    std::vector<RatingKey> corrected_ratings;
    std::vector<std::string> corrected_slips;
    std::vector<std::pair<RatingKey, std::string>> added_by;  ///< ratings and slips (by nobody) an amend added, and who did

    /// Who wrote it down: the block's writer, or whoever added it later.
    [[nodiscard]] std::string writer_of(const RatingKey& key) const;

    [[nodiscard]] const Content& content() const { return amended ? *amended : block->content; }
    [[nodiscard]] Content& edit() {
        if (!amended) amended = block->content;
        return *amended;
    }
};

/// A correction whose totals are not made yet: that takes the measures.
struct RatingCorrection {
    Correction correction;
    std::optional<RawRating> was, now;
};

struct FoldedBlocks {
    std::vector<FoldedBlock> blocks;  ///< all but amends, in the order of the file
    std::set<std::string> erased;     ///< what tombstones name, as KIND.ID
    std::vector<const Block*> amends; ///< those that stand, by (logged, id)
    std::vector<RatingCorrection> corrections;
    Problems problems;

    /// True for a block that is or was there, taken back and erased ones too.
    [[nodiscard]] bool knows(const std::string& reference) const;
};

/// @param counts  which blocks count at all (logged by the day asked for)
[[nodiscard]] FoldedBlocks apply_amends(const Ledger& ledger, const std::function<bool(const Block&)>& counts);

/// The session that a `more` block adds to: its `of` without `session.`; empty when `of` names no session.
[[nodiscard]] std::string session_meant(const Content& more);

/// A problem at a spot of this ledger. Its line is shown at the end of the fold.
[[nodiscard]] Problem problem_at(const Ledger& ledger, Spot spot, Loss loss, base::Message message, base::Message hint = {});

}  // namespace viktig::model
