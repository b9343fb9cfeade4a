// Adding a block to a ledger: the old bytes stand, the new ones are exact, and what could go wrong is refused.
#include <doctest/doctest.h>

#include <algorithm>

#include <sys/file.h>
#include <unistd.h>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Block;

namespace {

/// A store with one client.
struct Made {
    explicit Made(std::string text = family_ledger) : before(std::move(text)) {
        CHECK(store::make_store(fs, folder.path("store")));
        put("c017", before);
    }
    void put(const std::string& name, const std::string& text) const { folder.write("store/clients/" + name + ".toml", text); }
    [[nodiscard]] std::string path(const std::string& name = "c017.toml") const { return folder.path("store/clients/" + name); }
    [[nodiscard]] std::string after() const { return folder.read("store/clients/c017.toml"); }
    store::Writer writer() { return {fs, folder.path("store")}; }

    TemporaryFolder folder;
    FaultyFileSystem fs;
    std::string before;
};

/// The first meeting as a block.
Block meeting() {
    return read(family_ledger + first_meeting).ledger.blocks.back();
}

store::Appended add(Made& made, const Block& block = meeting()) {
    return made.writer().append("c017", [&](const store::ReadLedger&) { return block; });
}

std::string refused(Made& made, const Block& block = meeting()) {
    try {
        (void)add(made, block);
        return "done";
    } catch (const base::Error& error) {
        return std::string(error.exit() == base::Exit::data ? "data " : "io ") + std::string(error.message().key) +
               (error.hint().empty() ? "" : " / " + std::string(error.hint().key));
    }
}

}  // namespace

TEST_CASE("a block is added at the end, after one empty line, and not a byte before it changes") {
    Made made;
    const auto done = add(made);
    CHECK(made.after() == made.before + first_meeting);
    CHECK(done.file == "clients/c017.toml");
    CHECK(done.line == 37);
    CHECK(done.block.id == "2026-08-21-7qx4m2");
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("the builder is given the ledger as it stands under the lock") {
    Made made;
    std::size_t blocks = 0;
    (void)made.writer().append("c017", [&](const store::ReadLedger& current) {
        blocks = current.ledger.blocks.size();
        CHECK(std::ranges::count(made.fs.operations, "lock") == 1);
        CHECK(std::ranges::count(made.fs.operations, "write") == 1);  // of the settings, when the store was made
        return meeting();
    });
    CHECK(blocks == 5);
}

TEST_CASE("what the builder throws writes nothing") {
    Made made;
    CHECK_THROWS_AS(made.writer().append("c017", [](const store::ReadLedger&) -> Block { throw base::Error(base::Exit::usage, {"log.future"}); }),
                    const base::Error&);
    CHECK(made.after() == made.before);
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a missing last line feed is supplied, an empty line at the end is used") {
    Made without(family_ledger.substr(0, family_ledger.size() - 1));
    CHECK(add(without).line == 37);
    CHECK(without.after() == family_ledger + first_meeting);
    Made empty_line(family_ledger + "\n");
    CHECK(add(empty_line).line == 37);
    CHECK(empty_line.after() == family_ledger + first_meeting);
    Made two_empty_lines(family_ledger + "\n\n");
    CHECK(add(two_empty_lines).line == 38);
    CHECK(two_empty_lines.after() == family_ledger + "\n" + first_meeting);
    Made comment(family_ledger + "# to be continued");
    CHECK(add(comment).line == 38);
    CHECK(comment.after() == family_ledger + "# to be continued\n" + first_meeting);
}

TEST_CASE("a ledger with Windows line ends, a byte order mark and comments is added to as it is") {
    std::string text = "\xEF\xBB\xBF# by hand\n" + family_ledger;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
    Made made(text);
    (void)add(made);
    CHECK(made.after() == text + first_meeting);
    CHECK(told(read(made.after()).problems) == "");
    Made blank(text + "\r\n");
    (void)add(blank);
    CHECK(blank.after() == text + "\r\n" + first_meeting.substr(1));
}

TEST_CASE("the ledger edited by hand in the clinic is added to as it is") {
    Made made;
    const std::string text = clinic_ledger("c033");
    made.put("c033", text);
    Block note = read(clinic_ledger("c003"), "c003").ledger.blocks.at(0);
    note.id = "2026-11-20-7qx4m2";
    (void)made.writer().append("c033", [&](const store::ReadLedger&) { return note; });
    CHECK(made.folder.read("store/clients/c033.toml").starts_with(text));
    CHECK(told(read(made.folder.read("store/clients/c033.toml"), "c033").problems) == "");
}

TEST_CASE("problems that cost nothing or one value do not hinder a writer") {
    Made made(with(with(family_ledger, "relation = \"self\"", "relation = \"girl\"\nweather = 3"), "area = \"body\"", "area = 3"));
    CHECK(refused(made) == "done");
    CHECK(made.after() == made.before + first_meeting);
}

TEST_CASE("a ledger that is torn, unreadable, newer or a copy is not written to") {
    const auto untouched = [](const std::string& text, const std::string& why) {
        Made made(text);
        CAPTURE(text);
        CHECK(refused(made) == why);
        CHECK(made.after() == text);
    };
    untouched(family_ledger + first_meeting.substr(0, 100), "data file.torn / file.hint-torn");
    untouched(family_ledger + "\n[note.x]\ndate = 2026-08-21\n", "data file.uncommitted / file.hint-uncommitted");
    untouched(with(family_ledger, "relation = \"self\"", "relation = self"), "data file.syntax / file.hint-syntax");
    untouched(with(family_ledger, "viktig = 1", "viktig = 2"), "data file.newer-format / file.hint-newer-format");
    untouched(with(family_ledger, "\"c017\"", "\"c018\""), "data file.copy-of / file.hint-copy-of");
    untouched("", "data file.not-a-ledger / file.hint-not-a-ledger");
}

TEST_CASE("an id that is taken is refused, over all kinds where it was made up by chance") {
    Made made(family_ledger + first_meeting);
    Block note = read(family_ledger + "\n[note.2026-08-21-7qx4m2]\ndate = 2026-08-21\nkind = \"helped\"\nwords = \"x\"\nlogged = 2026-08-21T10:00:00Z\n").ledger.blocks.back();
    CHECK(refused(made, note) == "data append.id-taken / append.hint-id-taken");
    Block goal = *read(family_ledger).ledger.find(model::BlockKind::goal, "sleep");
    goal.content.put("words", std::string("Something else"));
    CHECK(refused(made, goal) == "data append.id-taken / append.hint-id-taken");
    goal.id = "teen";
    CHECK(refused(made, goal) == "done");
}

TEST_CASE("the id of an erased block is never given again") {
    Made made(family_ledger + "\n[erased.2026-08-21-7qx4m2]\nof = \"goal.dinner\"\nreason = \"x\"\nlogged = 2026-08-21T10:00:00Z\n");
    Block goal = *read(family_ledger).ledger.find(model::BlockKind::goal, "sleep");
    goal.id = "dinner";
    CHECK(refused(made, goal) == "data append.id-taken / append.hint-id-taken");
    goal.id = "supper";
    CHECK(refused(made, goal) == "done");
}

TEST_CASE("where the file has no room for a block nothing is written") {
    for (const std::string& top : {std::string("session = {}\n"), std::string("session = 3\n"), std::string("session = { x = { date = 2026-08-21 } }\n"),
                                   std::string("session.2026-08-21-7qx4m2 = 3\n")}) {
        Made made(with(family_ledger, "client = \"c017\"\n", "client = \"c017\"\n" + top));
        CAPTURE(top);
        const std::string why = refused(made);
        CHECK((why == "data append.would-not-fit / append.hint-would-not-fit" || why == "data append.id-taken / append.hint-id-taken"));
        CHECK(made.after() == made.before);
    }
}

TEST_CASE("a block that would not read back as it is meant is not written") {
    Made made;
    Block block = meeting();
    block.content.put("colour", std::string("red"));
    CHECK(refused(made, block) == "data append.would-not-fit / append.hint-would-not-fit");
    block = meeting();
    block.content.said.push_back({"teen", "\xFF", {}});
    CHECK(refused(made, block) == "data append.would-not-fit / append.hint-would-not-fit");
    block = meeting();
    std::erase_if(block.content.fields, [](const model::Field& field) { return field.key == "logged"; });
    CHECK(refused(made, block) == "data append.would-not-fit / append.hint-would-not-fit");
    block = meeting();
    block.content.put("headcount", std::int64_t{-3});
    CHECK(refused(made, block) == "data append.would-not-fit / append.hint-would-not-fit");
    CHECK(made.after() == made.before);
}

TEST_CASE("a copy of a ledger beside it stops every writer, if its name has the code in it") {
    for (const std::string name : {"c017 (1)", "c017 (conflicted copy 2026-08-21)", "c017.sync-conflict-20260821", "Copy of c017", "kopi-av-c017", "c017-gammel"}) {
        CAPTURE(name);
        Made made;
        made.put(name, family_ledger);
        CHECK(refused(made) == "data file.copy-of / file.hint-copy-of");
        CHECK(made.after() == made.before);
        ::unlink(made.path(std::string(name) + ".toml").c_str());
        CHECK(refused(made) == "done");
    }
}

TEST_CASE("other clients' ledgers stop nobody, broken or whole") {
    Made made;
    made.put("c0171", with(family_ledger, "\"c017\"", "\"c0171\""));
    made.put("c017x", with(family_ledger, "\"c017\"", "'c017x'"));
    made.put("c018", "client = \"c018\" # not \"c017\"\n");
    made.put("c019", "no toml at all");
    made.put("c020 (1)", with(family_ledger, "\"c017\"", "\"c020\""));
    REQUIRE(::symlink("c017.toml", made.path("link-c017.toml").c_str()) == 0);
    CHECK(refused(made) == "done");
}

TEST_CASE("no such client is data, not a failing disk") {
    Made made;
    try {
        (void)made.writer().append("c018", [](const store::ReadLedger&) { return meeting(); });
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::data);
        CHECK(error.message().key == "client.unknown");
    }
    CHECK(made.folder.names().contains("store/clients/c017.toml"));
    CHECK_FALSE(made.folder.names().contains("store/clients/c018.toml"));
}

TEST_CASE("a ledger that is a link, a pipe or a folder is not written to") {
    Made made;
    const auto replaced_by = [&](auto make) {
        ::unlink(made.path().c_str());
        REQUIRE(make(made.path()) == 0);
        const std::string why = refused(made);
        ::remove(made.path().c_str());
        return why;
    };
    made.folder.write("elsewhere", family_ledger);
    CHECK(replaced_by([&](const std::string& path) { return ::symlink(made.folder.path("elsewhere").c_str(), path.c_str()); }) == "io disk.cannot-open");
    CHECK(made.folder.read("elsewhere") == family_ledger);
    CHECK(replaced_by([](const std::string& path) { return ::mkfifo(path.c_str(), 0600); }) == "data disk.no-regular-file");
    CHECK(replaced_by([](const std::string& path) { return ::mkdir(path.c_str(), 0700); }) == "io disk.cannot-open");
}

TEST_CASE("a lock that another holds is waited for so long as is said, and then nothing is written") {
    Made made;
    made.fs.others_lock = true;
    CHECK(refused(made) == "io disk.lock-held / disk.hint-lock-held");
    CHECK(made.fs.paused_milliseconds == store::lock_seconds * 1000);
    CHECK(made.after() == made.before);
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a lock that another gives back in time is taken") {
    Made made;
    const int other = ::open(made.path().c_str(), O_RDWR);
    REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);
    int tries = 0;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "lock" && ++tries == 3) ::flock(other, LOCK_UN);
    };
    CHECK(refused(made) == "done");
    CHECK(tries == 3);
    ::close(other);
}

TEST_CASE("a file that was replaced between opening and locking is followed, the one that went is left alone") {
    Made made;
    REQUIRE(::link(made.path().c_str(), made.folder.path("old").c_str()) == 0);
    const std::string newer = family_ledger + "\n[note.n1]\ndate = 2026-08-15\nkind = \"helped\"\nwords = \"x\"\nlogged = 2026-08-15T10:00:00Z\n";
    int locks = 0;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "lock" || ++locks > 1) return;
        made.folder.write("store/clients/new", newer);
        std::filesystem::rename(made.path("new"), made.path());
    };
    CHECK(add(made).line == 43);
    CHECK(made.after() == newer + first_meeting);
    CHECK(made.folder.read("old") == made.before);
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a file that was replaced during the write has the block too, once, with the same id") {
    for (const bool has_it_already : {false, true}) {
        CAPTURE(has_it_already);
        Made made;
        REQUIRE(::link(made.path().c_str(), made.folder.path("old").c_str()) == 0);
        const std::string newer = "# pulled\n" + family_ledger + (has_it_already ? first_meeting : "");
        int builds = 0;
        int syncs = 0;
        made.fs.before = [&](const std::string& operation, const std::string&) {
            if (operation != "sync_data" || ++syncs > 1) return;
            made.folder.write("store/clients/new", newer);
            std::filesystem::rename(made.path("new"), made.path());
        };
        const auto done = made.writer().append("c017", [&](const store::ReadLedger&) {
            ++builds;
            return meeting();
        });
        CHECK(builds == 1);
        CHECK(done.line == 38);
        CHECK(made.after() == "# pulled\n" + family_ledger + first_meeting);
        CHECK(made.folder.read("old") == made.before + first_meeting);
        CHECK(made.fs.open_files == 0);
    }
}

TEST_CASE("a file that is replaced again and again is given up, and that is no success") {
    Made made;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation != "lock") return;
        made.folder.write("store/clients/new", family_ledger);
        std::filesystem::rename(made.path("new"), made.path());
    };
    CHECK(refused(made) == "io disk.keeps-changing / disk.hint-lock-held");
    CHECK(made.after() == family_ledger);
    CHECK(made.fs.open_files == 0);
}

TEST_CASE("a hundred blocks in a row read back as they were written") {
    Made made;
    auto writer = made.writer();
    std::string expected = made.before;
    for (int n = 0; n < 100; ++n) {
        Block note = read(family_ledger + "\n[note.x]\ndate = 2026-08-15\nkind = \"helped\"\nwords = \"x\"\nlogged = 2026-08-15T10:00:00Z\n").ledger.blocks.back();
        note.id = "n" + std::to_string(n);
        (void)writer.append("c017", [&](const store::ReadLedger&) { return note; });
        expected += "\n" + store::write_block(note, [](std::string_view) { return 0; });
    }
    CHECK(made.after() == expected);
}
