// Characters that are written with others: escapes, entities, tags.
#include "identity_escapes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace viktig::model {
namespace {

constexpr char32_t broken = 0xFFFD;

Character plain(std::string_view text) {
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(text[n]); };
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first >= 0xF5 || text.size() < length) return {broken, 1};
    char32_t code = first & (0x7FU >> length);
    for (std::size_t n = 1; n < length; ++n) {
        if ((byte(n) & 0xC0U) != 0x80U) return {broken, 1};
        code = code << 6U | (byte(n) & 0x3FU);
    }
    return {code, length};
}

Character written(char32_t code, std::size_t length) {
    return {code, length, length};
}

/// The number in these characters; nullopt when they are not all digits, or none.
std::optional<char32_t> number_in(std::string_view digits, char32_t base) {
    if (digits.empty() || digits.size() > 8) return std::nullopt;
    char32_t number = 0;
    for (const char c : digits) {
        const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        const int value = small >= '0' && small <= '9' ? small - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
        if (value < 0 || static_cast<char32_t>(value) >= base) return std::nullopt;
        number = number * base + static_cast<char32_t>(value);
    }
    return number;
}

/// `\u002d`, `\n`; a line's end and the blanks of the next after a backslash.
std::optional<Character> toml_escape(std::string_view text) {
    if (text.size() < 2 || text[0] != '\\') return std::nullopt;
    const std::size_t digits = text[1] == 'u' ? 4 : text[1] == 'U' ? 8 : text[1] == 'x' ? 2 : 0;
    if (digits > 0) {
        if (text.size() < 2 + digits) return std::nullopt;
        const auto code = number_in(text.substr(2, digits), 16);
        return code ? std::optional(written(*code, 2 + digits)) : std::nullopt;
    }
    if (std::string_view("ntrfbe").find(text[1]) != std::string_view::npos) return written(' ', 2);
    if (text[1] == '"' || text[1] == '\\') return written(static_cast<unsigned char>(text[1]), 2);
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t end = std::min(text.find_first_not_of(blanks, 1), text.size());
    return text.substr(1, end - 1).find('\n') != std::string_view::npos ? std::optional(written(nothing_seen, end)) : std::nullopt;
}

/// `", "` between two words of a list: a comma.
std::optional<Character> next_in_list(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    if (text[0] != '"') return std::nullopt;
    const auto comma = text.find_first_not_of(blanks, 1);
    if (comma == std::string_view::npos || text[comma] != ',') return std::nullopt;
    const auto next = text.find_first_not_of(blanks, comma + 1);
    return next != std::string_view::npos && text[next] == '"' ? std::optional(written(',', next + 1)) : std::nullopt;
}

/// `&nbsp;`, `&#160;`, `&#x2d;`
std::optional<Character> entity(std::string_view text) {
    constexpr std::size_t longest = 12;
    constexpr std::array<std::pair<std::string_view, char32_t>, 16> names{{
        {"nbsp", 0xA0}, {"shy", nothing_seen}, {"ensp", ' '}, {"emsp", ' '}, {"thinsp", ' '}, {"ndash", '-'}, {"mdash", '-'}, {"minus", '-'},
        {"hyphen", '-'}, {"dash", '-'}, {"zwnj", nothing_seen}, {"zwj", nothing_seen}, {"middot", 0xB7}, {"quot", '"'}, {"amp", '&'}, {"sol", '/'}}};
    if (text[0] != '&') return std::nullopt;
    const auto end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = text.substr(1, end - 1);
    if (name.starts_with("#")) {
        const bool hexadecimal = name.starts_with("#x") || name.starts_with("#X");
        const auto code = number_in(name.substr(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        return code ? std::optional(written(*code, end + 1)) : std::nullopt;
    }
    const auto* known = std::ranges::find(names, name, [](const auto& pair) { return pair.first; });
    return known != names.end() ? std::optional(written(known->second, end + 1)) : std::nullopt;
}

/// `%20`, `%C2%A0`
std::optional<Character> percent(std::string_view text) {
    constexpr std::size_t width = 3;
    std::string bytes;
    for (std::size_t at = 0; bytes.size() < 4 && at + width <= text.size() && text[at] == '%'; at += width) {
        const auto byte = number_in(text.substr(at + 1, 2), 16);
        if (!byte) break;
        bytes += static_cast<char>(*byte);
    }
    if (bytes.empty()) return std::nullopt;
    const Character first = plain(bytes);
    return written(first.code, width * first.bytes);
}

/// `**`, `</b>`
std::optional<Character> set_off(std::string_view text) {
    constexpr std::size_t longest = 40;
    for (const std::string_view emphasis : {"**", "__", "~~", "``"})
        if (text.starts_with(emphasis)) return written(nothing_seen, emphasis.size());
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (text.size() < 3 || text[0] != '<' || !is_letter(text[1] == '/' ? text[2] : text[1])) return std::nullopt;
    const auto end = text.substr(0, longest).find_first_of("<>", 1);
    if (end == std::string_view::npos || text[end] != '>') return std::nullopt;
    return std::ranges::all_of(text.substr(0, end), [](char c) { return static_cast<unsigned char>(c) < 0x80; }) ? std::optional(written(nothing_seen, end + 1))
                                                                                                                 : std::nullopt;
}

}  // namespace

Character first_of(std::string_view text, Reading reading) {
    if (reading == Reading::as_parsed)
        for (const auto undo : {toml_escape, next_in_list})
            if (const auto undone = undo(text)) return *undone;
    if (reading != Reading::as_it_stands)
        for (const auto undo : {entity, percent, set_off})
            if (const auto undone = undo(text)) return *undone;
    constexpr char32_t soft_hyphen = 0xAD;
    Character found = plain(text);
    if (reading != Reading::as_it_stands && found.code == soft_hyphen) found.code = nothing_seen;
    return found;
}

}  // namespace viktig::model
