// Tables: widths, alignment, shares, bars, what happens where the page ends.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "unit/render/shown.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Align;
using report::Bars;
using report::Number;
using report::Share;
using report::Table;

TEST_CASE("table: numbers to the right, words to the left, headings over both") {
    Table table{"t", {{"who", words("who")}, {"first", words("first"), Align::right}}, {}};
    table.rows = {{std::string("teen"), Number{score("16.7"), 1}}, {std::string("mother"), Number{score("9"), 1}}};
    CHECK(text_of(table) ==
          " who     first\n"
          " teen     16.7\n"
          " mother    9.0\n");
}

TEST_CASE("table: a percentage stands after the share, outside the alignment") {
    Table table{"t", {{"row", {}}, {"now", words("now"), Align::right}}, {}};
    table.rows = {{std::string("held"), std::int64_t{61}}, {std::string("with"), Share{52, 61}}, {std::string("none"), Share{0, 0}}};
    CHECK(text_of(table) ==
          "            now\n"
          " held        61\n"
          " with  52 of 61  85 %\n"
          " none    0 of 0\n");
}

TEST_CASE("table: bars go from nothing to the row's greatest, or to everything, with the ends beside them") {
    Bars counts{{58, 63, 60, 66, 64, 12, 59, 62, 65, 60, 63, 61}, false};
    Bars shares{{71, 74, 73, 78, 76, 75, 79, 80, 82, 81, 84, 85}, true};
    Bars gaps{{std::nullopt, 0, 1, 100}, true};
    Table table{"t", {{"weeks", {}}}, {{counts}, {shares}, {gaps}}};
    CHECK(text_of(table) ==
          " 58 ▇█▇██▁▇██▇█▇  61\n"
          " 71 ▆▆▆▆▆▆▆▆▇▆▇▇  85\n"
          "  -  ·▁█ 100\n");
    CHECK(text_of(Table{"t", {{"weeks", {}}}, {{gaps}}}, {.ascii = true}) == " -  .18 100\n");
}

TEST_CASE("table: columns said once are blank while the first cell stays the same") {
    Table table{"t", {{"case", {}}, {"with", {}}, {"who", {}}}, {}};
    table.said_once = 2;
    table.rows = {{std::string("c1"), std::string("kari"), std::string("teen")},
                  {std::string("c1"), std::string("kari"), std::string("mother")},
                  {std::string("c2"), std::string("kari"), std::string("self")}};
    CHECK(text_of(table) ==
          " c1  kari  teen\n"
          "           mother\n"
          " c2  kari  self\n");
}

TEST_CASE("table: a last column with room goes on below") {
    Table table{"t", {{"a", {}}, {"b", {}}}, {{std::string("there"), std::string("rated 84, said no 6, not asked 8")}}};
    CHECK(text_of(table, {.columns = 30}) ==
          " there  rated 84, said no 6,\n"
          "        not asked 8\n");
}

TEST_CASE("table: one without room takes the blanks first, then stands on a line of its own") {
    Table table{"t", {{"a", {}}, {"b", {}}, {"c", {}}}, {{std::string("0123456789"), std::string("0123456789"), std::string("better")}}};
    CHECK(text_of(table, {.columns = 30}) == "0123456789  0123456789  better\n");
    CHECK(text_of(table, {.columns = 28}) == "0123456789 0123456789 better\n");
    CHECK(text_of(table, {.columns = 24}) ==
          "0123456789 0123456789\n"
          "                  better\n");
}

TEST_CASE("table: a section's heading stands in the line of column headings where there is room") {
    Table table{"t", {{"row", {}}, {"now", words("this week"), Align::right}}, {{std::string("meetings held"), std::int64_t{6}}}};
    report::Document document;
    document.sections.push_back({"s", words("ASKED"), {}, {table}});
    document.sections.push_back({"s", words("A LONGER HEADING"), {}, {table}});
    CHECK(render::to_text(document, {}) ==
          "\n"
          "ASKED           this week\n"
          " meetings held          6\n"
          "\n"
          "A LONGER HEADING\n"
          "                this week\n"
          " meetings held          6\n");
}

TEST_CASE("table: a narrowed cell of nothing but blanks is blank, and the page goes on") {
    Table table{"t", {{"a", {}}, {"b", {}}, {"c", {}}}, {}};
    table.rows = {{std::string(60, ' '), std::string("mother"), std::string("rated")}, {std::string("x"), std::string("teen"), std::string("rated")}};
    const std::string shown = text_of(table, {.columns = 30});
    CHECK(shown.find("mother") != std::string::npos);
    CHECK(shown.find("teen") != std::string::npos);
}

TEST_CASE("table: with a hundred per cent among them, the others stand to the right under it") {
    Table table{"t", {{"row", {}}, {"now", words("now"), Align::right}}, {}};
    table.rows = {{std::string("ors"), Share{13, 13}}, {std::string("srs"), Share{0, 13}}};
    CHECK(text_of(table) ==
          "           now\n"
          " ors  13 of 13  100 %\n"
          " srs   0 of 13    0 %\n");
}

TEST_CASE("table: rows that are made when they are shown look as if they had been there") {
    const auto row = [](std::size_t n) {
        return report::Row{std::string(n < 2 ? "c1" : "c2"), std::string(n == 1 ? "a long name" : "kari"), Share{static_cast<std::int64_t>(n), 4}};
    };
    Table kept{"t", {{"case", words("case")}, {"with", words("with")}, {"met", words("met"), Align::right}}, {row(0), row(1), row(2)}};
    kept.said_once = 1;
    Table later = kept;
    later.rows.resize(1);
    later.later = {2, [&](std::size_t n) { return row(n + 1); }};
    CHECK(text_of(later) == text_of(kept));
    CHECK(text_of(later, {.columns = 24}) == text_of(kept, {.columns = 24}));
    report::Document document;
    document.main = kept;
    const auto csv = [&] { return render::to_csv(document, base::CsvDialect::machine); };
    const std::string csv_of_kept = csv(), json_of_kept = render::to_json(document);
    document.main = later;
    CHECK(csv() == csv_of_kept);
    CHECK(render::to_json(document) == json_of_kept);
}
