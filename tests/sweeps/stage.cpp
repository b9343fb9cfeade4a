// Whole command lines in a fixed world, and the judgement on what they left.
#include "sweeps/stage.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "sweeps/memory_disk.hpp"
#include "transcripts/shell_words.hpp"
#include "viktig/cli/run.hpp"

namespace viktig::tests {
namespace {

const std::string memory_folder = "/store";

base::Date day_of(base::Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

base::Instant end_of(base::Date date) {
    return base::Instant{date + std::chrono::days{1}};
}

MemoryDisk disk_with(const Files& files) {
    MemoryDisk disk;
    for (const auto& [name, bytes] : files) disk.put(memory_folder + "/" + name, bytes);
    if (!files.empty())
        for (const char* folder : {"/clients", "/measures", "/aside"}) disk.put_folder(memory_folder + folder);
    return disk;
}

/// The store that set_up() makes, one command a minute, the day before the samples.
Files made_by_set_up() {
    MemoryFileSystem files;
    std::uint32_t random = 0;
    int minute = -24 * 60;
    for (const std::string_view line : set_up()) {
        const Ran ran = run_line(files, memory_folder, line, {++random, ++minute, {}});
        if (ran.status != 0) throw std::runtime_error(std::string(line) + ": " + ran.err);
    }
    return files.disk.files(memory_folder);
}

/// A write that was cut off, a copy that a sync tool left with something new in it, and a file that a killed run left.
Files with_damage(Files files) {
    const std::string note = "\n[note.2026-11-21-aaaaaa]\ndate = 2026-11-21\nkind = \"other\"\nwords = \"Lagt til\"\nby = \"per\"\n"
                             "logged = 2026-11-21T08:00:00Z\n";
    files["clients/c019 (copy).toml"] = files.at("clients/c019.toml") + note;
    files["clients/.c017.toml.new"] = files.at("clients/c017.toml").substr(0, 100);
    files.at("clients/c018.toml") += note.substr(0, 50);
    return files;
}

bool is_temporary(const std::string& name) {
    const auto slash = name.rfind('/');
    return name[slash == std::string::npos ? 0 : slash + 1] == '.';
}

/// A repair that is done again puts what it had put aside there a second time.
bool is_saved_again(const Files& goal, const std::string& name, const std::string& bytes) {
    return name.starts_with("aside/") && std::ranges::any_of(goal, [&](const auto& file) {
        return file.first.starts_with("aside/") && file.second == bytes;
    });
}

const std::string* bytes_in(const Files& files, const std::string& name) {
    const auto found = files.find(name);
    return found == files.end() ? nullptr : &found->second;
}

bool same(const std::string* a, const std::string* b) {
    return a && b ? *a == *b : a == b;
}

/// Old bytes and a beginning of the new ones, with NUL in the place of some.
bool is_torn(const std::string* before, const std::string* goal, const std::string* found) {
    if (!before || !goal || !found || !found->starts_with(*before) || found->size() > goal->size()) return false;
    return std::equal(found->begin(), found->end(), goal->begin(), [](char is, char wanted) { return is == wanted || is == '\0'; });
}

}  // namespace

Ran run_line(store::FileSystem& files, const std::string& folder, std::string_view line, const Moment& moment) {
    base::StringOutput out;
    base::StringOutput err;
    std::uint32_t random = moment.random;
    cli::World world{out, err, files, {}, day_of, end_of, {}, {}, {}, {}, {}, {}, {}};
    world.now = [&] { return *base::parse_instant("2026-11-23T08:00:00Z") + std::chrono::minutes{moment.minute}; };
    world.random = [&] { return random++; };
    world.environment = [&](std::string_view name) -> std::optional<std::string> {
        if (name == "VIKTIG_STORE") return folder;
        if (name == "VIKTIG_BY") return "kari";
        return std::nullopt;
    };
    world.working_folder = [] { return std::string("/"); };
    world.read_input = [&] { return std::string(moment.input); };
    world.edit = [](const std::string&, const std::string&) { return std::nullopt; };
    world.confirm = [](const std::string&) { return false; };
    const ShellCommand command = shell_words("viktig " + std::string(line));
    std::vector<const char*> words{"viktig"};
    for (const std::string& word : command.words) words.push_back(word.c_str());
    const int status = cli::run(static_cast<int>(words.size()), words.data(), world);
    return {status, out.text, err.text};
}

Ran run_sample(store::FileSystem& files, const std::string& folder, const Sample& sample) {
    return run_line(files, folder, line_of(sample), {5000, 0, sample.input});
}

const Files& files_before(const Sample& sample) {
    static const Files nothing;
    static const Files made = made_by_set_up();
    static const Files damaged = with_damage(made);
    return sample.from == From::nothing ? nothing : sample.from == From::damaged ? damaged : made;
}

const Files& files_after(const Sample& sample) {
    static std::map<std::string, Files> known;
    const auto found = known.find(line_of(sample));
    if (found != known.end()) return found->second;
    MemoryFileSystem files(disk_with(files_before(sample)));
    const Ran ran = run_sample(files, memory_folder, sample);
    if (ran.status != 0) throw std::runtime_error(line_of(sample) + ": " + ran.err);
    return known[line_of(sample)] = files.disk.files(memory_folder);
}

std::string client_of(const std::string& file) {
    const auto begin = file.rfind('/') + 1;
    return file.substr(begin, file.rfind('.') - begin);
}

Verdict judge(const Sample& sample, const Files& found, Tear tear, Leftovers leftovers) {
    const Files& before = files_before(sample);
    const Files& goal = files_after(sample);
    Files all = before;
    all.insert(goal.begin(), goal.end());
    all.insert(found.begin(), found.end());
    Verdict verdict{{}, false, true, {}};
    for (const auto& entry : all) {
        const std::string& name = entry.first;
        const std::string* was = bytes_in(before, name);
        const std::string* wanted = bytes_in(goal, name);
        const std::string* is = bytes_in(found, name);
        if (!was && !wanted && is_temporary(name)) {
            if (leftovers == Leftovers::none) verdict.wrong += name + " was left behind\n";
            continue;
        }
        if (is && !was && !wanted && is_saved_again(goal, name, *is)) continue;
        if (same(is, wanted)) {
            verdict.changed = verdict.changed || !same(is, was);
            continue;
        }
        verdict.complete = false;
        if (same(is, was)) continue;
        // A repair appends as well: what a copy has that the ledger lacks.
        const bool appends = sample.rule == Rule::appends || sample.from == From::damaged;
        if (appends && tear == Tear::may_be && is_torn(was, wanted, is))
            verdict.torn = name;
        else
            verdict.wrong += name + " has neither its old bytes nor its new ones\n";
    }
    return verdict;
}

}  // namespace viktig::tests
