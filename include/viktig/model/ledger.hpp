// A client's file as it stands: blocks in the order of the file, values as written, nothing judged or folded yet.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::model {

enum class BlockKind { episode, voice, goal, session, more, note, answer, change, ending, amend, erased };
inline constexpr std::size_t kinds_of_block = 11;

/// Line and column in the ledger's file, 1-based; 0 = not from a file.
struct Spot {
    int line = 0;
    int column = 0;

    auto operator<=>(const Spot&) const = default;
};

enum class Status { rated, declined, absent, not_asked };

/// Who rated what about whom. `about` is empty for one's own life, a goal, the talks.
/// `what` is a measure or goal id; empty where one status stands for everything.
struct RatingKey {
    std::string voice;
    std::string about;
    std::string what;
    auto operator<=>(const RatingKey&) const = default;
};

/// Whether two names are the same. Those of one ledger are mostly the very same text, and most others begin otherwise: so it is
/// asked without a call.
[[nodiscard]] inline bool same_name(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.data() == b.data() || a.empty()) return true;
    return a.front() == b.front() && a == b;
}

/// The same in somebody else's memory.
struct RatingKeyView {
    std::string_view voice, about, what;

    RatingKeyView() = default;
    RatingKeyView(std::string_view by, std::string_view of, std::string_view thing) : voice(by), about(of), what(thing) {}
    RatingKeyView(const RatingKey& key) : voice(key.voice), about(key.about), what(key.what) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] RatingKey owned() const { return {std::string(voice), std::string(about), std::string(what)}; }
    bool operator==(const RatingKeyView& other) const {
        return same_name(what, other.what) && same_name(voice, other.voice) && same_name(about, other.about);
    }
    std::strong_ordering operator<=>(const RatingKeyView& other) const {
        if (!same_name(voice, other.voice)) return voice <=> other.voice;
        return same_name(about, other.about) ? what <=> other.what : about <=> other.about;
    }
};

/// One rating as written: items (a missing one is nullopt), or only a total, or a status without a number.
struct RawRating {
    RatingKey key;
    Status status = Status::rated;
    std::vector<std::optional<base::Score>> items;  ///< one entry for a goal or a one-item measure
    std::optional<base::Score> total;               ///< only where no items were given
    Spot spot;
    std::vector<Spot> item_spots;  ///< as many as items, or empty

    /// Same key, status and numbers; places do not count.
    [[nodiscard]] bool same_answer(const RawRating& other) const;
};

/// Anonymous slips of paper: single numbers, in no order that means anything.
struct RawSlips {
    std::string what;
    std::vector<base::Score> scores;
    Spot spot;
    std::vector<Spot> score_spots = {};  ///< as many as scores, or empty
};

struct Said {
    std::string voice;
    std::string words;
    Spot spot;
};

using Texts = std::vector<std::string>;
using FieldValue = std::variant<std::string, base::Date, base::Instant, std::int64_t, bool, Texts>;

struct Field {
    std::string key;
    FieldValue value;
    Spot spot;
};

/// Everything a block says, but for its head line: plain keys, and what people gave. In the `set` and `was` of an amend of
/// a change the keys that the change sets are called `set.KEY`.
struct Content {
    std::vector<Field> fields;
    std::vector<RawRating> ratings;  ///< rated.*, about.*.* and unrated.*
    std::vector<RawSlips> slips;
    std::vector<Said> said;

    [[nodiscard]] const Field* find(std::string_view key) const;
    /// The value when the key is there and of that type, else nullptr.
    template <typename T>
    [[nodiscard]] const T* get(std::string_view key) const {
        const Field* field = find(key);
        return field ? std::get_if<T>(&field->value) : nullptr;
    }
    /// The text, or empty.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// Replaces the key's value, or adds it.
    void put(std::string_view key, FieldValue value);
};

struct Block {
    BlockKind kind = BlockKind::note;
    std::string id;
    Content content;
    Content set;  ///< amend and change only
    Content was;  ///< amend only
    Spot spot;    ///< of the head line

    /// `session.2026-08-21-7qx4m2`
    [[nodiscard]] std::string reference() const;
    [[nodiscard]] std::string by() const { return content.text("by"); }
    /// When it was logged; the epoch when the mark is missing.
    [[nodiscard]] base::Instant logged() const;
};

/// A block on file of which something cannot be used that it must have.
struct LeftOut {
    std::string reference;  ///< KIND.ID, or KIND where the ids themselves are missing
    int line = 0;
};

struct Ledger {
    std::string client;
    std::string file;  ///< as a user would type it, for messages
    std::string text;  ///< the bytes read, for excerpts
    std::vector<Block> blocks;
    std::vector<LeftOut> left_out;

    [[nodiscard]] const Block* find(BlockKind kind, std::string_view id) const;
};

/// The n-th line of a text, without its line end, to be shown: of a longer one its first thousand bytes. Empty when there is no such line.
[[nodiscard]] std::string line_of(std::string_view text, long line);

}  // namespace viktig::model
