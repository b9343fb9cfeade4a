// What the canonical scanner hands on of a ledger, and to whom. Internal to the store.
#pragma once

#include <optional>

#include "scan_cursor.hpp"
#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::store {

/// Which of a block's three contents lines belong to.
enum class Part { block, set, was };

/// The name of a plain field; in an amend of a change the keys of `set.set.KEY` are called `set.KEY`.
struct FieldName {
    bool of_set = false;
    std::string_view key;
};

/// A sink that lets everything pass: what each sink has to offer. All views are into the text. A sink must be ready to
/// throw away all that it got: whether a text is canonical is known at its end.
struct NullSink {
    void client(Text) {}
    void block(const model::BlockRule&, Text /*id*/, long /*line*/) {}
    /// What follows belongs to this part of the block; after block() it is Part::block.
    void part(Part) {}

    void field(FieldName, Text, model::Spot) {}
    void field(FieldName, base::Date, model::Spot) {}
    void field(FieldName, base::Instant, model::Spot) {}
    void field(FieldName, std::int64_t, model::Spot) {}
    void field(FieldName, bool, model::Spot) {}
    /// A list of texts, then each of them.
    void list(FieldName, model::Spot) {}
    void entry(Text) {}

    /// A rating, then its items or its total. `about` is empty for one's own.
    void rated(Text /*about*/, Text /*voice*/, Text /*what*/, model::Spot) {}
    void item(std::optional<base::Score>, model::Spot) {}
    void total(base::Score) {}
    /// `what` is empty where the status stands for everything.
    void unrated(Text /*voice*/, Text /*what*/, model::Status, model::Spot) {}
    /// Slips of paper, then the number on each.
    void slips(Text /*what*/, model::Spot) {}
    void slip(base::Score, model::Spot) {}
    void said(Text /*voice*/, Text /*words*/, model::Spot) {}
};

}  // namespace viktig::store
