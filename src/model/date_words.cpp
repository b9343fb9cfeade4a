// Days and weeks as people type them.
#include "viktig/model/date_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "viktig/base/error.hpp"

namespace viktig::model {
namespace {

using base::Date;
using base::Error;
using base::Exit;

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::optional<int> weekday_named(std::string_view typed) {
    if (typed.size() < 3) return std::nullopt;
    for (std::size_t n = 0; n < weekdays.size(); ++n)
        if (typed == weekdays[n] || typed == weekdays[n].substr(0, 3)) return static_cast<int>(n);
    return std::nullopt;
}

/// Days in `3d` or `2w`.
std::optional<int> span_of_days(std::string_view typed) {
    if (typed.size() < 2 || typed.front() == '-' || typed.front() == '+') return std::nullopt;
    const char unit = typed.back();
    if (unit != 'd' && unit != 'w') return std::nullopt;
    int count = 0;
    const char* end = typed.data() + typed.size() - 1;
    const auto [stopped, trouble] = std::from_chars(typed.data(), end, count);
    if (trouble != std::errc{} || stopped != end || count > 9999) return std::nullopt;
    return unit == 'w' ? count * 7 : count;
}

/// Counted to beyond the calendar of the ledgers, it is no day.
std::optional<Date> in_calendar(Date date) {
    return base::parse_date(base::to_string(date));
}

/// `-3d`, `-2w`: that long before today.
std::optional<Date> days_back(std::string_view typed, Date today) {
    if (!typed.starts_with('-')) return std::nullopt;
    const auto span = span_of_days(typed.substr(1));
    return span ? in_calendar(today - std::chrono::days{*span}) : std::nullopt;
}

/// `today`, `yesterday`, a weekday, `-3d`.
std::optional<Date> day_from(std::string_view typed, Date today) {
    if (typed == "today") return today;
    if (typed == "yesterday") return in_calendar(today - std::chrono::days{1});
    const auto day = weekday_named(typed);
    if (!day) return days_back(typed, today);
    const int back = (base::weekday_index(today) - *day + 7) % 7;
    if (back == 0)
        throw Error(Exit::usage, {"date.weekday-is-today", {typed}},
                    {"date.hint-weekday-is-today", {today, today - std::chrono::days{7}}});
    return in_calendar(today - std::chrono::days{back});
}

bool looks_like_iso_date(std::string_view typed) {
    return typed.size() == 10 && typed[4] == '-' && typed[7] == '-' &&
           std::ranges::all_of(typed, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

bool looks_like_iso_week(std::string_view typed) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return typed.size() == 8 && typed.substr(4, 2) == "-W" && std::ranges::all_of(typed.substr(0, 4), is_digit) &&
           std::ranges::all_of(typed.substr(6), is_digit);
}

}  // namespace

Date parse_day(std::string_view typed, Date today) {
    if (const auto date = base::parse_date(typed)) return *date;
    if (looks_like_iso_date(typed)) throw Error(Exit::usage, {"date.impossible", {typed}}, {"date.hint-forms"});
    if (const auto date = day_from(typed, today)) return *date;
    throw Error(Exit::usage, {"date.unreadable", {typed}}, {"date.hint-forms"});
}

Date parse_next_day(std::string_view typed, Date meeting, std::string_view hint) {
    std::optional<Date> next = base::parse_date(typed);
    if (!next && looks_like_iso_date(typed)) throw Error(Exit::usage, {"date.impossible", {typed}}, {hint});
    if (!next && typed.starts_with('+'))
        if (const auto span = span_of_days(typed.substr(1))) next = in_calendar(meeting + std::chrono::days{*span});
    if (!next) throw Error(Exit::usage, {"date.unreadable", {typed}}, {hint});
    if (*next <= meeting) throw Error(Exit::usage, {"log.next-past", {*next, meeting}}, {hint});
    return *next;
}

std::optional<int> months_of_span(std::string_view span) {
    if (span.size() < 2 || span.size() > 3 || span.back() != 'm' || span.front() == '0') return std::nullopt;
    int months = 0;
    for (const char c : span.substr(0, span.size() - 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        months = months * 10 + (c - '0');
    }
    return months;
}

base::Week parse_week_words(std::string_view typed, Date today) {
    const base::Week this_week = base::week_of(today);
    if (typed == "this") return this_week;
    if (const auto monday = in_calendar(base::monday_of(this_week) - std::chrono::days{7}); typed == "last" && monday) return base::week_of(*monday);
    if (const auto week = base::parse_week(typed)) return *week;
    if (looks_like_iso_week(typed)) {
        int year = 0;
        std::from_chars(typed.data(), typed.data() + 4, year);
        throw Error(Exit::usage, {"week.impossible", {typed, year, base::weeks_in_year(year)}}, {"week.hint-forms"});
    }
    try {
        return base::week_of(parse_day(typed, today));
    } catch (const Error& error) {
        if (error.message().key != "date.unreadable") throw;
        throw Error(Exit::usage, {"week.unreadable", {typed}}, {"week.hint-forms"});
    }
}

}  // namespace viktig::model
