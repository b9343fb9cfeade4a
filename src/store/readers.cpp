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
    const auto memory = std::make_shared<model::LedgerMemory>();
    memory->text = std::move(text);
    auto flat = readers == Readers::both ? build_flat(memory, client) : std::nullopt;
    if (!flat) return read_generally(std::move(memory->text), file, client);
    flat->file = file;
    ReadLedger read{model::ledger_of(*flat), {}, memory->text.size()};
    read.ledger.text = memory->text;
    read.flat = std::make_shared<const model::FlatLedger>(std::move(*flat));
    return read;
}

ReadFlat read_flat(std::string text, const std::string& file, const std::string& client, Readers readers) {
    const auto memory = std::make_shared<model::LedgerMemory>();
    memory->text = std::move(text);
    if (auto flat = readers == Readers::both ? build_flat(memory, client) : std::nullopt) {
        flat->file = file;
        return {std::move(*flat), {}, true, false};
    }
    ReadLedger read = read_generally(std::move(memory->text), file, client);
    const bool readable = read.readable(), torn = read.torn();
    return {model::flat_of(read.ledger), std::move(read.problems), readable, torn};
}

}  // namespace viktig::store
