// A correction of the plain keys of a block, of any kind, and of what somebody said: each as the grammar has it.
#include <algorithm>
#include <charconv>

#include "amend.hpp"
#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/report/signals.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;
using model::FieldRule;
using model::FieldType;
using model::FieldValue;

constexpr std::string_view said_prefix = "said.";
constexpr std::string_view set_prefix = "set.";

/// `words` of a change means what the change sets.
std::optional<std::string> key_in_set(const Block& block, const std::string& key) {
    if (block.kind != BlockKind::change) return std::nullopt;
    const std::string inner = key.starts_with(set_prefix) ? key.substr(set_prefix.size()) : key;
    if (block.set.find(inner)) return inner;
    return std::nullopt;
}

bool holds_scores(FieldType type) {
    return type == FieldType::ratings || type == FieldType::about || type == FieldType::slips || type == FieldType::unrated;
}

const FieldRule* rule_of_key(const Block& block, const std::string& key) {
    if (const auto inner = key_in_set(block, key)) {
        const auto rules = model::change_rules();
        return &*std::ranges::find(rules, std::string_view(*inner), &FieldRule::key);
    }
    const FieldRule* rule = model::field_rule(model::rule_of(block.kind), key);
    const bool never = key == "of" || key == "by" || key == "logged" || key == "number_ok";
    return !rule || never || holds_scores(rule->type) || rule->type == FieldType::said || rule->type == FieldType::content ? nullptr : rule;
}

bool is_said(const Block& block, const std::string& key) {
    return key.size() > said_prefix.size() && key.starts_with(said_prefix) && (block.kind == BlockKind::session || block.kind == BlockKind::more);
}

/// The keys that can be set in a block, to show what could have been typed.
Message known_keys(const Block& block, const std::string& typed) {
    std::vector<std::string> keys;
    for (const FieldRule& rule : model::rule_of(block.kind).fields)
        if (rule_of_key(block, std::string(rule.key))) keys.emplace_back(rule.key);
    for (const model::Field& field : block.set.fields) keys.push_back(field.key);
    if (block.kind == BlockKind::session || block.kind == BlockKind::more) keys.emplace_back("said.NAME");
    return model::near_or_one_of(typed, keys);
}

std::vector<std::string> split(const std::string& typed) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= typed.size() && !typed.empty();) {
        const std::size_t end = std::min(typed.find(',', begin), typed.size());
        parts.push_back(typed.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

class FieldCorrector {
  public:
    FieldCorrector(Amending& amending, Correction& correction) : amending_(amending), correction_(correction) {}

    void run() {
        for (const TypedField& field : amending_.fields) correct(field);
    }

  private:
    void correct(const TypedField& field) {
        const Part& part = part_for(field.key);
        if (is_said(part.now, field.key)) return correct_said(part, field);
        const FieldRule* rule = rule_of_key(part.now, field.key);
        if (!rule) refuse(part, field);
        const auto inner = key_in_set(part.now, field.key);
        const model::Field* stands = inner ? part.now.set.find(*inner) : part.now.content.find(rule->key);
        FieldValue value = read(*rule, field, part.now);
        correction_.aim_at(part);
        if (stands && stands->value == value) throw Error(Exit::usage, {"amend.same", {field.key, part.reference}}, {"hint.history", {amending_.options.client}});
        const std::string key = inner ? std::string(set_prefix) + *inner : std::string(rule->key);
        if (stands) correction_.was.put(key, stands->value);
        correction_.set.put(key, std::move(value));
    }

    /// Of a meeting with additions: where it was said last, else the meeting itself.
    const Part& part_for(const std::string& key) const {
        const auto& parts = amending_.parts;
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            const bool said = is_said(part->now, key) && std::ranges::any_of(part->now.content.said, [&](const model::Said& s) { return said_prefix.size() + s.voice.size() == key.size() && key.ends_with(s.voice); });
            if (said || (key == "next" && part->now.content.find(key))) return *part;
        }
        return parts.front();
    }

    [[noreturn]] static void refuse(const Part& part, const TypedField& field) {
        const FieldRule* scores = model::field_rule(model::rule_of(part.now.kind), field.key.substr(0, field.key.find('.')));
        if (scores && holds_scores(scores->type)) throw Error(Exit::usage, {"amend.scores-as-key", {field.key}}, {"amend.hint-nothing"});
        throw Error(Exit::usage, {"amend.no-such-key", {field.key, part.reference}}, known_keys(part.now, field.key));
    }

    void correct_said(const Part& part, const TypedField& field) {
        const std::string voice = field.key.substr(said_prefix.size());
        if (voice != "team") require_voice(voice);
        require_words(field);
        const auto& said = part.now.content.said;
        const auto stands = std::ranges::find(said, voice, &model::Said::voice);
        correction_.aim_at(part);
        if (stands != said.end() && stands->words == field.value) throw Error(Exit::usage, {"amend.same", {field.key, part.reference}}, {"hint.history", {amending_.options.client}});
        if (stands != said.end()) correction_.was.said.push_back(*stands);
        correction_.set.said.push_back({voice, field.value, {}});
    }

    void require_voice(const std::string& voice) const {
        if (!amending_.history.voice(voice)) throw model::unknown_voice(voice, amending_.history);
    }

    static void require_words(const TypedField& field) {
        if (field.value.empty()) throw Error(Exit::usage, {"usage.empty", {field.option}}, {"usage.hint-command-help", {"viktig amend"}});
        require_clean_words(field.value);
    }

    FieldValue read(const FieldRule& rule, const TypedField& field, const Block& block) {
        switch (rule.type) {
            case FieldType::date: return read_date(rule, field, block);
            case FieldType::next: return read_next(field);
            case FieldType::integer: return read_number(field);
            case FieldType::boolean: return read_truth(field);
            case FieldType::texts: return read_texts(rule, field);
            default: return read_text(rule, field, block);
        }
    }

    FieldValue read_date(const FieldRule& rule, const TypedField& field, const Block& block) {
        if (rule.key == "look") {
            const Date* answered = block.content.get<Date>("date");
            return model::parse_next_day(field.value, answered ? *answered : amending_.context.today, "date.hint-look");
        }
        if (field.value.empty()) throw Error(Exit::usage, {"usage.empty", {field.option}}, {"usage.hint-command-help", {"viktig amend"}});
        const Date date = amending_.context.past_day(field.value);
        if (rule.key == "date") amending_.meeting = date;
        refuse_odd_course(rule, date, block);
        return date;
    }

    void refuse_odd_course(const FieldRule& rule, Date date, const Block& block) const {
        if (block.kind != BlockKind::episode) return;
        const Date* other = block.content.get<Date>(rule.key == "opened" ? "asked" : "opened");
        if (!other) return;
        const Date opened = rule.key == "opened" ? date : *other;
        const Date asked = rule.key == "opened" ? *other : date;
        if (opened < asked)
            throw Error(Exit::usage, {"client.opened-before-asked", {opened, asked}},
                        {"client.hint-asked-on-file", {amending_.options.client, block.reference(), rule.key == "opened" ? "asked" : "opened"}});
    }

    FieldValue read_next(const TypedField& field) const {
        if (field.value == "as-needed") return field.value;
        return model::parse_next_day(field.value, amending_.meeting);
    }

    static FieldValue read_number(const TypedField& field) {
        std::int64_t number = 0;
        const auto* end = field.value.data() + field.value.size();
        const auto [stopped, fault] = std::from_chars(field.value.data(), end, number);
        constexpr std::int64_t most = 1'000'000;
        if (fault != std::errc{} || stopped != end || number < 0 || number > most)
            throw Error(Exit::usage, {"amend.no-number", {field.option, field.value}}, {"log.hint-headcount"});
        return number;
    }

    static FieldValue read_truth(const TypedField& field) {
        static constexpr std::string_view truths[] = {"true", "false"};
        require_word(field.option, field.value, truths);
        return field.value == "true";
    }

    /// `led=kari,per`; nothing after the sign is nobody.
    FieldValue read_texts(const FieldRule& rule, const TypedField& field) const {
        model::Texts texts;
        for (const std::string& text : split(field.value)) {
            if (text.empty()) throw Error(Exit::usage, {"usage.empty", {field.option}}, {"usage.hint-command-help", {"viktig amend"}});
            if (rule.key == "present")
                require_voice(text);
            else if (rule.key == "follow_up")
                require_span(text);
            else
                require_staff_code(field.option, text);
            if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
        }
        return texts;
    }

    FieldValue read_text(const FieldRule& rule, const TypedField& field, const Block& block) const {
        const bool of_meeting = block.kind == BlockKind::session;
        require_words(field);
        if (rule.key == "kind" && of_meeting && !amending_.store.settings().knows_kind(field.value))
            throw Error(Exit::usage, {"log.unknown-kind", {field.value}}, model::known_kinds_hint(field.value, amending_.store.settings()));
        if (!rule.vocabulary.empty()) require_word(field.option, field.value, rule.vocabulary);
        if (rule.key == "therapist" || rule.key == "team") require_staff_code(field.option, field.value);
        if (rule.key == "owner" && field.value != "all") require_voice(field.value);
        if (rule.key == "voice" && field.value != "team") require_voice(field.value);
        if (rule.key == "session") return std::string(session_named(field.value, amending_.history).id);
        if (rule.key == "signal") require_signal(field);
        return field.value;
    }

    static void require_signal(const TypedField& field) {
        require_word(field.option, field.value.substr(0, field.value.find('.')), report::rule_keys());
    }

    Amending& amending_;
    Correction& correction_;
};

TypedField typed_field(const std::string& typed) {
    const auto sign = typed.find('=');
    if (sign == std::string::npos || sign == 0) throw Error(Exit::usage, {"amend.no-sign", {typed}}, {"amend.hint-no-sign"});
    return {typed.substr(0, sign), typed.substr(sign + 1), "--set " + typed.substr(0, sign)};
}

}  // namespace

bool knows_key(const Block& block, const std::string& key) {
    return is_said(block, key) || rule_of_key(block, key);
}

std::vector<TypedField> typed_fields(const AmendOptions& options, const Context& context) {
    std::vector<TypedField> fields;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (!value.empty()) fields.push_back({key, value, "--" + key});
    };
    add("date", options.date);
    add("kind", options.kind);
    add("next", options.next);
    add("place", options.place);
    bool input_taken = false;
    for (const std::string& typed : options.set) {
        TypedField field = typed_field(typed);
        const bool words = field.key == "words" || field.key == "set.words" || field.key.starts_with(said_prefix);
        if (words && field.value == "-") {
            if (input_taken) throw Error(Exit::usage, {"amend.input-twice"}, {"hint.leave-one-out"});
            input_taken = true;
            field.value = take_words("-", {}, context);
        }
        const auto twice = [&](const TypedField& other) { return other.key == field.key; };
        if (std::ranges::any_of(fields, twice)) throw Error(Exit::usage, {"usage.twice", {field.option}}, {"hint.leave-one-out"});
        // The day comes first: the next one agreed is counted from it.
        fields.insert(field.key == "date" ? fields.begin() : fields.end(), std::move(field));
    }
    return fields;
}

void correct_fields(Amending& amending, Correction& correction) {
    FieldCorrector(amending, correction).run();
}

}  // namespace viktig::cli
