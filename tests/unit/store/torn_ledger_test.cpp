// A ledger whose end was cut off: what stands before the tear is read, the tear is told, and no number changes.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::BlockKind;

namespace {

/// Each block by its name, described.
std::vector<std::pair<std::string, std::string>> blocks_of(const model::Ledger& ledger) {
    std::vector<std::pair<std::string, std::string>> blocks;
    for (const auto& block : ledger.blocks)
        blocks.emplace_back(block.reference(), described(block.content) + described(block.set) + described(block.was));
    return blocks;
}

/// Cuts the text at every byte of its last block. The blocks before must always be there as they are; the last one whole or not at all.
void check_every_cut(const std::string& text, const std::string& client) {
    const auto whole = read(text, client);
    REQUIRE(told(whole.problems) == "");
    const auto all = blocks_of(whole.ledger);
    auto old = all;
    old.pop_back();
    const auto head_line = whole.ledger.blocks.back().spot.line;
    const std::size_t begin = text.rfind("\n[") + 1;
    const std::string torn_here = "tail " + std::to_string(head_line) + ":1 ";
    int wrong = 0;
    for (std::size_t size = begin; size < text.size(); ++size) {
        const auto cut = read(text.substr(0, size), client);
        const auto left = blocks_of(cut.ledger);
        const std::string said = told(cut.problems);
        const bool nothing_begun = size == begin && said.empty() && left == old;
        const bool only_line_feed_missing = size + 1 == text.size() && said.empty() && left == all && cut.sound_size == size;
        const bool torn = cut.torn() && cut.readable() && left == old && cut.sound_size == begin &&
                          (said == torn_here + "file.torn" || said == torn_here + "file.uncommitted");
        if (!nothing_begun && !only_line_feed_missing && !torn && ++wrong == 1) {
            CAPTURE(size);
            CAPTURE(text.substr(begin, size - begin));
            CHECK(said == torn_here + "file.torn or file.uncommitted");
            CHECK(left == old);
        }
    }
    CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("cut at any byte of its last block, a ledger has its old blocks and names the tear") {
    const std::string before = family_ledger + first_meeting;
    check_every_cut(before, "c017");
    check_every_cut(family_ledger, "c017");
    check_every_cut(before +
                        "\n[more.2026-08-21-4w9c1h]\nof = \"session.2026-08-21-7qx4m2\"\nslips.ors = [31.2, 28.0]\n"
                        "rated.teen = { ors = { total = 16.7 }, \"søvn\" = nan }\nby = \"per\"\nlogged = 2026-08-21T12:40:00Z\n",
                    "c017");
    check_every_cut(before +
                        "\n[amend.2026-08-22-d05zkt]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.mother = { sleep = 4 }\n"
                        "set.headcount = 12\nwas.rated.mother = { sleep = 6 }\nwithdrawn = [\"teen.sleep\"]\nreason = \"a \\\"b\\\" [c] # d\"\n"
                        "by = \"kari\"\nlogged = 2026-08-22T06:30:15Z\n",
                    "c017");
    check_every_cut(before +
                        "\n[note.2026-08-28-8n3v6e]\ndate = 2026-08-28\nkind = \"helped\"\nwords = \"[x]\\n[y]\"\nlogged = 2026-08-28T10:00:00Z\n",
                    "c017");
}

TEST_CASE("cut at any byte of its last block, a ledger of the clinic has its old blocks and names the tear") {
    for (const std::string client : {"c005", "c008", "c011", "c017", "c026"}) {
        CAPTURE(client);
        check_every_cut(clinic_ledger(client), client);
    }
}

TEST_CASE("torn in the middle and written on after, a ledger is left out, or torn, or lacks that one block, no other number changes") {
    const std::string text = clinic_ledger("c017");
    const auto whole = read(text, "c017");
    const std::string middle = "\n[session.2026-09-18-8xs3ez]";
    const std::size_t begin = text.find(middle) + 1;
    const std::size_t end = text.find("\n[", begin);
    const std::string rest = text.substr(end);
    const auto all = blocks_of(whole.ledger);
    int wrong = 0;
    for (std::size_t size = begin + 1; size < end - 1; ++size) {
        const std::string gap = text[size - 1] == '\n' ? "" : "\n";
        const auto cut = read(text.substr(0, size) + gap + rest, "c017");
        const std::string said = told(cut.problems);
        bool right = !cut.readable() && cut.ledger.blocks.empty();
        if (cut.readable()) {
            right = !said.empty() && model::anything_left_out(cut.problems);
            for (const auto& block : blocks_of(cut.ledger)) right = right && std::ranges::find(all, block) != all.end();
        }
        if (!right && ++wrong == 1) {
            CAPTURE(text.substr(begin, size - begin));
            CHECK(said == "left out, torn or told");
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a file cut off at any byte at all never crashes and never gains or changes a block") {
    const std::string text = family_ledger + first_meeting;
    const auto all = blocks_of(read(text).ledger);
    int wrong = 0;
    for (std::size_t size = 0; size <= text.size(); ++size)
        for (const auto& block : blocks_of(read(text.substr(0, size)).ledger)) wrong += std::ranges::find(all, block) == all.end();
    CHECK(wrong == 0);
}

TEST_CASE("any one byte of a ledger lost or made another never crashes") {
    const std::string text = family_ledger + first_meeting;
    std::size_t readable = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string lost = text;
        lost.erase(at, 1);
        readable += read(lost).readable() ? 1U : 0U;
        for (const char c : {'"', '[', '\n', '\0', '.', '\xC3'}) {
            std::string other = text;
            other[at] = c;
            readable += read(other).readable() ? 1U : 0U;
        }
    }
    CHECK(readable > 0);
}

TEST_CASE("a last block without its commit mark is a tail, also when it was written by hand") {
    const std::string text = family_ledger + "\n[session.2026-08-21-aaaaaa]\ndate = 2026-08-21\nkind = \"family\"\nrated.teen = { sleep = \"x\" }\n";
    const auto found = read(text);
    CHECK(told(found.problems) == "tail 37:1 file.uncommitted");
    CHECK(found.problems[0].excerpt == "[session.2026-08-21-aaaaaa]");
    CHECK(found.problems[0].hint.key == "file.hint-uncommitted");
    CHECK(found.ledger.blocks.size() == 5);
    CHECK(found.sound_size == family_ledger.size() + 1);
}

TEST_CASE("a mark that is no instant is no mark") {
    for (const std::string mark : {"2026", "2026-08-21", "2026-08-21T09:02:10", "2026-08-21T09:02:10+01:00", "09:02:10", "true"}) {
        CAPTURE(mark);
        CHECK(told(read(with(family_ledger + first_meeting, "2026-08-21T09:02:10Z", mark)).problems) == "tail 37:1 file.bad-mark");
        // The beginning of an instant at the very end was cut off; nobody's hand stops there.
        const std::string cut = with(family_ledger + first_meeting, "2026-08-21T09:02:10Z\n", mark);
        const bool beginning = std::string("2026-08-21T09:02:10Z").starts_with(mark);
        CHECK(told(read(cut).problems) == (beginning ? "tail 37:1 file.torn" : "tail 37:1 file.bad-mark"));
    }
}

TEST_CASE("the last block is the last in the file, not the one logged last") {
    const std::string unmarked = with(family_ledger, "logged = 2026-08-14T07:14:02Z\n", "");
    CHECK(told(read(unmarked).problems) == "tail 29:1 file.uncommitted");
    CHECK(told(read(unmarked + first_meeting).problems) == "block 29:1 block.no-mark");
}

TEST_CASE("a tear inside words of several lines is found at the head of its block") {
    const std::string text = family_ledger +
                             "\n[note.2026-08-28-8n3v6e]\ndate = 2026-08-28\nkind = \"helped\"\nwords = \"\"\"\n[først] én ting\n[så] en til\n";
    const auto found = read(text);
    CHECK(told(found.problems) == "tail 37:1 file.torn");
    CHECK(found.ledger.blocks.size() == 5);
}

TEST_CASE("a mistake before the last block is no tear: the file is left out") {
    const std::string text = with(family_ledger, "relation = \"self\"", "relation = self") + first_meeting;
    CHECK(told(read(text).problems) == "file 14:12 file.syntax");
}

TEST_CASE("a torn sub-table of a block edited by hand leaves what stands before it") {
    const std::string text = family_ledger +
                             "\n[session.2026-08-21-aaaaaa]\ndate = 2026-08-21\nkind = \"family\"\nlogged = 2026-08-21T09:00:00Z\n"
                             "[session.2026-08-21-aaaaaa.rated]\nteen = { sleep = 4, ";
    const auto found = read(text);
    CHECK(told(found.problems) == "tail 41:1 file.torn");
    CHECK(found.ledger.blocks.size() == 6);
}

TEST_CASE("with Windows line ends a tear is found all the same") {
    std::string text = family_ledger + first_meeting.substr(0, 150);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
    const auto found = read(text);
    CHECK(told(found.problems) == "tail 37:1 file.torn");
    CHECK(found.ledger.blocks.size() == 5);
    CHECK(found.problems[0].excerpt == "[session.2026-08-21-7qx4m2]");
}

TEST_CASE("a quote that is not closed takes no finished block along: the file is left out, and nothing in it is taken for a torn end") {
    const std::string text = family_ledger + first_meeting;
    for (const std::string quotes : {"\'\'\'", "\"\"\""}) {
        const auto found = read(with(text, "words = \"Sove gjennom natta\"", "words = " + quotes + "Sove gjennom natta"));
        CHECK(told(found.problems).ends_with(" file.syntax"));
        CHECK(found.ledger.blocks.empty());
    }
    // In the last block only that one is meant; it was finished, so it is a hand's, and stays where it is.
    const auto last = read(with(text, "said.mother = \"", "said.mother = \"\"\""));
    CHECK(told(last.problems).ends_with(" file.bad-end"));
    CHECK(last.ledger.blocks.size() == 5);
}

TEST_CASE("the head of the last block without its bracket costs that block alone, and is told where it stands") {
    const auto found = read(with(family_ledger + first_meeting, "[session.2026-08-21-7qx4m2]", "session.2026-08-21-7qx4m2]"));
    CHECK(told(found.problems) == "tail 37:26 file.bad-end");
    CHECK(found.problems[0].excerpt == "session.2026-08-21-7qx4m2]");
    CHECK(found.ledger.blocks.size() == 5);
}

TEST_CASE("a whole line with a mark that is none was not cut off") {
    const auto found = read(with(family_ledger + first_meeting, "logged = 2026-08-21T09:02:10Z", "logged = 2026-08-21T09:02:10Z2"));
    CHECK(told(found.problems).ends_with(" file.bad-end"));
    CHECK(found.ledger.blocks.size() == 5);
}

TEST_CASE("what a hand leaves behind the last commit mark costs no block, and is told where it stands") {
    for (const std::string stray : {"x", "ring dem\n", "by = \"per\"\n", "# \xff\n", "\xff\xfe"}) {
        CAPTURE(stray);
        const auto found = read(family_ledger + first_meeting + stray);
        CHECK(found.ledger.blocks.size() == 6);
        CHECK(found.torn());
        CHECK(told(found.problems).starts_with("tail 49:1 file.stray-end"));
    }
}
