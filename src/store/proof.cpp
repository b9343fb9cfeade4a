// What must hold before bytes go to the disk.
#include "proof.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {

using base::Error;
using base::Exit;

namespace {

bool named_before(const model::Block* a, const model::Block* b) {
    return std::tie(a->kind, a->id) < std::tie(b->kind, b->id);
}

}  // namespace

void refuse_unsound(const ReadLedger& current) {
    for (const model::Problem& problem : current.problems)
        if (problem.loss == model::Loss::file || problem.loss == model::Loss::tail)
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
}

void refuse_taken_id(const ReadLedger& current, const model::Block& block) {
    for (const model::Block& other : current.ledger.blocks)
        if (other.id == block.id && (other.kind == block.kind || !model::rule_of(block.kind).chosen_id))
            throw Error(Exit::data, {"append.id-taken", {block.reference()}}, {"append.hint-id-taken"});
    // An erased block should it turn up again is not read: its name can never be another's.
    for (const model::Block& other : current.ledger.blocks)
        if (other.kind == model::BlockKind::erased && other.content.text("of") == block.reference())
            throw Error(Exit::data, {"append.id-taken", {block.reference()}}, {"append.hint-id-taken"});
}

void refuse_too_large(std::size_t size, const std::string& shown) {
    if (static_cast<std::int64_t>(size) > largest_file)
        throw Error(Exit::data, {"append.too-large", {shown, largest_file / (1024LL * 1024)}}, {"append.hint-too-large", {shown}});
}

void assert_still_canonical([[maybe_unused]] const ReadLedger& before, [[maybe_unused]] const std::string& after) {
    assert(!before.flat || is_canonical(after));
}

std::vector<const model::Block*> by_name(const std::vector<model::Block>& blocks) {
    std::vector<const model::Block*> sorted;
    for (const model::Block& block : blocks) sorted.push_back(&block);
    std::ranges::sort(sorted, named_before);
    return sorted;
}

const model::Block* same_among(const std::vector<const model::Block*>& by_name, const model::Block& block) {
    const auto [from, to] = std::equal_range(by_name.begin(), by_name.end(), &block, named_before);
    const auto found = std::find_if(from, to, [&](const model::Block* other) { return model::same_block(*other, block); });
    return found == to ? nullptr : *found;
}

std::string_view gap_after(std::string_view text) {
    if (text.ends_with("\n\n") || text.ends_with("\n\r\n")) return "";
    return text.ends_with('\n') ? "\n" : "\n\n";
}

}  // namespace viktig::store
