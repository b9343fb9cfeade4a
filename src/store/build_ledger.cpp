// The scanner's sink that makes a flat ledger: by ledger_of(), the same to the last place as the general reader's. Fields stand in the
// order of the text here, and there in that of their names.
#include "readers.hpp"
#include "scan_ledger.hpp"

namespace viktig::store {
namespace {

using model::Spot;

/// As it stands in the text, where it stands for itself.
std::string_view kept(Text text, base::Arena& arena) {
    return text.escaped ? arena.copy(plain_text(text)) : text.raw;
}

/// Names that come again and again, mostly in the same order: each is kept once, so that it is the very same text wherever it
/// stands. Whoever asks whether two are the same then need not compare them (model::same_name).
class SharedNames {
  public:
    explicit SharedNames(base::Arena& arena) : arena_(arena) {}

    std::string_view keep(Text name) {
        if (name.raw.empty()) return {};
        if (name.raw.data() == asked_last_) return names_[last_].kept;  // all answers of a line have one voice
        for (std::size_t n = 0; n < names_.size(); ++n) {
            if (++last_ >= names_.size()) last_ = 0;
            if (!model::same_name(names_[last_].written, name.raw)) continue;
            asked_last_ = name.raw.data();
            return names_[last_].kept;
        }
        if (names_.size() == most) return kept(name, arena_);
        last_ = names_.size();
        asked_last_ = name.raw.data();
        return names_.emplace_back(Name{name.raw, kept(name, arena_)}).kept;
    }

  private:
    struct Name {
        std::string_view written, kept;
    };
    static constexpr std::size_t most = 16;  ///< more than most ledgers have; no file takes time by the square of its names

    base::Arena& arena_;
    std::vector<Name> names_;
    std::size_t last_ = 0;              ///< the place of the one met last
    const char* asked_last_ = nullptr;  ///< where that one stood
};

class FlatBuilder {
  public:
    explicit FlatBuilder(std::shared_ptr<model::LedgerMemory> memory) : arena_(memory->arena) {
        constexpr std::size_t bytes_of_a_block = 200;  // or so
        flat_.blocks.reserve(1 + memory->text.size() / bytes_of_a_block);
        flat_.memory = std::move(memory);
    }

    [[nodiscard]] const std::string& text() const { return flat_.memory->text; }

    model::FlatLedger take() {
        finish_part();
        return std::move(flat_);
    }

    void client(Text code) { flat_.client = plain_text(code); }

    void block(const model::BlockRule& rule, Text id, int line) {
        finish_part();
        model::FlatBlock& block = flat_.blocks.emplace_back();
        block.kind = rule.kind;
        block.id = kept(id, arena_);
        block.spot = {line, 1};
        part_ = Part::block;
    }

    /// The fields of a block itself go on behind its `set` and `was`, and so have a list of their own. What people gave needs none: no
    /// kind of block has that and a `set` too (grammar.cpp asserts it).
    void part(Part part) {
        if (part == Part::block) finish_part();
        part_ = part;
    }

    void field(FieldName name, Text text, Spot spot) { add(name, Type::text, spot).text = kept(text, arena_); }
    void field(FieldName name, base::Date date, Spot spot) { add(name, Type::date, spot).number = date.time_since_epoch().count(); }
    void field(FieldName name, base::Instant instant, Spot spot) {
        add(name, Type::instant, spot).number = instant.time_since_epoch().count();
    }
    void field(FieldName name, std::int64_t number, Spot spot) { add(name, Type::integer, spot).number = number; }
    void field(FieldName name, bool value, Spot spot) { add(name, Type::boolean, spot).number = value ? 1 : 0; }
    void field(FieldName name, std::span<const Text> texts, Spot spot) {
        const auto room = arena_.take<std::string_view>(texts.size());
        const bool voices = name.key == model::Key::present;
        std::ranges::transform(texts, room.begin(), [&](Text text) { return voices ? voices_.keep(text) : kept(text, arena_); });
        add(name, Type::texts, spot).texts = room;
    }

    void item(std::optional<base::Score> score, Spot spot) {
        items_.add(score);
        spots_.add(spot);
    }
    void rated(const Rated& rated, Spot spot) {
        model::FlatRating& rating = add_rating(rated, spot);
        rating.items = items_.finish();
        rating.item_spots = spots_.finish();
    }
    void rated(const Rated& rated, base::Score total, Spot spot) { add_rating(rated, spot).total = total; }
    void unrated(Text voice, Text what, model::Status status, Spot spot) { add_rating({{}, voice, what}, spot).status = status; }
    void slip(base::Score score, Spot spot) {
        on_slips_.add(score);
        spots_.add(spot);
    }
    void slips(Text what, Spot spot) { slips_.add({things_.keep(what), on_slips_.finish(), spot, spots_.finish()}); }
    void said(Text voice, Text words, Spot spot) { said_.add({voices_.keep(voice), kept(words, arena_), spot}); }

  private:
    using Type = model::FlatField::Type;

    model::FlatField& add(FieldName name, Type type, Spot spot) {
        return fields().add({.key = name.key, .of_set = name.of_set, .type = type, .spot = spot});
    }

    model::FlatRating& add_rating(const Rated& rated, Spot spot) {
        return ratings_.add({.key = {voices_.keep(rated.voice), voices_.keep(rated.about), things_.keep(rated.what)}, .spot = spot});
    }

    void finish_part() {
        if (flat_.blocks.empty()) return;
        model::FlatBlock& block = flat_.blocks.back();
        model::FlatContent& content = part_ == Part::block ? block.content : part_ == Part::set ? block.set : block.was;
        content = {fields().finish(), ratings_.finish(), slips_.finish(), said_.finish()};
    }

    base::ArenaLists<model::FlatField>& fields() { return part_ == Part::block ? own_fields_ : fields_of_part_; }

    base::Arena& arena_;
    model::FlatLedger flat_;
    Part part_ = Part::block;
    SharedNames voices_{arena_}, things_{arena_};
    base::ArenaLists<model::FlatField> own_fields_{arena_}, fields_of_part_{arena_};
    base::ArenaLists<model::FlatRating> ratings_{arena_};
    base::ArenaLists<model::FlatSlips> slips_{arena_};
    base::ArenaLists<model::FlatSaid> said_{arena_};
    base::ArenaLists<std::optional<base::Score>> items_{arena_};
    base::ArenaLists<base::Score> on_slips_{arena_};
    base::ArenaLists<Spot> spots_{arena_};  ///< of items or slips
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
    const std::string whole(text);
    return LedgerScanner(whole, sink).run();
}

}  // namespace viktig::store
