// Comma-separated values: exact bytes, and a guard that loses nothing.
#include "viktig/base/csv.hpp"

#include <array>
#include <vector>

#include <doctest/doctest.h>

using namespace viktig::base;

namespace {

constexpr std::array<std::string_view, 11> triggers = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

bool begins_with_trigger(std::string_view text) {
    for (std::string_view trigger : triggers) {
        if (text.starts_with(trigger)) return true;
    }
    return false;
}

std::string text_field(std::string_view value, CsvDialect dialect) {
    std::string out;
    CsvWriter writer(out, dialect);
    writer.text(value);
    return out;
}

/// RFC 4180: the field as it was before quoting.
std::string unquoted(std::string_view field) {
    if (!field.starts_with('"')) return std::string(field);
    std::string value;
    for (std::size_t i = 1; i + 1 < field.size(); ++i) {
        value += field[i];
        if (field[i] == '"') ++i;
    }
    return value;
}

/// The reversal that a reader of an excel dialect applies: where '+[trigger] stands, one apostrophe goes.
std::string unguarded(const std::string& value) {
    const std::size_t apostrophes = std::min(value.find_first_not_of('\''), value.size());
    return apostrophes > 0 && begins_with_trigger(std::string_view(value).substr(apostrophes)) ? value.substr(1)
                                                                                               : value;
}

/// All texts of up to `length` pieces.
std::vector<std::string> all_texts(std::size_t length) {
    constexpr std::array<std::string_view, 11> pieces = {"=", "-", "@", "\t", "\r\n", "＝", "'", "\"", ";", ",", "a"};
    std::vector<std::string> texts = {""};
    std::size_t previous = 0;
    for (std::size_t n = 0; n < length; ++n) {
        const std::size_t end = texts.size();
        for (; previous < end; ++previous) {
            for (std::string_view piece : pieces) texts.push_back(texts[previous] + std::string(piece));
        }
    }
    return texts;
}

/// A row of every type, from the same values.
std::string sample(CsvDialect dialect) {
    std::string out;
    CsvWriter writer(out, dialect);
    writer.begin();
    for (const char* name : {"client", "date", "total", "delta", "n", "note"}) writer.text(name);
    writer.end_row();
    writer.text("c017");
    writer.date(*parse_date("2026-11-20"));
    writer.number(*Score::parse("18"), 1);
    writer.number(*Score::parse("-1.5"), 1);
    writer.number(std::int64_t{-3});
    writer.text("bedre søvn; \"litt\", æøå");
    writer.end_row();
    writer.text("c017");
    writer.empty();
    writer.empty();
    writer.number(*Score::parse("5"), 0);
    writer.empty();
    writer.text("=1+1");
    writer.end_row();
    return out;
}

}  // namespace

TEST_CASE("the machine dialect is RFC 4180: comma and point and CRLF with nothing guarded") {
    CHECK(sample(CsvDialect::machine) ==
          "client,date,total,delta,n,note\r\n"
          "c017,2026-11-20,18.0,-1.5,-3,\"bedre søvn; \"\"litt\"\", æøå\"\r\n"
          "c017,,,5,,=1+1\r\n");
}

TEST_CASE("the excel dialect of Norway and Denmark has BOM and semicolon and decimal comma") {
    CHECK(sample(CsvDialect::excel_comma) ==
          "\xEF\xBB\xBF"
          "client;date;total;delta;n;note\r\n"
          "c017;2026-11-20;\"18,0\";\"-1,5\";-3;\"bedre søvn; \"\"litt\"\", æøå\"\r\n"
          "c017;;;5;;'=1+1\r\n");
}

TEST_CASE("the excel dialect of English has BOM and comma and decimal point") {
    CHECK(sample(CsvDialect::excel_point) ==
          "\xEF\xBB\xBF"
          "client,date,total,delta,n,note\r\n"
          "c017,2026-11-20,18.0,-1.5,-3,\"bedre søvn; \"\"litt\"\", æøå\"\r\n"
          "c017,,,5,,'=1+1\r\n");
}

TEST_CASE("a field is quoted only where it must be") {
    CHECK(text_field("a;b", CsvDialect::machine) == "a;b");
    CHECK(text_field("a;b", CsvDialect::excel_comma) == "\"a;b\"");
    CHECK(text_field("a,b", CsvDialect::machine) == "\"a,b\"");
    CHECK(text_field("line 1\nline 2", CsvDialect::machine) == "\"line 1\nline 2\"");
    CHECK(text_field("so \"fine\"", CsvDialect::machine) == "\"so \"\"fine\"\"\"");
    CHECK(text_field(" spaces stay ", CsvDialect::machine) == " spaces stay ");
}

TEST_CASE("text that really begins with an apostrophe comes back as it was") {
    CHECK(text_field("'=x", CsvDialect::excel_comma) == "''=x");
    CHECK(text_field("'sove'", CsvDialect::excel_comma) == "'sove'");
    CHECK(text_field("'", CsvDialect::excel_comma) == "'");
}

TEST_CASE("no guarded text is a formula and every text comes back from the guard") {
    int wrong = 0;
    for (const std::string& text : all_texts(5)) {
        for (CsvDialect dialect : {CsvDialect::excel_comma, CsvDialect::excel_point}) {
            const std::string value = unquoted(text_field(text, dialect));
            const bool right = !begins_with_trigger(value) && unguarded(value) == text;
            if (!right && ++wrong == 1) CHECK_MESSAGE(right, text);
        }
        if (unquoted(text_field(text, CsvDialect::machine)) != text && ++wrong == 1) CHECK_MESSAGE(false, text);
    }
    CHECK(wrong == 0);
    for (std::string_view trigger : triggers)
        CHECK(unquoted(text_field(trigger, CsvDialect::excel_comma)) == "'" + std::string(trigger));
}

TEST_CASE("cells that were written before stand in a later row as they stood there") {
    for (const CsvDialect dialect : {CsvDialect::machine, CsvDialect::excel_comma, CsvDialect::excel_point}) {
        std::string front, out, expected;
        CsvWriter cells(front, dialect), row(out, dialect), whole(expected, dialect);
        cells.text("a;b");
        cells.text("=1, \"x\"");
        for (const std::string_view last : {"first", "second"}) {
            row.again(front);
            row.text(last);
            row.end_row();
            whole.text("a;b");
            whole.text("=1, \"x\"");
            whole.text(last);
            whole.end_row();
        }
        CHECK(out == expected);
    }
}
