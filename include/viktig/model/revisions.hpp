// What was put in the place of what: every correction, change and withdrawal of a case, in the order in which they were logged.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "viktig/model/flat_ledger.hpp"
#include "viktig/model/history.hpp"

namespace viktig::model {

enum class RevisionKind {
    corrected,     ///< it was wrong: an amend
    changed,       ///< the world changed: a change
    taken_back,    ///< the whole block
    brought_back,  ///< a block that had been taken back
    erased,        ///< only the tombstone is left
};

/// Nothing, or what a key said.
using RevisedValue = std::variant<std::monostate, FieldValue, RawRating, std::vector<base::Score>>;

/// One key of one block, or one whole block.
struct Revision {
    RevisionKind kind = RevisionKind::corrected;
    std::string of;     ///< KIND.ID that it is about
    std::string block;  ///< KIND.ID of the block that says so
    /// `rated`, `slips.life`, `said.mother`, `date`, `set.words` (of a change); empty for a whole block.
    std::string key;
    RatingKey rating;  ///< where `key` is `rated`
    RevisedValue was, now;
    std::optional<base::Score> was_total, now_total;  ///< of a rating, as far as it has one number
    std::optional<Block> whole;                       ///< taken or brought back: as it stood then
    std::optional<base::Date> date;  ///< of the block that it is about; of a change, the day from which on it holds
    std::string session;             ///< id of the meeting that it is about; empty otherwise
    base::Instant logged;
    std::string by;
    std::string reason;   ///< empty for a change
    bool stands = true;   ///< false: taken back later
};

/// By (logged, id). What stood is what stood then; an amend that means nothing, or a block that is erased, is not among them.
/// @param history  of the same ledger and options: its goals, for totals
[[nodiscard]] std::vector<Revision> revisions(const FlatLedger& ledger, const History& history, const MeasureSet& measures,
                                              const FoldOptions& options = {});

}  // namespace viktig::model
