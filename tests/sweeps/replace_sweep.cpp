// Another program replaces the ledger in the middle of a command, at every operation: the block is there, once.
#include <doctest/doctest.h>

#include "sweeps/stage.hpp"
#include "unit/store/faulty_file_system.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

void fill(const TemporaryFolder& place, const Sample& sample) {
    for (const auto& [name, bytes] : files_before(sample)) place.write("store/" + name, bytes);
    std::filesystem::create_directories(place.path("store/measures"));
    std::filesystem::permissions(place.path("store"), std::filesystem::perms::owner_all);
}

/// As git and editors do: another file, renamed over this one.
void replace(const TemporaryFolder& place, const std::string& file, const std::string& bytes) {
    place.write("store/.other", bytes);
    std::filesystem::rename(place.path("store/.other"), place.path("store/" + file));
}

enum class With { what_stands_there, what_stood_before };

/// @return false when the command was over before its operation n
bool replaced_at(const Sample& sample, const std::string& file, int n, With with) {
    TemporaryFolder place;
    fill(place, sample);
    FaultyFileSystem fs;
    bool replaced = false;
    fs.before = [&](const std::string&, const std::string&) {
        if (replaced || static_cast<int>(fs.operations.size()) != n) return;
        replaced = true;
        replace(place, file, with == With::what_stands_there ? place.read("store/" + file) : files_before(sample).at(file));
    };
    const Ran ran = run_sample(fs, place.path("store"), sample);
    CHECK(ran.status == 0);
    CHECK(place.read("store/" + file) == files_after(sample).at(file));
    CHECK(fs.open_files == 0);
    return replaced;
}

}  // namespace

TEST_CASE("whenever another program replaces the ledger before our last look, the block is there once") {
    for (const Sample& sample : writing_samples()) {
        if (sample.rule != Rule::appends) continue;
        for (const auto& [file, bytes] : files_after(sample)) {
            if (files_before(sample).at(file) == bytes) continue;
            for (const With with : {With::what_stands_there, With::what_stood_before}) {
                int n = 0;
                CAPTURE(line_of(sample));
                CAPTURE(static_cast<int>(with));
                while (replaced_at(sample, file, n, with)) {
                    CAPTURE(n);
                    ++n;
                }
                CHECK(n > 12);
            }
        }
    }
}
