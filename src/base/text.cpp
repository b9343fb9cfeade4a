// Text as a terminal sees it. utf8proc knows the characters; this file knows columns and lines.
#include "viktig/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/core.h>
#include <utf8proc.h>

namespace viktig::base {

namespace {

constexpr std::string_view replacement = "\uFFFD";

struct Character {
    utf8proc_int32_t code;   ///< -1: a byte that is no UTF-8
    std::string_view bytes;  ///< never empty
};

/// Removes the first character of a text that is not empty, and returns it.
Character take_character(std::string_view& text) {
    utf8proc_int32_t code = -1;
    if (const auto byte = static_cast<unsigned char>(text.front()); byte < 0x80) {  // most are
        const Character character{byte, text.substr(0, 1)};
        text.remove_prefix(1);
        return character;
    }
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    const Character character = length > 0 ? Character{code, text.substr(0, static_cast<std::size_t>(length))}
                                           : Character{-1, text.substr(0, 1)};
    text.remove_prefix(character.bytes.size());
    return character;
}

/// Nothing but characters of ASCII that can be seen: a column and a byte each, fit for any terminal.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Columns of one character. A broken byte is shown as U+FFFD, which takes one.
int columns_of(const Character& character) {
    if (character.code >= 0x20 && character.code < 0x7F) return 1;
    return character.code < 0 ? 1 : utf8proc_charwidth(character.code);
}

/// The longest beginning of `text` that fits; characters of no width stay with the one before.
std::string_view beginning(std::string_view text, int columns) {
    std::string_view rest = text;
    int used = 0;
    while (!rest.empty()) {
        std::string_view next = rest;
        used += columns_of(take_character(next));
        if (used > columns) break;
        rest = next;
    }
    return text.substr(0, text.size() - rest.size());
}

bool breaks_line_or_tabs(utf8proc_int32_t code) {
    return code == '\t' || code == '\n' || code == '\v' || code == '\f' || code == '\r' || code == 0x85 ||
           code == 0x2028 || code == 0x2029;
}

/// Controls, and what turns the direction of the text around it: neither may reach a terminal.
bool unsafe(utf8proc_int32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::vector<utf8proc_int32_t> characters(std::string_view text) {
    std::vector<utf8proc_int32_t> codes;
    while (!text.empty()) codes.push_back(take_character(text).code);
    return codes;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (take_character(text).code < 0) return false;
    }
    return true;
}

std::string mend_utf8(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    while (!text.empty()) {
        const Character character = take_character(text);
        mended += character.code < 0 ? replacement : character.bytes;
    }
    return mended;
}

std::string to_nfc(std::string_view text) {
    utf8proc_uint8_t* composed = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(composed, &std::free);
    if (length < 0) return std::string(text);
    return std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
}

int width(std::string_view text) {
    if (is_plain(text)) return static_cast<int>(text.size());
    int columns = 0;
    while (!text.empty()) columns += columns_of(take_character(text));
    return columns;
}

std::string pad_right(std::string_view text, int columns) {
    return std::string(text) + spaces(columns - width(text));
}

std::string pad_left(std::string_view text, int columns) {
    return spaces(columns - width(text)) + std::string(text);
}

std::string shorten(std::string_view text, int columns) {
    if (width(text) <= columns) return std::string(text);
    if (columns < 1) return {};
    std::string_view kept = beginning(text, columns - 1);
    while (kept.ends_with(' ')) kept.remove_suffix(1);
    return std::string(kept) + "…";
}

std::vector<std::string> wrap(std::string_view text, int columns) {
    std::vector<std::string> lines;
    bool line_open = false;  // may the next word join the last line?
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        if (line_open && width(lines.back()) + 1 + width(word) <= columns) {
            lines.back().append(" ").append(word);
            continue;
        }
        line_open = width(word) <= columns;
        // Only what fits is measured: a word of megabytes is gone through once.
        for (std::string_view piece = beginning(word, columns); piece.size() < word.size(); piece = beginning(word, columns)) {
            if (piece.empty()) {  // wider than the line: it cannot be broken further
                std::string_view rest = word;
                piece = take_character(rest).bytes;
            }
            lines.emplace_back(piece);
            word.remove_prefix(piece.size());
        }
        if (!word.empty()) lines.emplace_back(word);
    }
    return lines;
}

std::string printable(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const Character character = take_character(text);
        if (character.code == '\r' && text.starts_with('\n')) continue;  // CR LF is one line break
        if (breaks_line_or_tabs(character.code)) {
            safe += ' ';
        } else if (unsafe(character.code)) {
            safe += replacement;
        } else {
            safe += character.bytes;
        }
    }
    return safe;
}

std::string escape_unsafe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const Character character = take_character(text);
        if (character.code < 0)
            safe += replacement;
        else if (character.code == '\n' || !unsafe(character.code))
            safe += character.bytes;
        else
            safe += fmt::format("\\u{:04X}", static_cast<unsigned>(character.code));
    }
    return safe;
}

std::string to_ascii_marks(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 25> marks = {{
        {"«", "\""}, {"»", "\""}, {"“", "\""}, {"”", "\""},  {"„", "\""},     {"‘", "'"},      {"’", "'"}, {"·", "."},
        {"–", "-"},  {"—", "-"},  {"−", "-"},  {"…", "..."}, {"\u00A0", " "}, {"\u202F", " "}, {"×", "x"}, {"²", "^2"}, {"√", "sqrt"}, {"▁", "1"},
        {"▂", "2"},  {"▃", "3"},  {"▄", "4"},  {"▅", "5"},   {"▆", "6"},      {"▇", "7"},      {"█", "8"},
    }};
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const std::string_view bytes = take_character(text).bytes;
        const auto mark = std::ranges::find(marks, bytes, [](const auto& pair) { return pair.first; });
        plain += mark == marks.end() ? bytes : mark->second;
    }
    return plain;
}

int edit_distance(std::string_view a, std::string_view b) {
    const auto from = characters(a);
    const auto to = characters(b);
    // Three rows of the table are enough: the one being filled, the one before, and (for swaps) the one before that.
    std::vector<int> before_last(to.size() + 1);
    std::vector<int> last(to.size() + 1);
    std::vector<int> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= from.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const int replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[to.size()];
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const std::string_view part : parts) all += part;
    return all;
}

}  // namespace viktig::base
