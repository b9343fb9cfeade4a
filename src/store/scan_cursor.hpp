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

/// What a byte can be, in names and in strings.
struct ByteClass {
    bool bare = false;   ///< of a name that needs no quotes
    bool plain = false;  ///< in a string it stands for itself: printable ASCII, but for the quote and the backslash
};

inline constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
        const char c = static_cast<char>(byte);
        classes[byte].bare =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        classes[byte].plain = c != '"' && c != '\\';
    }
    return classes;
}();

[[nodiscard]] constexpr ByteClass class_of(char c) {
    return byte_classes[static_cast<unsigned char>(c)];
}

/// Goes through a text once, from its beginning to its end. A take...() takes what it is named after when that stands at the place,
/// and goes on behind it; a stands...() only looks. A take that returns false may leave the place anywhere: then the text is not
/// canonical and nothing of it is used. The loops go by copies of the place, which a compiler can keep in registers. They end at the
/// NUL that every std::string has behind its last character: no loop takes one, and no single character that is asked for is one.
class Cursor {
  public:
    /// @param text  has to stay as it is
    explicit Cursor(const std::string& text) : at_(text.data()), end_(text.data() + text.size()), line_begin_(at_) {}

    [[nodiscard]] bool at_end() const { return at_ == end_; }
    /// What is still to come.
    [[nodiscard]] std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    [[nodiscard]] bool stands(char c) const { return *at_ == c; }
    /// The word, and no longer one that begins with it. Most often another stands there, and its first letter says so.
    [[nodiscard]] bool stands_word(std::string_view word) const {
        if (!stands(word.front()) || rest().size() <= word.size()) return false;
        for (std::size_t n = 1; n < word.size(); ++n)
            if (at_[n] != word[n]) return false;
        return !class_of(at_[word.size()]).bare;
    }
    [[nodiscard]] bool take(char c) {
        if (!stands(c)) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] bool take(std::string_view literal) {
        // Of a literal the length is known here, and the comparison becomes one of a word or two.
        if (rest().size() < literal.size() || std::memcmp(at_, literal.data(), literal.size()) != 0) return false;
        at_ += literal.size();
        return true;
    }
    /// The only way over a line feed: a string has none in it, and no literal, prefix or name of a kind or key either.
    [[nodiscard]] bool take_line_end() {
        if (!take('\n')) return false;
        ++line_;
        line_begin_ = at_;
        continuation_bytes_ = 0;
        return true;
    }
    /// Goes on by so many bytes, which the caller has looked at: there are as many in rest(), and no line feed among them.
    void skip(std::size_t count) { at_ += count; }

    /// A string in the escapes that we write, and only where we write them. Between the quotes stands the only text of a
    /// ledger that is compared with nothing: so here, and nowhere else, bytes are held to be UTF-8 and no control characters.
    [[nodiscard]] bool take_string(Text& text);
    /// A name: bare where it can be, else in quotes. An empty one is refused, since the general reader has something to tell of it.
    [[nodiscard]] bool take_name(Text& name);

    [[nodiscard]] int line() const { return line_; }
    /// The place as the TOML parser counts it: columns are characters, not bytes.
    [[nodiscard]] model::Spot spot() const { return {line_, static_cast<int>(at_ - line_begin_) - continuation_bytes_ + 1}; }

  private:
    [[nodiscard]] bool take_escape();
    [[nodiscard]] bool take_character();

    const char* at_;
    const char* end_;
    const char* line_begin_;
    int line_ = 1;
    int continuation_bytes_ = 0;  ///< of characters of several bytes, in this line and before the place
};

inline bool Cursor::take_string(Text& text) {
    if (!take('"')) return false;
    const char* const begin = at_;
    bool escaped = false;
    while (true) {
        const char* at = at_;
        while (class_of(*at).plain) ++at;
        at_ = at;
        if (*at == '"') break;
        if (*at == '\\') {
            escaped = true;
            if (!take_escape()) return false;
        } else if (!take_character()) {
            return false;
        }
    }
    text = {{begin, static_cast<std::size_t>(at_ - begin)}, escaped};
    ++at_;
    return true;
}

inline bool Cursor::take_name(Text& name) {
    const char* at = at_;
    while (class_of(*at).bare) ++at;
    if (at != at_) {
        name = {{at_, static_cast<std::size_t>(at - at_)}, false};
        at_ = at;
        return true;
    }
    const auto is_bare = [](char c) { return class_of(c).bare; };
    return take_string(name) && !std::ranges::all_of(name.raw, is_bare);  // of an empty name "all" is true
}

/// One character of two to four bytes, after the table of well-formed byte sequences in the Unicode standard: none that could
/// be shorter, no surrogates, nothing over U+10FFFF. Any other byte (a control character, 0x7F, a stray continuation) is none.
inline bool Cursor::take_character() {
    const auto byte = [this](std::size_t n) { return static_cast<unsigned char>(at_[n]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || rest().size() < length) return false;
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most) return false;
    for (std::size_t n = 2; n < length; ++n)
        if (byte(n) < 0x80 || byte(n) > 0xBF) return false;
    at_ += length;
    continuation_bytes_ += static_cast<int>(length) - 1;
    return true;
}

/// The escapes of write_string(), each for its one character: a short one where there is one, else \u00XX with capitals, and
/// that for control characters only. TOML has more; they are not what we write.
inline bool Cursor::take_escape() {
    ++at_;  // the backslash
    if (std::string_view("\"\\ntrbf").find(*at_) != std::string_view::npos) {
        ++at_;
        return true;
    }
    if (!take("u00") || rest().size() < 2) return false;
    const char high = at_[0], low = at_[1];
    at_ += 2;
    if (high == '7') return low == 'F';
    if (high == '1') return (low >= '0' && low <= '9') || (low >= 'A' && low <= 'F');
    return high == '0' &&
           std::string_view("01234567BEF").find(low) != std::string_view::npos;  // the others have short ones
}

}  // namespace viktig::store
