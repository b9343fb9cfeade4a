// Blocks as a user names them, and what they say in a line.
#include "block_named.hpp"

#include <algorithm>

#include "log_echo.hpp"
#include "shown_value.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {

using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;

namespace {

std::vector<const Block*> blocks_named(const std::string& typed, std::span<const Block* const> blocks) {
    std::vector<const Block*> begun;
    std::vector<const Block*> called;
    for (const Block* block : blocks) {
        const std::string reference = block->reference();
        if (block->id == typed || reference == typed) called.push_back(block);
        if (block->id.starts_with(typed) || reference.starts_with(typed)) begun.push_back(block);
    }
    return called.empty() ? begun : called;
}

Error several(const std::string& typed, const std::vector<const Block*>& found) {
    std::vector<std::string> references;
    for (const Block* block : found) references.push_back(block->reference());
    return several_ids(typed, references);
}

/// `goal.sleep, words «Sove til sju»`
Message changed(const Block& block) {
    base::List parts;
    parts.parts.push_back({"text", {block.content.text("of")}});
    for (const model::Field& field : block.set.fields) parts.parts.push_back({"change.added", {field.key, shown_value(field.key, field.value)}});
    return {"list", {parts}};
}

/// The one on which all the others hang; nullptr when there is none such.
const Block* head_of(const std::vector<const Block*>& blocks, const model::Ledger& ledger) {
    for (const Block* head : blocks) {
        const auto belonging = model::belonging(ledger, head->reference());
        const auto belongs = [&](const Block* block) { return std::ranges::find(belonging, block) != belonging.end(); };
        if (std::ranges::all_of(blocks, belongs)) return head;
    }
    return nullptr;
}

}  // namespace

const Block* block_named(const std::string& typed, std::span<const Block* const> blocks) {
    const auto found = blocks_named(typed, blocks);
    if (found.size() > 1) throw several(typed, found);
    return found.empty() ? nullptr : found.front();
}

const Block& block_with_belongings(const std::string& typed, const model::Ledger& ledger) {
    std::vector<const Block*> blocks;
    for (const Block& block : ledger.blocks)
        if (block.kind != BlockKind::erased) blocks.push_back(&block);
    const auto found = blocks_named(typed, blocks);
    if (found.empty()) throw Error(Exit::data, {"block.none", {typed, ledger.client}}, {"block.hint-none", {ledger.file}});
    if (const Block* head = head_of(found, ledger)) return *head;
    throw several(typed, found);
}

Message contents_of(const Block& written, const model::Ledger& ledger, const model::History& history, const store::Reader& store,
                    base::Date today) {
    const Block block = model::block_now(ledger, written.reference()).value_or(written);
    const auto text = [&](std::string_view key) { return block.content.text(key); };
    switch (block.kind) {
        case BlockKind::session:
        case BlockKind::more: return given_in(block, history, store.measures(), today);
        case BlockKind::note:
        case BlockKind::goal:
        case BlockKind::answer: return {"undo.words", {text("words")}};
        case BlockKind::voice: return {"text", {text("relation")}};
        case BlockKind::ending: return {"text", {text("how")}};
        case BlockKind::amend: return {"undo.amend", {text("of"), text("reason")}};
        case BlockKind::change: return changed(block);
        case BlockKind::episode: return {"text", {text("kind")}};
        case BlockKind::erased: return {"text", {text("of")}};
    }
    return {};
}

}  // namespace viktig::cli
