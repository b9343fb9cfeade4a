// What move and forget share: tombstones, and what they cannot reach. Internal to the command line.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace viktig::cli {

/// A block for each of these that says no more than that it stood here: should it come back from another copy, it is not read.
/// Where its id holds an identity number another id is said, and the guard is given up; so the tombstone of such a one is renewed.
[[nodiscard]] std::vector<model::Block> tombstones(const model::Ledger& ledger, const std::vector<std::string>& references,
                                                   const std::string& reason, const std::string& writer, const Context& context);

/// Where what is erased will still lie: the history of git, what a repair put aside, files and folders in the store that are
/// named after the client, copies elsewhere. Asked for before the erasure, so that nothing can fail between it and the line that
/// says so.
[[nodiscard]] std::vector<base::Message> unreached(const store::Reader& store, const std::string& client, const Context& context);
/// The same where all that says it is the client's goes too.
[[nodiscard]] std::vector<base::Message> unreached_of_case(const store::Reader& store, const std::string& client, const Context& context);

}  // namespace viktig::cli
