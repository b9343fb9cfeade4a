// viktig goal reword|end|resume   New words, a goal that is reached or let go, one that is taken up again.
#include <algorithm>
#include <memory>

#include "changes.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Date;
using base::Error;
using base::Exit;
using base::Message;
using model::Block;

constexpr const char* id_help = "the goal: sleep";

struct RewordOptions : ChangeOptions {
    std::string words;
    bool typo = false;
};

const model::Goal& goal_named(const ChangeOptions& options, const model::History& history) {
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

/// What a command sets of the goal that stands, with `said` for the line that tells it; or it refuses.
using SetOfGoal = std::function<model::Content(const model::Goal& goal, const model::History& history, Date date, base::List& said)>;

void change_goal(const ChangeOptions& options, store::Writer& store, const Context& context, const SetOfGoal& set) {
    change_named(options, store, context, [&](const ChangeOptions& named, const store::ReadLedger& current, Date date) {
        const model::History history = fold_for_writing(store, current).history;
        const model::Goal& goal = goal_named(named, history);
        refuse_before_beginning(goal, date);
        WhatChanges what{"goal." + goal.id, {"change.goal", {goal.id}}, {}, {}};
        what.set = set(goal, history, date, what.said);
        return what;
    });
}

void refuse_ended(const ChangeOptions& options, const model::Goal& goal, Date date) {
    if (goal.ended && *goal.ended <= date)
        throw Error(Exit::data, {"goal.ended", {goal.id, *goal.ended}}, {"goal.hint-ended", {options.client, goal.id, date}});
}

void refuse_same_words(const std::string& client, const model::Goal& goal, const std::string& words) {
    if (goal.words() == words) throw Error(Exit::usage, {"goal.same-words", {goal.id}}, {"goal.hint-list", {client}});
}

void reword(const ChangeOptions& options, const std::string& words, store::Writer& store, const Context& context) {
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
void correct_words(RewordOptions options, const std::string& words, store::Writer& store, const Context& context) {
    require_client(store, options.client, Wanted::on_file);
    options.id = id_as_on_file(options.id);
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
        sign(amend, context.writer(options.by), current.ledger, context);
        return amend;
    };
    const auto done = add_block(store, options.client, build, options.dry_run, context);
    if (done)
        context.say_filed(*done, {"amend.done", {options.client, of, Message{"undo.words", {words}}, Message{"undo.words", {before}},
                                                 done->file, done->line, context.undo_words(options.client, *done)}});
}

void reword_goal(const RewordOptions& options, store::Writer& store, const Context& context) {
    if (options.typo && !options.date.empty()) throw Error(Exit::usage, {"goal.typo-and-date"}, {"hint.leave-one-out"});
    require_client(store, options.client, Wanted::on_file);
    const std::string words = take_words(options.words, {"words.about-goal"}, context);
    options.typo ? correct_words(options, words, store, context) : reword(options, words, store, context);
}

bool rates(const model::Session& session, const std::string& goal) {
    return std::ranges::any_of(session.ratings, [&](const model::Rating& rating) { return rating.key.what == goal; }) ||
           std::ranges::any_of(session.slips, [&](const model::Slips& slips) { return slips.what == goal; });
}

void end_goal(const ChangeOptions& options, store::Writer& store, const Context& context) {
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

void resume_goal(const ChangeOptions& options, store::Writer& store, const Context& context) {
    change_goal(options, store, context, [&](const model::Goal& goal, const model::History&, Date date, base::List& said) {
        if (!goal.ended) throw Error(Exit::data, {"goal.not-ended", {goal.id}}, {"goal.hint-list", {options.client}});
        if (date < *goal.ended) throw Error(Exit::usage, {"change.resume-before-end", {goal.id, date, *goal.ended}}, {"change.hint-from-then", {*goal.ended}});
        said.parts.push_back({"change.resumed", {with_weekday(*goal.ended)}});
        return set_ended(false);
    });
}

}  // namespace

void add_goal_changes(Parser& goal, Command& chosen) {
    Parser& words = goal.add_command("reword", "help.goal-reword");
    const auto reworded = std::make_shared<RewordOptions>();
    add_change_target(words, *reworded, id_help);
    words.add_words("WORDS", reworded->words, "their new words; - reads standard input; without it your editor opens");
    words.add_text("--date", reworded->date, "from when on (today)");
    words.add_flag("--typo", reworded->typo, "the words were mistyped: no new ones, the ratings go on");
    add_change_signature(words, *reworded);
    words.then([reworded, &chosen] { chosen = Writes([reworded](auto& store, auto& context) { reword_goal(*reworded, store, context); }); });

    add_end(goal, "help.goal-end", id_help, end_goal, chosen);
    add_resume(goal, "help.goal-resume", id_help, resume_goal, chosen);
}

}  // namespace viktig::cli
