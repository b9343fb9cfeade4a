// viktig voice add|change|end|resume|list   Who rates or speaks in a case, by role, never by name.
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/report/lists.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;

struct VoiceOptions {
    std::string client, id, relation, called, age, language, by;
    bool dry_run = false;
};

void add_voice(VoiceOptions options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    options.id = id_as_on_file(options.id);
    const base::Message fault = model::chosen_id_fault(options.id);
    if (!fault.empty()) throw Error(Exit::usage, {"voice.bad-id", {fault}}, {"voice.hint-id"});
    require_word("--relation", options.relation, model::relations());
    if (!options.age.empty()) require_word("--age", options.age, model::ages());
    require_clean_words(options.called);
    require_clean_words(options.language);
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        if (history.voice(options.id) || current.ledger.find(model::BlockKind::voice, options.id))
            throw Error(Exit::data, {"voice.exists", {options.id, options.client}}, {"hint.name-for-ever", {options.client}});
        model::Block block;
        block.kind = model::BlockKind::voice;
        block.id = options.id;
        block.content.put("relation", options.relation);
        if (!options.called.empty()) block.content.put("called", options.called);
        if (!options.age.empty()) block.content.put("age", options.age);
        if (!options.language.empty()) block.content.put("language", options.language);
        sign(block, context.writer(options.by), current.ledger, context);
        return block;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (done) context.say_filed(*done, {"voice.added", {options.client, options.id, options.relation, done->file, done->line}});
}

struct ListOptions {
    std::string client;
    Delivery delivery;
};

void list_voices(const ListOptions& options, const store::Reader& store, Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read_flat(options.client);
    context.tell(read.problems);
    if (!read.readable) return;
    const auto folded = store.fold(read, {context.today, context.logged_before()});
    deliver(report::voice_list(folded.history), options.delivery, store, context);
}

}  // namespace

void build_voice(Parser& parser, Command& chosen) {
    auto options = std::make_shared<VoiceOptions>();
    Parser& add = parser.add_command("add", "help.voice-add");
    add.add_text("CLIENT", options->client, "client code").required();
    add.add_text("ID", options->id, "a role: mother, teen, school").required();
    add.add_text("--relation", options->relation, "self, parent, child, sibling, partner, friend, school, staff, peer or other").required();
    add.add_words("--called", options->called, "what they are called in the family: mamma");
    add.add_text("--age", options->age, "adult, adolescent or child: decides the cutoff");
    add.add_text("--language", options->language, "language they speak best");
    add.add_text("--by", options->by, "who writes this");
    add.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    add.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { add_voice(*options, store, context); }); });

    add_voice_changes(parser, chosen);

    auto listing = std::make_shared<ListOptions>();
    Parser& list = parser.add_command("list", "help.voice-list");
    list.add_text("CLIENT", listing->client, "client code").required();
    add_delivery_options(list, listing->delivery);
    list.then([listing, &chosen] { chosen = Reads([listing](auto& store, auto& context) { list_voices(*listing, store, context); }); });
}

}  // namespace viktig::cli
