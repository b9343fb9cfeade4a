// What an undo takes back and what a redo brings back, wherever the blocks stand in the file.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

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
    CHECK(model::time_of_amend(found.ledger, latest - std::chrono::hours(5)) == latest + std::chrono::seconds(1));
    CHECK(model::time_of_amend(found.ledger, latest) == latest + std::chrono::seconds(1));
    CHECK(model::time_of_amend(found.ledger, latest + std::chrono::seconds(9)) == latest + std::chrono::seconds(9));
    CHECK(model::time_of_amend(read(family_ledger).ledger, latest) == latest);
}
