// What the scanner takes and what it leaves to the general reader, rule by rule.
#include <set>

#include <doctest/doctest.h>

#include "unit/store/scanned.hpp"

using namespace viktig;
using namespace viktig::tests;

TEST_CASE("the ledgers of the examples and of these tests are canonical") {
    check_taken(head);
    check_taken(family_ledger);
    check_taken(family);
    for (const char* client : {"c003", "c005", "c008", "c011", "c017"}) check_taken(clinic_ledger(client));
}

TEST_CASE("a ledger of another client, or one that says a newer format, is for the general reader to tell") {
    CHECK(store::read_ledger(family, "f", "c017").problems.empty());
    CHECK(store::read_ledger(family, "f", "c018").problems.size() == 1);
    check_told(with(family, "viktig = 1", "viktig = 2"));
    check_told(with(family, "viktig = 1\n", ""));
    check_other_form(with(family, "viktig = 1", "viktig = 0x1"));
}

TEST_CASE("one empty line stands between blocks, which a merge may lose, and none or one at the end") {
    check_taken(with(family, "\n\n[voice.mother]", "\n[voice.mother]"));
    check_taken(with(family, "\n\n[episode", "\n[episode"));
    check_other_form(with(family, "\n\n[voice.mother]", "\n\n\n[voice.mother]"));
    check_other_form(with(family, "\n\n[voice.mother]", "\n \n[voice.mother]"));
    check_taken(family + "\n");
    check_taken(head + "\n");
    check_other_form(family + "\n\n");
    check_other_form("\n" + family);
}

TEST_CASE("line ends are line feeds, the last one too, and no byte order mark stands before them") {
    check_other_form(with(family, "[voice.mother]\n", "[voice.mother]\r\n"));
    check_other_form(family.substr(0, family.size() - 1));
    check_other_form("\xEF\xBB\xBF" + family);
}

TEST_CASE("a NUL is nowhere taken for the end of the text") {
    for (std::size_t at = 0; at < family.size(); ++at) {
        std::string text = family;
        text[at] = '\0';
        CHECK_FALSE_MESSAGE(store::is_canonical(text), at);
        CHECK_FALSE_MESSAGE(store::is_canonical(std::string(family).insert(at, 1, '\0')), at);
    }
    CHECK_FALSE(store::is_canonical(family + std::string(1, '\0')));
    CHECK_FALSE(store::is_canonical(family + std::string("\0\n", 2)));
    check_told(family + std::string(100, '\0'));
}

TEST_CASE("blanks stand where we write them, and comments nowhere") {
    check_other_form(with(family, "by = ", "by  = "));
    check_other_form(with(family, "by = ", "by ="));
    check_other_form(with(family, "kind = \"family\"", "kind = \"family\" "));
    check_other_form(with(family, "kind = \"family\"", "kind = \"family\" # nei"));
    check_other_form(with(family, "[4.2, 5.1", "[4.2,5.1"));
    check_other_form(with(family, "[voice.mother]", "[ voice.mother ]"));
    check_other_form(with(family, "{ ors", "{ors"));
}

TEST_CASE("keys stand in the order of the grammar, each once, the required ones all there and no other") {
    check_other_form(
        with(family, "opened = 2026-08-14\nasked = 2026-07-30\n", "asked = 2026-07-30\nopened = 2026-08-14\n"));
    check_other_form(with(family, "date = 2026-08-21\nkind = \"family\"\n", "kind = \"family\"\ndate = 2026-08-21\n"));
    check_told(with(family, "by = \"kari\"\n", "by = \"kari\"\nby = \"kari\"\n"));
    check_told(with(family, "relation = \"parent\"\n", ""));
    check_told(with(family, mark, ""));
    check_told(with(family, "by = \"kari\"\n", "byy = \"kari\"\n"));
    check_told(with(family, "[voice.mother]", "[voices.mother]"));
}

TEST_CASE("words of a vocabulary are known ones, but in what stood before a correction") {
    check_told(with(family, "kind = \"family\"", "kind = \"familie\""));
    check_told(with(family, "relation = \"self\"", "relation = \"\""));
    const std::string amend =
        "of = \"voice.teen\"\nset.relation = \"self\"\nwas.relation = \"selv\"\nreason = \"slip\"\n";
    check_taken(block("amend.2026-08-22-aaaaaa", amend));
    check_told(block("amend.2026-08-22-aaaaaa", with(amend, "\"self\"", "\"selv\"")));
}

TEST_CASE("of each kind an id stands once, and kinds may share one") {
    const std::string again = "\n[voice.mother]\nrelation = \"parent\"\n" + mark;
    check_told(family_ledger + again);
    check_taken(family_ledger + with(again, "voice.mother", "voice.mothers"));
    check_taken(family_ledger + "\n[goal.mother]\ndate = 2026-08-14\nowner = \"teen\"\nwords = \"Sove\"\n" + mark);
}

TEST_CASE("names are bare where they can be, else quoted, and never empty") {
    check_taken(block("goal.\"søvn\"", "date = 2026-08-14\nowner = \"teen\"\nwords = \"Sove\"\n"));
    check_other_form(block("goal.\"sovn\"", "date = 2026-08-14\nowner = \"teen\"\nwords = \"Sove\"\n"));
    check_other_form(block("goal.'søvn'", "date = 2026-08-14\nowner = \"teen\"\nwords = \"Sove\"\n"));
    check_told(block("goal.\"\"", "date = 2026-08-14\nowner = \"teen\"\nwords = \"Sove\"\n"));
    check_taken(meeting("rated.\"far og mor\" = { \"søvn\" = 6, ors = 5 }\n"));
    check_other_form(meeting("rated.\"teen\" = { ors = 5 }\n"));
    check_other_form(meeting("\"rated\".teen = { ors = 5 }\n"));
    check_told(meeting("rated.\"\" = { ors = 5 }\n"));
    check_told(meeting("unrated.teen = { \"\" = \"absent\" }\n"));
}

TEST_CASE("columns are counted in characters, as the TOML parser counts them") {
    const std::string text = meeting("rated.\"søvn\" = { \"日本\" = [1, 2], b = 3 }\nsaid.\"å\" = \"𝄞\"\n");
    check_taken(text);
    const auto read = store::read_ledger(text, "f", "c017");
    CHECK(read.ledger.blocks.front().content.ratings.back().spot.column == 37);
    CHECK(read.ledger.blocks.front().content.said.front().spot.column == 12);
}

TEST_CASE("a single item is written without brackets and several with them") {
    check_taken(
        meeting("rated.teen = { ors = [1, nan, 3], sleep = 6 }\nabout.teen.mother = { ors = { total = 16.7 } }\n"));
    check_taken(meeting("rated.teen = { ors = [] }\n"));
    check_other_form(meeting("rated.teen = { ors = [1] }\n"));
    check_other_form(meeting("rated.teen = { ors = [1, 2,] }\n"));
    check_told(meeting("rated.teen = { ors = { total = nan } }\n"));
    check_told(meeting("rated.teen = { ors = { totals = 1 } }\n"));
    check_told(meeting("rated.teen = { ors = { total = 1, items = 2 } }\n"));
    check_told(meeting("rated.teen = { ors = \"5\" }\n"));
    check_other_form(meeting("rated.teen = {}\n"));
}

TEST_CASE("slips stand in a list, and a number on each") {
    check_taken(meeting("slips.life = [7, 6.5]\nslips.talks = [8]\nslips.\"søvn\" = []\n"));
    check_told(meeting("slips.life = 7\n"));
    check_told(meeting("slips.life = [7, nan]\n"));
}

TEST_CASE("who did not rate has a status for everything or for each thing") {
    check_taken(
        meeting("unrated.father = \"declined\"\nunrated.teen = { srs = \"absent\", \"søvn\" = \"not-asked\" }\n"));
    check_taken(meeting("unrated.teen = { \"søvn\" = \"not-asked\" }\n"));
    check_told(meeting("unrated.father = \"rated\"\n"));
    check_told(meeting("unrated.father = [\"declined\"]\n"));
}

TEST_CASE("nobody and nothing is named twice in one place") {
    check_told(meeting("rated.teen = { ors = 5 }\nrated.teen = { srs = 5 }\n"));
    check_told(meeting("rated.teen = { ors = 5, ors = 6 }\n"));
    check_told(meeting("rated.teen = { ors = 5, srs = 6, ors = 7 }\n"));
    check_told(meeting("rated.teen = { ors = 5 }\nrated.teen.srs = 6\n"));
    check_told(meeting("about.teen.mother = { ors = 5 }\nabout.teen.mother = { srs = 5 }\n"));
    check_taken(
        meeting("about.teen.mother = { ors = 5 }\nabout.mother.teen = { ors = 5 }\nabout.teen.father = { ors = 5 }\n"));
    check_taken(meeting("about.\"x.\".z = { ors = 5 }\nabout.x.\".z\" = { ors = 5 }\n"));
    check_told(meeting("slips.life = [1]\nslips.life = [2]\n"));
    check_told(meeting("unrated.teen = \"absent\"\nunrated.teen = { ors = \"absent\" }\n"));
    check_told(meeting("said.teen = \"A\"\nsaid.mother = \"B\"\nsaid.teen = \"C\"\n"));
}

TEST_CASE("a correction and a change have keys of what they are about") {
    const auto amend = [](const std::string& lines) {
        return block("amend.2026-08-22-aaaaaa", lines + "reason = \"slip\"\n");
    };
    check_taken(
        amend("of = \"session.s1\"\nset.date = 2026-08-20\nset.rated.teen = { sleep = 6 }\nset.said.teen = "
              "\"Ja\"\nwas.date = 2026-08-21\n"
              "was.rated.teen = { sleep = 5 }\nwithdrawn = [\"mother.sleep\"]\n"));
    check_taken(amend("of = \"change.x\"\nset.set.kind = \"family\"\nset.set.ended = true\nwas.set.kind = \"gone\"\n"));
    check_taken(amend("of = \"anything\"\nvoid = true\n"));
    check_told(amend("of = \"session.s1\"\nset.words = \"Ja\"\n"));
    check_told(amend("of = \"amend.x\"\nset.set.kind = \"family\"\n"));
    CHECK_FALSE(store::is_canonical(amend("of = \"anything\"\nset.kind = \"family\"\nvoid = true\n")));
    check_other_form(amend("of = \"session.s1\"\nset = { date = 2026-08-20 }\n"));
    check_other_form(amend("of = \"session.s1\"\nwas.date = 2026-08-21\nset.date = 2026-08-20\n"));

    const auto change = [](const std::string& lines) { return block("change.2026-08-22-aaaaaa", lines); };
    check_taken(change("of = \"episode.e1\"\ndate = 2026-08-22\nset.therapist = \"ola\"\nset.team = \"nord\"\n"));
    check_taken(change("of = \"goal.sleep\"\ndate = 2026-08-22\nset.ended = true\n"));
    check_told(change("of = \"goal.sleep\"\ndate = 2026-08-22\nset.date = 2026-08-22\n"));
    CHECK_FALSE(store::is_canonical(change("of = \"session.s1\"\ndate = 2026-08-22\nset.place = \"hjemme\"\n")));
}

TEST_CASE("a text of canonical blocks that is cut anywhere but between them is not canonical") {
    std::set<std::size_t> whole;
    for (std::size_t size = 0; size < family.size(); ++size)
        if (store::is_canonical(std::string_view(family).substr(0, size))) whole.insert(size);
    CHECK(whole.size() == 2 * 6);  // after the head and each block but the last, without and with the empty line
    for (const std::size_t size : whole)
        CHECK((family[size - 1] == '\n' && (family[size] == '\n' || family[size] == '[')));
}

TEST_CASE("a file with very many names in one place takes no time by their square") {
    std::string lines;
    for (int n = 100'000; n > 0; --n) lines += "said.v" + std::to_string(n) + " = \"\"\n";
    check_taken(meeting(lines));
    CHECK_FALSE(store::is_canonical(meeting(lines + "said.v7 = \"\"\n")));
}

TEST_CASE("more people and things than are kept once, in any order, are read as they stand") {
    std::string ledger = head;
    for (int meeting = 0; meeting < 3; ++meeting) {
        ledger += "\n[session.s" + std::to_string(meeting) + "]\ndate = 2026-08-2" + std::to_string(meeting) + "\nkind = \"network\"\n";
        ledger += "present = [\"v1\", \"v\\\"3\", \"v33\"]\n";
        for (int voice = 0; voice < 40; ++voice) {
            const std::string name = voice % 7 == 3 ? "\"v\\\"" + std::to_string(voice) + "\"" : "v" + std::to_string((voice * (meeting + 3)) % 41);
            ledger += "rated." + name + " = { ors" + std::to_string(voice % 5) + " = " + std::to_string(voice) + ", w" + std::to_string((40 - voice) * (meeting + 1)) + " = 3 }\n";
        }
        ledger += "about.v1.v2 = { ors = 1 }\nabout.v2.v1 = { ors = 2, w1 = 3 }\n" + mark;
    }
    check_taken(ledger);
}
