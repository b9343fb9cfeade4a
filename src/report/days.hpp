// How days are shown in sentences. Internal to reports.
#pragma once

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"

namespace viktig::report {

[[nodiscard]] inline bool same_year(base::Date a, base::Date b) {
    return std::chrono::year_month_day(a).year() == std::chrono::year_month_day(b).year();
}

/// "21 Aug"; "10 Oct 2024" when that is not the year of the day of reading.
[[nodiscard]] inline base::ShownDate short_day(base::Date date, base::Date reading_day) {
    return {date, same_year(date, reading_day) ? base::DateStyle::day_month : base::DateStyle::day_month_year};
}

}  // namespace viktig::report
