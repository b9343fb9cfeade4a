// The days that a weekly page is about, from the week and the day of reading.
#include "week_window.hpp"

#include <algorithm>

namespace viktig::report {
namespace {

constexpr std::chrono::days week_length{7};

}  // namespace

WeekWindow::WeekWindow(const WeekReportOptions& options)
    : week(options.week), monday(base::monday_of(options.week)), sunday(monday + week_length - std::chrono::days{1}),
      first_monday(monday - week_length * (weeks_shown - 1)), last_day(WeekReport::last_day(options)),
      reading_day(std::min(options.as_of, monday + week_length)), local_day(options.local_day) {}

bool WeekWindow::in_week(base::Date date) const {
    return monday <= date && date <= last_day;
}

std::optional<std::size_t> WeekWindow::column(base::Date date) const {
    if (date < first_monday || date > last_day) return std::nullopt;
    return static_cast<std::size_t>((date - first_monday) / week_length);
}

base::Date WeekReport::last_day(const WeekReportOptions& options) {
    return std::min(options.as_of, base::monday_of(options.week) + week_length - std::chrono::days{1});
}

}  // namespace viktig::report
