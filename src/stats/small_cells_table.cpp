// Small cells of a table with totals: closed paths along which persons can be moved without changing what is printed.
#include <algorithm>
#include <limits>
#include <utility>

#include "viktig/stats/small_cells.hpp"

namespace viktig::stats {

namespace {

struct Place {
    std::size_t row;
    std::size_t column;
};

// The table with its totals as a last row and a last column. In every row and every column the signed cells sum to 0, if
// row and column totals are negative: so a change is possible along a closed path, up and down by turns.
class WithTotals {
  public:
    WithTotals(std::span<const std::size_t> counts, std::size_t columns)
        : rows_(counts.size() / columns), columns_(columns), cells_((rows_ + 1) * (columns_ + 1)),
          hidden_(cells_.size()) {
        for (std::size_t i = 0; i < rows_ * columns_; ++i) {
            const std::size_t row = i / columns_;
            const std::size_t column = i % columns_;
            for (const std::size_t to_row : {row, rows_}) {
                for (const std::size_t to_column : {column, columns_}) cells_[at({to_row, to_column})] += counts[i];
            }
        }
    }

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t count(Place place) const { return cells_[at(place)]; }
    [[nodiscard]] std::size_t total() const { return cells_.back(); }
    [[nodiscard]] bool hidden(Place place) const { return hidden_[at(place)]; }
    void hide(Place place) { hidden_[at(place)] = true; }

    [[nodiscard]] bool of_one_line(Place place) const { return (place.row == rows_) != (place.column == columns_); }

    // Whether the cell, hidden, could be so many persons more or fewer, in the signs of the closed paths. It keeps one.
    [[nodiscard]] bool gives(Place place, bool up, std::size_t persons) const {
        const bool more = up != of_one_line(place);
        return count(place) > 0 && (more || count(place) > persons);
    }

    // What it costs to hide it: any total more than all cells of a path together.
    [[nodiscard]] std::size_t cost(Place place) const {
        if (hidden(place)) return 0;
        const bool is_total = place.row == rows_ || place.column == columns_;
        return count(place) + (is_total ? 5 * total() + 1 : 0);
    }

  private:
    [[nodiscard]] std::size_t at(Place place) const { return place.row * (columns_ + 1) + place.column; }

    std::size_t rows_;
    std::size_t columns_;
    std::vector<std::size_t> cells_;
    std::vector<bool> hidden_;
};

// Lines are the nodes of the paths, rows first; a cell joins its row and its column.
class CheapestPath {
  public:
    // `open` is the cell to be raised, `persons` by how many.
    CheapestPath(const WithTotals& table, Place open, std::size_t persons)
        : table_(table), open_(open), persons_(persons), row_count_(table.rows() + 1),
          cost_(row_count_ + table.columns() + 1, unreached), before_(cost_.size()), settled_(cost_.size()) {}

    // The cells that close the path; there always is one, if need be over the grand total.
    [[nodiscard]] std::vector<Place> cells() {
        // Raising a row's or column's total lowers its signed cell, which turns the path round.
        std::size_t from = row_count_ + open_.column;
        std::size_t to = open_.row;
        if (table_.of_one_line(open_)) std::swap(from, to);
        cost_[from] = 0;
        while (!settled_[to]) {
            const std::size_t line = nearest();
            if (cost_[line] == unreached) break;
            settled_[line] = true;
            spread(line);
        }
        std::vector<Place> path;
        if (!settled_[to]) return path;
        for (std::size_t line = to; line != from; line = before_[line]) path.push_back(crossing(line, before_[line]));
        return path;
    }

  private:
    static constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] bool is_row(std::size_t line) const { return line < row_count_; }

    [[nodiscard]] Place crossing(std::size_t a, std::size_t b) const {
        return is_row(a) ? Place{a, b - row_count_} : Place{b, a - row_count_};
    }

    [[nodiscard]] std::size_t nearest() const {
        std::size_t best = cost_.size();
        for (std::size_t line = 0; line < cost_.size(); ++line) {
            if (!settled_[line] && (best == cost_.size() || cost_[line] < cost_[best])) best = line;
        }
        return best;
    }

    void spread(std::size_t line) {
        const bool up = is_row(line);  // from a row the path goes on by a cell that rises
        const std::size_t begin = up ? row_count_ : 0;
        const std::size_t end = up ? cost_.size() : row_count_;
        for (std::size_t next = begin; next < end; ++next) {
            const Place place = crossing(line, next);
            const bool itself = place.row == open_.row && place.column == open_.column;
            if (itself || settled_[next] || !table_.gives(place, up, persons_)) continue;
            const std::size_t cost = cost_[line] + table_.cost(place);
            if (cost >= cost_[next]) continue;
            cost_[next] = cost;
            before_[next] = line;
        }
    }

    const WithTotals& table_;
    Place open_;
    std::size_t persons_;
    std::size_t row_count_;
    std::vector<std::size_t> cost_;
    std::vector<std::size_t> before_;
    std::vector<bool> settled_;
};

std::vector<Place> small_cells(const WithTotals& table, std::size_t limit) {
    std::vector<Place> small;
    for (std::size_t row = 0; row <= table.rows(); ++row) {
        for (std::size_t column = 0; column <= table.columns(); ++column) {
            const std::size_t count = table.count({row, column});
            if (count > 0 && count < limit) small.push_back({row, column});
        }
    }
    std::ranges::stable_sort(small, {}, [&table](Place place) { return table.count(place); });
    return small;
}

WithheldTable hidden_cells(const WithTotals& table) {
    WithheldTable withheld;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < table.columns(); ++column) {
            withheld.cells.push_back(table.hidden({row, column}));
        }
        withheld.row_totals.push_back(table.hidden({row, table.columns()}));
    }
    for (std::size_t column = 0; column < table.columns(); ++column) {
        withheld.column_totals.push_back(table.hidden({table.rows(), column}));
    }
    withheld.total = table.hidden({table.rows(), table.columns()});
    return withheld;
}

}  // namespace

WithheldTable withhold_in_table(std::span<const std::size_t> counts, std::size_t columns, std::size_t limit) {
    if (columns == 0) return {};
    limit = std::max(limit, lowest_small_limit);
    WithTotals table(counts, columns);
    const std::vector<Place> small = small_cells(table, limit);
    for (const Place place : small) table.hide(place);
    // What is hidden for one only widens what the others may be.
    for (const Place place : small) {
        for (const Place cover : CheapestPath(table, place, limit - table.count(place)).cells()) table.hide(cover);
    }
    return hidden_cells(table);
}

}  // namespace viktig::stats
