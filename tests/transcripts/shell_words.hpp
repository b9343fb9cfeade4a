// The little of a shell's grammar that a transcript's viktig commands use.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace viktig::tests {

/// `LEFT | viktig ...`: what feeds it, and the viktig command.
struct ShellLine {
    bool is_viktig = false;
    std::string feeds;
    std::string last;
};

/// Cuts at the last bare `|`.
[[nodiscard]] ShellLine split_shell_line(const std::string& line);

/// `NAME=VALUE viktig WORDS < FILE`
struct ShellCommand {
    std::vector<std::pair<std::string, std::string>> variables;
    std::vector<std::string> words;  ///< after `viktig`
    std::string input_file;
    std::string input;
};

/// Words apart at blanks; '...', "..." (with \" \\ \$) and $'...' (with \n \t \xHH) keep together.
[[nodiscard]] ShellCommand shell_words(const std::string& line);

}  // namespace viktig::tests
