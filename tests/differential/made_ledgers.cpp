// Blocks filled in by chance, along the table of what a ledger may hold.
#include "differential/made_ledgers.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "viktig/model/grammar.hpp"
#include "viktig/store/ledger_text.hpp"

namespace viktig::tests {
namespace {

using model::BlockKind;
using model::Content;
using model::FieldRule;
using model::FieldType;
using namespace std::string_literals;

/// Bare, quoted because of a letter, a blank, a quote, a point; names that are words elsewhere.
const std::vector<std::string> names{"teen", "mother", "client", "ors",         "srs",        "sleep", "total",
                                     "nan",  "1",      "-",      "_x",          "søvn",       "å gå",  "a.b",
                                     "a",    "b",      "\"",     "\\",          "to\nlinjer", "日本",  "😀",
                                     "x]",   "= 1",    "#",      "[session.x]", "\x7F",       "a\"b",  "tab\t"};
const std::vector<std::string> texts{"kari",
                                     "",
                                     "Vi fikk clearet luften.",
                                     "Hun sa \"det ordner seg\".",
                                     "to\nlinjer",
                                     "søndag",
                                     "…og så videre",
                                     "C:\\mappe",
                                     "tab\tog\rretur\b\f",
                                     "nul\0og\x1F\x7F\x01"s,
                                     "𝄞 og 😀",
                                     "[session.2026-08-21-7qx4m2]",
                                     "# nei",
                                     "logged = 2026-08-21T09:02:10Z",
                                     " ",
                                     "\xC2\x85",
                                     "\xEF\xBB\xBF",
                                     "\xEF\xBF\xBF",
                                     "\\u0041",
                                     "nb",
                                     "3.0"};

class Maker {
  public:
    explicit Maker(Dice& dice) : dice_(dice) {}

    std::string ledger() {
        std::string text = store::write_head("c017");
        const std::size_t count = dice_.one_in(20) ? dice_.below(12) : 1 + dice_.below(3);
        for (std::size_t n = 0; n < count; ++n) {
            if (!dice_.one_in(8)) text += '\n';  // an empty line that a merge has lost
            text += store::write_block(block(), [this](std::string_view) { return static_cast<int>(dice_.below(4)); });
        }
        return text;
    }

  private:
    model::Block block() {
        const model::BlockRule& rule = dice_.one_of(model::block_rules());
        model::Block block;
        block.kind = dice_.one_in(3) ? BlockKind::session : rule.kind;
        do block.id = id(model::rule_of(block.kind).chosen_id);
        while (std::ranges::find(written_, block.reference()) != written_.end());
        fill(block.content, model::rule_of(block.kind).fields, Whose::block);
        if (block.content.find("of")) fill_inner(block);
        written_.push_back(block.reference());
        return block;
    }

    std::string id(bool chosen) {
        if (dice_.one_in(chosen ? 2 : 20)) return dice_.one_of(names);
        std::string id = chosen ? "g" : base::to_string(date()) + "-";
        for (int n = 0; n < 6; ++n) id += dice_.one_of(std::string_view("0123456789abcdefghjkmnpqrstvwxyz"));
        return id;
    }

    base::Date date() {
        const bool far = dice_.one_in(10);
        return base::Date{std::chrono::days{far ? static_cast<long>(dice_.below(2'900'000)) - 25'000
                                                : 20'000 + static_cast<long>(dice_.below(3'000))}};
    }

    /// Whether a field must be there, and whether its word may be one that nobody knows.
    enum class Whose { block, set, was };

    void fill(Content& content, std::span<const FieldRule> rules, Whose whose) {
        for (const FieldRule& rule : rules)
            if ((rule.required && whose == Whose::block) || dice_.one_in(whose == Whose::block ? 2 : 3))
                fill(content, rule, whose);
    }

    void fill(Content& content, const FieldRule& rule, Whose whose) {
        switch (rule.type) {
            case FieldType::text: content.put(rule.key, text(rule, whose)); break;
            case FieldType::texts: content.put(rule.key, some_texts()); break;
            case FieldType::date: content.put(rule.key, date()); break;
            case FieldType::instant:
                content.put(rule.key, base::Instant{date()} + std::chrono::seconds{dice_.below(86'400)});
                break;
            case FieldType::integer:
                content.put(rule.key,
                            static_cast<std::int64_t>(dice_.one_in(4) ? dice_.below(1'000'001) : dice_.below(12)));
                break;
            case FieldType::boolean: content.put(rule.key, dice_.one_in(2)); break;
            case FieldType::next:
                content.put(rule.key, dice_.one_in(3) ? model::FieldValue("as-needed"s) : model::FieldValue(date()));
                break;
            case FieldType::ratings: rate(content, ""); break;
            case FieldType::about:
                for (const std::string& about : some_names()) rate(content, about);
                break;
            case FieldType::slips:
                for (const std::string& what : some_names()) content.slips.push_back({what, slips(), {}, {}});
                break;
            case FieldType::unrated:
                for (const std::string& voice : some_names()) leave_unrated(content, voice);
                break;
            case FieldType::said:
                for (const std::string& voice : some_names()) content.said.push_back({voice, dice_.one_of(texts), {}});
                break;
            case FieldType::content: break;  // fill_inner
        }
    }

    std::string text(const FieldRule& rule, Whose whose) {
        if (rule.key == "of") return written_.empty() || dice_.one_in(4) ? some_reference() : dice_.one_of(written_);
        const bool any_word = rule.vocabulary.empty() || (whose == Whose::was && dice_.one_in(2));
        return any_word ? dice_.one_of(texts) : std::string(dice_.one_of(rule.vocabulary));
    }

    std::string some_reference() {
        return std::string(dice_.one_of(model::block_rules()).name) + "." + dice_.one_of(names);
    }

    void fill_inner(model::Block& block) {
        const std::string of = block.content.text("of");
        const model::BlockRule* meant = model::rule_named(of.substr(0, of.find('.')));
        if (!meant || dice_.one_in(5)) return;
        if (block.kind == BlockKind::change) {
            fill(block.set, model::change_rules(meant->kind), Whose::set);
        } else if (block.kind == BlockKind::amend) {
            fill(block.set, meant->fields, Whose::set);
            fill(block.was, meant->fields, Whose::was);
            if (meant->kind != BlockKind::change) return;
            fill_set_of_change(block.set);
            fill_set_of_change(block.was);
        }
    }

    void fill_set_of_change(Content& content) {
        Content set;
        fill(set, model::change_rules(), Whose::set);
        for (const model::Field& field : set.fields) content.put("set." + field.key, field.value);
    }

    std::vector<std::string> some_names() {
        std::vector<std::string> some;
        for (std::size_t left = 1 + dice_.below(3); left > 0; --left)
            if (const std::string& name = dice_.one_of(names); std::ranges::find(some, name) == some.end())
                some.push_back(name);
        return some;
    }

    model::Texts some_texts() {
        model::Texts some;
        for (std::size_t left = dice_.below(4); left > 0; --left) some.push_back(dice_.one_of(texts));
        return some;
    }

    base::Score score() {
        const auto bound = static_cast<std::int64_t>(dice_.one_in(20) ? 999'999'999'999 : 40'000);
        const std::int64_t step = dice_.one_of(std::array<std::int64_t, 4>{1000, 500, 100, 1});
        const auto size = static_cast<std::int64_t>(dice_.below(static_cast<std::size_t>(bound / step))) * step;
        return base::Score::from_thousandths(dice_.one_in(10) ? -size : size);
    }

    void rate(Content& content, const std::string& about) {
        for (const std::string& voice : some_names()) {
            for (const std::string& what : some_names()) {
                model::RawRating rating;
                rating.key = {voice, about, what};
                if (dice_.one_in(6))
                    rating.total = score();
                else
                    for (std::size_t left = dice_.one_in(8) ? dice_.below(12) : 1 + 3 * dice_.below(2); left > 0;
                         --left)
                        rating.items.push_back(dice_.one_in(8) ? std::nullopt : std::optional(score()));
                content.ratings.push_back(rating);
            }
        }
    }

    std::vector<base::Score> slips() {
        std::vector<base::Score> scores;
        for (std::size_t left = dice_.below(5); left > 0; --left) scores.push_back(score());
        return scores;
    }

    void leave_unrated(Content& content, const std::string& voice) {
        constexpr std::array statuses{model::Status::declined, model::Status::absent, model::Status::not_asked};
        const auto add = [&](const std::string& what) {
            model::RawRating rating;
            rating.key = {voice, "", what};
            rating.status = dice_.one_of(statuses);
            content.ratings.push_back(rating);
        };
        if (dice_.one_in(2)) return add("");
        for (const std::string& what : some_names()) add(what);
    }

    Dice& dice_;
    std::vector<std::string> written_;  ///< KIND.ID of the blocks there are
};

}  // namespace

std::string made_ledger(Dice& dice) {
    return Maker(dice).ledger();
}

}  // namespace viktig::tests
