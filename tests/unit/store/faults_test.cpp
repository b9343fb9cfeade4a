// Whichever file operation fails, in whichever way: the old bytes stand, and what is said to be done is done.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/store/opened_store.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Block;

namespace {

constexpr int faults[] = {ENOSPC, EIO, EDQUOT, EINTR, EACCES};

Block meeting() {
    return read(family_ledger + first_meeting).ledger.blocks.back();
}

/// A store with one client, opened before anything fails.
struct Made : OpenedStore {
    Made() : OpenedStore({{"c017", family_ledger}, {"c018", with(family_ledger, "\"c017\"", "\"c018\"")}}) {}

    /// How adding the meeting ends.
    base::Message add() {
        return outcome_of([&] { (void)writer->append("c017", [](const store::ReadLedger&) { return meeting(); }); });
    }
};

/// What must hold of a ledger after a fault: the old bytes; or, only where the fault could not be undone, the block
/// whole, or a tear that is named and leaves the old blocks.
void check_after_fault(const Made& made, const base::Message& outcome) {
    const std::string after = made.after();
    CAPTURE(std::string(outcome.key));
    if (outcome.empty()) {
        CHECK(after == family_ledger + first_meeting);
        return;
    }
    const bool could_not_be_undone = made.fs.failed("truncate");
    if (!could_not_be_undone) {
        CHECK(after == family_ledger);
        return;
    }
    CHECK(outcome.key == "disk.half-written");
    REQUIRE(after.starts_with(family_ledger));
    CHECK((family_ledger + first_meeting).starts_with(after));
    const auto found = read(after);
    CHECK(found.readable());
    if (after == family_ledger || after == family_ledger + first_meeting) {
        CHECK(told(found.problems) == "");
    } else {
        CHECK(told(found.problems).starts_with("tail 37:1 file."));
        CHECK(found.ledger.blocks.size() == 5);
    }
}

}  // namespace

TEST_CASE("whichever file operation fails, the ledger keeps its old bytes") {
    for (const int error : faults) {
        CAPTURE(error);
        int n = 0;
        for (;; ++n) {
            CAPTURE(n);
            Made made;
            made.fs.error = error;
            made.fs.fail_at = {n};
            const auto outcome = made.add();
            check_after_fault(made, outcome);
            CHECK(made.fs.open_files == 0);
            if (!made.fs.anything_failed()) {
                CHECK(outcome.empty());
                break;
            }
            made.fs.fail_at.clear();
            if (!outcome.empty()) {
                CHECK(made.add().empty());  // and the next try succeeds
                CHECK(made.after() == family_ledger + first_meeting);
            }
        }
        CHECK(n > 8);
    }
}

TEST_CASE("whichever two file operations fail, the ledger keeps its old bytes or the tear is named") {
    for (int first = 0; first < 20; ++first)
        for (int second = first + 1; second < 24; ++second) {
            Made made;
            made.fs.error = ENOSPC;
            made.fs.fail_at = {first, second};
            CAPTURE(first);
            CAPTURE(second);
            check_after_fault(made, made.add());
        }
}

TEST_CASE("whenever the disk dies for good, the ledger keeps its old bytes or the tear is named") {
    for (const int error : faults) {
        if (error == EINTR) continue;  // no disk is interrupted for ever
        for (int n = 0; n < 24; ++n) {
            Made made;
            made.fs.error = error;
            made.fs.fail_from = n;
            CAPTURE(error);
            CAPTURE(n);
            const auto outcome = made.add();
            check_after_fault(made, outcome);
            if (!made.fs.failed("truncate")) continue;
            // The next writer names a tear and writes nothing.
            made.fs.fail_from = -1;
            const std::string torn = made.after();
            if (torn == family_ledger || torn == family_ledger + first_meeting) continue;
            const auto next = made.add();
            CHECK((next.key == "file.torn" || next.key == "file.uncommitted"));
            CHECK(made.after() == torn);
        }
    }
}

TEST_CASE("a disk that takes few bytes at a time gets them all") {
    for (const std::size_t longest : {1U, 2U, 7U, 100U}) {
        Made made;
        made.fs.longest_write = longest;
        CHECK(made.add().empty());
        CHECK(made.after() == family_ledger + first_meeting);
    }
}

TEST_CASE("a disk that takes few bytes at a time and fails in between is undone") {
    for (const int error : {ENOSPC, EDQUOT, EIO})
        for (std::size_t n = 0; n < first_meeting.size() / 16; ++n) {
            Made made;
            made.fs.longest_write = 16;
            made.fs.error = error;
            std::size_t writes = 0;
            made.fs.before = [&](const std::string& operation, const std::string&) {
                if (operation == "write" && writes++ == n) made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
            };
            CAPTURE(n);
            const auto outcome = made.add();
            CHECK(outcome.key == "disk.cannot-write");
            CHECK(made.after() == family_ledger);
        }
}

TEST_CASE("an interrupted write goes on") {
    Made made;
    made.fs.longest_write = 16;
    made.fs.error = EINTR;
    std::size_t writes = 0;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "write" && ++writes % 2 == 0) made.fs.fail_at.insert(static_cast<int>(made.fs.operations.size()));
    };
    CHECK(made.add().empty());
    CHECK(made.fs.failed("write"));
    CHECK(made.after() == family_ledger + first_meeting);
}

TEST_CASE("what is taken back is synced before that is told") {
    Made made;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "sync_data" && !made.fs.anything_failed()) made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
    };
    CHECK(made.add().key == "disk.cannot-sync");
    CHECK(made.after() == family_ledger);
    const auto& done = made.fs.operations;
    const auto truncated = std::ranges::find(done, "truncate");
    REQUIRE(truncated != done.end());
    CHECK(std::ranges::find(truncated, done.end(), "sync_data") != done.end());
}

TEST_CASE("a disk that knows no syncing of folders is written to all the same") {
    Made made;
    made.fs.error = EINVAL;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "sync") made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
    };
    CHECK(made.add().empty());
    CHECK(made.fs.failed("sync"));
    CHECK(made.after() == family_ledger + first_meeting);
}

TEST_CASE("a client that the disk cannot be asked about is not told to be none") {
    Made made;
    CHECK(made.writer->has("c017"));
    CHECK_FALSE(made.writer->has("c020"));
    for (const int error : {EIO, EACCES}) {
        made.fs.error = error;
        made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
        CHECK_THROWS_AS((void)made.writer->has("c017"), const base::Error&);
    }
}

TEST_CASE("what the disk said is told") {
    Made made;
    made.fs.error = ENOSPC;
    made.fs.before = [&](const std::string& operation, const std::string&) {
        if (operation == "write") made.fs.fail_at = {static_cast<int>(made.fs.operations.size())};
    };
    const auto outcome = made.add();
    CHECK(outcome.key == "disk.cannot-write");
    CHECK(argument(outcome, 0) == "clients/c017.toml");
    CHECK(std::get<base::Message>(outcome.arguments.at(1).value).key == "system.no-space");
}

TEST_CASE("whichever file operation fails, a new ledger is there whole or not at all") {
    const std::vector<Block> blocks = read(family_ledger).ledger.blocks;
    for (const int error : faults) {
        int n = 0;
        for (;; ++n) {
            CAPTURE(error);
            CAPTURE(n);
            Made made;
            const auto names = made.folder.names();
            made.fs.error = error;
            made.fs.fail_at = {n};
            bool done = true;
            std::string said;
            try {
                (void)made.writer->create("c019", blocks);
            } catch (const base::Error& trouble) {
                done = false;
                said = trouble.message().key;
            }
            const std::string whole = with(family_ledger, "\"c017\"", "\"c019\"");
            const std::string after = made.folder.read("store/clients/c019.toml");
            CHECK((after == whole || (!done && after == "(no such file)")));
            CHECK(made.fs.open_files == 0);
            auto left = made.folder.names();
            left.erase("store/clients/c019.toml");
            if (!made.fs.failed("unlink")) CHECK(left == names);
            if (!made.fs.anything_failed()) {
                CHECK(done);
                break;
            }
            // A failing sync of the folder leaves the name there, perhaps not for long: it is no success, and it is whole.
            CHECK((said == "disk.cannot-sync-folder") == (!done && after == whole));
        }
        CHECK(n > 6);
    }
}

TEST_CASE("whichever file operation fails, a store is not half made for good") {
    for (const int error : faults) {
        int n = 0;
        for (;; ++n) {
            CAPTURE(error);
            CAPTURE(n);
            TemporaryFolder folder;
            FaultyFileSystem fs;
            fs.error = error;
            fs.fail_at = {n};
            bool done = true;
            try {
                const bool made = store::make_store(fs, folder.path("store"));
                CHECK(made);
            } catch (const base::Error& trouble) {
                done = false;
                CHECK(trouble.exit() == base::Exit::io);
            }
            const bool failed = fs.anything_failed();
            CHECK(fs.open_files == 0);
            // Whatever happened: tried again it is there, complete, and can be opened.
            fs.fail_at.clear();
            CHECK_NOTHROW((void)store::make_store(fs, folder.path("store")));
            CHECK_NOTHROW(store::Reader(fs, folder.path("store")));
            CHECK(folder.read("store/viktig.toml") == store::initial_settings());
            for (const std::string name : {"store/clients", "store/measures", "store/aside"}) CHECK(folder.names().contains(name));
            if (!failed) {
                CHECK(done);
                break;
            }
        }
        CHECK(n > 8);
    }
}
