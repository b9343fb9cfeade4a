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
        for (const Block& block : ledger.blocks) {
            heads_.push_back(&block);
            if (surest_identity_number(block.id)) called_so_.push_back(&block);
        }
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
        const Block* called_so = called_so_in(spot.line);
        if (!called_so && (number.certainty == Certainty::possible || vouched_for(block))) return;
        problems_.push_back({Loss::nothing, {ledger_.file, spot.line, spot.column}, mask_identity_numbers(line_of(ledger_.text, spot.line)),
                             {number.certainty == Certainty::certain ? "identity.on-file" : "identity.likely-on-file"},
                             remedy(called_so, block, spot.line)});
    }

    /// The block whose id is a number and stands in this line, its own or another's: nobody can vouch for an id.
    const Block* called_so_in(long line) const {
        const std::string text = line_of(ledger_.text, line);
        const auto found = std::ranges::find_if(called_so_, [&](const Block* block) { return text.find(block->id) != std::string::npos; });
        return found == called_so_.end() ? nullptr : *found;
    }

    /// Nothing that stands as dots has to be typed but the code, which `forget` knows by its dots.
    base::Message remedy(const Block* called_so, const Block* block, long line) const {
        if (called_so) return {"identity.hint-id-on-file", {ledger_.client, called_so->spot.line, lines_with(ledger_, called_so->id), ledger_.file}};
        if (block && block->kind == BlockKind::erased) return {"identity.hint-tombstone-on-file", {ledger_.client, line}};
        if (block) return {"identity.hint-on-file", {ledger_.client, block->reference()}};
        const bool in_code = !ledger_.client.empty() && line_of(ledger_.text, line).find(ledger_.client) != std::string::npos;
        if (in_code) return {"identity.hint-code-on-file", {ledger_.client, line, ledger_.file}};
        return {"hint.correct-the-line", {ledger_.file, line}};
    }

    const Ledger& ledger_;
    std::vector<const Block*> heads_;
    std::vector<const Block*> called_so_;
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

std::string lines_with(const Ledger& ledger, std::string_view words) {
    std::string lines;
    const std::string_view text = ledger.text;
    long line = 1;
    std::size_t counted = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, std::min(text.find('\n', at), text.size()))) {
        line += std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        counted = at;
        lines += (lines.empty() ? "" : ", ") + std::to_string(line);
    }
    return lines;
}

Problems identity_numbers_on_file(const Ledger& ledger) {
    return LedgerSearch(ledger).run();
}

}  // namespace viktig::model
