// Days and weeks as people type them.
#include "viktig/model/date_words.hpp"

#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "viktig/base/error.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// The day that is meant, or why it is refused.
std::string meant(std::string_view typed, std::string_view today) {
    try {
        return base::to_string(model::parse_day(typed, day(today)));
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::usage);
        return std::string(error.message().key);
    }
}

std::string week_meant(std::string_view typed, std::string_view today) {
    try {
        return base::to_string(model::parse_week_words(typed, day(today)));
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::usage);
        return std::string(error.message().key);
    }
}

std::string next_meant(std::string_view typed, std::string_view meeting) {
    try {
        return base::to_string(model::parse_next_day(typed, day(meeting)));
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::usage);
        return std::string(error.message().key);
    }
}

}  // namespace

TEST_CASE("a day is a date, today, yesterday, or so long ago") {
    const char* friday = "2026-11-20";
    CHECK(meant("2026-11-06", friday) == "2026-11-06");
    CHECK(meant("2027-01-01", friday) == "2027-01-01");
    CHECK(meant("today", friday) == "2026-11-20");
    CHECK(meant("yesterday", friday) == "2026-11-19");
    CHECK(meant("-0d", friday) == "2026-11-20");
    CHECK(meant("-1d", friday) == "2026-11-19");
    CHECK(meant("-3d", friday) == "2026-11-17");
    CHECK(meant("-20d", friday) == "2026-10-31");
    CHECK(meant("-1w", friday) == "2026-11-13");
    CHECK(meant("-52w", friday) == "2025-11-21");
}

TEST_CASE("around new year and the leap day the calendar is kept") {
    CHECK(meant("yesterday", "2027-01-01") == "2026-12-31");
    CHECK(meant("-3d", "2027-01-02") == "2026-12-30");
    CHECK(meant("thu", "2027-01-01") == "2026-12-31");
    CHECK(meant("yesterday", "2028-03-01") == "2028-02-29");
    CHECK(meant("yesterday", "2026-03-01") == "2026-02-28");
    CHECK(meant("-1w", "2028-03-01") == "2028-02-23");
    CHECK(meant("2028-02-29", "2028-03-01") == "2028-02-29");
    CHECK(meant("2026-02-29", "2026-03-01") == "date.impossible");
}

TEST_CASE("a weekday is the latest one past, from every day of the week") {
    const char* names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const char* long_names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (base::Date today = day("2026-12-28"); today < day("2027-01-11"); today += std::chrono::days{1}) {
        for (int weekday = 0; weekday < 7; ++weekday) {
            CAPTURE(base::to_string(today));
            CAPTURE(weekday);
            const std::string found = meant(names[weekday], base::to_string(today));
            CHECK(meant(long_names[weekday], base::to_string(today)) == found);
            if (base::weekday_index(today) == weekday) {
                CHECK(found == "date.weekday-is-today");
                continue;
            }
            const auto date = base::parse_date(found);
            REQUIRE(date);
            CHECK(base::weekday_index(*date) == weekday);
            CHECK(*date < today);
            CHECK(base::days_between(*date, today) < 7);
        }
    }
}

TEST_CASE("on that very weekday both days that could be meant are named") {
    try {
        (void)model::parse_day("fri", day("2026-11-20"));
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(error.message().key == "date.weekday-is-today");
        CHECK(error.hint().key == "date.hint-weekday-is-today");
        CHECK(std::get<base::ShownDate>(error.hint().arguments.at(0).value).date == day("2026-11-20"));
        CHECK(std::get<base::ShownDate>(error.hint().arguments.at(1).value).date == day("2026-11-13"));
    }
}

TEST_CASE("a day that does not exist is told apart from what is no day") {
    for (const std::string typed : {"2026-02-30", "2026-13-01", "2026-00-01", "2026-11-31", "1899-12-31"}) {
        CAPTURE(typed);
        CHECK(meant(typed, "2026-11-20") == "date.impossible");
        CHECK(next_meant(typed, "2026-11-20") == "date.impossible");
    }
    for (const std::string typed : {"", "tomorrow", "20.11.2026", "2026-11-1", "2026-W47", "Mon", "mo", "mond", "onsdag", "3d", "+3d", "-3", "-d", "-3m", "-3 d", "--3d",
                              "-+3d", "-3dd", "-99999d", "-9999999999d", "-1.5d", "today ", "TODAY", "last", "2026-11-20T10:00"}) {
        CAPTURE(typed);
        CHECK(meant(typed, "2026-11-20") == "date.unreadable");
    }
}

TEST_CASE("so long ago that no calendar of ours goes there is no day") {
    CHECK(meant("-9999w", "2026-11-20") == "date.unreadable");
    CHECK(meant("-9999d", "2026-11-20") == "1999-07-06");
}

TEST_CASE("at the ends of the calendar what lies beyond is no day, no week and no next meeting") {
    CHECK(meant("yesterday", "1900-01-01") == "date.unreadable");
    CHECK(meant("sun", "1900-01-03") == "date.unreadable");
    CHECK(meant("mon", "1900-01-03") == "1900-01-01");
    CHECK(week_meant("last", "1900-01-03") == "week.unreadable");
    CHECK(week_meant("this", "1900-01-03") == "1900-W01");
    CHECK(next_meant("+1d", "9999-12-31") == "date.unreadable");
    CHECK(next_meant("+1d", "9999-12-30") == "9999-12-31");
}

TEST_CASE("a week is its name, this one, the last finished one, or that of a day") {
    const char* friday = "2026-11-20";
    CHECK(week_meant("2026-W47", friday) == "2026-W47");
    CHECK(week_meant("2026-W53", friday) == "2026-W53");
    CHECK(week_meant("this", friday) == "2026-W47");
    CHECK(week_meant("last", friday) == "2026-W46");
    CHECK(week_meant("2026-11-06", friday) == "2026-W45");
    CHECK(week_meant("today", friday) == "2026-W47");
    CHECK(week_meant("sun", friday) == "2026-W46");
    CHECK(week_meant("-1w", friday) == "2026-W46");
}

TEST_CASE("on a Monday the last week is the one that ended yesterday, on a Sunday it is not this one") {
    CHECK(week_meant("last", "2026-11-23") == "2026-W47");
    CHECK(week_meant("last", "2026-11-22") == "2026-W46");
    CHECK(week_meant("this", "2026-11-22") == "2026-W47");
}

TEST_CASE("around new year weeks have the year that ISO gives them") {
    CHECK(week_meant("this", "2025-12-29") == "2026-W01");
    CHECK(week_meant("last", "2025-12-29") == "2025-W52");
    CHECK(week_meant("this", "2027-01-03") == "2026-W53");
    CHECK(week_meant("last", "2027-01-04") == "2026-W53");
    CHECK(week_meant("last", "2027-01-03") == "2026-W52");
    CHECK(week_meant("this", "2028-02-29") == "2028-W09");
}

TEST_CASE("a week that the year does not have is told with how many it has") {
    CHECK(week_meant("2025-W53", "2026-11-20") == "week.impossible");
    CHECK(week_meant("2026-W54", "2026-11-20") == "week.impossible");
    CHECK(week_meant("2026-W00", "2026-11-20") == "week.impossible");
    try {
        (void)model::parse_week_words("2025-W53", day("2026-11-20"));
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(std::get<std::int64_t>(error.message().arguments.at(1).value) == 2025);
        CHECK(std::get<std::int64_t>(error.message().arguments.at(2).value) == 52);
    }
}

TEST_CASE("what is no week is refused as such, an impossible day as a day") {
    for (const std::string typed : {"", "47", "W47", "2026-W7", "2026-w47", "2026W47", "next", "abcd-W01", "2026-W4x", "week", "2026-11"}) {
        CAPTURE(typed);
        CHECK(week_meant(typed, "2026-11-20") == "week.unreadable");
    }
    CHECK(week_meant("2026-02-30", "2026-11-20") == "date.impossible");
    CHECK(week_meant("fri", "2026-11-20") == "date.weekday-is-today");
}

TEST_CASE("the next meeting is a day after this one, or so long after") {
    CHECK(next_meant("2026-12-04", "2026-11-20") == "2026-12-04");
    CHECK(next_meant("+14d", "2026-11-20") == "2026-12-04");
    CHECK(next_meant("+2w", "2026-11-20") == "2026-12-04");
    CHECK(next_meant("+1d", "2026-12-31") == "2027-01-01");
    CHECK(next_meant("+1w", "2028-02-23") == "2028-03-01");
    CHECK(next_meant("2026-11-20", "2026-11-20") == "log.next-past");
    CHECK(next_meant("2026-11-19", "2026-11-20") == "log.next-past");
    CHECK(next_meant("+0d", "2026-11-20") == "log.next-past");
    for (const std::string typed : {"", "14d", "-14d", "++1d", "+-1d", "mon", "today", "as-needed", "+2m", "+d", "+99999d"}) {
        CAPTURE(typed);
        CHECK(next_meant(typed, "2026-11-20") == "date.unreadable");
    }
}

TEST_CASE("a talk some time after is so many months after, one to ninety-nine") {
    CHECK(model::months_of_span("6m") == 6);
    CHECK(model::months_of_span("1m") == 1);
    CHECK(model::months_of_span("12m") == 12);
    CHECK(model::months_of_span("99m") == 99);
    for (const std::string_view none : {"", "m", "6", "0m", "06m", "100m", "6w", "-6m", "6m ", "six m"}) {
        CAPTURE(none);
        CHECK_FALSE(model::months_of_span(none));
    }
}
