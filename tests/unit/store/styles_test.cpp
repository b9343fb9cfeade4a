// One ledger in every style that TOML has: it means the same, and each kind of block is added to it or refused with a remedy.
#include <doctest/doctest.h>

#include <array>

#include "fuzz/memory_store.hpp"
#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string canonical = R"(viktig = 1
client = "c017"

[episode.e1]
opened = 2026-08-14
kind = "family"
logged = 2026-08-14T07:12:40Z

[voice.teen]
relation = "self"
logged = 2026-08-14T07:13:02Z

[session.s1]
date = 2026-08-21
kind = "family"
present = ["teen"]
rated.teen = { ors = [4.2, nan, 3.0, 4.4] }
said.teen = "Én linje\nto «linjer»"
logged = 2026-08-21T09:02:10Z
)";

struct Style {
    const char* name;
    std::string text;
};

/// The same ledger, written by people.
const std::array<Style, 9> open_styles{{
    {"canonical", canonical},
    {"dotted keys", R"(viktig = 1
client = "c017"
episode.e1.opened = 2026-08-14
episode.e1.kind = "family"
episode.e1.logged = 2026-08-14T07:12:40Z
voice.teen.relation = "self"
voice.teen.logged = 2026-08-14T07:13:02Z
session.s1.date = 2026-08-21
session.s1.kind = "family"
session.s1.present = ["teen"]
session.s1.rated.teen.ors = [4.2, nan, 3.0, 4.4]
session.s1.said.teen = "Én linje\nto «linjer»"
session.s1.logged = 2026-08-21T09:02:10Z
)"},
    {"sub-tables", R"(viktig = 1
client = "c017"
[episode.e1]
opened = 2026-08-14
kind = "family"
logged = 2026-08-14T07:12:40Z
[voice.teen]
relation = "self"
logged = 2026-08-14T07:13:02Z
[session.s1]
date = 2026-08-21
kind = "family"
present = ["teen"]
logged = 2026-08-21T09:02:10Z
[session.s1.rated]
teen.ors = [4.2, nan, 3.0, 4.4]
[session.s1.said]
teen = "Én linje\nto «linjer»"
)"},
    {"a table for each kind", R"(viktig = 1
client = "c017"
[episode]
e1 = { opened = 2026-08-14, kind = "family", logged = 2026-08-14T07:12:40Z }
[voice]
teen = { relation = "self", logged = 2026-08-14T07:13:02Z }
[session]
s1.date = 2026-08-21
s1.kind = "family"
s1.present = ["teen"]
s1.rated = { teen = { ors = [4.2, nan, 3.0, 4.4] } }
s1.said.teen = "Én linje\nto «linjer»"
s1.logged = 2026-08-21T09:02:10Z
)"},
    {"inline tables", R"(viktig = 1
client = "c017"
episode.e1 = { opened = 2026-08-14, kind = "family", logged = 2026-08-14T07:12:40Z }
voice.teen = { relation = "self", logged = 2026-08-14T07:13:02Z }
session.s1 = { date = 2026-08-21, kind = "family", present = ["teen"], rated.teen.ors = [4.2, nan, 3.0, 4.4], said = { teen = "Én linje\nto «linjer»" }, logged = 2026-08-21T09:02:10Z }
)"},
    {"words over several lines", with(canonical, "\"Én linje\\nto «linjer»\"", "\"\"\"\nÉn linje\nto «linjer»\"\"\"")},
    {"literal words", with(with(canonical, "\"Én linje\\nto «linjer»\"", "'''\nÉn linje\nto «linjer»'''"), "\"family\"", "'family'")},
    {"comments and blanks", with(canonical, "[session.s1]\n", "  [ session . \"s1\" ]  # [[note]]\n\t# mer\n\n") + "\n# slutt [note.x]\n   \t\n"},
    {"lists over lines", with(canonical, "[4.2, nan, 3.0, 4.4]", "[\n  4.2, # \"individual\"\n  nan,\n\n  3.0, 4.4,\n]")},
}};

std::string with_windows_line_ends(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
    return text;
}

/// One block of each kind.
const std::string additions = R"(
[episode.n1]
kind = "family"
logged = 2026-09-01T10:00:00Z

[voice.mother]
relation = "parent"
logged = 2026-09-01T10:00:01Z

[goal."søvn"]
date = 2026-09-01
owner = "teen"
words = "Sove"
logged = 2026-09-01T10:00:02Z

[session.n4]
date = 2026-09-01
kind = "family"
rated.teen = { ors = [4.2, 5.0, 3.0, 4.4] }
logged = 2026-09-01T10:00:03Z

[more.n5]
of = "session.s1"
unrated.teen = { srs = "declined" }
logged = 2026-09-01T10:00:04Z

[note.n6]
date = 2026-09-01
kind = "talk"
words = "[session.x]\n'''"
logged = 2026-09-01T10:00:05Z

[answer.n7]
signal = "silence"
date = 2026-09-01
words = "Ringt."
logged = 2026-09-01T10:00:06Z

[change.n8]
of = "voice.teen"
date = 2026-09-01
set.ended = true
logged = 2026-09-01T10:00:07Z

[ending.n9]
date = 2026-09-01
how = "agreed"
logged = 2026-09-01T10:00:08Z

[amend.n10]
of = "session.s1"
set.rated.teen = { ors = [4.2, 5.1, 3.0, 4.4] }
was.rated.teen = { ors = [4.2, nan, 3.0, 4.4] }
reason = "misread"
logged = 2026-09-01T10:00:09Z

[erased.n11]
of = "note.x9"
reason = "another's"
logged = 2026-09-01T10:00:10Z
)";

std::vector<model::Block> blocks_to_add() {
    return read(store::write_head("c017") + additions).ledger.blocks;
}

/// The file after one block was added, or why it was refused.
struct Added {
    std::string text;
    std::string refusal;
};

Added add(const std::string& text, const model::Block& block) {
    fuzz::MemoryFileSystem fs;
    fs.files["/s/viktig.toml"] = "viktig = 1\n";
    std::string& ledger = fs.files["/s/clients/c017.toml"] = text;
    store::Writer writer(fs, "/s");
    try {
        (void)writer.append("c017", [&](const store::ReadLedger&) { return block; });
        return {ledger, ""};
    } catch (const base::Error& error) {
        return {ledger, std::string(error.message().key) + " / " + std::string(error.hint().key)};
    }
}

void check_added(const std::string& text, const model::Block& block) {
    const Added after = add(text, block);
    CHECK(after.refusal == "");
    CHECK(after.text.starts_with(text));
    CHECK(after.text.ends_with('\n' + store::write_block(block, decimals_of(builtins()))));
    const auto found = read(after.text);
    CHECK(told(found.problems) == told(read(text).problems));
    model::Ledger expected = read(text).ledger;
    expected.blocks.push_back(block);
    CHECK(described(found.ledger) == described(expected));
}

}  // namespace

TEST_CASE("there is a block of each kind to add") {
    const auto blocks = blocks_to_add();
    REQUIRE(blocks.size() == model::block_rules().size());
    for (std::size_t n = 0; n < blocks.size(); ++n)
        CHECK(std::ranges::count(blocks, model::block_rules()[n].kind, &model::Block::kind) == 1);
}

TEST_CASE("however a ledger is written it means the same, and each kind of block can be added to it") {
    const std::string meant = described(read(canonical).ledger);
    const auto blocks = blocks_to_add();
    for (const Style& style : open_styles)
        for (const bool windows : {false, true})
            for (const bool mark : {false, true})
                for (const bool last_line_feed : {true, false}) {
                    std::string text = style.text;
                    if (!last_line_feed) text.pop_back();
                    if (windows) text = with_windows_line_ends(text);
                    if (mark) text.insert(0, "\xEF\xBB\xBF");
                    CAPTURE(style.name);
                    CAPTURE(windows);
                    CAPTURE(mark);
                    CAPTURE(last_line_feed);
                    const auto found = read(text);
                    CHECK(told(found.problems) == "");
                    CHECK(described(found.ledger) == meant);  // also the words over several lines
                    for (const model::Block& block : blocks) {
                        CAPTURE(block.reference());
                        check_added(text, block);
                    }
                }
}

TEST_CASE("a kind that is closed by its own form takes no further block: refused with its name, and the remedy helps") {
    const std::string session = canonical.substr(canonical.find("\n[session.s1]"));
    const std::string others = with(canonical, session, "");
    const model::Block meeting = blocks_to_add().at(3);
    for (const std::string form : {"session = { s1 = { date = 2026-08-21, kind = \"family\", logged = 2026-08-21T09:02:10Z } }\n", "session = {}\n",
                                   "session = 3\n", "session = []\n", "session = [{ date = 2026-08-21 }]\n"}) {
        CAPTURE(form);
        const std::string text = with(others, "\n[episode", form + "\n[episode");
        const Added after = add(text, meeting);
        CHECK(after.refusal == "append.would-not-fit / append.hint-would-not-fit");
        CHECK(after.text == text);
        // Another kind has room.
        check_added(text, blocks_to_add().at(5));
    }
    const std::string list = others + "\n[[session]]\ndate = 2026-08-21\n";
    CHECK(add(list, meeting).refusal == "append.would-not-fit / append.hint-would-not-fit");
    CHECK(add(list, meeting).text == list);
    check_added(canonical, meeting);
}

TEST_CASE("a top-level key of another name stands in nobody's way") {
    for (const std::string key : {"a = {}\n", "a = []\n", "sessions = 3\n", "\"session \" = { s1 = 3 }\n", "a.session.n4 = 1\n"}) {
        CAPTURE(key);
        const std::string text = with(canonical, "\n[episode", key + "\n[episode");
        for (const model::Block& block : blocks_to_add()) check_added(text, block);
    }
}

TEST_CASE("a block by hand with the very name of a new one is never added to") {
    const model::Block meeting = blocks_to_add().at(3);
    for (const std::string form : {"[session.n4]\n", "[session.n4.rated]\n", "[session.\"n4\"]\ndate = 2026-08-21\nkind = \"family\"\nlogged = 2026-08-21T09:02:10Z\n"}) {
        CAPTURE(form);
        const std::string text = with(canonical, "[session.s1]", form + "\n[session.s1]");
        const Added after = add(text, meeting);
        CHECK(after.refusal != "");
        CHECK(after.text == text);
    }
}

TEST_CASE("what would make a ledger larger than can be read is not added") {
    const std::string filler = "# " + std::string(1021, 'x') + '\n';
    std::string text = canonical;
    while (text.size() + filler.size() < static_cast<std::size_t>(store::largest_file)) text += filler;
    const model::Block note = blocks_to_add().at(5);
    model::Block longer = note;
    longer.content.put("words", std::string(2000, 'x'));
    const Added refused = add(text, longer);
    CHECK(refused.refusal == "append.too-large / append.hint-too-large");
    CHECK(refused.text == text);
    check_added(text, note);
}
