// Plays a transcript: the stage, its world, and the promises that hold at every command.
#include "transcripts/play.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/stat.h>
#include <sys/wait.h>

#include "transcripts/shell_words.hpp"
#include "viktig/base/date.hpp"
#include "viktig/cli/local_calendar.hpp"
#include "viktig/cli/run.hpp"
#include "viktig/store/ledger_text.hpp"

namespace viktig::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* shown_home = "/home/kari";
constexpr const char* oslo = "CET-1CEST,M3.5.0,M10.5.0/3";

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Standard output of a shell command.
std::string output_of(const std::string& command_line, int& status) {
    FILE* pipe = ::popen(command_line.c_str(), "r");
    if (!pipe) throw std::runtime_error("no shell");
    std::string output;
    char buffer[4096];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, got);
    const int ended = ::pclose(pipe);
    status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    return output;
}

void set_zone(const std::string& zone) {
    ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
}

/// Commands that only look: nothing on disk may change.
bool only_looks(const std::vector<std::string>& words) {
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    if (has("--dry-run") || has("--help")) return true;
    return std::ranges::any_of(std::vector<std::string>{"show", "report", "export", "list", "help"}, has) && !has("-o") && !has("--output");
}

bool is_ledger(const fs::path& path) {
    return path.parent_path().filename() == "clients" && path.extension() == ".toml";
}

/// The few commands that are there to rewrite what stands.
bool may_rewrite(const std::vector<std::string>& words) {
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    return has("forget") || has("move") || has("--repair");
}

}  // namespace

Stage::Stage() : folder_before_(fs::current_path()) {
    std::string folder = "/tmp/viktig-transcript-XXXXXX";
    if (!::mkdtemp(folder.data())) throw std::runtime_error("cannot make a folder under /tmp");
    home_ = folder;
    ::umask(077);
    fs::create_directory(home_ + "/store");
    fs::current_path(home_ + "/store");
    set_zone(oslo);
    clock_ = base::parse_instant("2026-11-23T08:00:00Z")->time_since_epoch().count();
    environment_ = {{"HOME", home_}, {"VIKTIG_BY", "kari"}, {"TERM", "xterm"}};
    if (const char* reader = std::getenv("VIKTIG_READER")) environment_["VIKTIG_READER"] = reader;
}

Stage::~Stage() {
    std::error_code trouble;
    fs::current_path(folder_before_, trouble);
    fs::remove_all(home_, trouble);
}

std::string Stage::real(std::string text) const {
    replace_all(text, shown_home, home_);
    return text;
}

std::string Stage::shown(std::string text) const {
    replace_all(text, home_, shown_home);
    return text;
}

void Stage::write(const std::string& name, const std::string& bytes) const {
    if (const auto parent = fs::path(name).parent_path(); !parent.empty()) fs::create_directories(parent);
    std::ofstream(name, std::ios::binary) << bytes;
}

/// `examples/clinic` into the working folder, or one file to a name: copies, closed to others as a user's own are.
void Stage::copy(const std::string& what) {
    const auto space = what.find(' ');
    const fs::path source = fs::path(VIKTIG_SOURCE_DIR) / what.substr(0, space);
    if (!fs::is_directory(source)) return write(space == std::string::npos ? source.filename().string() : what.substr(space + 1), bytes_of(source));
    for (const auto& entry : fs::recursive_directory_iterator(source))
        if (entry.is_regular_file()) write(fs::relative(entry.path(), source).string(), bytes_of(entry.path()));
}

void Stage::direct(const Step& step) {
    const auto space = step.text.find(' ');
    const std::string word = step.text.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string() : step.text.substr(space + 1);
    if (word == "clock") {
        clock_ = base::parse_instant(rest).value().time_since_epoch().count();
    } else if (word == "copy") {
        copy(rest);
    } else if (word == "file") {
        std::string text;
        for (const std::string& line : step.inside) text += line + "\n";
        write(rest, text);
    } else if (word == "set") {
        const auto equals = rest.find('=');
        if (rest.starts_with("TZ=")) set_zone(rest.substr(3));
        environment_[rest.substr(0, equals)] = real(rest.substr(equals + 1));
    } else if (word == "terminal") {
        terminal_ = true;
    } else if (word == "says") {
        says_yes_ = rest == "yes";
    } else if (word == "editor") {
        editor_words_.clear();
        for (std::size_t begin = 0; begin < rest.size();) {
            const auto end = std::min(rest.find(" | ", begin), rest.size());
            editor_words_.push_back(rest.substr(begin, end - begin));
            begin = end + 3;
        }
    } else {
        throw std::runtime_error("line " + std::to_string(step.line) + ": no such directive: " + word);
    }
}

Played Stage::run(const std::string& typed) {
    const std::string command_line = real(typed);
    const ShellLine line = split_shell_line(command_line);
    if (!line.is_viktig) return run_shell(command_line);
    std::string input;
    int status = 0;
    if (!line.feeds.empty()) input = output_of(line.feeds, status);
    return run_viktig(line.last, input);
}

Played Stage::run_shell(const std::string& command_line) const {
    int status = 0;
    const std::string output = output_of("exec 2>&1; " + command_line, status);
    return {as_seen(shown(output), "", status), {}};
}

Played Stage::run_viktig(const std::string& command_line, const std::string& input) {
    ShellCommand command = shell_words(command_line);
    if (!command.input_file.empty()) command.input = bytes_of(command.input_file);
    auto environment = environment_;
    for (const auto& [name, value] : command.variables) environment[name] = value;

    base::StringOutput out;
    base::StringOutput err;
    store::PosixFileSystem disk;
    cli::World world{out, err, disk, {}, cli::local_day, cli::end_of_day, {}, {}, {}, {}, {}, {}, {}};
    world.now = [this] { return base::Instant{std::chrono::seconds{clock_}}; };
    world.random = [this] { return random_++; };
    world.environment = [&](std::string_view name) -> std::optional<std::string> {
        const auto found = environment.find(std::string(name));
        return found == environment.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
    };
    world.working_folder = [] { return fs::current_path().string(); };
    world.read_input = [&] { return command.input_file.empty() ? input : command.input; };
    std::size_t times_edited = 0;
    world.edit = [&](const std::string& about, const std::string& begun) {
        err.write("(the editor opens" + std::string(begun.empty() ? "" : " with what was begun") + ": " + about + ")\n");
        const std::size_t next = std::min(times_edited++, editor_words_.empty() ? 0 : editor_words_.size() - 1);
        return editor_words_.empty() ? std::nullopt : std::optional(editor_words_[next]);
    };
    world.confirm = [&](const std::string& question) {
        err.write(question + " [y/N] " + (says_yes_ ? "y\n" : "n\n"));
        return says_yes_;
    };
    world.write_file = [this](const std::string& path, std::string_view bytes) { write(path, std::string(bytes)); };
    world.input_is_terminal = terminal_ && input.empty();
    world.output_is_terminal = terminal_;

    std::vector<const char*> words{"viktig"};
    for (const std::string& word : command.words) words.push_back(word.c_str());
    const Files before = files();
    const int status = cli::run(static_cast<int>(words.size()), words.data(), world);
    clock_ += 60;
    Played played{as_seen(shown(out.text), shown(err.text), status), {}};
    watch(command.words, before, out.text, status, played);
    return played;
}

Stage::Files Stage::files() const {
    Files found;
    for (const auto& entry : fs::recursive_directory_iterator(home_, fs::directory_options::skip_permission_denied))
        found[entry.path()] = entry.is_regular_file() ? bytes_of(entry.path()) : std::string();
    return found;
}

void Stage::watch(const std::vector<std::string>& words, const Files& before, const std::string& out, int status, Played& played) const {
    const auto broken = [&](const std::string& what) { played.broken.push_back(shown(what)); };
    if (status == 2 && !out.empty()) broken("status 2, and something on standard output");
    const Files after = files();
    const bool quiet = status == 2 || status == 4 || (status == 3 && out.empty()) || only_looks(words);
    if (quiet && after != before) broken("something on disk changed");
    for (const auto& [path, bytes] : before) {
        const auto now = after.find(path);
        if (now == after.end() && !may_rewrite(words))
            broken(path + " is gone");
        else if (now != after.end() && !may_rewrite(words) && !now->second.starts_with(bytes))
            broken(path + " was rewritten");
    }
    for (const auto& [path, bytes] : after) {
        const auto was = before.find(path);
        const bool wrote = was == before.end() || was->second != bytes;
        if (wrote && is_ledger(path)) ++played.ledgers;
        if (wrote && is_ledger(path) && (was == before.end() || store::is_canonical(was->second)) && !store::is_canonical(bytes))
            broken(path + " was written and is not canonical");
        if (was != before.end()) continue;
        struct stat status_of_file {};
        if (::lstat(path.c_str(), &status_of_file) == 0 && (status_of_file.st_mode & 077U) != 0) broken(path + " is open to others");
    }
}

}  // namespace viktig::tests
