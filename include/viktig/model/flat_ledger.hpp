// A ledger as it is folded: the same blocks as model::Ledger has, laid out flat in memory that is let go all at once. What only
// reads goes by this; what writes, or asks about single blocks, by model::Ledger.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/arena.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/ledger.hpp"

namespace viktig::model {

/// Where the views of a flat ledger, and of the history that is folded from it, point to.
struct LedgerMemory {
    std::string text;  ///< the bytes read
    base::Arena arena;
};

struct FlatField {
    enum class Type : std::uint8_t { text, texts, date, instant, integer, boolean };

    Key key = Key::none;
    bool of_set = false;  ///< `set.KEY` in an amend of a change
    Type type = Type::text;
    Spot spot;
    std::string_view text = {};
    std::span<const std::string_view> texts = {};
    std::int64_t number = 0;  ///< days or seconds since the epoch, a count, 1 for true
};

struct FlatRating {
    RatingKeyView key;
    Status status = Status::rated;
    std::span<const std::optional<base::Score>> items = {};
    std::optional<base::Score> total = std::nullopt;
    Spot spot;
    std::span<const Spot> item_spots = {};  ///< as many as items, or empty
};

struct FlatSlips {
    std::string_view what;
    std::span<const base::Score> scores;
    Spot spot;
    std::span<const Spot> score_spots = {};  ///< as many as scores, or empty
};

struct FlatSaid {
    std::string_view voice, words;
    Spot spot;
};

struct FlatContent {
    std::span<const FlatField> fields;
    std::span<const FlatRating> ratings;
    std::span<const FlatSlips> slips;
    std::span<const FlatSaid> said;

    [[nodiscard]] const FlatField* find(Key key) const;
    /// The text, or empty.
    [[nodiscard]] std::string_view text(Key key) const;
    /// Absent as well where the field is there and of another type.
    [[nodiscard]] std::optional<std::string_view> text_if(Key key) const;
    [[nodiscard]] std::span<const std::string_view> texts(Key key) const;
    [[nodiscard]] std::optional<base::Date> date(Key key) const;
    [[nodiscard]] std::optional<base::Instant> instant(Key key) const;
    [[nodiscard]] std::optional<bool> boolean(Key key) const;
};

struct FlatBlock {
    BlockKind kind = BlockKind::note;
    std::string_view id;
    Spot spot;
    FlatContent content;
    FlatContent set;  ///< amend and change only
    FlatContent was;  ///< amend only

    /// `session.2026-08-21-7qx4m2`
    [[nodiscard]] std::string reference() const;
};

struct FlatLedger {
    std::string client;
    std::string file;
    std::shared_ptr<LedgerMemory> memory;
    std::vector<FlatBlock> blocks;
    std::vector<LeftOut> left_out;
};

/// Kind, id and everything in it, in the same order; places do not count.
[[nodiscard]] bool same_flat_block(const FlatBlock& a, const FlatBlock& b);

[[nodiscard]] FlatLedger flat_of(const Ledger& ledger);
/// Without the text.
[[nodiscard]] Ledger ledger_of(const FlatLedger& flat);

/// One content, one block of them. Fields of a Content stand in the order of their names.
[[nodiscard]] FlatContent flat_of(const Content& content, base::Arena& arena);
[[nodiscard]] Block block_of(const FlatBlock& flat);

}  // namespace viktig::model
