// The lines of one block, of the canonical form that scan_ledger.hpp describes. Internal to the store.
#pragma once

#include <vector>

#include "distinct_names.hpp"
#include "scan_sink.hpp"
#include "scan_values.hpp"

namespace viktig::store {

template <typename Sink>
class BlockScanner {
  public:
    BlockScanner(Cursor& cursor, Sink& sink) : cursor_(cursor), sink_(sink) {}

    /// Takes lines of a block up to the first that none of its keys begins. What stands there is for LedgerScanner, which takes an
    /// empty line, the head of a block of a kind that there is, or the end of the text, and refuses all else. fields() and content()
    /// lean on this: true does not say that they took all there is.
    [[nodiscard]] bool run(const model::BlockRule& block) {
        block_ = &block;
        of_ = {};
        part_ = Part::block;
        return fields(block.fields, "");
    }

  private:
    using FieldRule = model::FieldRule;
    using FieldType = model::FieldType;

    /// The keys in the order of the table: each is there now or not at all.
    [[nodiscard]] bool fields(std::span<const FieldRule> rules, std::string_view prefix) {
        for (const FieldRule& rule : rules) {
            if (stands_key(prefix, rule.key)) {
                if (!field(rule, prefix)) return false;
            } else if (rule.required && part_ == Part::block) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool stands_key(std::string_view prefix, std::string_view key) const {
        if (prefix.empty()) return cursor_.stands_word(key);
        Cursor ahead = cursor_;
        return ahead.take(prefix) && ahead.stands_word(key);
    }

    /// At its key.
    [[nodiscard]] bool field(const FieldRule& rule, std::string_view prefix) {
        switch (rule.type) {
            case FieldType::ratings: return lines(rule, prefix, [&] { return rated_line(); });
            case FieldType::about: return lines(rule, prefix, [&] { return about_line(); });
            case FieldType::slips: return lines(rule, prefix, [&] { return slips_line(); });
            case FieldType::unrated: return lines(rule, prefix, [&] { return unrated_line(); });
            case FieldType::said: return lines(rule, prefix, [&] { return said_line(); });
            case FieldType::content: return content(rule, prefix);
            default:
                cursor_.skip(prefix.size() + rule.key.size());
                return cursor_.take(" = ") && value(rule, prefix) && cursor_.take_line_end();
        }
    }

    // --- plain values ---

    [[nodiscard]] bool value(const FieldRule& rule, std::string_view prefix) {
        const FieldName name{prefix.ends_with(".set."), rule.id};  // `set.set.`, `was.set.`: see set_of_change()
        const model::Spot spot = cursor_.spot();
        switch (rule.type) {
            case FieldType::text: return text(rule, name, spot);
            case FieldType::texts: return texts(name, spot);
            case FieldType::date: return put<base::Date>(take_date, name, spot);
            case FieldType::instant: return put<base::Instant>(take_instant, name, spot);
            case FieldType::integer: return integer(name, spot);
            case FieldType::boolean: return boolean(name, spot);
            case FieldType::next:
                return cursor_.stands('"') ? as_needed(name, spot) : put<base::Date>(take_date, name, spot);
            default: return false;
        }
    }

    template <typename Value>
    [[nodiscard]] bool put(bool (*take)(Cursor&, Value&), FieldName name, model::Spot spot) {
        Value value{};
        if (!take(cursor_, value)) return false;
        sink_.field(name, value, spot);
        return true;
    }

    /// What stood may have been a word that nobody knows: in `was` any will do. No word of a vocabulary has an escape in it.
    [[nodiscard]] bool text(const FieldRule& rule, FieldName name, model::Spot spot) {
        Text text;
        if (!cursor_.take_string(text)) return false;
        if (!rule.vocabulary.empty() && part_ != Part::was && !model::is_one_of(rule.vocabulary, text.raw))
            return false;
        if (part_ == Part::block && rule.id == model::Key::of) of_ = text.raw;
        sink_.field(name, text, spot);
        return true;
    }

    [[nodiscard]] bool texts(FieldName name, model::Spot spot) {
        texts_.clear();
        if (!list([&] { return cursor_.take_string(texts_.emplace_back()); })) return false;
        sink_.field(name, std::span<const Text>(texts_), spot);
        return true;
    }

    /// Of a count that nobody means the general reader tells what is wrong.
    [[nodiscard]] bool integer(FieldName name, model::Spot spot) {
        std::int64_t number = 0;
        if (!take_whole(cursor_, number) || number > model::largest_count) return false;
        sink_.field(name, number, spot);
        return true;
    }

    [[nodiscard]] bool boolean(FieldName name, model::Spot spot) {
        const bool value = cursor_.stands('t');
        if (!cursor_.take(value ? "true" : "false")) return false;
        sink_.field(name, value, spot);
        return true;
    }

    [[nodiscard]] bool as_needed(FieldName name, model::Spot spot) {
        Text text;
        if (!cursor_.take_string(text) || text.raw != "as-needed") return false;
        sink_.field(name, text, spot);
        return true;
    }

    /// `[]`, `[a]`, `[a, b]`
    template <typename Entry>
    [[nodiscard]] bool list(Entry entry) {
        if (!cursor_.take('[')) return false;
        if (cursor_.take(']')) return true;
        do {
            if (!entry()) return false;
        } while (cursor_.take(", "));
        return cursor_.take(']');
    }

    /// `{ name = value, name = value }`: at least one, no name twice.
    template <typename Value>
    [[nodiscard]] bool table(Value value) {
        if (!cursor_.take("{ ")) return false;
        inner_names_.clear();
        do {
            Text name;
            if (!cursor_.take_name(name) || !cursor_.take(" = ") || !value(name)) return false;
            inner_names_.add(name.raw);
        } while (cursor_.take(", "));
        return cursor_.take(" }") && inner_names_.all_different();
    }

    // --- what people gave ---

    /// All lines that begin with `KEY.`, each with a name behind it that the others do not have.
    template <typename Line>
    [[nodiscard]] bool lines(const FieldRule& rule, std::string_view prefix, Line line) {
        names_.clear();
        do {
            cursor_.skip(prefix.size() + rule.key.size());
            if (!cursor_.take('.') || !line() || !cursor_.take_line_end()) return false;
        } while (stands_key(prefix, rule.key));
        return names_.all_different();
    }

    [[nodiscard]] bool rated_line() {
        Text voice;
        if (!cursor_.take_name(voice) || !cursor_.take(" = ")) return false;
        names_.add(voice.raw);
        return table([&](Text what) { return answer({{}, voice, what}); });
    }

    [[nodiscard]] bool about_line() {
        Text about, voice;
        const std::string_view rest = cursor_.rest();
        if (!cursor_.take_name(about) || !cursor_.take('.') || !cursor_.take_name(voice)) return false;
        names_.add(rest.substr(0, rest.size() - cursor_.rest().size()));
        return cursor_.take(" = ") && table([&](Text what) { return answer({about, voice, what}); });
    }

    [[nodiscard]] bool answer(const Rated& rated) {
        const model::Spot spot = cursor_.spot();
        if (cursor_.take("{ total = ")) {
            base::Score total;
            if (!take_score(cursor_, total) || !cursor_.take(" }")) return false;
            sink_.rated(rated, total, spot);
            return true;
        }
        if (cursor_.stands('[')) {
            std::size_t items = 0;
            const auto entry = [&] {
                ++items;
                return item();
            };
            if (!list(entry)) return false;
            if (items == 1) return false;  // a single one is written without brackets
        } else if (!item()) {
            return false;
        }
        sink_.rated(rated, spot);
        return true;
    }

    [[nodiscard]] bool item() {
        if (!cursor_.stands('n')) return number([&](base::Score score, model::Spot spot) { sink_.item(score, spot); });
        const model::Spot spot = cursor_.spot();
        if (!cursor_.take("nan")) return false;
        sink_.item(std::nullopt, spot);
        return true;
    }

    template <typename Use>
    [[nodiscard]] bool number(Use use) {
        const model::Spot spot = cursor_.spot();
        base::Score score;
        if (!take_score(cursor_, score)) return false;
        use(score, spot);
        return true;
    }

    [[nodiscard]] bool slips_line() {
        Text what;
        if (!cursor_.take_name(what) || !cursor_.take(" = ")) return false;
        names_.add(what.raw);
        const model::Spot spot = cursor_.spot();
        const auto slip = [&](base::Score score, model::Spot place) { sink_.slip(score, place); };
        if (!list([&] { return number(slip); })) return false;
        sink_.slips(what, spot);
        return true;
    }

    [[nodiscard]] bool unrated_line() {
        Text voice;
        if (!cursor_.take_name(voice) || !cursor_.take(" = ")) return false;
        names_.add(voice.raw);
        if (cursor_.stands('"')) return status(voice, {});
        return table([&](Text what) { return status(voice, what); });
    }

    [[nodiscard]] bool status(Text voice, Text what) {
        const model::Spot spot = cursor_.spot();
        Text word;
        if (!cursor_.take_string(word)) return false;
        const auto status = model::parse_status(word.raw);
        if (!status) return false;
        sink_.unrated(voice, what, *status, spot);
        return true;
    }

    [[nodiscard]] bool said_line() {
        Text voice, words;
        if (!cursor_.take_name(voice) || !cursor_.take(" = ")) return false;
        names_.add(voice.raw);
        const model::Spot spot = cursor_.spot();
        if (!cursor_.take_string(words)) return false;
        sink_.said(voice, words, spot);
        return true;
    }

    // --- set and was ---

    /// `set.KEY` and `was.KEY` of a change or an amend: keys of the block that is meant, which `of` has named before.
    [[nodiscard]] bool content(const FieldRule& rule, std::string_view prefix) {
        const bool was = rule.key == "was";
        if (part_ != Part::block) return set_of_change(prefix);  // `set` within `set` or `was`
        const model::BlockRule* meant = model::rule_named(of_.substr(0, of_.find('.')));
        if (!meant) return false;
        part_ = was ? Part::was : Part::set;
        sink_.part(part_);
        const bool changes = block_->kind == model::BlockKind::change;
        const bool sound = fields(changes ? model::change_rules(meant->kind) : meant->fields, was ? "was." : "set.");
        part_ = Part::block;
        sink_.part(part_);
        return sound;
    }

    /// In an amend of a change: `set.set.KEY`, `was.set.KEY`. An amend of an amend would have these keys too, and is not to be: the
    /// general reader tells it.
    [[nodiscard]] bool set_of_change(std::string_view prefix) {
        if (!of_.starts_with("change.")) return false;
        return fields(model::change_rules(), prefix == "set." ? "set.set." : "was.set.");
    }

    Cursor& cursor_;
    Sink& sink_;
    const model::BlockRule* block_ = nullptr;
    std::string_view of_;  ///< of the block at hand, where it has one
    Part part_ = Part::block;
    DistinctNames names_, inner_names_;  ///< of the lines of one key, of one inline table
    std::vector<Text> texts_;            ///< of the list at hand
};

}  // namespace viktig::store
