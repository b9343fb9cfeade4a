// Corrections laid over the blocks they mean: the later (logged, id) holds, wherever it stands in the file.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

const std::string canonical = family_ledger + first_meeting;
const std::string meeting_id = "session.2026-08-21-7qx4m2";

std::string amend(const std::string& id, const std::string& hour, const std::string& lines, const std::string& of = meeting_id) {
    return "\n[amend." + id + "]\nof = \"" + of + "\"\n" + lines + "reason = \"misread\"\nby = \"per\"\nlogged = 2026-08-22T" + hour + ":00:00Z\n";
}

model::Folded with_blocks(const std::string& blocks) {
    const std::string text = canonical + blocks;
    REQUIRE(told(read(text).problems) == "");
    return folded(text);
}

const model::Session& session(const model::Folded& folded) {
    return folded.history.sessions.at(0);
}

/// Mother's sleep after these blocks: her score, or why there is none.
std::string mothers_sleep(const std::string& blocks) {
    const auto found = with_blocks(blocks);
    const auto* rating = session(found).find("mother", "", "sleep");
    if (!rating) return "none";
    return (rating->total ? rating->total->to_string() : std::string(model::to_word(rating->status))) + (rating->corrected ? " corrected" : "");
}

std::string told_of(const std::string& blocks) {
    return told(with_blocks(blocks).problems);
}

}  // namespace

TEST_CASE("a corrected rating holds instead of the one on file") {
    const auto found = with_blocks(amend("a1", "06", "set.rated.mother = { sleep = 5 }\nwas.rated.mother = { sleep = 4 }\n"));
    CHECK(told(found.problems) == "");
    const auto* rating = session(found).find("mother", "", "sleep");
    CHECK(rating->total == score("5"));
    CHECK(rating->corrected);
    CHECK(rating->by == "kari");
    CHECK(session(found).corrected);
    CHECK_FALSE(session(found).find("mother", "", "ors")->corrected);
}

TEST_CASE("a rating that did not stand is added, and is by whoever corrected") {
    const auto found = with_blocks(amend("a1", "06", "set.rated.father = { sleep = 5 }\nset.about.teen.father = { life = 3 }\n"));
    CHECK(told(found.problems) == "");
    CHECK(session(found).find("father", "", "sleep")->by == "per");
    CHECK(session(found).find("father", "", "sleep")->corrected);
    CHECK(session(found).find("father", "teen", "life")->total == score("3"));
}

TEST_CASE("a correction may replace a number by a status and a status by a number") {
    const auto found = with_blocks(amend("a1", "06", "set.unrated.mother = { sleep = \"declined\" }\nset.unrated.father = \"absent\"\n"));
    CHECK(told(found.problems) == "");
    CHECK(session(found).find("mother", "", "sleep")->status == Status::declined);
    CHECK_FALSE(session(found).find("mother", "", "sleep")->total);
    CHECK(session(found).status_of("father", "", "srs") == Status::absent);
    CHECK_FALSE(session(found).was_present("father"));
    const std::string again = amend("a1", "06", "set.unrated.mother = { sleep = \"declined\" }\n") + amend("a2", "07", "set.rated.mother = { sleep = 7 }\n");
    CHECK(mothers_sleep(again) == "7 corrected");
}

TEST_CASE("a correction ends a clash within its block") {
    const std::string clash = with(canonical, "unrated.father = \"declined\"", "unrated.mother = { sleep = \"declined\" }");
    CHECK(told(folded(clash).problems) == "value " + place_of(clash, "\"declined\"") + " rating.twice-on-file");
    const auto found = folded(clash + amend("a1", "06", "set.rated.mother = { sleep = 5 }\n"));
    CHECK(told(found.problems) == "");
    CHECK(session(found).find("mother", "", "sleep")->total == score("5"));
}

TEST_CASE("ratings may be taken back one by one") {
    const auto found = with_blocks(amend("a1", "06", "withdrawn = [\"mother.sleep\", \"mother@teen.ors\", \"father\"]\n"));
    CHECK(told(found.problems) == "");
    CHECK_FALSE(session(found).find("mother", "", "sleep"));
    CHECK_FALSE(session(found).find("mother", "teen", "ors"));
    CHECK(session(found).find("mother", "", "ors"));
    CHECK_FALSE(session(found).find("father", "", ""));
    CHECK(session(found).corrected);
}

TEST_CASE("a status of one form may be taken back") {
    const std::string text = with(canonical, "unrated.father = \"declined\"", "unrated.father = { srs = \"declined\", ors = \"not-asked\" }");
    const auto found = folded(text + amend("a1", "06", "withdrawn = [\"father.srs\"]\n"));
    CHECK(told(found.problems) == "");
    CHECK_FALSE(session(found).find("father", "", "srs"));
    CHECK(session(found).find("father", "", "ors"));
}

TEST_CASE("in one correction what is set comes before what is taken back") {
    CHECK(mothers_sleep(amend("a1", "06", "set.rated.mother = { sleep = 5 }\nwithdrawn = [\"mother.sleep\"]\n")) == "none");
}

TEST_CASE("what is not there cannot be taken back: it is told") {
    const std::string blocks = amend("a1", "06", "withdrawn = [\"teen.mood\"]\n");
    CHECK(told_of(blocks) == "value " + place_of(canonical + blocks, "[\"teen.mood\"]") + " amend.nothing-to-withdraw");
}

TEST_CASE("a void block does not count, nor does what was added to it") {
    const std::string blocks = "\n[more.m1]\nof = \"" + meeting_id + "\"\nrated.teen = { life = 3 }\nlogged = 2026-08-21T12:00:00Z\n" + amend("a1", "06", "void = true\n");
    const auto found = with_blocks(blocks);
    CHECK(told(found.problems) == "");
    CHECK(found.history.sessions.empty());
    CHECK(found.history.words.empty());
}

TEST_CASE("an addition alone may be void, and its ratings are corrected in it") {
    const std::string more = "\n[more.m1]\nof = \"" + meeting_id + "\"\nrated.teen = { life = 3 }\nlogged = 2026-08-21T12:00:00Z\n";
    CHECK_FALSE(session(with_blocks(more + amend("a1", "06", "void = true\n", "more.m1"))).find("teen", "", "life"));
    const auto found = with_blocks(more + amend("a1", "06", "set.rated.teen = { life = 4 }\n", "more.m1"));
    CHECK(session(found).find("teen", "", "life")->total == score("4"));
    CHECK(session(found).corrected);
}

TEST_CASE("void = false takes nothing back") {
    CHECK(mothers_sleep(amend("a1", "06", "void = false\n")) == "4");
}

TEST_CASE("a correction that was taken back takes nothing back and sets nothing") {
    const std::string set = amend("a1", "06", "set.rated.mother = { sleep = 5 }\n");
    const std::string undo = amend("a2", "07", "void = true\n", "amend.a1");
    const std::string redo = amend("a3", "08", "void = true\n", "amend.a2");
    const std::string undo_again = amend("a4", "09", "void = true\n", "amend.a3");
    CHECK(mothers_sleep(set) == "5 corrected");
    CHECK(mothers_sleep(set + undo) == "4");
    CHECK(mothers_sleep(undo + set) == "4");
    CHECK(mothers_sleep(set + undo + redo) == "5 corrected");
    CHECK(mothers_sleep(redo + undo + set) == "5 corrected");
    CHECK(mothers_sleep(set + undo + redo + undo_again) == "4");
    CHECK(told_of(set + undo) == "");
}

TEST_CASE("a meeting that was void comes back when that was void itself") {
    const auto found = with_blocks(amend("a1", "06", "void = true\n") + amend("a2", "07", "void = true\n", "amend.a1"));
    CHECK(found.history.sessions.size() == 1);
    CHECK_FALSE(session(found).corrected);
}

TEST_CASE("a correction of a correction can do nothing but take it back") {
    const std::string blocks = amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") + amend("a2", "07", "set.reason = \"x\"\n", "amend.a1");
    CHECK(mothers_sleep(blocks) == "5 corrected");
}

TEST_CASE("of two corrections of one rating the one logged later holds, whatever their order in the file") {
    const std::string early = amend("a2", "06", "set.rated.mother = { sleep = 5 }\n");
    const std::string late = amend("a1", "07", "set.rated.mother = { sleep = 7 }\n");
    CHECK(mothers_sleep(early + late) == "7 corrected");
    CHECK(mothers_sleep(late + early) == "7 corrected");
}

TEST_CASE("of two corrections of the same second the greater id holds") {
    const std::string a = amend("2026-08-22-aaaaaa", "06", "set.rated.mother = { sleep = 5 }\n");
    const std::string b = amend("2026-08-22-bbbbbb", "06", "set.rated.mother = { sleep = 7 }\n");
    CHECK(mothers_sleep(a + b) == "7 corrected");
    CHECK(mothers_sleep(b + a) == "7 corrected");
}

TEST_CASE("what is said to have stood and did not is told, at its place") {
    const std::string blocks = amend("a1", "06", "set.rated.mother = { sleep = 5 }\nwas.rated.mother = { sleep = 6 }\n");
    const std::string text = canonical + blocks;
    CHECK(told_of(blocks) == "nothing " + place_of(text, "6 }\nreason") + " amend.was-differs");
    CHECK(mothers_sleep(blocks) == "5 corrected");
}

TEST_CASE("two clones that corrected the same thing are told") {
    const std::string one = amend("a1", "06", "set.rated.mother = { sleep = 5 }\nwas.rated.mother = { sleep = 4 }\n");
    const std::string other = amend("a2", "07", "set.rated.mother = { sleep = 6 }\nwas.rated.mother = { sleep = 4 }\n");
    CHECK(told_of(one + other).ends_with(" amend.was-differs"));
    const std::string after = amend("a2", "07", "set.rated.mother = { sleep = 6 }\nwas.rated.mother = { sleep = 5 }\n");
    CHECK(told_of(one + after) == "");
}

TEST_CASE("every sort of thing that did not stand is told") {
    const auto differs = [](const std::string& was, const std::string& culprit) {
        const std::string blocks = amend("a1", "06", "set.place = \"hjemme\"\n" + was);
        CAPTURE(was);
        CHECK(told_of(blocks) == "nothing " + place_of(canonical + blocks, culprit) + " amend.was-differs");
    };
    differs("was.date = 2026-08-20\n", "2026-08-20");
    differs("was.place = \"ute\"\n", "\"ute\"");
    differs("was.slips.life = [3]\n", "[3]");
    differs("was.said.mother = \"Nei.\"\n", "\"Nei.\"");
    differs("was.said.teen = \"Nei.\"\n", "\"Nei.\"");
    differs("was.unrated.father = \"absent\"\n", "\"absent\"");
    differs("was.rated.teen = { ors = [4.2, 5.1, 3.0, nan] }\n", "[4.2, 5.1, 3.0, nan]");
    differs("void = true\nwas.date = 2026-08-20\n", "2026-08-20");
    CHECK(told_of(amend("a1", "06", "set.date = 2026-08-20\nwas.date = 2026-08-21\nwas.unrated.father = \"declined\"\n"
                                    "was.said.mother = \"Vi fikk clearet luften.\"\nwas.rated.teen = { ors = [4.2, 5.1, 3, 4.4] }\n")) == "");
}

TEST_CASE("a kind that is empty is a kind that nobody knows, from the first meeting on") {
    const std::string nothing = "\n[session.2026-08-20-000000]\ndate = 2026-08-20\nkind = \"\"\nlogged = 2026-08-20T09:00:00Z\n";
    CHECK(told(with_blocks(nothing).problems) == "nothing " + place_of(canonical + nothing, "\"\"") + " value.unknown-word");
}

TEST_CASE("other keys of a meeting are corrected, and its place in time with its date") {
    const std::string other = "\n[session.2026-08-20-000000]\ndate = 2026-08-20\nkind = \"family\"\nlogged = 2026-08-20T09:00:00Z\n";
    const auto found = with_blocks(other + amend("a1", "06", "set.date = 2026-08-19\nset.present = [\"teen\"]\nset.next = \"as-needed\"\nset.kind = \"home\"\nset.said.mother = \"Nei.\"\nset.said.teen = \"Jo.\"\n"));
    CHECK(told(found.problems) == "");
    REQUIRE(found.history.sessions.size() == 2);
    const auto& moved = found.history.sessions[0];
    CHECK(moved.id == "2026-08-21-7qx4m2");
    CHECK(moved.date == day("2026-08-19"));
    CHECK(moved.kind == "home");
    CHECK(std::holds_alternative<model::AsNeeded>(*moved.next));
    REQUIRE(found.history.words.size() == 2);
    CHECK(found.history.words[0].date == day("2026-08-19"));
    CHECK(base::joined({found.history.words[0].words, found.history.words[1].words}) == "Nei.Jo.");
}

TEST_CASE("who wrote a block and when are never corrected") {
    const auto found = with_blocks(amend("a1", "06", "set.by = \"ola\"\nset.logged = 2026-01-01T00:00:00Z\n"));
    CHECK(session(found).by == "kari");
    CHECK(base::to_string(session(found).logged) == "2026-08-21T09:02:10Z");
}

TEST_CASE("corrected slips replace the whole list and are marked, an empty list takes them away") {
    const std::string more = "\n[more.m1]\nof = \"" + meeting_id + "\"\nslips.life = [7, 6]\nslips.sleep = [3]\nby = \"siri\"\nlogged = 2026-08-21T12:00:00Z\n";
    const auto found = with_blocks(more + amend("a1", "06", "set.slips.life = [8]\nset.slips.ors = [30.0]\n", "more.m1"));
    CHECK(told(found.problems) == "");
    REQUIRE(session(found).slips.size() == 3);
    CHECK(session(found).slips[0].what == "life");
    CHECK(scores_of(session(found).slips[0]) == std::vector<base::Score>{score("8")});
    CHECK(session(found).slips[0].corrected);
    CHECK(session(found).slips[0].by == "siri");
    CHECK(session(found).slips[1].what == "ors");
    CHECK(session(found).slips[1].by == "per");
    CHECK(session(found).slips[1].corrected);
    CHECK_FALSE(session(found).slips[2].corrected);

    const auto without = with_blocks(more + amend("a1", "06", "set.slips.life = []\n", "more.m1"));
    CHECK(told(without.problems) == "");
    REQUIRE(session(without).slips.size() == 1);
    CHECK(session(without).slips[0].what == "sleep");
}

TEST_CASE("ranges are judged after corrections: a bad value that was corrected is no trouble") {
    const std::string bad = with(canonical, "sleep = 4 }", "sleep = 44 }");
    CHECK(told(folded(bad).problems).ends_with("score.out-of-range"));
    const std::string corrected = bad + amend("a1", "06", "set.rated.mother = { sleep = 4 }\nwas.rated.mother = { sleep = 44 }\n");
    CHECK(told(folded(corrected).problems) == "");
    CHECK(told(folded(bad + amend("a1", "06", "withdrawn = [\"mother.sleep\"]\n")).problems) == "");
}

TEST_CASE("a bad value in a correction is told at the correction") {
    const std::string text = canonical + amend("a1", "06", "set.rated.mother = { sleep = 44 }\n");
    CHECK(told(folded(text).problems) == "value " + place_of(text, "44 }") + " score.out-of-range");
    CHECK_FALSE(session(folded(text)).find("mother", "", "sleep"));
}

TEST_CASE("episodes, voices, goals, notes, answers and endings are corrected and taken back") {
    const std::string blocks =
        "\n[note.n1]\ndate = 2026-08-21\nkind = \"helped\"\nwords = \"A\"\nlogged = 2026-08-21T12:00:00Z\n"
        "\n[answer.w1]\nsignal = \"silence.2026-11-18\"\ndate = 2026-08-21\nwords = \"B\"\nlogged = 2026-08-21T12:00:00Z\n"
        "\n[ending.e1]\ndate = 2026-09-30\nhow = \"lost\"\nlogged = 2026-09-30T12:00:00Z\n";
    const auto corrected = with_blocks(
        blocks + amend("a1", "06", "set.words = \"A2\"\n", "note.n1") + amend("a2", "06", "set.look = 2026-12-01\n", "answer.w1") +
        amend("a3", "06", "set.how = \"agreed\"\n", "ending.e1") + amend("a4", "06", "set.therapist = \"per\"\n", "episode.2026-08-14-m2k8qd") +
        amend("a5", "06", "set.age = \"child\"\n", "voice.teen") + amend("a6", "06", "set.words = \"Sove\"\n", "goal.sleep"));
    CHECK(told(corrected.problems) == "");
    const auto& history = corrected.history;
    CHECK(history.words.back().words == "A2");
    CHECK(history.answers.at(0).look == day("2026-12-01"));
    CHECK(history.episode()->ending->how == "agreed");
    CHECK(history.episode()->therapist_on(day("2026-08-14")) == "per");
    CHECK(history.voice("teen")->age == "child");
    CHECK(history.goal("sleep")->words() == "Sove");
    CHECK(history.goal("sleep")->series.size() == 1);

    const auto taken_back = with_blocks(blocks + amend("a1", "06", "void = true\n", "note.n1") + amend("a2", "06", "void = true\n", "answer.w1") +
                                        amend("a3", "06", "void = true\n", "ending.e1"));
    CHECK(taken_back.history.words.size() == 1);
    CHECK(taken_back.history.answers.empty());
    CHECK_FALSE(taken_back.history.episode()->ending);
}

TEST_CASE("a change is taken back") {
    const std::string change = "\n[change.c1]\nof = \"episode.2026-08-14-m2k8qd\"\ndate = 2026-09-01\nset.therapist = \"per\"\nlogged = 2026-09-01T08:00:00Z\n"
                               "\n[change.c2]\nof = \"goal.sleep\"\ndate = 2026-09-01\nset.ended = true\nlogged = 2026-09-01T08:00:00Z\n";
    const auto before = with_blocks(change).history;
    CHECK(before.episode()->therapist_on(day("2026-09-01")) == "per");
    CHECK(before.goal("sleep")->ended == day("2026-09-01"));
    const auto after = with_blocks(change + amend("a1", "06", "void = true\n", "change.c1") + amend("a2", "06", "void = true\n", "change.c2")).history;
    CHECK(after.episode()->therapist_on(day("2026-09-01")) == "kari");
    CHECK_FALSE(after.goal("sleep")->ended);
}

TEST_CASE("a correction of what is not there is told at its head") {
    CHECK(told_of(amend("a1", "06", "void = true\n", "session.x")) == "block 50:1 block.of-nothing");
    CHECK(told_of(amend("a1", "06", "void = true\n", "amend.x")) == "block 50:1 block.of-nothing");
}

TEST_CASE("an erased block is not read, should it turn up again, whatever its kind") {
    const auto erased = [](const std::string& of, const std::string& id = "x1") {
        return "\n[erased." + id + "]\nof = \"" + of + "\"\nreason = \"another's\"\nlogged = 2026-08-23T06:00:00Z\n";
    };
    CHECK(with_blocks(erased(meeting_id)).history.sessions.empty());
    CHECK(told_of(erased("session.gone")) == "");
    CHECK(mothers_sleep(amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") + erased("amend.a1")) == "4");
    CHECK(told_of(amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") + erased("amend.a1")) == "");
    const std::string undone = amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") + amend("a2", "07", "void = true\n", "amend.a1");
    CHECK(mothers_sleep(undone + erased("amend.a2")) == "5 corrected");
}

TEST_CASE("a tombstone cannot be taken back or turned to something else") {
    const std::string erased = "\n[erased.x1]\nof = \"" + meeting_id + "\"\nreason = \"another's\"\nlogged = 2026-08-22T01:00:00Z\n";
    CHECK(with_blocks(erased + amend("a1", "06", "void = true\n", "erased.x1")).history.sessions.empty());
    CHECK(with_blocks(erased + amend("a1", "06", "set.of = \"note.n\"\n", "erased.x1")).history.sessions.empty());
}

TEST_CASE("a correction of a correction, and one that takes back itself, are told and change nothing") {
    const std::string sleep = amend("a1", "06", "set.rated.mother = { sleep = 5 }\n");
    CHECK(mothers_sleep(sleep + amend("a2", "07", "set.reason = \"misread\"\n", "amend.a1")) == "5 corrected");
    CHECK(told_of(sleep + amend("a2", "07", "set.reason = \"misread\"\n", "amend.a1")) == "block 57:1 amend.amended");
    CHECK(told_of(amend("a1", "06", "void = true\n", "amend.a1")) == "block 50:1 amend.amended");
    // Each of the other: the later one holds.
    const std::string each = sleep + amend("a2", "07", "void = true\n", "amend.a3") + amend("a3", "08", "void = true\n", "amend.a2");
    CHECK(mothers_sleep(each) == "5 corrected");
    CHECK(told_of(each) == "");
}

TEST_CASE("an amend that says nothing is told, and nothing is corrected") {
    const std::string blocks = amend("a1", "06", "") + amend("a2", "07", "void = false\n");
    CHECK(told_of(blocks) == "block 50:1 amend.says-nothing\nblock 56:1 amend.says-nothing");
    CHECK_FALSE(folded(canonical + blocks).history.sessions.at(0).corrected);
}

TEST_CASE("an amend whose word nobody knows is told at its own line, and the old word holds") {
    const std::string blocks = amend("a1", "06", "set.age = \"abuot\"\n", "voice.teen");
    const std::string text = canonical + blocks;
    CHECK(told_of(blocks) == "value " + place_of(text, "\"abuot\"") + " value.unknown-word");
    CHECK(folded(text).history.voice("teen")->age == "adolescent");
}

TEST_CASE("an amend is taken back whichever of the two was logged first") {
    const std::string later = amend("a2", "09", "set.rated.mother = { sleep = 9 }\n");
    const std::string earlier = amend("a1", "06", "void = true\n", "amend.a2");
    CHECK(folded(canonical + later + earlier).history.sessions.at(0).find("mother", "", "sleep")->total == score("4"));
}

namespace {

const std::string reworded = "\n[change.c1]\nof = \"goal.sleep\"\ndate = 2026-09-01\nset.words = \"Svoe lenge\"\nlogged = 2026-09-01T08:00:00Z\n";

}  // namespace

TEST_CASE("what a change said is corrected in the change, and the series it began stays") {
    const std::string typo = amend("a1", "06", "set.set.words = \"Sove lenge\"\nwas.set.words = \"Svoe lenge\"\n", "change.c1");
    for (const std::string& blocks : {reworded + typo, typo + reworded}) {
        const auto found = with_blocks(blocks);
        CHECK(told(found.problems) == "");
        const auto& series = found.history.goal("sleep")->series;
        REQUIRE(series.size() == 2);
        CHECK(series[0].words == "Sove gjennom natta");
        CHECK(series[1].words == "Sove lenge");
        CHECK(series[1].from == day("2026-09-01"));
    }
    const std::string undo = amend("a2", "07", "void = true\n", "amend.a1");
    CHECK(with_blocks(undo + reworded + typo).history.goal("sleep")->words() == "Svoe lenge");
    CHECK(with_blocks(reworded + typo + undo + amend("a3", "08", "void = true\n", "amend.a2")).history.goal("sleep")->words() == "Sove lenge");
}

TEST_CASE("the day of a change is corrected like any other key") {
    const auto found = with_blocks(reworded + amend("a1", "06", "set.date = 2026-08-20\nwas.date = 2026-09-01\n", "change.c1"));
    CHECK(told(found.problems) == "");
    CHECK(found.history.goal("sleep")->series_start() == day("2026-08-20"));
}

TEST_CASE("what a change is said to have set and did not is told, at its place") {
    const std::string blocks = reworded + amend("a1", "06", "set.set.words = \"Sove\"\nwas.set.words = \"Svoe\"\n", "change.c1");
    CHECK(told_of(blocks) == "nothing " + place_of(canonical + blocks, "\"Svoe\"") + " amend.was-differs");
}

TEST_CASE("a change of a goal takes no key of a voice, and no word that nobody knows: it is told") {
    const std::string other = reworded + amend("a1", "06", "set.set.relation = \"peer\"\n", "change.c1");
    CHECK(told_of(other) == "value " + place_of(canonical + other, "\"peer\"") + " block.unknown-key");
    const std::string word = reworded + amend("a1", "06", "set.set.area = \"house\"\n", "change.c1");
    CHECK(told_of(word) == "value " + place_of(canonical + word, "\"house\"") + " value.unknown-word");
    CHECK(folded(canonical + word).history.goal("sleep")->area == "body");
}
