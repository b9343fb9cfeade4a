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

/// Seven lines each, an empty one among them.
std::string notes(int count, const std::string& id, const std::string& words) {
    std::string all;
    for (int n = 0; n < count; ++n)
        all += "[note." + id + std::to_string(n) + "]\ndate = 2026-11-17\nkind = \"story\"\nwords = \"" + words +
               "\"\nby = \"kari\"\nlogged = 2026-11-17T08:04:00Z\n\n";
    return all;
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

TEST_CASE("a number that escapes hide is found in a file that has no blocks, as settings have none") {
    const auto problems = found_in("viktig = 1\nname = \"\\u00301819012365\"\n");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.line == 2);
    CHECK(problems[0].excerpt.find("1819012365") == std::string::npos);
    CHECK(found_in("viktig = 1\nname = \"018190\\u0020\\u002012365\"\n").size() == 1);
    CHECK(found_in("viktig = 1\nname = \"Familieteamet\\t2026\"\n").empty());
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

// What costs the square of these sizes takes a quarter of a minute and more.
TEST_CASE("many sessions cost about what they are long, with no numbers in them, possible ones or likely ones") {
    const std::string text = head + notes(3'000, "2026-11-17-a", "ord") + notes(3'000, "2026-11-17-b", "0108589995") +
                             notes(3'000, "2026-11-17-c", "010858-9995");
    CHECK(found_in(text).size() == 3'000);
}

TEST_CASE("a line and a list with forty thousand numbers are told at each place") {
    std::string comment = "#", list = "present = [";
    for (int n = 0; n < 20'000; ++n) {
        comment += " 01819012365";
        list += "\"m010858-9995\", ";
    }
    const auto problems = found_in(head + comment + "\n" + note(list + "]\n"));
    REQUIRE(problems.size() == 40'000);
    CHECK(problems[19'999].place.line == 4);
    CHECK(problems[19'999].place.column == 19'999 * 12 + 3);
    CHECK(problems[39'999].place.line == 8);
    CHECK(problems[39'999].place.column == 19'999 * 16 + 14);
}

TEST_CASE("each of many ids that are numbers is told with the lines in which it stands, of very many with the first hundred") {
    const auto many = found_in(head + notes(5'000, "010858-9995-", "ord"));
    REQUIRE(many.size() == 5'000);
    CHECK(lang::words(many[0].hint).find(": 4;") != std::string::npos);  // what another id begins with is not that id
    CHECK(lang::words(many[4'999].hint).find(": 34997;") != std::string::npos);
    std::string naming;
    for (int n = 0; n < 200; ++n) naming += "# note.010858-9995-0\n";
    const auto one = found_in(head + notes(1, "010858-9995-", "ord") + naming);
    REQUIRE(one.size() == 201);
    CHECK(lang::words(one[200].hint).find(": 4, 11, 12, 13, ") != std::string::npos);
    CHECK(lang::words(one[200].hint).find(", 109, …;") != std::string::npos);
}

TEST_CASE("an escaped number is told although another block says the same without escapes") {
    const std::string escaped = note("words = \"Søster 010858\\u002D9995\"\n");
    std::string plain = note("words = \"Søster 010858-9995\"\n");
    plain.replace(plain.find("cccccc"), 6, "dddddd");
    CHECK(found_in(head + escaped + "\n" + plain).size() == 2);
    CHECK(found_in(head + plain + "\n" + escaped).size() == 2);
}
