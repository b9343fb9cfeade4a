// Small cells: every small table is tried, and every table that looks the same from outside.
#include "viktig/stats/small_cells.hpp"

#include <numeric>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace viktig::stats;

namespace {

using Counts = std::vector<std::size_t>;

// Every list of `cells` counts from 0 to `highest`, until the visitor has seen enough.
template <class SeenEnough>
void every(std::size_t cells, std::size_t highest, SeenEnough seen_enough) {
    Counts counts(cells, 0);
    while (!seen_enough(counts)) {
        std::size_t i = 0;
        for (; i < cells && counts[i] == highest; ++i) counts[i] = 0;
        if (i == cells) return;
        ++counts[i];
    }
}

// A table with its totals as one list: cells, row totals, column totals, total.
struct Whole {
    std::vector<std::size_t> counts;
    std::vector<bool> hidden;
};

void with_totals(const Counts& counts, std::size_t columns, Counts& all) {
    const std::size_t rows = counts.size() / columns;
    all.assign(counts.size() + rows + columns + 1, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        all[i] = counts[i];
        all[counts.size() + i / columns] += counts[i];
        all[counts.size() + rows + i % columns] += counts[i];
        all.back() += counts[i];
    }
}

Whole table(const Counts& counts, std::size_t columns, std::size_t limit) {
    const WithheldTable withheld = withhold_in_table(counts, columns, limit);
    Whole whole{{}, withheld.cells};
    with_totals(counts, columns, whole.counts);
    whole.hidden.insert(whole.hidden.end(), withheld.row_totals.begin(), withheld.row_totals.end());
    whole.hidden.insert(whole.hidden.end(), withheld.column_totals.begin(), withheld.column_totals.end());
    whole.hidden.push_back(withheld.total);
    return whole;
}

// What other tables with the same face show of one hidden count; that it is no 0 is known.
struct Doubt {
    bool another = false;
    bool limit_reached = false;
};

std::vector<Doubt> doubts(const Whole& whole, std::size_t columns, std::size_t cells, std::size_t limit,
                          std::size_t highest) {
    Counts open;  // places of hidden inner cells
    for (std::size_t i = 0; i < cells; ++i) {
        if (whole.hidden[i]) open.push_back(i);
    }
    Counts inner(whole.counts.begin(), whole.counts.begin() + static_cast<std::ptrdiff_t>(cells));
    std::vector<Doubt> found(whole.counts.size());
    Counts all;
    every(open.size(), highest - 1, [&](const Counts& tried) {
        for (std::size_t i = 0; i < open.size(); ++i) inner[open[i]] = tried[i] + 1;
        const bool other_total = std::accumulate(inner.begin(), inner.end(), std::size_t{0}) != whole.counts.back();
        if (other_total && !whole.hidden.back()) return false;  // soon told, and most of them
        with_totals(inner, columns, all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (whole.hidden[i] ? all[i] == 0 : all[i] != whole.counts[i]) return false;
        }
        bool enough = true;
        for (std::size_t i = 0; i < all.size(); ++i) {
            found[i].another = found[i].another || all[i] != whole.counts[i];
            found[i].limit_reached = found[i].limit_reached || all[i] >= limit;
            enough = enough && (!whole.hidden[i] || (found[i].another && found[i].limit_reached));
        }
        return enough;
    });
    return found;
}

// How many hidden counts break what the header promises, and how many small ones are printed.
int broken(const Counts& counts, std::size_t columns, std::size_t limit, std::size_t highest) {
    const Whole whole = table(counts, columns, limit);
    const std::vector<Doubt> possible = doubts(whole, columns, counts.size(), limit, highest);
    int faults = 0;
    for (std::size_t i = 0; i < whole.counts.size(); ++i) {
        const std::size_t count = whole.counts[i];
        const bool small = count > 0 && count < limit;
        if (small && !whole.hidden[i]) ++faults;
        if (count == 0 && whole.hidden[i]) ++faults;
        if (small && !possible[i].limit_reached) ++faults;
        if (whole.hidden[i] && !possible[i].another) ++faults;
    }
    return faults;
}

}  // namespace

TEST_CASE("3 of 20 in one cell takes the next smallest cell with it") {
    const WithheldRow withheld = withhold_in_row(Counts{3, 8, 9, 0});
    CHECK(withheld.cells == std::vector<bool>{true, true, false, false});
    CHECK_FALSE(withheld.total);
}

TEST_CASE("two small cells cover each other unless their sum tells too much") {
    CHECK(withhold_in_row(Counts{4, 3, 20}).cells == std::vector<bool>{true, true, false});
    CHECK(withhold_in_row(Counts{1, 1, 20, 9}).cells == std::vector<bool>{true, true, false, true});
    CHECK(withhold_in_row(Counts{1, 4, 20, 9}).cells == std::vector<bool>{true, true, false, true});
}

TEST_CASE("where no cell is small all are printed, and a 0 is no small cell") {
    const WithheldRow withheld = withhold_in_row(Counts{5, 0, 12});
    CHECK(withheld.cells == std::vector<bool>{false, false, false});
    CHECK_FALSE(withheld.total);
    CHECK(withhold_in_row({}).cells.empty());
    CHECK_FALSE(withhold_in_row({}).total);
}

TEST_CASE("a small total is withheld, and one that would give away its small cells too") {
    CHECK(withhold_in_row(Counts{4, 0}).total);
    CHECK(withhold_in_row(Counts{1, 1, 1, 1, 1}).total);
    CHECK_FALSE(withhold_in_row(Counts{4, 4, 4}).total);
}

TEST_CASE("the limit goes no lower than 3") {
    CHECK(withhold_in_row(Counts{2, 9, 10}, 1).cells == std::vector<bool>{true, true, false});
    CHECK(withhold_in_row(Counts{3, 9, 10}, 0).cells == std::vector<bool>{false, false, false});
    CHECK(withhold_in_table(Counts{2, 9, 10, 10}, 2, 1).cells == std::vector<bool>(4, true));
}

TEST_CASE("in every row of up to four cells each withheld cell may be anything from 1 to the limit") {
    for (const std::size_t limit : {std::size_t{3}, std::size_t{5}}) {
        for (std::size_t cells = 1; cells <= 4; ++cells) {
            int faults = 0;
            every(cells, limit + 4, [&](const Counts& counts) {
                const WithheldRow withheld = withhold_in_row(counts, limit);
                std::size_t hidden_cells = 0;
                std::size_t hidden_persons = 0;
                std::size_t total = 0;
                for (std::size_t i = 0; i < cells; ++i) {
                    total += counts[i];
                    if (counts[i] > 0 && counts[i] < limit && !withheld.cells[i]) ++faults;
                    if (counts[i] == 0 && withheld.cells[i]) ++faults;
                    if (!withheld.cells[i]) continue;
                    ++hidden_cells;
                    hidden_persons += counts[i];
                }
                if (total > 0 && total < limit && !withheld.total) ++faults;
                if (hidden_cells == 0 || withheld.total) return false;
                // k counts of 1 or more with a known sum: each may be 1, and sum - (k - 1), and all between.
                if (hidden_cells == 1 || hidden_persons - (hidden_cells - 1) < limit) ++faults;
                return false;
            });
            CHECK(faults == 0);
        }
    }
}

TEST_CASE("one small cell in a table takes the cheapest square of cells with it") {
    //  3 10 20
    // 10 11 30
    // 40 50 60
    const WithheldTable withheld = withhold_in_table(Counts{3, 10, 20, 10, 11, 30, 40, 50, 60}, 3);
    CHECK(withheld.cells == std::vector<bool>{true, true, false, true, true, false, false, false, false});
    CHECK(withheld.row_totals == std::vector<bool>(3, false));
    CHECK(withheld.column_totals == std::vector<bool>(3, false));
    CHECK_FALSE(withheld.total);
}

TEST_CASE("a table without small cells is printed whole and one of few persons not at all") {
    const WithheldTable open = withhold_in_table(Counts{5, 0, 9, 12}, 2);
    CHECK(open.cells == std::vector<bool>(4, false));
    CHECK_FALSE(open.total);
    const WithheldTable few = withhold_in_table(Counts{1, 0, 0, 2}, 2);
    CHECK(few.cells == std::vector<bool>{true, false, false, true});
    CHECK(few.row_totals == std::vector<bool>(2, true));
    CHECK(few.column_totals == std::vector<bool>(2, true));
    CHECK(few.total);
    CHECK(withhold_in_table({}, 0).cells.empty());
    CHECK(withhold_in_table({}, 3).column_totals == std::vector<bool>(3, false));
}

TEST_CASE("in every table of two by two no withheld count can be reckoned, and each small one may reach the limit") {
    int faults = 0;
    every(4, 5, [&](const Counts& counts) {
        faults += broken(counts, 2, 3, 7);
        return false;
    });
    CHECK(faults == 0);
}

TEST_CASE("in every table of two by three with up to three in a cell no withheld count can be reckoned") {
    int faults = 0;
    every(6, 3, [&](const Counts& counts) {
        faults += broken(counts, 3, 3, 5);
        return false;
    });
    CHECK(faults == 0);
}

TEST_CASE("in made-up tables of three by three and two by four no withheld count can be reckoned") {
    std::size_t state = 7;
    const auto draw = [&state](std::size_t below) {
        state = (state * 16807) % 2147483647;
        return state % below;
    };
    for (const auto& [cells, columns] : {std::pair<std::size_t, std::size_t>{9, 3}, {8, 4}, {8, 2}}) {
        int faults = 0;
        for (int i = 0; i < 20; ++i) {
            Counts counts(cells);
            for (std::size_t& count : counts) count = draw(3) == 0 ? draw(3) : 3 + draw(5);
            const Whole whole = table(counts, columns, 3);
            if (std::accumulate(whole.hidden.begin(), whole.hidden.begin() + static_cast<std::ptrdiff_t>(cells), 0) > 6)
                continue;
            faults += broken(counts, columns, 3, 9);
        }
        CHECK(faults == 0);
    }
}

TEST_CASE("at the usual limit of five no withheld count of made-up tables of two by two can be reckoned") {
    std::size_t state = 11;
    int faults = 0;
    for (int i = 0; i < 100; ++i) {
        Counts counts(4);
        for (std::size_t& count : counts) {
            state = (state * 16807) % 2147483647;
            count = state % 9;
        }
        faults += broken(counts, 2, 5, 12);
    }
    CHECK(faults == 0);
}

TEST_CASE("a part may be told when neither it nor the rest is small") {
    CHECK(may_be_told(0, 10));
    CHECK(may_be_told(10, 10));
    CHECK(may_be_told(5, 10));
    CHECK_FALSE(may_be_told(4, 10));
    CHECK_FALSE(may_be_told(6, 10));
    CHECK_FALSE(may_be_told(0, 4));
    CHECK_FALSE(may_be_told(11, 10));
    CHECK(may_be_told(4, 8, 4));
    CHECK_FALSE(may_be_told(2, 8, 1));  // a limit under the lowest is the lowest
    CHECK(may_be_told(0, 0));
}
