// Everything that can be wrong in a ledger is told with its place and what it costs; the rest is read.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string canonical = family_ledger + first_meeting;

/// What is told of the canonical ledger with one part written otherwise.
std::string told_with(std::string_view part, std::string_view replacement) {
    return told(read(with(canonical, part, replacement)).problems);
}

/// The same, where one rating, field or block is lost: `key` at `culprit`, and everything else as it was.
void check_told(std::string_view part, std::string_view replacement, std::string_view culprit, const std::string& loss_and_key) {
    const std::string text = with(canonical, part, replacement);
    CAPTURE(text);
    const auto space = loss_and_key.find(' ');
    CHECK(told(read(text).problems) ==
          loss_and_key.substr(0, space) + ' ' + place_of(text, culprit) + loss_and_key.substr(space));
}

std::size_t ratings_left(std::string_view part, std::string_view replacement) {
    const auto found = read(with(canonical, part, replacement));
    return found.ledger.blocks.back().content.ratings.size();
}

}  // namespace

TEST_CASE("what is no TOML costs the whole file, at the place where the parser stopped") {
    const auto found = read(with(canonical, "kind = \"family\"", "kind = family"));
    CHECK(told(found.problems) == "file 7:10 file.syntax");
    CHECK_FALSE(found.readable());
    CHECK(found.ledger.blocks.empty());
    CHECK(found.problems[0].excerpt == "kind = family");
    CHECK(found.problems[0].hint.key == "file.hint-syntax");
    CHECK(found.problems.size() == 1);
}

TEST_CASE("two blocks of one name cost the whole file") {
    const std::string text = canonical + "\n[voice.teen]\nrelation = \"self\"\nlogged = 2026-08-22T00:00:00Z\n" + "\n[voice.aunt]\nrelation = \"other\"\nlogged = 2026-08-22T00:00:00Z\n";
    CHECK(told(read(text).problems) == "file 50:1 file.syntax");
}

TEST_CASE("a text that is no ledger is none") {
    CHECK(told(read("").problems) == "file 1:1 file.not-a-ledger");
    CHECK(told(read("\n").problems) == "file 1:1 file.not-a-ledger");
    CHECK(told(read("client = \"c017\"\n").problems) == "file 1:1 file.not-a-ledger");
    CHECK(told(read("viktig = \"1\"\nclient = \"c017\"\n").problems) == "file 1:1 file.not-a-ledger");
    CHECK(told(read("viktig = 1\n").problems) == "file 1:1 file.no-client");
    CHECK(told(read("viktig = 1\n# x\nclient = 17\n").problems) == "file 3:10 file.no-client");
    CHECK(told(read("viktig = 1\nclient = \"c017\"\n").problems) == "");
    CHECK(read("viktig = 1\nclient = \"c017\"\n").ledger.blocks.empty());
}

TEST_CASE("a newer format is neither read nor torn off, even where it does not parse to its end") {
    const std::string newer = with(canonical, "viktig = 1", "viktig = 2");
    CHECK(told(read(newer).problems) == "file 1:10 file.newer-format");
    CHECK(argument(read(newer).problems[0].message, 0) == "2");
    CHECK(read(newer).ledger.blocks.empty());
    CHECK(told(read(newer + "\n[session.x").problems) == "file 1:10 file.newer-format");
    CHECK(told(read(with(canonical, "viktig = 1", "viktig = 9223372036854775807")).problems) == "file 1:10 file.newer-format");
    for (const std::string slip : {"0", "-1"}) CHECK(told(read(with(canonical, "viktig = 1", "viktig = " + slip)).problems) == "file 1:10 file.no-such-format");
    for (const std::string slip : {"\"1\"", "1.0", "true", "[1]"})
        CHECK(told(read(with(canonical, "viktig = 1", "viktig = " + slip)).problems) == "file 1:1 file.not-a-ledger");
}

TEST_CASE("a file that names another client is a copy and not counted") {
    const auto found = store::read_ledger(canonical, "clients/c017 (1).toml", "c017 (1)");
    CHECK(told(found.problems) == "file 2:10 file.copy-of");
    CHECK(argument(found.problems[0].message, 0) == "c017");
    CHECK(found.ledger.blocks.empty());
    CHECK(found.problems[0].place.file == "clients/c017 (1).toml");
}

TEST_CASE("a byte that is no UTF-8 and a NUL cost the whole file when they stand before the last block") {
    for (const std::string_view bytes : {std::string_view("\xFF"), std::string_view("\xC3("), std::string_view("\xED\xA0\x80"),
                                         std::string_view("\0", 1), std::string_view("\x01"), std::string_view("\x7F")}) {
        CHECK(told(read(with(canonical, "gjennom", bytes)).problems).starts_with("file 32:"));
        CHECK(told(read(with(canonical, "[voice.father]", "# " + std::string(bytes) + "\n[voice.father]")).problems).starts_with("file "));
    }
}

TEST_CASE("NUL bytes after the last block are a torn end of their own, within it they tear it") {
    const std::string zeros(100, '\0');
    const auto after = read(canonical + zeros);
    CHECK(told(after.problems) == "tail 49:1 file.zeros");
    CHECK(after.ledger.blocks.size() == 6);
    CHECK(after.sound_size == canonical.size());
    CHECK(told(read(canonical + zeros + "by = \"kari\"\nlogged = 2026-08-21T09:02:10Z\n").problems) == "tail 49:1 file.zeros");
    const std::string begun = canonical.substr(0, canonical.find("present"));
    for (const std::string& text : {begun + zeros, begun + "presen" + zeros, canonical.substr(0, canonical.size() - 5) + zeros}) {
        const auto within = read(text);
        CHECK((told(within.problems) == "tail 37:1 file.torn" || told(within.problems) == "tail 37:1 file.uncommitted"));
        CHECK(within.ledger.blocks.size() == 5);
        CHECK(within.sound_size == family_ledger.size() + 1);
    }
    CHECK(told(read(zeros).problems).starts_with("file "));
}

TEST_CASE("a key of thousands of parts is refused before it is parsed") {
    std::string key = "a";
    while (key.size() < 400UL * 1024) key += ".a";
    for (const std::string& text :
         {canonical + key + " = 1\n", canonical + "\n[" + key + "]\n", canonical + "x = { " + key + " = 1 }\n",
          with(canonical, "said.mother = \"Vi fikk clearet luften.\"", "said.mother = '''it's'''\n" + key + " = 1"),
          with(canonical, "said.mother = \"Vi fikk clearet luften.\"", "said.mother = \"\"\"say \"hi\\\" \" now\"\"\"\n" + key + " = 1"),
          with(canonical, "said.mother = \"Vi fikk clearet luften.\"", "said.mother = '\\'\n" + key + " = 1")}) {
        const auto found = read(text);
        CHECK(told(found.problems) == "file " + place_of(text, key.substr(0, 100)).substr(0, 2) + ":1 file.key-too-deep");
        CHECK(found.ledger.blocks.empty());
    }
}

TEST_CASE("dots in words and comments are no deep key") {
    const std::string dots(500, '.');
    for (const std::string& words : {"\"" + dots + "\"", "'" + dots + "'", "\"\"\"a\"b\n" + dots + "\"\"\"", "'''it's\n" + dots + "'''",
                                     "\"\"\"\n\\\"" + dots + "\"\"\"", "\"x\" # " + dots, "\"\\\\\" # '" + dots, "\"\"\"\\\n" + dots + "\"\"\""}) {
        CAPTURE(words);
        CHECK(told_with("\"Vi fikk clearet luften.\"", words) == "");
    }
}

TEST_CASE("tables and lists nested without end are refused, not followed") {
    CHECK(told(read("viktig = 1\nclient = \"c017\"\nx = " + std::string(100'000, '[')).problems).starts_with("file 3:"));
    std::string tables = "viktig = 1\nclient = \"c017\"\nx = ";
    for (int n = 0; n < 50'000; ++n) tables += "{a=";
    CHECK(told(read(tables).problems).starts_with("file 3:"));
}

TEST_CASE("a key that is required and missing costs its block") {
    const auto found = read(with(canonical, "kind = \"family\"\npresent", "present"));
    CHECK(told(found.problems) == "block 37:1 block.key-missing");
    CHECK(argument(found.problems[0].message, 0) == "session.2026-08-21-7qx4m2");
    CHECK(argument(found.problems[0].message, 1) == "kind");
    CHECK(found.problems[0].excerpt == "[session.2026-08-21-7qx4m2]");
    CHECK(found.ledger.blocks.size() == 5);
    CHECK(told_with("relation = \"self\"\n", "") == "block 13:1 block.key-missing");
    CHECK(told_with("owner = \"teen\"\n", "") == "block 29:1 block.key-missing");
}

TEST_CASE("each required key of each kind costs the block when it is missing") {
    for (const auto& rule : model::block_rules()) {
        for (const auto& missing : rule.fields) {
            if (!missing.required || missing.key == "logged") continue;
            std::string text = "\n[" + std::string(rule.name) + ".x]\n";
            for (const auto& field : rule.fields) {
                if (!field.required || field.key == missing.key) continue;
                const bool date = field.type == model::FieldType::date;
                const bool instant = field.type == model::FieldType::instant;
                const std::string word = field.key == "of"           ? "voice.teen"
                                         : field.vocabulary.empty() ? "x"
                                                                    : std::string(field.vocabulary[0]);
                text += std::string(field.key) + " = " + (date ? "2026-08-21" : instant ? "2026-08-21T09:02:10Z" : '"' + word + '"') + '\n';
            }
            CAPTURE(text);
            const auto found = read(family_ledger + text);
            CHECK(told(found.problems) == "block 37:1 block.key-missing");
            CHECK(found.ledger.blocks.size() == 5);
        }
    }
}

TEST_CASE("a value of the wrong kind is told at its place") {
    CHECK(told_with("date = 2026-08-21", "date = \"2026-08-21\"") == "block 38:8 block.key-unusable");
    check_told("next = 2026-09-04", "next = \"soon\"", "\"soon\"", "value value.wrong-type");
    check_told("next = 2026-09-04", "next = 2026-09-04T10:00:00", "2026-09-04T10", "value value.wrong-type");
    check_told("next = 2026-09-04", "headcount = -987", "-987", "value value.wrong-type");
    check_told("next = 2026-09-04", "headcount = 7.0", "7.0", "value value.wrong-type");
    check_told("next = 2026-09-04", "interpreter = 31", "31\n", "value value.wrong-type");
    check_told("next = 2026-09-04", "led = \"kari\"", "\"kari\"\nrated", "value value.wrong-type");
    check_told("next = 2026-09-04", "led = [\"kari\", 2]", "[\"kari\", 2]", "value value.wrong-type");
    check_told("next = 2026-09-04", "place = 3", "3\n", "value value.wrong-type");
    check_told("said.mother = \"Vi fikk clearet luften.\"", "said.mother = 7", "7\n", "value value.wrong-type");
    check_told("said.mother = \"Vi fikk clearet luften.\"", "said = \"x\"", "\"x\"", "value value.wrong-type");
    check_told("unrated.father = \"declined\"", "slips = [1]", "[1]", "value value.wrong-type");
    check_told("unrated.father = \"declined\"", "about.x = 3", "3\n", "value value.about-not-a-table");
}

TEST_CASE("a rating of the wrong kind is gone once it was corrected, another one's is not") {
    const std::string text = with(with(canonical, "sleep = 6 }", "sleep = \"6\" }"), "sleep = 4 }", "sleep = \"4\" }");
    const std::string amend = "\n[amend.2026-08-22-aaaaaa]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.teen = { sleep = 6 }\nreason = \"x\"\nlogged = 2026-08-22T10:00:00Z\n";
    CHECK(told(read(text + amend).problems) == "value " + place_of(text, "\"4\"") + " value.no-score");
}

TEST_CASE("nothing is told of what was taken back") {
    const std::string amend = "\n[amend.2026-08-22-aaaaaa]\nof = \"session.2026-08-21-7qx4m2\"\nset.dato = 2026-08-20\nreason = \"x\"\nlogged = 2026-08-22T10:00:00Z\n";
    const std::string undo = "\n[amend.2026-08-23-aaaaaa]\nof = \"amend.2026-08-22-aaaaaa\"\nvoid = true\nreason = \"x\"\nlogged = 2026-08-23T10:00:00Z\n";
    CHECK(told(read(canonical + amend).problems) != "");
    CHECK(told(read(canonical + amend + undo).problems) == "");
}

TEST_CASE("what hangs on a block without its id waits for it too") {
    const auto found = read(with(canonical, "[session.2026-08-21-7qx4m2]", "[[session.2026-08-21-7qx4m2]]"));
    REQUIRE(found.ledger.left_out.size() == 1);
    CHECK(found.ledger.left_out[0].reference == "session.2026-08-21-7qx4m2");
}

TEST_CASE("a date that is before 1900 or has no such day is not read") {
    check_told("next = 2026-09-04", "next = 1753-09-04", "1753", "value value.wrong-type");
    check_told("next = 2026-09-04", "next = 2026-02-30", "\nrated.teen", "tail file.bad-end");
}

TEST_CASE("who wrote a block may be missing or nonsense without any loss") {
    CHECK(told(read(with(canonical, "by = \"kari\"\nlogged = 2026-08-21T09:02:10Z", "logged = 2026-08-21T09:02:10Z")).problems) == "");
    check_told("by = \"kari\"\nlogged = 2026-08-14T07:12:40Z", "by = 4\nlogged = 2026-08-14T07:12:40Z", "4\nlogged", "nothing value.wrong-type");
}

TEST_CASE("a word that is not in the list is told and kept") {
    check_told("relation = \"self\"", "relation = \"daughter\"", "\"daughter\"", "nothing value.unknown-word");
    const auto found = read(with(canonical, "relation = \"self\"", "relation = \"daughter\""));
    CHECK(found.ledger.find(model::BlockKind::voice, "teen")->content.text("relation") == "daughter");
    CHECK(argument(found.problems[0].message, 0) == "relation");
    CHECK(argument(found.problems[0].message, 1) == "daughter");
}

TEST_CASE("an unknown kind of block or key is remarked on, one that looks like a slip is told, since numbers may hang on it") {
    CHECK(told(read(canonical + "\n[theme.t1]\nwords = \"x\"\n").problems) == "nothing 50:2 file.unknown-kind");
    const auto slip = read(with(canonical, "[session.2026-08-21-7qx4m2]", "[sesion.2026-08-21-7qx4m2]"));
    CHECK(told(slip.problems) == "block 37:2 file.unknown-kind");
    CHECK(slip.problems[0].hint.key == "hint.did-you-mean");
    check_told("next = 2026-09-04", "colour = 2026-09-04", "colour", "nothing block.unknown-key");
    check_told("next = 2026-09-04", "nxet = 2026-09-04", "nxet", "value block.unknown-key");
}

TEST_CASE("what is no score costs one rating and is told at the number") {
    check_told("sleep = 6 }", "sleep = \"6\" }", "\"6\"", "value value.no-score");
    check_told("sleep = 6 }", "sleep = true }", "true }", "value value.no-score");
    check_told("sleep = 6 }", "sleep = inf }", "inf", "value value.no-score");
    check_told("sleep = 6 }", "sleep = 6.0001 }", "6.0001", "value value.no-score");
    check_told("sleep = 6 }", "sleep = 99999999999 }", "99999999999", "value value.no-score");
    check_told("sleep = 6 }", "sleep = 2026-08-21 }", "2026-08-21 }", "value value.no-score");
    check_told("sleep = 6 }", "sleep = { total = nan } }", "{ total", "value value.no-score");
    check_told("sleep = 6 }", "sleep = { sum = 3 } }", "{ sum", "value value.no-score");
    check_told("sleep = 6 }", "sleep = { total = 3, n = 4 } }", "{ total", "value value.no-score");
    check_told("5.1, 3.0,", "5.1, \"3.0\",", "\"3.0\"", "value value.no-score");
    check_told("5.1, 3.0,", "5.1, [3.0],", "[3.0]", "value value.no-score");
    CHECK(ratings_left("5.1, 3.0,", "5.1, 3.0001,") == 5);
    CHECK(ratings_left("sleep = 6 }", "sleep = \"6\" }") == 5);
    check_told("rated.teen = { ors = [4.2, 5.1, 3.0, 4.4], sleep = 6 }", "rated.teen = 6", "6\nrated", "value value.rated-not-a-table");
}

TEST_CASE("what is no status costs one status") {
    check_told("\"declined\"", "\"refused\"", "\"refused\"", "value value.no-status");
    check_told("\"declined\"", "\"rated\"", "\"rated\"", "value value.no-status");
    check_told("\"declined\"", "3", "3\nsaid", "value value.no-status");
    check_told("\"declined\"", "{ srs = \"no\", ors = \"absent\" }", "\"no\"", "value value.no-status");
    CHECK(ratings_left("\"declined\"", "{ srs = \"no\", ors = \"absent\" }") == 6);
    check_told("\"declined\"", "{ srs = 3 }", "3 }\nsaid", "value value.no-status");
}

TEST_CASE("what is no slip costs one slip") {
    check_told("unrated.father = \"declined\"", "slips.sleep = 7", "7\nsaid", "value value.slips-no-list");
    const std::string text = with(canonical, "unrated.father = \"declined\"", "slips.sleep = [7, nan, \"8\", 6]");
    const auto found = read(text);
    CHECK(told(found.problems) == "value " + place_of(text, "nan") + " value.no-score\nvalue " + place_of(text, "\"8\"") + " value.no-score");
    CHECK(described(found.ledger.blocks.back().content).find("slips sleep=7 6 \n") != std::string::npos);
}

TEST_CASE("a block without an id is left out and told") {
    CHECK(told(read(canonical + "\n[[note]]\nwords = \"x\"\n").problems) == "block 50:1 block.no-id");
    CHECK(told(read(canonical + "\n[note]\nwords = \"x\"\n").problems) == "block 51:9 block.no-id");
    CHECK(told(read("viktig = 1\nclient = \"c017\"\nsession = 3\n").problems) == "block 3:11 block.no-id");
}

TEST_CASE("a block that never said when it was logged is not finished: it is left out, wherever it stands") {
    const std::string text = with(canonical, "by = \"kari\"\nlogged = 2026-08-14T07:13:20Z\n", "by = \"kari\"\n");
    const auto found = read(text);
    CHECK(told(found.problems) == "block 19:1 block.no-mark");
    CHECK(found.ledger.blocks.size() == 5);
    CHECK(found.ledger.find(model::BlockKind::voice, "mother") == nullptr);

    for (const std::string mark : {"2026", "2026-08-14", "2026-08-14T07:13:20", "2026-08-14T07:13:20+02:00", "2026-08-14T07:13:20.5Z",
                             "\"2026-08-14T07:13:20Z\""}) {
        CAPTURE(mark);
        const std::string other = with(canonical, "2026-08-14T07:13:20Z", mark);
        CHECK(told(read(other).problems) == "block 22:10 block.key-unusable");
    }
}

TEST_CASE("set and was hold keys of the block meant, others are told") {
    const std::string amend =
        "\n[amend.2026-08-22-d05zkt]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.mother = { sleep = \"4\" }\nset.relation = "
        "\"self\"\nwas.kind = 3\nreason = \"misread\"\nlogged = 2026-08-22T06:30:15Z\n";
    const std::string text = canonical + amend;
    CHECK(told(read(text).problems) == "value " + place_of(text, "\"4\"") + " value.no-score\nvalue " +
                                           place_of(text, "relation = \"self\"\nwas") + " block.unknown-key\nvalue " +
                                           place_of(text, "3\nreason") + " value.wrong-type");
    const std::string other = canonical + "\n[amend.2026-08-22-d05zkt]\nof = \"session.2026-08-21-7qx4m2\"\nset = 3\nreason = \"x\"\nlogged = 2026-08-22T06:30:15Z\n";
    CHECK(told(read(other).problems) == "value " + place_of(other, "3\nreason") + " value.wrong-type");
}

TEST_CASE("a correction has no ended, which is a word of changes") {
    const std::string text = canonical + "\n[amend.2026-08-22-d05zkt]\nof = \"voice.teen\"\nset.ended = true\nreason = \"x\"\nlogged = 2026-08-22T06:30:15Z\n";
    CHECK(told(read(text).problems) == "value " + place_of(text, "ended = true") + " block.unknown-key");
    const std::string change = canonical + "\n[change.2026-08-22-d05zkt]\nof = \"voice.teen\"\ndate = 2026-08-22\nset.ended = true\nlogged = 2026-08-22T06:30:15Z\n";
    CHECK(told(read(change).problems) == "");
}

TEST_CASE("what a change sets may be corrected, each key by its own type; an amend may not") {
    const std::string change = canonical + "\n[change.c1]\nof = \"goal.sleep\"\ndate = 2026-08-22\nset.area = \"home\"\nlogged = 2026-08-22T06:30:15Z\n";
    const auto amend = [&](const std::string& of, const std::string& line) {
        return change + "\n[amend.a1]\nof = \"" + of + "\"\n" + line + "\nreason = \"x\"\nlogged = 2026-08-22T07:30:15Z\n";
    };
    CHECK(told(read(amend("change.c1", "set.set.area = \"body\"")).problems) == "");
    const std::string number = amend("change.c1", "set.set.area = 3");
    CHECK(told(read(number).problems) == "value " + place_of(number, "3\nreason") + " value.wrong-type");
    const std::string unknown = amend("change.c1", "set.set.aera = \"body\"");
    CHECK(told(read(unknown).problems) == "value " + place_of(unknown, "aera") + " block.unknown-key");
    const std::string no_table = amend("change.c1", "set.set = 3");
    CHECK(told(read(no_table).problems) == "value " + place_of(no_table, "3\nreason") + " value.wrong-type");
    const std::string of_amend = amend("amend.a0", "set.set.area = \"body\"");
    CHECK(told(read(of_amend).problems) == "value " + place_of(of_amend, "set.area = \"body\"") + " amend.of-amend");
}

TEST_CASE("a change has the keys that can change, and no others") {
    const auto change = [](const std::string& of, const std::string& line) {
        return canonical + "\n[change.c1]\nof = \"" + of + "\"\ndate = 2026-08-22\n" + line + "\nlogged = 2026-08-22T06:30:15Z\n";
    };
    CHECK(told(read(change("episode.2026-08-14-m2k8qd", "set.therapist = \"per\"\nset.kind = \"network\"")).problems) == "");
    CHECK(told(read(change("voice.teen", "set.language = \"so\"\nset.ended = true")).problems) == "");
    const std::string text = change("episode.2026-08-14-m2k8qd", "set.asked = 2026-08-01");
    CHECK(told(read(text).problems) == "value " + place_of(text, "asked = 2026-08-01") + " block.unknown-key");
}

TEST_CASE("all that is wrong is told, in the order of the file") {
    const std::string text = with(with(with(canonical, "relation = \"self\"", "relation = \"girl\""), "sleep = 6 }", "sleep = x6 }"), "x6", "\"6\"");
    const std::string more = with(text, "owner = \"teen\"\n", "");
    CHECK(told(read(more).problems) == "nothing 14:12 value.unknown-word\nblock 29:1 block.key-missing\nvalue " +
                                           place_of(more, "\"6\"") + " value.no-score");
}

TEST_CASE("an empty id names no block, and a count that no room holds is no count") {
    const auto nobody = read(canonical + "\n[voice.\"\"]\nrelation = \"other\"\nlogged = 2026-08-22T09:00:00Z\n");
    CHECK(told(nobody.problems).ends_with(" block.no-id"));
    CHECK(nobody.ledger.find(model::BlockKind::voice, "") == nullptr);
    CHECK(told_with("next = 2026-09-04", "headcount = 1000000") == "");
    CHECK(told_with("next = 2026-09-04", "headcount = 1000001").ends_with(" value.wrong-type"));
    CHECK(told_with("next = 2026-09-04", "headcount = 9223372036854775807").ends_with(" value.wrong-type"));
}

TEST_CASE("what is told of a value is gone once a correction stands in its place, and back when that is taken back") {
    const std::string bad = with(with(canonical, "relation = \"self\"", "relation = \"slf\""), "next = 2026-09-04", "next = \"soon\"");
    REQUIRE(told(read(bad).problems) == "nothing " + place_of(bad, "\"slf\"") + " value.unknown-word\nvalue " + place_of(bad, "\"soon\"") + " value.wrong-type");
    const auto amend = [](const std::string& id, const std::string& of, const std::string& lines, const std::string& hour) {
        return "\n[amend." + id + "]\nof = \"" + of + "\"\n" + lines + "reason = \"x\"\nlogged = 2026-08-22T" + hour + ":00:00Z\n";
    };
    const std::string first = amend("a1", "voice.teen", "set.relation = \"self\"\nwas.relation = \"slf\"\n", "06");
    CHECK(told(read(bad + first).problems) == "value " + place_of(bad, "\"soon\"") + " value.wrong-type");
    const std::string second = amend("a2", "session.2026-08-21-7qx4m2", "set.next = 2026-09-05\n", "07");
    CHECK(told(read(bad + first + second).problems) == "");
    CHECK(told(read(bad + first + second + amend("a3", "amend.a1", "void = true\n", "08")).problems) ==
          "nothing " + place_of(bad, "\"slf\"") + " value.unknown-word");
    CHECK(told(read(bad + amend("a4", "voice.mother", "set.relation = \"self\"\n", "06")).problems).starts_with("nothing"));
}
