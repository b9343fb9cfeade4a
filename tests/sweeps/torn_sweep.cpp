// The last block of every kind that the commands write, cut at every byte: readers show what stands before and say so,
// writers name the tear and leave it alone.
#include <doctest/doctest.h>

#include <algorithm>

#include "sweeps/memory_disk.hpp"
#include "sweeps/stage.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string folder = "/store";

/// What a command added to one ledger.
struct Added {
    std::string file, before, after;
};

std::vector<Added> added_by(const Sample& sample) {
    std::vector<Added> added;
    for (const auto& [name, bytes] : files_after(sample)) {
        const auto old = files_before(sample).find(name);
        if (old != files_before(sample).end() && bytes != old->second) added.push_back({name, old->second, bytes});
    }
    return added;
}

MemoryFileSystem with_ledger(const Sample& sample, const Added& added, const std::string& text) {
    MemoryDisk disk;
    for (const auto& [name, bytes] : files_before(sample)) disk.put(folder + "/" + name, name == added.file ? text : bytes);
    disk.put_folder(folder + "/measures");
    disk.put_folder(folder + "/aside");
    return MemoryFileSystem(std::move(disk));
}

bool told_as_tear(const model::Problem& problem) {
    const std::string_view key = problem.message.key;
    return problem.loss == model::Loss::tail && (key == "file.torn" || key == "file.uncommitted");
}

/// A note of a writer who is not told to stop would be this block.
model::Block any_block(const store::ReadLedger& whole) {
    model::Block block = whole.ledger.blocks.back();
    block.id = "2026-11-23-zzzzzz";
    return block;
}

/// Readers and writers of the store, at this one cut. @return what is wrong
std::string wrong_at(const Sample& sample, const Added& added, std::size_t size) {
    const std::string text = added.after.substr(0, size);
    const std::string client = client_of(added.file);
    const std::size_t old_blocks = store::read_ledger(added.before, added.file, client).ledger.blocks.size();
    const auto whole = store::read_ledger(added.after, added.file, client);
    MemoryFileSystem files = with_ledger(sample, added, text);
    store::Writer store(files, folder);
    const store::ReadLedger found = store.read(client);
    const bool begun = size > added.before.size() + 1;     // more than the empty line
    const bool finished = size + 1 >= added.after.size();  // but for its line feed
    if (found.ledger.blocks.size() != old_blocks + (finished ? 1 : 0)) return "the reader has other blocks";
    if (!begun || finished) return found.problems.empty() ? "" : "the reader tells of what is no tear";
    if (found.problems.size() != 1 || !told_as_tear(found.problems.front())) return "the reader does not name the tear";
    if (found.sound_size != added.before.size() + 1) return "the tear begins elsewhere";
    try {
        (void)store.append(client, [&](const store::ReadLedger&) { return any_block(whole); });
        return "the writer wrote";
    } catch (const base::Error& error) {
        if (error.message().key != found.problems.front().message.key) return "the writer says something else";
    }
    return files.disk.files(folder).at(added.file) == text ? "" : "the writer touched the file";
}

}  // namespace

TEST_CASE("cut at any byte of a block of any command, a ledger keeps its old blocks, names the tear and takes no more") {
    int kinds = 0;
    for (const Sample& sample : writing_samples()) {
        if (sample.rule != Rule::appends) continue;
        for (const Added& added : added_by(sample)) {
            CAPTURE(line_of(sample));
            ++kinds;
            int wrong = 0;
            for (std::size_t size = added.before.size(); size < added.after.size(); ++size) {
                const std::string what = wrong_at(sample, added, size);
                if (what.empty() || ++wrong > 1) continue;
                CAPTURE(added.after.substr(added.before.size(), size - added.before.size()));
                CHECK(what == "");
            }
            CHECK(wrong == 0);
        }
    }
    CHECK(kinds > 8);
}

TEST_CASE("cut within its last line, which may be whole TOML by then, a block is told as unfinished by whole commands") {
    for (const Sample& sample : writing_samples()) {
        if (sample.rule != Rule::appends) continue;
        for (const Added& added : added_by(sample)) {
            const std::size_t mark = added.after.rfind("logged = ");
            for (std::size_t size = mark; size + 1 < added.after.size(); ++size) {
                CAPTURE(line_of(sample));
                CAPTURE(added.after.substr(mark, size - mark));
                MemoryFileSystem files = with_ledger(sample, added, added.after.substr(0, size));
                const Files before = files.disk.files(folder);
                for (const std::string& line : {"show " + client_of(added.file), line_of(sample)}) {
                    const Ran ran = run_line(files, folder, line, {5000, 0, sample.input});
                    CHECK(ran.status == 3);
                    CHECK(ran.err.find(added.file + ":") != std::string::npos);
                    CHECK(ran.err.find("line ") != std::string::npos);
                }
                CHECK(files.disk.files(folder) == before);
            }
        }
    }
}

TEST_CASE("a tail of NUL bytes, as some disks leave it after a power cut, hides no block and is named") {
    for (const std::string gap : {"", "\n"})
        for (const std::size_t length : {1U, 200U, 5000U}) {
            const Sample note{"note", "c017 Hei", Rule::appends};
            Added added = added_by(note).front();
            const std::string text = added.before + gap + std::string(length, '\0');
            MemoryFileSystem files = with_ledger(note, added, text);
            const auto old = store::read_ledger(added.before, added.file, "c017");
            const store::ReadLedger found = store::Writer(files, folder).read("c017");
            CHECK(found.ledger.blocks.size() == old.ledger.blocks.size());
            CHECK(found.sound_size == added.before.size() + gap.size());
            const Ran shown = run_line(files, folder, "show c017");
            CHECK(shown.status == 3);
            const auto line = std::to_string(1 + std::ranges::count(added.before + gap, '\n'));
            CHECK(shown.err.find("clients/c017.toml:" + line + ":1: NUL bytes stand from line " + line +
                                 " on, as a power cut can leave them: the end is not text") != std::string::npos);
            CHECK(run_sample(files, folder, note).status == 3);
            CHECK(files.disk.files(folder).at(added.file) == text);
        }
}
