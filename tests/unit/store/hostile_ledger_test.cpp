// Ledgers that nobody in good faith would write: huge, deep, crooked. Each is read or refused, told briefly, and costs no
// more than its size.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/base/text.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string head = "viktig = 1\nclient = \"c017\"\n";

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t n = 0; n < times; ++n) all += text;
    return all;
}

std::string utf8(unsigned code) {
    return {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
}

}  // namespace

TEST_CASE("a letter outside ASCII in a bare name is refused at its place, every one of two bytes") {
    for (unsigned code = 0xA1; code < 0x800; ++code) {
        CAPTURE(code);
        CHECK(told(read(family_ledger + "[goal.s" + utf8(code) + "vn]\n" + first_meeting).problems).starts_with("file 36:"));
        CHECK(told(read(utf8(code) + family_ledger).problems) == "file 1:1 file.syntax");
    }
    CHECK(told(read(family_ledger + "[goal.søvn]\ndate = 2026-08-14\n" + first_meeting).problems) == "file 36:8 file.syntax");
}

TEST_CASE("keys of a hundred parts in tables within tables are followed to their end") {
    const std::string key = repeated("a.", 99) + "a";
    std::string text = head + key + " = ";
    for (int n = 0; n < 100; ++n) text += "{ " + key + " = ";
    text += "1" + repeated(" }", 100) + '\n';
    CHECK(told(read(text).problems) == "nothing 3:1 file.unknown-kind");
}

TEST_CASE("a hundred thousand empty blocks are told one by one") {
    std::string text = head;
    for (int n = 0; n < 100'000; ++n) text += "[note.n" + std::to_string(n) + "]\n";
    const auto found = read(text);
    CHECK(found.ledger.blocks.empty());
    REQUIRE(found.problems.size() == 399'997);  // four keys are missing in each; the last one has no mark and is torn
    CHECK(found.problems[399'995].excerpt == "[note.n99998]");
    CHECK(found.torn());
    CHECK(model::fold(found.ledger, builtins(), model::Settings{}).problems.empty());
}

TEST_CASE("a hundred thousand scores that are none, on one line, are shown by the beginning of it") {
    std::string text = head + "[session.a]\ndate = 2026-08-21\nkind = \"family\"\nrated.æ = { ";
    for (int n = 0; n < 100'000; ++n) text += 'w' + std::to_string(n) + " = 'æ', ";
    text += "w = 1 }\nlogged = 2026-08-21T09:02:10Z\n";
    // The letter is no bare key: quoted.
    const auto found = read(with(text, "rated.æ", "rated.\"æ\""));
    REQUIRE(found.problems.size() == 100'000);
    for (const auto& problem : found.problems) {
        REQUIRE(problem.excerpt.size() <= 1000);
        REQUIRE(base::is_utf8(problem.excerpt));
    }
    CHECK(found.ledger.blocks.at(0).content.ratings.size() == 1);
}

TEST_CASE("a key of four hundred thousand letters is a key like others, bare or quoted") {
    const std::string name(400'000, 'a');
    CHECK(told(read(family_ledger + name + " = 1\n").problems) == "nothing 36:1 block.unknown-key");
    CHECK(told(read(family_ledger + '"' + name + "\" = 1\n").problems) == "nothing 36:1 block.unknown-key");
    CHECK(told(read(family_ledger + "\n[" + name + ".x]\n").problems) == "nothing 37:2 file.unknown-kind");
    CHECK(told(read(head + repeated("a.", 200'000) + "a = 1\n").problems) == "file 3:1 file.key-too-deep");
}

TEST_CASE("ten million letters of words come back from the file") {
    const std::string words = repeated("søvn ", 2'000'000);
    const auto found = read(with(family_ledger, "Sove gjennom natta", words));
    CHECK(told(found.problems) == "");
    CHECK(found.ledger.find(model::BlockKind::goal, "sleep")->content.text("words") == words);
}

TEST_CASE("millions of line feeds, quotes and brackets are refused like any text that is no ledger") {
    CHECK(told(read(std::string(5'000'000, '\n')).problems) == "file 1:1 file.not-a-ledger");
    for (const char c : {'"', '\'', '[', '{', '=', '.', '\\', '\0', '\r', '\xFF'}) {
        CAPTURE(static_cast<int>(c));
        const auto found = read(std::string(3'000'000, c));
        CHECK(told(found.problems).starts_with("file 1:"));
        CHECK(found.problems[0].excerpt.size() <= 1000);
    }
    CHECK(told(read(head + std::string(3'000'000, '#')).problems) == "");
}

TEST_CASE("an empty name is nobody's and nothing's, and says nothing of anybody") {
    const std::string text = family_ledger + first_meeting;
    for (const std::string part : {"about.\"\".mother = { ors = [1, 1, 1, 1] }", "about.teen.\"\" = { ors = [1, 1, 1, 1] }",
                                   "rated.\"\" = { sleep = 3 }", "rated.teen2 = { \"\" = 3 }", "unrated.teen2 = { \"\" = \"declined\" }",
                                   "said.\"\" = \"x\"", "slips.\"\" = [3]"}) {
        CAPTURE(part);
        const auto found = read(with(text, "said.mother = \"Vi fikk clearet luften.\"", part));
        CHECK(told(found.problems).starts_with("value "));
        CHECK(told(found.problems).ends_with(" value.no-name"));
        CHECK(described(found.ledger) == described(read(with(text, "said.mother = \"Vi fikk clearet luften.\"\n", "")).ledger));
    }
}
