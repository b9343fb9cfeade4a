// What the canonical scanner hands on of a ledger, and to whom. Internal to the store.
#pragma once

#include <optional>
#include <span>

#include "scan_cursor.hpp"
#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::store {

/// Which of a block's three contents lines belong to.
enum class Part { block, set, was };

/// The name of a plain field. An amend of a change sets what the change sets: in `set.set.KEY` and `was.set.KEY` the key is `of_set`.
struct FieldName {
    bool of_set = false;
    model::Key key = model::Key::none;
};

/// What is rated, and by whom.
struct Rated {
    Text about, voice, what;
};

/// A sink that lets everything pass: what each sink has to offer. All views are into the text, all spans hold for the call. A Spot is
/// where a value begins, not its key; of a total, its brace. A sink must be ready to throw away all that it got: whether a text is
/// canonical is known at its end.
struct NullSink {
    void client(Text) {}
    void block(const model::BlockRule&, Text /*id*/, int /*line*/) {}
    /// What follows belongs to this part of the block; after block() it is Part::block.
    void part(Part) {}

    void field(FieldName, Text, model::Spot) {}
    void field(FieldName, base::Date, model::Spot) {}
    void field(FieldName, base::Instant, model::Spot) {}
    void field(FieldName, std::int64_t, model::Spot) {}
    void field(FieldName, bool, model::Spot) {}
    void field(FieldName, std::span<const Text>, model::Spot) {}

    /// One number of the rating that comes next, where it stands; nullopt for one left blank.
    void item(std::optional<base::Score>, model::Spot) {}
    /// A rating by the items that came before, or by a total alone. `about` is empty for one's own.
    void rated(const Rated&, model::Spot) {}
    void rated(const Rated&, base::Score /*total*/, model::Spot) {}
    /// `what` is empty where the status stands for everything.
    void unrated(Text /*voice*/, Text /*what*/, model::Status, model::Spot) {}
    /// One number of the slips that come next.
    void slip(base::Score, model::Spot) {}
    /// Slips of paper, by the numbers that came before.
    void slips(Text /*what*/, model::Spot) {}
    void said(Text /*voice*/, Text /*words*/, model::Spot) {}
};

}  // namespace viktig::store
