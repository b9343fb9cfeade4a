// The rules of codes and ids, and the making of event ids.
#include "viktig/model/codes.hpp"

#include <algorithm>
#include <array>

#include "viktig/base/text.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::model {
namespace {

constexpr std::size_t longest = 32;
constexpr int most_digits = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_separator(char c) { return c == '.' || c == '_' || c == '-' || c == ' ' || c == '/'; }

/// The longest run of digits when separators between digits are taken out.
int longest_digit_run(std::string_view text) {
    int run = 0;
    int most = 0;
    for (const char c : text) {
        if (is_digit(c))
            most = std::max(most, ++run);
        else if (!is_separator(c))
            run = 0;
    }
    return most;
}

bool is_device_name(std::string_view code) {
    const auto stem = code.substr(0, code.find('.'));
    constexpr std::array<std::string_view, 4> fixed{"con", "prn", "aux", "nul"};
    if (std::ranges::find(fixed, stem) != fixed.end()) return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && is_digit(stem[3]);
}

/// Stretches of Unicode in which small letters and capitals take turns: the small ones are the odd or the even ones.
struct Pairs {
    unsigned first, last, small;  ///< small: 1 where small letters are odd
};
constexpr std::array<Pairs, 11> letter_pairs{{{0x100, 0x137, 1}, {0x139, 0x148, 0}, {0x14A, 0x177, 1}, {0x179, 0x17E, 0},
                                              {0x1A0, 0x1A5, 1}, {0x1AF, 0x1B0, 0}, {0x1CD, 0x1DC, 0}, {0x1DE, 0x1EF, 1},
                                              {0x1F8, 0x21F, 1}, {0x222, 0x233, 1}, {0x246, 0x24F, 1}}};

bool is_small_letter(unsigned code) {
    if (code >= 0xDF && code <= 0xFF) return code != 0xF7;
    if (code == 0x138) return true;
    return std::ranges::any_of(letter_pairs, [&](const Pairs& p) { return code >= p.first && code <= p.last && code % 2 == p.small; });
}

/// Bytes of one small letter that Nordic and neighbouring words are written with (up to U+024F); 0 for anything else.
std::size_t latin_letter_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (is_lower(text[0])) return 1;
    if (text.size() < 2 || first < 0xC3 || first > 0xC9) return 0;
    const unsigned code = (first & 0x1FU) << 6 | (static_cast<unsigned char>(text[1]) & 0x3FU);
    return is_small_letter(code) ? 2 : 0;
}

base::Message latin_code_fault(std::string_view id, std::string_view extra) {
    if (id.empty()) return {"id.empty"};
    if (surest_identity_number(id)) return {"code.identity"};
    if (id.size() > longest) return {"id.too-long", {static_cast<long long>(longest)}};
    if (!base::is_utf8(id)) return {"id.not-utf8"};
    if (base::to_nfc(id) != id) return {"id.not-nfc"};
    for (std::size_t at = 0; at < id.size();) {
        const std::size_t letter = latin_letter_length(id.substr(at));
        const bool other = is_digit(id[at]) || extra.find(id[at]) != std::string_view::npos;
        if (at == 0 && letter == 0) return {"id.letter-first"};
        if (letter == 0 && !other) return {extra.find('.') == std::string_view::npos ? "id.characters" : "id.staff-characters", {id}};
        at += letter == 0 ? 1 : letter;
    }
    if (longest_digit_run(id) > most_digits) return {"code.digits"};
    return {};
}

}  // namespace

base::Message client_code_fault(std::string_view code) {
    if (code.empty()) return {"id.empty"};
    if (surest_identity_number(code)) return {"code.identity"};
    if (!is_lower(code[0])) {
        const bool upper = code[0] >= 'A' && code[0] <= 'Z';
        return upper ? base::Message{"code.lower-case"} : base::Message{"id.letter-first"};
    }
    if (code.size() > longest) return {"id.too-long", {static_cast<long long>(longest)}};
    for (const char c : code) {
        if (c >= 'A' && c <= 'Z') return {"code.lower-case"};
        if (!is_lower(c) && !is_digit(c) && c != '.' && c != '_' && c != '-') return {"code.characters"};
    }
    if (longest_digit_run(code) > most_digits) return {"code.digits"};
    if (is_device_name(code)) return {"code.device"};
    if (code.back() == '.') return {"code.characters"};
    return {};
}

base::Message chosen_id_fault(std::string_view id) {
    if (id == "client" || id == "all" || id == "team") return {"id.reserved", {id}};
    return latin_code_fault(id, "-");
}

base::Message staff_code_fault(std::string_view code) {
    return latin_code_fault(code, "-._");
}

std::string event_id(base::Date date, std::uint32_t random) {
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id = base::to_string(date) + "-";
    for (int place = 0; place < 6; ++place) {
        id += digits[random & 31U];
        random >>= 5U;
    }
    return id;
}

}  // namespace viktig::model
