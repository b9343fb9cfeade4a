// What stands in two ledgers at once, for check.
#include <algorithm>
#include <set>
#include <tuple>

#include "viktig/model/grammar.hpp"
#include "viktig/model/look_over.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using ByReference = std::map<std::string, const Block*>;

/// What a block hangs on; nullptr when that is not in this ledger, or there is nothing.
const Block* one_below(const ByReference& blocks, const Block& block) {
    std::string of = block.content.text("of");
    if (const std::string session = block.content.text("session"); block.kind == BlockKind::note && !session.empty()) of = "session." + session;
    const auto found = blocks.find(of);
    return found == blocks.end() ? nullptr : found->second;
}

/// A ring of blocks that hang on each other, written by hand, ends where it began.
const Block& at_the_end(const ByReference& blocks, const Block& block) {
    const Block* end = &block;
    for (std::set<const Block*> seen; seen.insert(end).second;)
        if (const Block* next = one_below(blocks, *end)) end = next;
    return *end;
}

}  // namespace

void BlocksOnFile::add(const Ledger& ledger) {
    const auto standing = standing_blocks(ledger);
    const std::set<const Block*> stand(standing.begin(), standing.end());
    ByReference by_reference;
    for (const Block& block : ledger.blocks) by_reference.emplace(block.reference(), &block);
    for (const Block& block : ledger.blocks) {
        if (block.kind == BlockKind::erased) continue;
        Where where{ledger.client, ledger.file, block.spot.line, stand.contains(&block), at_the_end(by_reference, block).reference(), block.kind, is_undo(block)};
        if (rule_of(block.kind).chosen_id) where.chosen = block;
        blocks_[block.reference()].push_back(std::move(where));
    }
}

const BlocksOnFile::Where* BlocksOnFile::place_of(const std::string& reference, const std::string& client) const {
    const auto found = blocks_.find(reference);
    if (found == blocks_.end()) return nullptr;
    const auto where = std::ranges::find(found->second, client, &Where::client);
    return where == found->second.end() ? nullptr : &*where;
}

bool BlocksOnFile::is_in_both(const std::string& reference, const std::string& one, const std::string& other) const {
    const Where* a = place_of(reference, one);
    const Where* b = place_of(reference, other);
    return a && b && (!a->chosen || (b->chosen && same_block(*a->chosen, *b->chosen)));
}

std::string BlocksOnFile::told_for(const std::string& reference, const Where& first, const Where& other) const {
    const std::string& below = first.hangs_on;
    const bool hangs_in_both = below != reference && below == other.hangs_on && is_in_both(below, first.client, other.client);
    if (!hangs_in_both) return first.is_undo ? std::string() : reference;  // what it undoes is missing in one: told there
    if (place_of(below, first.client)->stands == place_of(below, other.client)->stands) return below;
    return first.kind == BlockKind::note ? reference : std::string();  // words of a meeting that is taken back are shown all the same
}

Finding BlocksOnFile::finding(const std::string& reference, const std::string& first, const std::string& other) const {
    const Where& here = *place_of(reference, first);
    const Where& there = *place_of(reference, other);
    base::Message message{"check.in-two-ledgers", {reference, here.file, here.line}};
    base::Message hint{"check.hint-in-two-ledgers", {reference, first, other}};
    if (!here.stands) {
        message.key = "check.in-two-taken-back";
        hint.key = "check.hint-in-two-taken-back";
    } else if (!can_be_moved(here.kind)) {
        hint = {"hint.undo-block", {other, reference}};
    }
    return {Severity::fault, {there.file, there.line, 1}, "", std::move(message), std::move(hint)};
}

Findings BlocksOnFile::in_two_ledgers() const {
    std::set<std::tuple<std::string, std::string, std::string>> told;
    for (const auto& [reference, places] : blocks_) {
        std::vector<const Where*> standing;
        for (const Where& where : places)
            if (where.stands && !where.chosen) standing.push_back(&where);
        for (std::size_t n = 1; n < standing.size(); ++n) {
            const Where& first = *standing.front();
            const Where& other = *standing[n];
            if (std::string one = told_for(reference, first, other); !one.empty()) told.emplace(std::move(one), first.client, other.client);
        }
    }
    Findings found;
    for (const auto& [reference, first, other] : told) found.push_back(finding(reference, first, other));
    return found;
}

}  // namespace viktig::model
