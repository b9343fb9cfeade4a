// How far several people's ratings of the same thing lie apart.
#include "viktig/stats/distance.hpp"

#include <algorithm>
#include <cmath>

#include "numbers.hpp"

namespace viktig::stats {

using base::Score;

std::optional<double> range(std::span<const double> ratings) {
    if (ratings.size() < 2 || !all_finite(ratings)) return std::nullopt;
    const auto ends = std::ranges::minmax_element(ratings);
    return *ends.max - *ends.min;
}

std::optional<double> spread(std::span<const double> ratings) {
    if (ratings.size() < 3 || !all_finite(ratings)) return std::nullopt;
    const long double center = mean(ratings);
    long double squares = 0;
    for (const double rating : ratings) squares += (rating - center) * (rating - center);
    return static_cast<double>(std::sqrt(squares / static_cast<long double>(ratings.size() - 1)));
}

std::optional<double> signed_gap(double one, std::span<const double> others) {
    if (others.empty() || !std::isfinite(one) || !all_finite(others)) return std::nullopt;
    return static_cast<double>(mean(others) - one);
}

std::optional<double> lowest(std::span<const double> ratings) {
    if (ratings.empty() || !all_finite(ratings)) return std::nullopt;
    return *std::ranges::min_element(ratings);
}

std::optional<double> range_trend(std::span<const Point> ranges) {
    if (ranges.size() < 4) return std::nullopt;
    const auto line = theil_sen(ranges);
    if (!line) return std::nullopt;
    return line->slope;
}

std::optional<DirectionCounts> count_directions(std::span<const Score> gains, Score reliable_change) {
    if (reliable_change <= Score{}) return std::nullopt;
    DirectionCounts counts;
    for (const Score gain : gains) {
        if (gain >= reliable_change) {
            ++counts.better;
        } else if (gain <= -reliable_change) {
            ++counts.worse;
        } else {
            ++counts.no_change;
        }
    }
    return counts;
}

}  // namespace viktig::stats
