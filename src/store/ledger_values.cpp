// What people gave, out of a parsed table. What cannot be read is told and left out, never guessed.
#include "ledger_values.hpp"

#include <algorithm>

#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {
namespace {

using base::Message;
using base::Score;
using model::Content;
using model::FieldType;
using model::Loss;
using model::RatingKey;
using model::RawRating;
using model::Spot;

class ContentReader {
  public:
    ContentReader(Content& content, Teller& teller) : content_(content), teller_(teller) {}

    /// False when the value is not of the type.
    bool read(const toml::node& node, std::string_view key, const model::FieldRule& rule) {
        switch (rule.type) {
            case FieldType::text: return put(key, node, node.value_exact<std::string>());
            case FieldType::boolean: return put(key, node, node.value_exact<bool>());
            case FieldType::date: return put(key, node, date_of(node));
            case FieldType::instant: return put(key, node, instant_of(node));
            case FieldType::integer: return read_integer(key, node);
            case FieldType::texts: return read_texts(key, node);
            case FieldType::next: return read_next(key, node);
            case FieldType::ratings: return each(node, [&](auto voice, const toml::node& n) { read_rated(voice, "", n); });
            case FieldType::about: return read_about(node);
            case FieldType::slips: return each(node, [&](auto what, const toml::node& n) { read_slips(what, n); });
            case FieldType::unrated: return each(node, [&](auto voice, const toml::node& n) { read_unrated(voice, n); });
            case FieldType::said: return each(node, [&](auto voice, const toml::node& n) { read_said(voice, n); });
            case FieldType::content: return node.is_table();  // read by the block's reader, which knows what is meant
        }
        return false;
    }

  private:
    template <typename T>
    bool put(std::string_view key, const toml::node& node, std::optional<T> value) {
        if (!value) return false;
        content_.fields.push_back({std::string(key), model::FieldValue(std::move(*value)), spot_of(node)});
        return true;
    }

    /// An empty name would say "everything" or "one's own" where nobody said it.
    template <typename Visit>
    bool each(const toml::node& node, Visit visit) {
        const toml::table* table = node.as_table();
        if (!table) return false;
        for (const auto& [key, value] : *table) {
            if (key.str().empty())
                teller_.tell(spot_of(key), Loss::value, {"value.no-name"});
            else
                visit(key.str(), value);
        }
        return true;
    }

    bool read_integer(std::string_view key, const toml::node& node) {
        const auto value = node.value_exact<std::int64_t>();
        if (!value || *value < 0 || *value > model::largest_count) return false;
        return put(key, node, value);
    }

    bool read_texts(std::string_view key, const toml::node& node) {
        const toml::array* array = node.as_array();
        if (!array) return false;
        model::Texts texts;
        for (const toml::node& entry : *array) {
            const auto text = entry.value_exact<std::string>();
            if (!text) return false;
            texts.push_back(*text);
        }
        content_.fields.push_back({std::string(key), std::move(texts), spot_of(node)});
        return true;
    }

    bool read_next(std::string_view key, const toml::node& node) {
        if (const auto date = date_of(node)) return put(key, node, date);
        const auto word = node.value_exact<std::string>();
        return word && *word == "as-needed" && put(key, node, word);
    }

    bool read_about(const toml::node& node) {
        return each(node, [&](auto about, const toml::node& raters) {
            const bool table = each(raters, [&](auto voice, const toml::node& n) { read_rated(voice, about, n); });
            if (!table) teller_.tell(spot_of(raters), Loss::value, {"value.about-not-a-table", {about}});
        });
    }

    void read_rated(std::string_view voice, std::string_view about, const toml::node& node) {
        const bool table = each(node, [&](auto what, const toml::node& value) {
            RawRating rating;
            rating.key = {std::string(voice), std::string(about), std::string(what)};
            rating.spot = spot_of(value);
            if (read_scores(value, rating)) content_.ratings.push_back(std::move(rating));
        });
        if (!table) teller_.tell(spot_of(node), Loss::value, {"value.rated-not-a-table", {voice}});
    }

    bool read_scores(const toml::node& node, RawRating& rating) {
        if (const toml::array* array = node.as_array()) {
            for (const toml::node& entry : *array)
                if (!read_item(entry, rating)) return false;
            return true;
        }
        const toml::table* table = node.as_table();
        if (!table) return read_item(node, rating);
        const toml::node* total = table->get("total");
        if (total && table->size() == 1) {
            rating.total = score_of(*total);
            if (rating.total) return true;
        }
        teller_.tell(spot_of(node), Loss::value, {"value.no-score", {rating.key.what, model::rating_name(rating.key)}});
        return false;
    }

    bool read_item(const toml::node& node, RawRating& rating) {
        std::optional<Score> score;
        if (!is_nan(node)) {
            score = score_of(node);
            if (!score) {
                teller_.tell(spot_of(node), Loss::value, {"value.no-score", {rating.key.what, model::rating_name(rating.key)}});
                return false;
            }
        }
        rating.items.push_back(score);
        rating.item_spots.push_back(spot_of(node));
        return true;
    }

    void read_slips(std::string_view what, const toml::node& node) {
        model::RawSlips slips{std::string(what), {}, spot_of(node), {}};
        const toml::array* array = node.as_array();
        if (!array) {
            teller_.tell(spot_of(node), Loss::value, {"value.slips-no-list", {what}});
            return;
        }
        for (const toml::node& entry : *array) {
            if (const auto score = score_of(entry)) {
                slips.scores.push_back(*score);
                slips.score_spots.push_back(spot_of(entry));
            } else
                teller_.tell(spot_of(entry), Loss::value, {"value.no-score", {what}});
        }
        content_.slips.push_back(std::move(slips));
    }

    void read_unrated(std::string_view voice, const toml::node& node) {
        if (node.is_string()) {
            read_status({std::string(voice), "", ""}, node);
            return;
        }
        const bool table =
            each(node, [&](auto what, const toml::node& value) { read_status({std::string(voice), "", std::string(what)}, value); });
        if (!table) teller_.tell(spot_of(node), Loss::value, {"value.no-status", {voice}});
    }

    void read_status(RatingKey key, const toml::node& node) {
        const auto word = node.value_exact<std::string>();
        const auto status = word ? model::parse_status(*word) : std::nullopt;
        if (!status) {
            teller_.tell(spot_of(node), Loss::value, {"value.no-status", {key.voice, model::rating_name(key)}});
            return;
        }
        RawRating rating;
        rating.key = std::move(key);
        rating.status = *status;
        rating.spot = spot_of(node);
        content_.ratings.push_back(std::move(rating));
    }

    void read_said(std::string_view voice, const toml::node& node) {
        if (const auto words = node.value_exact<std::string>())
            content_.said.push_back({std::string(voice), *words, spot_of(node)});
        else
            teller_.tell(spot_of(node), Loss::value, {"value.wrong-type", {"said." + std::string(voice)}});
    }

    Content& content_;
    Teller& teller_;
};

const model::FieldRule* rule_for(const model::BlockRule& block, Keys keys, std::string_view key) {
    return keys == Keys::of_change ? model::change_rule(block.kind, key) : model::field_rule(block, key);
}

/// A key may come from a newer viktig and is then only remarked on. One that looks like a slip, or that stands where a block
/// says what is to be otherwise, would leave a number as it was without a word: it is told.
void tell_unknown_key(const toml::key& key, const model::BlockRule& block, Keys keys, Teller& teller) {
    std::vector<std::string> known;
    for (const model::FieldRule& field : block.fields) known.emplace_back(field.key);
    const auto near = model::nearest(key.str(), known);
    const bool corrects = keys != Keys::of_block || block.kind == model::BlockKind::amend || block.kind == model::BlockKind::change ||
                          block.kind == model::BlockKind::erased;
    teller.tell(spot_of(key), near || corrects ? Loss::value : Loss::nothing, {"block.unknown-key", {block.name, key.str()}},
                near ? Message{"hint.did-you-mean", {*near}} : Message{});
}

/// In an amend of a change: what the change should have set, kept as `set.KEY`.
void read_set_of_change(const toml::table& table, ContentReader& reader, Teller& teller) {
    const auto known = model::change_rules();
    for (const auto& [key, node] : table) {
        const auto rule = std::ranges::find(known, key.str(), &model::FieldRule::key);
        if (rule == known.end())
            tell_unknown_key(key, model::rule_of(model::BlockKind::change), Keys::of_amend, teller);
        else if (!reader.read(node, "set." + std::string(key.str()), *rule))
            teller.tell(spot_of(node), Loss::value, {"value.wrong-type", {"set." + std::string(key.str())}});
    }
}

}  // namespace

void Teller::tell(Spot spot, Loss loss, Message message, Message hint) {
    problems_.push_back({loss, {file_, spot.line, spot.column}, {}, std::move(message), std::move(hint)});
}

void read_content(const toml::table& table, const model::BlockRule& rule, Keys keys, Content& content, Teller& teller) {
    ContentReader reader(content, teller);
    for (const auto& [key, node] : table) {
        const model::FieldRule* field = rule_for(rule, keys, key.str());
        if (!field) {
            tell_unknown_key(key, rule, keys, teller);
            continue;
        }
        if (keys != Keys::of_block && field->type == FieldType::content && rule.kind == model::BlockKind::change) {
            if (node.is_table())
                read_set_of_change(*node.as_table(), reader, teller);
            else
                teller.tell(spot_of(node), Loss::value, {"value.wrong-type", {key.str()}});
            continue;
        }
        if (keys != Keys::of_block && field->type == FieldType::content) {
            teller.tell(spot_of(key), Loss::value, {"amend.of-amend"}, {"amend.hint-of-amend"});
            continue;
        }
        if (!reader.read(node, key.str(), *field)) {
            const bool harmless = field->key == "by";
            teller.tell(spot_of(node), harmless ? Loss::nothing : Loss::value, {"value.wrong-type", {key.str()}});
            continue;
        }
        const bool judged_in_the_fold = field->key == "age" || field->key == "missed";  // once corrections are laid over
        if (field->vocabulary.empty() || judged_in_the_fold || keys == Keys::of_was) continue;
        const std::string word = content.text(key.str());
        if (model::is_one_of(field->vocabulary, word)) continue;
        teller.tell(spot_of(node), Loss::nothing, {"value.unknown-word", {key.str(), word}}, model::one_of(field->vocabulary));
    }
    // The parser hands keys over by name; what people gave keeps the order in which it was written down.
    const auto by_place = [](const auto& entry) { return std::pair(entry.spot.line, entry.spot.column); };
    std::ranges::stable_sort(content.ratings, {}, by_place);
    std::ranges::stable_sort(content.slips, {}, by_place);
    std::ranges::stable_sort(content.said, {}, by_place);
}

}  // namespace viktig::store
