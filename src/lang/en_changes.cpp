// English words of what changes what is on file: answer, amend, undo, change, and what each of them would upset.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"amend.done", "{0} {1} corrected: {2}; before: {3} · {4}:{5} · wrong? viktig undo {6}"},
    {"amend.hint-no-sign", "KEY=VALUE, as --set words=\"...\" or --set led=kari,per"},
    {"amend.hint-nothing", "say what is right, as in log: mother: sleep=?, or what nobody rated: --withdraw mother.sleep"},
    {"amend.hint-two-blocks", "correct them one after the other, each by its own id"},
    {"amend.input-twice", "standard input can be given to one key only"},
    {"amend.no-number", "{0} wants a whole number, not '{1}'"},
    {"amend.no-sign", "'{0}' is no KEY=VALUE"},
    {"amend.no-such-key", "'{0}' cannot be set in {1}"},
    {"amend.nobody", "nobody"},
    {"amend.none", "nothing"},
    {"amend.not-rated", "there is no {0} at {1}"},
    {"amend.nothing", "it is not said what was wrong"},
    {"amend.same", "{0} stands so already at {1}"},
    {"amend.scores-as-key", "{0} is said as in log, not as a key"},
    {"amend.two-blocks", "{0} and {1} are two blocks: one correction is of one"},
    {"amend.would-lose", "{0} cannot be corrected so: {1}"},
    {"answer.added", "{0} {1} answered {2}: {3} · {4}:{5}"},
    {"answer.before-signal", "{0} is before {1} began ({2})"},
    {"answer.hint-none", "nothing is open there: viktig show {0}"},
    {"answer.look", "look again {0}"},
    {"answer.no-such-signal", "no signal '{0}' stands in {1}"},
    {"answer.several", "'{0}' means {1} signals"},
    {"answer.words", "«{0}»"},
    {"change.added", "{0} {1}"},
    {"change.before-later", "{0} is too early: {1} changed on {2}"},
    {"change.done", "{0} {1}from {2}: {3} · {4}:{5} · wrong? viktig undo {6}"},
    {"change.ended", "ended"},
    {"change.goal", "goal {0} "},
    {"change.hint-before-later", "from {0} on, or take that back first: viktig undo {1} {2}"},
    {"change.hint-from-then", "--date {0} or later"},
    {"change.hint-nothing", "viktig {0} --help"},
    {"change.nothing", "it is not said what changed"},
    {"change.of-kind", "{0} does not change: only courses of help, goals and voices do; it is left out"},
    {"change.resume-before-end", "{0} cannot be taken up again on {1}: it ended on {2}"},
    {"change.resumed", "taken up again; ended {0} before"},
    {"change.same", "{0} is {1} already"},
    {"change.to", "{0} {1} to {2}"},
    {"change.voice", "{0} "},
    {"change.would-lose", "{0} cannot be changed so: {1}"},
    {"undo.added-to", "{1} adds to {0}"},
    {"undo.amend", "{0} ({1})"},
    {"undo.brought-back", "{0} {1} stands again: {2} · {3}:{4}"},
    {"undo.hint-loose-ends", "take back first what belongs to it"},
    {"undo.hint-redo", "to bring it back: viktig undo {0} --redo"},
    {"undo.loose-ends", "{0} cannot be taken back: {1}"},
    {"undo.loose-ends-back", "{0} cannot be brought back: {1}"},
    {"undo.no-such-block", "there is no block {0} in {1}, or it is taken back already"},
    {"undo.nothing", "{0} has written nothing in {1} that could be taken back"},
    {"undo.nothing-to-bring-back", "{0} has taken nothing back in {1}"},
    {"undo.redo-and-id", "--redo goes with your last undo, an id with a block"},
    {"undo.taken-back", "{0} {1} is taken back: {2} · {3}:{4}"},
    {"undo.words", "«{0}»"},
    {"upset.after-ending", "meeting {0} would lie after the ending"},
    {"upset.before-beginning", "meeting {0} would lie before the first course of help began on {1}"},
    {"upset.ends-before-beginning", "a course of help would end on {0}, before it began on {1}"},
    {"upset.goal-of-nobody", "the goal {0} would be {1}'s, who is nobody here"},
    {"upset.later-correction", "{0} corrects what it put there"},
    {"upset.loss", "{0} (line {1})"},
    {"upset.missed-but-rated", "meeting {0} would be missed, and somebody there or with a rating all the same"},
    {"upset.open-before-next", "the course of help {0} would still be open where the next one begins"},
    {"upset.other-episode", "meeting {0} would belong to another course of help, or to none"},
    {"upset.rated-twice", "{0} would be rated at {1} and at {2}, both on one day"},
    {"upset.two-endings", "one course of help would have two endings"},
    {"upset.words-of-nobody", "words would be {0}'s, who is nobody here"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_changes() {
    return packed<table>();
}

}  // namespace viktig::lang
