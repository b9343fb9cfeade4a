// What people gave at a meeting, out of all the blocks that speak of it. What cannot stand is told and left out.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

const std::string canonical = family_ledger + first_meeting;

/// A meeting of the family on 21 August with these lines.
std::string meeting(const std::string& lines, const std::string& id = "s1") {
    return "\n[session." + id + "]\ndate = 2026-08-21\nkind = \"family\"\n" + lines + "by = \"kari\"\nlogged = 2026-08-21T09:00:00Z\n";
}

std::string more(const std::string& lines, const std::string& id = "m1", const std::string& logged = "2026-08-21T12:00:00Z") {
    return "\n[more." + id + "]\nof = \"session.s1\"\n" + lines + "by = \"per\"\nlogged = " + logged + "\n";
}

/// The one meeting of a ledger.
model::Session only_session(const model::Folded& folded) {
    REQUIRE(folded.history.sessions.size() == 1);
    return folded.history.sessions[0];
}

/// What is told when the family's ledger goes on like this, and nothing was told before.
std::string told_of(const std::string& blocks, const model::FoldOptions& options = {}) {
    REQUIRE(told(read(family_ledger + blocks).problems) == "");
    return told(folded(family_ledger + blocks, options).problems);
}

std::string ratings_of(const model::Session& session) {
    std::string text;
    for (const auto& rating : session.ratings)
        text += described(rating.key) + '=' + std::string(model::to_word(rating.status)) + ':' + described(rating.total) + ' ';
    return text;
}

}  // namespace

TEST_CASE("a meeting's ratings have their totals, by voice, whom they are about, and what") {
    const auto found = folded(canonical);
    CHECK(told(found.problems) == "");
    CHECK(ratings_of(only_session(found)) ==
          "father@.=declined:none mother@.ors=rated:20.8 mother@.sleep=rated:4 mother@teen.ors=rated:14.2 "
          "teen@.ors=rated:16.7 teen@.sleep=rated:6 ");
    const auto session = only_session(found);
    const auto* teen = session.find("teen", "", "ors");
    CHECK(teen->measure == builtins().find("ors"));
    CHECK(described(teen->items) == "4.2 5.1 3 4.4 ");
    CHECK(teen->by == "kari");
    CHECK_FALSE(teen->corrected);
    CHECK(only_session(found).find("teen", "", "sleep")->measure == nullptr);
}

TEST_CASE("a blank item leaves no total, a total alone has no items") {
    const auto found = folded(family_ledger + meeting("rated.teen = { ors = [4.2, nan, 3.0, 4.4], srs = { total = 31.2 } }\n"));
    CHECK(told(found.problems) == "");
    const auto session = only_session(found);
    CHECK(described(session.find("teen", "", "ors")->total) == "none");
    CHECK(described(session.find("teen", "", "ors")->items) == "4.2 none 3 4.4 ");
    CHECK(session.find("teen", "", "srs")->total == score("31.2"));
    CHECK(session.find("teen", "", "srs")->items.empty());
}

TEST_CASE("what a second block adds to a meeting belongs to it") {
    const auto found = folded(family_ledger + meeting("rated.teen = { sleep = 6 }\nnext = 2026-09-04\n") +
                              more("present = [\"father\"]\nnext = 2026-09-11\nrated.mother = { sleep = 4 }\nunrated.father = \"declined\"\n"
                                   "said.mother = \"Ja.\"\nslips.life = [7]\n"));
    CHECK(told(found.problems) == "");
    const auto session = only_session(found);
    CHECK(ratings_of(session) == "father@.=declined:none mother@.sleep=rated:4 teen@.sleep=rated:6 ");
    CHECK(described(session.present) == "father mother teen ");
    CHECK(std::get<base::Date>(*session.next) == day("2026-09-11"));
    CHECK(session.find("mother", "", "sleep")->by == "per");
    CHECK(session.find("teen", "", "sleep")->by == "kari");
    CHECK(session.by == "kari");
    CHECK_FALSE(session.corrected);
    REQUIRE(session.slips.size() == 1);
    CHECK(session.slips[0].by == "per");
    REQUIRE(found.history.words.size() == 1);
    CHECK(found.history.words[0].session == "s1");
    CHECK(found.history.words[0].date == day("2026-08-21"));
}

TEST_CASE("of several next meetings agreed the one logged last holds, wherever it stands in the file") {
    const std::string late = more("next = \"as-needed\"\n", "m1", "2026-08-21T14:00:00Z");
    const std::string early = more("next = 2026-09-11\n", "m2", "2026-08-21T13:00:00Z");
    for (const std::string& blocks : {late + early, early + late}) {
        const auto found = folded(family_ledger + meeting("next = 2026-09-04\n") + blocks);
        CHECK(std::holds_alternative<model::AsNeeded>(*only_session(found).next));
    }
}

TEST_CASE("the same rating logged twice alike counts once") {
    const auto found = folded(family_ledger + meeting("rated.teen = { sleep = 6, ors = [4.2, 5.1, 3.0, 4.4] }\nunrated.father = \"absent\"\n") +
                              more("rated.teen = { sleep = 6.0, ors = [4.20, 5.1, 3, 4.4] }\nunrated.father = \"absent\"\n"));
    CHECK(told(found.problems) == "");
    CHECK(ratings_of(only_session(found)) == "father@.=absent:none teen@.ors=rated:16.7 teen@.sleep=rated:6 ");
    CHECK(only_session(found).find("teen", "", "sleep")->by == "kari");
}

TEST_CASE("the same rating logged twice otherwise counts not at all and is told at the second place") {
    const std::string text = family_ledger + meeting("rated.teen = { sleep = 6, life = 3 }\n") + more("rated.teen = { sleep = 5 }\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "5 }") + " rating.twice-on-file");
    CHECK(ratings_of(only_session(found)) == "teen@.life=rated:3 ");
    const auto third = folded(text + more("rated.teen = { sleep = 6 }\n", "m2", "2026-08-21T13:00:00Z"));
    CHECK(ratings_of(only_session(third)) == "teen@.life=rated:3 ");
}

TEST_CASE("a number and a status for the same thing clash, also in one block") {
    const std::string text = family_ledger + meeting("rated.teen = { sleep = 6 }\nunrated.teen = { sleep = \"declined\" }\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "\"declined\"") + " rating.twice-on-file");
    CHECK(only_session(found).ratings.empty());
}

TEST_CASE("of two answers of which one cannot be, neither counts, in whichever order") {
    const std::string good = "rated.teen = { sleep = 6, life = 3 }\n", bad = "rated.teen = { sleep = 14 }\n";
    const std::string after = family_ledger + meeting(good) + more(bad);
    CHECK(told(folded(after).problems) ==
          "value " + place_of(after, "14 }") + " score.out-of-range\nvalue " + place_of(after, "6, life") + " rating.twice-on-file");
    const std::string before = family_ledger + meeting(bad) + more(good);
    CHECK(told(folded(before).problems) ==
          "value " + place_of(before, "14 }") + " score.out-of-range\nvalue " + place_of(before, "6, life") + " rating.twice-on-file");
    for (const std::string& text : {after, before}) CHECK(ratings_of(only_session(folded(text))) == "teen@.life=rated:3 ");
}

TEST_CASE("a score of nothing in particular is told and left out, a status about everything is not") {
    const std::string text = family_ledger + meeting("rated.teen = { \"\" = 5 }\nunrated.father = \"declined\"\n");
    const auto found = folded(text);
    CHECK(told(read(text).problems) == "value " + place_of(text, "\"\" = 5") + " value.no-name");
    CHECK(told(found.problems) == "");
    CHECK(ratings_of(only_session(found)) == "father@.=declined:none ");
}

TEST_CASE("items that add up to a total logged beside them are two answers") {
    const std::string text = family_ledger + meeting("rated.teen = { ors = [4.2, 5.1, 3.0, 4.4] }\n") + more("rated.teen = { ors = { total = 16.7 } }\n");
    CHECK(told(folded(text).problems) == "value " + place_of(text, "{ total") + " rating.twice-on-file");
}

TEST_CASE("a score out of range is left out and told at the number, the others stand") {
    const std::string text = with(canonical, "3.0, 4.4]", "14.0, 4.4]");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "14.0") + " score.out-of-range");
    CHECK(found.problems[0].excerpt == "rated.teen = { ors = [4.2, 5.1, 14.0, 4.4], sleep = 6 }");
    CHECK(found.problems[0].place.file == "clients/c017.toml");
    CHECK(ratings_of(only_session(found)) ==
          "father@.=declined:none mother@.ors=rated:20.8 mother@.sleep=rated:4 mother@teen.ors=rated:14.2 teen@.sleep=rated:6 ");
}

TEST_CASE("every way in which a score can be wrong is told at its place") {
    const auto check = [](const std::string& value, const std::string& culprit, const std::string& key) {
        const std::string text = family_ledger + meeting("rated.teen = { " + value + " }\nrated.mother = { sleep = 4 }\n");
        CAPTURE(value);
        const auto found = folded(text);
        CHECK(told(found.problems) == "value " + place_of(text, culprit) + ' ' + key);
        CHECK(ratings_of(only_session(found)) == "mother@.sleep=rated:4 ");
    };
    check("sleep = 11", "11 }", "score.out-of-range");
    check("sleep = -1", "-1 }", "score.out-of-range");
    check("sleep = 4.5", "4.5 }", "score.off-step");
    check("sleep = nan", "nan }", "score.left-open");
    check("sleep = [4, 5]", "[4, 5]", "score.one-number");
    check("sleep = []", "[]", "score.one-number");
    check("sleep = { total = 11 }", "{ total", "score.out-of-range");
    check("ors = [4.2, 5.1, 3.05, 4.4]", "3.05", "score.off-step");
    check("ors = [4.2, 5.1, 3.0]", "[4.2, 5.1, 3.0]", "score.too-few-items");
    check("ors = [4.2, 5.1, 3.0, 4.4, 1.0]", "[4.2, 5.1, 3.0, 4.4", "score.too-many-items");
    check("ors = 16.7", "16.7 }", "score.too-few-items");
    check("ors = [nan, nan, nan, nan]", "[nan", "score.nothing-given");
    check("ors = { total = 40.1 }", "{ total", "score.out-of-range");
    check("ors = { total = 16.75 }", "{ total", "score.off-step");
    check("phq-9 = [0, 1, 2, 3, 4, 0, 0, 0, 0]", "4, 0", "score.out-of-range");
    check("moood = 3", "3 }", "what.unknown-on-file");
}

TEST_CASE("ratings at the ends of the range stand") {
    const auto found = folded(family_ledger + meeting("rated.teen = { ors = [0.0, 10.0, 0.1, 9.9], sleep = 0, life = 10, phq-9 = { total = 27 } }\n"));
    CHECK(told(found.problems) == "");
    CHECK(ratings_of(only_session(found)) == "teen@.life=rated:10 teen@.ors=rated:20 teen@.phq-9=rated:27 teen@.sleep=rated:0 ");
}

TEST_CASE("goals may go in finer steps where the service says so") {
    const std::string text = family_ledger + meeting("rated.teen = { sleep = 4.5 }\n");
    model::Settings settings;
    settings.goal_step = score("0.5");
    CHECK(told(model::fold(read(text).ledger, builtins(), settings).problems) == "");
    CHECK(told(folded(text).problems) == "value " + place_of(text, "4.5 }") + " score.off-step");
}

TEST_CASE("what an unknown voice rated or declined, or was rated about, is left out and told") {
    const std::string text = family_ledger + meeting("rated.mohter = { sleep = 4 }\nabout.aunt.mother = { life = 4 }\nunrated.uncle = \"absent\"\nrated.teen = { life = 4 }\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "4 }\nabout") + " voice.unknown-on-file\nvalue " +
                                      place_of(text, "4 }\nunrated") + " voice.unknown-on-file\nvalue " +
                                      place_of(text, "\"absent\"") + " voice.unknown-on-file");
    CHECK(argument(found.problems[0].message, 0) == "mohter");
    CHECK(found.problems[0].hint.key == "hint.did-you-mean");
    CHECK(argument(found.problems[1].message, 0) == "aunt");
    CHECK(ratings_of(only_session(found)) == "teen@.life=rated:4 ");
}

TEST_CASE("a status of an unknown measure is left out and told") {
    const std::string text = family_ledger + meeting("unrated.teen = { moood = \"declined\" }\n");
    CHECK(told(folded(text).problems) == "value " + place_of(text, "\"declined\"") + " what.unknown-on-file");
}

TEST_CASE("words of somebody unknown are told and kept") {
    const std::string text = family_ledger + meeting("said.aunt = \"Hei.\"\nsaid.team = \"Stille.\"\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "nothing " + place_of(text, "\"Hei.\"") + " voice.unknown-on-file");
    CHECK(found.history.words.size() == 2);
}

TEST_CASE("slips are single scores, or totals of a measure of several items") {
    const auto found = folded(family_ledger + meeting("slips.life = [7, 6, 8]\nslips.ors = [31.2, 28.0]\nslips.sleep = [3]\n"));
    CHECK(told(found.problems) == "");
    const auto session = only_session(found);
    REQUIRE(session.slips.size() == 3);
    CHECK(session.slips[0].what == "life");
    CHECK(scores_of(session.slips[0]) == std::vector<base::Score>{score("7"), score("6"), score("8")});
    CHECK(session.slips[1].what == "ors");
    CHECK(session.slips[1].measure == builtins().find("ors"));
    CHECK(session.slips[2].measure == nullptr);
    CHECK(session.slips[2].by == "kari");
}

TEST_CASE("a slip that cannot be is left out and told at its number, the others stand") {
    const std::string text = family_ledger + meeting("slips.life = [7, 66, 8, 5.5]\nslips.mood = [1]\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "66") + " score.out-of-range\nvalue " + place_of(text, "5.5") +
                                      " score.off-step\nvalue " + place_of(text, "[1]") + " what.unknown-on-file");
    REQUIRE(only_session(found).slips.size() == 1);
    CHECK(scores_of(only_session(found).slips[0]) == std::vector<base::Score>{score("7"), score("8")});
}

TEST_CASE("slips of a second block are added, even where the numbers are the same") {
    const auto found = folded(family_ledger + meeting("slips.life = [7, 6]\n") + more("slips.life = [7]\n"));
    CHECK(told(found.problems) == "");
    REQUIRE(only_session(found).slips.size() == 2);
    CHECK(only_session(found).slips[0].by == "kari");
    CHECK(only_session(found).slips[1].by == "per");
}

TEST_CASE("a goal hides a measure of its name in its ledger") {
    const std::string text = family_ledger + "\n[goal.life]\ndate = 2026-08-14\nowner = \"all\"\nwords = \"Leve\"\nlogged = 2026-08-14T08:00:00Z\n" +
                             meeting("rated.teen = { life = 7 }\n");
    const auto found = folded(text);
    CHECK(told(found.problems) == "");
    CHECK(only_session(found).find("teen", "", "life")->measure == nullptr);
}

TEST_CASE("a block added to a meeting that is not there is left out and told at its head") {
    CHECK(told_of(more("rated.teen = { sleep = 3 }\n")) == "block 37:1 block.of-nothing");
    CHECK(told_of("\n[more.m1]\nof = \"voice.teen\"\nrated.teen = { sleep = 3 }\nlogged = 2026-08-21T09:00:00Z\n") == "block 37:1 block.of-nothing");
}

TEST_CASE("ratings of a missed meeting are told") {
    CHECK(told_of(meeting("missed = \"us\"\nrated.teen = { sleep = 3 }\n")) == "nothing 37:1 session.missed-but-rated");
    CHECK(told_of(meeting("missed = \"us\"\nslips.life = [3]\n")) == "nothing 37:1 session.missed-but-rated");
    CHECK(told_of(meeting("missed = \"no-show\"\nnext = 2026-09-04\n")) == "");
    CHECK(only_session(folded(family_ledger + meeting("missed = \"no-show\"\n"))).missed == model::Missed::no_show);
    CHECK_FALSE(only_session(folded(family_ledger + meeting("missed = \"them\"\n"))).held());
}

TEST_CASE("what a meeting says besides is kept") {
    const auto found = folded(
        family_ledger + meeting("led = [\"kari\", \"per\"]\nteam = [\"siri\"]\nheadcount = 7\nplace = \"hjemme\"\nlanguage = \"so\"\ninterpreter = false\n"));
    const model::Session& session = only_session(found);
    CHECK(described(session.led) == "kari per ");
    CHECK(described(session.team) == "siri ");
    CHECK(session.headcount == 7);
    CHECK(session.place == "hjemme");
    CHECK(session.language == "so");
    CHECK(session.interpreter == false);
    CHECK_FALSE(session.next);
    CHECK(session.held());
    CHECK(session.spot.line == 37);
}

TEST_CASE("what became of asking: the answer, else the word for everything, else there or not") {
    const auto found = folded(family_ledger + meeting("present = [\"teen\"]\nrated.mother = { sleep = 4 }\n"
                                                      "unrated.mother = { srs = \"declined\" }\nunrated.father = \"declined\"\n"));
    const model::Session& session = only_session(found);
    CHECK(session.status_of("mother", "", "sleep") == Status::rated);
    CHECK(session.status_of("mother", "", "srs") == Status::declined);
    CHECK(session.status_of("mother", "", "ors") == Status::not_asked);
    CHECK(session.status_of("father", "", "ors") == Status::declined);
    CHECK(session.status_of("teen", "", "ors") == Status::not_asked);
    CHECK(session.status_of("school", "", "ors") == Status::absent);
}
