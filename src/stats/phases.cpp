// Nonoverlap of two phases, and Newcombe's interval around it.
#include "viktig/stats/phases.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "numbers.hpp"
#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

void count_pairs(Nonoverlap& overlap, std::span<const double> before, std::span<const double> after, Direction direction) {
    for (const double a : before) {
        for (const double b : after) {
            const bool better = direction == Direction::higher_is_better ? b > a : b < a;
            if (better) ++overlap.better;
            if (a == b) ++overlap.equal;
        }
    }
}

/// What makes Newcombe's variance of nap = x: x (1 - x) * spread_factor(x).
double spread_factor(double x, double m, double n) {
    const double half = (m + n) / 2 - 1;
    return (1 + half * ((1 - x) / (2 - x) + x / (1 + x))) / (m * n);
}

/// The x under `nap` that lies z standard errors from it. At nap = 1 the x = 1 solves the equation too, and says nothing; the
/// halving never gets there, since just under it the noise is the larger side.
double lower_end(double nap, double z, double m, double n) {
    if (nap <= 0) return 0;
    const auto too_low = [&](double x) {
        const double noise = z * z * x * (1 - x) * spread_factor(x, m, n);
        return (nap - x) * (nap - x) > noise;
    };
    double low = 0;
    double high = nap;
    while (true) {  // halves until no double lies between
        const double middle = std::midpoint(low, high);
        if (middle <= low || middle >= high) return middle;
        (too_low(middle) ? low : high) = middle;
    }
}

}  // namespace

std::optional<Nonoverlap> nonoverlap(std::span<const double> before, std::span<const double> after, Direction direction,
                                     double confidence) {
    const auto z = two_sided_z(confidence);
    if (!z || before.empty() || after.empty() || !all_finite(before) || !all_finite(after)) return std::nullopt;
    const double m = static_cast<double>(before.size());
    const double n = static_cast<double>(after.size());
    Nonoverlap overlap;
    count_pairs(overlap, before, after, direction);
    const double halves = static_cast<double>(2 * overlap.better + overlap.equal);  // so that equal ones are counted exactly
    const double all_halves = 2 * m * n;

    overlap.nap = halves / all_halves;
    overlap.tau = (2 * halves - all_halves) / all_halves;
    overlap.nap_standard_error_no_effect = std::sqrt((m + n + 1) / (12 * m * n));
    overlap.tau_standard_error_no_effect = 2 * overlap.nap_standard_error_no_effect;
    const double not_better = (all_halves - halves) / all_halves;
    overlap.nap_interval = {lower_end(overlap.nap, *z, m, n), 1 - lower_end(not_better, *z, m, n)};
    overlap.tau_interval = {2 * overlap.nap_interval.lower - 1, 2 * overlap.nap_interval.upper - 1};
    return overlap;
}

}  // namespace viktig::stats
