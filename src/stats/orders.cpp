// All orders in which values could have come, counted without listing them.
#include "orders.hpp"

#include <cstdlib>
#include <numeric>
#include <vector>

namespace viktig::stats {

namespace {

/// [k] = the share of orders with k falling pairs.
using Falls = std::vector<double>;

/// A group of equal values is put among `before` lower ones: each choice of places is as likely as any other. The last
/// value of all is one of the group, or it is one of the others and then falls below the whole group.
Falls falls_between(std::size_t before, std::size_t group) {
    // shares[b] is the distribution for b others and the group's size so far. All terms are positive, so nothing cancels.
    std::vector<Falls> shares(before + 1, Falls{1});
    for (std::size_t size = 1; size <= group; ++size) {
        for (std::size_t others = 1; others <= before; ++others) {
            const double total = static_cast<double>(others + size);
            const double last_of_group = static_cast<double>(size) / total;
            const double last_of_others = static_cast<double>(others) / total;
            Falls next(others * size + 1, 0.0);
            const Falls& without_one_of_group = shares[others];       // still of the size before
            const Falls& without_one_of_others = shares[others - 1];  // of this size already
            for (std::size_t k = 0; k < without_one_of_group.size(); ++k)
                next[k] += last_of_group * without_one_of_group[k];
            for (std::size_t k = 0; k < without_one_of_others.size(); ++k) {
                next[k + size] += last_of_others * without_one_of_others[k];
            }
            shares[others] = std::move(next);
        }
    }
    return std::move(shares[before]);
}

Falls both(const Falls& a, const Falls& b) {
    Falls sum(a.size() + b.size() - 1, 0.0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t k = 0; k < b.size(); ++k) sum[i + k] += a[i] * b[k];
    }
    return sum;
}

}  // namespace

double share_of_orders_as_far(std::span<const std::size_t> group_sizes, std::int64_t s) {
    Falls falls{1};
    std::size_t before = 0;
    for (const std::size_t size : group_sizes) {
        falls = both(falls, falls_between(before, size));
        before += size;
    }
    // S = untied pairs - 2 * falling pairs, and the distribution is symmetric: the share of the smaller tail, twice.
    const auto untied = static_cast<std::int64_t>(falls.size()) - 1;
    if (s == 0) return 1;
    const auto most_falls = static_cast<std::size_t>((untied - std::abs(s)) / 2);
    const double tail =
        std::accumulate(falls.begin(), falls.begin() + static_cast<std::ptrdiff_t>(most_falls) + 1, 0.0);
    return 2 * tail;
}

}  // namespace viktig::stats
