// Figures, rounded for people and whole for programs.
#include "outcomes_figures.hpp"

#include <cmath>

#include "viktig/stats/proportion.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using base::Score;

namespace {

constexpr int decimals_of_share = 3;

Cell text_or_nothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

Cell whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

Cell exact(double value, int decimals) {
    const Decimal shown = rounded(value, decimals);
    return Figure{value, Number{shown.score, shown.decimals}, {}};
}

long long percent(double share) {
    return std::llround(share * 100);
}

}  // namespace

Message percent_range(const stats::Interval& interval) {
    return {"outcomes.percent-range", {percent(interval.lower), percent(interval.upper)}};
}

Message value_range(const stats::Interval& interval, int decimals) {
    return {"outcomes.range", {rounded(interval.lower, decimals), rounded(interval.upper, decimals)}};
}

Cell withheld_cell() {
    return Word{"withheld", {"outcomes.withheld"}};
}

Figures::Figures() {
    table_.key = "figures";
    for (const std::string_view key : {"part", "what", "who", "unit", "figure", "count", "of", "value", "lower", "upper"})
        table_.columns.push_back({key, {}, Align::left, 2});
}

void Figures::put(const FigureOf& about, std::string_view figure, Cell count, Cell of, Cell value, Cell lower, Cell upper) {
    table_.rows.push_back({about.part, text_or_nothing(about.what), text_or_nothing(about.who), text_or_nothing(about.unit), std::string(figure),
                           std::move(count), std::move(of), std::move(value), std::move(lower), std::move(upper)});
}

Cell Figures::count(const FigureOf& about, std::string_view figure, std::size_t count, bool withheld) {
    Cell shown = withheld ? withheld_cell() : whole(count);
    has_withheld_ = has_withheld_ || withheld;
    put(about, figure, shown, {});
    return shown;
}

ShareCells Figures::share(const FigureOf& about, std::string_view figure, std::size_t count, std::size_t of, bool withheld) {
    if (withheld) return {this->count(about, figure, count, true), {}, {}};
    const auto interval = stats::wilson_interval({count, of});
    if (!interval) {
        put(about, figure, whole(count), whole(of));
        return {whole(count), {}, {}};
    }
    const double share = static_cast<double>(count) / static_cast<double>(of);
    put(about, figure, whole(count), whole(of), exact(share, decimals_of_share), exact(interval->lower, decimals_of_share),
        exact(interval->upper, decimals_of_share));
    return {whole(count), Message{"outcomes.percent", {percent(share)}}, percent_range(*interval)};
}

Cell Figures::value(const FigureOf& about, std::string_view figure, std::size_t n, double value, int decimals, const std::optional<stats::Interval>& interval) {
    Cell lower, upper;
    if (interval) {
        lower = exact(interval->lower, decimals);
        upper = exact(interval->upper, decimals);
    }
    Cell shown = exact(value, decimals);
    put(about, figure, whole(n), {}, shown, std::move(lower), std::move(upper));
    return shown;
}

Table share_table(std::string_view key, Message counted_are) {
    return {key,
            {{"figure", {}, Align::left, 1},
             {"count", std::move(counted_are), Align::right, 2},
             {"share", {"outcomes.column.share"}, Align::right, 2},
             {"interval", {"outcomes.column.interval"}, Align::right, 2}},
            {}};
}

void add_share_row(Table& table, std::string_view figure, Message label, ShareCells cells) {
    table.rows.push_back({Word{std::string(figure), std::move(label)}, std::move(cells.count), std::move(cells.share), std::move(cells.interval)});
}

}  // namespace viktig::report
