// Came and went: who started, came back, ended, and how long people wait.
#include <doctest/doctest.h>

#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

MadeCase started(std::string client, std::string_view opened, std::string_view asked = {}) {
    MadeCase made(std::move(client));
    made.opened(opened);
    if (!asked.empty()) made.asked(asked);
    return made;
}

MadeCase ended(std::string client, std::string how, std::string_view date = "2026-11-20") {
    MadeCase made(std::move(client));
    made.opened("2026-08-03").ended(date, std::move(how));
    return made;
}

std::string line(std::initializer_list<model::History> cases, std::string_view part) {
    return WeekPage(cases).line("came_and_went", part);
}

}  // namespace

TEST_CASE("who opened on the Monday or the Sunday started in the week, the days around are other weeks") {
    CHECK(line({started("c2", "2026-11-16"), started("c1", "2026-11-22"), started("c3", "2026-11-15")}, "started") ==
          "started 2: c1 c2");
    CHECK(line({started("c1", "2026-11-23")}, "started") == "started 0");
}

TEST_CASE("who had ended before and opens again came back, with the day it had ended") {
    MadeCase made("c21");
    made.opened("2025-01-07").ended("2025-11-14").again("2026-11-17");
    CHECK(line({made, started("c1", "2026-11-16")}, "started") ==
          "started 1: c1 · came back 1: c21 (ended 14 Nov 2025)");
    CHECK(line({made}, "started") == "started 0 · came back 1: c21 (ended 14 Nov 2025)");
}

TEST_CASE("endings are told by how, in a fixed order, each with its cases") {
    CHECK(line({ended("c5", "died"), ended("c4", "agreed"), ended("c3", "moved"), ended("c2", "agreed"),
                ended("c1", "agreed", "2026-11-15")},
               "ended") == "ended 4: agreed 2 (c2 c4), moved away 1 (c3), died 1 (c5)");
    CHECK(line({}, "ended") == "ended 0");
}

TEST_CASE("every way of ending that the format knows has its words") {
    CHECK(line({ended("c1", "agreed"), ended("c2", "person"), ended("c3", "service"), ended("c4", "moved"),
                ended("c5", "referred-on"), ended("c6", "lost"), ended("c7", "died")},
               "ended") ==
          "ended 7: agreed 1 (c1), they stopped 1 (c2), we ended it 1 (c3), moved away 1 (c4), referred on 1 (c5), "
          "lost contact 1 (c6), died 1 (c7)");
    CHECK(line({ended("c1", "flew")}, "ended") == "ended 1: otherwise 1 (c1)");
}

TEST_CASE("who stopped while life was under the cutoff is told with the latest rating") {
    MadeCase under("c84"), over("c85"), agreed("c86"), family("c87", "family");
    under.meet("2026-11-10").rated("client", "ors", "18.4");
    over.meet("2026-11-10").rated("client", "ors", "25.0");
    agreed.meet("2026-11-10").rated("client", "ors", "18.4");
    family.voice("a", "self")
        .voice("b", "partner")
        .meet("2026-11-10")
        .rated("a", "ors", "20.0")
        .rated("b", "ors", "30.0");
    CHECK(line({under.ended("2026-11-20", "person")}, "ended") == "ended 1: they stopped 1 (c84, ORS 18.4, under 25)");
    CHECK(line({over.ended("2026-11-20", "person")}, "ended") == "ended 1: they stopped 1 (c85)");
    CHECK(line({agreed.ended("2026-11-20", "agreed")}, "ended") == "ended 1: agreed 1 (c86)");
    CHECK(line({family.ended("2026-11-20", "lost"), over}, "ended") ==
          "ended 2: they stopped 1 (c85), lost contact 1 (c87, a's ORS 20.0, under 25)");
}

TEST_CASE("who waits, and the longest wait to the day of reading") {
    MadeCase first("c1"), second("c2"), later("c3");
    first.asked("2026-10-20");
    second.asked("2026-11-20");
    later.asked("2026-11-23");
    CHECK(line({first, second, later}, "waiting") == "waiting 2, longest 34 days");
    MadeCase yesterday("c4");
    yesterday.asked("2026-11-22");
    CHECK(line({yesterday}, "waiting") == "waiting 1, longest 1 day");
    CHECK(line({}, "waiting") == "waiting 0");
}

TEST_CASE("who waits without a day of first contact is counted and said to have none") {
    MadeCase undated("c1"), dated("c2");
    dated.asked("2026-11-13");
    CHECK(line({undated}, "waiting") == "waiting 1, 1 without a day of first contact");
    CHECK(line({undated, dated}, "waiting") == "waiting 2, longest 10 days, 1 without a day of first contact");
}

TEST_CASE("who ended while waiting waits no longer") {
    MadeCase made("c1");
    made.asked("2026-10-01").ended("2026-11-18", "person");
    CHECK(line({made}, "waiting") == "waiting 0");
}

TEST_CASE("how long those who started had waited, when it is known") {
    CHECK(line({started("c1", "2026-11-16", "2026-11-07"), started("c2", "2026-11-17", "2026-10-28"),
                started("c3", "2026-11-18", "2026-11-12")},
               "waiting") == "waiting 0 · the 3 who started had waited 9, 20 and 6 days");
    CHECK(line({started("c1", "2026-11-16", "2026-11-15")}, "waiting") ==
          "waiting 0 · the one who started had waited 1 day");
    CHECK(line({started("c1", "2026-11-16", "2026-11-16"), started("c2", "2026-11-17")}, "waiting") ==
          "waiting 0 · 1 of the 2 who started had waited 0 days");
    CHECK(line({started("c1", "2026-11-16")}, "waiting") == "waiting 0");
}

TEST_CASE("many waits are told by the shortest and the longest") {
    WeekPage page({});
    report::WeekReport report(plain_service(), forms(), week_47());
    for (int n = 1; n <= 7; ++n) {
        const base::Date asked = day("2026-11-16") - std::chrono::days{n};
        report.add(started("c" + std::to_string(n), "2026-11-16", base::to_string(asked)));
    }
    page.document = report.finish();
    CHECK(page.line("came_and_went", "waiting") == "waiting 0 · the 7 who started had waited 1 to 7 days");
}
