// What an undo takes back and what a redo brings back, wherever the blocks stand in the file.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/model/standing.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// A ledger that is written to as the commands write, one second after the other.
struct Written {
    std::string text = family_ledger;
    int second = 0;

    std::string add(const std::string& kind, const std::string& lines, const std::string& by = "kari") {
        const std::string id = "b" + std::to_string(second);
        text += "\n[" + kind + "." + id + "]\n" + lines + "by = \"" + by + "\"\nlogged = 2026-11-23T08:00:" + (second < 10 ? "0" : "") +
                std::to_string(second) + "Z\n";
        ++second;
        return kind + "." + id;
    }
    std::string note(const std::string& by = "kari") { return add("note", "date = 2026-11-23\nkind = \"other\"\nwords = \"x\"\n", by); }
    std::string void_of(const std::string& of, const std::string& by = "kari") {
        return add("amend", "of = \"" + of + "\"\nvoid = true\nreason = \"undo\"\n", by);
    }

    /// What `undo` and `undo --redo` would take now; empty when nothing.
    [[nodiscard]] std::string to_undo(const std::string& by = "kari") const { return named(model::last_to_undo, by); }
    [[nodiscard]] std::string to_redo(const std::string& by = "kari") const { return named(model::last_undo, by); }

  private:
    template <typename Last>
    std::string named(Last last, const std::string& by) const {
        const auto found = read(text);
        const model::Block* block = last(found.ledger, by);
        return block ? block->reference() : "";
    }
};

}  // namespace

TEST_CASE("undo after undo goes back step by step, and redo brings back step by step") {
    Written ledger;
    const std::string first = ledger.note(), second = ledger.note();
    CHECK(ledger.to_undo() == second);
    CHECK(ledger.to_redo() == "");
    const std::string undo_second = ledger.void_of(second);
    CHECK(ledger.to_undo() == first);
    CHECK(ledger.to_redo() == undo_second);
    const std::string undo_first = ledger.void_of(first);
    CHECK(ledger.to_undo() == "goal.sleep");
    CHECK(ledger.to_redo() == undo_first);
    ledger.void_of(undo_first);
    CHECK(ledger.to_undo() == first);
    CHECK(ledger.to_redo() == undo_second);
    ledger.void_of(undo_second);
    CHECK(ledger.to_undo() == second);
    CHECK(ledger.to_redo() == "");
}

TEST_CASE("a redo can be undone again, by undoing the block itself") {
    Written ledger;
    const std::string note = ledger.note();
    ledger.void_of(ledger.void_of(note));
    CHECK(ledger.to_undo() == note);
    const std::string again = ledger.void_of(note);
    CHECK(ledger.to_undo() == "goal.sleep");
    CHECK(ledger.to_redo() == again);
}

TEST_CASE("only what the same writer wrote is taken back unasked") {
    Written ledger;
    const std::string mine = ledger.note("kari"), theirs = ledger.note("per");
    CHECK(ledger.to_undo("kari") == mine);
    CHECK(ledger.to_undo("per") == theirs);
    CHECK(ledger.to_undo("siri") == "");
    ledger.void_of(theirs, "kari");
    CHECK(ledger.to_undo("per") == "");
    CHECK(ledger.to_redo("per") == "");
}

TEST_CASE("last is what was logged last, and the order of the file tells only within a second") {
    Written ledger;
    const std::string before = ledger.text;
    const std::string early = ledger.note();
    const std::string early_text = ledger.text.substr(before.size());
    const std::string late = ledger.note();
    const std::string late_text = ledger.text.substr(before.size() + early_text.size());
    ledger.text = before + late_text + early_text;
    CHECK(ledger.to_undo() == late);
    std::string same_second = before + late_text + early_text;
    const auto place = same_second.rfind("T08:00:00Z");
    same_second.replace(place, 10, "T08:00:01Z");
    ledger.text = same_second;
    CHECK(ledger.to_undo() == early);
}

TEST_CASE("erased blocks and tombstones do not stand") {
    Written ledger;
    const std::string note = ledger.note();
    ledger.add("erased", "of = \"" + note + "\"\nreason = \"wrong person\"\n");
    const auto found = read(ledger.text);
    for (const model::Block* block : model::standing_blocks(found.ledger)) {
        CHECK(block->reference() != note);
        CHECK(block->kind != model::BlockKind::erased);
    }
    CHECK(ledger.to_undo() == "goal.sleep");
}

TEST_CASE("an amend is later than any it follows, also when the clock stands still or goes back") {
    Written ledger;
    ledger.void_of(ledger.note());
    const auto found = read(ledger.text);
    const auto latest = base::parse_instant("2026-11-23T08:00:01Z").value();
    CHECK(model::time_to_log(found.ledger, model::BlockKind::amend, latest - std::chrono::hours(5)) == latest + std::chrono::seconds(1));
    CHECK(model::time_to_log(found.ledger, model::BlockKind::amend, latest) == latest + std::chrono::seconds(1));
    CHECK(model::time_to_log(found.ledger, model::BlockKind::amend, latest + std::chrono::seconds(9)) == latest + std::chrono::seconds(9));
    CHECK(model::time_to_log(read(family_ledger).ledger, model::BlockKind::amend, latest) == latest);
}

TEST_CASE("each sort of change is taken back and brought back, as often as one likes") {
    const std::pair<std::string, std::string> sorts[] = {
        {"episode.2026-08-14-m2k8qd", "set.therapist = \"per\"\n"}, {"voice.teen", "set.age = \"adult\"\n"},
        {"voice.father", "set.ended = true\n"},                       {"goal.sleep", "set.words = \"Sove\"\n"},
        {"goal.sleep", "set.ended = true\n"},
    };
    for (const auto& sort : sorts) {
        const std::string& of = sort.first;
        const std::string& line = sort.second;
        CAPTURE(of + " " + line);
        Written file;
        const std::string before = described(folded(file.text).history);
        const std::string change = file.add("change", "of = \"" + of + "\"\ndate = 2026-11-20\n" + line);
        const std::string after = described(folded(file.text).history);
        REQUIRE(before != after);
        const auto ledger = [&] { return read(file.text).ledger; };
        for (int depth = 0; depth < 4; ++depth) {
            auto now = ledger();
            const model::Block* last = model::last_to_undo(now, "kari");
            REQUIRE(last);
            CHECK(last->reference() == change);
            CHECK(model::changes_of(now, of).size() == 1);
            file.void_of(change);
            CHECK(described(folded(file.text).history) == before);
            CHECK(model::changes_of(ledger(), of).empty());
            now = ledger();
            const model::Block* undo = model::last_undo(now, "kari");
            REQUIRE(undo);
            file.void_of(undo->reference());
            CHECK(described(folded(file.text).history) == after);
        }
    }
}

TEST_CASE("the changes of a block come by their day, with what was corrected in them") {
    Written file;
    const std::string late = file.add("change", "of = \"goal.sleep\"\ndate = 2026-11-20\nset.words = \"B\"\n");
    const std::string early = file.add("change", "of = \"goal.sleep\"\ndate = 2026-11-10\nset.words = \"A\"\n");
    file.add("change", "of = \"voice.teen\"\ndate = 2026-11-10\nset.age = \"adult\"\n");
    file.add("amend", "of = \"" + early + "\"\nset.set.words = \"Aa\"\nreason = \"typo\"\n");
    const auto changes = model::changes_of(read(file.text).ledger, "goal.sleep");
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].reference() == early);
    CHECK(changes[0].set.text("words") == "Aa");
    CHECK(changes[1].reference() == late);
    CHECK(model::block_now(read(file.text).ledger, early)->set.text("words") == "Aa");
    CHECK_FALSE(model::block_now(read(file.text).ledger, "change.none"));
}

TEST_CASE("of two changes in one second the later one is later on file too") {
    Written file;
    file.add("change", "of = \"goal.sleep\"\ndate = 2026-11-20\nset.words = \"A\"\n");
    const auto ledger = read(file.text).ledger;
    const auto logged = ledger.blocks.back().logged();
    CHECK(model::time_to_log(ledger, model::BlockKind::change, logged) == logged + std::chrono::seconds(1));
    CHECK(model::time_to_log(ledger, model::BlockKind::change, logged + std::chrono::minutes(1)) == logged + std::chrono::minutes(1));
    CHECK(model::time_to_log(ledger, model::BlockKind::answer, logged) == logged);
}

TEST_CASE("whatever is written after quick corrections is later on file than they are, and is what an undo takes back") {
    Written file;
    for (int n = 0; n < 4; ++n) file.add("amend", "of = \"goal.sleep\"\nset.words = \"A\"\nreason = \"x\"\n");  // 08:00:00 to 08:00:03
    const auto ledger = read(file.text).ledger;
    const auto latest = ledger.blocks.back().logged();
    for (const auto kind : {model::BlockKind::note, model::BlockKind::session, model::BlockKind::more, model::BlockKind::episode, model::BlockKind::goal,
                            model::BlockKind::voice, model::BlockKind::ending, model::BlockKind::answer, model::BlockKind::change})
        for (const int ahead : {1, 3, 599}) CHECK(model::time_to_log(ledger, kind, latest - std::chrono::seconds(ahead)) == latest + std::chrono::seconds(1));
    CHECK(model::time_to_log(ledger, model::BlockKind::note, latest) == latest);  // behind it in the file
    // Far ahead another clock was wrong, not this one.
    const auto long_before = latest - std::chrono::hours(1);
    CHECK(model::time_to_log(ledger, model::BlockKind::note, long_before) == long_before);
    CHECK(model::time_to_log(ledger, model::BlockKind::erased, long_before) == latest + std::chrono::seconds(1));
}
