// Sums and orders that several statistics share.
#include "numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace viktig::stats {

bool all_finite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

long double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0L) / static_cast<long double>(values.size());
}

double median_of_sorted(std::span<const double> values) {
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : std::midpoint(values[middle - 1], values[middle]);
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return median_of_sorted(values);
}

}  // namespace viktig::stats
