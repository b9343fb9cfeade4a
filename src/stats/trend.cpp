// Theil-Sen line and lag-1 autocorrelation.
#include "viktig/stats/trend.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "numbers.hpp"
#include "viktig/stats/mann_kendall.hpp"
#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

std::vector<double> slopes_of_pairs(std::span<const Point> points) {
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() - 1) / 2);
    for (std::size_t j = 1; j < points.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            const double days = points[j].day - points[i].day;
            if (days != 0) slopes.push_back((points[j].score - points[i].score) / days);
        }
    }
    return slopes;
}

/// Puts those slopes in their places that would stand at these places (of rising order) if all were sorted.
void place(std::vector<double>& slopes, std::initializer_list<std::size_t> places) {
    auto unplaced = slopes.begin();
    for (const std::size_t at : places) {
        const auto wanted = slopes.begin() + static_cast<std::ptrdiff_t>(at);
        if (wanted < unplaced) continue;
        std::nth_element(unplaced, wanted, slopes.end());
        unplaced = wanted + 1;
    }
}

double median_intercept(std::span<const Point> points, double slope) {
    std::vector<double> intercepts;
    intercepts.reserve(points.size());
    for (const Point& point : points) intercepts.push_back(point.score - slope * point.day);
    return median(std::move(intercepts));
}

/// Ranks of the slopes that bound the interval, from 1.
struct Ranks {
    std::size_t lower = 0, upper = 0;
};

std::optional<Ranks> interval_ranks(std::span<const Point> points, std::size_t slopes, double confidence) {
    const auto z = two_sided_z(confidence);
    const double variance = mann_kendall_variance(points);
    if (!z || variance <= 0) return std::nullopt;
    const double pairs = static_cast<double>(slopes);
    const double width = *z * std::sqrt(variance);
    const double low = std::nearbyint((pairs - width) / 2);  // rounds half to even, as the references do
    const double high = std::nearbyint((pairs + width) / 2 + 1);
    if (low < 1 || high > pairs) return std::nullopt;
    return Ranks{static_cast<std::size_t>(low), static_cast<std::size_t>(high)};
}

}  // namespace

std::optional<TheilSen> theil_sen(std::span<const Point> points, double confidence) {
    const bool usable = std::ranges::all_of(
        points, [](const Point& point) { return std::isfinite(point.day) && std::isfinite(point.score); });
    if (!usable || points.size() < 2) return std::nullopt;
    std::vector<double> slopes = slopes_of_pairs(points);
    if (slopes.empty()) return std::nullopt;

    TheilSen line;
    line.pairs = slopes.size();
    const std::size_t middle = (line.pairs - 1) / 2, past_middle = line.pairs / 2;
    if (const auto ranks = interval_ranks(points, line.pairs, confidence)) {
        place(slopes, {ranks->lower - 1, middle, past_middle, ranks->upper - 1});
        line.slope_interval = Interval{slopes[ranks->lower - 1], slopes[ranks->upper - 1]};
    } else {
        place(slopes, {middle, past_middle});
    }
    line.slope = median_of_sorted(slopes);
    line.intercept = median_intercept(points, line.slope);
    return line;
}

std::optional<double> lag1_autocorrelation(std::span<const double> scores) {
    if (scores.size() < 3 || !all_finite(scores)) return std::nullopt;
    if (std::ranges::all_of(scores, [&](double score) { return score == scores.front(); })) return std::nullopt;
    const long double center = mean(scores);
    long double together = 0;
    long double alone = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const long double distance = scores[i] - center;
        alone += distance * distance;
        if (i > 0) together += distance * (scores[i - 1] - center);
    }
    return static_cast<double>(together / alone);
}

}  // namespace viktig::stats
