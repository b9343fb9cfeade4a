// Words for a shell.
#include "viktig/base/shell.hpp"

#include <algorithm>

namespace viktig::base {
namespace {

bool is_plain(char c) {
    constexpr std::string_view marks = "._-/+:,@%=";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
    const std::string word = text.starts_with('-') ? "./" + std::string(text) : std::string(text);
    if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'')
            quoted += R"('\'')";
        else
            quoted += c;
    }
    return quoted + "'";
}

}  // namespace viktig::base
