// Text as a terminal sees it: UTF-8, columns, safe characters.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace viktig::base {

[[nodiscard]] bool is_utf8(std::string_view text);
/// Each byte that is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string mend_utf8(std::string_view text);
/// Unicode normal form C. `text` is UTF-8.
[[nodiscard]] std::string to_nfc(std::string_view text);
/// Columns that the text takes on a terminal (combining characters 0, wide ones 2).
[[nodiscard]] int width(std::string_view text);
[[nodiscard]] std::string pad_right(std::string_view text, int columns);
[[nodiscard]] std::string pad_left(std::string_view text, int columns);
/// Cut to at most this many columns, ending in `…` where something was cut.
[[nodiscard]] std::string shorten(std::string_view text, int columns);
/// Breaks at spaces into lines of at most `columns`; a longer word stands alone and is broken hard.
/// Spaces in a row count as one. Text without words gives no lines.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int columns);
/// What may be sent to a terminal: line breaks and tabs become a space; other control characters and
/// bidirectional controls become U+FFFD, and so do bytes that are no UTF-8. The rest is kept as it is.
[[nodiscard]] std::string printable(std::string_view text);
/// The same characters but line feeds as `\u009B`, as TOML and JSON have it: nothing is lost, and a terminal obeys none.
[[nodiscard]] std::string escape_unsafe(std::string_view text);
/// Characters of Latin-1 and beyond that a pure ASCII report replaces: «» become ", · becomes ., – becomes -,
/// … becomes ...; letters stay. Bars ▁▂▃▄▅▆▇█ become 1 to 8.
[[nodiscard]] std::string to_ascii_marks(std::string_view text);
/// Edit distance counting swapped neighbours as one edit (optimal string alignment), in characters of UTF-8.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);
/// One behind the other.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);

}  // namespace viktig::base
