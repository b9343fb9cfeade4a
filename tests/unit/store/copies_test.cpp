// A file that says it is another client's: a copy, another case, or a slip of the hand. check and repair agree on which.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/store/described.hpp"
#include "unit/store/faulty_file_system.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/check.hpp"
#include "viktig/store/repair.hpp"

namespace viktig::tests {
namespace {

const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");
const std::string ledger = family_ledger + first_meeting + "\n";
const std::string note = "\n[note.2026-08-22-7qx4m3]\ndate = 2026-08-22\nkind = \"helped\"\nwords = \"x\"\nby = \"kari\"\nlogged = 2026-08-22T08:00:00Z\n";

/// Another case: the same names of voices and goals, other ids, other times.
std::string other_case() {
    std::string text = family_ledger + first_meeting + "\n";
    for (const auto& [part, replacement] : {std::pair<std::string, std::string>{"7qx4m2", "7qx4m9"}, {"logged = 2026-08-14", "logged = 2026-08-15"}})
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) text.replace(at, part.size(), replacement);
    const auto episode = text.find("[episode.2026-08-14-") + 20;
    return text.replace(episode, 6, "zzzzzz");
}

struct Seen {
    std::string hint;                ///< of check, before
    std::vector<std::string> steps;  ///< of repair
    bool moved = false, ledger_as_before = false;
};

Seen see(const std::string& name, const std::string& text) {
    const TemporaryFolder folder;
    folder.write("viktig.toml", "viktig = 1\n");
    folder.write("clients/c017.toml", ledger);
    folder.write("clients/" + name + ".toml", text);
    namespace disk = std::filesystem;
    for (const auto& entry : disk::recursive_directory_iterator(folder.path())) disk::permissions(entry.path(), disk::perms{entry.is_directory() ? 0700U : 0600U});
    FaultyFileSystem fs;
    Seen seen;
    for (const model::Finding& finding : store::check_store(fs, folder.path(), {{}, now, base::utc_day(now), {}}).findings)
        if (finding.message.key == "file.copy-of") seen.hint = finding.hint.key;
    std::vector<base::Error> troubles;
    store::Writer writer(fs, folder.path(), troubles);
    store::repair(fs, writer, {{}, store::Unfinished::kept, now}, [&](const base::Message& step) { seen.steps.emplace_back(step.key); });
    const auto names = folder.names();
    seen.moved = std::ranges::find(names, "clients/" + name + ".toml") == names.end();
    seen.ledger_as_before = folder.read("clients/c017.toml") == ledger;
    return seen;
}

using Steps = std::vector<std::string>;

}  // namespace

TEST_CASE("another case whose client line is wrong stays, and nothing of it is taken over") {
    for (const std::string& text : {other_case(), other_case() + note, std::string("viktig = 1\nclient = \"c017\"\n")}) {
        const Seen seen = see("c018", text);
        CHECK(seen.hint == "check.hint-another-case");
        CHECK(seen.steps == Steps{"repair.copy-another"});
        CHECK_FALSE(seen.moved);
        CHECK(seen.ledger_as_before);
    }
    const Seen torn = see("c018", other_case() + "[session.2026-08-28-7qx4m2]\ndate = 2026-08-28\nkind = \"fam");
    CHECK(torn.hint == "check.hint-another-case");
    CHECK(torn.steps == Steps{"repair.copy-unsound"});
}

TEST_CASE("what shares a block, or has no name of its own, is a copy") {
    for (const std::string name : {"c018", "c017-2", "c017 (kopi)"}) {
        const Seen seen = see(name, ledger + note);
        CHECK(seen.hint == "file.hint-copy-of");
        CHECK(seen.steps == Steps{"repair.block-added", "repair.moved"});
        CHECK(seen.moved);
    }
    const std::string only_note = "viktig = 1\nclient = \"c017\"\n" + note;
    CHECK(see("c017 (kopi)", only_note).moved);
    CHECK_FALSE(see("c018", only_note).moved);
}

TEST_CASE("repair moves a copy aside exactly when check says that it will") {
    const std::string session = "2026-08-21-7qx4m2";
    const std::vector<std::string> texts{ledger,
                                         ledger + note,
                                         family_ledger,
                                         other_case(),
                                         family_ledger + note,
                                         with(ledger, "relation = \"self\"", "relation = \"child\""),
                                         ledger + with(note, "2026-08-22-7qx4m3", session),
                                         ledger + with(note, "words = ", "word = "),
                                         (ledger + note).substr(0, ledger.size() + note.size() - 20)};
    for (const std::string name : {"c018", "c017-2", "c017 (kopi)"})
        for (const std::string& text : texts) {
            CAPTURE(name);
            CAPTURE(text);
            const Seen seen = see(name, text);
            CHECK((seen.hint == "file.hint-copy-of") == seen.moved);
        }
}

TEST_CASE("a file whose client line can be no code is told what to put there, and is nobody's copy") {
    for (const std::string slip : {"C017", "", "017", "c 017", "c0170000000"}) {
        const auto found = read(with(family_ledger, "\"c017\"", "\"" + slip + "\""));
        CAPTURE(slip);
        CHECK(told(found.problems) == "file 2:10 file.client-no-code");
        CHECK(found.problems[0].hint.key == "file.hint-client-line");
        CHECK(argument(found.problems[0].hint, 0) == "c017");
    }
    const auto nameless = store::read_ledger(with(family_ledger, "\"c017\"", "\"C017\""), "clients/c017 (1).toml", "c017 (1)");
    CHECK(told(nameless.problems) == "file 2:10 file.client-no-code");
    CHECK(nameless.problems[0].hint.key == "hint.correct-the-line");
}

}  // namespace viktig::tests
