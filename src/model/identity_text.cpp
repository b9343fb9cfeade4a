// Characters into what they look like.
#include "identity_text.hpp"

#include <algorithm>
#include <array>

#include "identity_escapes.hpp"

namespace viktig::model {
namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t code) {
    return std::ranges::any_of(ranges, [&](const Range& range) { return code >= range.first && code <= range.last; });
}

constexpr std::array<Range, 11> dashes{{{0x2D, 0x2D}, {0x5F, 0x5F}, {0xAD, 0xAD}, {0x2010, 0x2015}, {0x2043, 0x2043}, {0x207B, 0x207B},
                                        {0x2212, 0x2212}, {0x2E3A, 0x2E3B}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}, {0xFF0D, 0xFF0D}}};
constexpr std::array<Range, 11> blanks{{{0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A},
                                        {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x2800, 0x2800}, {0x3000, 0x3000}}};
/// Punctuation, arrows, boxes, mathematical signs and the like; but U+2022, the dot that masks.
constexpr std::array<Range, 12> marks{{{0xA1, 0xA9}, {0xAB, 0xB1}, {0xB4, 0xB4}, {0xB6, 0xB8}, {0xBB, 0xBB}, {0xBF, 0xBF}, {0xD7, 0xD7},
                                       {0xF7, 0xF7}, {0x2016, 0x2021}, {0x2023, 0x205E}, {0x2190, 0x2BFF}, {0x3001, 0x303F}}};
/// Controls, accents without a letter, marks of direction, joiners, byte order marks; and U+FFFD, which stands where one of them was.
constexpr std::array<Range, 22> unseen{{{0x00, 0x1F}, {0x7F, 0x9F}, {0x0300, 0x036F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
                                        {0x180B, 0x180F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
                                        {0x20D0, 0x20FF}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
                                        {0xFFF9, 0xFFFD}, {0x1D173, 0x1D17A}, {0xE0000, 0xE001F}, {0xE007F, 0xE01EF}}};
/// The zeros of scripts whose digits stand in a row.
constexpr std::array<char32_t, 58> zeros{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
                                         0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0,
                                         0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0x2080, 0xA620, 0xA8D0, 0xA9D0, 0xA9F0, 0xAA50,
                                         0xABF0, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
                                         0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16B50, 0x1E140, 0x1E2F0,
                                         0x1E950, 0x1FBF0};

/// The ones of rows that have no zero: in circles, brackets, with points.
constexpr std::array<char32_t, 7> ones{0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A};

/// A digit of any script, also raised, lowered or mathematical; -1 for what is none.
int digit_of(char32_t code) {
    for (const char32_t zero : zeros)
        if (code >= zero && code < zero + 10) return static_cast<int>(code - zero);
    if (code >= 0x1D7CE && code <= 0x1D7FF) return static_cast<int>((code - 0x1D7CE) % 10);
    if (code == 0xB9 || code == 0xB2 || code == 0xB3) return code == 0xB9 ? 1 : static_cast<int>(code - 0xB0);
    if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) return static_cast<int>(code - 0x2070);
    if (code == 0x24EA || code == 0x24FF || code == 0x1F10B || code == 0x1F10C || code == 0x1F100) return 0;  // in circles, or with a point
    if (code >= 0x1F101 && code <= 0x1F10A) return static_cast<int>(code - 0x1F101);                             // with a comma
    for (const char32_t one : ones)
        if (code >= one && code < one + 9) return static_cast<int>(code - one) + 1;
    return -1;
}

/// What most texts are made of, letters and digits among them, is what it looks like, but for three signs below.
bool is_plain(char32_t code) {
    return code >= 0x20 && code < 0x7F;
}

char look_of(char32_t code) {
    if (is_plain(code) && code != '-' && code != '_' && code != '?') return static_cast<char>(code);
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full width
    if (code >= 0xE0020 && code <= 0xE007E) code -= 0xE0000;  // tags: nothing to see, but the same bytes to a program
    if (in(dashes, code)) return '-';
    if (in(blanks, code)) return ' ';
    if (code == '?') return '~';  // the sign of what is no mark is not there to be typed
    if (code > 0x20 && code < 0x7F) return static_cast<char>(code);
    if (const int digit = digit_of(code); digit >= 0) return static_cast<char>('0' + digit);
    if (code == 0x2024) return '.';
    if (code == 0x2044 || code == 0x2215) return '/';
    return in(marks, code) ? '~' : '?';
}

}  // namespace

SeenText see(std::string_view text, Reading reading) {
    SeenText found;
    found.seen.reserve(text.size());
    for (auto* places : {&found.byte, &found.length, &found.character, &found.width}) places->reserve(text.size());
    std::size_t character = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character next = first_of(text.substr(at), reading);
        if (is_plain(next.code) || in(blanks, next.code) || !in(unseen, next.code)) {
            found.seen += look_of(next.code);
            found.byte.push_back(at);
            found.length.push_back(next.bytes);
            found.character.push_back(character);
            found.width.push_back(next.characters);
        }
        at += next.bytes;
        character += next.characters;
    }
    return found;
}

bool may_read_otherwise(std::string_view text, Reading reading) {
    constexpr std::string_view soft_hyphen = "\u00AD";
    if (reading == Reading::as_it_stands) return false;
    if (reading == Reading::as_parsed && text.find_first_of("\\\"") != std::string_view::npos) return true;
    const auto holds = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    return text.find_first_of("&%<") != std::string_view::npos || holds(soft_hyphen) || holds("**") || holds("__") || holds("~~") || holds("``");
}

}  // namespace viktig::model
