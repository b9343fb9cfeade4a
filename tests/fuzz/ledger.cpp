// Fuzz target: the text of a ledger. What is read is written and read again, cut, turned round, folded and added to.
#include "claims.hpp"
#include "memory_store.hpp"
#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/store/store.hpp"

using namespace viktig;
using namespace viktig::fuzz;

namespace {

const std::string file = "clients/c017.toml";

store::ReadLedger read(std::string text, const std::string& client = {}) {
    return store::read_ledger(std::move(text), file, client);
}

std::string canonical(const model::Ledger& ledger, bool backwards = false) {
    const auto decimals = tests::decimals_of(tests::builtins());
    std::vector<std::string> blocks;
    for (const model::Block& block : ledger.blocks) blocks.push_back('\n' + store::write_block(block, decimals));
    if (backwards) std::ranges::reverse(blocks);
    std::string text = store::write_head(ledger.client);
    for (const std::string& block : blocks) text += block;
    return text;
}

std::string one(const model::Block& block) {
    model::Ledger ledger;
    ledger.blocks = {block};
    return tests::described(ledger);
}

std::string folded(const store::ReadLedger& read) {
    const auto [history, problems] = model::fold(read.ledger, tests::builtins(), model::Settings{});
    claim_told_well(problems, read.ledger.text);
    return tests::described(history);
}

/// An end that is cut off costs the block that it cuts, and none before it.
void claim_cuts_cost_the_end(const store::ReadLedger& whole) {
    const std::string& text = whole.ledger.text;
    std::size_t place = text.size();
    for (int n = 0; n < 4; ++n) {
        place = (place * 40503 + 12289 + static_cast<std::size_t>(n)) % (text.size() + 1);  // anywhere, the same each time
        const store::ReadLedger cut = read(text.substr(0, place));
        claim_told_well(cut.problems, cut.ledger.text);
        claim(cut.ledger.blocks.size() <= whole.ledger.blocks.size(), "a cut makes no blocks");
        for (std::size_t b = 0; b < cut.ledger.blocks.size(); ++b)
            claim_same(one(cut.ledger.blocks[b]), one(whole.ledger.blocks[b]), "a cut changes no block before it");
        const std::size_t kept = cut.ledger.blocks.size();
        if (kept == whole.ledger.blocks.size() || !cut.readable()) continue;
        // The first block that is gone ends at or after the cut.
        const long next_line = kept + 1 < whole.ledger.blocks.size() ? whole.ledger.blocks[kept + 1].spot.line : 1 + std::ranges::count(text, '\n');
        claim(std::ranges::count(text.substr(0, place), '\n') < next_line - 1, "a cut costs no whole block");
    }
}

/// A block added by the writer stands at the end, beside all that was there.
void claim_added_to(const std::string& text, const store::ReadLedger& before) {
    static const model::Block note =
        read(tests::family_ledger + "\n[note.2026-08-21-zzzzzz]\ndate = 2026-08-21\nkind = \"helped\"\nwords = \"Å «gå»\"\nby = \"kari\"\n"
                                    "logged = 2026-08-21T10:00:00Z\n")
            .ledger.blocks.back();
    MemoryFileSystem fs;
    fs.files["/s/viktig.toml"] = "viktig = 1\n";
    std::string& ledger = fs.files["/s/clients/c017.toml"] = text;
    store::Writer writer(fs, "/s");
    if (!done([&] { (void)writer.append("c017", [](const store::ReadLedger&) { return note; }); }, text)) {
        claim(ledger == text, "a refused block leaves the file as it was");
        return;
    }
    claim(ledger.starts_with(text), "adding leaves the old bytes");
    const store::ReadLedger after = read(ledger, "c017");
    claim(after.readable() && !after.torn(), "what was added to can be read to its end");
    model::Ledger expected = before.ledger;
    expected.blocks.push_back(note);
    claim_same(tests::described(after.ledger), tests::described(expected), "adding gives what was there and the block");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(text_of(data, size));
    const store::ReadLedger first = read(text);
    claim_told_well(first.problems, text);
    claim(first.sound_size <= text.size(), "the sound part is a part");
    if (!first.readable()) {
        claim(first.ledger.blocks.empty(), "of a file that cannot be read there are no blocks");
        return 0;
    }
    const std::string meant = tests::described(first.ledger);
    const std::string history = folded(first);

    const store::ReadLedger second = read(canonical(first.ledger));
    claim(second.readable() && !second.torn(), "what is written can be read");
    claim_told_well(second.problems, second.ledger.text);
    claim_same(tests::described(second.ledger), meant, "what is written reads back as it was meant");
    claim_same(canonical(second.ledger), second.ledger.text, "canonical text is a fixed point");
    claim_same(folded(second), history, "canonical text has the same history");

    const store::ReadLedger turned = read(canonical(first.ledger, true));
    claim_same(tests::described(turned.ledger), meant, "blocks can stand in any order");
    claim_same(folded(turned), history, "the history does not hang on the order of the file");

    claim_cuts_cost_the_end(second);
    if (!first.torn() && first.ledger.client == "c017") claim_added_to(text, first);
    return 0;
}
