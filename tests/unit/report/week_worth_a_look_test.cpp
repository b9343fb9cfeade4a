// Worth a look: new once, then open until answered, looked at again as agreed, and told when it was answered.
#include <doctest/doctest.h>

#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

using Lines = std::vector<std::string>;

/// Began at 24.0; worse from the day given on.
MadeCase worse_since(std::string client, std::string_view date) {
    MadeCase made(std::move(client));
    made.meet("2026-08-05").rated("client", "ors", "24.0");
    made.meet(date).rated("client", "ors", "17.8").next("2026-12-01");
    return made;
}

/// Met, and nothing agreed.
MadeCase last_met(std::string client, std::string_view date) {
    MadeCase made(std::move(client));
    made.meet(date);
    return made;
}

Lines new_lines(const model::History& one) {
    return WeekPage{{one}}.lines("worth_a_look", "new");
}

Lines open_lines(const model::History& one) {
    return WeekPage{{one}}.lines("worth_a_look", "open_from_before");
}

}  // namespace

TEST_CASE("a signal is new in the week it begins, on Monday and on Sunday alike, and open from before after it") {
    CHECK(new_lines(worse_since("c1", "2026-11-16")).size() == 1);
    CHECK(new_lines(worse_since("c1", "2026-11-22")).size() == 1);
    CHECK(open_lines(worse_since("c1", "2026-11-16")).empty());
    CHECK(new_lines(worse_since("c1", "2026-11-15")).empty());
    CHECK(open_lines(worse_since("c1", "2026-11-15")) ==
          Lines{"c1 kari 8 days worse: ORS 24.0 to 17.8 since 5 Aug, 6.2 down, limit 5"});
}

TEST_CASE("silence that begins on the Monday of reading is for the page of the week that begins there") {
    CHECK(new_lines(last_met("c1", "2026-10-25")) ==
          Lines{"c1 kari silence: last met 25 Oct, 29 days, nothing agreed"});
    CHECK(new_lines(last_met("c1", "2026-10-26")).empty());
    CHECK(open_lines(last_met("c1", "2026-10-26")).empty());
    report::WeekReportOptions next_week = week_47();
    next_week.week = {2026, 48};
    next_week.as_of = day("2026-11-30");
    CHECK(WeekPage({last_met("c1", "2026-10-26")}, next_week).lines("worth_a_look", "new").size() == 1);
}

TEST_CASE("each signal is new on exactly one of the pages printed week after week") {
    for (int first = 0; first < 28; ++first) {
        MadeCase made = last_met("c1", base::to_string(day("2026-09-01") + std::chrono::days{first}));
        int pages_with_it = 0;
        for (int week = 38; week <= 48; ++week) {
            report::WeekReportOptions options;
            options.week = {2026, week};
            options.as_of = base::monday_of(options.week) + std::chrono::days{7};
            pages_with_it += static_cast<int>(WeekPage({made}, options).lines("worth_a_look", "new").size());
        }
        CAPTURE(first);
        CHECK(pages_with_it == 1);
    }
}

TEST_CASE("an older week is read on its own Monday, not today") {
    report::WeekReportOptions options = week_47();
    options.as_of = day("2027-03-01");
    CHECK(WeekPage({worse_since("c1", "2026-11-06")}, options).line("worth_a_look", "open_from_before") ==
          "c1 kari 17 days worse: ORS 24.0 to 17.8 since 5 Aug, 6.2 down, limit 5");
}

TEST_CASE("the new ones go newest first, those from before longest open first") {
    const WeekPage page{{worse_since("c1", "2026-11-17"), worse_since("c2", "2026-11-19"),
                         worse_since("c3", "2026-11-06"), worse_since("c4", "2026-10-30")}};
    const auto codes = [&](std::string_view part) {
        std::string row;
        for (const std::string& line : page.lines("worth_a_look", part)) row += line.substr(0, 2) + " ";
        return row;
    };
    CHECK(codes("new") == "c2 c1 ");
    CHECK(codes("open_from_before") == "c4 c3 ");
    CHECK(page.aside("worth_a_look") == "new 2 · open from before 2 · look again 0 · answered 0");
}

TEST_CASE("an answered signal is silent, the week of the answer names the case") {
    MadeCase made = worse_since("c1", "2026-11-06");
    made.answered("worse.client.ors.2026-11-06", "2026-11-17");
    const WeekPage page{{made}};
    CHECK(open_lines(made).empty());
    CHECK(page.line("worth_a_look", "answered") == "answered this week: c1");
    CHECK(page.aside("worth_a_look") == "new 0 · open from before 0 · look again 0 · answered 1");
}

TEST_CASE("an answer of the week before is not of this week") {
    MadeCase made = worse_since("c1", "2026-11-06");
    made.answered("worse.client.ors.2026-11-06", "2026-11-15");
    CHECK(WeekPage{{made}}.lines("worth_a_look", "answered").empty());
}

TEST_CASE("two signals of one case answered in the week count as two, the same one answered twice as one") {
    MadeCase made = worse_since("c1", "2026-11-06");
    made.answered("worse.client.ors.2026-11-06", "2026-11-16").answered("silence.2026-10-01", "2026-11-16");
    made.answered("worse.client.ors.2026-11-06", "2026-11-17");
    MadeCase other = worse_since("c2", "2026-11-06");
    other.answered("worse.client.ors.2026-11-06", "2026-11-17");
    const WeekPage page{{made, other}};
    CHECK(page.line("worth_a_look", "answered") == "answered this week: c1 2, c2");
    CHECK(page.aside("worth_a_look") == "new 0 · open from before 0 · look again 0 · answered 3");
}

TEST_CASE("on the agreed day it is looked at again: the rating at the answer, and the one now") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent");
    made.meet("2026-10-20").rated("mother", "srs", "34.1");
    made.meet("2026-11-10").rated("mother", "srs", "35.6").next("2026-12-01");
    made.answered("alliance-low.mother.srs.2026-10-20", "2026-10-26", "2026-11-20");
    CHECK(WeekPage{{made}}.line("worth_a_look", "look_again") ==
          "c1 kari answered 26 Oct; mother's SRS then 34.1, now 35.6, still low");
}

TEST_CASE("looked at again without a new rating, there is none to compare") {
    MadeCase made("c1");
    made.meet("2026-10-20").rated("client", "srs", "34.1").next("2026-12-01");
    made.answered("alliance-low.client.srs.2026-10-20", "2026-11-02", "2026-11-20");
    CHECK(WeekPage{{made}}.line("worth_a_look", "look_again") == "c1 kari answered 2 Nov; no rating since");
}

TEST_CASE("a promise to look again is kept also when all is well by then, in its own week only") {
    MadeCase made("c1");
    made.meet("2026-10-20").rated("client", "srs", "34.1");
    made.meet("2026-11-10").rated("client", "srs", "36.8").next("2026-12-01");
    const auto looked_at = [&](std::string_view look) {
        MadeCase answered = made;
        answered.answered("alliance-low.client.srs.2026-10-20", "2026-10-26", look);
        return WeekPage{{answered}}.lines("worth_a_look", "look_again");
    };
    CHECK(looked_at("2026-11-15").empty());
    CHECK(looked_at("2026-11-16") == Lines{"c1 kari answered 26 Oct; SRS then 34.1, now 36.8"});
    CHECK(looked_at("2026-11-22").size() == 1);
    CHECK(looked_at("2026-11-23").empty());
}

TEST_CASE("a later answer with another day takes the promise with it") {
    MadeCase made("c1");
    made.meet("2026-10-20").rated("client", "srs", "34.1");
    made.meet("2026-11-10").rated("client", "srs", "36.8").next("2026-12-01");
    made.answered("alliance-low.client.srs.2026-10-20", "2026-10-26", "2026-11-18");
    made.answered("alliance-low.client.srs.2026-10-20", "2026-11-17", "2026-12-18");
    CHECK(WeekPage{{made}}.lines("worth_a_look", "look_again").empty());
}

TEST_CASE("silence that was answered and then broken says when they met") {
    MadeCase made("c1");
    made.meet("2026-09-20");
    made.meet("2026-11-12").next("2026-12-01");
    made.answered("silence.2026-10-18", "2026-10-26", "2026-11-20");
    CHECK(WeekPage{{made}}.line("worth_a_look", "look_again") == "c1 kari answered 26 Oct; met 12 Nov");
}

TEST_CASE("an ended case and one that waits for a few days are not worth a look") {
    MadeCase ended = worse_since("c1", "2026-11-06"), waiting("c2");
    ended.ended("2026-11-20");
    waiting.asked("2026-11-10");
    const WeekPage page{{ended, waiting}};
    CHECK(page.aside("worth_a_look") == "new 0 · open from before 0 · look again 0 · answered 0");
}

TEST_CASE("an answer that names its signal by a beginning of the id is listed once") {
    for (const std::string named : {"alliance-low.client", "alliance-low", "alliance-low.client.srs.2026-10-20"}) {
        CAPTURE(named);
        MadeCase made("c1");
        made.meet("2026-10-20").rated("client", "srs", "33").next("2026-12-01");
        made.answered(named, "2026-11-02", "2026-11-20");
        CHECK(WeekPage{{made}}.lines("worth_a_look", "look_again").size() == 1);
    }
    MadeCase twice("c2");
    twice.meet("2026-10-20").rated("client", "srs", "33").next("2026-12-01");
    twice.answered("alliance-low.client", "2026-10-26", "2026-11-18").answered("alliance-low.client.srs.2026-10-20", "2026-11-17", "2026-12-18");
    CHECK(WeekPage{{twice}}.lines("worth_a_look", "look_again").empty());
}
