// The parts of folding: corrections first, then meetings, then the case around them. Internal to folding.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lay_amends.hpp"
#include "viktig/model/history.hpp"

namespace viktig::model {

/// What a folder of one part needs: the blocks after their corrections, what counts, and where to put what it finds.
struct FoldWork {
    const FlatLedger& ledger;
    const MeasureSet& measures;
    const Settings& settings;
    const FoldOptions& options;
    const LaidAmends& blocks;
    History& history;
    Problems& problems;

    [[nodiscard]] bool happened(std::optional<base::Date> date) const { return !options.as_of || !date || *date <= *options.as_of; }
    [[nodiscard]] const std::vector<StandingBlock>& standing(BlockKind kind) const { return blocks.standing(kind); }
    [[nodiscard]] base::Arena& arena() const { return ledger.memory->arena; }
    /// The word of a field that numbers hang on; another one than these is told and not used.
    [[nodiscard]] std::optional<std::string> known_word(const FlatContent& content, Key key, std::span<const std::string_view> known) const;
    void tell(Spot spot, Loss loss, base::Message message, base::Message hint = {}) const;
    /// A block whose `of` names none.
    void tell_of_nothing(const FlatBlock& block) const;
};

/// What changed on a day: of goals, voices and episodes, which are folded already.
void fold_changes(const FoldWork& work);

/// Meetings, what was added to them, and what people gave there, judged. Voices and goals are folded already.
void fold_meetings(const FoldWork& work);

}  // namespace viktig::model
