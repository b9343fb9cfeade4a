// Power cuts after every operation of every command, on a disk that keeps only what was synced: what was reported as
// logged is there, and what was not is there whole, or not, or as a tear that is named.
#include <doctest/doctest.h>

#include "sweeps/memory_disk.hpp"
#include "sweeps/stage.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string folder = "/home/kari/store";

constexpr UnsyncedNames name_fates[] = {UnsyncedNames::lost, UnsyncedNames::kept};

MemoryDisk disk_before(const Sample& sample) {
    MemoryDisk disk;
    disk.put_folder("/home");  // `init` makes what lies between
    const Files& files = files_before(sample);
    for (const auto& [name, bytes] : files) disk.put(folder + "/" + name, bytes);
    if (!files.empty())
        for (const char* inner : {"/clients", "/measures", "/aside"}) disk.put_folder(folder + inner);
    return disk;
}

/// The disk after each operation that changed something; the last is the one on which the command ended.
std::vector<MemoryDisk> disks_during(const Sample& sample) {
    MemoryFileSystem files(disk_before(sample));
    std::vector<MemoryDisk> disks{files.disk};
    files.after_change = [&] { disks.push_back(files.disk); };
    CHECK(run_sample(files, folder, sample).status == 0);
    return disks;
}

template <typename Check>
void cut_the_power(const MemoryDisk& disk, Check check) {
    for (const UnsyncedBytes bytes : fates_of_bytes)
        for (const UnsyncedNames names : name_fates) {
            CAPTURE(static_cast<int>(bytes));
            CAPTURE(static_cast<int>(names));
            check(disk.after_power_cut(bytes, names));
        }
}

/// A reader names the tear and shows all the rest; a writer names it and adds nothing.
void check_named(const Sample& sample, const MemoryDisk& disk, const std::string& file, const std::string& before) {
    MemoryFileSystem files(disk);
    const std::string client = client_of(file);
    const auto old_blocks = store::read_ledger(before, file, client).ledger.blocks.size();
    CHECK(store::Reader(files, folder).read(client).ledger.blocks.size() == old_blocks);
    for (const std::string& line : {"show " + client, "note " + client + " Mer"}) {
        const Ran ran = run_line(files, folder, line);
        CHECK(ran.status == 3);
        // Beside a copy of the ledger a writer names the copy first.
        const bool named = ran.err.find(file + ":") != std::string::npos;
        CHECK((named || (sample.from == From::damaged && ran.err.find(client + " (copy).toml:") != std::string::npos)));
    }
    CHECK(files.disk.files(folder) == disk.files(folder));
}

}  // namespace

TEST_CASE("what a command reported as done is there after a power cut, whatever was not synced") {
    for (const Sample& sample : writing_samples()) {
        CAPTURE(line_of(sample));
        const MemoryDisk done = disks_during(sample).back();
        cut_the_power(done, [&](const MemoryDisk& disk) {
            const Verdict verdict = judge(sample, disk.files(folder), Tear::never, Leftovers::may_be);
            CHECK(verdict.wrong == "");
            CHECK(verdict.complete);
        });
    }
}

TEST_CASE("a power cut in the middle of a command leaves old files, new files or a tear that is named") {
    int torn = 0;
    for (const Sample& sample : writing_samples()) {
        CAPTURE(line_of(sample));
        const auto disks = disks_during(sample);
        CHECK(disks.size() > 2);
        for (std::size_t n = 0; n < disks.size(); ++n) {
            CAPTURE(n);
            cut_the_power(disks[n], [&](const MemoryDisk& disk) {
                const Verdict verdict = judge(sample, disk.files(folder), Tear::may_be, Leftovers::may_be);
                CHECK(verdict.wrong == "");
                if (verdict.torn) {
                    ++torn;
                    check_named(sample, disk, *verdict.torn, files_before(sample).at(*verdict.torn));
                } else if (!verdict.changed) {
                    MemoryFileSystem files(disk);
                    const Ran again = run_sample(files, folder, sample);
                    CHECK(again.status == 0);
                    CHECK(judge(sample, files.disk.files(folder), Tear::never, Leftovers::may_be).complete);
                }
            });
        }
    }
    CHECK(torn > 10);
}

TEST_CASE("what is logged after a command was killed outlasts a power cut, also where the killed one had synced nothing") {
    int logged = 0;
    for (const Sample& sample : writing_samples()) {
        CAPTURE(line_of(sample));
        const auto disks = disks_during(sample);
        for (std::size_t n = 0; n < disks.size(); ++n) {
            CAPTURE(n);
            for (const std::string client : {"c017", "c018", "c019", "c020"}) {
                MemoryFileSystem files(disks[n]);
                if (run_line(files, folder, "note " + client + " Etterpå", {9000, 5, {}}).status != 0) continue;
                ++logged;
                const auto wanted = files.disk.files(folder).at("clients/" + client + ".toml");
                cut_the_power(files.disk, [&](const MemoryDisk& disk) {
                    const Files left = disk.files(folder);
                    REQUIRE(left.contains("viktig.toml"));
                    REQUIRE(left.contains("clients/" + client + ".toml"));
                    CHECK(left.at("clients/" + client + ".toml") == wanted);
                });
            }
        }
    }
    CHECK(logged > 100);
}

TEST_CASE("a copy that comes after a power cut is seen, whatever was remembered of the folder before") {
    int held = 0;
    for (const Sample& sample : writing_samples()) {
        if (sample.from != From::set_up) continue;
        CAPTURE(line_of(sample));
        const auto disks = disks_during(sample);
        for (std::size_t n = 0; n < disks.size(); ++n) {
            CAPTURE(n);
            for (const UnsyncedNames names : name_fates) {
                MemoryFileSystem files(disks[n].after_power_cut(UnsyncedBytes::kept, names));
                if (run_line(files, folder, "note c018 Etterpå", {9000, 5, {}}).status != 0) continue;
                const MemoryDisk::Node& clients = files.disk.node(files.disk.find(folder + "/clients"));
                if (clients.remark.size() > 20) ++held;
                const int copy = files.open(folder + "/clients/c018 (1).toml", store::OpenMode::create_new);
                CHECK(files.write(copy, files_before(sample).at("clients/c018.toml")) > 0);
                files.close(copy);
                const Ran ran = run_line(files, folder, "note c018 Igjen", {9001, 6, {}});
                CHECK(ran.status == 3);
                CHECK(ran.err.find("c018 (1).toml") != std::string::npos);
            }
        }
    }
    CHECK(held > 100);  // most of the time there was something to be remembered
}

TEST_CASE("a store that was made in two runs, the first one killed, outlasts a power cut") {
    const Sample init{"init", "", Rule::creates, {}, From::nothing};
    const auto disks = disks_during(init);
    for (std::size_t n = 0; n < disks.size(); ++n) {
        CAPTURE(n);
        MemoryFileSystem files(disks[n]);
        CHECK(run_sample(files, folder, init).status == 0);
        CHECK(run_line(files, folder, "client add c020").status == 0);
        const Files wanted = files.disk.files(folder);
        cut_the_power(files.disk, [&](const MemoryDisk& disk) {
            const Files left = disk.files(folder);
            for (const char* name : {"viktig.toml", "clients/c020.toml"}) {
                REQUIRE(left.contains(name));
                CHECK(left.at(name) == wanted.at(name));
            }
        });
    }
}

TEST_CASE("a ledger that another program replaced and did not sync outlasts a power cut once something is logged") {
    const Sample note{"note", "c017 Hei", Rule::appends};
    MemoryFileSystem files(disk_before(note));
    // As git or an editor does: a new file under a name of its own, then renamed over the ledger.
    const std::uint64_t pulled = files.disk.make(store::FileType::regular, 0600);
    files.disk.node(pulled).live = files_before(note).at("clients/c017.toml");
    files.disk.node(files.disk.find(folder + "/clients")).live_names["c017.toml"] = pulled;
    CHECK(run_sample(files, folder, note).status == 0);
    cut_the_power(files.disk, [&](const MemoryDisk& disk) {
        CHECK(disk.files(folder).at("clients/c017.toml") == files_after(note).at("clients/c017.toml"));
    });
}

TEST_CASE("a block that a replacement carried along is synced there before it is reported") {
    const Sample note{"note", "c017 Hei", Rule::appends};
    MemoryFileSystem files(disk_before(note));
    int changes = 0;
    // Right after our write another program copies the file, our block included, and puts the copy in its place.
    files.after_change = [&] {
        if (++changes != 1) return;
        const std::uint64_t copied = files.disk.make(store::FileType::regular, 0600);
        files.disk.node(copied).live = files.disk.node(files.disk.find(folder + "/clients/c017.toml")).live;
        files.disk.node(files.disk.find(folder + "/clients")).live_names["c017.toml"] = copied;
    };
    CHECK(run_sample(files, folder, note).status == 0);
    cut_the_power(files.disk, [&](const MemoryDisk& disk) {
        CHECK(disk.files(folder).at("clients/c017.toml") == files_after(note).at("clients/c017.toml"));
    });
}
