// Calendar days, ISO weeks and instants: reading, writing, counting.
#include "viktig/base/date.hpp"

#include <fmt/core.h>

namespace viktig::base {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Two digits of a text as a number; over 99 when one is no digit.
unsigned two_digits(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t place) { return static_cast<unsigned>(static_cast<unsigned char>(text[place] - '0')); };
    const unsigned tens = digit(at), ones = digit(at + 1);
    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// The four digits that a text begins with; over 9999 when one is no digit.
int year_in(std::string_view text) {
    const unsigned century = two_digits(text, 0), year = two_digits(text, 2);
    return century > 99 || year > 99 ? 10'000 : static_cast<int>(century * 100 + year);
}

/// @param number  under 100
void put_two(std::string& text, std::size_t at, unsigned number) {
    text[at] = static_cast<char>('0' + number / 10);
    text[at + 1] = static_cast<char>('0' + number % 10);
}

int year_of(Date date) {
    return static_cast<int>(year_month_day{date}.year());
}

/// The Monday of the week that holds 4 January, which is always in week 1.
Date first_monday(int iso_year) {
    const Date fourth = sys_days{std::chrono::year{iso_year} / 1 / 4};
    return fourth - days{weekday_index(fourth)};
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (year < 1900 || year > 9999 || !date.ok()) return std::nullopt;
    return sys_days{date};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return make_date(year_in(text), two_digits(text, 5), two_digits(text, 8));
}

std::string to_string(Date date) {
    const year_month_day parts{date};
    const int year = static_cast<int>(parts.year());
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
    std::string text = "0000-00-00";
    put_two(text, 0, static_cast<unsigned>(year) / 100);
    put_two(text, 2, static_cast<unsigned>(year) % 100);
    put_two(text, 5, static_cast<unsigned>(parts.month()));
    put_two(text, 8, static_cast<unsigned>(parts.day()));
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_date(text.substr(0, 10));
    const unsigned hour = two_digits(text, 11), minute = two_digits(text, 14), second = two_digits(text, 17);
    if (!date || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return Instant{*date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

std::string to_string(Instant instant) {
    const Date date = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss time{instant - date};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(date), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

Week week_of(Date date) {
    // A week belongs to the year of its Thursday.
    const Date thursday = date + days{3 - weekday_index(date)};
    const int year = year_of(thursday);
    return {year, static_cast<int>(days_between(first_monday(year), thursday) / 7) + 1};
}

Date monday_of(Week week) {
    return first_monday(week.year) + days{7 * (week.number - 1)};
}

int weeks_in_year(int iso_year) {
    return static_cast<int>(days_between(first_monday(iso_year), first_monday(iso_year + 1)) / 7);
}

std::optional<Week> parse_week(std::string_view text) {
    if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
    const int year = year_in(text), number = static_cast<int>(two_digits(text, 6));
    if (year < 1900 || year > 9999 || number < 1 || number > weeks_in_year(year)) return std::nullopt;
    return Week{year, number};
}

std::string to_string(Week week) {
    return fmt::format("{:04}-W{:02}", week.year, week.number);
}

int weekday_index(Date date) {
    return static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
}

}  // namespace viktig::base
