// A chart true to scale in both directions, in letters.
#include <algorithm>
#include <map>

#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

using base::Date;
using base::Score;
using report::Chart;
using report::ChartLine;
using report::ChartPoint;

namespace {

constexpr int widest_plot = 59;
constexpr int label_width = 4;        // of the scores at the left
constexpr int plot_start = 6;         // after the score, a blank and the axis
constexpr int first_point = 1;        // columns from the axis
constexpr int after_last_point = 2;   // room for letters side by side
constexpr long most_rows = 20;
constexpr long most_rows_of_scale = 40;
constexpr std::int64_t whole_points_from = 10'000;  // thousandths
constexpr long near_rows = 1;         // a line this far outside the points is shown in any case,
constexpr long rows_for_a_line = 12;  // and one further off while the chart stays this low
constexpr std::int64_t heights[] = {100,    200,    500,    1'000,   2'000,   5'000,     10'000,
                                    20'000, 50'000, 100'000, 200'000, 500'000, 1'000'000};

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// The rows: which scores each holds.
class Rows {
  public:
    explicit Rows(const Chart& chart) {
        const auto* height = least_height((chart.scale_max - chart.scale_min).thousandths());
        set(chart, *height);
        while (highest_ - lowest_ + 1 > most_rows && height + 1 != std::end(heights)) set(chart, *++height);
    }

    [[nodiscard]] long lowest() const { return lowest_; }
    [[nodiscard]] long highest() const { return highest_; }
    [[nodiscard]] bool shown(long row) const { return lowest_ <= row && row <= highest_; }
    [[nodiscard]] long row_of(Score score) const {
        return static_cast<long>(floor_divide((score - origin_).thousandths(), height_.thousandths()));
    }
    [[nodiscard]] Score start_of(long row) const {
        return origin_ + Score::from_thousandths(row * height_.thousandths());
    }
    [[nodiscard]] Score height() const { return height_; }
    [[nodiscard]] int decimals() const { return std::max(height_.decimals(), origin_.decimals()); }

  private:
    /// A point a row; for a scale of a few points, parts of a point.
    static const std::int64_t* least_height(std::int64_t span) {
        if (span >= whole_points_from) return std::ranges::find(heights, 1'000);
        return std::ranges::find_if(heights, [&](std::int64_t height) { return span <= most_rows_of_scale * height; });
    }

    void set(const Chart& chart, std::int64_t height) {
        height_ = Score::from_thousandths(height);
        origin_ = start(chart, height);
        const auto [least, greatest] = std::ranges::minmax_element(chart.points, {}, &ChartPoint::value);
        lowest_ = row_of(least->value);
        highest_ = row_of(greatest->value);
        std::vector<long> lines;
        for (const ChartLine& line : chart.lines) lines.push_back(row_of(line.value));
        std::ranges::sort(lines, {}, [&](long row) { return distance(row); });
        for (const long row : lines) {
            const long lowest = std::min(lowest_, row);
            const long highest = std::max(highest_, row);
            if (distance(row) > near_rows && highest - lowest + 1 > rows_for_a_line) continue;
            lowest_ = lowest;
            highest_ = highest;
        }
    }

    /// Rows from the shown ones; 0 among them.
    [[nodiscard]] long distance(long row) const { return std::max({lowest_ - row, row - highest_, 0L}); }

    /// Rows higher than a point start on the first strong line, so that a letter on its row or above is at or over it.
    static Score start(const Chart& chart, std::int64_t height) {
        const auto strong = std::ranges::find_if(chart.lines, &ChartLine::strong);
        if (strong == chart.lines.end()) return {};
        const std::int64_t line = strong->value.thousandths();
        return Score::from_thousandths(line - floor_divide(line, height) * height);
    }

    Score height_, origin_;
    long lowest_ = 0, highest_ = 0;
};

/// The columns: where each day stands between the first and the last.
class Days {
  public:
    Days(const Chart& chart, int plot) : last_column_(plot - after_last_point) {
        for (const ChartPoint& point : chart.points) dates_.push_back(point.date);
        std::ranges::sort(dates_);
        dates_.erase(std::unique(dates_.begin(), dates_.end()), dates_.end());
    }

    [[nodiscard]] const std::vector<Date>& dates() const { return dates_; }
    [[nodiscard]] int column_of(Date date) const {
        const long all = base::days_between(dates_.front(), dates_.back());
        if (all == 0) return first_point;
        const long room = last_column_ - first_point;
        const long days = base::days_between(dates_.front(), date);
        return first_point + static_cast<int>((2 * days * room + all) / (2 * all));
    }

  private:
    int last_column_;
    std::vector<Date> dates_;
};

/// The letters of a line of text, one column each.
class Letters {
  public:
    explicit Letters(int columns) : cells_(static_cast<std::size_t>(columns), " ") {}
    void fill(std::string_view letter) {
        for (std::size_t n = 0; n < cells_.size(); n += 2) cells_[n] = letter;
    }
    void put(int column, const std::string& letter) { cells_[static_cast<std::size_t>(column)] = letter; }
    [[nodiscard]] int size() const { return static_cast<int>(cells_.size()); }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const std::string& cell : cells_) all += cell;
        return all;
    }

  private:
    std::vector<std::string> cells_;
};

class ChartWriter {
  public:
    ChartWriter(Page& page, const Chart& chart)
        : page_(page), chart_(chart), rows_(chart), scale_(scale_label()), plot_(plot_width()), days_(chart, plot_) {}

    void put() {
        if (!chart_.title.empty()) page_.wrapped(page_.words(chart_.title), 1, 2);
        const long scale_row = row_for_scale();
        for (long row = rows_.highest(); row >= rows_.lowest(); --row) {
            const std::string score = rows_.start_of(row).to_string(rows_.decimals());
            std::string line = base::pad_left(score, label_width) + " |" + plotted(row).text();
            const std::string beside = row == scale_row ? scale_ : line_labels(row);
            if (!beside.empty()) line += " " + beside;
            page_.line(line);
        }
        page_.line(blanks(label_width + 1) + "+" + std::string(static_cast<std::size_t>(plot_), '-'));
        page_.line(blanks(plot_start) + dates());
        put_legend();
    }

  private:
    [[nodiscard]] std::string scale_label() const {
        const Score in_a_row = std::max(rows_.height() - Score::from_whole(1), Score());  // above the row's own start
        const Score shown_top = std::min(chart_.scale_max, rows_.start_of(rows_.highest()) + in_a_row);
        const Score shown_bottom = std::max(chart_.scale_min, rows_.start_of(rows_.lowest()));
        const bool single = rows_.height() == Score::from_whole(1);
        if (single && shown_bottom <= chart_.scale_min && rows_.start_of(rows_.highest()) >= chart_.scale_max) return {};
        const auto bare = [](Score score) { return base::Decimal{score, 0}; };
        if (single)
            return page_.words({"chart.scale", {bare(shown_bottom), bare(shown_top), bare(chart_.scale_min), bare(chart_.scale_max)}});
        return page_.words({"chart.scale-by", {bare(shown_bottom), bare(shown_top), bare(chart_.scale_min),
                                               bare(chart_.scale_max), bare(rows_.height())}});
    }

    /// What stands to the right of the plot must fit beside it.
    [[nodiscard]] int plot_width() const {
        int beside = base::width(scale_);
        for (long row = rows_.lowest(); row <= rows_.highest(); ++row)
            beside = std::max(beside, base::width(line_labels(row)));
        const int width = std::clamp(page_.columns() - plot_start - 1 - beside, widest_plot / 2, widest_plot);
        return width % 2 == 1 ? width : width - 1;  // a line ends in a dash
    }

    [[nodiscard]] std::string line_labels(long row) const {
        std::string labels;
        for (const ChartLine& line : chart_.lines)
            if (rows_.row_of(line.value) == row) labels += (labels.empty() ? "" : ", ") + page_.words(line.label);
        return labels;
    }

    /// The lowest row without a label of its own; above all rows when each has one.
    [[nodiscard]] long row_for_scale() const {
        long row = rows_.lowest();
        while (row <= rows_.highest() && !line_labels(row).empty()) ++row;
        return row;
    }

    [[nodiscard]] Letters plotted(long row) const {
        Letters letters(plot_);
        for (const ChartLine& line : chart_.lines)
            if (rows_.row_of(line.value) == row) letters.fill(line.strong ? "-" : "·");
        std::vector<const ChartPoint*> here;
        for (const ChartPoint& point : chart_.points)
            if (rows_.row_of(point.value) == row) here.push_back(&point);
        std::ranges::stable_sort(here, {}, &ChartPoint::date);
        int free = 0;
        for (std::size_t n = 0; n < here.size(); ++n) {
            const int wanted = std::max(free, days_.column_of(here[n]->date));
            // Letters still to come need their columns too.
            const int still = static_cast<int>(here.size() - n);
            const int column = std::min(wanted, letters.size() - std::min(still, letters.size()));
            letters.put(column, here[n]->letter);
            free = column + 1;
        }
        return letters;
    }

    /// Each date in the middle under its letters; where two would touch, the later one is left out, but never the last.
    [[nodiscard]] std::string dates() const {
        struct Label {
            int start;
            std::string text;
        };
        std::vector<Label> labels;
        const int right_edge = page_.columns() - plot_start;
        const auto year = [](Date date) { return std::chrono::year_month_day(date).year(); };
        const bool one_year = year(days_.dates().front()) == year(days_.dates().back());
        const auto style = one_year ? base::DateStyle::day_month : base::DateStyle::day_month_year;
        for (const Date date : days_.dates()) {
            std::string text = page_.words({"render.value", {base::ShownDate{date, style}}});
            const int wanted = days_.column_of(date) - base::width(text) / 2;
            labels.push_back({std::clamp(wanted, 0, right_edge - base::width(text)), std::move(text)});
        }
        std::string line;
        const int last_start = labels.back().start;
        for (std::size_t n = 0; n < labels.size(); ++n) {
            const auto& [start, text] = labels[n];
            const bool last = n + 1 == labels.size();
            const bool clear_of_last = last || start + base::width(text) < last_start;
            const bool clear_of_others = line.empty() || base::width(line) < start;
            if (clear_of_last && clear_of_others) line = base::pad_right(line, start) + text;
        }
        return line;
    }

    void put_legend() {
        if (chart_.legend.empty()) return;
        report::Statements legend;
        for (const auto& [letter, label] : chart_.legend) legend.parts.push_back({"chart.letter", {letter, label}});
        put_statements(page_, legend, plot_start);
    }

    Page& page_;
    const Chart& chart_;
    Rows rows_;
    std::string scale_;
    int plot_;
    Days days_;
};

}  // namespace

void put_chart(Page& page, const Chart& chart) {
    if (!chart.points.empty()) ChartWriter(page, chart).put();
}

}  // namespace viktig::render
