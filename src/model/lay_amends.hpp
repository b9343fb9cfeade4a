// The blocks of a flat ledger that stand, with corrections laid over them. Internal to folding.
#pragma once

#include <array>
#include <initializer_list>
#include <vector>

#include "fold_amends.hpp"
#include "viktig/model/flat_ledger.hpp"

namespace viktig::model {

/// Where in the ledger the blocks of these kinds are, those that their `of` names, and the meetings that an addition among these
/// belongs to: rising.
[[nodiscard]] std::vector<std::size_t> places_revised(const FlatLedger& ledger, std::initializer_list<BlockKind> by);

/// A ledger of the blocks at these places alone, with the client, the file and what was left out of the whole.
[[nodiscard]] Ledger ledger_at(const FlatLedger& ledger, const std::vector<std::size_t>& places);

/// A block that stands. What it says now is `content` and `set`, whatever its own block says.
struct StandingBlock {
    const FlatBlock* block = nullptr;
    FlatContent content, set;
    base::Date date;                            ///< the epoch where it has none
    base::Instant logged;                       ///< the epoch where its mark is missing
    std::string_view by;                        ///< empty where its mark is missing
    const FoldedBlock* correction = nullptr;    ///< what was corrected; nullptr where nothing was

    [[nodiscard]] bool corrected() const { return correction && correction->corrected; }
    /// Who wrote this down: the block's writer, or whoever added it later.
    [[nodiscard]] std::string_view writer_of(const RatingKeyView& key, base::Arena& arena) const;
};

/// Most ledgers have few corrections, and most blocks none. So only blocks that a correction names go through the one place where
/// corrections are laid over blocks (fold_amends.hpp), with the amends and tombstones: as `named`, a ledger of these alone.
class LaidAmends {
  public:
    LaidAmends(const FlatLedger& ledger, const FoldOptions& options);
    LaidAmends(const LaidAmends&) = delete;
    LaidAmends& operator=(const LaidAmends&) = delete;

    /// The standing blocks of a kind, by (date, logged, id).
    [[nodiscard]] const std::vector<StandingBlock>& standing(BlockKind kind) const { return standing_[static_cast<std::size_t>(kind)]; }
    /// Client, file and what was left out are the ledger's own, blocks those that have to do with corrections.
    [[nodiscard]] const Ledger& named() const { return named_; }
    /// Those that stand, by (logged, id).
    [[nodiscard]] const std::vector<const Block*>& amends() const { return folded_.amends; }
    [[nodiscard]] const Problems& problems() const { return folded_.problems; }
    /// True for a block that is or was there, taken back and erased ones too.
    [[nodiscard]] bool knows(std::string_view reference) const;

  private:
    void lay();
    void sort();
    [[nodiscard]] bool counts(const FlatBlock& block) const;
    [[nodiscard]] const FoldedBlock* correction_of(std::size_t place) const;

    const FlatLedger& ledger_;
    const FoldOptions& options_;
    std::vector<std::size_t> places_;  ///< of the blocks of `named_`, among those of the ledger: rising
    Ledger named_;
    FoldedBlocks folded_;              ///< of `named_`
    std::array<std::vector<StandingBlock>, kinds_of_block> standing_;
};

}  // namespace viktig::model
