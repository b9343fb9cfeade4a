// The table of block kinds and their keys, in canonical order. man/viktig-store.5 says the same for people.
#include "viktig/model/grammar.hpp"

#include <algorithm>
#include <array>

namespace viktig::model {
namespace {

using enum FieldType;

constexpr std::array<std::string_view, 5> case_kind_words{"person", "couple", "family", "network", "group"};
constexpr std::array<std::string_view, 9> session_kind_words{"person", "couple",         "family",        "network",  "group",
                                                             "phone",  "home", "meeting-place", "follow-up"};
constexpr std::array<std::string_view, 10> relation_words{"self",   "parent", "child", "sibling", "partner",
                                                          "friend", "school", "staff", "peer",    "other"};
constexpr std::array<std::string_view, 3> age_words{"adult", "adolescent", "child"};
constexpr std::array<std::string_view, 8> area_words{"home", "body", "people", "school", "work", "money", "leisure", "other"};
constexpr std::array<std::string_view, 7> note_kind_words{"helped", "exception", "reflection", "talk",
                                                          "story",  "agreed",    "other"};
constexpr std::array<std::string_view, 7> ending_words{"agreed", "person", "service", "moved", "referred-on", "lost", "died"};
constexpr std::array<std::string_view, 3> missed_vocabulary{"no-show", "them", "us"};
constexpr std::array<std::string_view, 3> status_vocabulary{"declined", "absent", "not-asked"};
constexpr std::array<std::string_view, 4> language_words{"en", "nb", "nn", "da"};

/// Somebody looked at what reads as an identity number, and it is none.
constexpr FieldRule number_ok_field{"number_ok", boolean, false, {}};
constexpr FieldRule by_field{"by", text, false, {}};
constexpr FieldRule logged_field{"logged", instant, true, {}};

constexpr FieldRule episode_fields[] = {
    {"opened", date},          {"asked", date},     {"kind", text, true, case_kind_words},
    {"therapist", text},       {"team", text},      {"age", text, false, age_words},
    {"language", text, false}, number_ok_field, by_field,            logged_field,
};
constexpr FieldRule voice_fields[] = {
    {"relation", text, true, relation_words}, {"called", text}, {"age", text, false, age_words}, {"language", text},
    number_ok_field, by_field,                                 logged_field,
};
constexpr FieldRule goal_fields[] = {
    {"date", date, true}, {"owner", text, true}, {"words", text, true}, {"area", text, false, area_words},
    number_ok_field, by_field,             logged_field,
};
constexpr FieldRule session_fields[] = {
    {"date", date, true}, {"kind", text, true},    {"led", texts},         {"team", texts},
    {"present", texts},   {"headcount", integer},  {"place", text},        {"language", text},
    {"interpreter", boolean}, {"missed", text, false, missed_vocabulary},  {"next", next},
    {"rated", ratings},   {"about", about},        {"slips", slips},       {"unrated", unrated},
    {"said", said},       number_ok_field, by_field,                logged_field,
};
constexpr FieldRule more_fields[] = {
    {"of", text, true}, {"present", texts},   {"next", next}, {"rated", ratings}, {"about", about},
    {"slips", slips},   {"unrated", unrated}, {"said", said}, number_ok_field, by_field,           logged_field,
};
constexpr FieldRule note_fields[] = {
    {"date", date, true}, {"kind", text, true, note_kind_words}, {"voice", text}, {"session", text},
    {"words", text, true}, number_ok_field, by_field, logged_field,
};
constexpr FieldRule answer_fields[] = {
    {"signal", text, true}, {"date", date, true}, {"look", date}, {"words", text, true}, number_ok_field, by_field, logged_field,
};
constexpr FieldRule change_fields[] = {
    {"of", text, true}, {"date", date, true}, {"set", content}, number_ok_field, by_field, logged_field,
};
constexpr FieldRule ending_fields[] = {
    {"date", date, true}, {"how", text, true, ending_words}, {"follow_up", texts}, {"words", text}, number_ok_field, by_field, logged_field,
};
constexpr FieldRule amend_fields[] = {
    {"of", text, true}, {"set", content},      {"was", content}, {"withdrawn", texts},
    {"void", boolean},  {"reason", text, true}, number_ok_field, by_field,        logged_field,
};
constexpr FieldRule erased_fields[] = {
    {"of", text, true}, {"reason", text, true}, number_ok_field, by_field, logged_field,
};

constexpr FieldRule ended_field{"ended", boolean, false, {}};
constexpr FieldRule changes_of_episode[] = {
    {"opened", date},  {"kind", text, false, case_kind_words}, {"therapist", text}, {"team", text}, {"age", text, false, age_words},
    {"language", text},
};
constexpr FieldRule changes_of_voice[] = {
    {"relation", text, false, relation_words}, {"called", text}, {"age", text, false, age_words}, {"language", text}, ended_field,
};
constexpr FieldRule changes_of_goal[] = {
    {"owner", text}, {"words", text}, {"area", text, false, area_words}, ended_field,
};
constexpr FieldRule changes_of_any[] = {
    {"opened", date},  {"kind", text, false, case_kind_words},    {"therapist", text}, {"team", text},
    {"relation", text, false, relation_words}, {"called", text},  {"owner", text},     {"words", text},
    {"area", text, false, area_words}, {"age", text, false, age_words}, {"language", text}, ended_field,
};

constexpr BlockRule rules[] = {
    {BlockKind::episode, "episode", episode_fields}, {BlockKind::voice, "voice", voice_fields, true},
    {BlockKind::goal, "goal", goal_fields, true},    {BlockKind::session, "session", session_fields},
    {BlockKind::more, "more", more_fields},          {BlockKind::note, "note", note_fields},
    {BlockKind::answer, "answer", answer_fields},    {BlockKind::change, "change", change_fields},
    {BlockKind::ending, "ending", ending_fields},    {BlockKind::amend, "amend", amend_fields},
    {BlockKind::erased, "erased", erased_fields},
};

/// A key with a value of its own has a name of its own in Key; those of ratings and their like stand for lines.
constexpr bool has_id(const FieldRule& rule) {
    return rule.type >= ratings || rule.id != Key::none;
}
static_assert(std::ranges::all_of(rules, [](const BlockRule& rule) { return std::ranges::all_of(rule.fields, has_id); }));
static_assert(std::ranges::all_of(changes_of_any, has_id));

/// What people gave stands in a block itself or in its `set` and `was`, never in both: who lays blocks out leans on it.
constexpr bool given_in_one_place(const BlockRule& rule) {
    const auto is_given = [](const FieldRule& field) { return field.type >= ratings && field.type < content; };
    const auto is_part = [](const FieldRule& field) { return field.type == content; };
    return std::ranges::none_of(rule.fields, is_given) || std::ranges::none_of(rule.fields, is_part);
}
static_assert(std::ranges::all_of(rules, given_in_one_place));

}  // namespace

std::span<const BlockRule> block_rules() {
    return rules;
}

const BlockRule& rule_of(BlockKind kind) {
    return *std::ranges::find(rules, kind, &BlockRule::kind);
}

const BlockRule* rule_named(std::string_view name) {
    const auto* found = std::ranges::find(rules, name, &BlockRule::name);
    return found == std::end(rules) ? nullptr : found;
}

const FieldRule* field_rule(const BlockRule& block, std::string_view key) {
    const auto found = std::ranges::find(block.fields, key, &FieldRule::key);
    return found == block.fields.end() ? nullptr : &*found;
}

std::span<const FieldRule> change_rules(BlockKind of) {
    switch (of) {
        case BlockKind::episode: return changes_of_episode;
        case BlockKind::voice: return changes_of_voice;
        case BlockKind::goal: return changes_of_goal;
        default: return {};
    }
}

std::span<const FieldRule> change_rules() {
    return changes_of_any;
}

const FieldRule* change_rule(BlockKind of, std::string_view key) {
    const auto known = change_rules(of);
    const auto found = std::ranges::find(known, key, &FieldRule::key);
    return found == known.end() ? nullptr : &*found;
}

std::span<const std::string_view> case_kinds() { return case_kind_words; }
std::span<const std::string_view> session_kinds() { return session_kind_words; }
std::span<const std::string_view> relations() { return relation_words; }
std::span<const std::string_view> ages() { return age_words; }
std::span<const std::string_view> life_areas() { return area_words; }
std::span<const std::string_view> note_kinds() { return note_kind_words; }
std::span<const std::string_view> endings() { return ending_words; }
std::span<const std::string_view> missed_words() { return missed_vocabulary; }
std::span<const std::string_view> status_words() { return status_vocabulary; }
std::span<const std::string_view> languages() { return language_words; }

bool is_one_of(std::span<const std::string_view> vocabulary, std::string_view word) {
    return std::ranges::find(vocabulary, word) != vocabulary.end();
}

std::string_view to_word(Status status) {
    switch (status) {
        case Status::rated: return "rated";
        case Status::declined: return "declined";
        case Status::absent: return "absent";
        case Status::not_asked: return "not-asked";
    }
    return {};
}

std::optional<Status> parse_status(std::string_view word) {
    if (word == "declined") return Status::declined;
    if (word == "absent") return Status::absent;
    if (word == "not-asked") return Status::not_asked;
    return std::nullopt;
}

}  // namespace viktig::model
