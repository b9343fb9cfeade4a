// JSON: exact bytes.
#include "viktig/base/json.hpp"

#include <limits>

#include <doctest/doctest.h>

using namespace viktig::base;

namespace {

std::string string_of(std::string_view value) {
    std::string out;
    JsonWriter(out).text(value);
    return out;
}

}  // namespace

TEST_CASE("a document of every type keeps its order and is indented by two") {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("client");
    json.text("c017");
    json.key("total");
    json.number(*Score::parse("16.70"));
    json.key("n");
    json.number(std::int64_t{7});
    json.key("date");
    json.date(*parse_date("2026-11-20"));
    json.key("open");
    json.boolean(true);
    json.key("ended");
    json.boolean(false);
    json.key("series");
    json.begin_array();
    json.number(Score::from_whole(5));
    json.null();
    json.begin_object();
    json.end_object();
    json.end_array();
    json.key("none");
    json.begin_array();
    json.end_array();
    json.end_object();
    CHECK(out == R"({
  "client": "c017",
  "total": 16.7,
  "n": 7,
  "date": "2026-11-20",
  "open": true,
  "ended": false,
  "series": [
    5,
    null,
    {}
  ],
  "none": []
})");
}

TEST_CASE("a figure that was worked out has twelve digits, and one that is none is null") {
    const auto written = [](double value) {
        std::string out;
        JsonWriter(out).number(value);
        return out;
    };
    CHECK(written(1.0 / 3) == "0.333333333333");
    CHECK(written(-2.5) == "-2.5");
    CHECK(written(3) == "3");
    CHECK(written(-0.0) == "0");
    CHECK(written(1.0 / 40320) == "2.48015873016e-05");
    CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
    CHECK(written(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("strings are escaped as RFC 8259 wants it, and what a terminal would obey besides") {
    CHECK(string_of("«Sove gjennom natta» æøå 日本") == "\"«Sove gjennom natta» æøå 日本\"");
    CHECK(string_of("a\"b\\c/d") == R"("a\"b\\c/d")");
    CHECK(string_of("\b\f\n\r\t") == R"("\b\f\n\r\t")");
    CHECK(string_of(std::string_view("\0\x01\x1F\x7F", 4)) == "\"\\u0000\\u0001\\u001f\\u007F\"");
    CHECK(string_of("\u009B\u202E\u200F") == "\"\\u009B\\u202E\\u200F\"");
    CHECK(string_of("") == R"("")");
}

TEST_CASE("bytes that are no UTF-8 do not break the document") {
    CHECK(string_of("s\xF8vn") == "\"s\uFFFDvn\"");
}

TEST_CASE("a key is escaped like any string") {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("a\"b");
    json.null();
    json.end_object();
    CHECK(out == "{\n  \"a\\\"b\": null\n}");
}
