// The table of samples has every command that there is: one that writes and is not swept fails here.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "cli/command.hpp"
#include "sweeps/samples.hpp"
#include "sweeps/stage.hpp"
#include "transcripts/shell_words.hpp"
#include "viktig/store/ledger_text.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// The parser of one command, and what it chose.
struct Parsed {
    explicit Parsed(const cli::CommandEntry& entry) : parser(cli::declare_command(all, entry, chosen)) {}
    cli::Command chosen;
    cli::Parser all{"viktig", ""};
    cli::Parser& parser;
};

void collect_leaves(const cli::Parser& parser, const std::string& name, std::set<std::string>& leaves) {
    if (parser.commands().empty()) leaves.insert(name);
    for (const cli::Parser& one : parser.commands()) collect_leaves(one, name + " " + std::string(one.name()), leaves);
}

/// `log`, `client add`, ...: every command that has no subcommands of its own.
std::set<std::string> leaves() {
    std::set<std::string> found;
    for (const cli::CommandEntry& entry : cli::commands()) {
        const Parsed parsed(entry);
        collect_leaves(parsed.parser, std::string(entry.name), found);
    }
    return found;
}

/// What the sample's line is handed: nothing, something to read with, something to write with.
std::string handed(const Sample& sample) {
    std::vector<std::string> words = shell_words("viktig " + line_of(sample)).words;
    Parsed parsed(cli::find_command(words.front()));
    (void)cli::parse(parsed.all, std::move(words));
    const auto kind = [](const auto& action) -> std::string {
        using Action = std::decay_t<decltype(action)>;
        if constexpr (std::is_same_v<Action, cli::Writes>) return "writes";
        if constexpr (std::is_same_v<Action, cli::Reads>) return "reads";
        return "needs no store";
    };
    return std::visit(kind, parsed.chosen);
}

}  // namespace

TEST_CASE("every command has a sample, and every sample is a command") {
    std::set<std::string> sampled;
    for (const Sample& sample : samples()) sampled.emplace(sample.command);
    std::string missing, unknown;
    const auto all = leaves();
    for (const std::string& leaf : all)
        if (!sampled.contains(leaf)) missing += leaf + "; ";
    for (const std::string& one : sampled)
        if (!all.contains(one)) unknown += one + "; ";
    CHECK_MESSAGE(missing.empty(), "no line in tests/sweeps/samples.cpp for: " << missing);
    CHECK_MESSAGE(unknown.empty(), "no such command: " << unknown);
}

TEST_CASE("the table says of every command whether it can write") {
    for (const Sample& sample : samples()) {
        CAPTURE(line_of(sample));
        const std::string kind = handed(sample);
        if (kind == "needs no store") {
            CHECK((sample.command == "init" || sample.command == "check" || sample.rule == Rule::reads));
        } else {
            CHECK((kind == "writes") == (sample.rule != Rule::reads));
        }
    }
}

TEST_CASE("every sample does what the table says when nothing is in its way") {
    std::size_t written = 0;  // ledgers
    for (const Sample& sample : samples()) {
        CAPTURE(line_of(sample));
        const Files& before = files_before(sample);
        const Files& after = files_after(sample);
        CHECK((before == after) == (sample.rule == Rule::reads));
        for (const auto& entry : after) {
            const std::string& name = entry.first;
            const std::string& bytes = entry.second;
            const auto old = before.find(name);
            if (name.starts_with("clients/") && (old == before.end() || old->second != bytes)) {
                ++written;
                CHECK_MESSAGE(store::is_canonical(bytes), name);
            }
            if (old == before.end()) {
                CHECK((sample.rule == Rule::creates || sample.rule == Rule::rewrites));
                continue;
            }
            if (sample.rule != Rule::rewrites) CHECK(bytes.starts_with(old->second));
            if (!name.starts_with("clients/")) continue;
            const auto was = store::read_ledger(old->second, name, client_of(name));
            const auto is = store::read_ledger(bytes, name, client_of(name));
            CHECK(is.problems.empty());
            if (sample.rule == Rule::appends) CHECK(is.ledger.blocks.size() == was.ledger.blocks.size() + (bytes == old->second ? 0U : 1U));
        }
    }
    CHECK(written > 25);
}
