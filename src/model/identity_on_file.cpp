// Identity numbers in a ledger that is on file: by hand, by another program, or before anybody looked.
#include <algorithm>
#include <iterator>

#include "id_places.hpp"
#include "viktig/model/block_lines.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::model {
namespace {

/// Cost: about linear in the file, however many numbers there are and wherever they stand.
class LedgerSearch {
  public:
    explicit LedgerSearch(const Ledger& ledger) : ledger_(ledger), text_(ledger.text), called_so_(ledger.text, blocks_called_so(ledger)) {
        for (const Block& block : ledger.blocks) {
            heads_.push_back(&block);
            if (const auto* day = block.content.get<base::Date>("date")) own_days_.push_back(*day);
        }
        std::ranges::sort(own_days_);
        own_days_.erase(std::unique(own_days_.begin(), own_days_.end()), own_days_.end());
        std::ranges::stable_sort(heads_, {}, [](const Block* block) { return block->spot.line; });
        begins_.push_back(0);
        for (auto end = text_.find('\n'); end != std::string_view::npos; end = text_.find('\n', end + 1)) begins_.push_back(end + 1);
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
    static std::vector<const Block*> blocks_called_so(const Ledger& ledger) {
        std::vector<const Block*> called_so;
        for (const Block& block : ledger.blocks)
            if (surest_identity_number(block.id)) called_so.push_back(&block);
        return called_so;
    }

    /// The file as it stands: words, codes, keys, comments alike. Without blocks there are no values to look at besides.
    void search_text() {
        Reading reading;
        const bool only_text = ledger_.blocks.empty();
        for (const IdentityNumber& number : only_text ? find_identity_numbers_in_file(text_, own_days_) : find_identity_numbers(text_, own_days_)) {
            if (is_passed_over(number)) continue;
            go_to(reading, number.byte);
            const bool in_comment = reading.hash && !reading.quote;
            tell(number, in_comment ? nullptr : block_at(reading.spot.line), reading.spot);
        }
    }

    /// How far the text has been read, and what stood before that in the line.
    struct Reading {
        std::size_t byte = 0;
        Spot spot{1, 1};
        bool hash = false, quote = false;
    };

    void go_to(Reading& reading, std::size_t byte) const {
        for (; reading.byte < byte; ++reading.byte) {
            const char c = text_[reading.byte];
            reading.hash = reading.hash || c == '#';
            reading.quote = reading.quote || c == '"';
            if (c == '\n')
                reading = {reading.byte, {reading.spot.line + 1, 1}};
            else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
                ++reading.spot.column;
        }
    }

    /// What only shows when escapes are undone: `010858\n9995`, `\u0030`.
    void search_values(const Block& block, const Content& content) {
        const auto search = [&](const std::string& value, Spot spot, std::size_t& from) {
            const auto number = surest_identity_number(value, own_days_);
            if (!number || is_passed_over(*number) || stands(value, spot.line, from)) return;
            tell(*number, &block, spot);
        };
        const auto search_one = [&](const std::string& value, Spot spot) {
            std::size_t from = begin_of(spot.line);
            search(value, spot, from);
        };
        for (const Field& field : content.fields) {
            if (const auto* text = std::get_if<std::string>(&field.value)) search_one(*text, field.spot);
            if (const auto* texts = std::get_if<Texts>(&field.value)) {
                std::size_t from = begin_of(field.spot.line);
                for (const std::string& text : *texts) search(text, field.spot, from);
            }
        }
        for (const Said& said : content.said) search_one(said.words, said.spot);
        search_one(block.id, block.spot);
    }

    /// Whether a value stands in the text as it is, from a byte on and before the next head; if so, goes on from its end.
    bool stands(const std::string& value, long line, std::size_t& from) const {
        const auto next = head_after(line);
        const std::size_t end = next == heads_.end() ? text_.size() : begin_of((*next)->spot.line);
        const auto at = text_.substr(0, end).find(value, from);
        if (at == std::string_view::npos) return false;
        from = at + value.size();
        return true;
    }

    std::vector<const Block*>::const_iterator head_after(long line) const {
        return std::ranges::upper_bound(heads_, line, {}, [](const Block* block) { return block->spot.line; });
    }

    std::size_t begin_of(long line) const {
        return line >= 1 && line <= static_cast<long>(begins_.size()) ? begins_[static_cast<std::size_t>(line - 1)] : text_.size();
    }

    std::string whole_line(long line) const {
        return line_of(text_.substr(begin_of(line)), 1);
    }

    /// The block that a line belongs to; nullptr for one of a block that could not be read, or of none.
    const Block* block_at(long line) {
        const auto after = head_after(line);
        if (after == heads_.begin()) return nullptr;
        const Block* block = *std::prev(after);
        if (block != looked_at_) {
            looked_at_ = block;
            own_lines_ = lines_before(*block, after);
        }
        return own_lines_.hold(line) ? block : nullptr;
    }

    /// A block's lines from its head on. Those are found in the text up to the next head, not in the whole of it.
    Lines lines_before(const Block& block, std::vector<const Block*>::const_iterator next) const {
        const int above = block.spot.line - 1;
        const std::size_t begin = begin_of(block.spot.line);
        Ledger part;
        part.blocks.resize(1);
        part.blocks[0].spot.line = 1;
        part.text = text_.substr(begin);
        if (next != heads_.end()) {
            part.text = text_.substr(begin, begin_of((*next)->spot.line + 1) - begin);
            part.blocks.emplace_back().spot.line = (*next)->spot.line - above;
        }
        const Lines lines = lines_of(part, part.blocks[0]);
        return {lines.first + above, lines.end + above};
    }

    static bool vouched_for(const Block* block) {
        const bool* ok = block ? block->content.get<bool>("number_ok") : nullptr;
        return ok && *ok;
    }

    /// What is only possible counts in ids alone.
    bool is_passed_over(const IdentityNumber& number) const { return number.certainty == Certainty::possible && called_so_.empty(); }

    void tell(const IdentityNumber& number, const Block* block, Spot spot) {
        // The block whose id is a number and stands in this line, its own or another's: nobody can vouch for an id.
        const Block* called_so = called_so_.first_in(spot.line);
        if (!called_so && (number.certainty == Certainty::possible || vouched_for(block))) return;
        if (spot.line != shown_line_) {
            shown_line_ = spot.line;
            shown_ = excerpt_at(text_, begin_of(spot.line));
        }
        problems_.push_back({Loss::nothing, {ledger_.file, spot.line, spot.column}, shown_,
                             {number.certainty == Certainty::certain ? "identity.on-file" : "identity.likely-on-file"},
                             remedy(called_so, block, spot.line)});
    }

    /// Nothing that stands as dots has to be typed but the code, which `forget` knows by its dots.
    base::Message remedy(const Block* called_so, const Block* block, long line) const {
        if (called_so) return {"identity.hint-id-on-file", {ledger_.client, called_so->spot.line, called_so_.lines_with(*called_so), ledger_.file}};
        if (block && block->kind == BlockKind::erased) return {"identity.hint-tombstone-on-file", {ledger_.client, line}};
        if (block) return {"identity.hint-on-file", {ledger_.client, block->reference()}};
        const bool in_code = !ledger_.client.empty() && whole_line(line).find(ledger_.client) != std::string::npos;
        if (in_code) return {"identity.hint-code-on-file", {ledger_.client, line, ledger_.file}};
        return {"hint.correct-the-line", {ledger_.file, line}};
    }

    const Ledger& ledger_;
    const std::string_view text_;
    const IdPlaces called_so_;
    std::vector<std::size_t> begins_;   // of the lines
    std::vector<const Block*> heads_;   // by line
    std::vector<base::Date> own_days_;  // as the command line had them when it let something pass
    const Block* looked_at_ = nullptr;  // the last one asked for, and its lines
    Lines own_lines_;
    long shown_line_ = 0;  // the last one told of, and how
    std::string shown_;
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
