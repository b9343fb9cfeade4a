// Meeting tables: the same columns in every table of a report, so that a gap in one row can be read in the next.
#include <algorithm>
#include <numeric>

#include "text_parts.hpp"
#include "viktig/base/text.hpp"

namespace viktig::render {

using report::Cell;
using report::Document;
using report::MeetingGroup;
using report::MeetingRow;
using report::MeetingTable;
using report::Number;

namespace {

constexpr int narrowest_label = 7;
constexpr int narrowest_stride = 6;
constexpr int narrowest_change = 4;
constexpr int gap_before_change = 2;
constexpr int widest_date = 6;
constexpr std::size_t usual_meetings = 7;

bool is_blank(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

bool is_starred(const Cell& cell) {
    const auto* number = std::get_if<Number>(&cell);
    return number && number->corrected;
}

/// Several scores a meeting: too wide for columns.
bool is_list(const MeetingRow& row) {
    return std::ranges::any_of(row.cells, [](const Cell& cell) { return std::holds_alternative<report::Numbers>(cell); });
}

/// What the rows of all tables need.
struct Needs {
    int label = 0, cell = 0, change = narrowest_change, remark = 0;

    void widen(const Page& page, const MeetingRow& row) {
        label = std::max(label, base::width(page.words(row.label)));
        if (is_list(row)) return;
        for (const Cell& one : row.cells) cell = std::max(cell, base::width(cell_text(page, one)));
        change = std::max(change, base::width(cell_text(page, row.change)));
        remark = std::max(remark, base::width(page.words(row.remark)));
    }
};

Needs needs_of(const Page& page, const Document& document) {
    Needs needs;
    for (const auto& section : document.sections)
        for (const auto& part : section.parts)
            if (const auto* table = std::get_if<MeetingTable>(&part))
                for (const MeetingGroup& group : table->groups)
                    for (const MeetingRow& row : group.rows) needs.widen(page, row);
    return needs;
}

/// The last band has the change beside it and holds fewer meetings; the others share the rest evenly.
std::vector<std::size_t> share_out(std::size_t meetings, std::size_t in_last, std::size_t in_others) {
    if (meetings <= in_last) return {meetings};
    const std::size_t before = (meetings - in_last + in_others - 1) / in_others;
    const std::size_t even = (meetings + before) / (before + 1);
    const std::size_t each = std::max(even, (meetings - in_last + before - 1) / before);
    std::vector<std::size_t> bands(before, each);
    bands.push_back(meetings - std::min(meetings, before * each));
    return bands;
}

/// `21 Aug` as `21` and `Aug`: in all languages the day comes first.
struct DayAndMonth {
    std::string day, month;
};

DayAndMonth split(const std::string& date) {
    const auto blank = date.find(' ');
    if (blank == std::string::npos) return {date, {}};
    return {date.substr(0, blank), date.substr(blank + 1)};
}

class MeetingWriter {
  public:
    MeetingWriter(Page& page, const MeetingTable& table, const Document& document, const MeetingLayout& layout)
        : page_(page), table_(table), document_(document), layout_(layout) {}

    void put() {
        std::size_t first = 0;
        for (std::size_t band = 0; band < layout_.bands.size(); ++band) {
            first_ = first;
            last_ = first + layout_.bands[band];
            closing_ = band + 1 == layout_.bands.size();
            put_band();
            first = last_;
        }
    }

  private:
    void put_band() {
        const bool dates = table_.with_dates || layout_.bands.size() > 1;
        const bool in_columns = std::ranges::any_of(
            table_.groups, [](const MeetingGroup& group) { return !std::ranges::all_of(group.rows, is_list); });
        if (dates && in_columns) put_dates();
        for (const MeetingGroup& group : table_.groups) {
            const bool shown = closing_ || std::ranges::any_of(group.rows, [&](const auto& row) { return has_cells(row); });
            if (!shown) continue;
            if (!group.heading.empty() || !group.aside.empty()) put_heading(group);
            for (const MeetingRow& row : group.rows)
                if (closing_ || has_cells(row)) put_row(row);
            if (!closing_) continue;
            for (const base::Message& line : group.after) page_.wrapped(page_.words(line), 1, 2);
        }
    }

    void put_heading(const MeetingGroup& group) {
        const std::string aside = page_.words(group.aside);
        if (group.heading.empty()) return page_.right(aside);
        page_.with_aside(page_.words(group.heading), aside, 0, 1);
    }

    [[nodiscard]] bool has_cells(const MeetingRow& row) const {
        if (is_list(row)) return false;
        return !std::all_of(row.cells.begin() + place(first_), row.cells.begin() + place(last_), is_blank);
    }

    static std::ptrdiff_t place(std::size_t column) { return static_cast<std::ptrdiff_t>(column); }

    [[nodiscard]] bool is_own_first(std::size_t column) const { return column == 0 && document_.first_is_own; }

    void put_dates() {
        if (years_differ()) put_years();
        std::string months = blanks(layout_.label);
        std::string days = months;
        for (std::size_t n = first_; n < last_; ++n) {
            const base::ShownDate date{document_.meetings[n], base::DateStyle::day_month};
            DayAndMonth shown = split(page_.words({"render.value", {date}}));
            if (is_own_first(n)) shown = {page_.words({"render.first"}), {}};
            months += base::pad_left(shown.month, layout_.stride);
            days += base::pad_left(shown.day, layout_.stride);
        }
        page_.line(months);
        page_.line(closing_ && has_scores() ? days + change_heading(base::width(days)) : days);
    }

    /// Who was there, for one, does not change by points.
    [[nodiscard]] bool has_scores() const {
        const auto is_score = [](const Cell& cell) { return std::holds_alternative<Number>(cell); };
        const auto scored = [&](const MeetingRow& row) { return std::ranges::any_of(row.cells, is_score); };
        return std::ranges::any_of(table_.groups, [&](const MeetingGroup& group) { return std::ranges::any_of(group.rows, scored); });
    }

    /// Over the changes, one column past their end, with a blank before it in any case.
    [[nodiscard]] std::string change_heading(int start) const {
        const std::string heading = page_.words({"render.change"});
        const int end = start + gap_before_change + layout_.change + 1;
        return base::pad_left(heading, std::max(end - start, base::width(heading) + 1));
    }

    [[nodiscard]] int year(std::size_t column) const {
        return static_cast<int>(std::chrono::year_month_day(document_.meetings[column]).year());
    }

    [[nodiscard]] bool years_differ() const {
        return !document_.meetings.empty() && year(0) != year(document_.meetings.size() - 1);
    }

    void put_years() {
        std::string line = blanks(layout_.label);
        for (std::size_t n = first_; n < last_; ++n) {
            const bool said = n > first_ && year(n) == year(n - 1) && !is_own_first(n - 1);
            const bool shown = !said && !is_own_first(n);
            line += base::pad_left(shown ? std::to_string(year(n)) : std::string(), layout_.stride);
        }
        page_.line(line);
    }

    /// The label in its columns; on a line of its own, and blanks, where it needs more.
    std::string put_label(const MeetingRow& row) {
        const std::string label = " " + page_.words(row.label);
        if (base::width(label) <= layout_.label) return base::pad_right(label, layout_.label);
        page_.line(label);
        return blanks(layout_.label);
    }

    void put_list(const MeetingRow& row) {
        std::string line = put_label(row);
        for (std::size_t n = 0; n < row.cells.size(); ++n) {
            const auto* scores = std::get_if<report::Numbers>(&row.cells[n]);
            if (!scores) continue;
            const std::string date = cell_text(page_, document_.meetings[n]);
            std::string count = page_.words({"render.count", {scores->size()}});
            if (std::ranges::any_of(*scores, [](const auto& one) { return one && one->corrected; })) count += '*';
            line += base::pad_left(date, widest_date + 2) + "  ";
            page_.hanging(line, cell_text(page_, *scores) + " " + count, base::width(line));
            line = blanks(layout_.label);
        }
    }

    void put_row(const MeetingRow& row) {
        if (is_list(row)) return put_list(row);
        std::string line = put_label(row);
        int taken = 0;  // columns of the next cell's gap that a star has taken
        for (std::size_t n = first_; n < last_; ++n) {
            line += base::pad_left(cell_text(page_, row.cells[n]), layout_.stride - taken);
            taken = is_starred(row.cells[n]) ? 1 : 0;
            if (taken) line += '*';
        }
        if (!closing_) return page_.line(line);
        line += base::pad_left(cell_text(page_, row.change), gap_before_change + layout_.change - taken);
        put_remark(line + " ", page_.words(row.remark));
    }

    void put_remark(const std::string& line, const std::string& remark) {
        if (base::width(line) + base::width(remark) <= page_.columns()) return page_.line(line + remark);
        page_.line(line);
        page_.right(remark);
    }

    Page& page_;
    const MeetingTable& table_;
    const Document& document_;
    const MeetingLayout& layout_;
    std::size_t first_ = 0, last_ = 0;
    bool closing_ = true;
};

}  // namespace

MeetingLayout lay_out_meetings(const Page& page, const Document& document) {
    const Needs needs = needs_of(page, document);
    MeetingLayout layout;
    layout.stride = std::max(narrowest_stride, needs.cell + 2);
    layout.change = needs.change;
    const int beside = gap_before_change + layout.change + 1 + needs.remark;
    // A label that leaves too little room for the usual number of meetings stands on a line of its own.
    const auto usual = static_cast<int>(std::min(document.meetings.size(), usual_meetings));
    const int room = page.columns() - usual * layout.stride - beside;
    layout.label = std::max(narrowest_label, std::min(1 + needs.label, room));
    const auto columns_in = [&](int width) { return static_cast<std::size_t>(std::max(1, width / layout.stride)); };
    layout.bands = share_out(document.meetings.size(), columns_in(page.columns() - layout.label - beside),
                             columns_in(page.columns() - layout.label));
    return layout;
}

void put_meetings(Page& page, const MeetingTable& table, const Document& document, const MeetingLayout& layout) {
    MeetingWriter(page, table, document, layout).put();
}

}  // namespace viktig::render
