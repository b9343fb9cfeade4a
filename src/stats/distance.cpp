// How far several people's ratings of the same thing lie apart.
#include "viktig/stats/distance.hpp"

#include <algorithm>
#include <cmath>

namespace viktig::stats {

using base::Score;

std::optional<Score> range(std::span<const Score> ratings) {
    if (ratings.size() < 2) return std::nullopt;
    const auto ends = std::ranges::minmax_element(ratings);
    return *ends.max - *ends.min;
}

std::optional<double> spread(std::span<const Score> ratings) {
    if (ratings.size() < 3) return std::nullopt;
    const auto count = static_cast<long double>(ratings.size());
    long double sum = 0, squares = 0;  // of whole thousandths, counted from the first rating: small, and so exact
    for (const Score rating : ratings) {
        const auto away = static_cast<long double>((rating - ratings.front()).thousandths());
        sum += away;
        squares += away * away;
    }
    const long double variance = (count * squares - sum * sum) / (count * (count - 1));
    return static_cast<double>(std::sqrt(std::max(variance, 0.0L)) / 1000);
}

double Gap::points() const {
    return static_cast<double>(static_cast<long double>(thousandths) / static_cast<long double>(others) / 1000);
}

Score Gap::rounded(int decimals) const {
    std::int64_t unit = 1;  // thousandths to one of the last place shown
    for (int place = decimals; place < 3; ++place) unit *= 10;
    const std::int64_t parts = others * unit;
    const std::int64_t half = thousandths < 0 ? -parts : parts;
    return Score::from_thousandths((2 * thousandths + half) / (2 * parts) * unit);
}

std::optional<Gap> signed_gap(Score one, std::span<const Score> others) {
    if (others.empty()) return std::nullopt;
    Gap gap{0, static_cast<std::int64_t>(others.size())};
    for (const Score other : others) gap.thousandths += (other - one).thousandths();
    return gap;
}

std::optional<TheilSen> range_trend(std::span<const Point> ranges) {
    if (ranges.size() < 4) return std::nullopt;
    return theil_sen(ranges);
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
