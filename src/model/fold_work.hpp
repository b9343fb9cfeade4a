// The parts of folding: corrections first, then meetings, then the case around them. Internal to folding.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fold_amends.hpp"

namespace viktig::model {

[[nodiscard]] inline std::optional<base::Date> date_of(const Content& content, std::string_view key) {
    const base::Date* date = content.get<base::Date>(key);
    return date ? std::optional(*date) : std::nullopt;
}

/// What a folder of one part needs: the blocks after their corrections, what counts, and where to put what it finds.
struct FoldWork {
    const Ledger& ledger;
    const MeasureSet& measures;
    const Settings& settings;
    const FoldOptions& options;
    const FoldedBlocks& blocks;
    History& history;
    Problems& problems;

    [[nodiscard]] bool happened(std::optional<base::Date> date) const { return !options.as_of || !date || *date <= *options.as_of; }
    /// The standing blocks of a kind, by (date, logged, id).
    [[nodiscard]] std::vector<const FoldedBlock*> standing(BlockKind kind) const;
    void tell(Spot spot, Loss loss, base::Message message, base::Message hint = {}) const;
};

/// Meetings, what was added to them, and what people gave there, judged. Voices and goals are folded already.
void fold_meetings(const FoldWork& work);

}  // namespace viktig::model
