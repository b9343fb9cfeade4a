// Exact decimals: reading and writing.
#include "viktig/base/score.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viktig::base {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Removes the digits that `text` begins with and returns them.
std::string_view take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    const std::string_view taken = text.substr(0, count);
    text.remove_prefix(count);
    return taken;
}

}  // namespace

std::optional<Score> Score::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::string_view whole = take_digits(text);
    if (whole.empty() || whole.size() > 9) return std::nullopt;
    std::string_view fraction;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = take_digits(text);
        if (fraction.empty() || fraction.size() > 3) return std::nullopt;
    }
    if (!text.empty()) return std::nullopt;

    std::int64_t thousandths = 0;
    for (char c : whole) thousandths = thousandths * 10 + (c - '0');
    for (std::size_t i = 0; i < 3; ++i) thousandths = thousandths * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return from_thousandths(negative ? -thousandths : thousandths);
}

std::optional<Score> Score::from_double(double value) {
    if (!std::isfinite(value) || std::abs(value) >= 1e9) return std::nullopt;
    const std::int64_t thousandths = std::llround(value * 1000);
    // Division rounds correctly, so this is the very double that the decimal reads as.
    if (static_cast<double>(thousandths) / 1000 != value) return std::nullopt;
    return from_thousandths(thousandths);
}

int Score::decimals() const {
    if (thousandths_ % 1000 == 0) return 0;
    if (thousandths_ % 100 == 0) return 1;
    return thousandths_ % 10 == 0 ? 2 : 3;
}

std::string Score::to_string(int decimals_wanted) const {
    const Score size = magnitude(*this);
    std::string text = *this < Score{} ? "-" : "";
    text += fmt::format_int(size.thousandths_ / 1000).c_str();
    const int places = std::max(decimals_wanted, decimals());
    if (places == 0) return text;
    text += '.';
    std::int64_t rest = size.thousandths_ % 1000;
    for (int place = 0; place < places; ++place, rest = rest % 100 * 10) text += static_cast<char>('0' + rest / 100);
    return text;
}

}  // namespace viktig::base
