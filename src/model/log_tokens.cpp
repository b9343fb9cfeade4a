// The words of a log line.
#include "log_tokens.hpp"

#include <algorithm>

#include "viktig/base/error.hpp"

namespace viktig::model {
namespace {

bool is_bare_number(const std::string& token) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::any_of(token, is_digit) &&
           std::ranges::all_of(token, [&](char c) { return is_digit(c) || c == '.' || c == ',' || c == '/' || c == '-'; });
}

bool ends_in_separator(const std::string& text) {
    return text.ends_with(',') || text.ends_with('/');
}

/// `ors=4.2,` `5.1,` `3.0` or `sleep` `=` `4`: what was meant, as one word.
std::string joined(std::span<const std::string> tokens) {
    std::string text = tokens.front();
    for (const std::string& token : tokens.subspan(1)) {
        const bool equals = token.starts_with('=');
        if (!is_bare_number(token) && !equals) break;
        if (!ends_in_separator(text) && !text.ends_with('=') && !equals) text += ',';
        text += token;
    }
    if (ends_in_separator(text)) text.pop_back();
    return text;
}

}  // namespace

std::vector<std::string> log_tokens(std::span<const std::string> typed) {
    std::vector<std::string> tokens;
    for (const std::string& word : typed) {
        for (std::size_t begin = 0; begin <= word.size();) {
            const auto end = std::min(word.find(' ', begin), word.size());
            if (end > begin) tokens.push_back(word.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    for (std::size_t n = 1; n < tokens.size(); ++n) {
        if (!is_bare_number(tokens[n]) || tokens[n - 1].find('=') == std::string::npos) continue;
        const bool name_apart = n >= 2 && tokens[n - 1].starts_with('=');
        throw base::Error(base::Exit::usage, {"log.apart", {tokens[n]}},
                          {"log.hint-apart", {joined(std::span(tokens).subspan(name_apart ? n - 2 : n - 1))}});
    }
    return tokens;
}

}  // namespace viktig::model
