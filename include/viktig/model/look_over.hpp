// A ledger looked over whole: what reading and folding do not tell, because no report needs to know it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/finding.hpp"
#include "viktig/model/history.hpp"

namespace viktig::model {

struct LookOver {
    const MeasureSet& measures;
    base::Instant now;
    base::Date today;
    /// The rules whose signals an answer can be about; empty = not looked at.
    std::span<const std::string_view> signal_rules;
};

/// Contradictions, references that lead nowhere, meetings filed twice, ids and codes that may not be, blocks from the
/// future, blocks that were erased and are there again. What folding told is not told again.
/// @param folded  the whole ledger folded
[[nodiscard]] Findings look_over(const Ledger& ledger, const Folded& folded, const LookOver& with);

/// Blocks that stand in two ledgers at once: a move cut off half-way, or a block copied by hand. What hangs on a block that is
/// in both is told with that one, once: only with it can it be moved.
class BlocksOnFile {
  public:
    void add(const Ledger& ledger);
    [[nodiscard]] Findings in_two_ledgers() const;

  private:
    struct Where {
        std::string client, file;
        int line = 0;
        bool stands = false;        ///< false: taken back
        std::string hangs_on;       ///< KIND.ID of the block at the end of what it hangs on; its own where it hangs on none
        BlockKind kind{};
        bool is_undo = false;
        std::optional<Block> chosen{};  ///< one whose id was chosen: another ledger may have its own of that name
    };

    [[nodiscard]] const Where* place_of(const std::string& reference, const std::string& client) const;
    [[nodiscard]] bool is_in_both(const std::string& reference, const std::string& one, const std::string& other) const;
    /// What is told for a block that stands in both: itself, or what it hangs on; empty for nothing.
    [[nodiscard]] std::string told_for(const std::string& reference, const Where& first, const Where& other) const;
    [[nodiscard]] Finding finding(const std::string& reference, const std::string& first, const std::string& other) const;

    std::map<std::string, std::vector<Where>> blocks_;  ///< by KIND.ID
};

}  // namespace viktig::model
