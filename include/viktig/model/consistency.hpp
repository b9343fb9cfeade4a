// What cannot be true together in a case, though each block can stand for itself: one list for the commands that correct
// (they refuse to make such a thing) and for check (which tells where there is one).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"

namespace viktig::model {

struct Contradiction {
    std::string name;        ///< the same before and after a correction that leaves it alone
    Spot spot;               ///< the block that would have to give way; line 0 when it is no block of this ledger
    base::Message is;        ///< said where it is so; empty when folding tells it already
    base::Message would_be;  ///< said where a correction would make it so
    base::Message hint;      ///< to `is`
};

/// Whether a problem that costs nothing says all the same that two things cannot both be: a correction of what does not
/// stand, somebody there at a meeting that was missed.
[[nodiscard]] bool contradicts(const Problem& problem);

/// A meeting after the ending of its course of help, a course with two endings or open where the next one begins, goals and
/// words that are nobody's here, one thing rated twice on a day.
/// @param history  the ledger folded
[[nodiscard]] std::vector<Contradiction> contradictions(const Ledger& ledger, const History& history);

/// The first thing that this block would upset; nullopt when there is none: something could be used before and not after it,
/// a meeting would belong to another course of help, or there would be a contradiction that is not there now.
[[nodiscard]] std::optional<base::Message> first_upset(const Ledger& ledger, const Block& block, const MeasureSet& measures,
                                                       const Settings& settings);
/// The same of a ledger that would come in place of another.
[[nodiscard]] std::optional<base::Message> first_upset_between(const Ledger& before, const Ledger& after, const MeasureSet& measures,
                                                               const Settings& settings);

}  // namespace viktig::model
