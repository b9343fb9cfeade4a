// What lies in a store's folders, and who may look into it. Internal to the store: check tells, repair mends.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/store/store.hpp"

namespace viktig::store {

/// The settings of a store: a folder that holds them is one.
inline constexpr std::string_view settings_name = "viktig.toml";

/// A store that others can look into is refused, with the line that closes it. @throws Error (data); (io) when it cannot be asked
void check_closed(FileSystem& fs, const std::string& folder, model::Permissions permissions);

/// A file or folder of the store as it lies there.
struct StoreEntry {
    std::string folder;  ///< `clients`, `measures`, `aside`; empty for what lies in the store's own folder
    std::string name;
    FileStatus status;    ///< of the three folders' links: of the folder behind
    bool linked = false;  ///< one of the three folders, and a link leads to it

    [[nodiscard]] std::string shown() const { return folder.empty() ? name : folder + "/" + name; }
};

/// Everything in the three folders, the folders, the settings, and temporary files of ours; sorted by path. What belongs to
/// other clients than these is left out (empty: all). @throws Error (io)
[[nodiscard]] std::vector<StoreEntry> store_entries(FileSystem& fs, const std::string& folder, std::span<const std::string> clients);

/// `.c017.toml.new`, `.c017.toml.new3`: left behind by a run that was killed.
[[nodiscard]] bool is_our_temporary(std::string_view name);
/// `c017.toml`: read as a ledger or a measure.
[[nodiscard]] bool is_read(std::string_view name);

/// The permission bits that nobody should have here.
[[nodiscard]] std::uint32_t bits_too_many(model::Permissions permissions);

/// A character that a code goes on with: beside any other it begins or ends.
[[nodiscard]] bool is_of_a_code(char c);

/// Whether a file may be a copy of this client's ledger by its name: `c017 (copy)`, `c017.sync-conflict-2026`, `kopi av c017`: the
/// code as a word of its own, not as the beginning of another.
[[nodiscard]] bool may_be_copy(std::string_view name, std::string_view client);

/// Whether a file is called after this client. Of all codes that a name holds the longest is meant: `c017-b.toml~` is not c017's.
/// @param codes  of all clients there are
[[nodiscard]] bool is_named_after(const std::string& name, const std::string& client, std::span<const std::string> codes);

/// The client that a file says it belongs to while it is named after another; nullopt for anything else.
[[nodiscard]] std::optional<std::string> copied_client(const ReadLedger& read);

/// The first of these blocks that a text holds, also where it is torn or no TOML. A tombstone that names it is not it.
/// @param references  KIND.ID each
[[nodiscard]] std::optional<std::string> first_held(const std::string& text, std::span<const std::string> references);

/// The KIND.ID of what a ledger says was erased.
[[nodiscard]] std::vector<std::string> erased_in(const model::Ledger& ledger);

}  // namespace viktig::store
