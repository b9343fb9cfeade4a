// A transcript: what a user types and what they see, as a text that a user could write.
//
//   ## A line of talk.
//   @clock 2026-11-23T09:00:00Z     the clock from here on; every command takes a minute
//   @copy examples/clinic           what lies in the working folder; also one file: @copy FROM TO
//   @file clients/c001.toml         the same, written out up to @end
//   @end
//   @set NAME=VALUE                 a variable of the environment; @set NAME= takes it away
//   @terminal                       somebody sits at a terminal
//   @says yes                       and says so to every question from here on
//   @editor WORDS | WORDS           what they write when the editor opens, and when it opens again
//   $ viktig show c001              runs in-process; `... | viktig ...` and `< FILE` feed standard input
//   what stands on standard output
//   ! what stands on standard error
//   exit 2
//   $ cat clients/c001.toml         anything but viktig runs in a shell
//
// A line that ends in \ goes on in the next, which begins with `> `. <CR>, <BOM>, <ESC> and <no line feed> stand for
// themselves. One empty line before the next `$`, `@` or `##` is only for looks.
#pragma once

#include <string>
#include <vector>

namespace viktig::tests {

struct Step {
    enum class Kind { talk, directive, command };
    Kind kind = Kind::talk;
    long line = 0;                       ///< in the file, 1-based
    std::vector<std::string> as_written; ///< the lines of the talk, the directive (with its text) or the command
    std::string text;                    ///< the directive or the command in one line
    std::vector<std::string> inside;     ///< lines of a directive up to @end
    std::vector<std::string> seen;       ///< what a command shows
};

using Transcript = std::vector<Step>;

[[nodiscard]] Transcript read_transcript(const std::string& path);
/// The file again, with what the commands show now.
void write_transcript(const std::string& path, const Transcript& transcript);

/// What was shown, as lines of a transcript.
[[nodiscard]] std::vector<std::string> as_seen(const std::string& out, const std::string& err, int status);

/// Lines that differ, with - and + before them and a little around; empty when nothing does.
[[nodiscard]] std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& seen);

}  // namespace viktig::tests
