// Which reader takes a ledger: the scanner where it can, else the general one.
#include "readers.hpp"

#include <algorithm>

namespace viktig::store {

bool ReadLedger::readable() const {
    return std::ranges::none_of(problems, [](const model::Problem& p) { return p.loss == model::Loss::file; });
}

bool ReadLedger::torn() const {
    return std::ranges::any_of(problems, [](const model::Problem& p) { return p.loss == model::Loss::tail; });
}

ReadLedger read_ledger(std::string text, const std::string& file, const std::string& client, Readers readers) {
    auto ledger = readers == Readers::both ? build_ledger(text, client) : std::nullopt;
    if (!ledger) return read_generally(std::move(text), file, client);
    ledger->file = file;
    ledger->text = std::move(text);
    const std::size_t size = ledger->text.size();
    return {std::move(*ledger), {}, size};
}

}  // namespace viktig::store
