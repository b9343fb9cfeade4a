// turns ROUNDS STARTS SECONDS   Runs commands in turn and prints what each cost.
//
// Standard input has one command a line, fields between tabs: a name, the exit status to expect, the program, its arguments.
// In each round each command is started STARTS times; one that has used up its SECONDS is left out of further rounds. A round
// of its own goes before as a warm-up, unless that took all its seconds. `{n}` in an argument is the number of the start, 00001.
// A busy moment of the machine thus meets all commands alike. Prints, between tabs, for each: name, wall seconds, CPU seconds
// (user and system) of one start, both as medians over the rounds, the most memory it took in KiB, and the number of rounds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Command {
    std::string name;
    int expected = 0;
    std::vector<std::string> words;
    int starts = 0;
    double used = 0;
    std::vector<double> wall, cpu;
    long peak_kib = 0;
};

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "turns: %s\n", why.c_str());
    std::exit(1);
}

std::vector<Command> read_commands() {
    std::vector<Command> commands;
    std::string line;
    for (int c = std::getchar(); c != EOF; c = std::getchar()) {
        if (c != '\n') {
            line += static_cast<char>(c);
            continue;
        }
        std::vector<std::string> fields;
        for (std::size_t begin = 0; begin <= line.size();) {
            const auto end = std::min(line.find('\t', begin), line.size());
            fields.push_back(line.substr(begin, end - begin));
            begin = end + 1;
        }
        if (fields.size() < 3) fail("a command needs a name, a status and a program: " + line);
        Command command;
        command.name = fields[0];
        command.expected = std::atoi(fields[1].c_str());
        command.words.assign(fields.begin() + 2, fields.end());
        commands.push_back(command);
        line.clear();
    }
    return commands;
}

std::vector<std::string> numbered(std::vector<std::string> words, int start) {
    char number[16];
    std::snprintf(number, sizeof number, "%05d", start);
    for (std::string& word : words)
        if (const auto at = word.find("{n}"); at != std::string::npos) word.replace(at, 3, number);
    return words;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Starts it once, with nothing to read and nobody to read it, and waits. @return CPU seconds
double start(Command& command, posix_spawn_file_actions_t& streams) {
    std::vector<std::string> words = numbered(command.words, ++command.starts);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments[0], &streams, nullptr, arguments.data(), environ) != 0)
        fail("cannot start " + words[0]);
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child) fail("lost " + command.name);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != command.expected)
        fail(command.name + ": exit status " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1));
    command.peak_kib = std::max(command.peak_kib, used.ru_maxrss);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void run_round(Command& command, int starts, posix_spawn_file_actions_t& streams) {
    double cpu = 0;
    const auto before = std::chrono::steady_clock::now();
    for (int n = 0; n < starts; ++n) cpu += start(command, streams);
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    command.used += wall;
    command.wall.push_back(wall / starts);
    command.cpu.push_back(cpu / starts);
}

double median_after_warm_up(std::vector<double> values) {
    if (values.size() > 1) values.erase(values.begin());
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const int rounds = std::atoi(argv[1]), starts = std::atoi(argv[2]);
    const double most = std::atof(argv[3]);
    std::vector<Command> commands = read_commands();
    posix_spawn_file_actions_t streams;
    ::posix_spawn_file_actions_init(&streams);
    ::posix_spawn_file_actions_addopen(&streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&streams, stream, "/dev/null", O_WRONLY, 0);
    for (int round = 0; round <= rounds; ++round)
        for (Command& command : commands)
            if (command.used < most) run_round(command, starts, streams);
    for (const Command& command : commands)
        std::printf("%s\t%.9f\t%.9f\t%ld\t%zu\n", command.name.c_str(), median_after_warm_up(command.wall),
                    median_after_warm_up(command.cpu), command.peak_kib,
                    std::max<std::size_t>(command.wall.size(), 2) - 1);
}
