// Repair loses nothing, whichever operation of the disk fails and wherever it dies.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "unit/store/many_notes.hpp"
#include "viktig/store/check.hpp"
#include "viktig/store/repair.hpp"

namespace viktig::tests {
namespace {

const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");
const std::string torn_end = "[session.2026-08-28-7qx4m2]\ndate = 2026-08-28\nkind = \"fam";
const std::string torn_ledger = family_ledger + first_meeting + "\n" + torn_end;
const std::string sound_ledger = family_ledger + first_meeting + "\n";

std::string of_client(std::string text, const std::string& client) {
    return with(std::move(text), "c017", client);
}

/// A store in which everything is wrong that can be mended: a torn end, a copy that knows more, a temporary file, open files.
void make_broken_store(const TemporaryFolder& folder) {
    folder.write("viktig.toml", "viktig = 1\n");
    folder.write("clients/c017.toml", torn_ledger);
    folder.write("clients/c018.toml", of_client(family_ledger, "c018"));
    folder.write("clients/c018 (kopi).toml", of_client(family_ledger, "c018") + first_meeting);
    folder.write("clients/.c017.toml.new", "half a ledg");
    namespace disk = std::filesystem;
    for (const auto& entry : disk::recursive_directory_iterator(folder.path())) disk::permissions(entry.path(), disk::perms{0755});
    disk::permissions(folder.path(), disk::perms{0755});
}

std::vector<std::string> mend(FaultyFileSystem& fs, const TemporaryFolder& folder, store::Unfinished unfinished = store::Unfinished::kept,
                              std::vector<std::string> clients = {}) {
    std::vector<std::string> steps;
    std::vector<base::Error> troubles;
    store::Writer store(fs, folder.path(), troubles);
    store::repair(fs, store, {std::move(clients), unfinished, now}, [&](const base::Message& step) { steps.emplace_back(step.key); });
    return steps;
}

bool lies_in(const TemporaryFolder& folder, const std::string& inner, const std::string& bytes) {
    const auto names = folder.names();
    return std::ranges::any_of(names, [&](const std::string& name) {
        return name.starts_with(inner) && name.find(".torn.new") == std::string::npos && folder.read(name) == bytes;
    });
}

/// What was there before is still there, or lies aside.
void check_nothing_lost(const TemporaryFolder& folder) {
    const std::string ledger = folder.read("clients/c017.toml");
    if (ledger != torn_ledger) {
        CHECK(ledger == sound_ledger);
        CHECK(lies_in(folder, "aside/", torn_end));
    }
    const std::string copy = of_client(family_ledger, "c018") + first_meeting;
    const std::string original = folder.read("clients/c018.toml");
    CHECK(original.starts_with(of_client(family_ledger, "c018")));
    CHECK(copy.starts_with(original));  // a disk that dies within the write leaves a torn end, which the next repair moves
    if (folder.read("clients/c018 (kopi).toml") != copy) {
        CHECK(lies_in(folder, "aside/", copy));
        CHECK(original == copy);
    }
    CHECK((folder.read("clients/.c017.toml.new") == "half a ledg" || lies_in(folder, "aside/", "half a ledg")));
}

void check_mended(const TemporaryFolder& folder) {
    CHECK(folder.read("clients/c017.toml") == sound_ledger);
    CHECK(lies_in(folder, "aside/", torn_end));
    CHECK(folder.read("clients/c018.toml") == of_client(family_ledger, "c018") + first_meeting);
    CHECK(lies_in(folder, "aside/c018 (kopi).toml", of_client(family_ledger, "c018") + first_meeting));
    CHECK(lies_in(folder, "aside/.c017.toml.new", "half a ledg"));
    store::PosixFileSystem fs;
    const store::Checked checked = store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}});
    for (const model::Finding& finding : checked.findings) {
        CAPTURE(finding.message.key);
        CHECK(finding.place.file.starts_with("clients/"));
        CHECK(finding.message.key == "check.in-two-ledgers");  // the two ledgers of this test are one written twice
    }
}

}  // namespace

TEST_CASE("repair closes, moves aside, cuts the torn end and takes over what a copy has more") {
    const TemporaryFolder folder;
    make_broken_store(folder);
    FaultyFileSystem fs;
    const auto steps = mend(fs, folder);
    CHECK(std::ranges::count(steps, "repair.closed") == 7);
    CHECK(std::ranges::count(steps, "repair.end-moved") == 1);
    CHECK(std::ranges::count(steps, "repair.block-added") == 1);
    CHECK(std::ranges::count(steps, "repair.moved") == 2);
    check_mended(folder);
    CHECK(mend(fs, folder).empty());
    CHECK(fs.open_files == 0);
}

TEST_CASE("whichever operation fails during repair, everything is still there, and the next repair finishes") {
    for (int n = 0;; ++n) {
        CAPTURE(n);
        const TemporaryFolder folder;
        make_broken_store(folder);
        FaultyFileSystem fs;
        fs.fail_at = {n};
        fs.error = n % 2 == 0 ? ENOSPC : EIO;
        try {
            (void)mend(fs, folder);
        } catch (const base::Error& error) {
            CHECK(error.exit() != base::Exit::done);
        }
        check_nothing_lost(folder);
        CHECK(fs.open_files == 0);
        const bool over = !fs.anything_failed();
        fs.fail_at.clear();
        (void)mend(fs, folder);
        (void)mend(fs, folder);  // a temporary file that could not be taken away is moved by the one after
        check_mended(folder);
        if (over) break;
    }
}

TEST_CASE("wherever the disk dies during repair, everything is still there, and the next repair finishes") {
    for (int n = 0;; ++n) {
        CAPTURE(n);
        const TemporaryFolder folder;
        make_broken_store(folder);
        FaultyFileSystem fs;
        fs.fail_from = n;
        try {
            (void)mend(fs, folder);
        } catch (const base::Error& error) {
            CHECK(error.exit() != base::Exit::done);
        }
        check_nothing_lost(folder);
        const bool over = !fs.anything_failed();
        fs.fail_from = -1;
        (void)mend(fs, folder);
        (void)mend(fs, folder);
        check_mended(folder);
        if (over) break;
    }
}

TEST_CASE("the torn end is on the disk, file and folder, before the ledger is replaced") {
    const TemporaryFolder folder;
    make_broken_store(folder);
    FaultyFileSystem fs;
    bool saved = false;
    std::vector<std::string> since;
    fs.before = [&](const std::string& operation, const std::string& path) {
        if (operation == "rename" && path.ends_with("/clients/c017.toml")) {
            saved = true;
            CHECK(lies_in(folder, "aside/c017.toml-2026-11-23T080000Z.torn", torn_end));
            CHECK(std::ranges::count(since, "sync") >= 2);  // the bytes, and the folder with their name
        }
        since.push_back(operation);
        if (operation == "link") since.clear();
        if (operation == "open" && path.ends_with(".torn.new")) since.clear();
    };
    (void)mend(fs, folder);
    CHECK(saved);
}

TEST_CASE("at every byte of a block that was cut off, repair gives back what stood before or leaves a block that may be a hand's") {
    const std::string before = family_ledger;
    for (std::size_t size = 1; size < first_meeting.size(); ++size) {
        CAPTURE(size);
        const TemporaryFolder folder;
        const std::string cut = before + first_meeting.substr(0, size);
        folder.write("viktig.toml", "viktig = 1\n");
        folder.write("clients/c017.toml", cut);
        FaultyFileSystem fs;
        (void)mend(fs, folder);
        const std::string kept = folder.read("clients/c017.toml");
        const store::ReadLedger read = tests::read(kept);
        if (read.torn()) {
            CHECK(kept == cut);  // it can be read but for its mark: asked for, it goes too
            CHECK(read.problems.front().message.key == "file.uncommitted");
            (void)mend(fs, folder, store::Unfinished::moved);
        }
        const std::string rest = folder.read("clients/c017.toml");
        CHECK(tests::read(rest).problems.empty());
        CHECK((rest == cut || lies_in(folder, "aside/", cut.substr(rest.size()))));
        CHECK(cut.starts_with(rest));
    }
}

TEST_CASE("what is put aside never takes the place of what lies there") {
    const TemporaryFolder folder;
    folder.write("viktig.toml", "viktig = 1\n");
    FaultyFileSystem fs;
    for (int n = 0; n < 3; ++n) {
        folder.write("clients/c017.toml", torn_ledger);
        (void)mend(fs, folder);
    }
    CHECK(lies_in(folder, "aside/c017.toml-2026-11-23T080000Z.torn", torn_end));
    CHECK(lies_in(folder, "aside/c017.toml-2026-11-23T080000Z-2.torn", torn_end));
    CHECK(lies_in(folder, "aside/c017.toml-2026-11-23T080000Z-3.torn", torn_end));
}

TEST_CASE("a copy that holds nothing else is folded without reading the ledger for each of its blocks") {
    const TemporaryFolder folder;
    const std::string text = family_ledger + many_notes(300);
    folder.write("viktig.toml", "viktig = 1\n");
    folder.write("clients/c017.toml", text);
    folder.write("clients/c017 (kopi).toml", text);
    std::filesystem::permissions(folder.path("clients"), std::filesystem::perms{0700});
    FaultyFileSystem fs;
    CHECK(mend(fs, folder).back() == "repair.moved");
    CHECK(std::ranges::count(fs.operations, "read") < 20);
}

TEST_CASE("a copy that changes while it is taken over stays") {
    const TemporaryFolder folder;
    make_broken_store(folder);
    FaultyFileSystem fs;
    const std::string newer = of_client(family_ledger, "c018") + first_meeting + "# newer\n";
    bool changed = false;
    fs.before = [&](const std::string& operation, const std::string& path) {
        if (operation != "open" || !path.ends_with("/clients/c018.toml") || changed) return;
        changed = true;
        folder.write("clients/c018 (kopi).toml", newer);
    };
    (void)mend(fs, folder, store::Unfinished::kept, {"c018"});
    CHECK(changed);
    CHECK((folder.read("clients/c018 (kopi).toml") == newer || lies_in(folder, "aside/", newer)));
}

TEST_CASE("only what belongs to the clients named is mended") {
    const TemporaryFolder folder;
    make_broken_store(folder);
    FaultyFileSystem fs;
    const auto steps = mend(fs, folder, store::Unfinished::kept, {"c018"});
    CHECK(std::ranges::count(steps, "repair.end-moved") == 0);
    CHECK(std::ranges::count(steps, "repair.block-added") == 1);
    CHECK(folder.read("clients/c017.toml") == torn_ledger);
}

TEST_CASE("another program's lock stops a repair before anything is cut") {
    const TemporaryFolder folder;
    make_broken_store(folder);
    FaultyFileSystem fs;
    fs.others_lock = true;
    CHECK_THROWS_AS((void)mend(fs, folder), base::Error);
    CHECK(folder.read("clients/c017.toml") == torn_ledger);
}

TEST_CASE("in a store that a group shares the folder aside is the group's too, whichever operation fails") {
    namespace disk = std::filesystem;
    for (int n = 0;; ++n) {
        CAPTURE(n);
        const TemporaryFolder folder;
        folder.write("viktig.toml", "viktig = 1\npermissions = \"group\"\n");
        folder.write("clients/c017.toml", torn_ledger);
        for (const auto& entry : disk::recursive_directory_iterator(folder.path()))
            disk::permissions(entry.path(), entry.is_directory() ? disk::perms{0770} : disk::perms{0660});
        disk::permissions(folder.path(), disk::perms{0770});
        FaultyFileSystem fs;
        store::FileStatus status;
        REQUIRE(fs.status(folder.path(), status) == 0);
        fs.operations.clear();
        fs.pretended_group = status.group + 1;  // what is made new has another group than its folder
        fs.fail_at = {n};
        std::string outcome = "done";
        try {
            (void)mend(fs, folder);
        } catch (const base::Error& error) {
            outcome = error.message().key;
        }
        // What is made new, or a ledger that is written anew.
        if (fs.failed("set_group")) CHECK((outcome == "disk.cannot-give-group" || outcome == "disk.cannot-keep-group"));
        const bool torn_still = folder.read("clients/c017.toml") == torn_ledger;
        CHECK((torn_still || lies_in(folder, "aside/", torn_end)));
        if (fs.anything_failed()) continue;
        CHECK(outcome == "done");
        CHECK_FALSE(torn_still);
        CHECK(disk::status(folder.path("aside")).permissions() == disk::perms{0770});
        CHECK(std::ranges::count(fs.groups_given, status.group) >= 2);  // of the folder, and of what lies in it
        break;
    }
}

}  // namespace viktig::tests
