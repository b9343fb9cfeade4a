// viktig undo CLIENT [ID]   Take back what you wrote last, or bring back what an undo took.
#include <memory>

#include "block_named.hpp"
#include "command.hpp"
#include "viktig/model/consistency.hpp"
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

const Block& block_meant(const UndoOptions& options, const model::Ledger& ledger, const std::string& writer) {
    if (!options.id.empty()) {
        const auto standing = model::standing_blocks(ledger);
        if (const Block* named = block_named(options.id, standing)) return *named;
        throw Error(Exit::data, {"undo.no-such-block", {options.id, options.client}}, {"block.hint-none", {ledger.file}});
    }
    const Block* last = options.redo ? model::last_undo(ledger, writer) : model::last_to_undo(ledger, writer);
    if (!last && options.redo)
        throw Error(Exit::data, {"undo.nothing-to-bring-back", {writer, options.client}}, {"hint.history", {options.client}});
    if (!last) throw Error(Exit::data, {"undo.nothing", {writer, options.client}}, {"undo.hint-nothing", {options.client, ledger.file}});
    return *last;
}

/// Taking back a voice that rated, or a meeting that was added to, would leave others hanging in the air.
void refuse_loose_ends(const store::ReadLedger& current, const Block& undo, const std::string& reference, const store::Reader& store) {
    for (const Block* block : model::standing_blocks(current.ledger))
        if (block->kind == BlockKind::more && block->content.text("of") == reference)
            throw Error(Exit::data, {"undo.added-to", {reference, block->reference()}}, {"hint.undo-block", {current.ledger.client, block->reference()}});
    const auto why = model::first_upset(current.ledger, undo, store.measures(), store.settings());
    if (!why) return;
    const Block* meant = model::block_of(current.ledger, reference);
    if (meant && model::is_undo(*meant)) throw Error(Exit::data, {"undo.loose-ends-back", {meant->content.text("of"), *why}}, {"undo.hint-loose-ends-back"});
    const bool corrected_further = why->key == "upset.later-correction";
    throw Error(Exit::data, {"undo.loose-ends", {reference, *why}},
                corrected_further ? Message{"hint.undo-block", {current.ledger.client, why->arguments.front()}} : Message{"undo.hint-loose-ends"});
}

void take_back(const UndoOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
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
        Block undo;
        undo.kind = BlockKind::amend;
        undo.id = context.new_id(context.today);
        undo.content.put("of", meant.reference());
        undo.content.put("void", true);
        undo.content.put("reason", options.reason.empty() ? std::string("undo") : options.reason);
        sign(undo, writer, current.ledger, context);
        refuse_loose_ends(current, undo, meant.reference(), store);
        model::Ledger after = current.ledger;
        if (brings_back) after.blocks.push_back(undo);  // said as it stands then, corrections and all
        if (told) what = contents_of(*told, after, history, store, context.today);
        return undo;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (!done) return;
    context.say_filed(*done, {brings_back ? "undo.brought-back" : "undo.taken-back", {options.client, reference, what, done->file, done->line}});
    if (!brings_back) context.note({"undo.hint-redo", {context.undo_words(options.client, *done)}});
}

}  // namespace

void build_undo(Parser& parser, Command& chosen) {
    auto options = std::make_shared<UndoOptions>();
    parser.add_text("CLIENT", options->client, "client code").required();
    parser.add_text("ID", options->id, "another block than your last: its id, or the beginning of it, as session.2026-11-20-7qx4m2");
    parser.add_flag("--redo", options->redo, "bring back what your last undo took");
    parser.add_words("--reason", options->reason, "why; kept on file");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    parser.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { take_back(*options, store, context); }); });
}

}  // namespace viktig::cli
