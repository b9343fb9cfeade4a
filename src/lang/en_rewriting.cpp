// English words of move and forget: what goes, what stays, what neither of them can reach.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"block.hint-none", "the ids stand in {0}, in the lines that begin with ["},
    {"block.none", "there is no block '{0}' in {1}"},
    {"forget.ask", "Erase everything of {0}, for good?"},
    {"forget.ask-blocks", "Erase this from {0}, for good?"},
    {"forget.done", "{0} is erased: {1} files"},
    {"forget.done-blocks", "{0}: {1} and what hung on it ({4}) are erased; that they stood there: {2}:{3}"},
    {"forget.done-one", "{0} is erased: 1 file"},
    {"forget.done-one-block", "{0}: {1} is erased; that it stood there: {2}:{3}"},
    {"forget.half-done", "{0} may not be erased in full: {1}"},
    {"forget.hint-another-id",
     "its id holds an identity number: put another id in its place with a text editor, the same in each of these lines of {0}: {1}"},
    {"forget.hint-half-done", "look what is left, then again: viktig forget {0} --dry-run"},
    {"forget.hint-line-or-only", "say one of them: --only ID, --line N"},
    {"forget.hint-link", "see where it leads (readlink -f {0}), erase that file if it is this client's, and then the link: rm {0}"},
    {"forget.hint-loose-ends", "name what belongs to it first, block by block, or the one on which it hangs"},
    {"forget.hint-several-numbers", "say it as it is written: forget alone takes such a code; a file's name is seen with: ls clients"},
    {"forget.hint-yes", "if it is meant: viktig forget {0} --yes"},
    {"forget.line-and-only", "--line and --only both name a block"},
    {"forget.line-of-no-block", "no block stands in line {0} of {1}"},
    {"forget.link", "{0} is a symbolic link, and the file that it leads to would stay; nothing is erased"},
    {"forget.loose-ends", "{0} cannot be erased: {1}"},
    {"forget.no-yes", "nothing is erased unless somebody says yes"},
    {"forget.reason-without-only", "--reason stays on file, and nothing would stay; it goes with --only"},
    {"forget.said-no", "nothing is erased"},
    {"forget.several-numbers", "{0}: {1} codes are shown so"},
    {"forget.tombstone", "{0} says only that something was erased, and stays"},
    {"forget.would", "goes: {0}"},
    {"forget.would-block", "goes: {0}: {3} · {1}:{2}"},
    {"move.comment", "a comment within {0} would be lost on the way"},
    {"move.done", "{2} of {0} is now {1}'s: {3} · {4}:{5}"},
    {"move.done-again", "{2} of {0} stood with {1} already, and is erased here: {3}"},
    {"move.done-renamed", "{2} of {0} is now {1}'s, as {6}: {3} · {4}:{5}"},
    {"move.half-done", "{0} stands with {1} now, and may stand with {2} still: {3}"},
    {"move.hint-comment", "take the line out of {0} with a text editor, or keep it as a note: viktig note"},
    {"move.hint-half-done", "the same line goes on: {0}"},
    {"move.hint-not-alone", "a meeting, a note, a goal or a voice can be moved; what hangs on it goes with it"},
    {"move.hint-would-not-fit", "add to {2} what it lacks, or log it there anew and erase it here: viktig forget {0} --only {1}"},
    {"move.loose-ends", "{0} cannot leave: {1}"},
    {"move.name-taken", "{0} is the name of something else in {1}"},
    {"move.not-alone", "{0} cannot be moved by itself"},
    {"move.same-client", "it stands in {0} already"},
    {"move.with-it", "with it went what hung on it: {0}"},
    {"move.would-not-fit", "{0} does not fit into {1}: {2}"},
    {"revise.hint-would-not-fit", "give each block of {0} lines of its own, from [KIND.ID] on, with a text editor; then try again"},
    {"revise.would-not-fit", "the lines of that block in {0} hold more than the block; nothing is changed"},
    {"rewriting.changed", "somebody wrote to {0} at this very moment; nothing is erased"},
    {"rewriting.hint-changed", "do it again"},
    {"unreached.elsewhere", "not reached: copies, backups, exports, printed pages and the shell's history"},
    {"unreached.file", "not reached: {0} may hold it too"},
    {"unreached.git", "not reached: what git remembers in {0}, and its clones"},
    {"unreached.more", "not reached: {0} more files and folders in the store that are named after {1}"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_rewriting() {
    return packed<table>();
}

}  // namespace viktig::lang
