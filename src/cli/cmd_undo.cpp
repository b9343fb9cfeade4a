// viktig undo CLIENT [ID]   Take back what you wrote last, or bring back what an undo took.
#include <memory>

#include "command.hpp"
#include "log_echo.hpp"
#include "loose_ends.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using model::Block;
using model::BlockKind;

struct UndoOptions {
    std::string client, id, reason, by;
    bool redo = false, dry_run = false;
};

/// The standing block that is called so, as ID or KIND.ID, or the only one whose name begins so.
const Block& block_named(const UndoOptions& options, const model::Ledger& ledger) {
    std::vector<const Block*> begun, called;
    for (const Block* block : model::standing_blocks(ledger)) {
        const std::string reference = block->reference();
        if (block->id == options.id || reference == options.id) called.push_back(block);
        if (block->id.starts_with(options.id) || reference.starts_with(options.id)) begun.push_back(block);
    }
    const auto& meant = called.empty() ? begun : called;
    if (meant.empty()) throw Error(Exit::data, {"undo.no-such-block", {options.id, options.client}});
    if (meant.size() == 1) return *meant.front();
    std::vector<std::string> references;
    for (const Block* block : meant) references.push_back(block->reference());
    throw Error(Exit::usage, {"id.several", {options.id, meant.size()}}, model::one_of(references));
}

const Block& block_meant(const UndoOptions& options, const model::Ledger& ledger, const std::string& writer) {
    if (!options.id.empty()) return block_named(options, ledger);
    const Block* last = options.redo ? model::last_undo(ledger, writer) : model::last_to_undo(ledger, writer);
    if (!last) throw Error(Exit::data, {options.redo ? "undo.nothing-to-bring-back" : "undo.nothing", {writer, options.client}});
    return *last;
}

/// Taking back a voice that rated, or a meeting that was added to, would leave others hanging in the air.
void refuse_loose_ends(const store::ReadLedger& current, const Block& undo, const std::string& reference, const store::Reader& store) {
    for (const Block* block : model::standing_blocks(current.ledger))
        if (block->kind == BlockKind::more && block->content.text("of") == reference)
            throw Error(Exit::data, {"undo.added-to", {reference, block->reference()}}, {"undo.hint-loose-ends"});
    const auto why = first_upset(current.ledger, undo, store);
    if (!why) return;
    const Block* meant = model::block_of(current.ledger, reference);
    if (meant && model::is_undo(*meant)) throw Error(Exit::data, {"undo.loose-ends-back", {meant->content.text("of"), *why}});
    throw Error(Exit::data, {"undo.loose-ends", {reference, *why}}, {"undo.hint-loose-ends"});
}

/// What the block says, so that one sees what was taken.
Message contents(const Block& block, const model::History& history, const store::Reader& store, base::Date today) {
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
        case BlockKind::change: return {"text", {text("of")}};
        case BlockKind::episode: return {"text", {text("kind")}};
        case BlockKind::erased: break;
    }
    return {};
}

void take_back(const UndoOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    if (options.redo && !options.id.empty()) throw Error(Exit::usage, {"undo.redo-and-id"}, {"hint.leave-one-out"});
    if (!options.reason.empty()) require_clean_words(options.reason);
    const std::string writer = context.writer(options.by);
    Message what;
    std::string reference;
    bool brings_back = false;
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const Block& meant = block_meant(options, current.ledger, writer);
        brings_back = model::is_undo(meant);
        const Block* told = brings_back ? model::block_of(current.ledger, meant.content.text("of")) : &meant;
        reference = told ? told->reference() : meant.content.text("of");
        if (told) what = contents(*told, history, store, context.today);
        Block undo;
        undo.kind = BlockKind::amend;
        undo.id = context.new_id(context.today);
        undo.content.put("of", meant.reference());
        undo.content.put("void", true);
        undo.content.put("reason", options.reason.empty() ? std::string("undo") : options.reason);
        sign(undo, writer, context);
        undo.content.put("logged", model::time_of_amend(current.ledger, context.world.now()));
        refuse_loose_ends(current, undo, meant.reference(), store);
        return undo;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (!done) return;
    context.say_filed(*done, {brings_back ? "undo.brought-back" : "undo.taken-back", {options.client, reference, what, done->file, done->line}});
    if (!brings_back) context.note({"undo.hint-redo", {options.client}});
}

}  // namespace

void build_undo(CLI::App& parser, Command& chosen) {
    auto options = std::make_shared<UndoOptions>();
    add_text(parser, "CLIENT", options->client, "client code")->required();
    add_text(parser, "ID", options->id, "another block than your last: its id, or the beginning of it, as session.2026-11-20-7qx4m2");
    parser.add_flag("--redo", options->redo, "bring back what your last undo took");
    add_words(parser, "--reason", options->reason, "why; kept on file");
    add_text(parser, "--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.callback([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { take_back(*options, store, context); }); });
}

}  // namespace viktig::cli
