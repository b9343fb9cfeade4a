// The tables of a case's page: which meetings have a column, and what stands in each.
#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

/// One person with ORS on the 10th of month after month.
MadeCase monthly(int meetings, int first_rated = 1) {
    MadeCase made("c1");
    for (int month = 1; month <= meetings; ++month) {
        Meeting meeting = made.meet("2026-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-10");
        meeting.present("client");
        if (month >= first_rated) meeting.rated("client", "ors", std::to_string(20 + month));
    }
    return made;
}

}  // namespace

TEST_CASE("columns: up to seven meetings all are shown") {
    CHECK(under(page(monthly(7), "2026-12-23"), "HOW LIFE IS") ==
          "          Jan   Feb   Mar   Apr   May   Jun   Jul\n"
          "           10    10    10    10    10    10    10 change\n"
          " self    21.0  22.0  23.0  24.0  25.0  26.0  27.0  +6.0 better, past 25\n");
}

TEST_CASE("columns: of more, each one's own first and the last six, the change is from the first") {
    const std::string shown = page(monthly(9), "2026-12-23");
    CHECK(under(shown, "HOW LIFE IS") ==
          "                Apr   May   Jun   Jul   Aug   Sep\n"
          "        first    10    10    10    10    10    10 change\n"
          " self    21.0  24.0  25.0  26.0  27.0  28.0  29.0  +8.0 better, past 25\n");
    CHECK(footnotes(shown).starts_with("first: each one's own first rating; 2 meetings after it are not shown     --all\n"));
}

TEST_CASE("columns: a first rating at a meeting that is left out stands in the first column, one that is shown is not doubled") {
    CHECK(under(page(monthly(9, 3), "2026-12-23"), "HOW LIFE IS") ==
          "                Apr   May   Jun   Jul   Aug   Sep\n"
          "        first    10    10    10    10    10    10 change\n"
          " self    23.0  24.0  25.0  26.0  27.0  28.0  29.0  +6.0 better, past 25\n");
    CHECK(under(page(monthly(9, 5), "2026-12-23"), "HOW LIFE IS") ==
          "                Apr   May   Jun   Jul   Aug   Sep\n"
          "        first    10    10    10    10    10    10 change\n"
          " self             ·  25.0  26.0  27.0  28.0  29.0  +4.0\n");
}

TEST_CASE("columns: the days stand above the first table that has columns, and only there") {
    MadeCase made("c1");
    made.meet("2026-01-10").rated("client", "ors", "20").rated("client", "srs", "37");
    const std::string shown = page(made, "2026-01-18");
    CHECK(under(shown, "HOW LIFE IS") ==
          "          Jan\n"
          "           10 change\n"
          " self    20.0       one rating\n");
    CHECK(under(shown, "HOW THE TALKS ARE") == " self    37.0       one rating\n");
}

TEST_CASE("cells: said no, not there, there and not asked, from a school an empty place says nothing") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent").voice("father", "parent").voice("school", "school");
    made.meet("2026-01-10").rated("mother", "ors", "20").rated("father", "ors", "20").rated("school", "ors", "20");
    made.meet("2026-01-17").present("mother").said(Status::declined, "father");
    made.meet("2026-01-24").rated("mother", "srs", "37").said(Status::absent, "school");
    CHECK(under(page(made, "2026-01-25"), "HOW LIFE IS") ==
          "          Jan   Jan   Jan\n"
          "           10    17    24 change\n"
          " mother  20.0     ·     ·       one rating\n"
          " father  20.0     x     -       one rating\n"
          " school  20.0           -       one rating\n");
}

TEST_CASE("cells: a form with an item left open has a question mark and a note, never a number") {
    MadeCase made("c1");
    made.meet("2026-01-10").rated("client", "ors", "20");
    made.meet("2026-01-17").rated_in_part("client", "ors");
    const std::string shown = page(made, "2026-01-18");
    CHECK(under(shown, "HOW LIFE IS") ==
          "          Jan   Jan\n"
          "           10    17 change\n"
          " self    20.0     ?       one rating\n");
    CHECK(footnotes(shown).starts_with("? an item was left open: the form has no total without it\n"));
}

TEST_CASE("cells: after somebody has left their places are empty") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent").voice("father", "parent");
    made.meet("2026-01-10").rated("mother", "ors", "20").rated("father", "ors", "20");
    made.meet("2026-01-17").rated("mother", "ors", "20");
    made.history().voices[1].ended = day("2026-01-12");
    CHECK(under(page(made, "2026-01-18"), "HOW LIFE IS") ==
          "          Jan   Jan\n"
          "           10    17 change\n"
          " mother  20.0  20.0   0.0\n"
          " father  20.0             one rating\n");
}

TEST_CASE("goals: words that come back are not mixed with what was said of them before") {
    MadeCase made("c1");
    made.goal("out", "client", "Ut");
    auto& series = made.history().goals[0].series;
    series.push_back({day("2026-01-10"), "Inn"});
    series.push_back({day("2026-01-20"), "Ut"});
    series.push_back({day("2026-01-30"), "Hjem"});
    made.meet("2026-01-05").rated("client", "out", "1");
    made.meet("2026-01-25").rated("client", "out", "7");
    made.meet("2026-02-05").rated("client", "out", "3");
    const std::string shown = under(page(made, "2026-02-09"), "WHAT MATTERS");
    CHECK(shown.find(" before 10 Jan: «Ut», self 1 (not carried over)\n") != std::string::npos);
    CHECK(shown.find(" before 30 Jan: «Ut», self 7 (not carried over)\n") != std::string::npos);
}

TEST_CASE("goals: whose, of what area, new words from a day on, and the old ones with what was said then") {
    MadeCase made("c1", "family");
    made.voice("teen", "self").voice("mother", "parent").voice("partner1", "partner");
    made.goal("school", "teen", "Hver dag").goal("bread", "all", "Brød").goal("money", "partner1", "Penger");
    auto& goals = made.history().goals;
    goals[0].area = "school";
    goals[0].series.push_back({day("2026-02-01"), "Tre dager"});
    goals[1].area = "home";
    goals[2].area = "other";
    goals[2].ended = day("2026-02-05");
    made.meet("2026-01-10").rated("teen", "school", "1").rated("teen", "bread", "5").rated("mother", "school", "3");
    made.meet("2026-01-17").rated("teen", "school", "2").rated("teen", "bread", "1");
    made.meet("2026-02-01").rated("teen", "school", "2").rated("teen", "bread", "2");
    made.meet("2026-02-08").rated("teen", "school", "5").rated("teen", "bread", "2");
    CHECK(under(page(made, "2026-02-09"), "WHAT MATTERS") ==
          "          Jan   Jan   Feb   Feb\n"
          "           10    17     1     8 change\n"
          "«Tre dager»                                      the teen's; school; from 1 Feb\n"
          " teen                   2     5    +3 closer\n"
          " before 1 Feb: «Hver dag», teen 1, 2; mother 3 (not carried over)\n"
          "«Brød»                                                         everyone's; home\n"
          " teen       5     1     2     2    -3 further\n"
          "«Penger»                                                partner1's; ended 5 Feb\n"
          " not rated yet\n");
}

TEST_CASE("goals: a person's own need no owner, goals of an earlier stretch of help stay with it") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sove");
    made.meet("2026-01-10").rated("client", "sleep", "1");
    made.ended("2026-02-01").again("2026-03-01");
    made.goal("work", "client", "Jobbe");
    made.history().goals[1].series[0].from = day("2026-03-01");
    made.meet("2026-03-01");
    CHECK(under(page(made, "2026-03-02"), "WHAT MATTERS") == "«Jobbe»\n not rated yet\n");
}

TEST_CASE("slips: meeting by meeting, sorted, with their number, never a mean") {
    MadeCase made("c1", "group");
    made.goal("safe", "all", "Trygt");
    made.meet("2026-09-09").slips("ors", {"20", "11.5", "30"}).slips("safe", {"7", "4"}).headcount(4);
    changed(made.meet("2026-09-23").slips("ors", {"22"}).headcount(5).session().slips).corrected = true;
    const std::string shown = page(made, "2026-09-24");
    CHECK(under(shown, "WHAT MATTERS") ==
          "«Trygt»                                                              everyone's\n"
          " slips    9 Sep  4 7 (2)\n");
    CHECK(under(shown, "HOW LIFE IS") ==
          " slips    9 Sep  11.5 20.0 30.0 (3)\n"
          "         23 Sep  22.0 (1)*\n");
    CHECK(under(shown, "WHO WAS THERE") == " people there 4, 5\n");
}

TEST_CASE("talks: low, falling and lowest are said only when it is worth a talk") {
    MadeCase made("c1", "family");
    made.voice("teen", "self").voice("mother", "parent").voice("father", "parent");
    made.meet("2026-01-10").rated("teen", "srs", "36").rated("mother", "srs", "39").rated("father", "srs", "35.9");
    made.meet("2026-01-17").rated("teen", "srs", "36").rated("mother", "srs", "38").rated("father", "srs", "34.9");
    CHECK(section(page(made, "2026-01-18"), "HOW THE TALKS ARE") ==
          "HOW THE TALKS ARE        SRS 0-40; under 36, or down 1 or more, is worth a talk\n"
          "          Jan   Jan\n"
          "           10    17 change\n"
          " teen    36.0  36.0   0.0\n"
          " mother  39.0  38.0  -1.0 falling\n"
          " father  35.9  34.9  -1.0 lowest, falling\n");
}

TEST_CASE("life: more forms have blocks of their own, with their own scale and direction") {
    MadeCase made("c1");
    made.meet("2026-01-10").rated("client", "ors", "20").rated("client", "phq-9", "18");
    made.meet("2026-01-17").rated("client", "ors", "20").rated("client", "phq-9", "9");
    const std::string shown = page(made, "2026-01-18");
    CHECK(shown.find("\nHOW LIFE IS                ORS 0-40, higher is better; reliable change 5 points\n") != std::string::npos);
    CHECK(shown.find("\n                          PHQ-9 0-27, lower is better; reliable change 6 points\n"
                     " self      18     9    -9 better, past 10\n") != std::string::npos);
}
