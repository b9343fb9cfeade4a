// Text as somebody looking for numbers sees it. Internal to the search for identity numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viktig::model {

/// How a text is read: as its characters stand; as a page shows it, where soft hyphens, emphasis (`**`), tags and what is
/// written `&nbsp;` or `%20` are undone; or as our files are parsed, `\u002d` undone too.
enum class Reading { as_it_stands, as_shown, as_parsed };

/// One char for each character that can be seen: digits as 0-9, letters and marks of ASCII as themselves, any blank or line
/// break as a space, any dash as `-`, other marks as `~`; `?` for the rest, letters above all. Characters without a look of
/// their own are not there.
struct SeenText {
    std::string seen;
    std::vector<std::size_t> byte;            ///< where each begins in the text
    std::vector<std::size_t> length;     ///< in bytes
    std::vector<std::size_t> character;  ///< 0-based
    std::vector<std::size_t> width;      ///< in characters: one, but more for what was undone
};

/// @param text  any bytes
[[nodiscard]] SeenText see(std::string_view text, Reading reading = Reading::as_it_stands);

/// False when the text reads the same as it stands.
[[nodiscard]] bool may_read_otherwise(std::string_view text, Reading reading);

}  // namespace viktig::model
