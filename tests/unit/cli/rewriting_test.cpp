// Moving and erasing while somebody else writes: nothing goes that nobody has seen.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/cli/run.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// Two families with the same people, and somebody who notes something of the meeting while a command is between its plan and
/// its lock on c017.
struct Busy {
    Busy() {
        CHECK(store::make_store(fs, folder.path("store")));
        folder.write("store/clients/c017.toml", family_ledger + first_meeting);
        folder.write("store/clients/c018.toml", with(family_ledger, "\"c017\"", "\"c018\""));
        fs.before = [this](const std::string& operation, const std::string& path) {
            if (operation == "open" && path.ends_with("/c017.toml")) ++opened;
            if (operation != "lock" || noted || opened < lock_at) return;
            noted = true;
            folder.write("store/clients/c017.toml", family_ledger + first_meeting + note);
        };
    }

    int run(std::vector<const char*> words) {
        struct Written : base::Output {
            explicit Written(std::string& into) : text(into) {}
            void write(std::string_view bytes) override { text += bytes; }
            void flush() override {}
            std::string& text;
        };
        Written out(out_text), err(err_text);
        cli::World world{out, err, fs, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        world.now = [] { return base::parse_instant("2026-11-23T08:00:00Z").value(); };
        world.local_day = base::utc_day;
        world.random = [this] { return random++; };
        world.environment = [](std::string_view) { return std::nullopt; };
        world.working_folder = [] { return std::string("/"); };
        const std::string store = "--store=" + folder.path("store");
        words.insert(words.begin(), {"viktig", store.c_str()});
        return cli::run(static_cast<int>(words.size()), words.data(), world);
    }

    const std::string note = "\n[note.2026-08-22-aaaaaa]\ndate = 2026-08-22\nkind = \"other\"\nsession = \"2026-08-21-7qx4m2\"\n"
                             "words = \"what mattered most\"\nby = \"per\"\nlogged = 2026-08-22T08:00:00Z\n";
    TemporaryFolder folder;
    FaultyFileSystem fs;
    std::string out_text, err_text;
    int opened = 0;
    int lock_at = 0;  ///< which opening of the ledger is the one under the lock
    bool noted = false;
    std::uint32_t random = 0;
};

}  // namespace

TEST_CASE("what was noted between the plan and the erasure is not erased with it") {
    Busy busy;
    busy.lock_at = 2;
    CHECK(busy.run({"forget", "c017", "--only", "session.2026-08-21", "--yes", "--by", "kari"}) == 3);
    CHECK(busy.noted);
    CHECK(busy.folder.read("store/clients/c017.toml") == family_ledger + first_meeting + busy.note);
    CHECK(busy.err_text.ends_with("viktig: error: somebody wrote to c017 at this very moment; nothing is erased\nhint: do it again\n"));
}

TEST_CASE("what was noted between the two writes of a move is not erased, and the same line goes on") {
    Busy busy;
    busy.lock_at = 3;
    const std::vector<const char*> line{"move", "c017", "session.2026-08-21", "c018", "--by", "kari"};
    CHECK(busy.run(line) == 3);
    CHECK(busy.noted);
    CHECK(busy.folder.read("store/clients/c017.toml") == family_ledger + first_meeting + busy.note);
    CHECK(busy.run(line) == 0);
    const std::string there = busy.folder.read("store/clients/c018.toml");
    CHECK(there.ends_with(first_meeting + busy.note));
    CHECK(there.find("7qx4m2") == there.find("[session.2026-08-21-7qx4m2]") + 20);  // once, and not a second time
    const std::string here = busy.folder.read("store/clients/c017.toml");
    CHECK(here.find("what mattered most") == std::string::npos);
    CHECK(read(here).ledger.blocks.size() == 7);
}

TEST_CASE("a move into a ledger that would grow beyond what is read back is refused before either is written") {
    Busy busy;
    busy.noted = true;
    std::string full = with(family_ledger, "\"c017\"", "\"c018\"");
    const std::string filler = "# " + std::string(10000, 'x') + "\n";
    while (full.size() + filler.size() + 200 < static_cast<std::size_t>(store::largest_file)) full += filler;
    full += "# " + std::string(static_cast<std::size_t>(store::largest_file) - full.size() - 203, 'x') + "\n";
    busy.folder.write("store/clients/c018.toml", full);
    CHECK(busy.run({"move", "c017", "session.2026-08-21", "c018", "--by", "kari"}) == 3);
    CHECK(busy.err_text.starts_with("viktig: error: clients/c018.toml would become larger than 16 MiB and could not be read any more; nothing was written\n"));
    CHECK(busy.folder.read("store/clients/c018.toml") == full);
    CHECK(busy.folder.read("store/clients/c017.toml") == family_ledger + first_meeting);
}

TEST_CASE("a move that stops between its two writes says so, and with which line it goes on") {
    Busy busy;
    busy.noted = true;
    int renames = 0;
    busy.fs.error = ENOSPC;
    busy.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "rename" && ++renames == 2) busy.fs.fail_at = {static_cast<int>(busy.fs.operations.size())};
    };
    const std::vector<const char*> line{"move", "c017", "session.2026-08-21", "c018", "--by", "kari"};
    CHECK(busy.run(line) == 4);
    CHECK(busy.err_text ==
          "viktig: error: session.2026-08-21-7qx4m2 stands with c018 now, and may stand with c017 still: cannot write clients/c017.toml anew: "
          "no space left on the disk; it stands as it was\n"
          "hint: the same line goes on: viktig move c017 session.2026-08-21-7qx4m2 c018\n");
    CHECK(busy.run(line) == 0);
    CHECK(busy.folder.read("store/clients/c018.toml").ends_with(first_meeting));
    CHECK(busy.folder.read("store/clients/c017.toml").find("Vi fikk") == std::string::npos);
}

TEST_CASE("a case of which a file could not be removed is said not to be erased in full") {
    Busy busy;
    busy.noted = true;
    busy.folder.write("store/clients/c017.toml~", "an editor's copy");
    busy.fs.error = EACCES;
    busy.fs.before = [&](const std::string& operation, const std::string& path) {
        if (operation == "unlink" && path.ends_with("/c017.toml")) busy.fs.fail_at = {static_cast<int>(busy.fs.operations.size())};
    };
    CHECK(busy.run({"forget", "c017", "--yes"}) == 4);
    CHECK(busy.err_text.ends_with("viktig: error: c017 may not be erased in full: cannot remove clients/c017.toml: permission denied\n"
                                  "hint: look what is left, then again: viktig forget c017 --dry-run\n"));
}

TEST_CASE("a correction that a hand has put before its meeting moves with it and stands behind it there") {
    Busy busy;
    busy.noted = true;
    const std::string amend = "\n[amend.2026-08-22-bbbbbb]\nof = \"session.2026-08-21-7qx4m2\"\nset.rated.mother = { sleep = 5 }\n"
                              "reason = \"misread\"\nby = \"kari\"\nlogged = 2026-08-22T08:00:00Z\n";
    busy.folder.write("store/clients/c017.toml", family_ledger + amend + first_meeting);
    CHECK(busy.run({"move", "c017", "session.2026-08-21", "c018", "--by", "kari"}) == 0);
    CHECK(busy.folder.read("store/clients/c018.toml").ends_with(first_meeting + amend));
    CHECK(busy.out_text.starts_with("session.2026-08-21-7qx4m2 of c017 is now c018's: "));
    CHECK(busy.folder.read("store/clients/c017.toml").find("misread") == std::string::npos);
}
