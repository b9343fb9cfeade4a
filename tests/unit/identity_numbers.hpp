// Identity numbers as the offices compute them, for tests of the search for them.
#pragma once

#include <string>
#include <vector>

namespace viktig::tests {

inline int places(const std::string& digits, const std::vector<int>& weights) {
    int sum = 0;
    for (std::size_t n = 0; n < weights.size(); ++n) sum += weights[n] * (digits[n] - '0');
    return sum;
}

inline std::string padded(int number, int width) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
}

}  // namespace viktig::tests
