// What still can be read of a ledger whose end is no TOML: a write that was cut off, a disk that kept the length and not the
// bytes, a hand that left something behind the last block. Internal to the store.
#pragma once

#include "toml.hpp"

namespace viktig::store {

struct SoundPart {
    toml::table table;
    std::size_t size = 0;       ///< of the part, in bytes; behind it stands what cannot be read
    bool torn_for_sure = true;  ///< false: should the part's own last block not be finished, that is where the tear begins
    model::Spot spot;           ///< where it is told
    base::Message why, hint;
};

/// The part before the tear, with the two head lines in it; nullopt where the trouble is not at the end.
/// @param error  what the parser said of the whole text
[[nodiscard]] std::optional<SoundPart> sound_part(std::string_view text, const toml::parse_error& error, const std::string& file,
                                                  const std::string& client);

/// `logged = 2026-08`, the last line of a write that was cut off in it: no hand stops there, and it can be TOML all the same.
[[nodiscard]] bool is_cut_mark(std::string_view last_line);

/// The line that a byte stands in, from 1.
[[nodiscard]] int line_at(std::string_view text, std::size_t place);

}  // namespace viktig::store
