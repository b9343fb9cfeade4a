// What a terminal would obey never reaches it, whoever put it into a ledger.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "transcripts/play.hpp"

using namespace viktig::tests;

namespace {

/// As a hand, or another program, may write them into a TOML string: ESC, BEL, backspace, a lone CR, C1, marks of direction.
constexpr std::array<std::string_view, 19> hostile{"001B", "0007", "0008", "000D", "007F", "0080", "009B", "009F", "061C", "200E",
                                                   "200F", "202A", "202B", "202D", "202E", "2066", "2067", "2068", "2069"};

std::string utf8(unsigned code) {
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))};
    return {static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3FU)), static_cast<char>(0x80U | (code & 0x3FU))};
}

/// `before\u001Bafter`
std::string around(std::string_view code) {
    return "before\\u" + std::string(code) + "after";
}

Step file(const std::string& name, std::vector<std::string> lines) {
    return {Step::Kind::directive, 0, {}, "file " + name, std::move(lines), {}};
}

/// A family whose ledger holds the character wherever words, codes and ids stand.
Step ledger(std::string_view code) {
    const std::string words = "\"" + around(code) + "\"";
    return file("clients/c001.toml", {
        "viktig = 1", "client = \"c001\"", "",
        "[episode.2026-11-02-aaaaaa]", "opened = 2026-11-02", "kind = \"family\"", "therapist = " + words, "team = " + words,
        "language = " + words, "by = " + words, "logged = 2026-11-02T08:00:00Z", "",
        "[voice.mother]", "relation = \"parent\"", "called = " + words, "language = " + words, "by = \"kari\"", "logged = 2026-11-02T08:01:00Z", "",
        "[voice." + words + "]", "relation = \"parent\"", "by = \"kari\"", "logged = 2026-11-02T08:01:30Z", "",
        "[goal.sleep]", "date = 2026-11-02", "owner = \"all\"", "words = " + words, "by = \"kari\"", "logged = 2026-11-02T08:02:00Z", "",
        "[goal." + words + "]", "date = 2026-11-02", "owner = \"all\"", "words = \"words\"", "by = \"kari\"", "logged = 2026-11-02T08:02:30Z", "",
        "[session.2026-11-17-bbbbbb]", "date = 2026-11-17", "kind = \"family\"", "led = [" + words + "]", "present = [\"mother\"]",
        "place = " + words, "language = " + words, "rated.mother = { sleep = 4, " + words + " = 5 }", "said.mother = " + words, "by = \"kari\"",
        "logged = 2026-11-17T08:03:00Z", "",
        "[note.2026-11-17-cccccc]", "date = 2026-11-17", "kind = \"story\"", "words = " + words, "by = \"kari\"", "logged = 2026-11-17T08:04:00Z", "",
        "[amend.2026-11-18-dddddd]", "of = \"session.2026-11-17-bbbbbb\"", "set.rated.mother = { sleep = 5 }", "was.rated.mother = { sleep = 4 }",
        "reason = " + words, "by = \"kari\"", "logged = 2026-11-18T08:05:00Z"});
}

void never_raw(Stage& stage, const std::string& line, const std::string& raw, std::string_view code) {
    CAPTURE(line);
    CAPTURE(code);
    std::string seen;
    for (const std::string& shown : stage.run(line).seen) seen += shown + "\n";
    CAPTURE(seen);
    CHECK(seen.find(raw) == std::string::npos);
    // Transcripts write these two so.
    CHECK(seen.find("<ESC>") == std::string::npos);
    CHECK(seen.find("<CR>") == std::string::npos);
    CHECK_FALSE(seen.empty());
}

}  // namespace

TEST_CASE("control characters and marks of direction in a ledger never come out raw in text") {
    for (const std::string_view code : hostile) {
        const std::string raw = utf8(static_cast<unsigned>(std::stoul(std::string(code), nullptr, 16)));
        Stage stage;
        stage.direct({Step::Kind::directive, 0, {}, "copy tests/transcripts/small", {}, {}});
        stage.direct(ledger(code));
        for (const char* line : {"viktig show c001", "viktig show c001 --all --words --history", "viktig show c001 --ascii", "viktig show c001 --format json",
                                 "viktig show c001 --history --format json", "viktig report week --all --words", "viktig report week --all --words --format json",
                                 "viktig client list --all", "viktig voice list c001", "viktig goal list c001", "viktig goal list c001 --format json",
                                 "viktig log c001 mother: sleep=6", "viktig log c001 nobody: sleep=6", "viktig log c001 mother: slepe=6",
                                 "viktig undo c001 --dry-run", "viktig undo c001 2026-11-18", "viktig amend c001 2026-11-17 mother: sleep=3 --reason wrong",
                                 "viktig amend c001 2026-11-17 --place here --reason wrong --dry-run", "viktig client list --with nobody"})
            never_raw(stage, line, raw, code);
        // In the middle of a mistake, where the line itself is shown.
        stage.direct(file("clients/c002.toml", {"viktig = 1", "client = \"c002\"", "", "[note.2026-11-17-cccccc]", "date = 2026-11-17",
                                               "kind = \"" + raw + "\"", "words = \"" + raw + "\" x", "logged = 2026-11-17T08:04:00Z"}));
        never_raw(stage, "viktig show c002", raw, code);
        // Typed: refused, or told without it.
        for (const std::string& line : {"viktig note c017 'before" + raw + "after'", "viktig note c017 --dry-run 'before" + raw + "after'",
                                       "viktig show 'c" + raw + "'", "viktig 'c" + raw + "'", "viktig show c017 '--c" + raw + "'",
                                       "viktig goal add c017 'a" + raw + "' words", "viktig show c017 --as-of '" + raw + "'", "viktig show c017 --store '/x" + raw + "'"})
            never_raw(stage, line, raw, code);
    }
}
