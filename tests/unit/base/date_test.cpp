// The calendar: which days and weeks exist, and which week a day is in.
#include "viktig/base/date.hpp"

#include <doctest/doctest.h>

using namespace viktig::base;

namespace {

/// The textbook formula, told apart from ours: week = (day of the year - weekday + 10) / 7, weekday Monday 1 ... Sunday 7.
Week week_by_formula(Date date) {
    const int year = static_cast<int>(std::chrono::year_month_day{date}.year());
    const auto has_53_weeks = [](int y) {
        const auto december_31 = [](int of) { return (of + of / 4 - of / 100 + of / 400) % 7; };
        return december_31(y) == 4 || december_31(y - 1) == 3;
    };
    const int day_of_year = static_cast<int>(days_between(*make_date(year, 1, 1), date)) + 1;
    const int week = (day_of_year - (weekday_index(date) + 1) + 10) / 7;
    if (week < 1) return {year - 1, has_53_weeks(year - 1) ? 53 : 52};
    if (week == 53 && !has_53_weeks(year)) return {year + 1, 1};
    return {year, week};
}

Week week_of_text(const char* day) {
    return week_of(*parse_date(day));
}

}  // namespace

TEST_CASE("29 February exists in leap years only") {
    CHECK(parse_date("2024-02-29"));
    CHECK(parse_date("2028-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("2026-02-29"));
    CHECK_FALSE(parse_date("1900-02-29"));
    CHECK_FALSE(parse_date("2100-02-29"));
}

TEST_CASE("a day that does not exist is no date") {
    for (const char* text : {"2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
                             "1899-12-31", "0000-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("a date has one form") {
    for (const char* text :
         {"", "2026", "2026-11", "2026-1-1", "20261120", "26-11-20", "2026/11/20", "2026-11-20 ", " 2026-11-20",
          "2026-11-2x", "+026-11-20", "-026-11-20", "20.11.2026", "2026-W47", "2026-11-20T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK(to_string(*parse_date("2026-11-20")) == "2026-11-20");
}

TEST_CASE("where a digit belongs, nothing else is taken, whatever its number") {
    const std::string date = "2026-11-20", week = "2026-W47", instant = "2026-08-21T09:02:10Z";
    const auto swept = [](const std::string& sound, auto parses) {
        for (std::size_t at = 0; at < sound.size(); ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string text = sound;
                text[at] = static_cast<char>(byte);
                const bool digit = byte >= '0' && byte <= '9', belongs = sound[at] >= '0' && sound[at] <= '9';
                CAPTURE(text);
                if (text == sound) {
                    CHECK(parses(text));
                } else if (!digit || !belongs) {
                    CHECK_FALSE(parses(text));
                }
            }
    };
    swept(date, [](const std::string& text) { return parse_date(text).has_value(); });
    swept(week, [](const std::string& text) { return parse_week(text).has_value(); });
    swept(instant, [](const std::string& text) { return parse_instant(text).has_value(); });
}

TEST_CASE("2026 has a week 53") {
    CHECK(parse_week("2026-W53") == Week{2026, 53});
    CHECK(to_string(monday_of({2026, 53})) == "2026-12-28");
    CHECK(week_of_text("2027-01-03") == Week{2026, 53});
    CHECK(week_of_text("2027-01-04") == Week{2027, 1});
    CHECK(weeks_in_year(2026) == 53);
}

TEST_CASE("2025 has no week 53 and its last Monday is in 2026-W01") {
    CHECK_FALSE(parse_week("2025-W53"));
    CHECK(weeks_in_year(2025) == 52);
    CHECK(week_of_text("2025-12-28") == Week{2025, 52});
    CHECK(week_of_text("2025-12-29") == Week{2026, 1});
}

TEST_CASE("a week has one form") {
    for (const char* text : {"", "2026-W00", "2026-W54", "2026-W5", "2026W47", "2026-47", "2026-w47", "2026-W047",
                             "2026-W47 ", "2026-W-1", "1899-W01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_week(text));
    }
    CHECK(to_string(*parse_week("2026-W07")) == "2026-W07");
}

TEST_CASE("every day from 1970 to 2100 is in the week that the calendar says") {
    int wrong = 0;
    std::optional<Week> yesterdays;
    const Date last = *make_date(2100, 12, 31);
    for (Date day = *make_date(1970, 1, 1); day <= last; day += std::chrono::days{1}) {
        const Week week = week_of(day);
        const Date monday = monday_of(week);
        const bool right = week == week_by_formula(day) && weekday_index(monday) == 0 &&
                           days_between(monday, day) == weekday_index(day) && parse_week(to_string(week)) == week &&
                           parse_date(to_string(day)) == day &&
                           (!yesterdays || (week != *yesterdays) == (weekday_index(day) == 0)) &&
                           (!yesterdays || week >= *yesterdays);
        if (!right && ++wrong == 1) CHECK_MESSAGE(right, to_string(day));
        yesterdays = week;
    }
    CHECK(wrong == 0);
}

TEST_CASE("the weekday of a known Friday is 4, counted from Monday 0") {
    CHECK(weekday_index(*parse_date("2026-11-20")) == 4);
    CHECK(weekday_index(*parse_date("2026-11-23")) == 0);
    CHECK(weekday_index(*parse_date("2026-11-22")) == 6);
    CHECK(weekday_index(*parse_date("1900-01-01")) == 0);
}

TEST_CASE("days between are signed and count over leap days") {
    CHECK(days_between(*parse_date("2024-02-28"), *parse_date("2024-03-01")) == 2);
    CHECK(days_between(*parse_date("2026-02-28"), *parse_date("2026-03-01")) == 1);
    CHECK(days_between(*parse_date("2026-11-20"), *parse_date("2026-11-06")) == -14);
}

TEST_CASE("an instant is read to the second and written back") {
    for (const char* text : {"2026-08-21T09:02:10Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59Z",
                             "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
        CAPTURE(text);
        REQUIRE(parse_instant(text));
        CHECK(to_string(*parse_instant(text)) == text);
    }
    CHECK(*parse_instant("2026-08-22T00:00:00Z") - *parse_instant("2026-08-21T23:59:59Z") == std::chrono::seconds{1});
}

TEST_CASE("an instant has one form and must exist") {
    for (const char* text : {"2026-08-21T24:00:00Z", "2026-08-21T09:60:10Z", "2026-08-21T09:02:60Z",
                             "2026-02-29T09:02:10Z", "2026-08-21 09:02:10Z", "2026-08-21T09:02:10", "2026-08-21T09:02Z",
                             "2026-08-21T09:02:10z", "2026-08-21T09:02:10.5Z", "2026-08-21T09:02:10+02:00", ""}) {
        CAPTURE(text);
        CHECK_FALSE(parse_instant(text));
    }
}
