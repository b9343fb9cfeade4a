// Who was there: named, or rated, declined or not asked; never those marked absent.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

std::string present_at(const std::string& lines, const std::string& blocks = {}) {
    const auto found = folded(family_ledger + "\n[session.s1]\ndate = 2026-08-21\nkind = \"family\"\n" + lines +
                              "logged = 2026-08-21T09:00:00Z\n" + blocks);
    REQUIRE(found.history.sessions.size() == 1);
    return described(found.history.sessions[0].present);
}

}  // namespace

TEST_CASE("those named were there, each once, sorted") {
    CHECK(present_at("present = [\"teen\", \"father\", \"teen\"]\n") == "father teen ");
    CHECK(present_at("") == "");
}

TEST_CASE("whoever rated was there, and whoever rated another's life, the other need not have been") {
    CHECK(present_at("rated.teen = { sleep = 4 }\nabout.father.mother = { life = 4 }\n") == "mother teen ");
}

TEST_CASE("whoever declined or was not asked was there, also where it is said of one form") {
    CHECK(present_at("unrated.teen = \"declined\"\nunrated.mother = \"not-asked\"\nunrated.father = { srs = \"not-asked\" }\n") ==
          "father mother teen ");
}

TEST_CASE("whoever was absent was not there, even if named") {
    CHECK(present_at("unrated.teen = \"absent\"\n") == "");
    CHECK(present_at("present = [\"teen\", \"mother\"]\nunrated.teen = \"absent\"\n") == "mother ");
}

TEST_CASE("absent from one form is not absent from the meeting") {
    CHECK(present_at("present = [\"teen\"]\nunrated.teen = { srs = \"absent\" }\n") == "teen ");
    CHECK(present_at("unrated.teen = { srs = \"absent\" }\n") == "");
}

TEST_CASE("whoever spoke is not thereby counted as there") {
    CHECK(present_at("said.teen = \"Hei.\"\n") == "");
}

TEST_CASE("whoever rated was there, even if the number cannot be used") {
    CHECK(present_at("rated.teen = { sleep = 44 }\nrated.mother = { moood = 3 }\n") == "mother teen ");
    CHECK(present_at("rated.teen = { sleep = 4 }\n",
                     "\n[more.m1]\nof = \"session.s1\"\nrated.teen = { sleep = 5 }\nlogged = 2026-08-21T10:00:00Z\n") == "teen ");
}

TEST_CASE("somebody unknown was nobody") {
    CHECK(present_at("rated.aunt = { sleep = 4 }\n") == "");
}

TEST_CASE("a rating that was taken back does not make anybody present") {
    CHECK(present_at("rated.teen = { sleep = 4 }\nrated.mother = { sleep = 4 }\n",
                     "\n[amend.a1]\nof = \"session.s1\"\nwithdrawn = [\"teen.sleep\"]\nreason = \"x\"\nlogged = 2026-08-21T10:00:00Z\n") == "mother ");
}

TEST_CASE("a second block may name more who were there, and who was not") {
    CHECK(present_at("present = [\"teen\", \"father\"]\n",
                     "\n[more.m1]\nof = \"session.s1\"\npresent = [\"mother\"]\nunrated.father = \"absent\"\nlogged = 2026-08-21T10:00:00Z\n") ==
          "mother teen ");
}

TEST_CASE("present is searched by name") {
    const auto found = folded(family_ledger + first_meeting);
    CHECK(found.history.sessions.at(0).was_present("teen"));
    CHECK(found.history.sessions.at(0).was_present("father"));
    CHECK_FALSE(found.history.sessions.at(0).was_present("school"));
    CHECK_FALSE(found.history.sessions.at(0).was_present(""));
}

TEST_CASE("whoever is named and is nobody here is told and was not there") {
    const std::string text = family_ledger + "\n[session.s1]\ndate = 2026-08-21\nkind = \"family\"\npresent = [\"teen\", \"moter\"]\nlogged = 2026-08-21T09:00:00Z\n";
    const auto found = folded(text);
    CHECK(told(found.problems) == "value " + place_of(text, "[\"teen\", \"moter\"]") + " voice.unknown-on-file");
    CHECK(described(found.history.sessions.at(0).present) == "teen ");
}

TEST_CASE("a meeting whose `missed` is an unknown word is told and left out: nobody can say whether they met") {
    const std::string text = family_ledger + "\n[session.s1]\ndate = 2026-08-21\nkind = \"family\"\nmissed = \"cancelled\"\nlogged = 2026-08-21T09:00:00Z\n";
    const auto found = folded(text);
    CHECK(told(found.problems) == "block " + place_of(text, "\"cancelled\"") + " session.unknown-missed");
    CHECK(found.history.sessions.empty());
    const auto mended = folded(text + "\n[amend.a1]\nof = \"session.s1\"\nset.missed = \"them\"\nreason = \"x\"\nlogged = 2026-08-22T09:00:00Z\n");
    CHECK(told(mended.problems) == "");
    CHECK(mended.history.sessions.at(0).missed == model::Missed::them);
}

TEST_CASE("a kind of meeting that nobody knows is remarked on, the meeting counts") {
    const std::string text = family_ledger + "\n[session.s1]\ndate = 2026-08-21\nkind = \"phnoe\"\nlogged = 2026-08-21T09:00:00Z\n";
    const auto found = folded(text);
    CHECK(told(found.problems) == "nothing " + place_of(text, "\"phnoe\"") + " value.unknown-word");
    CHECK(found.problems.at(0).hint.key == "hint.did-you-mean");
    CHECK(found.history.sessions.size() == 1);
}
