// What a block that takes back or corrects would leave hanging. Internal to the command line.
#pragma once

#include "command.hpp"
#include "viktig/model/consistency.hpp"

namespace viktig::cli {

/// As model::first_upset, by the measures and settings of this store.
[[nodiscard]] inline std::optional<base::Message> first_upset(const model::Ledger& ledger, const model::Block& block, const store::Reader& store) {
    return model::first_upset(ledger, block, store.measures(), store.settings());
}

}  // namespace viktig::cli
