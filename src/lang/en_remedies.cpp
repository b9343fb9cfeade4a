// English words of what to do next, where a command refuses.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"client.hint-asked", "--asked {0} or before"},
    {"client.hint-asked-on-file", "if the other day is wrong: viktig amend {0} {1} --set {2}=? --reason ?"},
    {"client.hint-list", "viktig client list --all"},
    {"client.hint-list-with", "viktig client list --with {0}"},
    {"client.hint-returned", "--opened {0} or later"},
    {"hint.history", "viktig show {0} --history"},
    {"id.hint-several", "type more of it; the latest: {0}; {1} more begin so"},
    {"undo.hint-loose-ends-back", "take back first what stands against it, or bring back what it hangs on"},
    {"undo.hint-nothing", "what somebody else wrote is taken back by its id: viktig undo {0} ID; the ids stand in {1}, in the lines that begin with ["},
};
static_assert(is_sorted_by_key(table));

}  // namespace

Table en_remedies() {
    return packed<table>();
}

}  // namespace viktig::lang
