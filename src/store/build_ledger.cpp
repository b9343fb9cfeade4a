// The scanner's sink that makes a model::Ledger, the same to the last place as the general reader makes it.
#include "readers.hpp"
#include "scan_ledger.hpp"

namespace viktig::store {
namespace {

using model::Spot;

/// Fields are put in the order of their names, as the TOML parser hands them over: so they wait until their part is over.
struct WaitingField {
    FieldName name;
    enum class Type { text, texts, date, instant, integer, boolean } type;
    Text text;                ///< of a text
    std::int64_t number = 0;  ///< of the others: days, seconds, a count, true; of texts, how many
    std::size_t texts = 0;    ///< of texts, where the first of them waits
    Spot spot;
};

class LedgerBuilder {
  public:
    explicit LedgerBuilder(std::size_t size_of_text) {
        constexpr std::size_t bytes_of_a_block = 200;  // or so
        ledger_.blocks.reserve(1 + size_of_text / bytes_of_a_block);
    }

    model::Ledger take() {
        finish_part();
        return std::move(ledger_);
    }

    void client(Text code) { ledger_.client = plain_text(code); }

    void block(const model::BlockRule& rule, Text id, long line) {
        finish_part();
        model::Block& block = ledger_.blocks.emplace_back();
        block.kind = rule.kind;
        block.id = plain_text(id);
        block.spot = {line, 1};
        content_ = &block.content;
    }

    void part(Part part) {
        model::Block& block = ledger_.blocks.back();
        // The fields of a block itself go on behind its `set` and `was`: they wait, and the others pass them by.
        if (part == Part::block) {
            put_fields(*content_, begin_of_part_);
            begin_of_part_ = 0;
            content_ = &block.content;
        } else {
            begin_of_part_ = waiting_.size();
            content_ = part == Part::set ? &block.set : &block.was;
        }
    }

    void field(FieldName name, Text text, Spot spot) {
        waiting_.push_back({name, WaitingField::Type::text, text, 0, 0, spot});
    }
    void field(FieldName name, base::Date date, Spot spot) {
        wait(name, WaitingField::Type::date, date.time_since_epoch().count(), spot);
    }
    void field(FieldName name, base::Instant instant, Spot spot) {
        wait(name, WaitingField::Type::instant, instant.time_since_epoch().count(), spot);
    }
    void field(FieldName name, std::int64_t number, Spot spot) {
        wait(name, WaitingField::Type::integer, number, spot);
    }
    void field(FieldName name, bool value, Spot spot) { wait(name, WaitingField::Type::boolean, value ? 1 : 0, spot); }
    void field(FieldName name, std::span<const Text> texts, Spot spot) {
        waiting_.push_back(
            {name, WaitingField::Type::texts, {}, static_cast<std::int64_t>(texts.size()), texts_.size(), spot});
        texts_.insert(texts_.end(), texts.begin(), texts.end());
    }

    void rated(const Rated& rated, std::span<const Item> items, Spot spot) {
        model::RawRating& rating = add_rating(rated, spot);
        rating.items.reserve(items.size());
        rating.item_spots.reserve(items.size());
        for (const Item& item : items) {
            rating.items.push_back(item.score);
            rating.item_spots.push_back(item.spot);
        }
    }
    void rated(const Rated& rated, base::Score total, Spot spot) { add_rating(rated, spot).total = total; }
    void unrated(Text voice, Text what, model::Status status, Spot spot) {
        add_rating({{}, voice, what}, spot).status = status;
    }
    void slips(Text what, std::span<const Item> items, Spot spot) {
        model::RawSlips& slips = content_->slips.emplace_back();
        slips.what = plain_text(what);
        slips.spot = spot;
        for (const Item& item : items) {
            slips.scores.push_back(*item.score);
            slips.score_spots.push_back(item.spot);
        }
    }
    void said(Text voice, Text words, Spot spot) {
        content_->said.push_back({plain_text(voice), plain_text(words), spot});
    }

  private:
    model::RawRating& add_rating(const Rated& rated, Spot spot) {
        if (content_->ratings.empty())
            content_->ratings.reserve(4);  // most meetings have no more, and they are large to move
        model::RawRating& rating = content_->ratings.emplace_back();
        rating.key = {plain_text(rated.voice), plain_text(rated.about), plain_text(rated.what)};
        rating.spot = spot;
        return rating;
    }

    void wait(FieldName name, WaitingField::Type type, std::int64_t number, Spot spot) {
        waiting_.push_back({name, type, {}, number, 0, spot});
    }

    void finish_part() {
        if (content_) put_fields(*content_, 0);
        texts_.clear();
    }

    void put_fields(model::Content& content, std::size_t from) {
        const auto begin = waiting_.begin() + static_cast<std::ptrdiff_t>(from);
        std::ranges::sort(begin, waiting_.end(), {}, by_name);
        content.fields.reserve(static_cast<std::size_t>(waiting_.end() - begin));
        for (auto field = begin; field != waiting_.end(); ++field) {
            std::string key = field->name.of_set ? "set." : "";
            key += field->name.key;
            content.fields.push_back({std::move(key), value_of(*field), field->spot});
        }
        waiting_.erase(begin, waiting_.end());
    }

    /// Those of `set.KEY` stand where `set` would.
    static std::pair<std::string_view, std::string_view> by_name(const WaitingField& field) {
        return field.name.of_set ? std::pair(std::string_view("set"), field.name.key)
                                 : std::pair(field.name.key, std::string_view());
    }

    model::FieldValue value_of(const WaitingField& field) const {
        switch (field.type) {
            case WaitingField::Type::text: return plain_text(field.text);
            case WaitingField::Type::date: return base::Date{std::chrono::days{field.number}};
            case WaitingField::Type::instant: return base::Instant{std::chrono::seconds{field.number}};
            case WaitingField::Type::integer: return field.number;
            case WaitingField::Type::boolean: return field.number != 0;
            case WaitingField::Type::texts: break;
        }
        model::Texts texts;
        for (const Text text : std::span(texts_).subspan(field.texts, static_cast<std::size_t>(field.number)))
            texts.push_back(plain_text(text));
        return texts;
    }

    model::Ledger ledger_;
    model::Content* content_ = nullptr;  ///< of the part at hand
    std::vector<WaitingField> waiting_;
    std::size_t begin_of_part_ = 0;  ///< among those that wait
    std::vector<Text> texts_;        ///< entries of the lists that wait
};

/// The character that an escape stands for, as write_string() writes it. @param at  behind the backslash; goes on behind the escape
char unescaped(std::string_view raw, std::size_t& at) {
    const char c = raw[at++];
    switch (c) {
        case 'n': return '\n';
        case 't': return '\t';
        case 'r': return '\r';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'u': break;
        default: return c;  // a quote, a backslash
    }
    const std::string_view digits = "0123456789ABCDEF";
    at += 4;
    return static_cast<char>(digits.find(raw[at - 2]) * 16 + digits.find(raw[at - 1]));
}

}  // namespace

std::string plain_text(Text text) {
    if (!text.escaped) return std::string(text.raw);
    std::string plain;
    plain.reserve(text.raw.size());
    for (std::size_t at = 0; at < text.raw.size();) {
        if (text.raw[at] == '\\')
            plain += unescaped(text.raw, ++at);
        else
            plain += text.raw[at++];
    }
    return plain;
}

std::optional<model::Ledger> build_ledger(std::string_view text, const std::string& client) {
    LedgerBuilder builder(text.size());
    if (!LedgerScanner(text, builder).run()) return std::nullopt;
    model::Ledger ledger = builder.take();
    if (!client.empty() && ledger.client != client) return std::nullopt;
    return ledger;
}

bool is_canonical(std::string_view text) {
    NullSink sink;
    return LedgerScanner(text, sink).run();
}

}  // namespace viktig::store
