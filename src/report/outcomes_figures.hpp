// The figures of a page about many people: each a row of the main table and cells of a reader's table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figures.hpp"
#include "viktig/report/document.hpp"
#include "viktig/stats/interval.hpp"

namespace viktig::report {

/// What a figure is about. Language-free; empty where it does not apply.
struct FigureOf {
    std::string part;  ///< counted, endings, life, talks, goals, waiting, units, expected
    std::string what;  ///< measure
    std::string who;   ///< self, parent, ...
    std::string unit;  ///< of those that are compared; or an age
};

/// Number, share and interval of one figure, as a reader sees them.
struct ShareCells {
    Cell count, share, interval;
};

class Figures {
  public:
    Figures();

    /// A number of people, cases or meetings. @return what is shown: the number, or that it is withheld
    Cell count(const FigureOf& about, std::string_view figure, std::size_t count, bool withheld = false);
    /// So many of so many, with Wilson's interval at 95 %.
    ShareCells share(const FigureOf& about, std::string_view figure, std::size_t count, std::size_t of, bool withheld = false);
    /// Anything worked out from `n` people. `decimals` are for a reader; the table has all of it.
    Cell value(const FigureOf& about, std::string_view figure, std::size_t n, double value, int decimals,
               const std::optional<stats::Interval>& interval = {});

    /// part, what, who, unit, figure, count, of, value, lower, upper
    [[nodiscard]] const Table& table() const { return table_; }
    /// Whether anything was withheld.
    [[nodiscard]] bool has_withheld() const { return has_withheld_; }

  private:
    void put(const FigureOf& about, std::string_view figure, Cell count, Cell of, Cell value = {}, Cell lower = {}, Cell upper = {});

    Table table_;
    bool has_withheld_ = false;
};

/// `:`
[[nodiscard]] Cell withheld_cell();
/// "39-61 %"
[[nodiscard]] base::Message percent_range(const stats::Interval& interval);
/// "0.52 to 1.10"
[[nodiscard]] base::Message value_range(const stats::Interval& interval, int decimals);

/// A table of people for a reader: a label, how many, which share, its interval.
[[nodiscard]] Table share_table(std::string_view key, base::Message counted_are);
/// A row of it. `figure` is for programs; `indented` stands under the row before.
void add_share_row(Table& table, std::string_view figure, base::Message label, ShareCells cells);

}  // namespace viktig::report
