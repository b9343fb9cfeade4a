// Small cells of one row.
#include "viktig/stats/small_cells.hpp"

#include <algorithm>

namespace viktig::stats {

WithheldRow withhold_in_row(std::span<const std::size_t> counts, std::size_t limit) {
    limit = std::max(limit, lowest_small_limit);
    const auto small = [limit](std::size_t count) { return count > 0 && count < limit; };

    WithheldRow withheld;
    std::size_t total = 0;
    std::size_t hidden_cells = 0;
    std::size_t hidden_persons = 0;
    for (const std::size_t count : counts) {
        total += count;
        withheld.cells.push_back(small(count));
        hidden_cells += small(count) ? 1 : 0;
        hidden_persons += small(count) ? count : 0;
    }
    withheld.total = small(total);
    // One hidden cell may reach the limit while every other keeps its 1: then what the total gives away is not enough.
    if (withheld.total || hidden_cells == 0) return withheld;
    if (hidden_cells > 1 && hidden_persons >= limit + hidden_cells - 1) return withheld;

    // One more cell is enough: it brings at least the limit with it. Where there is none, the total has to go.
    std::size_t cover = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] >= limit && (cover == counts.size() || counts[i] < counts[cover])) cover = i;
    }
    if (cover < counts.size()) {
        withheld.cells[cover] = true;
    } else {
        withheld.total = true;
    }
    return withheld;
}

bool may_be_told(std::size_t part, std::size_t whole, std::size_t limit) {
    limit = std::max(limit, lowest_small_limit);
    const auto small = [limit](std::size_t count) { return count > 0 && count < limit; };
    return part <= whole && !small(part) && !small(whole - part);
}

}  // namespace viktig::stats
