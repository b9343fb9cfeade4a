// All orders in which values could have come, counted without listing them.
#include "orders.hpp"

#include <cstdlib>
#include <vector>

namespace viktig::stats {

// Group by group, orders[k] is the number of orders of the values placed so far with k falling pairs. Equal values put among
// `before` others multiply it, as a polynomial in q, by (1 - q^(before + 1)) ... (1 - q^(before + size)) over
// (1 - q) ... (1 - q^size); each factor, above and below, is one pass over the numbers. After each pair of passes they are
// counts again, and rise up to the middle, so that of what a subtraction takes from at least a part in k / (before + i)
// stays: that costs the last digit or two of a double, no more. Only the smaller tail is counted.
double share_of_orders_as_far(std::span<const std::size_t> group_sizes, std::int64_t s) {
    if (s == 0) return 1;
    std::size_t before = 0, untied = 0;
    for (const std::size_t size : group_sizes) {
        untied += before * size;
        before += size;
    }
    // S = untied pairs - 2 * falling pairs, and the distribution is symmetric: the share of the smaller tail, twice.
    const auto count = (untied - static_cast<std::size_t>(std::abs(s))) / 2 + 1;
    std::vector<double> orders(count, 0.0);
    orders[0] = 1;
    double all = 1;
    before = 0;
    for (const std::size_t size : group_sizes) {
        for (std::size_t i = 1; before > 0 && i <= size; ++i) {
            const std::size_t above = before + i;
            for (std::size_t k = i; k < count; ++k) orders[k] += orders[k - i];
            for (std::size_t k = count; k-- > above;) orders[k] -= orders[k - above];
            all *= static_cast<double>(above) / static_cast<double>(i);
        }
        before += size;
    }
    double tail = 0;
    for (const double orders_with_k : orders) tail += orders_with_k;
    return 2 * tail / all;
}

}  // namespace viktig::stats
