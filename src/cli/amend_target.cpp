// Which block a correction is of.
#include <algorithm>

#include "amend.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {

using base::Error;
using base::Exit;
using model::Block;
using model::BlockKind;

namespace {

bool is_meeting(const Block& block) {
    return block.kind == BlockKind::session || block.kind == BlockKind::more;
}

bool scores_meant(const AmendOptions& options) {
    return !options.given.empty() || !options.withdraw.empty();
}

/// Called exactly so, or else begun so. Where a meeting and what was added to it begin alike, the meeting is meant.
std::vector<const Block*> called(const Amending& amending) {
    const std::string& id = amending.options.id;
    std::vector<const Block*> begun, exact;
    for (const Block* block : model::standing_blocks(amending.ledger)) {
        if (block->kind == BlockKind::amend || (scores_meant(amending.options) && !is_meeting(*block))) continue;
        if (block->id == id || block->reference() == id) exact.push_back(block);
        if (!block->id.starts_with(id) && !block->reference().starts_with(id)) continue;
        const auto of_it = [&](const Block* other) { return block->kind == BlockKind::more && block->content.text("of") == other->reference(); };
        if (std::ranges::none_of(begun, of_it)) begun.push_back(block);
    }
    return exact.empty() ? begun : exact;
}

/// A block that lacks what it must have is left out before corrections are laid over it: only a hand can finish it.
void refuse_left_out(const Amending& amending) {
    for (const model::Problem& problem : amending.problems) {
        const auto* reference = problem.message.arguments.empty() ? nullptr : std::get_if<std::string>(&problem.message.arguments.front().value);
        if (problem.loss != model::Loss::block || !reference) continue;
        const std::string& id = amending.options.id;
        if (reference->starts_with(id) || reference->substr(reference->find('.') + 1).starts_with(id))
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
    }
}

const Block& block_meant(const Amending& amending) {
    const auto found = called(amending);
    if (found.empty()) {
        refuse_left_out(amending);
        if (scores_meant(amending.options)) throw no_such_session(amending.options.id, amending.history);
        throw Error(Exit::data, {"undo.no-such-block", {amending.options.id, amending.options.client}},
                    {"block.hint-none", {amending.ledger.file}});
    }
    std::vector<const Block*> fitting;
    for (const Block* block : found)
        if (std::ranges::all_of(amending.fields, [&](const TypedField& field) { return knows_key(*block, field.key); })) fitting.push_back(block);
    const auto& meant = fitting.empty() ? found : fitting;
    if (meant.size() == 1) return *meant.front();
    std::vector<std::string> references;
    for (const Block* block : meant) references.push_back(block->reference());
    throw several_ids(amending.options.id, references);
}

}  // namespace

std::vector<Part> parts_meant(const Amending& amending) {
    const Block& meant = block_meant(amending);
    std::vector<Part> parts;
    const auto add = [&](const std::string& reference) {
        if (auto now = model::block_now(amending.ledger, reference)) parts.push_back({reference, std::move(*now)});
    };
    add(meant.reference());
    if (meant.kind == BlockKind::session)
        for (const Block* block : model::standing_blocks(amending.ledger))
            if (block->kind == BlockKind::more && block->content.text("of") == meant.reference()) add(block->reference());
    return parts;
}

void Correction::aim_at(const Part& part) {
    if (!target.empty() && target != part.reference)
        throw Error(Exit::usage, {"amend.two-blocks", {target, part.reference}}, {"amend.hint-two-blocks"});
    target = part.reference;
}

}  // namespace viktig::cli
