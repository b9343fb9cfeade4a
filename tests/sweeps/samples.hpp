// One command line for every command there is, and what it may do to the files. A new command is one new line here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viktig::tests {

/// What a command may do to the files of a store, in all runs that anything can interrupt.
enum class Rule {
    reads,     ///< nothing
    appends,   ///< a ledger has its old bytes, or these and one whole block
    creates,   ///< a new file is there whole or not at all
    rewrites,  ///< a ledger has its old bytes or its complete new ones
};

/// The store that a sample starts from.
enum class From {
    set_up,   ///< what set_up() makes
    nothing,  ///< no store at all
    damaged,  ///< what set_up() makes, with what check --repair mends
};

struct Sample {
    std::string_view command;  ///< the words that name it, e.g. `client add`
    std::string_view words;    ///< the rest of the line
    Rule rule;
    std::string_view input = {};  ///< standard input
    From from = From::set_up;
};

/// All of them, over the store that set_up() describes.
[[nodiscard]] std::span<const Sample> samples();
/// Those that write.
[[nodiscard]] std::vector<Sample> writing_samples();
[[nodiscard]] std::string line_of(const Sample& sample);

/// The command lines that make the store that the samples start from.
[[nodiscard]] std::span<const std::string_view> set_up();

}  // namespace viktig::tests
