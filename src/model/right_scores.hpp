// What an amend would say of numbers that cannot stand: those on file, with a ? for what nobody gave. Internal to folding.
#pragma once

#include <string>

#include "viktig/model/flat_ledger.hpp"
#include "viktig/model/measure.hpp"

namespace viktig::model {

/// `teen:ors=?,?,?,?`
/// @param measure  nullptr for a goal
[[nodiscard]] std::string open_scores(const RatingKeyView& key, const Measure* measure);

/// `teen:ors=4.2,5.1,?,4.4`
/// @param item_at_fault  from 0; as many as there are when it is the whole
[[nodiscard]] std::string right_scores(const FlatRating& raw, const Measure* measure, std::size_t item_at_fault);

/// `life=7,?,8`
[[nodiscard]] std::string right_scores(const FlatSlips& raw, const Measure* measure, std::size_t slip_at_fault);

}  // namespace viktig::model
