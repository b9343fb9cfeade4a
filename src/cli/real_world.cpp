// The real world: standard streams, the system's clock and random source, the user's editor.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <malloc.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "viktig/base/error.hpp"
#include "viktig/cli/local_calendar.hpp"
#include "viktig/cli/run.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;

/// A file descriptor with a buffer. A reader that went away ends the program quietly; a full disk does not.
class DescriptorOutput : public base::Output {
  public:
    explicit DescriptorOutput(int descriptor) : descriptor_(descriptor) {}

    void write(std::string_view bytes) override {
        buffer_.append(bytes);
        if (buffer_.size() >= enough) flush();
    }

    void flush() override {
        std::string_view left = buffer_;
        while (!left.empty()) {
            const ssize_t done = ::write(descriptor_, left.data(), left.size());
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) {
                const int trouble = errno;
                buffer_.clear();
                if (trouble == EPIPE) throw base::ClosedPipe{};
                throw Error(Exit::io, {"output.failed", {store::system_message(trouble)}});
            }
            left.remove_prefix(static_cast<std::size_t>(done));
        }
        buffer_.clear();
    }

  private:
    static constexpr std::size_t enough = 64UL * 1024;
    int descriptor_;
    std::string buffer_;
};

base::Instant now() {
    return base::Instant{std::chrono::seconds{std::time(nullptr)}};
}

std::uint32_t random_bits() {
    std::uint32_t bits = 0;
    if (::getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) throw Error(Exit::io, {"random.failed"});
    return bits;
}

std::optional<std::string> environment(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    if (!value || !*value) return std::nullopt;
    return std::string(value);
}

std::string working_folder() {
    char* name = ::getcwd(nullptr, 0);
    if (!name) return {};
    std::string folder = name;
    std::free(name);
    return folder;
}

std::string read_descriptor(int descriptor) {
    std::string text;
    char buffer[4096];
    while (true) {
        const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error(Exit::io, {"input.failed"});
        if (got == 0) return text;
        text.append(buffer, static_cast<std::size_t>(got));
    }
}

std::string read_input() {
    return read_descriptor(STDIN_FILENO);
}

int run_editor(const std::string& editor, const std::string& path) {
    const pid_t child = ::fork();
    if (child < 0) return -1;
    if (child == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        std::signal(SIGXFSZ, SIG_DFL);
        // The editor's own name may hold options ("emacs -nw"): the shell splits it, the path stays one word.
        const std::string line = editor + " \"$1\"";
        ::execl("/bin/sh", "sh", "-c", line.c_str(), "sh", path.c_str(), static_cast<char*>(nullptr));
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The text without the lines that begin with `#` and without blanks at its ends.
std::string edited_text(const std::string& text) {
    std::string kept;
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = text.find('\n', begin);
        if (end == std::string::npos) end = text.size();
        if (text[begin] != '#') kept += text.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    const auto first = kept.find_first_not_of(" \t\n");
    if (first == std::string::npos) return {};
    return kept.substr(first, kept.find_last_not_of(" \t\n") - first + 1);
}

/// `# ` before each line.
std::string advice(const std::string& about) {
    std::string text;
    for (std::size_t begin = 0; begin <= about.size();) {
        const auto end = std::min(about.find('\n', begin), about.size());
        text += "# " + about.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return text;
}

/// Words in an editor never stand in shell history. The file lies in the user's own runtime folder or under /tmp, mode 0600.
std::optional<std::string> edit(const std::string& about, const std::string& begun) {
    const auto editor = environment("VISUAL") ? environment("VISUAL") : environment("EDITOR");
    std::string path = environment("XDG_RUNTIME_DIR").value_or("/tmp") + "/viktig-XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) throw Error(Exit::io, {"editor.no-file"});
    const std::string start = begun + "\n" + advice(about);
    const bool written = ::write(file, start.data(), start.size()) == static_cast<ssize_t>(start.size());
    const int status = written ? run_editor(editor.value_or("vi"), path) : -1;
    const int again = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // editors replace files
    const std::string text = again < 0 ? std::string() : read_descriptor(again);
    if (again >= 0) ::close(again);
    ::close(file);
    ::unlink(path.c_str());
    if (status != 0) throw Error(Exit::io, {"editor.failed"}, {"editor.hint-failed"});
    const std::string words = edited_text(text);
    if (words.empty()) return std::nullopt;
    return words;
}

/// No but for a clear yes: also when the input ends.
bool confirm(const std::string& question) {
    DescriptorOutput err(STDERR_FILENO);
    err.write(question + " [y/N] ");
    err.flush();
    std::string typed;
    for (char c = 0; ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n';) typed += c;
    return typed == "y" || typed == "yes" || typed == "j" || typed == "ja";
}

void write_file(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw Error(Exit::io, {"output.cannot-open", {path, store::system_message(errno)}});
    DescriptorOutput output(file);
    try {
        output.write(bytes);
        output.flush();
    } catch (...) {
        ::close(file);
        throw;
    }
    if (::close(file) < 0) throw Error(Exit::io, {"output.failed", {store::system_message(errno)}});
}

/// A stream that was closed before we began would lend its number to the next file opened, perhaps a ledger. It is given
/// to something that refuses: reading fails at the standard input, writing at the other two.
void occupy_closed_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
        const int refusing = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);  // the lowest free number: this one
        if (refusing != stream) ::_exit(static_cast<int>(Exit::io));
    }
}

/// Records of people's health: private files, no memory dumps, no death by a closed pipe or in the middle of a write.
void close_the_doors() {
    occupy_closed_streams();
    ::umask(077);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like others, and is told
}

/// Memory of one ledger is used again for the next, instead of being given back and asked for anew each time.
void keep_memory() {
    ::mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    ::mallopt(M_TOP_PAD, 1024 * 1024);
}

}  // namespace

int run_on_this_machine(int argc, const char* const* argv) {
    close_the_doors();
    keep_memory();
    DescriptorOutput out(STDOUT_FILENO);
    DescriptorOutput err(STDERR_FILENO);
    store::PosixFileSystem files;
    const World world{out,
                      err,
                      files,
                      now,
                      local_day,
                      end_of_day,
                      random_bits,
                      environment,
                      working_folder,
                      read_input,
                      edit,
                      confirm,
                      write_file,
                      ::isatty(STDIN_FILENO) == 1,
                      ::isatty(STDOUT_FILENO) == 1};
    return run(argc, argv, world);
}

}  // namespace viktig::cli
