// The change table: what a script reads.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "viktig/render/render.hpp"
#include "viktig/report/client_report.hpp"
#include "viktig/report/signals.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

std::string rows(const model::History& history, std::string_view as_of) {
    const auto page = report::client_report(history, model::Settings{}, {day(as_of)});
    const std::string csv = render::to_csv(page, base::CsvDialect::machine);
    const std::string head =
        "client,episode,voice,about,what,type,n,first,first_date,latest,latest_date,change,threshold,method,began,class,signals\r\n";
    REQUIRE(csv.starts_with(head));
    return csv.substr(head.size());
}

}  // namespace

TEST_CASE("change table: a row for each series, with the open signals on it") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sove");
    made.meet("2026-02-01").rated("client", "ors", "27.1").rated("client", "srs", "38").rated("client", "sleep", "3");
    made.meet("2026-02-08").rated("client", "ors", "21.6").rated("client", "srs", "37").rated("client", "sleep", "6").next("2026-02-15");
    CHECK(rows(made, "2026-02-09") ==
          "c1,2026-01-05-aaaaaa,client,,sleep,goal,2,3,2026-02-01,6,2026-02-08,3,3,points,,closer,\r\n"
          "c1,2026-01-05-aaaaaa,client,,ors,outcome,2,27.1,2026-02-01,21.6,2026-02-08,-5.5,5.0,default,over,"
          "worse-past-cutoff,worse.client.ors.2026-02-08\r\n"
          "c1,2026-01-05-aaaaaa,client,,srs,alliance,2,38.0,2026-02-01,37.0,2026-02-08,-1.0,,,over,,"
          "alliance-falling.client.srs.2026-02-08\r\n");
}

TEST_CASE("change table: an answered signal is not open") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "srs", "30").next("2026-02-15");
    made.answered("alliance-low.client.srs.2026-02-01", "2026-02-02");
    CHECK(rows(made, "2026-02-09") ==
          "c1,2026-01-05-aaaaaa,client,,srs,alliance,1,30.0,2026-02-01,30.0,2026-02-01,,,,under,too-few,\r\n");
}

TEST_CASE("change table: a series without a total has empty cells, never a zero") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated_in_part("client", "ors").next("2026-02-15");
    CHECK(rows(made, "2026-02-09") == "c1,2026-01-05-aaaaaa,client,,ors,outcome,0,,,,,,5.0,default,,,\r\n");
}

TEST_CASE("change table: earlier wordings are not in it, and a case without meetings has no row") {
    MadeCase made("c1");
    made.goal("school", "client", "Hver dag");
    made.history().goals[0].series.push_back({day("2026-03-01"), "Tre dager"});
    made.meet("2026-02-01").rated("client", "school", "1").next("2026-02-15");
    CHECK(rows(made, "2026-02-09") == "");
    CHECK(rows(MadeCase("c2"), "2026-02-09") == "");
}
