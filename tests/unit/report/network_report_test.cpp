// The page of people on the same thing: what stands on it, against whom the others are set, and what programs get.
#include "viktig/report/network_report.hpp"

#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

MadeCase family() {
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("father", "parent");
    return made.goal("sleep", "teen", "Sove").goal("dinner", "all", "Middag");
}

std::string shown(const model::History& history, std::string_view as_of = "2026-03-01") {
    return render::to_text(report::network_report(history, {}, day(as_of)), {});
}

std::string as_csv(const model::History& history) {
    std::string table = render::to_csv(report::network_report(history, {}, day("2026-03-01")), base::CsvDialect{});
    std::erase(table, '\r');
    return table.substr(table.find('\n') + 1);
}

std::string as_json(const model::History& history) {
    return render::to_json(report::network_report(history, {}, day("2026-03-01")));
}

bool says(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("network: a goal's others are set against its owner and a goal of everyone's has no gap") {
    MadeCase made = family();
    made.meet("2026-01-10")
        .rated("teen", "sleep", "3")
        .rated("mother", "sleep", "5")
        .rated("father", "sleep", "6")
        .rated("teen", "dinner", "3")
        .rated("mother", "dinner", "7");
    CHECK(section(shown(made), "THE SAME GOAL") ==
          "THE SAME GOAL                                          points apart; no verdict\n"
          "                Jan\n"
          "                 10 change\n"
          "«Sove»                                                               the teen's\n"
          " teen             3\n"
          " mother           5\n"
          " father           6\n"
          " apart            3\n"
          " others-teen   +2.5\n"
          "«Middag»                                                             everyone's\n"
          " teen             3\n"
          " mother           7\n"
          " apart            4\n");
}

TEST_CASE("network: a goal that its owner did not rate has a range and no gap") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("mother", "sleep", "5").rated("father", "sleep", "6");
    CHECK(says(shown(made), " apart       1\n"));
    CHECK_FALSE(says(shown(made), "others-"));
}

TEST_CASE("network: the lowest is told with its fall only from the form's own limit on") {
    MadeCase just_under = family();
    just_under.meet("2026-01-10").rated("teen", "srs", "36").rated("mother", "srs", "38");
    just_under.meet("2026-01-17").rated("teen", "srs", "35.1").rated("mother", "srs", "38");
    CHECK(says(shown(just_under), "  17 Jan  teen 35.1, others +2.9\n"));
    MadeCase on_it = family();
    on_it.meet("2026-01-10").rated("teen", "srs", "36").rated("mother", "srs", "38");
    on_it.meet("2026-01-17").rated("teen", "srs", "35").rated("mother", "srs", "38");
    CHECK(says(shown(on_it), "  17 Jan  teen 35.0, others +3.0; down 1.0 since 10 Jan\n"));
}

TEST_CASE("network: three of the same people at four meetings have a slope and at three meetings none") {
    MadeCase made = family();
    made.meet("2026-01-05").rated("teen", "srs", "18").rated("mother", "srs", "22").rated("father", "srs", "30");
    made.meet("2026-01-12").rated("teen", "srs", "20").rated("mother", "srs", "24").rated("father", "srs", "28");
    made.meet("2026-01-19").rated("teen", "srs", "24").rated("mother", "srs", "26").rated("father", "srs", "29");
    CHECK(says(shown(made), " teen, mother, father, 3 times: 12.0 on 5 Jan, 5.0 on 19 Jan\n"));
    made.meet("2026-01-26").rated("teen", "srs", "28").rated("mother", "srs", "27").rated("father", "srs", "30");
    CHECK(says(shown(made), " teen, mother, father, 4 times: 12.0 on 5 Jan, 3.0 on 26 Jan; slope -3.00 a\n  week\n"));
    CHECK(says(as_json(made), "\"slope_per_week\": -3,\n"));
}

TEST_CASE("network: meetings at which another two rated are not in the slope of these two") {
    MadeCase made = family();
    for (const char* date : {"2026-01-05", "2026-01-12", "2026-01-19"})
        made.meet(date).rated("teen", "srs", "30").rated("mother", "srs", "32");
    made.meet("2026-01-26").rated("father", "srs", "20").rated("mother", "srs", "32");
    CHECK(says(shown(made), " teen, mother, 3 times: 2.0 on 5 Jan, 2.0 on 19 Jan\n"));
    CHECK_FALSE(says(shown(made), "slope -"));
    CHECK_FALSE(says(shown(made), "slope +"));
}

TEST_CASE("network: a row has everything that its range and gap can be checked by") {
    MadeCase made = family();
    made.meet("2026-01-10")
        .rated("teen", "ors", "16.7")
        .rated("mother", "ors", "14.2", "teen")
        .rated("father", "ors", "15", "teen");
    made.meet("2026-01-17").rated("teen", "ors", "18.4");
    CHECK(as_csv(made) ==
          "c1,2026-01-05-aaaaaa,outcome,ors,teen,,2026-01-10,2026-01-10-aaaaaa,3,teen mother "
          "father,14.2,16.7,2.5,teen,-2.1,,,\n"
          "c1,2026-01-05-aaaaaa,outcome,ors,teen,,2026-01-17,2026-01-17-bbbbbb,1,teen,18.4,18.4,,,,,,\n");
}

TEST_CASE("network: a gap that is no decimal is rounded in text and told in twelve digits elsewhere") {
    MadeCase made = family();
    made.voice("school", "school");
    made.meet("2026-01-10")
        .rated("teen", "sleep", "3")
        .rated("mother", "sleep", "3")
        .rated("father", "sleep", "4")
        .rated("school", "sleep", "3");
    CHECK(says(as_csv(made), ",teen,0.333333333333,"));
    CHECK(says(as_json(made), "\"gap\": 0.333333333333,"));
    CHECK(says(shown(made), " others-teen   +0.3\n"));
}

TEST_CASE("network: directions count who moved by the reliable change among those with two ratings") {
    MadeCase made = family();
    made.meet("2026-01-10")
        .rated("teen", "ors", "16")
        .rated("mother", "ors", "14", "teen")
        .rated("father", "ors", "15", "teen");
    made.meet("2026-01-17").rated("teen", "ors", "21").rated("mother", "ors", "18.9", "teen");
    const std::string json = as_json(made);
    CHECK(says(json, "\"better\": {\n          \"part\": 1,\n          \"whole\": 2\n        },"));
    CHECK(says(json, "\"between\": {\n          \"part\": 1,\n          \"whole\": 2\n        },"));
    CHECK(says(
        json,
        "\"worse\": {\n          \"part\": 0,\n          \"whole\": 2\n        },\n        \"reliable_change\": 5,"));
}

TEST_CASE("network: who is not there is told of those who live together, and not of who has left") {
    MadeCase made = family();
    made.voice("aunt", "other");
    made.meet("2026-01-10")
        .rated("teen", "srs", "30")
        .rated("mother", "srs", "31")
        .present("aunt")
        .said(Status::declined, "father");
    made.meet("2026-01-17").rated("teen", "srs", "30").rated("mother", "srs", "31");
    CHECK(says(shown(made),
               " teen        2      2        0          0          0\n"
               " mother      2      2        0          0          0\n"
               " father      1      0        1          0          1\n"
               " aunt        1      0        0          1          0\n"));
    made.history().voices[2].ended = day("2026-01-12");
    CHECK(says(shown(made), " father      1      0        1          0          0\n"));
}

TEST_CASE("network: in a person's own case the client is the one the others are set against") {
    MadeCase made("c1");
    made.voice("mother", "parent").goal("sleep", "mother", "Sove");
    made.meet("2026-01-10")
        .rated("client", "srs", "20")
        .rated("mother", "srs", "39")
        .rated("client", "sleep", "3")
        .rated("mother", "sleep", "8");
    CHECK(says(shown(made), " others-self  +19.0\n"));
    CHECK(says(as_csv(made), ",client,5,"));
}

TEST_CASE("network: one person alone is told that there is nobody to compare with") {
    MadeCase made("c1");
    made.meet("2026-01-10").rated("client", "ors", "20").rated("client", "srs", "39");
    CHECK(says(shown(made), "\nThere is nobody to compare with: only one person has rated (self).\n"));
    CHECK(as_csv(made).empty());
}
