// Whole commands on a disk of which any operation can fail: what is on file is whole, and what is said is true.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "sweeps/stage.hpp"
#include "unit/store/faulty_file_system.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

constexpr int faults[] = {ENOSPC, EDQUOT, EIO, EINTR, EACCES};

/// The sample's store on the real disk, on a file system that has not failed yet.
struct Try {
    explicit Try(const Sample& sample_in) : sample(sample_in) {
        const Files& before = files_before(sample);
        for (const auto& [name, bytes] : before) folder.write("store/" + name, bytes);
        if (!before.empty())
            for (const char* inner : {"store/measures", "store/aside"}) std::filesystem::create_directories(folder.path(inner));
        for (const std::string& name : folder.names()) {
            const bool is_folder = std::filesystem::is_directory(folder.path(name));
            std::filesystem::permissions(folder.path(name), is_folder ? std::filesystem::perms(0700) : std::filesystem::perms(0600));
        }
        std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
        if (before.empty()) return;
        std::filesystem::permissions(folder.path("store"), std::filesystem::perms::owner_all);
        // Of a folder that was modified a moment ago nothing is remembered.
        std::filesystem::last_write_time(folder.path("store/clients"), std::filesystem::file_time_type::clock::now() - std::chrono::minutes(1));
    }
    Ran run() { return run_sample(fs, folder.path("store"), sample); }
    [[nodiscard]] Files files() const {
        Files found;
        for (const std::string& name : folder.names())
            if (name.starts_with("store/") && std::filesystem::is_regular_file(folder.path(name))) found[name.substr(6)] = folder.read(name);
        return found;
    }

    const Sample& sample;
    TemporaryFolder folder;
    FaultyFileSystem fs;
};

/// On file although the status is not 0: then the message says so.
bool says_on_file(const std::string& err) {
    return err.find("look whether it is there before you make it again") != std::string::npos;
}

bool says_half_written(const std::string& err) {
    return err.find("failed half-way and could not be taken back") != std::string::npos;
}

bool names_the_tear(const std::string& err, const std::string& file) {
    const bool said = err.find("ends in the middle of the block") != std::string::npos || err.find("is not finished") != std::string::npos;
    return said && err.find(file + ":") != std::string::npos;
}

/// Of several files some are done: then the message says so, and how to go on.
bool says_half_done(const std::string& err) {
    return err.find("the same line goes on") != std::string::npos || err.find("may not be erased in full") != std::string::npos;
}

/// Of many cases one could not be read: it is named, and the others are done.
bool says_left_out(const std::string& err) {
    return err.find("viktig: left out: ") != std::string::npos;
}

/// What must hold after any fault, and once more when the disk is well again.
void check(Try& one, const Ran& ran) {
    const bool truncation_failed = one.fs.failed("truncate");
    const Files found = one.files();
    const Verdict verdict = judge(one.sample, found, truncation_failed ? Tear::may_be : Tear::never,
                                  one.fs.failed("unlink") ? Leftovers::may_be : Leftovers::none);
    CAPTURE(ran.out);
    CAPTURE(ran.err);
    CHECK(verdict.wrong == "");
    CHECK(one.fs.open_files == 0);
    // A repair tells each step when it is done, and then what is wrong still, with status 1.
    const bool repairs = one.sample.from == From::damaged;
    if (ran.status == 0) {
        CHECK(verdict.complete);
    } else {
        CHECK((ran.status == 3 || ran.status == 4 || (repairs && ran.status == 1)));
        CHECK((ran.err.starts_with("viktig: ") || (repairs && ran.out.find("clients/") != std::string::npos)));
        if (verdict.changed && !repairs) {
            const bool said = says_on_file(ran.err) || says_left_out(ran.err) || (truncation_failed && says_half_written(ran.err));
            CHECK((said || (one.sample.rule == Rule::rewrites && says_half_done(ran.err))));
        }
        if (verdict.torn) CHECK(says_half_written(ran.err));
    }
    if (repairs && verdict.torn) return;  // tests/unit/store/repair_test.cpp goes on from here
    one.fs.fail_at.clear();
    one.fs.fail_from = -1;
    one.fs.longest_write = static_cast<std::size_t>(-1);
    const Ran again = one.run();
    if (verdict.torn) {
        CHECK(again.status == 3);
        CHECK(names_the_tear(again.err, *verdict.torn));
        CHECK(one.files() == found);
    } else if (ran.status != 0 && !verdict.changed) {
        CHECK(again.status == 0);
        CHECK(judge(one.sample, one.files(), Tear::never, Leftovers::may_be).complete);
    } else {
        const Verdict now = judge(one.sample, one.files(), Tear::never, Leftovers::may_be);
        CHECK(now.wrong == "");
        if (one.sample.rule == Rule::rewrites) CHECK(now.complete);
    }
}

/// How many operations the sample takes when nothing fails.
int operations_of(const Sample& sample) {
    Try one(sample);
    CHECK(one.run().status == 0);
    return static_cast<int>(one.fs.operations.size());
}

}  // namespace

TEST_CASE("whichever file operation fails in whichever way, every command leaves whole files and says what is so") {
    for (const Sample& sample : writing_samples()) {
        const int operations = operations_of(sample);
        CHECK(operations > 8);
        for (const int error : faults)
            for (int n = 0; n < operations; ++n) {
                CAPTURE(line_of(sample));
                CAPTURE(error);
                CAPTURE(n);
                Try one(sample);
                one.fs.error = error;
                one.fs.fail_at = {n};
                check(one, one.run());
            }
    }
}

TEST_CASE("whichever two file operations fail, every command leaves whole files or a tear that is named") {
    for (const Sample& sample : writing_samples()) {
        const int operations = operations_of(sample);
        // All that append go through the same steps: every pair for some of them. Else the two are near each other, as a write
        // and the truncation after it are.
        const bool every_pair = sample.command == "log" || sample.command == "undo" || sample.command == "client add";
        const int reach = every_pair ? operations + 3 : 5;
        for (int first = 0; first < operations; ++first)
            for (int second = first + 1; second < std::min(operations + 3, first + reach); ++second) {
                CAPTURE(line_of(sample));
                CAPTURE(first);
                CAPTURE(second);
                Try one(sample);
                one.fs.error = ENOSPC;
                one.fs.fail_at = {first, second};
                check(one, one.run());
            }
    }
}

TEST_CASE("whenever the disk dies under a command, files are whole or the tear is named") {
    for (const Sample& sample : writing_samples()) {
        const int operations = operations_of(sample);
        for (int n = 0; n < operations; ++n) {
            CAPTURE(line_of(sample));
            CAPTURE(n);
            Try one(sample);
            one.fs.error = EIO;
            one.fs.fail_from = n;
            check(one, one.run());
        }
    }
}

TEST_CASE("a disk that takes few bytes at a time gets all of every command, or none") {
    for (const Sample& sample : writing_samples()) {
        CAPTURE(line_of(sample));
        Try whole(sample);
        whole.fs.longest_write = 1;
        check(whole, whole.run());
        const std::size_t longest = 40;
        Try counted(sample);
        counted.fs.longest_write = longest;
        CHECK(counted.run().status == 0);
        for (int n = 0; n < static_cast<int>(counted.fs.operations.size()); ++n) {
            CAPTURE(n);
            Try one(sample);
            one.fs.longest_write = longest;
            one.fs.error = ENOSPC;
            one.fs.fail_at = {n};
            check(one, one.run());
        }
    }
}

TEST_CASE("a command that only looks shows the same or says why not, and touches nothing") {
    for (const Sample& sample : samples()) {
        if (sample.rule != Rule::reads) continue;
        Try well(sample);
        const Ran undisturbed = well.run();
        const auto names = well.folder.names();
        CHECK(undisturbed.status == 0);
        for (int n = 0; n < static_cast<int>(well.fs.operations.size()); ++n) {
            CAPTURE(line_of(sample));
            CAPTURE(n);
            Try one(sample);
            one.fs.fail_at = {n};
            const Ran ran = one.run();
            if (ran.status == 0)
                CHECK(ran.out == undisturbed.out);
            else
                CHECK((!ran.err.empty() || sample.command == "check"));  // what check finds is what it has to show
            CHECK(one.files() == files_before(sample));
            CHECK(one.folder.names() == names);
            CHECK(one.fs.open_files == 0);
        }
    }
}
