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

std::string without_separator(std::string text) {
    if (ends_in_separator(text)) text.pop_back();
    return text;
}

/// `4,2` `5,1`: each a number with a decimal comma, as far as can be seen. What is meant has as many scores as there are words; read
/// as whole numbers they were twice as many, and no form takes both.
bool have_decimal_commas(std::span<const std::string> numbers) {
    const auto commas = [](const std::string& number) { return std::ranges::count(without_separator(number), ','); };
    return std::ranges::all_of(numbers, [&](const std::string& n) { return commas(n) <= 1; }) &&
           std::ranges::any_of(numbers, [&](const std::string& n) { return commas(n) == 1; });
}

/// `ors=4.2,` `5.1,` `3.0` or `sleep` `=` `4`: what was meant, as one word.
std::string joined(std::span<const std::string> tokens) {
    std::string name = tokens.front();
    std::vector<std::string> numbers;
    if (const auto equals = name.find('='); equals != std::string::npos) {
        if (equals + 1 < name.size()) numbers.push_back(name.substr(equals + 1));
        name.erase(equals);
    }
    for (std::string token : tokens.subspan(1)) {
        if (token.starts_with('=')) token.erase(0, 1);
        if (token.empty()) continue;
        if (!is_bare_number(token)) break;
        numbers.push_back(std::move(token));
    }
    const bool slashes = have_decimal_commas(numbers) || std::ranges::any_of(numbers, [](const std::string& n) { return n.ends_with('/'); });
    std::string text = name;
    for (const std::string& number : numbers) text.append(&number == numbers.data() ? "=" : slashes ? "/" : ",").append(without_separator(number));
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
