// What counts as the same thing, how far apart people were on it, and which meetings are set beside each other.
#include "viktig/report/same_thing.hpp"

#include <doctest/doctest.h>

#include "unit/made_history.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::SameThing;
using report::SeriesType;

namespace {

/// The things of a case, with the series that they point into.
struct Shared {
    explicit Shared(const model::History& history)
        : series(report::collect_series(history, *history.episode(), {})),
          things(report::same_things(series, history)) {}

    const SameThing& thing(std::string_view what, std::string_view about = {}, std::size_t wording = 0) const {
        for (const SameThing& one : things)
            if (one.what == what && one.about == about && one.wording == wording) return one;
        FAIL("no such thing");
        return things.front();
    }

    std::vector<report::Series> series;
    std::vector<SameThing> things;
};

MadeCase family() {
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent")
        .voice("mother", "parent")
        .voice("father", "parent")
        .goal("dinner", "all", "Middag");
    return made;
}

std::string names(const std::vector<const report::Series*>& people) {
    std::string all;
    for (const report::Series* one : people) all += one->voice + " ";
    return all;
}

}  // namespace

TEST_CASE("same thing: a person's own life is never set beside another's own life") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "ors", "16.7").rated("mother", "ors", "30");
    const Shared shared(made);
    REQUIRE(shared.things.size() == 2);
    CHECK_FALSE(shared.thing("ors", "teen").is_compared());
    CHECK_FALSE(shared.thing("ors", "mother").is_compared());
}

TEST_CASE("same thing: one's own rating of one's life and others' of it") {
    MadeCase made = family();
    made.meet("2026-01-10")
        .rated("teen", "ors", "16.7")
        .rated("mother", "ors", "30")
        .rated("mother", "ors", "14.2", "teen")
        .rated("father", "ors", "19.7", "teen");
    const Shared shared(made);
    const auto& meeting = shared.thing("ors", "teen").meetings.front();
    CHECK(meeting.views.size() == 3);
    CHECK(*meeting.range() == score("5.5"));
    CHECK(meeting.gap_of("teen")->rounded(3) == score("0.25"));
    CHECK(meeting.gap_of("mother")->rounded(1) == score("4"));
    CHECK_FALSE(meeting.gap_of("school"));
}

TEST_CASE("same thing: lives go as the people were declared, whoever rates first") {
    MadeCase made = family();
    made.meet("2026-01-10")
        .rated("father", "ors", "20", "teen")
        .rated("mother", "ors", "30")
        .rated("father", "ors", "21");
    const Shared shared(made);
    REQUIRE(shared.things.size() == 3);
    CHECK(shared.things[0].about == "teen");
    CHECK(shared.things[1].about == "mother");
    CHECK(shared.things[2].about == "father");
}

TEST_CASE("same thing: earlier words of a goal are another thing") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "dinner", "1").rated("mother", "dinner", "9");
    made.meet("2026-01-17").rated("teen", "dinner", "4").rated("mother", "dinner", "5");
    made.history().goals.front().series.push_back({day("2026-01-15"), "Middag, alle fire"});
    const Shared shared(made);
    CHECK(*shared.thing("dinner", "", 0).meetings.front().range() == score("1"));
    CHECK(*shared.thing("dinner", "", 1).meetings.front().range() == score("8"));
}

TEST_CASE("same thing: two forms about the talks are two things, and a form without a total is no view") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "30").rated("mother", "srs", "38").rated_in_part("father", "srs");
    const Shared shared(made);
    const SameThing& talks = shared.thing("srs");
    CHECK(talks.raters.size() == 3);
    CHECK(talks.meetings.front().views.size() == 2);
    CHECK(*talks.meetings.front().range() == score("8"));
    CHECK_FALSE(talks.meetings.front().spread());
}

TEST_CASE("same thing: two meetings on one day are two") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "30").logged("2026-01-10T09:00:00Z");
    made.meet("2026-01-10").rated("mother", "srs", "38").logged("2026-01-10T15:00:00Z");
    const Shared shared(made);
    CHECK(shared.thing("srs").meetings.size() == 2);
    CHECK_FALSE(shared.thing("srs").is_compared());
    CHECK(report::by_people(shared.thing("srs")).empty());
}

TEST_CASE("same people: only meetings of exactly the same raters stand together, the fullest first") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "30").rated("mother", "srs", "38").rated("father", "srs", "33");
    made.meet("2026-01-17").rated("teen", "srs", "31").rated("mother", "srs", "38");
    made.meet("2026-01-24").rated("mother", "srs", "36").rated("father", "srs", "34");
    made.meet("2026-01-31").rated("teen", "srs", "33").rated("mother", "srs", "38");
    made.meet("2026-02-07").rated("father", "srs", "33");
    const Shared shared(made);
    const auto groups = report::by_people(shared.thing("srs"));
    REQUIRE(groups.size() == 3);
    CHECK(names(groups[0].people) == "teen mother father ");
    CHECK(groups[0].meetings.size() == 1);
    CHECK(names(groups[1].people) == "teen mother ");
    CHECK(groups[1].meetings.size() == 2);
    CHECK(names(groups[2].people) == "mother father ");
}

TEST_CASE("same people: of as many people and meetings those met last come first") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "30").rated("mother", "srs", "38");
    made.meet("2026-01-17").rated("father", "srs", "31").rated("mother", "srs", "38");
    const Shared shared(made);
    CHECK(names(report::by_people(shared.thing("srs")).front().people) == "mother father ");
}

TEST_CASE("same people: their distance has a slope from four meetings on") {
    MadeCase made = family();
    const char* days[] = {"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"};
    const char* ratings[][3] = {{"18", "22", "30"}, {"20", "24", "28"}, {"24", "26", "29"}, {"28", "27", "30"}};
    for (int n = 0; n < 4; ++n) {
        if (n == 3) {
            const Shared shared(made);
            CHECK_FALSE(report::by_people(shared.thing("srs")).front().trend());
        }
        made.meet(days[n])
            .rated("teen", "srs", ratings[n][0])
            .rated("mother", "srs", ratings[n][1])
            .rated("father", "srs", ratings[n][2]);
    }
    const Shared shared(made);
    const auto trend = report::by_people(shared.thing("srs")).front().trend();
    REQUIRE(trend);
    CHECK(trend->slope * 7 == doctest::Approx(-3).epsilon(1e-12));
}

TEST_CASE("lowest: towards trouble, whichever way the form runs, and all who said the same") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "30").rated("mother", "srs", "38").rated("father", "srs", "30");
    made.meet("2026-01-10").rated("teen", "phq-9", "12").rated("mother", "phq-9", "4", "teen");
    const Shared shared(made);
    const auto talks = shared.thing("srs").meetings.front().lowest();
    REQUIRE(talks.size() == 2);
    CHECK(talks[0].series->voice == "teen");
    CHECK(talks[1].series->voice == "father");
    const auto life = shared.thing("phq-9", "teen").meetings.front().lowest();
    REQUIRE(life.size() == 1);
    CHECK(life[0].score() == score("12"));
}

TEST_CASE("lowest: the fall is from the same voice's own rating before, however long ago") {
    MadeCase made = family();
    made.meet("2026-01-10").rated("teen", "srs", "34").rated("mother", "srs", "38");
    made.meet("2026-01-17").rated("mother", "srs", "37");
    made.meet("2026-01-24").rated("teen", "srs", "32.5").rated("mother", "srs", "38");
    const Shared shared(made);
    const auto& meetings = shared.thing("srs").meetings;
    CHECK_FALSE(report::fall_of(meetings[0].lowest().front()));
    CHECK(*report::fall_of(meetings[1].lowest().front()) == score("1"));
    CHECK(*report::fall_of(meetings[2].lowest().front()) == score("1.5"));
}
