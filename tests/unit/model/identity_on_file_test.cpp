// Identity numbers in a ledger: told at their place, without the number.
#include <doctest/doctest.h>

#include <string>

#include "viktig/lang/words.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/store/ledger_text.hpp"

using namespace viktig;

namespace {

const std::string head = "viktig = 1\nclient = \"c001\"\n\n";

std::string note(const std::string& lines) {
    return "[note.2026-11-17-cccccc]\ndate = 2026-11-17\nkind = \"story\"\n" + lines + "by = \"kari\"\nlogged = 2026-11-17T08:04:00Z\n";
}

model::Problems found_in(const std::string& text) {
    return model::identity_numbers_on_file(store::read_ledger(text, "clients/c001.toml", "c001").ledger);
}

}  // namespace

TEST_CASE("a number in a ledger is told with line, column and a remedy, and the line without it") {
    const auto problems = found_in(head + note("words = \"Søster 01819012365 ringte\"\n"));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.file == "clients/c001.toml");
    CHECK(problems[0].place.line == 7);
    CHECK(problems[0].place.column == 17);
    CHECK(problems[0].excerpt == "words = \"Søster ••••••••••• ringte\"");
    CHECK(problems[0].loss == model::Loss::nothing);
    CHECK(lang::words(problems[0].message) == "there is a national identity number on file");
    CHECK(lang::words(problems[0].hint) ==
          "viktig forget c001 --only note.2026-11-17-cccccc; if it is something else, write number_ok = true above the block's line `by`");
}

TEST_CASE("what is only written like a number is told so, and ten bare digits are not told") {
    const auto likely = found_in(head + note("words = \"Søster 010858-9995 ringte\"\n"));
    REQUIRE(likely.size() == 1);
    CHECK(lang::words(likely[0].message) == "this is written like a national identity number");
    CHECK(found_in(head + note("words = \"Søster 0108589995 ringte\"\n")).empty());
}

TEST_CASE("a block that was vouched for is left alone, but not the one after it") {
    const std::string vouched = note("words = \"Konto 01819012365\"\nnumber_ok = true\n");
    CHECK(found_in(head + vouched).empty());
    std::string other = note("words = \"Konto 01819012365\"\n");
    other.replace(other.find("cccccc"), 6, "dddddd");
    const auto problems = found_in(head + vouched + "\n" + other);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.line == 15);
}

TEST_CASE("numbers are found in comments, ids, codes, corrections and behind escapes") {
    CHECK(found_in("# 01819012365\n" + head + note("words = \"ord\"\n")).size() == 1);
    CHECK(found_in(head + note("words = \"ord\"\n# Søster 010858-9995\n")).size() == 1);
    CHECK(found_in(head + note("words = \"ord\"\nvoice = \"m010858-9995\"\n")).size() == 1);
    CHECK(found_in(head + note("words = \"ord\"\nother = \"010858-9995\"\n")).size() == 1);
    const auto escaped = found_in(head + note("words = \"Søster 010858\\n9995\"\n"));
    REQUIRE(escaped.size() == 1);
    CHECK(escaped[0].place.line == 7);
    CHECK(escaped[0].place.column == 9);
    CHECK(found_in(head + note("words = \"\"\"Søster 010858\n9995\"\"\"\n")).size() == 1);
    const std::string amend = "\n[amend.2026-11-18-dddddd]\nof = \"note.2026-11-17-cccccc\"\nset.words = \"010858\\u002D9995\"\nreason = \"feil\"\n"
                              "by = \"kari\"\nlogged = 2026-11-18T08:05:00Z\n";
    CHECK(found_in(head + note("words = \"ord\"\n") + amend).size() == 1);
}

TEST_CASE("a ledger as viktig writes it holds nothing that reads as a number") {
    const auto problems = found_in(head + note("words = \"Sove 7 timer, 3 netter\"\n") +
                                   "\n[session.2026-08-21-123456]\ndate = 2026-08-21\nkind = \"person\"\npresent = [\"client\"]\nnext = 2026-09-04\n"
                                   "rated.client = { phq-9 = [1, 2, 0, 1, 3, 2, 1, 0, 2], ors = [4.2, 5.1, 3.0, 4.4] }\nby = \"kari\"\n"
                                   "logged = 2026-08-21T09:02:10Z\n");
    CHECK(problems.empty());
}

TEST_CASE("a number in a comment or in a block that could not be read never names another block as the remedy") {
    const std::string sound = note("words = \"ord\"\n");
    const std::string unread = "\n[note.2026-11-18-dddddd]\ndate = 2026-11-18\nkind = \"story\"\nwords = \"Søster 01819012365\"\nby = \"kari\"\n\n";
    std::string last = sound;
    last.replace(last.find("cccccc"), 6, "eeeeee");
    for (const std::string& text : {head + sound + "# 01819012365\n", head + sound + unread + last}) {
        const auto problems = found_in(text);
        REQUIRE(problems.size() == 1);
        CHECK(lang::words(problems[0].hint).find("forget") == std::string::npos);
        CHECK(lang::words(problems[0].hint).find("with a text editor") != std::string::npos);
    }
}
