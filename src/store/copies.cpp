// What a file that says it is another's ledger holds against that ledger.
#include "copies.hpp"

#include <algorithm>

#include "store_files.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {
namespace {

/// Two cases may have a goal or a voice of the same name; an id that was drawn is in two ledgers only where one was copied.
bool comes_from_there(const model::Block& block, Beside beside) {
    return beside != Beside::lacking && (beside != Beside::differs || !model::rule_of(block.kind).chosen_id);
}

}  // namespace

Original::Original(const model::Ledger& ledger) {
    for (const model::Block& block : ledger.blocks) {
        by_id_[block.id].push_back(&block);
        if (block.kind == model::BlockKind::erased) erased_.insert(block.content.text("of"));
    }
}

Beside Original::judge(const model::Block& block) const {
    if (erased_.contains(block.reference())) return Beside::erased;
    const auto found = by_id_.find(block.id);
    if (found == by_id_.end()) return Beside::lacking;
    const auto same = std::ranges::find(found->second, block.kind, &model::Block::kind);
    if (same != found->second.end()) return model::same_block(**same, block) ? Beside::there : Beside::differs;
    return model::rule_of(block.kind).chosen_id ? Beside::lacking : Beside::id_taken;
}

CopyIs judge_copy(const std::string& name, const ReadLedger& copy, const ReadLedger& ledger) {
    // Two files may each have the other's `client` line: what stands in the ledger counts here, whoever it says it is.
    const ReadLedger there = copied_client(ledger) ? read_ledger(ledger.ledger.text, ledger.ledger.file, "", Readers::general) : ledger;
    if (!there.readable() || there.torn()) return CopyIs::unsound;
    const Original original(there.ledger);
    bool adds = false, contradicts = false, shares = false;
    for (const model::Block& block : copy.ledger.blocks) {
        const Beside beside = original.judge(block);
        adds |= beside != Beside::there && beside != Beside::erased;
        contradicts |= beside != Beside::there && beside != Beside::lacking;
        shares |= comes_from_there(block, beside);
    }
    if (!shares && copy.readable() && name != ledger.ledger.client && model::client_code_fault(name).empty()) return CopyIs::another_case;
    if (!copy.problems.empty() || !ledger.readable()) return CopyIs::unsound;
    if (!adds) return CopyIs::known;
    return contradicts ? CopyIs::contradicting : CopyIs::foldable;
}

}  // namespace viktig::store
