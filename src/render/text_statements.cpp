// Short statements in a row, broken between statements only.
#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

namespace {

constexpr std::string_view between = " · ";

}  // namespace

void put_statements(Page& page, const report::Statements& statements, int indent) {
    const int room = page.columns() - indent;
    std::string row;
    for (const base::Message& part : statements.parts) {
        const std::string said = page.words(part);
        if (!row.empty() && base::width(row) + base::width(between) + base::width(said) > room) {
            page.wrapped(row, indent, indent + 1);
            row.clear();
        }
        if (!row.empty()) row += between;
        row += said;
    }
    if (!row.empty()) page.wrapped(row, indent, indent + 1);
}

}  // namespace viktig::render
