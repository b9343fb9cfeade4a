// Exact decimals: no score is ever rounded by binary fractions.
#include "viktig/base/score.hpp"

#include <charconv>
#include <limits>
#include <system_error>

#include <doctest/doctest.h>

using namespace viktig::base;

namespace {

Score score(const char* text) {
    return *Score::parse(text);
}

/// What a TOML parser makes of a decimal.
double as_double(const std::string& text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    REQUIRE(result.ec == std::errc{});
    return value;
}

}  // namespace

TEST_CASE("16.7 to 21.7 is a change of 5") {
    CHECK(score("21.7") - score("16.7") >= score("5"));
    CHECK(score("16.7") - score("21.7") <= -score("5"));
    CHECK(score("21.7") - score("16.7") == Score::from_whole(5));
}

TEST_CASE("over all pairs of totals a change of 5 is 50 tenths, where doubles go wrong") {
    int wrong = 0;
    int wrong_in_doubles = 0;
    for (int first = 0; first <= 400; ++first) {
        for (int latest = 0; latest <= 400; ++latest) {
            const bool expected = latest - first >= 50;
            const Score change = Score::from_thousandths(latest * 100) - Score::from_thousandths(first * 100);
            wrong += (change >= Score::from_whole(5)) != expected;
            wrong_in_doubles += (latest / 10.0 - first / 10.0 >= 5.0) != expected;
        }
    }
    CHECK(wrong == 0);
    CHECK(wrong_in_doubles > 0);
}

TEST_CASE("every score is read back from what was written, with any number of decimals") {
    int wrong = 0;
    for (std::int64_t thousandths = -10'000; thousandths <= 100'000; ++thousandths) {
        const Score given = Score::from_thousandths(thousandths);
        for (int decimals = 0; decimals <= 3; ++decimals) {
            const std::string text = given.to_string(decimals);
            const std::size_t point = text.find('.');
            const auto places = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
            const bool right = Score::parse(text) == given && places == std::max(decimals, given.decimals());
            if (!right && ++wrong == 1) CHECK_MESSAGE(right, text);
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a score is written with the decimals asked for and never rounded") {
    CHECK(score("3").to_string(1) == "3.0");
    CHECK(score("3.0").to_string() == "3");
    CHECK(score("4.25").to_string(1) == "4.25");
    CHECK(score("-0.5").to_string(1) == "-0.5");
    CHECK(score("-0.125").to_string() == "-0.125");
    CHECK(score("-0").to_string(1) == "0.0");
    CHECK(score("0.05").to_string() == "0.05");
    CHECK(score("999999999.999").to_string() == "999999999.999");
    CHECK(score("007").to_string() == "7");
}

TEST_CASE("a score has digits, at most one point and three places") {
    for (const char* text : {"",    "-",  ".",  "4.",  ".5",     "-.5",        "+4",  "4,2", "4.2.1", "1e1",
                             "0x4", " 4", "4 ", "--4", "4.1234", "1234567890", "nan", "inf", "?",     "４"}) {
        CAPTURE(text);
        CHECK_FALSE(Score::parse(text));
    }
}

TEST_CASE("every thousandth from -10 to 1000 survives a TOML parser's double") {
    int wrong = 0;
    for (std::int64_t thousandths = -10'000; thousandths <= 1'000'000; ++thousandths) {
        const Score given = Score::from_thousandths(thousandths);
        const bool right = Score::from_double(as_double(given.to_string())) == given;
        if (!right && ++wrong == 1) CHECK_MESSAGE(right, given.to_string());
    }
    CHECK(wrong == 0);
}

TEST_CASE("a double that is no decimal of three places is refused") {
    for (double value :
         {4.2000001, 4.2005, 0.1 + 0.2, 1.0 / 3, 1e-9, 1e9, -1e9, 1e300, std::numeric_limits<double>::quiet_NaN(),
          std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        CAPTURE(value);
        CHECK_FALSE(Score::from_double(value));
    }
    CHECK(Score::from_double(-0.0) == Score{});
    CHECK(Score::from_double(999'999'999.999) == score("999999999.999"));
}

TEST_CASE("a score is on the step when it is a whole number of steps from zero") {
    CHECK(score("4.2").on_step(score("0.1")));
    CHECK_FALSE(score("4.25").on_step(score("0.1")));
    CHECK(score("4.5").on_step(score("0.5")));
    CHECK_FALSE(score("4.2").on_step(score("1")));
    CHECK(score("0").on_step(score("1")));
    CHECK(score("-3").on_step(score("1")));
}

TEST_CASE("scores are ordered by size") {
    CHECK(score("-0.1") < score("0"));
    CHECK(score("9.9") < score("10"));
    CHECK(score("5") == score("5.000"));
    CHECK(magnitude(score("-5.5")) == score("5.5"));
    CHECK(magnitude(score("5.5")) == score("5.5"));
}
