// The two readers of a ledger, each by itself. Internal to the store: everybody else calls read_ledger() or read_flat().
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "viktig/store/ledger_text.hpp"

namespace viktig::store {

/// Any TOML 1.0 file that means a ledger, with everything that is wrong with it. (read_ledger.cpp)
[[nodiscard]] ReadLedger read_generally(std::string text, const std::string& file, const std::string& client);

/// The same of a text that is canonical, of this client (empty: of any) and has nothing wrong with it; nullopt for any other.
/// `file` is left empty. (build_ledger.cpp)
[[nodiscard]] std::optional<model::FlatLedger> build_flat(std::shared_ptr<model::LedgerMemory> memory, const std::string& client);

}  // namespace viktig::store
