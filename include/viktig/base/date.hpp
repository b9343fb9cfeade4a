// Calendar days, ISO weeks and instants. No time zones here: what "today" is comes from outside.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace viktig::base {

/// A calendar day, as people write it in a diary.
using Date = std::chrono::sys_days;
/// An instant in UTC, to the second: when a block was logged.
using Instant = std::chrono::sys_seconds;
/// The day of an instant where people live: midnight is not the same everywhere.
using LocalDay = std::function<Date(Instant)>;
[[nodiscard]] inline Date utc_day(Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

/// Reads `2026-11-20`. @return nullopt for any other form and for days that do not exist (2026-02-30), years 1900 to 9999.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// `2026-11-20`
[[nodiscard]] std::string to_string(Date date);
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// Reads `2026-08-21T09:02:10Z`, nothing else. @return nullopt for another form or an instant that does not exist.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
[[nodiscard]] std::string to_string(Instant instant);

/// An ISO 8601 week: Monday to Sunday; week 1 holds the year's first Thursday.
struct Week {
    int year = 0;
    int number = 0;
    auto operator<=>(const Week&) const = default;
};

[[nodiscard]] Week week_of(Date date);
[[nodiscard]] Date monday_of(Week week);
/// 52 or 53.
[[nodiscard]] int weeks_in_year(int iso_year);
/// Reads `2026-W47`. @return nullopt for any other form and for a week that the year does not have.
[[nodiscard]] std::optional<Week> parse_week(std::string_view text);
/// `2026-W47`
[[nodiscard]] std::string to_string(Week week);

/// Monday 0 ... Sunday 6.
[[nodiscard]] int weekday_index(Date date);
/// Whole days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] inline long days_between(Date from, Date to) {
    return static_cast<long>((to - from).count());
}

}  // namespace viktig::base
