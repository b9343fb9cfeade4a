// viktig goal add|reword|end|resume|list   What matters to them, in their own words.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/names.hpp"
#include "viktig/report/lists.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;

struct GoalOptions {
    std::string client, id, words, owner, area, date, by;
    bool dry_run = false;
};

/// Unsaid: the person's own in a person's case, everyone's in any other.
std::string owner_of(const GoalOptions& options, const model::History& history, Date date) {
    if (options.owner.empty()) return history.person_case_on(date) ? "client" : "all";
    if (options.owner == "all" || history.voice(options.owner)) return options.owner;
    static constexpr std::string_view all[] = {"all"};
    throw model::unknown_voice(options.owner, history, all);
}

void add_goal(GoalOptions options, store::Writer& store, const Context& context) {
    require_client(store, options.client);
    options.id = id_as_on_file(options.id);
    const base::Message fault = model::chosen_id_fault(options.id);
    if (!fault.empty()) throw Error(Exit::usage, {"goal.bad-id", {fault}}, {"goal.hint-id"});
    if (store.measures().find(options.id)) throw Error(Exit::usage, {"goal.named-like-measure", {options.id}}, {"goal.hint-id"});
    if (!options.area.empty()) require_word("--area", options.area, model::life_areas());
    const std::string words = take_words(options.words, {"words.about-goal"}, context);
    const Date date = context.past_day(options.date);
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        if (current.ledger.find(model::BlockKind::goal, options.id)) throw Error(Exit::data, {"goal.exists", {options.id, options.client}}, {"hint.name-for-ever", {options.client}});
        model::Block block;
        block.kind = model::BlockKind::goal;
        block.id = options.id;
        block.content.put("date", date);
        block.content.put("owner", owner_of(options, history, date));
        block.content.put("words", words);
        if (!options.area.empty()) block.content.put("area", options.area);
        sign(block, context.writer(options.by), current.ledger, context);
        return block;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (done) context.say_filed(*done, {"goal.added", {options.client, options.id, words, done->block.content.text("owner"), done->file, done->line}});
}

struct ListOptions {
    std::string client;
    Delivery delivery;
};

void list_goals(const ListOptions& options, const store::Reader& store, Context& context) {
    require_client(store, options.client, Wanted::on_file);
    const auto read = store.read_flat(options.client);
    context.tell(read.problems);
    if (!read.readable) return;
    const auto folded = store.fold(read, {context.today, context.logged_before()});
    deliver(report::goal_list(folded.history), options.delivery, store, context);
}

}  // namespace

void build_goal(Parser& parser, Command& chosen) {
    auto options = std::make_shared<GoalOptions>();
    Parser& add = parser.add_command("add", "help.goal-add");
    add.add_text("CLIENT", options->client, "client code").required();
    add.add_text("ID", options->id, "a short word to type: sleep, søvn").required();
    add.add_words("WORDS", options->words, "their own words; - reads standard input; without it your editor opens");
    add.add_text("--owner", options->owner, "whose goal: a voice, or all");
    add.add_text("--area", options->area, "home, body, people, school, work, money, leisure or other");
    add.add_text("--date", options->date, "day it was said (today)");
    add.add_text("--by", options->by, "who writes this");
    add.add_flag("--dry-run", options->dry_run, "show the block, write nothing");
    add.then([options, &chosen] { chosen = Writes([options](auto& store, auto& context) { add_goal(*options, store, context); }); });

    add_goal_changes(parser, chosen);

    auto listing = std::make_shared<ListOptions>();
    Parser& list = parser.add_command("list", "help.goal-list");
    list.add_text("CLIENT", listing->client, "client code").required();
    add_delivery_options(list, listing->delivery);
    list.then([listing, &chosen] { chosen = Reads([listing](auto& store, auto& context) { list_goals(*listing, store, context); }); });
}

}  // namespace viktig::cli
