// Meeting tables: the same columns everywhere, stars in the gaps, bands where the page ends.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "unit/render/shown.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Cell;
using report::Document;
using report::Mark;
using report::MeetingGroup;
using report::MeetingRow;
using report::MeetingTable;
using report::Number;
using report::Numbers;

namespace {

Cell number(std::string_view text, bool corrected = false) {
    return Number{score(text), score(text).decimals(), false, corrected};
}

MeetingRow row(std::string label, std::vector<Cell> cells, std::string_view change = {}, std::string remark = {}) {
    MeetingRow made;
    made.label = words(std::move(label));
    made.cells = std::move(cells);
    if (!change.empty()) made.change = Number{score(change), score(change).decimals(), true};
    if (!remark.empty()) made.remark = words(std::move(remark));
    return made;
}

Document meetings_on(std::vector<std::string_view> dates, std::vector<MeetingTable> tables) {
    Document document;
    for (const std::string_view date : dates) document.meetings.push_back(day(date));
    report::Section section;
    for (MeetingTable& table : tables) section.parts.emplace_back(std::move(table));
    document.sections.push_back(std::move(section));
    return document;
}

std::string shown(const Document& document, int columns = 79) {
    return render::to_text(document, {.columns = columns});
}

}  // namespace

TEST_CASE("meetings: months and days over the columns, scores, marks and what became of it") {
    MeetingTable table{"goals", true, {{words("«Sove»"), words("the teen's"), {}, {words("before: 1, 2")}, {}}}};
    table.groups[0].rows = {row("teen", {number("3"), number("4"), number("6")}, "3", "closer"),
                            row("mother", {number("2"), Mark::not_asked, number("4", true)}, "2"),
                            row("father", {Mark::absent, Mark::declined, Cell{}})};
    CHECK(shown(meetings_on({"2026-08-21", "2026-09-04", "2026-09-18"}, {table}), 50) ==
          "          Aug   Sep   Sep\n"
          "           21     4    18 change\n"
          "«Sove»                                  the teen's\n"
          " teen       3     4     6    +3 closer\n"
          " mother     2     ·     4*   +2\n"
          " father     -     x\n"
          " before: 1, 2\n");
}

TEST_CASE("meetings: a star takes a blank of the gap, so the columns stay") {
    MeetingTable table{"ors", false, {{{}, {}, {row("teen", {number("16.7", true), number("15.9", true)}, "-0.8")}, {}, {}}}};
    CHECK(shown(meetings_on({"2026-08-21", "2026-09-04"}, {table})) == " teen    16.7* 15.9* -0.8\n");
}

TEST_CASE("meetings: all tables of a page have the columns of the widest label") {
    MeetingTable first{"a", false, {{{}, {}, {row("teen", {number("3")})}, {}, {}}}};
    MeetingTable second{"b", false, {{{}, {}, {row("mother on teen", {number("4")})}, {}, {}}}};
    CHECK(shown(meetings_on({"2026-08-21"}, {first, second})) ==
          " teen               3\n"
          " mother on teen     4\n");
}

TEST_CASE("meetings: a year is said where the columns are of more than one") {
    MeetingTable table{"a", true, {{{}, {}, {row("teen", {number("3"), number("4"), number("4")})}, {}, {}}}};
    CHECK(shown(meetings_on({"2025-11-21", "2025-12-04", "2026-01-04"}, {table})) ==
          "         2025        2026\n"
          "          Nov   Dec   Jan\n"
          "           21     4     4 change\n"
          " teen       3     4     4\n");
}

TEST_CASE("meetings: where some are left out the first column is headed so") {
    MeetingTable table{"a", true, {{{}, {}, {row("teen", {number("3"), number("4")})}, {}, {}}}};
    Document document = meetings_on({"2026-08-21", "2026-12-04"}, {table});
    document.first_is_own = true;
    CHECK(shown(document) ==
          "                Dec\n"
          "        first     4 change\n"
          " teen       3     4\n");
}

TEST_CASE("meetings: more than fit are shown in bands, with dates over each and the change beside the last") {
    std::vector<Cell> cells(8, number("20.5"));
    std::vector<Cell> late(8);
    late[7] = number("3");
    MeetingTable table{"a", false, {{words("«Sove»"), {}, {row("teen", cells, "0", "better, past 25"), row("school", late)}, {}, {}}}};
    CHECK(shown(meetings_on({"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01",
                             "2026-08-01"}, {table}), 60) ==
          "          Jan   Feb   Mar   Apr\n"
          "            1     1     1     1\n"
          "«Sove»\n"
          " teen    20.5  20.5  20.5  20.5\n"
          "          May   Jun   Jul   Aug\n"
          "            1     1     1     1 change\n"
          "«Sove»\n"
          " teen    20.5  20.5  20.5  20.5     0 better, past 25\n"
          " school                       3\n");
}

TEST_CASE("meetings: a label too long for its columns stands on a line of its own") {
    std::vector<Cell> cells(7, number("20.5"));
    MeetingTable table{"a", false, {{{}, {}, {row("grandmother on the youngest", cells, "1.5", "better, past 25")}, {}, {}}}};
    CHECK(shown(meetings_on({"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01"}, {table})) ==
          " grandmother on the youngest\n"
          "                 20.5  20.5  20.5  20.5  20.5  20.5  20.5  +1.5 better, past 25\n");
}

TEST_CASE("meetings: long own words are broken, with the aside at the end of the last line") {
    MeetingTable table{"a", false, {{words("«Spise middag uten at noen går fra bordet»"), words("everyone's"), {}, {words("not rated yet")}, {}}}};
    CHECK(shown(meetings_on({}, {table}), 36) ==
          "«Spise middag uten at noen går fra\n"
          " bordet»                  everyone's\n"
          " not rated yet\n");
}

TEST_CASE("meetings: several scores a meeting stand meeting by meeting, with their number") {
    MeetingRow slips = row("slips", {Numbers{Number{score("4")}, Number{score("5")}, Number{score("5")}}, Cell{}, Numbers{Number{score("7")}}});
    MeetingTable table{"a", true, {{words("«Trygt»"), {}, {slips}, {}, {}}}};
    CHECK(shown(meetings_on({"2026-09-09", "2026-09-23", "2026-10-07"}, {table})) ==
          "«Trygt»\n"
          " slips    9 Sep  4 5 5 (3)\n"
          "          7 Oct  7 (1)\n");
}
