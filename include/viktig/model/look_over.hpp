// A ledger looked over whole: what reading and folding do not tell, because no report needs to know it.
#pragma once

#include <map>
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

/// Blocks that count in two ledgers at once: a move cut off half-way, or a block copied by hand.
class BlocksOnFile {
  public:
    void add(const Ledger& ledger);
    [[nodiscard]] Findings in_two_ledgers() const;

  private:
    struct Where {
        std::string client, file;
        long line = 0;
    };
    std::map<std::string, std::vector<Where>> blocks_;  ///< by KIND.ID
};

}  // namespace viktig::model
