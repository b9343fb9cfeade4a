// Looking things up in a ledger's blocks.
#include "viktig/model/ledger.hpp"

#include <algorithm>

#include "viktig/model/grammar.hpp"

namespace viktig::model {

bool RawRating::same_answer(const RawRating& other) const {
    return key == other.key && status == other.status && items == other.items && total == other.total;
}

const Field* Content::find(std::string_view key) const {
    const auto found = std::ranges::find(fields, key, &Field::key);
    return found == fields.end() ? nullptr : &*found;
}

std::string Content::text(std::string_view key) const {
    const auto* value = get<std::string>(key);
    return value ? *value : std::string();
}

void Content::put(std::string_view key, FieldValue value) {
    const auto found = std::ranges::find(fields, key, &Field::key);
    if (found != fields.end())
        found->value = std::move(value);
    else
        fields.push_back({std::string(key), std::move(value), {}});
}

std::string Block::reference() const {
    return std::string(rule_of(kind).name) + "." + id;
}

base::Instant Block::logged() const {
    const auto* mark = content.get<base::Instant>("logged");
    return mark ? *mark : base::Instant{};
}

const Block* Ledger::find(BlockKind kind, std::string_view id) const {
    const auto found = std::ranges::find_if(blocks, [&](const Block& b) { return b.kind == kind && b.id == id; });
    return found == blocks.end() ? nullptr : &*found;
}

std::string line_of(std::string_view text, long line) {
    constexpr std::size_t longest_excerpt = 1000;
    if (line < 1) return {};
    std::size_t begin = 0;
    for (long n = 1; n < line; ++n) {
        const auto end = text.find('\n', begin);
        if (end == std::string_view::npos) return {};
        begin = end + 1;
    }
    auto end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    if (end > begin && text[end - 1] == '\r') --end;
    if (end - begin > longest_excerpt) {
        end = begin + longest_excerpt;
        while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // whole characters
    }
    return std::string(text.substr(begin, end - begin));
}

}  // namespace viktig::model
