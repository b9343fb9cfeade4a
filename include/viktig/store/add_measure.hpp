// A service's own measure, taken in from outside.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/store/store.hpp"

namespace viktig::store {

/// The text of a file outside the store. @param shown  what it is called in messages. @throws Error (data) for a link and for what is no regular file, (io)
[[nodiscard]] std::string read_definition(FileSystem& fs, const std::string& path, const std::string& shown);

struct AddedMeasure {
    std::string file;  ///< `measures/mood.toml`
    model::Measure measure;
};

/// Copies a definition into the store as it stands, whole or not at all, under the name of its id. First it is checked
/// whole, as the store will read it: of a built-in measure only names, limits, norms, sources and licence can be said.
/// @param shown     what the text is called where something is wrong with it
/// @param troubles  gets all that is wrong; then nothing is written
/// @return nullopt when anything is wrong. @throws Error (data) when the store has a definition of that name; (io)
[[nodiscard]] std::optional<AddedMeasure> add_measure(FileSystem& fs, const Writer& store, std::string_view text, const std::string& shown,
                                                      std::vector<base::Error>& troubles);

}  // namespace viktig::store
