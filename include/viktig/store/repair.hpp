// Mending that loses nothing: whatever is taken out of a ledger's way lies in `aside/` before it is gone from its place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {

/// A last block without its `logged` line, which a hand may have written: only moved when that is asked for.
enum class Unfinished { kept, moved };

struct RepairOptions {
    std::vector<std::string> clients;  ///< only what belongs to these; empty = the whole store
    Unfinished unfinished = Unfinished::kept;
    base::Instant now;  ///< names what is put aside
};

/// Each step is told when it is done, and what could not be mended with its reason.
using Told = std::function<void(const base::Message& step)>;

/// In this order: closes what is open to others; moves temporary files that a killed run left to `aside/`; saves a torn end
/// there, synced, and only then replaces the ledger by what stands before it; adds the blocks that a copy has and the ledger
/// lacks, and moves the copy to `aside/` when nothing in it is missing from the ledger. Nothing is ever overwritten.
/// @throws Error (io): what was done until then stands, and nothing is lost
void repair(FileSystem& fs, Writer& store, const RepairOptions& options, const Told& told);

}  // namespace viktig::store
