// Short statements in a row, broken between statements only.
#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

namespace {

constexpr std::string_view between = " · ";

}  // namespace

void put_statements(Page& page, const report::Statements& statements, int indent) {
    int start = indent;
    const auto room = [&] { return page.columns() - start; };
    std::string row;
    const auto put_row = [&] {
        if (base::width(row) <= room())
            page.line(blanks(start) + row);
        else
            page.wrapped(row, start, start + 1);
        row.clear();
        start = indent + statements.hang;
    };
    for (const base::Message& part : statements.parts) {
        const std::string said = page.words(part);
        const bool full = base::width(row) + base::width(between) + base::width(said) > room();
        if (!row.empty() && full) put_row();
        if (!row.empty()) row += between;
        row += said;
    }
    if (!row.empty()) put_row();
}

}  // namespace viktig::render
