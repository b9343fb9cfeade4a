// The scanner's sink that makes a flat ledger, the same to the last place as the general reader makes it.
#include "readers.hpp"
#include "scan_ledger.hpp"

namespace viktig::store {
namespace {

using model::Spot;

class FlatBuilder {
  public:
    explicit FlatBuilder(std::shared_ptr<model::LedgerMemory> memory) : arena_(memory->arena) {
        constexpr std::size_t bytes_of_a_block = 200;  // or so
        flat_.blocks.reserve(1 + memory->text.size() / bytes_of_a_block);
        flat_.memory = std::move(memory);
    }

    [[nodiscard]] std::string_view text() const { return flat_.memory->text; }

    model::FlatLedger take() {
        finish_part();
        return std::move(flat_);
    }

    void client(Text code) { flat_.client = plain_text(code); }

    void block(const model::BlockRule& rule, Text id, int line) {
        finish_part();
        model::FlatBlock& block = flat_.blocks.emplace_back();
        block.kind = rule.kind;
        block.id = kept(id);
        block.spot = {line, 1};
        part_ = Part::block;
    }

    /// The fields of a block itself go on behind its `set` and `was`: they wait, and the others pass them by.
    void part(Part part) {
        if (part == Part::block) finish_part();
        fields_.swap(waiting_);
        part_ = part;
    }

    void field(FieldName name, Text text, Spot spot) { add(name, Type::text, spot).text = kept(text); }
    void field(FieldName name, base::Date date, Spot spot) { add(name, Type::date, spot).number = date.time_since_epoch().count(); }
    void field(FieldName name, base::Instant instant, Spot spot) { add(name, Type::instant, spot).number = instant.time_since_epoch().count(); }
    void field(FieldName name, std::int64_t number, Spot spot) { add(name, Type::integer, spot).number = number; }
    void field(FieldName name, bool value, Spot spot) { add(name, Type::boolean, spot).number = value ? 1 : 0; }
    void field(FieldName name, std::span<const Text> texts, Spot spot) {
        const auto room = arena_.take<std::string_view>(texts.size());
        std::ranges::transform(texts, room.begin(), [this](Text text) { return kept(text); });
        add(name, Type::texts, spot).texts = room;
    }

    void rated(const Rated& rated, std::span<const Item> items, Spot spot) {
        model::FlatRating& rating = add_rating(rated, spot);
        const auto scores = arena_.take<std::optional<base::Score>>(items.size());
        const auto spots = arena_.take<Spot>(items.size());
        for (std::size_t n = 0; n < items.size(); ++n) {
            scores[n] = items[n].score;
            spots[n] = items[n].spot;
        }
        rating.items = scores;
        rating.item_spots = spots;
    }
    void rated(const Rated& rated, base::Score total, Spot spot) { add_rating(rated, spot).total = total; }
    void unrated(Text voice, Text what, model::Status status, Spot spot) { add_rating({{}, voice, what}, spot).status = status; }
    void slips(Text what, std::span<const Item> items, Spot spot) {
        const auto scores = arena_.take<base::Score>(items.size());
        const auto spots = arena_.take<Spot>(items.size());
        for (std::size_t n = 0; n < items.size(); ++n) {
            scores[n] = *items[n].score;
            spots[n] = items[n].spot;
        }
        slips_.push_back({kept(what), scores, spot, spots});
    }
    void said(Text voice, Text words, Spot spot) { said_.push_back({kept(voice), kept(words), spot}); }

  private:
    using Type = model::FlatField::Type;

    /// As it stands in the text, where it stands for itself.
    std::string_view kept(Text text) { return text.escaped ? arena_.copy(plain_text(text)) : text.raw; }

    model::FlatField& add(FieldName name, Type type, Spot spot) {
        model::FlatField& field = fields_.emplace_back();
        field.key = name.key;
        field.of_set = name.of_set;
        field.type = type;
        field.spot = spot;
        return field;
    }

    model::FlatRating& add_rating(const Rated& rated, Spot spot) {
        model::FlatRating& rating = ratings_.emplace_back();
        rating.key = {kept(rated.voice), kept(rated.about), kept(rated.what)};
        rating.spot = spot;
        return rating;
    }

    void finish_part() {
        if (flat_.blocks.empty()) return;
        model::FlatBlock& block = flat_.blocks.back();
        model::FlatContent& content = part_ == Part::block ? block.content : part_ == Part::set ? block.set : block.was;
        content = {arena_.copy(fields_), arena_.copy(ratings_), arena_.copy(slips_), arena_.copy(said_)};
        fields_.clear();
        ratings_.clear();
        slips_.clear();
        said_.clear();
    }

    base::Arena& arena_;
    model::FlatLedger flat_;
    Part part_ = Part::block;
    // Of the part at hand.
    std::vector<model::FlatField> fields_;
    std::vector<model::FlatRating> ratings_;
    std::vector<model::FlatSlips> slips_;
    std::vector<model::FlatSaid> said_;
    std::vector<model::FlatField> waiting_;  ///< of the block itself, while its `set` or `was` is at hand
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

std::optional<model::FlatLedger> build_flat(std::shared_ptr<model::LedgerMemory> memory, const std::string& client) {
    FlatBuilder builder(std::move(memory));
    if (!LedgerScanner(builder.text(), builder).run()) return std::nullopt;
    model::FlatLedger flat = builder.take();
    if (!client.empty() && flat.client != client) return std::nullopt;
    return flat;
}

bool is_canonical(std::string_view text) {
    NullSink sink;
    return LedgerScanner(text, sink).run();
}

}  // namespace viktig::store
