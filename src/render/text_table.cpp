// Tables: columns as wide as their widest cell; the last one is broken into words where the page ends.
#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

using report::Align;
using report::Bars;
using report::Cell;
using report::Share;
using report::Table;

namespace {

constexpr int room_for_words = 18;
constexpr int narrowest_column = 8;

std::string percent(const Page& page, const Share& share) {
    if (share.whole <= 0) return {};
    const std::int64_t rounded = (200 * share.part + share.whole) / (2 * share.whole);
    return "  " + base::pad_left(page.words({"render.percent", {static_cast<long long>(rounded)}}), 4);
}

std::string end_of_bars(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "-";
}

/// What a column needs. A share's percentage stands outside the alignment: 52 of 61 under 61, then 85 %.
struct ColumnWidths {
    int first_of_bars = 0, last_of_bars = 0;
    int main = 0;
    int percent = 0;
};

/// What all cells say, one behind the other: a page may have tens of thousands.
class CellTexts {
  public:
    void add(std::string_view text) {
        text_ += text;
        ends_.push_back(text_.size());
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t n) const {
        const std::size_t begin = n == 0 ? 0 : ends_[n - 1];
        return std::string_view(text_).substr(begin, ends_[n] - begin);
    }

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

class TableWriter {
  public:
    TableWriter(Page& page, const Table& table) : page_(page), table_(table), widths_(table.columns.size()) {
        measure();
        // A last column with room for a few words may go on below. One without needs every blank there is.
        if (room_for_last() >= std::min(width_of_last(), room_for_words)) return;
        indent_ = 0;
        if (room_for_last() >= width_of_last()) return;
        widest_gap_ = 1;
        indent_ = room_for_last() > width_of_last() ? 1 : 0;
        while (start_of_last() > page.columns() && narrow_widest()) {
        }
    }

    [[nodiscard]] std::string headings() const {
        std::string line = blanks(indent_);
        for (std::size_t column = 0; column < widths_.size(); ++column) place(line, column, page_.words(table_.columns[column].heading), {});
        return line;
    }

    void put_rows() const {
        for (std::size_t row = 0; row < rows(); ++row) {
            const bool same = table_.said_once > 0 && row > 0 && main(row, 0) == main(row - 1, 0);
            put_row(row, same);
        }
    }

  private:
    /// @param same  its first cell says the same as that of the row above
    void put_row(std::size_t row, bool same) const {
        std::string line = blanks(indent_);
        const std::size_t last = widths_.size() - 1;
        Overflow below;
        for (std::size_t column = 0; column < last; ++column) {
            if (same && column < table_.said_once)
                place(line, column, {}, {});
            else
                fit(line, row, column, below);
        }
        const bool has_room = put_last(line, row, last);
        put_below(below);
        if (!has_room) page_.right(main(row, last));
    }

    /// What narrowed columns could not hold in a row's first line, by column; mostly nothing.
    using Overflow = std::map<std::size_t, std::vector<std::string>>;

    /// False when it has no room in the line and must stand below the row.
    [[nodiscard]] bool put_last(std::string& line, std::size_t row, std::size_t last) const {
        const std::string_view end = main(row, last);
        const int start = base::width(line) + gap(last);
        const int room = page_.columns() - start;
        // Blanks inside a cell are columns: only what is too wide is broken into words.
        if (base::width(end) <= room) {
            place(line, last, end, beside(row, last));
            page_.line(line);
        } else if (room >= room_for_words) {
            page_.hanging(line, end, start);
        } else {
            page_.line(line);
            return false;
        }
        return true;
    }

    /// The cell, or as much of it as goes into a narrowed column.
    void fit(std::string& line, std::size_t row, std::size_t column, Overflow& below) const {
        const std::string_view whole = main(row, column);
        if (base::width(whole) <= widths_[column].main) return place(line, column, whole, beside(row, column));
        std::vector<std::string> pieces = base::wrap(whole, widths_[column].main);
        if (pieces.empty()) pieces.emplace_back();  // nothing but blanks
        place(line, column, pieces.front(), {});
        pieces.erase(pieces.begin());
        below[column] = std::move(pieces);
    }

    void put_below(const Overflow& below) const {
        std::size_t lines = 0;
        for (const auto& [column, pieces] : below) lines = std::max(lines, pieces.size());
        for (std::size_t n = 0; n < lines; ++n) {
            std::string line = blanks(indent_);
            for (std::size_t column = 0; column + 1 < widths_.size(); ++column) {
                const auto pieces = below.find(column);
                const bool some = pieces != below.end() && n < pieces->second.size();
                place(line, column, some ? std::string_view(pieces->second[n]) : std::string_view(), {});
            }
            page_.line(line);
        }
    }

    /// Takes a column from the widest of the columns before the last. False when none is left to take from.
    bool narrow_widest() {
        auto& widest = *std::max_element(widths_.begin(), widths_.end() - 1,
                                         [](const auto& a, const auto& b) { return a.main < b.main; });
        if (widest.main <= narrowest_column) return false;
        --widest.main;
        return true;
    }

    void measure() {
        for (const auto& row : table_.rows) measure_bars(row);
        for (std::size_t column = 0; column < widths_.size(); ++column) widths_[column].main = base::width(page_.words(table_.columns[column].heading));
        table_.each_row([this](const report::Row& row) {
            for (std::size_t column = 0; column < widths_.size(); ++column) {
                const std::string main = text(column, row[column]), beside = after(row[column]);
                ColumnWidths& width = widths_[column];
                width.main = std::max(width.main, base::width(main));
                width.percent = std::max(width.percent, base::width(beside));
                texts_.add(main);
                texts_.add(beside);
            }
        });
    }

    [[nodiscard]] std::size_t rows() const { return texts_.size() / (2 * widths_.size()); }
    [[nodiscard]] std::string_view main(std::size_t row, std::size_t column) const { return texts_[2 * (row * widths_.size() + column)]; }
    /// What stands outside the alignment.
    [[nodiscard]] std::string_view beside(std::size_t row, std::size_t column) const { return texts_[2 * (row * widths_.size() + column) + 1]; }

    void measure_bars(const report::Row& row) {
        for (std::size_t column = 0; column < widths_.size(); ++column) {
            const auto* bars = std::get_if<Bars>(&row[column]);
            if (!bars || bars->values.empty()) continue;
            ColumnWidths& width = widths_[column];
            width.first_of_bars = std::max(width.first_of_bars, base::width(end_of_bars(bars->values.front())));
            width.last_of_bars = std::max(width.last_of_bars, base::width(end_of_bars(bars->values.back())));
        }
    }

    /// A cell without what stands outside the alignment. Bars have their first and last value beside them.
    [[nodiscard]] std::string text(std::size_t column, const Cell& cell) const {
        const std::string main = cell_text(page_, cell);
        const auto* bars = std::get_if<Bars>(&cell);
        if (!bars || bars->values.empty()) return main;
        const ColumnWidths& width = widths_[column];
        return base::pad_left(end_of_bars(bars->values.front()), width.first_of_bars) + " " + main + " " +
               base::pad_left(end_of_bars(bars->values.back()), width.last_of_bars);
    }

    [[nodiscard]] std::string after(const Cell& cell) const {
        const auto* share = std::get_if<Share>(&cell);
        return share ? percent(page_, *share) : std::string();
    }

    /// A cell behind those before it: the gap, then what it says in its column.
    void place(std::string& line, std::size_t column, std::string_view main, std::string_view beside) const {
        const ColumnWidths& width = widths_[column];
        const bool right = table_.columns[column].align == Align::right;
        const int empty = std::max(0, width.main - base::width(main));
        add_blanks(line, gap(column) + (right ? empty : 0));
        line += main;
        add_blanks(line, (right ? 0 : empty) + std::max(0, width.percent - base::width(beside)));
        line += beside;
    }
    static void add_blanks(std::string& line, int count) { line.append(static_cast<std::size_t>(count), ' '); }

    [[nodiscard]] int gap(std::size_t column) const {
        return column == 0 ? 0 : std::min(table_.columns[column].gap, widest_gap_);
    }

    [[nodiscard]] int start_of_last() const {
        int start = indent_;
        for (std::size_t column = 0; column + 1 < widths_.size(); ++column)
            start += gap(column) + widths_[column].main + widths_[column].percent;
        return start + gap(widths_.size() - 1);
    }
    [[nodiscard]] int room_for_last() const { return page_.columns() - start_of_last(); }
    [[nodiscard]] int width_of_last() const { return widths_.back().main + widths_.back().percent; }

    Page& page_;
    const Table& table_;
    std::vector<ColumnWidths> widths_;
    CellTexts texts_;  ///< of each row, and in it of each column: the cell, then what stands outside the alignment
    int indent_ = 1;
    int widest_gap_ = std::numeric_limits<int>::max();
};

bool has_headings(const Table& table) {
    return std::ranges::any_of(table.columns, [](const auto& column) { return !column.heading.empty(); });
}

}  // namespace

void put_table(Page& page, const Table& table, const std::string& heading) {
    const TableWriter writer(page, table);
    const std::string line = has_headings(table) ? writer.headings() : std::string();
    const auto first = static_cast<int>(line.find_first_not_of(' '));
    const bool side_by_side = !line.empty() && base::width(heading) + 2 <= first && base::width(line) <= page.columns();
    if (!heading.empty() && side_by_side) {
        page.heading_over(heading, line);
    } else {
        if (!heading.empty()) page.heading(heading, "");
        if (!line.empty()) page.line(line);
    }
    writer.put_rows();
}

}  // namespace viktig::render
