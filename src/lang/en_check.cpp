// English words of check and repair: what is wrong on file though it can be read, and what was mended.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"check.addition-to-undone", "{0} adds to {1}, which was taken back: nothing of it is counted"},
    {"check.answer-to-nothing", "no signal begins with '{0}': this answers nothing"},
    {"check.chosen-id", "{0} has a name that could not be given today: {1}"},
    {"check.clean", "nothing wrong; ledgers: {0}, blocks: {1}"},
    {"check.client-code", "this could not be a client code today: {0}"},
    {"check.counts", "faults: {2}, remarks: {3}; ledgers: {0}, blocks: {1}"},
    {"check.day-to-come", "{0} is of {1}, a day that has not been: nothing of it is counted until then"},
    {"check.erased-is-back", "{0} was erased on purpose and stands here again"},
    {"check.event-id", "{0} is not called by a day and six characters, as in 2026-08-21-7qx4m2"},
    {"check.fault", "fault"},
    {"check.git-no-driver", "git here does not know the merge driver '{0}' and would join ledgers line by line"},
    {"check.git-no-rule", "git would join two versions of a ledger line by line: meetings that share lines could be fused"},
    {"check.git-union", "git would fuse meetings that share lines when it joins two versions of a ledger"},
    {"check.goal-like-measure", "the goal {0} is called like a measure; in this ledger '{0}' means the goal"},
    {"check.hint-chosen-id", "it can stay; a new one keeps to small letters, digits and -"},
    {"check.hint-client-code",
     "choose a code that says nothing of the person, put it into line 2 of {0} with a text editor and rename the file to match"},
    {"check.hint-close", "viktig check --repair, or: chmod -R go-rwx {0}"},
    {"check.hint-close-group", "viktig check --repair, or: chmod -R o-rwx {0}"},
    {"check.hint-copy-by-hand", "compare it with {0}, and when all that is right stands there: mkdir -p {2}/aside && mv -n {1} {2}/aside/"},
    {"check.hint-day-to-come", "if the day is wrong: viktig amend {0} {1} --date ? --reason ?"},
    {"check.hint-erased-is-back", "take {0} out again with a text editor: {1}, from line {2} to the next block"},
    {"check.hint-event-id", "it can stay; a new one is called [{0}.DAY-xxxxxx]"},
    {"check.hint-git-union", "take `merge=union` out of line {0} of {1}, then: {2}"},
    {"check.hint-goal-like-measure", "it can stay as long as nobody here rates the measure {0}"},
    {"check.hint-id-twice", "give one of them another id with a text editor: {0}, line {1}"},
    {"check.hint-in-two-ledgers",
     "if it was being moved, finish it: viktig move {1} {0} {2} (or from {2} to {1}); else take one back: viktig undo {2} {0}"},
    {"check.hint-leftover", "see whether it holds anything that the ledger lacks, then: rm {0}"},
    {"check.hint-link", "put the file itself there: cp --remove-destination \"$(readlink -f {0})\" {0}"},
    {"check.hint-logged-ahead", "set the clock of the computer that wrote it; the block can stay"},
    {"check.hint-move-out", "mkdir -p {1}/aside && mv -n {0} {1}/aside/"},
    {"check.hint-of-another-user", "sudo chown \"$(id -un)\" {0}"},
    {"check.hint-rename", "if this is its ledger and no copy: mv -n {0} {1}"},
    {"check.hint-repair", "viktig check --repair"},
    {"check.hint-unfinished-alone", "viktig check --repair --unfinished"},
    {"check.id-twice", "{0} has the same id as {1}"},
    {"check.in-two-ledgers", "{0} stands in {1}:{2} too: it counts twice"},
    {"check.leftover", "an editor or a merge left this; nothing in it is read"},
    {"check.link", "this is a symbolic link: it is not followed, and what it leads to is left out"},
    {"check.logged-ahead", "{0} says that it was logged at {1}, and it is not that late yet"},
    {"check.not-read", "this is no ledger by its name (CODE.toml); nothing in it is read"},
    {"check.note-of-no-meeting", "there is no meeting {0} here that this note could belong to"},
    {"check.of-another-user", "this belongs to another user of this machine"},
    {"check.open", "others than you may open this"},
    {"check.open-many", "others than you may open this and {0} more beside it"},
    {"check.remark", "remark"},
    {"check.session-twice", "meeting {0} says the same as {1}, on the same day: it counts twice"},
    {"check.staff-code", "'{0}' could not stand here today: {1}"},
    {"check.temporary", "a run that was killed left this temporary file; nothing in it was logged"},
    {"check.unfinished-alone", "--unfinished says what --repair may move, and --repair is missing"},
    {"consistency.after-ending", "meeting {0} lies after the ending of {1}"},
    {"consistency.ends-nothing", "there is no course of help that this could end"},
    {"consistency.goal-of-nobody", "the goal {0} is {1}'s, who is nobody here"},
    {"consistency.hint-after-ending",
     "if it was a talk some time after: viktig amend {0} {1} --kind follow-up --reason ?; if they came back: viktig client return {0}"},
    {"consistency.hint-open-before-next", "if the second is a slip: viktig undo {0} episode.{1}; else write the ending of the first with a text editor"},
    {"consistency.hint-rated-twice", "if it was one meeting: viktig amend {0} {1} --withdraw {2} --reason ?"},
    {"consistency.open-before-next", "the course of help {0} has no ending, and {1} begins after it"},
    {"consistency.rated-twice", "{0} is rated at {1} and at {2}, both on one day"},
    {"consistency.two-endings", "this course of help has two endings"},
    {"consistency.words-of-nobody", "{0} is in the words of {1}, who is nobody here"},
    {"disk.cannot-remove", "cannot take {0} out of its folder: {1}; it lies in aside/ too"},
    {"hint.undo-block", "viktig undo {0} {1}"},
    {"repair.block-added", "{0} from {1} added: {2}:{3}"},
    {"repair.closed", "{0} closed to others"},
    {"repair.copy-alone", "{0} stays: there is no {1}"},
    {"repair.copy-differs", "{0} stays: {2} says something else in line {1} than in {3}:{4}"},
    {"repair.copy-erased", "{0} stays: {1} was erased on purpose, and still stands there"},
    {"repair.copy-not-fit", "{0} stays: {1} could not be added ({2})"},
    {"repair.copy-unsound", "nothing is taken over from a copy: {0} is not sound ({1})"},
    {"repair.end-moved", "{0}: the torn end, {1} bytes, moved to {2}"},
    {"repair.moved", "{0} moved to {1}"},
    {"repair.not-closed", "{0} could not be closed to others: {1}"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

std::span<const Entry> en_check() {
    return table;
}

}  // namespace viktig::lang
