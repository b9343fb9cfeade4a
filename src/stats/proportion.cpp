// Wilson's interval.
#include "viktig/stats/proportion.hpp"

#include <cmath>

#include "viktig/stats/normal.hpp"

namespace viktig::stats {

std::optional<Interval> wilson_interval(const Share& share, double confidence) {
    const std::optional<double> z = two_sided_z(confidence);
    if (!z || share.of == 0 || share.count > share.of) return std::nullopt;
    const auto n = static_cast<double>(share.of);
    const double p = static_cast<double>(share.count) / n;
    const double rest = static_cast<double>(share.of - share.count) / n;
    const double noise = *z * *z / n;

    // The limits are the roots L of (p - L)^2 = noise L (1 - L). The lower one by way of their product p^2 / (1 + noise):
    // as a difference it would lose its digits near 0.
    const double sum = 2 * p + noise + std::sqrt(noise * (4 * p * rest + noise));
    return Interval{2 * p * p / sum, share.count == share.of ? 1.0 : sum / (2 * (1 + noise))};
}

}  // namespace viktig::stats
