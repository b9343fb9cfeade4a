// People with two ratings or more: each person once in each case, by where they began, in classes that add up.
#include <doctest/doctest.h>

#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

using Lines = std::vector<std::string>;

MadeCase from_to(std::string client, std::string_view first, std::string_view latest, std::string what = "ors") {
    MadeCase made(std::move(client));
    made.meet("2026-09-08").rated("client", what, first);
    made.meet("2026-11-10").rated("client", what, latest).next("2026-12-01");
    return made;
}

}  // namespace

TEST_CASE("people are told by where they began and what has become of them") {
    const WeekPage page{{from_to("c1", "17.2", "26.0"), from_to("c2", "16.7", "21.7"), from_to("c3", "16.7", "21.6"),
                         from_to("c4", "24.0", "17.8"), from_to("c5", "27.1", "21.6"), from_to("c6", "35.0", "29.0"),
                         from_to("c7", "25.0", "30.0")}};
    CHECK(page.aside("people") == "7 people in 7 cases");
    CHECK(page.lines("people", "ors") ==
          Lines{"began under the cutoff 4: better, past it 1 · better 1 · no reliable change 1 · worse 1",
                "began over it 3: better 1 · worse 1 · worse, now under it 1"});
}

TEST_CASE("somebody in two cases is a person in each, a rating about another is nobody's own life") {
    MadeCase family("c1", "family"), couple("c2", "couple");
    for (MadeCase* made : {&family, &couple}) {
        made->voice("mother", "parent").voice("teen", "self");
        made->meet("2026-09-08").rated("mother", "ors", "16.7").rated("mother", "ors", "14.2", "teen");
        made->meet("2026-11-10").rated("mother", "ors", "21.7").rated("mother", "ors", "20.5", "teen");
    }
    const WeekPage page{{family, couple}};
    CHECK(page.aside("people") == "2 people in 2 cases");
    CHECK(page.lines("people", "ors") == Lines{"began under the cutoff 2: better 2"});
}

TEST_CASE("each voice is held to the cutoff of its own age") {
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent");
    made.meet("2026-09-08").rated("teen", "ors", "26.0").rated("mother", "ors", "26.0");
    made.meet("2026-11-10").rated("teen", "ors", "27.0").rated("mother", "ors", "27.0");
    CHECK(WeekPage{{made}}.aside("people") == "2 people in 1 case");
    CHECK(WeekPage{{made}}.lines("people", "ors") ==
          Lines{"began under the cutoff 1: no reliable change 1", "began over it 1: no reliable change 1"});
}

TEST_CASE("one rating, an ended case and slips without a name are nobody with two ratings") {
    MadeCase once("c1"), ended = from_to("c2", "17.0", "26.0"), group("c3", "group");
    once.meet("2026-11-10").rated("client", "ors", "20.0");
    ended.ended("2026-11-20");
    group.meet("2026-09-08").slips("ors", {"20.0"});
    group.meet("2026-11-10").slips("ors", {"26.0"});
    const WeekPage page{{once, ended, group}};
    CHECK(page.aside("people") == "0 people in 0 cases");
    CHECK(page.lines("people", "ors") == Lines{"nobody yet"});
}

TEST_CASE("where lower is better the words turn round, and several forms have a list each") {
    model::Settings settings;
    settings.asked = {"ors", "phq-9"};
    const WeekPage page(
        {from_to("c1", "20", "9", "phq-9"), from_to("c2", "5", "16", "phq-9"), from_to("c3", "27.0", "28.0")},
        week_47(), settings);
    CHECK(page.aside("people").empty());
    CHECK(page.lines("people", "phq-9") ==
          Lines{"began over the cutoff 1: better, past it 1", "began under it 1: worse, now over it 1"});
    CHECK(page.lines("people", "ors") == Lines{"began over the cutoff 1: no reliable change 1"});
}

TEST_CASE("a service that asks for no form about life has no such section") {
    model::Settings settings;
    settings.asked = {"srs"};
    CHECK_FALSE(WeekPage({}, week_47(), settings).has("people"));
}
