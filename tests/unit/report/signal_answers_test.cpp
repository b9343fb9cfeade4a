// What an answer does to a signal, and what undoes it.
#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "viktig/report/signals.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Signal;
using report::SignalState;

namespace {

std::vector<Signal> signals_of(const model::History& history, std::string_view on) {
    const model::Settings settings;
    const auto& episode = *history.episode();
    return report::find_signals(history, episode, report::collect_series(history, episode, settings), settings, day(on));
}

SignalState state(const model::History& history, std::string_view on = "2026-10-30") {
    const auto found = signals_of(history, on);
    REQUIRE(found.size() == 1);
    return found.front().state;
}

/// Worse since 1 March; the next meeting is ahead.
MadeCase worse() {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "ors", "30");
    made.meet("2026-03-01").rated("client", "ors", "24").next("2026-12-24");
    return made;
}

/// Low since 1 February.
MadeCase low() {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "srs", "34").next("2026-12-24");
    return made;
}

}  // namespace

TEST_CASE("an answer names the signal's id, or a beginning of it up to a dot") {
    for (const char* named : {"worse.client.ors.2026-03-01", "worse.client.ors", "worse.client", "worse"}) {
        CAPTURE(named);
        MadeCase made = worse();
        made.answered(named, "2026-03-02");
        CHECK(state(made) == SignalState::answered);
    }
    for (const char* named : {"wors", "worse.cli", "worse.client.ors.2026-03-08", "alliance-low", ""}) {
        CAPTURE(named);
        MadeCase made = worse();
        made.answered(named, "2026-03-02");
        CHECK(state(made) == SignalState::open);
    }
}

TEST_CASE("a beginning that two standing signals share answers neither") {
    MadeCase made("c1", "family");
    made.voice("father", "parent").voice("mother", "parent");
    made.meet("2026-02-01").rated("father", "srs", "30").rated("mother", "srs", "30").next("2026-12-24");
    made.answered("alliance-low", "2026-02-02");
    for (const Signal& signal : signals_of(made, "2026-02-03")) CHECK(signal.state == SignalState::open);
    made.answered("alliance-low.father", "2026-02-02");
    CHECK(signals_of(made, "2026-02-03").at(0).state == SignalState::answered);
    CHECK(signals_of(made, "2026-02-03").at(1).state == SignalState::open);
}

TEST_CASE("an answer from before the spell is about another spell, one on its first day counts") {
    MadeCase early = worse();
    early.answered("worse.client", "2026-02-28");
    CHECK(state(early) == SignalState::open);
    MadeCase same_day = worse();
    same_day.answered("worse.client", "2026-03-01");
    CHECK(state(same_day) == SignalState::answered);
}

TEST_CASE("the latest answer counts") {
    MadeCase made = worse();
    made.answered("worse.client", "2026-03-20", "2026-11-30").answered("worse.client", "2026-03-10", "2026-04-01");
    CHECK(state(made) == SignalState::answered);
    CHECK(signals_of(made, "2026-10-30").at(0).answer->date == day("2026-03-20"));
}

TEST_CASE("silent until the look-again date, then to look at again") {
    MadeCase made = worse();
    made.answered("worse.client", "2026-03-02", "2026-04-10");
    CHECK(state(made, "2026-04-09") == SignalState::answered);
    CHECK(state(made, "2026-04-10") == SignalState::look_again);
    CHECK(state(made, "2026-06-10") == SignalState::look_again);
}

TEST_CASE("three more ratings open it again, two do not, the rating of the day of the answer was known") {
    MadeCase made = worse();
    made.answered("worse.client", "2026-03-01");
    made.meet("2026-04-01").rated("client", "ors", "24");
    made.meet("2026-05-01").rated("client", "ors", "24").next("2026-12-24");
    CHECK(state(made) == SignalState::answered);
    made.meet("2026-06-01").rated("client", "ors", "24").next("2026-12-24");
    CHECK(state(made) == SignalState::open);
}

TEST_CASE("worse: another reliable change opens it again, a little less does not") {
    for (const auto& [latest, expected] : {std::pair{"19.1", SignalState::answered}, {"19", SignalState::open}}) {
        const std::string given = latest;
        CAPTURE(given);
        MadeCase made = worse();
        made.answered("worse.client", "2026-03-02", "2026-12-01");
        made.meet("2026-04-01").rated("client", "ors", latest).next("2026-12-24");
        CHECK(state(made) == expected);
    }
}

TEST_CASE("the talks: another fall opens it again") {
    for (const auto& [latest, expected] : {std::pair{"33.1", SignalState::answered}, {"33", SignalState::open}}) {
        const std::string given = latest;
        CAPTURE(given);
        MadeCase made = low();
        made.answered("alliance-low.client", "2026-02-02", "2026-12-01");
        made.meet("2026-04-01").rated("client", "srs", latest).next("2026-12-24");
        CHECK(state(made) == expected);
    }
}

TEST_CASE("what stood when it was answered, and what stands now") {
    MadeCase made = low();
    made.answered("alliance-low.client", "2026-02-02");
    made.meet("2026-04-01").rated("client", "srs", "35.5").next("2026-12-24");
    const Signal signal = signals_of(made, "2026-04-02").at(0);
    CHECK(signal.at_answer == score("34"));
    CHECK(signal.now == score("35.5"));
    CHECK(signal.decimals == 1);
}

TEST_CASE("a new spell is a new signal") {
    MadeCase made = low();
    made.answered("alliance-low.client.srs.2026-02-01", "2026-02-02");
    made.meet("2026-03-01").rated("client", "srs", "37");
    made.meet("2026-04-01").rated("client", "srs", "35").next("2026-12-24");
    CHECK(signals_of(made, "2026-04-02").at(0).id() == "alliance-low.client.srs.2026-04-01");
    CHECK(state(made, "2026-04-02") == SignalState::open);
}

TEST_CASE("silence: after an answer it is silent for as long again, or until the look-again date") {
    MadeCase made("c1");
    made.meet("2026-02-01");
    made.answered("silence", "2026-03-02");
    CHECK(state(made, "2026-03-29") == SignalState::answered);
    CHECK(state(made, "2026-03-30") == SignalState::open);

    MadeCase with_day("c2");
    with_day.meet("2026-02-01");
    with_day.answered("silence", "2026-03-02", "2026-05-01");
    CHECK(state(with_day, "2026-04-30") == SignalState::answered);
    CHECK(state(with_day, "2026-05-01") == SignalState::look_again);
}
