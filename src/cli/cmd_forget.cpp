// viktig forget CLIENT [--only ID | --line N]   Erase a case, or a block and what hangs on it, when that is asked for or the law wants it.
#include <memory>

#include "block_named.hpp"
#include "command.hpp"
#include "rewriting.hpp"
#include "viktig/base/error.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/block_lines.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using model::Block;

struct ForgetOptions {
    std::string client, only, line, reason, by;
    bool yes = false, dry_run = false;
};

/// Somebody must have meant it: at a terminal they are asked, elsewhere there is a flag.
void require_yes(const ForgetOptions& options, const Message& question, const Context& context) {
    if (options.yes) return;
    const std::string again = options.client + (options.only.empty() ? std::string() : " --only " + options.only) +
                              (options.line.empty() ? std::string() : " --line " + options.line);
    if (!context.world.input_is_terminal || !context.world.output_is_terminal)
        throw Error(Exit::usage, {"forget.no-yes"}, {"forget.hint-yes", {again}});
    if (!context.world.confirm(context.words(question))) throw Error(Exit::usage, {"forget.said-no"});
}

void list(const std::vector<Message>& lines, const Context& context, bool dry_run) {
    for (const Message& line : lines) dry_run ? context.say(line) : context.note(line);
}

/// @throws Error; what was removed before it came to that stays removed
std::vector<std::string> erase_all(const std::string& client, store::Writer& store) {
    try {
        return store.forget(client);
    } catch (const Error& trouble) {
        throw Error(trouble.exit(), {"forget.half-done", {client, trouble.message()}}, {"forget.hint-half-done", {client}});
    }
}

/// A ledger that cannot be read is erased when that is asked for; one of a newer format may have more to it than its file.
void refuse_newer_format(const std::string& client, const store::Reader& store) {
    for (const model::Problem& problem : store.read(client).problems)
        if (problem.message.key == "file.newer-format")
            throw Error(Exit::data, problem.place, problem.excerpt, problem.message, problem.hint);
}

/// What a link leads to would stay, and nobody could be kept from adding to it.
void refuse_no_file(const std::string& client, const store::Reader& store, const Context& context) {
    const std::string shown = store::Reader::shown_path(client);
    const std::string path = store.folder() + "/" + shown;
    store::FileStatus status;
    if (context.world.files.status(path, status) < 0 || status.type == store::FileType::regular) return;
    if (status.type == store::FileType::link) throw Error(Exit::data, {"forget.link", {shown}}, {"forget.hint-link", {base::shell_word(path)}});
    throw Error(Exit::data, {"disk.no-regular-file", {shown}}, {"check.hint-move-out", {base::shell_word(path), base::shell_word(store.folder())}});
}

void forget_case(const ForgetOptions& options, store::Writer& store, const Context& context) {
    if (!options.reason.empty()) throw Error(Exit::usage, {"forget.reason-without-only"}, {"hint.leave-one-out"});
    refuse_no_file(options.client, store, context);
    const auto traces = store.traces_of(options.client);
    if (traces.empty()) require_client(store, options.client, Wanted::on_file);
    std::vector<Message> lines;
    for (const std::string& trace : traces) lines.push_back({"forget.would", {trace}});
    refuse_newer_format(options.client, store);
    const auto places = unreached_of_case(store, options.client, context);
    list(lines, context, options.dry_run);
    if (!options.dry_run) {
        require_yes(options, {"forget.ask", {options.client}}, context);
        const auto gone = erase_all(options.client, store);
        context.say({gone.size() == 1 ? "forget.done-one" : "forget.done", {options.client, gone.size()}});
    }
    for (const Message& place : places) context.note(place);
}

/// The code of the case that is meant: a number that should never have become one may be said by the dots that viktig shows.
std::string code_meant(const std::string& typed, const store::Reader& store) {
    std::vector<std::string> shown_so;
    for (const std::string& code : store.clients())
        if (code != typed && model::mask_identity_numbers(code) == typed) shown_so.push_back(code);
    if (shown_so.size() > 1) throw Error(Exit::usage, {"forget.several-numbers", {typed, shown_so.size()}}, {"forget.hint-several-numbers"});
    return shown_so.empty() ? typed : shown_so.front();
}

/// The block that stands in the line. @throws Error (data) where there is none, or a tombstone that gives nothing away
const Block& block_in_line(const std::string& typed, const model::Ledger& ledger) {
    const bool number = typed.size() < 9 && typed.find_first_not_of("0123456789") == std::string::npos;
    const long line = number ? std::stol(typed) : 0;
    for (const Block& block : ledger.blocks) {
        if (!model::lines_of(ledger, block).hold(line)) continue;
        if (block.kind == model::BlockKind::erased && !model::surest_identity_number(block.content.text("of")))
            throw Error(Exit::data, {"forget.tombstone", {block.reference()}}, {"block.hint-none", {ledger.file}});
        return block;
    }
    throw Error(Exit::data, {"forget.line-of-no-block", {typed, ledger.file}}, {"block.hint-none", {ledger.file}});
}

/// The block meant and what hangs on it. @throws Error (data) when what stays would hang in the air without them
std::vector<std::string> plan(const ForgetOptions& options, const store::ReadLedger& current, const store::Reader& store) {
    const Block& meant = options.line.empty() ? block_with_belongings(options.only, current.ledger) : block_in_line(options.line, current.ledger);
    std::vector<std::string> going;
    model::Ledger without = current.ledger;
    for (const Block* block : model::belonging(current.ledger, meant.reference())) going.push_back(block->reference());
    for (const std::string& reference : going) {
        Block erased;
        erased.kind = model::BlockKind::erased;
        erased.content.put("of", reference);
        without.blocks.push_back(erased);
    }
    if (const auto why = model::first_upset_between(current.ledger, without, store.measures(), store.settings()))
        throw Error(Exit::data, {"forget.loose-ends", {meant.reference(), *why}},
                    model::surest_identity_number(meant.id)
                        ? Message{"forget.hint-another-id", {current.ledger.file, model::lines_with(current.ledger, meant.id)}}
                        : Message{"forget.hint-loose-ends"});
    return going;
}

std::vector<Message> shown(const std::vector<std::string>& going, const store::ReadLedger& current, const store::Reader& store, const Context& context) {
    const model::History history = fold_for_writing(store, current).history;
    std::vector<Message> lines;
    for (const std::string& reference : going) {
        const Block& block = *model::block_of(current.ledger, reference);
        const Message contents = contents_of(block, current.ledger, history, store, context.today);
        lines.push_back({"forget.would-block", {reference, current.ledger.file, block.spot.line, contents}});
    }
    return lines;
}

void forget_block(const ForgetOptions& options, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    require_clean_words(options.reason);
    const std::string writer = context.writer(options.by);
    const auto current = store.read(options.client);
    (void)fold_for_writing(store, current);  // says so when it cannot be read whole
    const auto going = plan(options, current, store);
    const auto places = unreached(store, options.client, context);
    list(shown(going, current, store, context), context, options.dry_run);
    if (!options.dry_run) {
        require_yes(options, {"forget.ask-blocks", {options.client, going.size()}}, context);
        const auto revise = [&](const store::ReadLedger& now) {
            if (plan(options, now, store) != going) throw Error(Exit::data, {"rewriting.changed", {options.client}}, {"rewriting.hint-changed"});
            return store::Revision{going, tombstones(now.ledger, going, options.reason.empty() ? "erased" : options.reason, writer, context)};
        };
        const auto done = store.revise(options.client, revise);
        context.say_filed(done.front(), {going.size() == 1 ? "forget.done-one-block" : "forget.done-blocks",
                                         {options.client, going.front(), done.front().file, done.front().line, going.size() - 1}});
    }
    for (const Message& place : places) context.note(place);
}

}  // namespace

void build_forget(Parser& parser, Command& chosen) {
    auto options = std::make_shared<ForgetOptions>();
    parser.add_text("CLIENT", options->client, "client code").holds(Holds::to_erase).required();
    parser.add_text("--only", options->only, "one block and what hangs on it: its id, or the beginning of it").holds(Holds::to_erase);
    parser.add_text("--line", options->line, "the same, by a line of the ledger in which it stands");
    parser.add_words("--reason", options->reason, "why; kept on file, with --only");
    parser.add_text("--by", options->by, "who writes this");
    parser.add_flag("--yes", options->yes, "do not ask");
    parser.add_flag("--dry-run", options->dry_run, "show what would go, change nothing");
    parser.then([options, &chosen] {
        chosen = Writes([options](auto& store, auto& context) {
            if (!options->only.empty() && !options->line.empty()) throw Error(Exit::usage, {"forget.line-and-only"}, {"forget.hint-line-or-only"});
            options->client = code_meant(options->client, store);
            options->only.empty() && options->line.empty() ? forget_case(*options, store, context) : forget_block(*options, store, context);
        });
    });
}

}  // namespace viktig::cli
