// Seen from different places, worth a look, and the chart on a case's page.
#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

MadeCase family() {
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("father", "parent").goal("dinner", "all", "Middag");
    return made;
}

}  // namespace

TEST_CASE("places: a goal only when some meeting had its raters as far apart as a change") {
    MadeCase near = family();
    near.meet("2026-01-10").rated("teen", "dinner", "4").rated("mother", "dinner", "6");
    CHECK(section(page(near, "2026-01-11"), "SEEN").empty());
    MadeCase far = family();
    far.meet("2026-01-10").rated("teen", "dinner", "4").rated("mother", "dinner", "7");
    far.meet("2026-01-17").rated("teen", "dinner", "5").rated("mother", "dinner", "5");
    CHECK(under(page(far, "2026-01-18"), "SEEN") == " the dinner goal         3 on 10 Jan, 0 now         teen 5, mother 5\n");
}

TEST_CASE("places: the first and the last of the meetings with the most raters") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "dinner", "1").rated("mother", "dinner", "9");
    made.meet("2026-01-17").rated("teen", "dinner", "4").rated("mother", "dinner", "5").rated("father", "dinner", "2");
    made.meet("2026-01-24").rated("teen", "dinner", "4").rated("mother", "dinner", "6").rated("father", "dinner", "7");
    made.meet("2026-01-31").rated("teen", "dinner", "4").rated("mother", "dinner", "4");
    CHECK(under(page(made, "2026-02-01"), "SEEN") ==
          " the dinner goal         3 on 17 Jan, 3 on 24 Jan   father 7, mother 6, teen 4\n");
}

TEST_CASE("places: one person's life seen by several, never one life beside another") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "ors", "16.7").rated("mother", "ors", "30").rated("mother", "ors", "14.2", "teen");
    CHECK(under(page(made, "2026-01-11"), "SEEN") ==
          " how life is for teen    2.5 now                    teen 16.7, mother 14.2\n");
    MadeCase apart = family();
    apart.meet("2026-01-10").rated("teen", "ors", "16.7").rated("mother", "ors", "30");
    CHECK(section(page(apart, "2026-01-11"), "SEEN").empty());
}

TEST_CASE("places: the same meeting's talks") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "31.2").rated("mother", "srs", "36.8");
    made.meet("2026-01-17").rated("teen", "srs", "37").present("mother");
    CHECK(under(page(made, "2026-01-18"), "SEEN") == " how the talks are       5.6 on 10 Jan\n");
}

TEST_CASE("places: a person alone has one place") {
    MadeCase made("c1");
    made.voice("mother", "parent");
    made.meet("2026-01-10").rated("client", "srs", "20").rated("mother", "srs", "39");
    CHECK(section(page(made, "2026-01-11"), "SEEN").empty());
}

TEST_CASE("worth a look: open, to look at again and answered, each with what it takes to act") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "34").rated("mother", "srs", "35").rated("father", "srs", "33").next("2026-12-24");
    made.answered("alliance-low.mother", "2026-01-12", "2026-01-20").answered("alliance-low.father", "2026-01-13", "2026-03-01");
    const std::string shown = page(made, "2026-01-21");
    CHECK(head(shown).ends_with("worth a look: 1 open, 1 to look at again, 1 answered\n"));
    CHECK(under(shown, "WORTH A LOOK") ==
          " open 11 days     The talks are low for teen: SRS 34.0, limit 36.\n"
          "                  One could ask: what could we do differently next time?\n"
          "                  viktig answer c1 alliance-low.teen\n"
          " look again       The talks: mother's SRS 35.0. kari: «talked about it»\n"
          "                  One could ask: what could we do differently next time?\n"
          "                  Agreed to look again 20 Jan\n"
          "                  viktig answer c1 alliance-low.mother\n"
          " answered 13 Jan  The talks: father's SRS 33.0. kari: «talked about it»\n"
          "                  Look again 1 Mar\n");
}

TEST_CASE("worth a look: open again after an answer, the answer is still told") {
    MadeCase made("c1");
    made.meet("2026-01-10").rated("client", "srs", "34");
    made.answered("alliance-low", "2026-01-10");
    made.meet("2026-01-17").rated("client", "srs", "30").next("2026-12-24");
    CHECK(under(page(made, "2026-01-18"), "WORTH A LOOK") ==
          " open 8 days     The talks are low: SRS 34.0, 30.0, limit 36.\n"
          "                 One could ask: what could we do differently next time?\n"
          "                 Answered 10 Jan, kari: «talked about it»\n"
          "                 viktig answer c1 alliance-low.client\n");
}

TEST_CASE("chart: one's own life only, a letter each, at a single meeting there is none") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "ors", "26.5").rated("mother", "ors", "24").rated("mother", "ors", "10", "teen");
    CHECK(page(made, "2026-01-11").find("+---") == std::string::npos);
    made.meet("2026-01-17").rated("teen", "ors", "28").rated("mother", "ors", "25").rated("mother", "ors", "11", "teen");
    const std::string shown = page(made, "2026-01-18");
    const auto start = shown.find("  28 |");
    CHECK(shown.substr(start, shown.find("\n\n", start) + 1 - start) ==
          "  28 |· · · · · · · · · · · · · · · · · · · · · · · · · · · · ·t· 28 age 13-17\n"
          "  27 |\n"
          "  26 | t\n"
          "  25 |- - - - - - - - - - - - - - - - - - - - - - - - - - - - -m- 25 adults\n"
          "  24 | m                                                          24-28 of 0-40\n"
          "     +-----------------------------------------------------------\n"
          "      10 Jan                                                17 Jan\n");
}

TEST_CASE("chart: those who begin alike have their number, or another letter") {
    MadeCase couple("c1", "couple");
    couple.voice("partner1", "partner").voice("partner2", "partner");
    MadeCase cousins("c2", "family");
    cousins.voice("mor", "parent").voice("mormor", "other").voice("morfar", "other");
    for (const char* date : {"2026-01-10", "2026-01-17"}) {
        couple.meet(date).rated("partner1", "ors", "20").rated("partner2", "ors", "21");
        cousins.meet(date).rated("mor", "ors", "20").rated("mormor", "ors", "21").rated("morfar", "ors", "22");
    }
    CHECK(page(couple, "2026-01-18").find("\n      1 partner1 · 2 partner2\n") != std::string::npos);
    CHECK(page(cousins, "2026-01-18").find("\n      o mormor · r morfar\n") != std::string::npos);
}
