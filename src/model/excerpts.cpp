// The lines that trouble stands on, found in one go: a ledger may be large, and much of it wrong.
#include "viktig/model/excerpts.hpp"

#include <algorithm>

#include "viktig/model/ledger.hpp"

namespace viktig::model {

void show_lines(Problems& problems, std::string_view text) {
    std::vector<Problem*> by_line;
    for (Problem& problem : problems)
        if (problem.place.line > 0) by_line.push_back(&problem);
    std::ranges::sort(by_line, {}, [](const Problem* p) { return p->place.line; });
    long line = 1;  // where text begins
    for (Problem* problem : by_line) {
        for (; line < problem->place.line; ++line) {
            const auto end = text.find('\n');
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        problem->excerpt = line_of(text, 1);
    }
}

}  // namespace viktig::model
