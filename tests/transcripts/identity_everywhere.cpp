// Whatever argument of whatever command holds an identity number: it is refused or warned of, and repeated nowhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "transcripts/play.hpp"

using namespace viktig::tests;

namespace {

/// A command as its own page of help describes it.
struct Described {
    std::string name;                      ///< `client add`
    std::vector<std::string> positionals;  ///< CLIENT, WHO
    std::vector<std::string> options;      ///< those that take a value
    std::vector<std::string> required;     ///< options without which it does nothing
};

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> help(Stage& stage, const std::string& command) {
    return stage.run("viktig " + command + " --help").seen;
}

/// `viktig log CLIENT [WHO...]`, then `  -m, --said ...   about`: options after which a value stands.
Described described(Stage& stage, const std::string& name) {
    Described found;
    found.name = name;
    const auto page = help(stage, name);
    for (const std::string& line : page) {
        const auto words = words_of(line);
        if (line.starts_with("viktig " + name)) {
            for (std::size_t n = 1 + words_of(name).size(); n < words.size(); ++n) {
                std::string word = words[n];
                if (word.starts_with("--"))
                    found.required.push_back(word);
                else if (word != "...") {
                    std::erase_if(word, [](char c) { return c == '[' || c == ']' || c == '.'; });
                    found.positionals.push_back(word);
                }
            }
        } else if (line.starts_with("  -") && words.size() > 1) {
            const std::size_t last = words[0].ends_with(',') ? 1 : 0;
            if (words.size() > last + 1 && words[last + 1] == "...")
                for (std::size_t n = 0; n <= last; ++n) found.options.push_back(words[n].substr(0, words[n].find(',')));
        }
    }
    return found;
}

std::vector<Described> all_commands(Stage& stage) {
    std::vector<Described> found;
    for (const std::string& line : stage.run("viktig help").seen) {
        const auto words = words_of(line);
        if (!line.starts_with("  ") || line.starts_with("   ") || words.size() < 2 || words[0].starts_with("-")) continue;
        std::vector<std::string> parts;
        for (const std::string& inner : help(stage, words[0])) {
            const auto usage = words_of(inner);
            if (inner.starts_with("viktig " + words[0] + " ") && usage.size() > 2 && usage[2].find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
                !usage[2].starts_with('-'))
                parts.push_back(usage[2]);
        }
        if (parts.empty()) found.push_back(described(stage, words[0]));
        for (const std::string& part : parts) found.push_back(described(stage, words[0] + " " + part));
    }
    return found;
}

/// Something that would do there.
std::string sound(const std::string& argument) {
    static const std::map<std::string, std::string> values{
        {"CLIENT", "p001"}, {"CODE", "p001"}, {"ID", "sleep"},   {"WHO", "sleep=6"}, {"SIGNAL", "worse"},  {"MEASURE", "ors"},
        {"WEEK", "last"},   {"DIR", "other"}, {"COMMAND", "log"}, {"OTHER", "p002"}, {"FILE", "new.toml"}, {"--relation", "parent"}, {"--how", "agreed"}};
    const auto found = values.find(argument);
    return found == values.end() ? "words" : found->second;
}

/// The command line with `value` in place of this one argument.
std::string line_with(const Described& command, const std::string& argument, const std::string& value) {
    std::string line = "viktig " + command.name;
    const auto quoted = [](const std::string& text) { return " '" + text + "'"; };
    for (const std::string& positional : command.positionals) line += quoted(positional == argument ? value : sound(positional));
    for (const std::string& option : command.required)
        if (option != argument) line += " " + option + quoted(sound(option));
    if (argument.starts_with("-")) line += " " + argument + quoted(value);
    return line;
}

bool on_file(const std::string& digits) {
    namespace fs = std::filesystem;
    for (const auto& entry : fs::recursive_directory_iterator(fs::current_path())) {
        if (entry.path().filename().string().find(digits) != std::string::npos) return true;
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (bytes.find(digits) != std::string::npos) return true;
    }
    return false;
}

struct Number {
    std::string written;
    std::string digits;  ///< what must not be seen: the last four places
    bool possible = false;
};

const std::vector<Number>& numbers() {
    static const std::vector<Number> all{{"01819012365", "12365"},          {"018190 12365", "12365"}, {"010858-9995", "9995"},
                                         {"0703921VJ4", "1VJ4"},            {"131052-308T", "308T"},   {"19121212-1212", "1212-1212"},
                                         {"０１８１９０１２３６５", "３６５"}, {"0101901234", "01901234", true},
                                         {"02:01:32:99997", "99997"},       {"0 2 0 1 3 2 9 9 9 9 7", "9 9 9 9"}};
    return all;
}

/// Refused, or warned of; and seen nowhere.
void never_repeated(Stage& stage, const std::string& line, const Number& number) {
    CAPTURE(line);
    const Played played = stage.run(line);
    std::string seen;
    for (const std::string& shown : played.seen) seen += shown + "\n";
    CAPTURE(seen);
    CHECK(played.broken.empty());
    CHECK(seen.find(number.digits) == std::string::npos);
    const bool refused = seen.find("\nexit ") != std::string::npos;
    const bool warned = seen.find("could be a national identity number") != std::string::npos;
    const bool refused_or_warned = refused || (number.possible && warned);
    CHECK(refused_or_warned);
    // What is only possible is filed where own words are; a refusal that writes would have broken a promise of the stage.
    const bool filed = !number.possible && on_file(number.digits);
    CHECK_FALSE(filed);
    std::filesystem::remove_all(number.written);  // made by -o, or by init
}

}  // namespace

TEST_CASE("no argument of any command lets an identity number onto file or repeats it") {
    Stage stage;
    stage.direct({Step::Kind::directive, 0, {}, "copy tests/transcripts/small", {}, {}});
    const auto commands = all_commands(stage);
    REQUIRE(commands.size() > 15);
    for (const Described& command : commands) {
        std::vector<std::string> arguments = command.positionals;
        arguments.insert(arguments.end(), command.options.begin(), command.options.end());
        REQUIRE_MESSAGE((!arguments.empty() || command.name == "help"), command.name);
        for (const std::string& argument : arguments) {
            for (const Number& number : numbers()) {
                never_repeated(stage, line_with(command, argument, number.written), number);
                if (argument == "-m" || argument == "--said") never_repeated(stage, line_with(command, argument, "client: ring " + number.written + " nå"), number);
            }
        }
        for (const Number& number : numbers()) {
            never_repeated(stage, line_with(command, "--" + number.written, "x"), number);
            never_repeated(stage, line_with(command, "", "") + " a b c '" + number.written + "'", number);
        }
    }
    for (const Number& number : numbers()) {
        for (const char* line : {"viktig ", "viktig help ", "viktig client ", "viktig help client ", "viktig --lang ", "viktig --", "viktig -",
                                 "viktig show p001 --as-of ", "viktig show p001 --on-file ", "viktig show p001 --lang ", "viktig show p001 --color ",
                                 "viktig show p001 --store ", "viktig --store "})
            never_repeated(stage, line + ("'" + number.written + "'"), number);
        never_repeated(stage, "echo 'se " + number.written + "' | viktig note p001 -", number);
        never_repeated(stage, "echo 'se " + number.written + "' | viktig log p001 sleep=6 -m client:-", number);
    }
}
