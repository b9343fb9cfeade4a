// viktig goal reword|end|resume   New words, a goal that is reached or let go, one that is taken up again.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;

struct GoalChangeOptions {
    std::string client, id, words, date, by;
    bool typo = false, dry_run = false;
};

const model::Goal& goal_named(const GoalChangeOptions& options, const model::History& history) {
    if (const model::Goal* goal = history.goal(options.id)) return *goal;
    std::vector<std::string> names;
    for (const model::Goal& goal : history.goals) names.push_back(goal.id);
    const auto near = model::nearest(options.id, names);
    throw Error(Exit::data, {"goal.unknown", {options.id, options.client}},
                near ? Message{"hint.did-you-mean", {*near}} : Message{"goal.hint-list", {options.client}});
}

void refuse_before_beginning(const model::Goal& goal, Date date) {
    if (date < goal.date) throw Error(Exit::usage, {"goal.change-before-beginning", {goal.id, date, goal.date}}, {"change.hint-from-then", {goal.date}});
}

Message named(const model::Goal& goal) {
    return {"change.goal", {goal.id}};
}

using Prepare = std::function<model::Content(const model::Goal& goal, const model::History& history, Date date, base::List& said)>;

/// Everything that the three have in common: `prepare` says what is set, or refuses.
void change_goal(GoalChangeOptions options, store::Writer& store, const Context& context, const Prepare& prepare) {
    require_client(store, options.client, Wanted::on_file);
    options.id = base::is_utf8(options.id) ? base::to_nfc(options.id) : options.id;
    const Date date = context.past_day(options.date);
    base::List said;
    Message whose;
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Goal& goal = goal_named(options, history);
        refuse_before_beginning(goal, date);
        whose = named(goal);
        said.parts.clear();
        const NewChange change{options.client, "goal." + goal.id, date, prepare(goal, history, date, said)};
        return change_block(change, current, options.by, store, context);
    };
    if (const auto done = add_block(store, options.client, build, options.dry_run, context))
        say_changed(*done, options.client, whose, date, said, context);
}

void refuse_ended(const GoalChangeOptions& options, const model::Goal& goal, Date date) {
    if (goal.ended && *goal.ended <= date)
        throw Error(Exit::data, {"goal.ended", {goal.id, *goal.ended}}, {"goal.hint-ended", {options.client, goal.id, date}});
}

void refuse_same_words(const std::string& client, const model::Goal& goal, const std::string& words) {
    if (goal.words() == words) throw Error(Exit::usage, {"goal.same-words", {goal.id}}, {"goal.hint-list", {client}});
}

void reword(const GoalChangeOptions& options, const std::string& words, store::Writer& store, const Context& context) {
    change_goal(options, store, context, [&](const model::Goal& goal, const model::History&, Date date, base::List& said) {
        refuse_ended(options, goal, date);
        refuse_same_words(options.client, goal, words);
        said.parts.push_back(was_to_now("words", goal.words(), words));
        model::Content set;
        set.put("words", words);
        return set;
    });
}

/// The words on file were mistyped: where they stand, in the goal or in the change that brought them, they are corrected.
void correct_words(GoalChangeOptions options, const std::string& words, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    options.id = base::is_utf8(options.id) ? base::to_nfc(options.id) : options.id;
    std::string of, before;
    const auto build = [&](const store::ReadLedger& current) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Goal& goal = goal_named(options, history);
        refuse_same_words(options.client, goal, words);
        of = "goal." + goal.id;
        before = goal.words();
        std::string key = "words";
        for (const Block& change : model::changes_of(current.ledger, "goal." + goal.id)) {
            if (!change.set.find("words")) continue;
            of = change.reference();
            key = "set.words";
        }
        Block amend;
        amend.kind = model::BlockKind::amend;
        amend.id = context.new_id(context.today);
        amend.content.put("of", of);
        amend.set.put(key, words);
        amend.was.put(key, before);
        amend.content.put("reason", std::string("typo"));
        sign(amend, context.writer(options.by), context);
        amend.content.put("logged", model::time_of_amend(current.ledger, context.world.now()));
        return amend;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (done) context.say_filed(*done, {"amend.done", {options.client, of, Message{"undo.words", {words}}, Message{"undo.words", {before}}, done->file, done->line}});
}

void reword_goal(const GoalChangeOptions& options, store::Writer& store, const Context& context) {
    if (options.typo && !options.date.empty()) throw Error(Exit::usage, {"goal.typo-and-date"}, {"hint.leave-one-out"});
    require_client(store, options.client, Wanted::on_file);
    const std::string words = take_words(options.words, {"words.about-goal"}, context);
    options.typo ? correct_words(options, words, store, context) : reword(options, words, store, context);
}

bool rates(const model::Session& session, const std::string& goal) {
    return std::ranges::any_of(session.ratings, [&](const model::Rating& rating) { return rating.key.what == goal; }) ||
           std::ranges::any_of(session.slips, [&](const model::Slips& slips) { return slips.what == goal; });
}

void end_goal(const GoalChangeOptions& options, store::Writer& store, const Context& context) {
    change_goal(options, store, context, [&](const model::Goal& goal, const model::History& history, Date date, base::List& said) {
        if (goal.ended) throw Error(Exit::data, {"goal.ended", {goal.id, *goal.ended}}, {"goal.hint-ended", {options.client, goal.id, std::max(date, *goal.ended)}});
        if (date < goal.series_start())
            throw Error(Exit::usage, {"change.before-later", {date, "words", goal.series_start()}}, {"change.hint-from-then", {goal.series_start()}});
        for (const model::Session& session : history.sessions)
            if (session.date > date && rates(session, goal.id))
                throw Error(Exit::usage, {"goal.end-before-rating", {goal.id, date, session.date}}, {"change.hint-from-then", {session.date}});
        said.parts.push_back({"change.ended"});
        return set_ended(true);
    });
}

void resume_goal(const GoalChangeOptions& options, store::Writer& store, const Context& context) {
    change_goal(options, store, context, [&](const model::Goal& goal, const model::History&, Date date, base::List& said) {
        if (!goal.ended) throw Error(Exit::data, {"goal.not-ended", {goal.id}}, {"goal.hint-list", {options.client}});
        if (date < *goal.ended) throw Error(Exit::usage, {"change.resume-before-end", {goal.id, date, *goal.ended}}, {"change.hint-from-then", {*goal.ended}});
        said.parts.push_back({"change.resumed", {with_weekday(*goal.ended)}});
        return set_ended(false);
    });
}

void add_common(CLI::App& parser, GoalChangeOptions& options) {
    add_text(parser, "--by", options.by, "who writes this");
    parser.add_flag("--dry-run", options.dry_run, "show the block, write nothing");
}

std::shared_ptr<GoalChangeOptions> goal_options(CLI::App& parser) {
    auto options = std::make_shared<GoalChangeOptions>();
    add_text(parser, "CLIENT", options->client, "client code")->required();
    add_text(parser, "ID", options->id, "the goal: sleep")->required();
    return options;
}

}  // namespace

void add_goal_changes(CLI::App& goal, Command& chosen) {
    CLI::App* words = goal.add_subcommand("reword", lang::words({"help.goal-reword"}));
    const auto reworded = goal_options(*words);
    add_words(*words, "WORDS", reworded->words, "their new words; - reads standard input; without it your editor opens");
    add_text(*words, "--date", reworded->date, "from when on (today)");
    words->add_flag("--typo", reworded->typo, "the words were mistyped: no new ones, the ratings go on");
    add_common(*words, *reworded);
    words->callback([reworded, &chosen] { chosen = Writes([reworded](auto& store, auto& context) { reword_goal(*reworded, store, context); }); });

    CLI::App* end = goal.add_subcommand("end", lang::words({"help.goal-end"}));
    const auto ended = goal_options(*end);
    add_text(*end, "--date", ended->date, "since when (today)");
    add_common(*end, *ended);
    end->callback([ended, &chosen] { chosen = Writes([ended](auto& store, auto& context) { end_goal(*ended, store, context); }); });

    CLI::App* resume = goal.add_subcommand("resume", lang::words({"help.goal-resume"}));
    const auto resumed = goal_options(*resume);
    add_text(*resume, "--date", resumed->date, "from when on (today)");
    add_common(*resume, *resumed);
    resume->callback([resumed, &chosen] { chosen = Writes([resumed](auto& store, auto& context) { resume_goal(*resumed, store, context); }); });
}

}  // namespace viktig::cli
