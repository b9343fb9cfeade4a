// Which blocks of a ledger count now, and which one an undo takes back.
#include "viktig/model/standing.hpp"

#include <algorithm>

#include "fold_work.hpp"

namespace viktig::model {
namespace {

/// The last standing block of this writer of which something holds.
template <typename Holds>
const Block* last_of(const Ledger& ledger, std::string_view writer, Holds holds) {
    const Block* last = nullptr;
    for (const Block* block : standing_blocks(ledger))
        if (block->by() == writer && holds(*block)) last = block;
    return last;
}

Block as_folded(const FoldedBlock& entry) {
    Block block = *entry.block;
    block.content = entry.content();
    block.set = entry.set();
    return block;
}

}  // namespace

const Block* block_of(const Ledger& ledger, std::string_view reference) {
    const auto found = std::ranges::find(ledger.blocks, reference, &Block::reference);
    return found == ledger.blocks.end() ? nullptr : &*found;
}

std::vector<const Block*> standing_blocks(const Ledger& ledger) {
    const FoldedBlocks folded = apply_amends(ledger, [](const Block&) { return true; });
    std::vector<const Block*> standing = folded.amends;
    for (const FoldedBlock& entry : folded.blocks)
        if (!entry.withdrawn && entry.block->kind != BlockKind::erased) standing.push_back(entry.block);
    std::ranges::sort(standing, [](const Block* a, const Block* b) {
        return std::tuple(a->logged(), a->spot.line, a->spot.column) < std::tuple(b->logged(), b->spot.line, b->spot.column);
    });
    return standing;
}

std::optional<Content> content_now(const Ledger& ledger, std::string_view reference) {
    const FoldedBlocks folded = apply_amends(ledger, [](const Block&) { return true; });
    for (const FoldedBlock& entry : folded.blocks)
        if (!entry.withdrawn && entry.block->reference() == reference) return entry.content();
    return std::nullopt;
}

std::optional<Block> block_now(const Ledger& ledger, std::string_view reference) {
    const FoldedBlocks folded = apply_amends(ledger, [](const Block&) { return true; });
    for (const FoldedBlock& entry : folded.blocks)
        if (!entry.withdrawn && entry.block->reference() == reference) return as_folded(entry);
    return std::nullopt;
}

std::vector<Block> changes_of(const Ledger& ledger, std::string_view reference) {
    const FoldedBlocks folded = apply_amends(ledger, [](const Block&) { return true; });
    std::vector<Block> changes;
    for (const FoldedBlock& entry : folded.blocks)
        if (entry.block->kind == BlockKind::change && !entry.withdrawn && entry.content().text("of") == reference)
            changes.push_back(as_folded(entry));
    std::ranges::sort(changes, [](const Block& a, const Block& b) {
        const auto key = [](const Block& block) { return std::tuple(date_of(block.content, "date"), block.logged(), block.id); };
        return key(a) < key(b);
    });
    return changes;
}

RatingKey parse_rating_name(std::string_view text) {
    RatingKey key;
    const auto dot = text.find('.');
    key.voice = text.substr(0, dot);
    if (dot != std::string_view::npos) key.what = text.substr(dot + 1);
    const auto at = key.voice.find('@');
    if (at != std::string::npos) {
        key.about = key.voice.substr(at + 1);
        key.voice.resize(at);
    }
    return key;
}

std::string rating_name(const RatingKey& key) {
    std::string name = key.voice;
    if (!key.about.empty()) name += '@' + key.about;
    if (!key.what.empty()) name += '.' + key.what;
    return name;
}

bool is_undo(const Block& block) {
    const bool* whole = block.kind == BlockKind::amend ? block.content.get<bool>("void") : nullptr;
    return whole && *whole;
}

const Block* last_to_undo(const Ledger& ledger, std::string_view writer) {
    return last_of(ledger, writer, [](const Block& block) { return !is_undo(block); });
}

const Block* last_undo(const Ledger& ledger, std::string_view writer) {
    return last_of(ledger, writer, [&](const Block& block) {
        const Block* taken = is_undo(block) ? block_of(ledger, block.content.text("of")) : nullptr;
        return taken && !is_undo(*taken);
    });
}

base::Instant time_of_amend(const Ledger& ledger, base::Instant now) {
    for (const Block& block : ledger.blocks)
        if (block.kind == BlockKind::amend) now = std::max(now, block.logged() + std::chrono::seconds(1));
    return now;
}

}  // namespace viktig::model
