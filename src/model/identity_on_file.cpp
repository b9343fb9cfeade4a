// Identity numbers in a ledger that is on file: by hand, by another program, or before anybody looked.
#include <algorithm>
#include <iterator>

#include "viktig/model/block_lines.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::model {
namespace {

class LedgerSearch {
  public:
    explicit LedgerSearch(const Ledger& ledger) : ledger_(ledger) {
        for (const Block& block : ledger.blocks) heads_.push_back(&block);
        std::ranges::stable_sort(heads_, {}, [](const Block* block) { return block->spot.line; });
    }

    Problems run() {
        search_text();
        for (const Block& block : ledger_.blocks) {
            if (vouched_for(&block)) continue;
            for (const Content* content : {&block.content, &block.set, &block.was}) search_values(block, *content);
        }
        std::ranges::stable_sort(problems_, [](const Problem& a, const Problem& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        return std::move(problems_);
    }

  private:
    /// The file as it stands: words, codes, keys, comments alike.
    void search_text() {
        const std::string_view text = ledger_.text;
        std::size_t line_begin = 0;
        long line = 1;
        for (const IdentityNumber& number : find_identity_numbers(text)) {
            for (auto end = text.find('\n', line_begin); end < number.byte; end = text.find('\n', line_begin)) {
                line_begin = end + 1;
                ++line;
            }
            const auto before = text.substr(line_begin, number.byte - line_begin);
            const auto columns = std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
            const bool in_comment = before.find('#') != std::string_view::npos && before.find('"') == std::string_view::npos;
            tell(number, in_comment ? nullptr : block_at(line), {line, static_cast<long>(columns) + 1});
        }
    }

    /// What only shows when escapes are undone: `010858\n9995`, `\u0030`.
    void search_values(const Block& block, const Content& content) {
        const auto search = [&](const std::string& value, Spot spot) {
            if (ledger_.text.find(value) != std::string::npos) return;
            if (const auto number = surest_identity_number(value)) tell(*number, &block, spot);
        };
        for (const Field& field : content.fields) {
            if (const auto* text = std::get_if<std::string>(&field.value)) search(*text, field.spot);
            if (const auto* texts = std::get_if<Texts>(&field.value))
                for (const std::string& text : *texts) search(text, field.spot);
        }
        for (const Said& said : content.said) search(said.words, said.spot);
        search(block.id, block.spot);
    }

    /// The block that a line belongs to; nullptr for one of a block that could not be read, or of none.
    const Block* block_at(long line) const {
        const auto after = std::ranges::upper_bound(heads_, line, {}, [](const Block* block) { return block->spot.line; });
        if (after == heads_.begin()) return nullptr;
        const Block* block = *std::prev(after);
        return lines_of(ledger_, *block).hold(line) ? block : nullptr;
    }

    static bool vouched_for(const Block* block) {
        const bool* ok = block ? block->content.get<bool>("number_ok") : nullptr;
        return ok && *ok;
    }

    void tell(const IdentityNumber& number, const Block* block, Spot spot) {
        if (number.certainty == Certainty::possible || vouched_for(block)) return;
        problems_.push_back({Loss::nothing, {ledger_.file, spot.line, spot.column}, mask_identity_numbers(line_of(ledger_.text, spot.line)),
                             {number.certainty == Certainty::certain ? "identity.on-file" : "identity.likely-on-file"},
                             block ? base::Message{"identity.hint-on-file", {ledger_.client, block->reference()}}
                                   : base::Message{"hint.correct-the-line", {ledger_.file, spot.line}}});
    }

    const Ledger& ledger_;
    std::vector<const Block*> heads_;
    Problems problems_;
};

}  // namespace

base::Message mask_identity_numbers(base::Message message) {
    for (base::Argument& argument : message.arguments) {
        if (auto* text = std::get_if<std::string>(&argument.value)) *text = mask_identity_numbers(*text);
        if (auto* inner = std::get_if<base::Message>(&argument.value)) *inner = mask_identity_numbers(*inner);
        if (auto* list = std::get_if<base::List>(&argument.value))
            for (base::Message& part : list->parts) part = mask_identity_numbers(part);
    }
    return message;
}

Problems identity_numbers_on_file(const Ledger& ledger) {
    return LedgerSearch(ledger).run();
}

}  // namespace viktig::model
