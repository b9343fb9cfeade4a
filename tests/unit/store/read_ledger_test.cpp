// A ledger means the same however it is written down.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string canonical = family_ledger + first_meeting;

/// The ledger of a text that nothing is wrong with.
std::string meaning(const std::string& text) {
    const auto found = read(text);
    CHECK(told(found.problems) == "");
    CHECK(found.sound_size == text.size());
    return described(found.ledger);
}

std::string replaced_all(std::string text, std::string_view part, std::string_view replacement) {
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += replacement.size())
        text.replace(at, part.size(), replacement);
    return text;
}

/// The blocks of a canonical text, each with the line feed after its commit mark.
std::vector<std::string> blocks_of(const std::string& text) {
    std::vector<std::string> blocks;
    for (auto begin = text.find("\n["); begin != std::string::npos;) {
        const auto end = text.find("\n[", begin + 1);
        blocks.push_back(text.substr(begin + 1, end == std::string::npos ? end : end - begin - 1));
        if (!blocks.back().ends_with("\n\n")) blocks.back() += '\n';
        begin = end;
    }
    return blocks;
}

}  // namespace

TEST_CASE("a canonical ledger is read block by block") {
    const auto found = read(canonical);
    CHECK(found.problems.empty());
    CHECK(found.readable());
    CHECK_FALSE(found.torn());
    CHECK(found.ledger.client == "c017");
    CHECK(found.ledger.file == "clients/c017.toml");
    CHECK(found.ledger.text == canonical);
    REQUIRE(found.ledger.blocks.size() == 6);
    const model::Block& meeting = found.ledger.blocks.back();
    CHECK(meeting.reference() == "session.2026-08-21-7qx4m2");
    CHECK(meeting.spot.line == 37);
    CHECK(meeting.by() == "kari");
    CHECK(base::to_string(meeting.logged()) == "2026-08-21T09:02:10Z");
    REQUIRE(meeting.content.ratings.size() == 6);
    const model::RawRating& first = meeting.content.ratings[0];
    CHECK(described(first.key) == "teen@.ors");
    CHECK(described(first.items) == "4.2 5.1 3 4.4 ");
    CHECK(std::to_string(first.item_spots.at(2).line) + ':' + std::to_string(first.item_spots.at(2).column) ==
          place_of(canonical, "3.0, 4.4"));
    CHECK(found.ledger.find(model::BlockKind::goal, "sleep")->content.text("words") == "Sove gjennom natta");
    CHECK(found.ledger.find(model::BlockKind::voice, "sleep") == nullptr);
}

TEST_CASE("line ends of Windows, a byte order mark and a missing last line feed change nothing") {
    const std::string expected = meaning(canonical);
    CHECK(meaning(replaced_all(canonical, "\n", "\r\n")) == expected);
    CHECK(meaning("\xEF\xBB\xBF" + canonical) == expected);
    CHECK(meaning("\xEF\xBB\xBF" + replaced_all(canonical, "\n", "\r\n")) == expected);
    CHECK(meaning(canonical.substr(0, canonical.size() - 1)) == expected);
    CHECK(meaning(canonical + "\n\n\n") == expected);
}

TEST_CASE("comments, blanks and indentation change nothing") {
    const std::string expected = meaning(canonical);
    CHECK(meaning("# øverst [ikke en blokk]\n" + canonical + "# nederst [session.x") == expected);
    CHECK(meaning(replaced_all(canonical, "\"kari\"\n", "\"kari\"   # \"og per\" = [\n")) == expected);
    CHECK(meaning(replaced_all(canonical, " = ", "=")) == expected);
    CHECK(meaning(replaced_all(canonical, " = ", "\t =  ")) == expected);
    CHECK(meaning(replaced_all(canonical, "\n", "\n\t  ")) == expected);
    CHECK(meaning(replaced_all(canonical, "[session.", "[ session . ")) == expected);
}

TEST_CASE("the order of blocks and of keys changes nothing") {
    const std::string expected = meaning(canonical);
    auto blocks = blocks_of(canonical);
    REQUIRE(blocks.size() == 6);
    std::string backwards = "client = \"c017\"\nviktig = 1\n\n";
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) backwards += *block + '\n';
    CHECK(meaning(backwards) == expected);

    std::string keys_backwards = store::write_head("c017");
    for (const std::string& block : blocks) {
        std::istringstream lines(block);
        std::string head;
        std::getline(lines, head);
        std::string rest;
        for (std::string line; std::getline(lines, line);) rest.insert(0, line + '\n');
        keys_backwards += head + '\n' + rest;
    }
    CHECK(meaning(keys_backwards) == expected);
}

TEST_CASE("literal and multi-line strings change nothing") {
    const std::string expected = meaning(canonical);
    CHECK(meaning(replaced_all(canonical, "\"family\"", "'family'")) == expected);
    CHECK(meaning(with(canonical, "\"Vi fikk clearet luften.\"", "\"\"\"\nVi fikk \\\n    clearet luften.\"\"\"")) == expected);
    CHECK(meaning(with(canonical, "\"Vi fikk clearet luften.\"", "'''\nVi fikk clearet luften.'''")) == expected);
    CHECK(meaning(with(canonical, "\"Vi fikk clearet luften.\"", "\"Vi fikk \\u0063learet luften\\U0000002E\"")) == expected);
    CHECK(meaning(with(canonical, "client = \"c017\"", "\"client\" = 'c017'")) == expected);
}

TEST_CASE("words over several lines may hold what looks like a block") {
    const std::string text =
        with(canonical, "\"Vi fikk clearet luften.\"", "'''\nit's \"so\" [quiet\n[session.2026-08-22-7qx4m2]\ndate = 2026-08-22'''");
    const auto found = read(text);
    CHECK(told(found.problems) == "");
    CHECK(found.ledger.blocks.size() == 6);
    CHECK(found.ledger.blocks.back().content.said.at(0).words == "it's \"so\" [quiet\n[session.2026-08-22-7qx4m2]\ndate = 2026-08-22");
}

TEST_CASE("lists over several lines, sub-tables, dotted keys and inline tables change nothing") {
    const std::string expected = meaning(canonical);
    CHECK(meaning(with(canonical, "[\"teen\", \"mother\", \"father\"]", "[ # tre\n  \"teen\",\n  'mother',\n\"father\",\n]")) == expected);
    CHECK(meaning(with(canonical, "rated.teen = { ors = [4.2, 5.1, 3.0, 4.4], sleep = 6 }",
                       "rated.teen.ors = [4.2,\n5.1,\n3.0,\n4.4,\n]\nrated.teen.sleep = 6")) == expected);
    CHECK(meaning(with(canonical, "rated.teen = { ors = [4.2, 5.1, 3.0, 4.4], sleep = 6 }\nrated.mother = { ors = [5.0, 5.5, 5.2, 5.1], sleep = 4 }",
                       "rated = { mother = { sleep = 4, ors = [5.0, 5.5, 5.2, 5.1] }, teen.sleep = 6, teen.ors = [4.2, 5.1, 3.0, 4.4] }")) ==
          expected);
    const std::string without_teen = with(canonical, "rated.teen = { ors = [4.2, 5.1, 3.0, 4.4], sleep = 6 }\nrated.mother = { ors = [5.0, 5.5, 5.2, 5.1], sleep = 4 }\n", "");
    CHECK(meaning(without_teen +
                  "[session.2026-08-21-7qx4m2.rated.teen]\nors = [4.2, 5.1, 3.0, 4.4]\nsleep = 6\n"
                  "[session.2026-08-21-7qx4m2.rated.mother]\nors = [5.0, 5.5, 5.2, 5.1]\nsleep = 4\n") == expected);
    CHECK(meaning(with(canonical, "[voice.father]\nrelation = \"parent\"\nby = \"kari\"\nlogged = 2026-08-14T07:13:31Z\n\n", "") +
                  "[voice]\n  [voice.father]\n  relation = \"parent\"\n  by = \"kari\"\n  logged = 2026-08-14T07:13:31Z\n") == expected);
    CHECK(meaning(with(with(canonical, "[voice.father]\nrelation = \"parent\"\nby = \"kari\"\nlogged = 2026-08-14T07:13:31Z\n\n", ""),
                       "client = \"c017\"\n",
                       "client = \"c017\"\nvoice.father = { relation = \"parent\", by = \"kari\", logged = 2026-08-14T07:13:31Z }\n")) ==
          expected);
    CHECK(meaning(with(with(canonical, "[voice.father]\nrelation = \"parent\"\nby = \"kari\"\nlogged = 2026-08-14T07:13:31Z\n\n", ""),
                       "client = \"c017\"\n",
                       "client = \"c017\"\nvoice.father.relation = \"parent\"\nvoice.father.by = \"kari\"\nvoice.father.logged = "
                       "2026-08-14T07:13:31Z\n")) == expected);
}

TEST_CASE("a score is the same however its digits are written") {
    const std::string expected = meaning(canonical);
    CHECK(meaning(with(canonical, "sleep = 6 }", "sleep = 6.0 }")) == expected);
    CHECK(meaning(with(canonical, "sleep = 6 }", "sleep = +6.000 }")) == expected);
    CHECK(meaning(with(canonical, "sleep = 6 }", "sleep = 0x6 }")) == expected);
    CHECK(meaning(with(canonical, "sleep = 6 }", "sleep = 6e0 }")) == expected);
    CHECK(meaning(with(canonical, "sleep = 6 }", "sleep = [6] }")) == expected);
    CHECK(meaning(with(canonical, "5.1, 3.0,", "5.100, 3,")) == expected);
}

TEST_CASE("the commit mark may be written in any way that TOML has for a second in UTC") {
    const std::string expected = meaning(canonical);
    for (const std::string way : {"2026-08-21 09:02:10Z", "2026-08-21t09:02:10z", "2026-08-21T09:02:10+00:00", "2026-08-21T09:02:10.000Z"}) {
        CAPTURE(way);
        CHECK(meaning(with(canonical, "2026-08-21T09:02:10Z", way)) == expected);
    }
}

TEST_CASE("a missing item is nan with or without a sign, a total stands alone in a table") {
    const auto found = read(with(with(canonical, "[4.2, 5.1, 3.0, 4.4]", "[nan, +nan, -nan, 4.4]"), "[5.0, 5.5, 5.2, 5.1]",
                                 "{ total = 20.8 }"));
    CHECK(told(found.problems) == "");
    const auto& ratings = found.ledger.blocks.back().content.ratings;
    CHECK(described(ratings[0].items) == "none none none 4.4 ");
    CHECK(ratings[2].total == score("20.8"));
    CHECK(ratings[2].items.empty());
}

TEST_CASE("unknown keys and kinds of block are told, kept, and change nothing else") {
    const std::string text =
        with(with(canonical, "next = 2026-09-04\n", "next = 2026-09-04\nweather = \"rain\"\n"), "client = \"c017\"\n",
             "client = \"c017\"\nprinted = true\n") +
        "\n[letter.2026-08-22-aaaaaa]\nwords = \"x\"\n";
    const auto found = read(text);
    CHECK(told(found.problems) == "nothing " + place_of(text, "printed") + " file.unknown-kind\n" +
                                      "nothing " + place_of(text, "weather") + " block.unknown-key\n" +
                                      "nothing " + place_of(text, "letter.") + " file.unknown-kind");
    CHECK_FALSE(model::anything_left_out(found.problems));
    CHECK(argument(found.problems[1].message, 0) == "session");
    CHECK(argument(found.problems[1].message, 1) == "weather");
    CHECK(found.problems[1].excerpt == "weather = \"rain\"");
    CHECK(described(found.ledger) == meaning(canonical));
    CHECK(found.ledger.text == text);
}

TEST_CASE("any code will do where none is expected") {
    CHECK(store::read_ledger(canonical, "x.toml", "").ledger.client == "c017");
}

TEST_CASE("columns count characters, also after letters outside ASCII") {
    const std::string text = with(canonical, "rated.teen = { ors", "rated.\"tæ€n👪\" = { ors = inf, \"søvn\"");
    const auto found = read(text);
    CHECK(told(found.problems) == "value " + place_of(text, "inf") + " value.no-score");
}
