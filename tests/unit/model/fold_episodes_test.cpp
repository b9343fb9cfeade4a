// Stretches of help, voices and goals over time: who waits, what opens, what ends, who came back, what changed when.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

std::string episode(const std::string& id, const std::string& lines, const std::string& logged = "2026-01-05T08:00:00Z") {
    return "\n[episode." + id + "]\nkind = \"family\"\n" + lines + "logged = " + logged + "\n";
}

std::string meeting(const std::string& date, const std::string& lines = {}) {
    return "\n[session." + date + "-aaaaaa]\ndate = " + date + "\nkind = \"family\"\n" + lines + "logged = " + date + "T12:00:00Z\n";
}

std::string ending(const std::string& date, const std::string& logged, const std::string& how = "agreed") {
    return "\n[ending." + date + "-eeeeee]\ndate = " + date + "\nhow = \"" + how + "\"\nlogged = " + logged + "\n";
}

std::string change(const std::string& id, const std::string& of, const std::string& date, const std::string& lines) {
    return "\n[change." + id + "]\nof = \"" + of + "\"\ndate = " + date + "\n" + lines + "logged = " + date + "T13:00:00Z\n";
}

model::History history_of(const std::string& blocks, const model::FoldOptions& options = {}) {
    const std::string text = "viktig = 1\nclient = \"c017\"\n" + blocks;
    CHECK(told(read(text).problems) == "");
    auto found = folded(text, options);
    CHECK(told(found.problems) == "");
    return std::move(found.history);
}

model::FoldOptions as_of(const char* date) {
    return {day(date), {}};
}

/// The meetings of an episode by date.
std::string meetings(const model::History& history, std::size_t n) {
    std::string dates;
    for (std::size_t at = history.episodes.at(n).first_session; at < history.episodes[n].last_session; ++at)
        dates += base::to_string(history.sessions.at(at).date) + ' ';
    return dates;
}

}  // namespace

TEST_CASE("an episode without a day of opening waits until the first meeting held, which opens it") {
    const std::string waiting = episode("2026-01-05-aaaaaa", "asked = 2026-01-05\n");
    CHECK(history_of(waiting).episode()->waiting());
    CHECK_FALSE(history_of(waiting).episode()->opened);
    CHECK(history_of(waiting).episode()->asked == day("2026-01-05"));

    const auto missed = history_of(waiting + meeting("2026-01-12", "missed = \"no-show\"\n"));
    CHECK(missed.episode()->waiting());

    const auto met = history_of(waiting + meeting("2026-01-19") + meeting("2026-01-12", "missed = \"no-show\"\n") + meeting("2026-01-26"));
    CHECK_FALSE(met.episode()->waiting());
    CHECK(met.episode()->opened == day("2026-01-19"));
    CHECK(meetings(met, 0) == "2026-01-12 2026-01-19 2026-01-26 ");
}

TEST_CASE("an episode begins when it opened, else when they asked, else on the day in its id") {
    CHECK(history_of(episode("2026-01-07-aaaaaa", "opened = 2026-01-06\nasked = 2026-01-05\n")).episode()->began() == day("2026-01-06"));
    CHECK(history_of(episode("2026-01-07-aaaaaa", "asked = 2026-01-05\n")).episode()->began() == day("2026-01-05"));
    CHECK(history_of(episode("2026-01-07-aaaaaa", "")).episode()->began() == day("2026-01-07"));
}

TEST_CASE("the first meeting opens an episode but does not move the day it began") {
    const auto history = history_of(episode("2025-02-01-aaaaaa", "opened = 2025-02-01\n") + ending("2025-11-01", "2025-11-01T08:00:00Z") +
                                    episode("2026-10-01-bbbbbb", "asked = 2026-10-01\n", "2026-10-01T08:00:00Z") +
                                    meeting("2026-10-10", "missed = \"no-show\"\n") + meeting("2026-11-17"));
    REQUIRE(history.episodes.size() == 2);
    CHECK(history.episodes[1].opened == day("2026-11-17"));
    CHECK(history.episodes[1].began() == day("2026-10-01"));
    CHECK(history.episode_on(day("2026-10-10")) == &history.episodes[1]);
    CHECK(meetings(history, 1) == "2026-10-10 2026-11-17 ");
}

TEST_CASE("a day belongs to the last episode that began by then, and before all of them to the first") {
    const auto history = history_of(episode("e1", "opened = 2026-01-05\n") + ending("2026-03-02", "2026-03-02T08:00:00Z") +
                                    episode("e2", "opened = 2026-06-01\n", "2026-06-01T08:00:00Z") + meeting("2025-12-01") + meeting("2026-01-05") +
                                    meeting("2026-05-31") + meeting("2026-06-01") + meeting("2026-07-01"));
    REQUIRE(history.episodes.size() == 2);
    CHECK(meetings(history, 0) == "2025-12-01 2026-01-05 2026-05-31 ");
    CHECK(meetings(history, 1) == "2026-06-01 2026-07-01 ");
    CHECK(history.episode_on(day("2020-01-01"))->id == "e1");
    CHECK(history.episode_on(day("2026-05-31"))->id == "e1");
    CHECK(history.episode_on(day("2026-06-01"))->id == "e2");
    CHECK(history.episode()->id == "e2");
    CHECK(history.episodes[0].ending->date == day("2026-03-02"));
    CHECK_FALSE(history.episodes[1].ending);
}

TEST_CASE("of two episodes that began on a day it belongs to the one logged later") {
    const std::string late = episode("e1", "opened = 2026-01-05\n", "2026-01-05T09:00:00Z");
    const std::string early = episode("e2", "opened = 2026-01-05\n", "2026-01-05T08:00:00Z");
    for (const std::string& blocks : {late + early, early + late}) {
        const auto history = history_of(blocks + meeting("2026-01-05"));
        CHECK(history.episode()->id == "e1");
        CHECK(history.episode_on(day("2026-01-05"))->id == "e1");
        CHECK(meetings(history, 1) == "2026-01-05 ");
        CHECK(meetings(history, 0) == "");
    }
}

TEST_CASE("an ending ends the episode of its day, and keeps what was said about it") {
    const std::string blocks = episode("e1", "opened = 2026-01-05\n") +
                               "\n[ending.x]\ndate = 2026-03-02\nhow = \"moved\"\nfollow_up = [\"6m\", \"12m\"]\nwords = \"Til Bergen.\"\nby = \"liv\"\nlogged = 2026-03-02T08:00:00Z\n";
    const auto history = history_of(blocks);
    REQUIRE(history.episode()->ending);
    CHECK(history.episode()->ending->how == "moved");
    CHECK(described(history.episode()->ending->follow_up) == "6m 12m ");
    CHECK(history.episode()->ending->words == "Til Bergen.");
    CHECK(history.episode()->ending->by == "liv");
    CHECK_FALSE(history.episode()->waiting());
}

TEST_CASE("who waited and never came can be ended") {
    const auto history = history_of(episode("e1", "asked = 2026-01-05\n") + ending("2026-02-02", "2026-02-02T08:00:00Z", "lost"));
    CHECK(history.episode()->ending);
    CHECK_FALSE(history.episode()->waiting());
    CHECK_FALSE(history.episode()->opened);
}

TEST_CASE("ended and come back on one day: the ending ends what was open when it was logged") {
    const auto history = history_of(episode("e1", "opened = 2026-01-05\n") + ending("2026-03-02", "2026-03-02T08:00:00Z") +
                                    episode("e2", "opened = 2026-03-02\n", "2026-03-02T09:00:00Z"));
    REQUIRE(history.episodes.size() == 2);
    CHECK(history.episodes[0].ending);
    CHECK_FALSE(history.episodes[1].ending);
}

TEST_CASE("an ending without any episode ends nothing") {
    CHECK(history_of(ending("2026-03-02", "2026-03-02T08:00:00Z")).episodes.empty());
    CHECK(history_of("").episode() == nullptr);
    CHECK(history_of("").episode_on(day("2026-01-01")) == nullptr);
}

TEST_CASE("therapist and team are those of the day") {
    const auto history = history_of(episode("e1", "opened = 2026-01-05\ntherapist = \"kari\"\nteam = \"voksen\"\n") +
                                    change("c2", "episode.e1", "2026-05-01", "set.therapist = \"ola\"\n") +
                                    change("c1", "episode.e1", "2026-03-01", "set.therapist = \"per\"\nset.team = \"ung\"\n"));
    const auto* one = history.episode();
    CHECK(one->therapist_on(day("2025-01-01")) == "kari");
    CHECK(one->therapist_on(day("2026-02-28")) == "kari");
    CHECK(one->therapist_on(day("2026-03-01")) == "per");
    CHECK(one->therapist_on(day("2026-04-30")) == "per");
    CHECK(one->therapist_on(day("2026-05-01")) == "ola");
    CHECK(one->team_on(day("2026-02-28")) == "voksen");
    CHECK(one->team_on(day("2026-06-01")) == "ung");
}

TEST_CASE("nobody named as therapist is empty") {
    const auto history = history_of(episode("e1", "opened = 2026-01-05\n"));
    CHECK(history.episode()->therapist_on(day("2026-01-05")).empty());
    CHECK(history.episode()->team_on(day("2026-01-05")).empty());
}

TEST_CASE("of two changes of one day the one logged later holds, wherever it stands") {
    const std::string first = "\n[change.c2]\nof = \"episode.e1\"\ndate = 2026-03-01\nset.therapist = \"per\"\nlogged = 2026-03-01T08:00:00Z\n";
    const std::string second = "\n[change.c1]\nof = \"episode.e1\"\ndate = 2026-03-01\nset.therapist = \"ola\"\nlogged = 2026-03-01T09:00:00Z\n";
    for (const std::string& blocks : {first + second, second + first})
        CHECK(history_of(episode("e1", "opened = 2026-01-05\n") + blocks).episode()->therapist_on(day("2026-03-01")) == "ola");
}

TEST_CASE("an episode's other keys change too") {
    const auto history = history_of(episode("e1", "asked = 2026-01-05\nage = \"child\"\nlanguage = \"nb\"\n") +
                                    change("c1", "episode.e1", "2026-03-01", "set.opened = 2026-02-01\nset.kind = \"couple\"\nset.age = \"adolescent\"\nset.language = \"en\"\n"));
    CHECK(history.episode()->opened == day("2026-02-01"));
    CHECK(history.episode()->began() == day("2026-02-01"));
    CHECK(history.episode()->kind == "couple");
    CHECK(history.episode()->age == "adolescent");
    CHECK(history.episode()->language == "en");
}

TEST_CASE("episodes are in the order in which they began after all changes") {
    const auto history = history_of(episode("e1", "asked = 2026-01-05\n") + episode("e2", "opened = 2026-02-05\n") +
                                    change("c1", "episode.e1", "2026-03-01", "set.opened = 2026-03-01\n") + meeting("2026-02-10") + meeting("2026-03-05"));
    REQUIRE(history.episodes.size() == 2);
    CHECK(history.episodes[0].id == "e2");
    CHECK(history.episodes[1].id == "e1");
    CHECK(meetings(history, 0) == "2026-02-10 ");
    CHECK(meetings(history, 1) == "2026-03-05 ");
}

TEST_CASE("a person has a voice of their own without a block, and it comes first") {
    const std::string person = "\n[episode.e1]\nopened = 2026-01-05\nkind = \"person\"\nlogged = 2026-01-05T08:00:00Z\n";
    const std::string mother = "\n[voice.mother]\nrelation = \"parent\"\nlogged = 2026-01-05T08:00:00Z\n";
    const auto history = history_of(mother + person + "\n[session.s]\ndate = 2026-01-05\nkind = \"person\"\nrated.client = { life = 4 }\nlogged = 2026-01-05T08:00:00Z\n");
    REQUIRE(history.voices.size() == 2);
    CHECK(history.voices[0].id == "client");
    CHECK(history.voices[0].relation == "self");
    CHECK(history.sessions[0].find("client", "", "life"));
    CHECK(history.person_case_on(day("2026-01-05")));
    CHECK(history_of(mother + episode("e1", "opened = 2026-01-05\n")).voices.size() == 1);
    CHECK_FALSE(history_of(episode("e1", "opened = 2026-01-05\n")).person_case_on(day("2026-01-05")));
}

TEST_CASE("a case that becomes a person's own has that voice too, and may change it") {
    const auto history = history_of(episode("e1", "opened = 2026-01-05\n") + change("c1", "episode.e1", "2026-03-01", "set.kind = \"person\"\n") +
                                    "\n[session.s]\ndate = 2026-03-05\nkind = \"person\"\nrated.client = { life = 4 }\nlogged = 2026-03-05T08:00:00Z\n");
    CHECK(history.voice("client"));
    const auto named = history_of("\n[episode.e1]\nopened = 2026-01-05\nkind = \"person\"\nlogged = 2026-01-05T08:00:00Z\n" +
                                  change("c1", "voice.client", "2026-03-01", "set.age = \"adult\"\n"));
    CHECK(named.voice("client")->age == "adult");
}

TEST_CASE("voices come in the order they were logged, and change and end") {
    const auto voice = [](const std::string& id, const std::string& hour) {
        return "\n[voice." + id + "]\nrelation = \"parent\"\ncalled = \"x\"\nage = \"adult\"\nlogged = 2026-01-05T" + hour + ":00:00Z\n";
    };
    const auto history = history_of(voice("b", "08") + voice("c", "07") + voice("a", "08") +
                                    change("c1", "voice.a", "2026-03-01", "set.relation = \"other\"\nset.called = \"tante\"\nset.age = \"child\"\n") +
                                    change("c2", "voice.b", "2026-03-01", "set.ended = true\n") + change("c3", "voice.c", "2026-03-01", "set.ended = true\n") +
                                    change("c4", "voice.c", "2026-04-01", "set.ended = false\n"));
    REQUIRE(history.voices.size() == 3);
    CHECK(history.voices[0].id + history.voices[1].id + history.voices[2].id == "cab");
    CHECK(history.voice("a")->relation == "other");
    CHECK(history.voice("a")->called == "tante");
    CHECK(history.voice("a")->age == "child");
    CHECK(history.voice("b")->ended == day("2026-03-01"));
    CHECK_FALSE(history.voice("c")->ended);
}

TEST_CASE("new words begin a new series of a goal, an end and a second beginning are kept") {
    const std::string goal = "\n[goal.school]\ndate = 2026-01-05\nowner = \"all\"\nwords = \"Gå på skolen\"\narea = \"school\"\nlogged = 2026-01-05T08:00:00Z\n";
    const auto history = history_of(goal + change("c2", "goal.school", "2026-04-01", "set.words = \"Tre dager\"\n") +
                                    change("c1", "goal.school", "2026-03-01", "set.words = \"To dager\"\nset.owner = \"teen\"\nset.area = \"other\"\n"));
    const auto* school = history.goal("school");
    REQUIRE(school->series.size() == 3);
    CHECK(school->series[0].words == "Gå på skolen");
    CHECK(school->series[1].words == "To dager");
    CHECK(school->words() == "Tre dager");
    CHECK(school->series_start() == day("2026-04-01"));
    CHECK(school->owner == "teen");
    CHECK(school->area == "other");
    CHECK_FALSE(school->ended);

    const std::string reached = goal + change("c1", "goal.school", "2026-03-01", "set.ended = true\n");
    CHECK(history_of(reached).goal("school")->ended == day("2026-03-01"));
    const auto resumed = history_of(reached + change("c2", "goal.school", "2026-05-01", "set.ended = false\n"));
    CHECK_FALSE(resumed.goal("school")->ended);
    CHECK(resumed.goal("school")->series.size() == 1);
}

TEST_CASE("goals come by date, then by when they were logged, then by id") {
    const auto goal = [](const std::string& id, const std::string& date, const std::string& hour) {
        return "\n[goal." + id + "]\ndate = " + date + "\nowner = \"all\"\nwords = \"x\"\nlogged = 2026-01-09T" + hour + ":00:00Z\n";
    };
    const auto history = history_of(goal("a", "2026-01-06", "08") + goal("b", "2026-01-05", "09") + goal("d", "2026-01-05", "08") + goal("c", "2026-01-05", "08"));
    std::string ids;
    for (const auto& one : history.goals) ids += one.id;
    CHECK(ids == "cdba");
}

TEST_CASE("meetings come by date, then by when they were logged, then by id") {
    const auto at = [](const std::string& id, const std::string& date, const std::string& hour) {
        return "\n[session." + id + "]\ndate = " + date + "\nkind = \"family\"\nlogged = 2026-01-09T" + hour + ":00:00Z\n";
    };
    const auto history = history_of(at("a", "2026-01-06", "08") + at("b", "2026-01-05", "09") + at("d", "2026-01-05", "08") + at("c", "2026-01-05", "08"));
    std::string ids;
    for (const auto& one : history.sessions) ids += one.id;
    CHECK(ids == "cdba");
}

TEST_CASE("a change of what is not there is told, of what was taken back it is not") {
    const std::string text = family_ledger + change("c1", "goal.mood", "2026-08-21", "set.ended = true\n");
    CHECK(told(folded(text).problems) == "block 37:1 block.of-nothing");
    const std::string taken_back = family_ledger + change("c1", "goal.sleep", "2026-08-21", "set.ended = true\n") +
                                   "\n[amend.a1]\nof = \"goal.sleep\"\nvoid = true\nreason = \"x\"\nlogged = 2026-08-22T06:00:00Z\n";
    CHECK(told(folded(taken_back).problems) == "");
    CHECK(told(folded(text, as_of("2026-08-13")).problems) == "");
}

TEST_CASE("as of a day only what had happened by then counts") {
    const std::string text = episode("2026-01-05-aaaaaa", "opened = 2026-01-12\nasked = 2026-01-05\ntherapist = \"kari\"\n") + meeting("2026-01-12") + meeting("2026-01-19") +
                             change("c1", "episode.2026-01-05-aaaaaa", "2026-02-01", "set.therapist = \"per\"\n") + ending("2026-03-02", "2026-03-02T08:00:00Z") +
                             "\n[goal.ro]\ndate = 2026-01-12\nowner = \"all\"\nwords = \"x\"\nlogged = 2026-01-12T08:00:00Z\n"
                             "\n[note.n1]\ndate = 2026-01-13\nkind = \"helped\"\nwords = \"x\"\nlogged = 2026-01-13T08:00:00Z\n"
                             "\n[answer.n2]\ndate = 2026-01-14\nsignal = \"silence.2026-01-01\"\nwords = \"x\"\nlogged = 2026-01-14T08:00:00Z\n";
    CHECK(history_of(text, as_of("2026-01-04")).episodes.empty());
    const auto waiting = history_of(text, as_of("2026-01-11"));
    CHECK(waiting.episode()->waiting());
    CHECK(waiting.sessions.empty());
    CHECK(waiting.goals.empty());
    const auto first = history_of(text, as_of("2026-01-12"));
    CHECK(first.episode()->opened == day("2026-01-12"));
    CHECK(first.sessions.size() == 1);
    CHECK(first.goals.size() == 1);
    CHECK(first.words.empty());
    CHECK(first.answers.empty());
    CHECK(history_of(text, as_of("2026-01-14")).words.size() == 1);
    CHECK(history_of(text, as_of("2026-01-14")).answers.size() == 1);
    CHECK(history_of(text, as_of("2026-01-31")).episode()->therapist_on(day("2026-02-02")) == "kari");
    CHECK(history_of(text, as_of("2026-02-01")).episode()->therapist_on(day("2026-02-02")) == "per");
    CHECK_FALSE(history_of(text, as_of("2026-03-01")).episode()->ending);
    CHECK(history_of(text, as_of("2026-03-02")).episode()->ending);
}

TEST_CASE("as of a day an episode is there from the first thing that is known of it") {
    CHECK(history_of(episode("2026-01-05-aaaaaa", ""), as_of("2026-01-04")).episodes.empty());
    CHECK(history_of(episode("2026-01-05-aaaaaa", ""), as_of("2026-01-05")).episode()->waiting());
    const std::string opened_first = episode("e1", "opened = 2026-01-05\nasked = 2026-01-12\n");
    CHECK(history_of(opened_first, as_of("2026-01-06")).episode()->opened == day("2026-01-05"));
    CHECK(history_of(episode("e1", "opened = 2026-01-05\n"), as_of("2026-01-04")).episodes.empty());
    const std::string moved = episode("e1", "asked = 2026-01-05\n") + change("c1", "episode.e1", "2026-01-06", "set.opened = 2026-02-01\n");
    CHECK(history_of(moved, as_of("2026-01-20")).episode()->waiting());
    CHECK(history_of(moved, as_of("2026-02-01")).episode()->opened == day("2026-02-01"));
}

TEST_CASE("as of a day corrections always count") {
    const std::string text = family_ledger + first_meeting +
                             "\n[amend.a1]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.mother = { sleep = 9 }\nreason = \"x\"\nlogged = 2026-12-01T06:00:00Z\n";
    CHECK(folded(text, as_of("2026-08-21")).history.sessions.at(0).find("mother", "", "sleep")->total == score("9"));
}

TEST_CASE("a goal written down after it was rated began at the first meeting that rated it") {
    const std::string text = with(family_ledger, "[goal.sleep]\ndate = 2026-08-14", "[goal.sleep]\ndate = 2026-09-14") + first_meeting;
    for (const char* today : {"2026-12-01", "2026-08-31", "2026-08-21"}) {
        const auto found = folded(text, as_of(today));
        CHECK(told(found.problems) == "");
        CHECK(found.history.sessions.at(0).find("teen", "", "sleep")->total == score("6"));
        CHECK(found.history.goal("sleep")->date == day("2026-08-21"));
    }
    CHECK_FALSE(folded(text, as_of("2026-08-20")).history.goal("sleep"));
    const std::string unrated = with(family_ledger, "[goal.sleep]\ndate = 2026-08-14", "[goal.sleep]\ndate = 2026-09-14");
    CHECK_FALSE(folded(unrated, as_of("2026-09-13")).history.goal("sleep"));
    CHECK(folded(unrated, as_of("2026-09-14")).history.goal("sleep")->date == day("2026-09-14"));
    const std::string in_more = unrated + "\n[session.s1]\ndate = 2026-08-28\nkind = \"family\"\nlogged = 2026-08-28T09:00:00Z\n"
                                          "\n[more.m1]\nof = \"session.s1\"\nrated.teen = { sleep = 5 }\nlogged = 2026-08-28T10:00:00Z\n";
    CHECK(folded(in_more).history.goal("sleep")->date == day("2026-08-28"));
}

TEST_CASE("on file on a day counts only what was logged before its end, corrections too") {
    const std::string text = family_ledger + first_meeting +
                             "\n[amend.a1]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.mother = { sleep = 9 }\nreason = \"x\"\nlogged = 2026-08-22T06:00:00Z\n";
    const auto on_file = [&](const char* before) {
        const auto found = folded(text, {{}, base::parse_instant(before).value()});
        CHECK(told(found.problems) == "");
        return found.history;
    };
    CHECK(on_file("2026-08-21T09:02:10Z").sessions.empty());
    CHECK(on_file("2026-08-21T09:02:11Z").sessions.at(0).find("mother", "", "sleep")->total == score("4"));
    CHECK(on_file("2026-08-22T06:00:01Z").sessions.at(0).find("mother", "", "sleep")->total == score("9"));
    CHECK(on_file("2026-08-14T07:13:02Z").voices.empty());
    CHECK(on_file("2026-08-01T00:00:00Z").episodes.empty());
}

TEST_CASE("an unknown age is told and stands for none: the cutoff hangs on it") {
    const std::string text = with(family_ledger, "age = \"adolescent\"", "age = \"about\"");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "\"about\"") + " value.unknown-word");
    CHECK(found.history.voice("teen")->age.empty());
    const auto mended = folded(text + "\n[amend.a1]\nof = \"voice.teen\"\nset.age = \"child\"\nreason = \"x\"\nlogged = 2026-08-22T09:00:00Z\n");
    CHECK(told(mended.problems) == "");
    CHECK(mended.history.voice("teen")->age == "child");
}
