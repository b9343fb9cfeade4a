// Fuzz target: a ledger's text through both readers. What the scanner takes means the same to the general reader, which tells
// nothing of it. So with what the writer makes of any other ledger, where the scanner takes it: not where a word is none of its
// vocabulary, or a number over its limit, which the general reader takes and the fold tells.
#include "claims.hpp"
#include "differential/same_ledger.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::fuzz;

namespace {

const std::string file = "clients/c017.toml";

void claim_read_alike(const std::string& text, const std::string& client) {
    const store::ReadLedger one = store::read_ledger(text, file, client);
    claim_same(tests::difference(one, store::read_ledger(text, file, client, store::Readers::general)), "",
               "both readers read the same");
}

std::string canonical(const model::Ledger& ledger) {
    const auto decimals = tests::decimals_of(tests::builtins());
    std::string text = store::write_head(ledger.client);
    for (const model::Block& block : ledger.blocks) text += '\n' + store::write_block(block, decimals);
    return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(text_of(data, size));
    if (store::is_canonical(text)) {
        claim_read_alike(text, "");
        if (text.starts_with(store::write_head("c017"))) claim_read_alike(text, "c017");
        return 0;
    }
    const store::ReadLedger read = store::read_ledger(text, file, "");
    if (!read.problems.empty() || read.ledger.blocks.empty()) return 0;
    claim_read_alike(canonical(read.ledger), "");
    return 0;
}
