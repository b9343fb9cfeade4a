// Things said one under the other: who and when in columns, then the sentence.
#include <algorithm>
#include <numeric>

#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

using report::Cell;
using report::Item;
using report::Items;

namespace {

bool is_number(const Cell& cell) {
    return std::holds_alternative<base::Date>(cell) || std::holds_alternative<std::int64_t>(cell) ||
           std::holds_alternative<report::Number>(cell);
}

/// Something stands to the right of this lead cell.
bool goes_on(const Item& item, std::size_t place) {
    return place + 1 < item.lead.size() || !item.text.empty();
}

/// The widths asked for, or more where a cell needs it.
std::vector<int> widths(const Page& page, const Items& items) {
    std::vector<int> columns = items.lead_widths;
    for (const Item& item : items.items) {
        columns.resize(std::max(columns.size(), item.lead.size()));
        for (std::size_t n = 0; n < item.lead.size(); ++n)
            if (goes_on(item, n)) columns[n] = std::max(columns[n], base::width(cell_text(page, item.lead[n])) + items.lead_gap);
    }
    return columns;
}

/// Numbers and days stand to the right, with two blanks after them.
std::string lead_text(const Page& page, const Item& item, const std::vector<int>& columns) {
    std::string text;
    for (std::size_t n = 0; n < item.lead.size(); ++n) {
        const std::string cell = cell_text(page, item.lead[n]);
        const std::string placed = is_number(item.lead[n]) ? base::pad_left(cell, columns[n] - 2) : cell;
        text += base::pad_right(placed, columns[n]);
    }
    return text;
}

void put_item(Page& page, const Item& item, const std::vector<int>& columns, int indent) {
    const std::string text = page.words(item.text);
    int below = indent + 1;
    if (item.lead.empty()) {
        page.wrapped(text, indent, below);
    } else {
        const std::string lead = blanks(indent) + lead_text(page, item, columns);
        below = std::accumulate(columns.begin(), columns.end(), indent);
        const bool beside = text.empty() || below <= page.columns() * 2 / 3;  // else the sentence has too little room
        if (!beside) {
            page.line(lead);
            below = indent + 2;
        }
        page.hanging(beside ? lead : std::string(), text, below);
    }
    for (const base::Message& more : item.below) page.wrapped(page.words(more), below, below);
}

}  // namespace

void put_items(Page& page, const Items& items) {
    if (!items.heading.empty()) page.wrapped(page.words(items.heading), 1, 2);
    const std::vector<int> columns = widths(page, items);
    for (const Item& item : items.items) put_item(page, item, columns, items.heading.empty() ? 1 : 2);
    if (!items.after.text.empty()) page.with_aside(page.words(items.after.text), page.words(items.after.aside), 1, 2);
}

}  // namespace viktig::render
