// A store looked over whole: everything that is wrong, not the first thing, and it goes on with what it can.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/finding.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {

struct CheckOptions {
    std::vector<std::string> clients;  ///< only these; empty = the whole store
    base::Instant now;
    base::Date today;
    /// The rules whose signals can be answered.
    std::vector<std::string_view> signal_rules;
    Readers readers = Readers::both;
};

struct Checked {
    model::Findings findings;  ///< sorted
    std::size_t ledgers = 0, blocks = 0;
};

/// Settings, measures, files, git, and each ledger read whole, folded and looked over.
/// @throws Error (io, data) only when the settings cannot be read at all or a folder cannot be listed
[[nodiscard]] Checked check_store(FileSystem& fs, const std::string& folder, const CheckOptions& options);

/// Files, folders and permissions; what settings, measures and ledgers say is told by those who read them.
/// @param clients  only what belongs to these, by name; empty = the whole store
/// @throws Error (io) when a folder cannot be read
[[nodiscard]] model::Findings check_files(FileSystem& fs, const Reader& store, std::span<const std::string> clients);

/// National identity numbers in the settings and in measures; those in ledgers are looked for with the rest of them.
[[nodiscard]] model::Findings check_numbers(FileSystem& fs, const Reader& store);

/// KIND.ID of the blocks that a client's ledger says were erased.
using Erased = std::map<std::string, std::vector<std::string>>;

/// Files in `clients/` and `aside/` that are no ledgers and still hold what was erased on purpose: what a killed run, an editor
/// or a repair left. Conflict copies are told as such. Cost: reads each such file once.
[[nodiscard]] model::Findings check_erased(FileSystem& fs, const Reader& store, const Erased& erased);

/// The way from a store up to the work tree of git that it lies in, by the folders that are there, not by their names: empty for
/// the store itself, `../` for the folder that holds it, and so on. nullopt outside of git.
[[nodiscard]] std::optional<std::string> up_to_work_tree(FileSystem& fs, const std::string& store_folder);

/// What git would do when two machines wrote to one ledger: its rules for `clients/*.toml`, from the top of the work tree down.
/// `merge=union` fuses two meetings that share lines; without a rule git joins them line by line. No finding outside of git.
[[nodiscard]] model::Findings check_git(FileSystem& fs, const Reader& store);

}  // namespace viktig::store
