// A place in the text of a ledger, and the smallest things of the canonical form: literals, strings, names. Internal to the store.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "viktig/model/ledger.hpp"

namespace viktig::store {

/// A string or a name as it stands in the text, without its quotes.
struct Text {
    std::string_view raw;
    bool escaped = false;  ///< there is a backslash in it: plain_text() says what it means
};

/// What a string or a name means. (build_ledger.cpp)
[[nodiscard]] std::string plain_text(Text text);

/// Of a name that needs no quotes.
[[nodiscard]] constexpr bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Goes through a text once, from its beginning to its end. Each call takes what it is called after when that stands at the
/// place, and goes on behind it. One that returns false may leave the place anywhere: then the text is not canonical and
/// nothing of it is used.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()), line_begin_(at_) {}

    [[nodiscard]] bool at_end() const { return at_ == end_; }
    [[nodiscard]] bool stands(char c) const { return at_ != end_ && *at_ == c; }
    [[nodiscard]] bool stands(std::string_view literal) const {
        return left() >= literal.size() && std::memcmp(at_, literal.data(), literal.size()) == 0;
    }
    /// The literal, and no longer word that begins with it.
    [[nodiscard]] bool stands_word(std::string_view word) const {
        // Most often another word stands there, and the first letter says so.
        return stands(word.front()) && stands(word) && (left() == word.size() || !is_bare(at_[word.size()]));
    }
    [[nodiscard]] bool take(char c) {
        if (!stands(c)) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] bool take(std::string_view literal) {
        if (!stands(literal)) return false;
        at_ += literal.size();
        return true;
    }
    /// The only way over a line feed: a string has none in it, and every literal ends before it.
    [[nodiscard]] bool take_line_end() {
        if (!take('\n')) return false;
        ++line_;
        line_begin_ = at_;
        continuation_bytes_ = 0;
        return true;
    }
    /// The next bytes without a look at them; nullptr when there are fewer.
    [[nodiscard]] const char* take_bytes(std::size_t count) {
        if (left() < count) return nullptr;
        at_ += count;
        return at_ - count;
    }
    /// The digit at the place, or -1, which moves nothing.
    [[nodiscard]] int take_digit() {
        if (at_ == end_ || *at_ < '0' || *at_ > '9') return -1;
        return *at_++ - '0';
    }

    /// A string in the escapes that we write, and only where we write them. Between the quotes stands the only text of a
    /// ledger that is compared with nothing: so here, and nowhere else, bytes have to be UTF-8 and no control characters.
    [[nodiscard]] bool take_string(Text& text);
    /// A name: bare where it can be, else in quotes. An empty one means nothing.
    [[nodiscard]] bool take_name(Text& name);

    [[nodiscard]] long line() const { return line_; }
    [[nodiscard]] const char* mark() const { return at_; }
    /// What was taken since then, as it stands.
    [[nodiscard]] std::string_view since(const char* mark) const { return {mark, static_cast<std::size_t>(at_ - mark)}; }
    /// The place as the TOML parser counts it: columns are characters, not bytes.
    [[nodiscard]] model::Spot spot() const { return {line_, at_ - line_begin_ - continuation_bytes_ + 1}; }

  private:
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    [[nodiscard]] bool take_escape();
    [[nodiscard]] bool take_character();

    const char* at_;
    const char* end_;
    const char* line_begin_;
    long line_ = 1;
    long continuation_bytes_ = 0;  ///< of characters of several bytes, in this line and before the place
};

/// What stands in a string as itself and is one byte: printable ASCII, but for the quote and the backslash.
inline constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

inline bool Cursor::take_string(Text& text) {
    if (!take('"')) return false;
    const char* const begin = at_;
    text.escaped = false;
    while (true) {
        while (at_ != end_ && plain_bytes[static_cast<unsigned char>(*at_)]) ++at_;
        if (at_ == end_) return false;
        if (*at_ == '"') break;
        if (*at_ == '\\') {
            text.escaped = true;
            if (!take_escape()) return false;
        } else if (!take_character()) {
            return false;
        }
    }
    text.raw = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return true;
}

inline bool Cursor::take_name(Text& name) {
    const char* const begin = at_;
    while (at_ != end_ && is_bare(*at_)) ++at_;
    if (at_ != begin) {
        name = {{begin, static_cast<std::size_t>(at_ - begin)}, false};
        return true;
    }
    return take_string(name) && !std::ranges::all_of(name.raw, is_bare);  // true of an empty name too
}

/// One character of two to four bytes, after the table of well-formed byte sequences in the Unicode standard: none that could
/// be shorter, no surrogates, nothing over U+10FFFF. Any other byte (a control character, 0x7F, a stray continuation) is none.
inline bool Cursor::take_character() {
    const auto byte = [this](std::size_t n) { return static_cast<unsigned char>(at_[n]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || left() < length) return false;
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most) return false;
    for (std::size_t n = 2; n < length; ++n)
        if (byte(n) < 0x80 || byte(n) > 0xBF) return false;
    at_ += length;
    continuation_bytes_ += static_cast<long>(length) - 1;
    return true;
}

/// The escapes of write_string(), each for its one character: a short one where there is one, else \u00XX with capitals, and
/// that for control characters only. TOML has more; they are not what we write.
inline bool Cursor::take_escape() {
    ++at_;  // the backslash
    if (at_ == end_) return false;
    if (std::string_view("\"\\ntrbf").find(*at_) != std::string_view::npos) {
        ++at_;
        return true;
    }
    if (!take("u00")) return false;
    const char* const digits = take_bytes(2);
    if (!digits) return false;
    if (digits[0] == '7') return digits[1] == 'F';
    if (digits[0] == '1') return (digits[1] >= '0' && digits[1] <= '9') || (digits[1] >= 'A' && digits[1] <= 'F');
    return digits[0] == '0' && std::string_view("01234567BEF").find(digits[1]) != std::string_view::npos;  // others have short ones
}

}  // namespace viktig::store
