// The days that a weekly page is about.
#pragma once

#include <cstddef>
#include <optional>

#include "viktig/report/week_report.hpp"

namespace viktig::report {

/// Weeks of counts shown beside the report week, which is the last of them.
inline constexpr std::size_t weeks_shown = 12;

struct WeekWindow {
    explicit WeekWindow(const WeekReportOptions& options);

    base::Week week;
    base::Date monday, sunday;
    base::Date first_monday;  ///< of the twelve weeks
    base::Date last_day;      ///< what happened later is not on the page
    base::Date reading_day;   ///< signals and waits are counted to this day
    base::LocalDay local_day;

    /// In the report week, and not after the last day that counts.
    [[nodiscard]] bool in_week(base::Date date) const;
    /// Which of the twelve weeks the day lies in, the report week being the last; nullopt outside.
    [[nodiscard]] std::optional<std::size_t> column(base::Date date) const;
};

}  // namespace viktig::report
