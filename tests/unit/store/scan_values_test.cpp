// Strings, days and numbers, as the scanner takes them and leaves them.
#include <doctest/doctest.h>

#include "unit/store/scanned.hpp"

using namespace viktig;
using namespace viktig::tests;

TEST_CASE("strings have the escapes that we write, where we write them") {
    for (const char* escape : {"\\\"", "\\\\", "\\n", "\\t", "\\r", "\\b", "\\f", "\\u0000", "\\u0007", "\\u000B",
                               "\\u000E", "\\u001F", "\\u007F"})
        check_taken(said(escape));
    for (const char* escape : {"\\u0041", "\\u000A", "\\u0008", "\\u000C", "\\u0022", "\\u005C", "\\u007f", "\\u001f",
                               "\\u0080", "\\u00E5", "\\U0000001F"})
        check_other_form(said(escape));
    for (const char* escape : {"\\", "\\e", "\\/", "\\x41", "\\u00", "\\u001", "\\uD800", "\\U00110000", "\\ "})
        check_told(said(escape));
    check_other_form(with(said("words"), "\"words\"", "'words'"));
    check_other_form(with(said("words"), "\"words\"", "\"\"\"words\"\"\""));
}

TEST_CASE("control characters stand as escapes, and so does 0x7F") {
    for (int byte = 0; byte < 0x20; ++byte) {
        CAPTURE(byte);
        CHECK_FALSE(store::is_canonical(said(std::string(1, static_cast<char>(byte)))));
    }
    check_told(said("\x7F"));
    check_told(said("\x1B"));
    check_other_form(said("\t"));
}

TEST_CASE("every character of Unicode is taken in words as it stands") {
    std::string words;
    const auto add = [&](unsigned code) {
        const auto byte = [&](unsigned lead, unsigned shift) {
            words += static_cast<char>(lead | ((code >> shift) & 0x3FU));
        };
        if (code < 0x80) words += static_cast<char>(code);
        if (code >= 0x80 && code < 0x800) words += static_cast<char>(0xC0U | (code >> 6U));
        if (code >= 0x800 && code < 0x10000) words += static_cast<char>(0xE0U | (code >> 12U));
        if (code >= 0x10000) words += static_cast<char>(0xF0U | (code >> 18U));
        if (code >= 0x10000) byte(0x80, 12);
        if (code >= 0x800) byte(0x80, 6);
        if (code >= 0x80) byte(0x80, 0);
    };
    for (unsigned code = 0x20; code < 0x110000; ++code)
        if (code != '"' && code != '\\' && code != 0x7F && (code < 0xD800 || code > 0xDFFF)) add(code);
    check_taken(said(words));
}

TEST_CASE("bytes that are no UTF-8 are for the general reader to tell, whatever stands around them") {
    std::size_t taken = 0;
    for (unsigned first = 0x80; first < 0x100; ++first) {
        for (unsigned second = 0; second < 0x100; ++second) {
            const std::string two{static_cast<char>(first), static_cast<char>(second)};
            const std::string before = meeting("place = \"" + two + "\"\n");
            const bool is = store::is_canonical(before);
            const bool can = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
            CHECK(is == can);
            taken += is ? 1U : 0U;
        }
    }
    CHECK(taken == 30 * 64);
    for (const char* bytes : {"\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                              "\xF5\x80\x80\x80", "\xE2\x82", "\xE2\x82\x28", "\xF0\x9F\x98\x41", "\xFE\xBB"})
        check_told(said(bytes));
    for (const char* bytes : {"\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        check_taken(said(bytes));
}

TEST_CASE("days are those that there are, in one form") {
    const auto day = [](const std::string& text) { return meeting("next = " + text + "\n"); };
    for (const char* text : {"2026-02-28", "2024-02-29", "2000-02-29", "1900-01-01", "9999-12-31", "\"as-needed\""})
        check_taken(day(text));
    for (const char* text : {"2026-02-29", "2026-02-30", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
                             "2026-00-01", "2026-01-00", "1899-12-31", "0000-01-01", "2026-1-01", "20260101",
                             "2026-01-01T10:00:00Z", "\"as needed\"", "\"2026-01-01\""})
        check_told(day(text));
}

TEST_CASE("instants are in UTC and to the second") {
    const auto at = [](const std::string& text) {
        return with(family, "logged = 2026-08-21T09:02:10Z", "logged = " + text);
    };
    for (const char* text : {"2026-08-21T00:00:00Z", "2026-08-21T23:59:59Z"}) check_taken(at(text));
    for (const char* text : {"2026-08-21t09:02:10Z", "2026-08-21 09:02:10Z", "2026-08-21T09:02:10z",
                             "2026-08-21T09:02:10.0Z", "2026-08-21T09:02:10+00:00"})
        check_other_form(at(text));
    for (const char* text : {"2026-08-21T24:00:00Z", "2026-08-21T09:60:00Z", "2026-08-21T09:02:60Z",
                             "2026-08-21T09:02:10", "2026-02-30T09:02:10Z"})
        check_told(at(text));
}

TEST_CASE("scores are decimals of at most three places, nine digits before them, and no minus zero") {
    const auto score = [](const std::string& text) { return meeting("rated.teen = { sleep = " + text + " }\n"); };
    for (const char* text :
         {"0", "3", "3.0", "3.10", "3.100", "0.001", "-0.001", "-3", "10", "999999999", "999999999.999", "nan"})
        check_taken(score(text));
    for (const char* text : {"+3", "-0", "-0.0", "3_0", "3.1000", "3e0", "+nan", "0x3", "1000000000"})
        check_other_form(score(text));
    for (const char* text : {"03", "3.", ".3", "3,1", "3.0001", "inf", "1000000000.5", "\"3\"", "true"})
        check_told(score(text));
    // Both read a decimal exactly, however many places it was written with.
    for (std::int64_t thousandths = -12'000; thousandths < 12'000; thousandths += 7) {
        const auto value = base::Score::from_thousandths(thousandths);
        for (int places = 0; places < 4; ++places) {
            const auto text = score(value.to_string(places));
            CHECK(store::is_canonical(text));
            CHECK(store::read_ledger(text, "f", "").ledger.blocks.front().content.ratings.front().items.front() ==
                  value);
        }
    }
}

TEST_CASE("counts are whole numbers up to the largest") {
    const auto count = [](const std::string& text) { return meeting("headcount = " + text + "\n"); };
    for (const char* text : {"0", "7", "1000000"}) check_taken(count(text));
    for (const char* text : {"+7", "1_000"}) check_other_form(count(text));
    for (const char* text : {"-1", "1000001", "7.0", "07", "9999999999"}) check_told(count(text));
}
