// What is no identity number and must be left in peace: own ids, days and times, phones, scores; and how often it is not.
#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "unit/identity_numbers.hpp"
#include "viktig/base/date.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/identity.hpp"

using namespace viktig;
using model::Certainty;
using model::surest_identity_number;
using tests::padded;
using tests::places;

namespace {

/// Text of one sort, the same at every run: how much of it may be refused and warned of, in percent.
struct Ordinary {
    std::string sort;
    double refused, warned;
    std::function<std::string()> text;
};

std::mt19937& source() {
    static std::mt19937 random(20261122);
    return random;
}

int below(int end) {
    return static_cast<int>(source()() % static_cast<unsigned>(end));
}

std::string digits(int count) {
    std::string text;
    for (; count > 0; --count) text += static_cast<char>('0' + static_cast<char>(below(10)));
    return text;
}

/// `d` `m` `y` of a day between 1940 and 2030 with leading zeros, `D` `M` without, `Y` with the century, `h` `i` a time of day, `N` some year.
std::string day_as(std::string_view form) {
    const std::string iso = base::to_string(*base::make_date(1940, 1, 1) + std::chrono::days{below(33000)});
    std::string text;
    for (const char c : form) {
        if (c == 'd') text += iso.substr(8);
        else if (c == 'm') text += iso.substr(5, 2);
        else if (c == 'y') text += iso.substr(2, 2);
        else if (c == 'D') text += std::to_string(std::stoi(iso.substr(8)));
        else if (c == 'M') text += std::to_string(std::stoi(iso.substr(5, 2)));
        else if (c == 'Y') text += iso.substr(0, 4);
        else if (c == 'h') text += padded(below(24), 2);
        else if (c == 'i') text += padded(below(60), 2);
        else if (c == 'N') text += std::to_string(1940 + below(100));
        else text += c;
    }
    return text;
}

/// The digits in the places of `#`.
std::string phone(const std::string& number, std::string_view form) {
    std::string text;
    std::size_t next = 0;
    for (const char c : form) text += c == '#' ? number[next++] : c;
    return text;
}

std::string row(int most, int highest, std::string_view between, bool decimals) {
    std::string text;
    for (int left = 1 + below(most); left > 0; --left)
        text += (text.empty() ? "" : std::string(between)) + std::to_string(below(highest + 1)) + (decimals ? "." + digits(1) : "");
    return text;
}

std::vector<Ordinary> ordinary() {
    std::vector<Ordinary> sorts;
    const auto add = [&](const std::string& sort, double refused, double warned, const std::function<std::string()>& text) {
        sorts.push_back({sort, refused, warned, text});
    };
    for (const char* form : {"d.m.Y-N", "d.m.Y – N", "d.m.y - N", "D.M.Y-N", "Y-m-d d.m.Y - D/M-y", "Y-m-d Y-m-d", "d.m.Y h:i-h:i", "d.m.Y h.i", "d.m.y h.i",
                             "d.m.Y hi", "Y-m-d h:i", "Y-m-d, hi", "Y-m-dTh:i:iZ", "d/m-Y", "d.m.Y: N kr", "Y-m-d: N"})
        add(form, 0, 0, [form] { return day_as(form); });
    add("d.m.y-N", 0, 10, [] { return day_as("d.m.y-N"); });  // the check of an older number, one in eleven
    add("dmy hi", 10, 92, [] { return day_as("dmy hi"); });  // of other days than the text's own
    add("d.m.y hi", 0, 92, [] { return day_as("d.m.y hi"); });
    add("a day, a sum", 0, 0, [] { return day_as("d.m.Y: ") + std::to_string(1000 + below(9000)) + " kr"; });
    add("a day, a large sum", 0, 4, [] { return day_as("D.M.y betalt ") + std::to_string(10000 + below(90000)); });
    for (const char* form : {"###-### ## ##", "####-## ## ##", "#### ######", "###-#######", "### ### ####", "## ### ## ###", "###-### ####"})
        add(std::string("phone ") + form, 0, 0, [form] { return phone("07" + digits(8), form); });
    add("mobile in one", 15.2, 0, [] { return "070" + digits(7); });  // two checks, one in eleven and one in ten
    for (const char* form : {"### ## ###", "## ## ## ##", "########", "+47 ### ## ###"})
        add(std::string("phone ") + form, 0, 0, [form] { return phone(std::to_string(2 + below(8)) + digits(7), form); });
    for (const char* between : {", ", ",", "; "}) add(std::string("scores") + between, 0, 0.1, [between] { return row(20, 10, between, false); });
    for (const char* between : {" ", "/", "-"}) add(std::string("scores") + between, 0.3, 0, [between] { return row(20, 10, between, false); });
    for (const char* between : {", ", " ", "/"}) add(std::string("decimals") + between, 0.1, 0, [between] { return row(14, 9, between, true); });
    add("shares", 0.15, 0, [] { return row(10, 99, " ", false); });
    for (const char* between : {", ", ","}) add(std::string("ten items") + between, 0, 0, [between] { return "mother:calm=" + row(12, 4, between, false); });
    // Six digits for a day and a sum in words: the check of an older number, one in eleven, or a Swedish one, one in ten.
    add("six digits, a sum", 0, 12, [] { return day_as("dmy: betalte ") + std::to_string(1000 + below(9000)) + " kr"; });
    add("a day in full, a sum", 10, 8.5, [] { return day_as("Y-m-d ") + std::to_string(1000 + below(9000)) + " kr"; });
    return sorts;
}

}  // namespace

TEST_CASE("ordinary text is hardly ever taken for a number") {
    source().seed(20261122);
    for (const Ordinary& sort : ordinary()) {
        constexpr int draws = 5000;
        int refused = 0, warned = 0;
        std::string last;
        for (int n = 0; n < draws; ++n) {
            const std::string text = sort.text();
            const auto number = surest_identity_number(text);
            if (!number) continue;
            last = text;
            ++(number->certainty == Certainty::possible ? warned : refused);
        }
        CAPTURE(sort.sort);
        CAPTURE(last);
        CHECK(100.0 * refused / draws <= sort.refused);
        CHECK(100.0 * warned / draws <= sort.warned);
    }
}

TEST_CASE("our own ids and a time on a day that the text is about are no numbers") {
    std::mt19937 random(20261122);  // fixed: the same ids at every run
    for (int n = 0; n < 20000; ++n) {
        const auto day = *base::make_date(2026, 1, 1) + std::chrono::days{random() % 3650};
        const std::string id = model::event_id(day, static_cast<std::uint32_t>(random() % (1U << 30U)));
        REQUIRE_MESSAGE(!surest_identity_number(id), id);
        REQUIRE_MESSAGE(!surest_identity_number("session." + id + ": of"), id);
        REQUIRE_MESSAGE(!surest_identity_number(base::to_string(day) + " – " + base::to_string(day + std::chrono::days{7})), id);
    }
    const std::array own{*base::make_date(2026, 11, 20)};
    for (int minute = 0; minute < 24 * 60; ++minute) {
        const std::string time = padded(minute / 60, 2) + padded(minute % 60, 2);
        REQUIRE_FALSE(surest_identity_number("20261120" + time, own));
        REQUIRE_FALSE(surest_identity_number("202611201" + time, own));
        REQUIRE_FALSE(surest_identity_number("20.11.26 " + time, own));
    }
    CHECK(surest_identity_number("19121212-1212", own));
}

TEST_CASE("a day of these days with a time or any four digits is at the most warned of, where no check holds") {
    const std::array today{*base::make_date(2026, 11, 22)};
    const auto certainty = [&](const char* text) {
        const auto number = surest_identity_number(text, today);
        return number ? static_cast<int>(number->certainty) : -1;
    };
    const int possible = static_cast<int>(Certainty::possible), likely = static_cast<int>(Certainty::likely);
    CHECK(certainty("15.07.2026-1431") == -1);
    CHECK(certainty("15.07.2026-1430") == possible);  // the check of an older number holds
    CHECK(certainty("041026-1434") == possible);
    CHECK(certainty("041026-4321") == possible);
    CHECK(certainty("04.10.2026-4321") == possible);
    CHECK(certainty("2026-11-19 1230") == -1);
    CHECK(certainty("2026-11-19 7008") <= possible);
    CHECK(certainty("201120261431") == -1);
    CHECK(certainty("201120264321") == possible);
    CHECK(certainty("041006-4321") == likely);
    CHECK(certainty("041016-1432") >= possible);
    CHECK(certainty("04.10.2006-4321") == likely);
}

TEST_CASE("as few random digits are taken for numbers as can be") {
    // Shares of 400,000 draws, measured before this was written: 1.6 % of eleven digits, 18 % of bank accounts, 3.6 % of ten
    // digits by the day and 0.33 % with the check, 0.7 % Swedish, 10 % of time stamps of other days.
    source().seed(20261122);
    std::mt19937& random = source();
    constexpr int draws = 40000;
    int eleven = 0, ten = 0, ten_certain = 0, accounts = 0, all_accounts = 0, stamps = 0;
    for (int n = 0; n < draws; ++n) {
        eleven += surest_identity_number(digits(11)) ? 1 : 0;
        const auto of_ten = surest_identity_number(digits(10));
        ten += of_ten ? 1 : 0;
        ten_certain += of_ten && of_ten->certainty == Certainty::certain ? 1 : 0;
        const std::string account = digits(10);
        const int check = (11 - places(account, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
        if (check < 10) {
            ++all_accounts;
            accounts += surest_identity_number(account + std::to_string(check)) ? 1 : 0;
        }
        const auto day = *base::make_date(2020, 1, 1) + std::chrono::days{random() % 3000};
        std::string stamp;
        for (const char c : base::to_string(day))
            if (c != '-') stamp += c;
        stamps += surest_identity_number(stamp + padded(static_cast<int>(random() % 24), 2) + padded(static_cast<int>(random() % 60), 2)) ? 1 : 0;
    }
    const auto percent = [](int part, int whole) { return 100.0 * part / whole; };
    CHECK(percent(eleven, draws) == doctest::Approx(1.6).epsilon(0.15));
    CHECK(percent(accounts, all_accounts) == doctest::Approx(18).epsilon(0.05));
    CHECK(percent(ten, draws) == doctest::Approx(4.3).epsilon(0.08));          // 3.6 + 0.7
    CHECK(percent(ten_certain, draws) == doctest::Approx(1.06).epsilon(0.15));  // 0.33 + 0.73
    CHECK(percent(stamps, draws) == doctest::Approx(10).epsilon(0.06));
}
