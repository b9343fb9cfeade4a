// A ledger replaced as a whole: whichever operation fails and whenever the power goes, it has its old bytes or all of its
// new ones.
#include <doctest/doctest.h>

#include "sweeps/memory_disk.hpp"
#include "sweeps/stage.hpp"
#include "unit/store/faulty_file_system.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string folder = "/store";
const std::string file = "clients/c017.toml";
const Sample any{"show", "c017", Rule::reads};

const std::string& old_text() {
    return files_before(any).at(file);
}

std::string new_text() {
    return old_text() + "# what stood here was moved\n";
}

/// @return the key of what was said; empty when it is done
std::string rewrite(store::FileSystem& files, const std::string& in) {
    try {
        store::Writer writer(files, in);
        const bool done = writer.rewrite("c017", [](const store::ReadLedger&) { return new_text(); });
        CHECK(done);
        return {};
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::io);
        return std::string(error.message().key);
    }
}

void fill(const TemporaryFolder& place) {
    for (const auto& [name, bytes] : files_before(any)) place.write("store/" + name, bytes);
    std::filesystem::create_directories(place.path("store/measures"));
    std::filesystem::permissions(place.path("store"), std::filesystem::perms::owner_all);
}

}  // namespace

TEST_CASE("whichever file operation fails, a ledger that is rewritten has its old bytes or all of its new ones") {
    for (const int error : {ENOSPC, EDQUOT, EIO, EINTR, EACCES}) {
        int n = 0;
        for (;; ++n) {
            CAPTURE(error);
            CAPTURE(n);
            TemporaryFolder place;
            fill(place);
            const auto names = place.names();
            FaultyFileSystem fs;
            fs.error = error;
            fs.fail_at = {n};
            std::string said = "data";
            try {
                said = rewrite(fs, place.path("store"));
            } catch (const std::exception&) {
                FAIL("another exception");
            }
            const std::string after = place.read("store/" + file);
            CHECK(fs.open_files == 0);
            if (!fs.failed("unlink")) CHECK(place.names() == names);
            if (said.empty())
                CHECK(after == new_text());
            else
                CHECK(after == (said == "disk.cannot-sync-folder" ? new_text() : old_text()));
            if (!fs.anything_failed()) {
                CHECK(said.empty());
                break;
            }
        }
        CHECK(n > 12);
    }
}

TEST_CASE("a ledger that is rewritten goes through power cuts whole, and lasts once that was reported") {
    MemoryDisk disk;
    for (const auto& [name, bytes] : files_before(any)) disk.put(folder + "/" + name, bytes);
    MemoryFileSystem fs(disk);
    std::vector<MemoryDisk> disks;
    fs.after_change = [&] { disks.push_back(fs.disk); };
    CHECK(rewrite(fs, folder).empty());
    CHECK(disks.size() > 3);
    for (std::size_t n = 0; n < disks.size(); ++n)
        for (const UnsyncedBytes bytes : fates_of_bytes)
            for (const UnsyncedNames names : {UnsyncedNames::lost, UnsyncedNames::kept}) {
                CAPTURE(n);
                CAPTURE(static_cast<int>(bytes));
                const Files left = disks[n].after_power_cut(bytes, names).files(folder);
                REQUIRE(left.contains(file));
                if (n + 1 == disks.size())
                    CHECK(left.at(file) == new_text());
                else
                    CHECK((left.at(file) == old_text() || left.at(file) == new_text()));
            }
}

TEST_CASE("a rewrite that finds the file replaced begins again with the new one") {
    MemoryDisk disk;
    for (const auto& [name, bytes] : files_before(any)) disk.put(folder + "/" + name, bytes);
    MemoryFileSystem fs(disk);
    const std::string pulled = old_text() + "# pulled\n";
    int rounds = 0;
    store::Writer writer(fs, folder);
    const bool done = writer.rewrite("c017", [&](const store::ReadLedger& current) {
        if (++rounds == 1) {
            const std::uint64_t made = fs.disk.make(store::FileType::regular, 0600);
            fs.disk.node(made).live = pulled;
            fs.disk.node(fs.disk.find(folder + "/clients")).live_names["c017.toml"] = made;
        }
        return current.ledger.text + "# rewritten\n";
    });
    CHECK(done);
    CHECK(rounds == 2);
    CHECK(fs.disk.files(folder).at(file) == pulled + "# rewritten\n");
}
