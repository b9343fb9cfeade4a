// Text as somebody looking for numbers sees it. Internal to the search for identity numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viktig::model {

/// One char for each character that can be seen: digits as 0-9, letters and marks of ASCII as themselves, any blank or line
/// break as a space, any dash as `-`, other marks as `~`; `?` for the rest, letters above all. Characters without a look of
/// their own are not there.
struct SeenText {
    std::string seen;
    std::vector<std::size_t> byte;            ///< where each begins in the text
    std::vector<std::size_t> length;     ///< in bytes
    std::vector<std::size_t> character;  ///< 0-based
};

/// @param text  any bytes
[[nodiscard]] SeenText see(std::string_view text);

}  // namespace viktig::model
