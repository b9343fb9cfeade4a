// What the scanner takes and what it leaves to the general reader, rule by rule.
#include <doctest/doctest.h>

#include <set>

#include "differential/same_ledger.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/ledger_text.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string head = "viktig = 1\nclient = \"c017\"\n";
const std::string mark = "logged = 2026-08-21T09:02:10Z\n";
const std::string family = family_ledger + first_meeting;

/// A ledger with one meeting at which this was written down.
std::string meeting(const std::string& lines) {
    return head + "\n[session.2026-08-21-7qx4m2]\ndate = 2026-08-21\nkind = \"family\"\n" + lines + mark;
}

/// A ledger with one block of these lines, its mark behind them.
std::string block(const std::string& name, const std::string& lines) {
    return head + "\n[" + name + "]\n" + lines + mark;
}

std::string said(const std::string& words) {
    return meeting("said.teen = \"" + words + "\"\n");
}

/// Taken, and read as the general reader reads it.
void check_taken(const std::string& text) {
    CAPTURE(text);
    CHECK(store::is_canonical(text));
    CHECK(difference(store::read_ledger(text, "f", ""), store::read_ledger(text, "f", "", store::Readers::general)) == "");
}

/// Left to the general reader, which finds nothing wrong with it.
void check_other_form(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(store::is_canonical(text));
    CHECK(store::read_ledger(text, "f", "c017").problems.empty());
}

/// Left to the general reader, which has something to tell.
void check_told(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(store::is_canonical(text));
    CHECK_FALSE(store::read_ledger(text, "f", "c017").problems.empty());
}

}  // namespace

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

TEST_CASE("one empty line stands between blocks, one that a merge has lost is not missed, and a repair may leave one at the end") {
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
    check_other_form(with(family, "opened = 2026-08-14\nasked = 2026-07-30\n", "asked = 2026-07-30\nopened = 2026-08-14\n"));
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
    const std::string amend = "of = \"voice.teen\"\nset.relation = \"self\"\nwas.relation = \"selv\"\nreason = \"slip\"\n";
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

TEST_CASE("strings have the escapes that we write, where we write them") {
    for (const char* escape : {"\\\"", "\\\\", "\\n", "\\t", "\\r", "\\b", "\\f", "\\u0000", "\\u0007", "\\u000B", "\\u000E", "\\u001F", "\\u007F"})
        check_taken(said(escape));
    for (const char* escape : {"\\u0041", "\\u000A", "\\u0008", "\\u000C", "\\u0022", "\\u005C", "\\u007f", "\\u001f", "\\u0080", "\\u00E5", "\\U0000001F"})
        check_other_form(said(escape));
    for (const char* escape : {"\\", "\\e", "\\/", "\\x41", "\\u00", "\\u001", "\\uD800", "\\U00110000", "\\ "}) check_told(said(escape));
    check_other_form(with(said("words"), "\"words\"", "'words'"));
    check_other_form(with(said("words"), "\"words\"", "\"\"\"words\"\"\""));
}

TEST_CASE("control characters stand as escapes, and so does 0x7F") {
    for (int byte = 0; byte < 0x20; ++byte) {
        CAPTURE(byte);
        CHECK_FALSE(store::is_canonical(said(std::string(1, static_cast<char>(byte)))));
    }
    check_told(said("\x7F"));
    check_told(said("\x1B"));
    check_other_form(said("\t"));
}

TEST_CASE("every character of Unicode is taken in words as it stands") {
    std::string words;
    const auto add = [&](unsigned code) {
        const auto byte = [&](unsigned lead, unsigned shift) { words += static_cast<char>(lead | ((code >> shift) & 0x3FU)); };
        if (code < 0x80) words += static_cast<char>(code);
        if (code >= 0x80 && code < 0x800) words += static_cast<char>(0xC0U | (code >> 6U));
        if (code >= 0x800 && code < 0x10000) words += static_cast<char>(0xE0U | (code >> 12U));
        if (code >= 0x10000) words += static_cast<char>(0xF0U | (code >> 18U));
        if (code >= 0x10000) byte(0x80, 12);
        if (code >= 0x800) byte(0x80, 6);
        if (code >= 0x80) byte(0x80, 0);
    };
    for (unsigned code = 0x20; code < 0x110000; ++code)
        if (code != '"' && code != '\\' && code != 0x7F && (code < 0xD800 || code > 0xDFFF)) add(code);
    check_taken(said(words));
}

TEST_CASE("bytes that are no UTF-8 are for the general reader to tell, whatever stands around them") {
    std::size_t taken = 0;
    for (unsigned first = 0x80; first < 0x100; ++first) {
        for (unsigned second = 0; second < 0x100; ++second) {
            const std::string two{static_cast<char>(first), static_cast<char>(second)};
            const std::string before = meeting("place = \"" + two + "\"\n");
            const bool is = store::is_canonical(before);
            const bool can = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
            CHECK(is == can);
            taken += is ? 1U : 0U;
        }
    }
    CHECK(taken == 30 * 64);
    for (const char* bytes : {"\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xE2\x82\x28", "\xF0\x9F\x98\x41", "\xFE\xBB"})
        check_told(said(bytes));
    for (const char* bytes : {"\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) check_taken(said(bytes));
}

TEST_CASE("days are those that there are, in one form") {
    const auto day = [](const std::string& text) { return meeting("next = " + text + "\n"); };
    for (const char* text : {"2026-02-28", "2024-02-29", "2000-02-29", "1900-01-01", "9999-12-31", "\"as-needed\""}) check_taken(day(text));
    for (const char* text : {"2026-02-29", "2026-02-30", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "1899-12-31",
                             "0000-01-01", "2026-1-01", "20260101", "2026-01-01T10:00:00Z", "\"as needed\"", "\"2026-01-01\""})
        check_told(day(text));
}

TEST_CASE("instants are in UTC and to the second") {
    const auto at = [](const std::string& text) { return with(family, "logged = 2026-08-21T09:02:10Z", "logged = " + text); };
    for (const char* text : {"2026-08-21T00:00:00Z", "2026-08-21T23:59:59Z"}) check_taken(at(text));
    for (const char* text : {"2026-08-21t09:02:10Z", "2026-08-21 09:02:10Z", "2026-08-21T09:02:10z", "2026-08-21T09:02:10.0Z", "2026-08-21T09:02:10+00:00"})
        check_other_form(at(text));
    for (const char* text : {"2026-08-21T24:00:00Z", "2026-08-21T09:60:00Z", "2026-08-21T09:02:60Z", "2026-08-21T09:02:10", "2026-02-30T09:02:10Z"})
        check_told(at(text));
}

TEST_CASE("scores are decimals of at most three places, nine digits before them, and no minus zero") {
    const auto score = [](const std::string& text) { return meeting("rated.teen = { sleep = " + text + " }\n"); };
    for (const char* text : {"0", "3", "3.0", "3.10", "3.100", "0.001", "-0.001", "-3", "10", "999999999", "999999999.999", "nan"}) check_taken(score(text));
    for (const char* text : {"+3", "-0", "-0.0", "3_0", "3.1000", "3e0", "+nan", "0x3", "1000000000"}) check_other_form(score(text));
    for (const char* text : {"03", "3.", ".3", "3,1", "3.0001", "inf", "1000000000.5", "\"3\"", "true"}) check_told(score(text));
    // Both read a decimal exactly, however many places it was written with.
    for (std::int64_t thousandths = -12'000; thousandths < 12'000; thousandths += 7) {
        const auto value = base::Score::from_thousandths(thousandths);
        for (int places = 0; places < 4; ++places) {
            const auto text = score(value.to_string(places));
            CHECK(store::is_canonical(text));
            CHECK(store::read_ledger(text, "f", "").ledger.blocks.front().content.ratings.front().items.front() == value);
        }
    }
}

TEST_CASE("counts are whole numbers up to the largest") {
    const auto count = [](const std::string& text) { return meeting("headcount = " + text + "\n"); };
    for (const char* text : {"0", "7", "1000000"}) check_taken(count(text));
    for (const char* text : {"+7", "1_000"}) check_other_form(count(text));
    for (const char* text : {"-1", "1000001", "7.0", "07", "9999999999"}) check_told(count(text));
}

TEST_CASE("a single item is written without brackets and several with them") {
    check_taken(meeting("rated.teen = { ors = [1, nan, 3], sleep = 6 }\nabout.teen.mother = { ors = { total = 16.7 } }\n"));
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
    check_taken(meeting("unrated.father = \"declined\"\nunrated.teen = { srs = \"absent\", \"søvn\" = \"not-asked\" }\n"));
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
    check_taken(meeting("about.teen.mother = { ors = 5 }\nabout.mother.teen = { ors = 5 }\nabout.teen.father = { ors = 5 }\n"));
    check_taken(meeting("about.\"x.\".z = { ors = 5 }\nabout.x.\".z\" = { ors = 5 }\n"));
    check_told(meeting("slips.life = [1]\nslips.life = [2]\n"));
    check_told(meeting("unrated.teen = \"absent\"\nunrated.teen = { ors = \"absent\" }\n"));
    check_told(meeting("said.teen = \"A\"\nsaid.mother = \"B\"\nsaid.teen = \"C\"\n"));
}

TEST_CASE("a correction and a change have keys of what they are about") {
    const auto amend = [](const std::string& lines) { return block("amend.2026-08-22-aaaaaa", lines + "reason = \"slip\"\n"); };
    check_taken(amend("of = \"session.s1\"\nset.date = 2026-08-20\nset.rated.teen = { sleep = 6 }\nset.said.teen = \"Ja\"\nwas.date = 2026-08-21\n"
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
    for (const std::size_t size : whole) CHECK((family[size - 1] == '\n' && (family[size] == '\n' || family[size] == '[')));
}

TEST_CASE("a file with very many names in one place takes no time by their square") {
    std::string lines;
    for (int n = 100'000; n > 0; --n) lines += "said.v" + std::to_string(n) + " = \"\"\n";
    check_taken(meeting(lines));
    CHECK_FALSE(store::is_canonical(meeting(lines + "said.v7 = \"\"\n")));
}
