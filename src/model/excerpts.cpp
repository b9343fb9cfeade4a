// The lines that trouble stands on, found in one go: a ledger may be large, and much of it wrong.
#include "viktig/model/excerpts.hpp"

#include <algorithm>

#include "viktig/model/ledger.hpp"

namespace viktig::model {

namespace {

template <typename Told>
void show_lines_of(std::vector<Told>& all, std::string_view text) {
    std::vector<Told*> by_line;
    for (Told& told : all)
        if (told.place.line > 0) by_line.push_back(&told);
    std::ranges::sort(by_line, {}, [](const Told* told) { return told->place.line; });
    long line = 1;  // where text begins
    for (Told* told : by_line) {
        for (; line < told->place.line; ++line) {
            const auto end = text.find('\n');
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        told->excerpt = line_of(text, 1);
    }
}

}  // namespace

void show_lines(Problems& problems, std::string_view text) {
    show_lines_of(problems, text);
}

void show_lines(Findings& findings, std::string_view text) {
    show_lines_of(findings, text);
}

}  // namespace viktig::model
