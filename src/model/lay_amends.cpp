// Corrections laid over the blocks of a flat ledger.
#include "lay_amends.hpp"

#include <algorithm>
#include <tuple>

namespace viktig::model {
namespace {

/// A block as `of` names it: `session.2026-08-21-7qx4m2`.
struct Name {
    std::string_view kind, id;
    auto operator<=>(const Name&) const = default;
};

Name parse_name(std::string_view reference) {
    const auto dot = reference.find('.');
    if (dot == std::string_view::npos) return {reference, {}};
    return {reference.substr(0, dot), reference.substr(dot + 1)};
}

Name name_of_block(const FlatBlock& block) {
    return {rule_of(block.kind).name, block.id};
}

/// Who wrote the block and when: its last two fields, as a rule.
void take_mark(StandingBlock& entry) {
    using Type = FlatField::Type;
    const auto fields = entry.block->content.fields;
    int wanted = 2;
    for (std::size_t n = fields.size(); n-- > 0 && wanted > 0;) {
        const FlatField& field = fields[n];
        if (field.key != Key::logged && field.key != Key::by) continue;
        --wanted;
        if (field.key == Key::logged && field.type == Type::instant) entry.logged = base::Instant{std::chrono::seconds{field.number}};
        if (field.key == Key::by && field.type == Type::text) entry.by = field.text;
    }
}

}  // namespace

std::string_view StandingBlock::writer_of(const RatingKeyView& key, base::Arena& arena) const {
    if (correction)
        for (const auto& [added, writer] : correction->added_by)
            if (RatingKeyView(added) == key) return arena.copy(writer);
    return by;
}

std::vector<std::size_t> places_revised(const FlatLedger& ledger, std::initializer_list<BlockKind> by) {
    const auto revises = [&](const FlatBlock& block) { return std::ranges::find(by, block.kind) != by.end(); };
    std::vector<Name> meant;
    bool none = true;
    for (const FlatBlock& block : ledger.blocks) {
        if (!revises(block)) continue;
        none = false;
        if (block.kind == BlockKind::erased) continue;
        // An amend may move an addition to another meeting.
        for (const FlatContent* content : {&block.content, &block.set}) meant.push_back(parse_name(content->text(Key::of)));
    }
    std::vector<std::size_t> places;
    if (none) return places;
    std::ranges::sort(meant);
    std::vector<Name> added_to;
    for (const FlatBlock& block : ledger.blocks)
        if (block.kind == BlockKind::more && std::ranges::binary_search(meant, name_of_block(block)))
            added_to.push_back(parse_name(block.content.text(Key::of)));
    meant.insert(meant.end(), added_to.begin(), added_to.end());
    std::ranges::sort(meant);
    for (std::size_t place = 0; place < ledger.blocks.size(); ++place) {
        const FlatBlock& block = ledger.blocks[place];
        if (revises(block) || std::ranges::binary_search(meant, name_of_block(block))) places.push_back(place);
    }
    return places;
}

Ledger ledger_at(const FlatLedger& ledger, const std::vector<std::size_t>& places) {
    Ledger part;
    part.client = ledger.client;
    part.file = ledger.file;
    part.left_out = ledger.left_out;
    part.blocks.reserve(places.size());
    for (const std::size_t place : places) part.blocks.push_back(block_of(ledger.blocks[place]));
    return part;
}

LaidAmends::LaidAmends(const FlatLedger& ledger, const FoldOptions& options)
    : ledger_(ledger), options_(options), places_(places_revised(ledger, {BlockKind::amend, BlockKind::erased})), named_(ledger_at(ledger, places_)) {
    if (!places_.empty()) folded_ = apply_amends(named_, [this](const Block& block) { return !options_.logged_before || block.logged() < *options_.logged_before; });
    lay();
    sort();
}

bool LaidAmends::counts(const FlatBlock& block) const {
    return !options_.logged_before || block.content.instant(Key::logged).value_or(base::Instant{}) < *options_.logged_before;
}

const FoldedBlock* LaidAmends::correction_of(std::size_t place) const {
    const auto found = std::ranges::lower_bound(places_, place);
    if (found == places_.end() || *found != place) return nullptr;
    const Block* block = &named_.blocks[static_cast<std::size_t>(found - places_.begin())];
    const auto folded = std::ranges::lower_bound(folded_.blocks, block, {}, &FoldedBlock::block);  // in the order of `named_`
    return folded == folded_.blocks.end() || folded->block != block ? nullptr : &*folded;
}

void LaidAmends::lay() {
    base::Arena& arena = ledger_.memory->arena;
    standing_[static_cast<std::size_t>(BlockKind::session)].reserve(ledger_.blocks.size());
    for (std::size_t place = 0; place < ledger_.blocks.size(); ++place) {
        const FlatBlock& block = ledger_.blocks[place];
        if (block.kind == BlockKind::amend || block.kind == BlockKind::erased || !counts(block)) continue;
        StandingBlock entry{&block, block.content, block.set, {}, {}, {}, nullptr};
        take_mark(entry);
        entry.correction = places_.empty() ? nullptr : correction_of(place);
        if (entry.correction) {
            if (entry.correction->withdrawn) continue;
            if (entry.correction->amended) entry.content = flat_of(*entry.correction->amended, arena);
            if (entry.correction->amended_set) entry.set = flat_of(*entry.correction->amended_set, arena);
        } else if (!folded_.erased.empty() && folded_.erased.contains(block.reference())) {
            continue;
        }
        entry.date = entry.content.date(Key::date).value_or(base::Date{});
        standing_[static_cast<std::size_t>(block.kind)].push_back(entry);
    }
}

void LaidAmends::sort() {
    const auto earlier = [](const StandingBlock& a, const StandingBlock& b) {
        return std::tie(a.date, a.logged, a.block->id) < std::tie(b.date, b.logged, b.block->id);
    };
    // Most ledgers were written in this order.
    for (auto& blocks : standing_)
        if (!std::ranges::is_sorted(blocks, earlier)) std::ranges::stable_sort(blocks, earlier);
}

bool LaidAmends::knows(std::string_view reference) const {
    if (folded_.erased.contains(std::string(reference))) return true;
    const Name meant = parse_name(reference);
    return std::ranges::any_of(ledger_.blocks, [&](const FlatBlock& block) {
        return block.kind != BlockKind::amend && name_of_block(block) == meant && counts(block);
    });
}

}  // namespace viktig::model
