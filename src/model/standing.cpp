// Which blocks of a ledger count now, and which one an undo takes back.
#include "viktig/model/standing.hpp"

#include <algorithm>
#include <set>

#include "fold_amends.hpp"

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

bool same_content(const Content& a, const Content& b) {
    const auto fields_of = [](const Content& content) {
        auto fields = content.fields;
        std::ranges::sort(fields, {}, &Field::key);
        return fields;
    };
    const auto same_field = [](const Field& x, const Field& y) { return x.key == y.key && x.value == y.value; };
    const auto same_said = [](const Said& x, const Said& y) { return x.voice == y.voice && x.words == y.words; };
    const auto same_slips = [](const RawSlips& x, const RawSlips& y) { return x.what == y.what && x.scores == y.scores; };
    const auto same_rating = [](const RawRating& x, const RawRating& y) { return x.same_answer(y); };
    return std::ranges::equal(fields_of(a), fields_of(b), same_field) &&
           std::ranges::is_permutation(a.ratings, b.ratings, same_rating) &&
           std::ranges::is_permutation(a.slips, b.slips, same_slips) && std::ranges::is_permutation(a.said, b.said, same_said);
}

Block as_folded(const FoldedBlock& entry) {
    Block block = *entry.block;
    block.content = entry.content();
    block.set = entry.set();
    return block;
}

}  // namespace

bool same_block(const Block& a, const Block& b) {
    return a.kind == b.kind && a.id == b.id && same_content(a.content, b.content) && same_content(a.set, b.set) &&
           same_content(a.was, b.was);
}

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

std::vector<const Block*> belonging(const Ledger& ledger, std::string_view reference) {
    std::set<std::string> belongs;
    if (block_of(ledger, reference)) belongs.emplace(reference);
    const auto hangs_on = [&](const Block& block) {
        if (block.kind == BlockKind::erased) return false;  // what stood there is gone; that it did is not
        const std::string session = block.kind == BlockKind::note ? block.content.text("session") : std::string();
        return belongs.contains(block.content.text("of")) || (!session.empty() && belongs.contains("session." + session));
    };
    // A correction may stand before what it corrects: again until nothing is found.
    for (std::size_t known = 0; known != belongs.size();) {
        known = belongs.size();
        for (const Block& block : ledger.blocks)
            if (hangs_on(block)) belongs.insert(block.reference());
    }
    std::vector<const Block*> found;
    for (const Block& block : ledger.blocks)
        if (belongs.contains(block.reference())) found.push_back(&block);
    return found;
}

bool can_be_moved(BlockKind kind) {
    return kind == BlockKind::session || kind == BlockKind::note || kind == BlockKind::goal || kind == BlockKind::voice;
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

base::Instant time_to_log(const Ledger& ledger, BlockKind kind, base::Instant now) {
    const BlockKind ordered = kind == BlockKind::erased ? BlockKind::amend : kind;
    const bool later_holds = ordered == BlockKind::amend || ordered == BlockKind::change || ordered == BlockKind::answer;
    base::Instant time = now;
    for (const Block& block : ledger.blocks) {
        const base::Instant logged = block.logged();
        const bool of_this_moment = logged > now && logged < now + clock_tolerance;
        if (of_this_moment || (later_holds && block.kind == ordered)) time = std::max(time, logged + std::chrono::seconds(1));
    }
    return time;
}

}  // namespace viktig::model
