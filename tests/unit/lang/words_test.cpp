// Messages into words.
#include "viktig/lang/words.hpp"

#include <set>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace viktig;
using base::DateStyle;
using base::Decimal;
using base::List;
using base::Message;
using base::Score;
using base::ShownDate;

namespace {

/// The words of one argument: the pattern of a day and month with the argument as the day and nothing as the month.
std::string shown(base::Argument argument) {
    const std::string text = lang::words(Message{"date.style.day-month", {"", std::move(argument), ""}});
    REQUIRE(text.ends_with(' '));
    return text.substr(0, text.size() - 1);
}

std::string shown_date(const char* day, DateStyle style) {
    return shown(ShownDate{*base::parse_date(day), style});
}

}  // namespace

TEST_CASE("a day is put into words in five styles") {
    CHECK(shown_date("2026-08-21", DateStyle::iso) == "2026-08-21");
    CHECK(shown_date("2026-08-21", DateStyle::day_month) == "21 Aug");
    CHECK(shown_date("2026-08-21", DateStyle::weekday_day_month) == "Fri 21 Aug");
    CHECK(shown_date("2026-11-23", DateStyle::weekday_day_month_year) == "Mon 23 Nov 2026");
    CHECK(shown_date("2025-11-14", DateStyle::day_month_year) == "14 Nov 2025");
    CHECK(shown_date("2026-09-04", DateStyle::day_month) == "4 Sep");
    CHECK(shown(*base::parse_date("2026-09-04")) == "2026-09-04");
}

TEST_CASE("every month and weekday has its own short name") {
    const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const char* const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    for (unsigned month = 1; month <= 12; ++month) {
        CHECK(shown(ShownDate{*base::make_date(2026, month, 1), DateStyle::day_month}) ==
              std::string("1 ") + months[month - 1]);
    }
    for (unsigned day = 1; day <= 7; ++day) {  // 1 June 2026 is a Monday
        const std::string expected = std::string(weekdays[day - 1]) + " " + std::to_string(day) + " Jun";
        CHECK(shown(ShownDate{*base::make_date(2026, 6, day), DateStyle::weekday_day_month}) == expected);
    }
}

TEST_CASE("numbers are shown with their decimals and changes with their sign") {
    CHECK(shown(7) == "7");
    CHECK(shown(-7) == "-7");
    CHECK(shown(std::size_t{7}) == "7");
    CHECK(shown(Decimal{*Score::parse("16.7"), 1}) == "16.7");
    CHECK(shown(Decimal{*Score::parse("5"), 1}) == "5.0");
    CHECK(shown(Decimal{*Score::parse("6.2"), 1, true}) == "+6.2");
    CHECK(shown(Decimal{*Score::parse("-5.5"), 1, true}) == "-5.5");
    CHECK(shown(Decimal{Score{}, 1, true}) == "0.0");
}

TEST_CASE("messages stand inside messages and in rows") {
    CHECK(shown(Message{"date.weekday.1"}) == "Mon");
    CHECK(shown(List{{Message{"date.weekday.1"}, Message{"date.weekday.2"}}}) == "Mon, Tue");
    CHECK(shown(List{{Message{"date.weekday.1"}, Message{"date.weekday.2"}}, " | "}) == "Mon | Tue");
    CHECK(shown(List{}) == "");
    CHECK(lang::words(Message{}) == "");
}

TEST_CASE("own words are shown as they stand and cannot steer the terminal or the pattern") {
    CHECK(shown("Vi fikk clearet luften.") == "Vi fikk clearet luften.");
    CHECK(shown("{0} {2} %s {") == "{0} {2} %s {");
    CHECK(shown("a\nb\x1B[2J") == "a b\uFFFD[2J");
}

TEST_CASE("each message has its own words, and none has another's") {
    for (const lang::Entry& entry : lang::all_entries()) {
        CAPTURE(entry.key);
        if (entry.english.find('{') == std::string_view::npos && entry.english.find('}') == std::string_view::npos)
            CHECK(lang::words(Message{entry.key}) == entry.english);
        for (const std::string& other : {std::string(entry.key) + ".", std::string(entry.key.substr(1)), std::string("x") + std::string(entry.key)})
            CHECK_THROWS_AS((void)lang::words(Message{other}), std::logic_error);
    }
}

TEST_CASE("a key without words and a missing argument are faults of the program") {
    CHECK_THROWS_AS((void)lang::words(Message{"no.such-key"}), std::logic_error);
    CHECK_THROWS_AS((void)lang::words(Message{"date.style.day-month", {"only one"}}), std::logic_error);
}

TEST_CASE("every message can be put into words in every language") {
    const List row{{Message{"date.weekday.1"}}};
    for (const lang::Entry& entry : lang::all_entries()) {
        CAPTURE(entry.key);
        for (auto language : {lang::Language::en, lang::Language::nb, lang::Language::nn, lang::Language::da}) {
            const Message message{entry.key, {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}};
            CHECK_NOTHROW((void)lang::words(message, language));
        }
        // Two blanks part what stands left and right of them in a head line, and mean nothing anywhere else.
        const bool head = entry.key.find(".title") != std::string_view::npos || entry.key.ends_with(".aside");
        CHECK((head || entry.english.find("  ") == std::string_view::npos));
    }
}

TEST_CASE("no key has words twice") {
    std::set<std::string_view> seen;
    for (const lang::Entry& entry : lang::all_entries()) {
        CAPTURE(entry.key);
        CHECK(seen.insert(entry.key).second);
    }
}

TEST_CASE("four languages are known by their codes and Norwegian also as no") {
    CHECK(lang::parse_language("en") == lang::Language::en);
    CHECK(lang::parse_language("nb") == lang::Language::nb);
    CHECK(lang::parse_language("no") == lang::Language::nb);
    CHECK(lang::parse_language("nn") == lang::Language::nn);
    CHECK(lang::parse_language("da") == lang::Language::da);
    CHECK_FALSE(lang::parse_language("sv"));
    CHECK_FALSE(lang::parse_language("EN"));
    CHECK_FALSE(lang::parse_language(""));
}
