// What of a client may lie in a store's folder where the program neither reads nor erases.
#pragma once

#include <string>
#include <vector>

#include "viktig/store/store.hpp"

namespace viktig::store {

/// Files and folders in the store's folder, at any depth, that are named after a client and are none of its traces:
/// `clients/backup/c017.toml`, `c017/`. Goes by names and opens no file; a folder so named is told and not looked into, links and
/// what git keeps are left alone, and so is what lies deeper or comes later than anybody's store should have it.
/// @return paths from the store's folder, sorted; folders end with a slash. @throws Error (io, data) as Reader::clients
[[nodiscard]] std::vector<std::string> named_elsewhere(FileSystem& fs, const Reader& store, const std::string& client);

}  // namespace viktig::store
