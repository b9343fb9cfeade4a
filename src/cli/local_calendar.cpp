// The calendar on the wall, as localtime has it.
#include "viktig/cli/local_calendar.hpp"

#include <ctime>

namespace viktig::cli {

base::Date local_day(base::Instant instant) {
    const std::time_t seconds = instant.time_since_epoch().count();
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return std::chrono::year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday;
}

base::Instant end_of_day(base::Date date) {
    // Halving, not mktime: where summer begins at midnight, 00:00 does not exist and mktime may land in the day before.
    base::Instant within = base::Instant{date} - std::chrono::hours{15};
    base::Instant after = base::Instant{date} + std::chrono::hours{39};
    while (after - within > std::chrono::seconds{1}) {
        const base::Instant middle = within + (after - within) / 2;
        (local_day(middle) > date ? after : within) = middle;
    }
    return after;
}

}  // namespace viktig::cli
