// What a ledger may hold: one table that the reader, the writer and the manual page agree on.
#pragma once

#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

#include "viktig/model/ledger.hpp"

namespace viktig::model {

enum class FieldType {
    text,        ///< a string
    texts,       ///< a list of strings
    date,        ///< a local date
    instant,     ///< a UTC date-time with Z
    integer,     ///< a whole number, 0 to largest_count
    boolean,     ///< true or false
    next,        ///< a local date, or "as-needed"
    ratings,     ///< rated.V = { WHAT = VALUE, ... }
    about,       ///< about.W.V = { WHAT = VALUE, ... }
    slips,       ///< slips.WHAT = [ ... ]
    unrated,     ///< unrated.V = "status" or { WHAT = "status", ... }
    said,        ///< said.V = "..."
    content,     ///< set.KEY and was.KEY: keys of the block that is meant
};

/// More than any meeting holds: what is counted must not overflow where it is added up.
inline constexpr std::int64_t largest_count = 1'000'000;

/// The keys of all plain fields, so that one is told from another without comparing text.
enum class Key : std::uint8_t {
    opened, asked, kind, therapist, team, age, language, relation, called, date, owner, words, area, led, present, headcount, place,
    interpreter, missed, next, of, voice, session, signal, look, how, follow_up, withdrawn, void_, reason, ended, number_ok, by, logged,
    none,  ///< of what is no plain field: ratings, slips, words, parts
};

inline constexpr std::string_view key_names[] = {
    "opened", "asked", "kind", "therapist", "team", "age", "language", "relation", "called", "date", "owner", "words", "area", "led",
    "present", "headcount", "place", "interpreter", "missed", "next", "of", "voice", "session", "signal", "look", "how", "follow_up",
    "withdrawn", "void", "reason", "ended", "number_ok", "by", "logged",
};
static_assert(std::size(key_names) == static_cast<std::size_t>(Key::none));

[[nodiscard]] constexpr Key key_named(std::string_view name) {
    for (std::size_t n = 0; n < std::size(key_names); ++n)
        if (key_names[n] == name) return static_cast<Key>(n);
    return Key::none;
}
[[nodiscard]] constexpr std::string_view name_of(Key key) {
    return key_names[static_cast<std::size_t>(key)];
}

struct FieldRule {
    std::string_view key;
    FieldType type;
    bool required = false;
    /// The words allowed; empty = any.
    std::span<const std::string_view> vocabulary = {};
    Key id = key_named(key);
};

struct BlockRule {
    BlockKind kind;
    std::string_view name;
    /// Keys in canonical order.
    std::span<const FieldRule> fields;
    /// Ids that people choose and type (voices, goals); else DATE-xxxxxx.
    bool chosen_id = false;
};

[[nodiscard]] std::span<const BlockRule> block_rules();
[[nodiscard]] const BlockRule& rule_of(BlockKind kind);
/// nullptr for a name that is no kind of block.
[[nodiscard]] const BlockRule* rule_named(std::string_view name);
/// nullptr for an unknown key.
[[nodiscard]] const FieldRule* field_rule(const BlockRule& block, std::string_view key);

/// The keys that a change may set, of an episode, a voice or a goal, in canonical order.
[[nodiscard]] std::span<const FieldRule> change_rules(BlockKind of);
/// Those of all three kinds in one canonical order: what a correction of a change may set, as `set.KEY`.
[[nodiscard]] std::span<const FieldRule> change_rules();
/// nullptr for a key that no change of such a block sets.
[[nodiscard]] const FieldRule* change_rule(BlockKind of, std::string_view key);

[[nodiscard]] std::span<const std::string_view> case_kinds();
[[nodiscard]] std::span<const std::string_view> session_kinds();
[[nodiscard]] std::span<const std::string_view> relations();
[[nodiscard]] std::span<const std::string_view> ages();
[[nodiscard]] std::span<const std::string_view> life_areas();
[[nodiscard]] std::span<const std::string_view> note_kinds();
[[nodiscard]] std::span<const std::string_view> endings();
[[nodiscard]] std::span<const std::string_view> missed_words();
[[nodiscard]] std::span<const std::string_view> status_words();
/// Languages that people are met in and reports can be made for.
[[nodiscard]] std::span<const std::string_view> languages();
[[nodiscard]] bool is_one_of(std::span<const std::string_view> vocabulary, std::string_view word);

/// `declined`, `absent`, `not-asked`; `rated` for a number.
[[nodiscard]] std::string_view to_word(Status status);
[[nodiscard]] std::optional<Status> parse_status(std::string_view word);

}  // namespace viktig::model
