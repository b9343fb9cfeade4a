// Theil-Sen line and lag-1 autocorrelation.
#include "viktig/stats/trend.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "numbers.hpp"
#include "viktig/stats/mann_kendall.hpp"
#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

std::vector<double> sorted_slopes(std::span<const Point> points) {
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() - 1) / 2);
    for (std::size_t j = 1; j < points.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            const double days = points[j].day - points[i].day;
            if (days != 0) slopes.push_back((points[j].score - points[i].score) / days);
        }
    }
    std::ranges::sort(slopes);
    return slopes;
}

double median_intercept(std::span<const Point> points, double slope) {
    std::vector<double> intercepts;
    intercepts.reserve(points.size());
    for (const Point& point : points) intercepts.push_back(point.score - slope * point.day);
    return median(std::move(intercepts));
}

std::optional<Interval> slope_interval(std::span<const Point> points, std::span<const double> slopes,
                                       double confidence) {
    const auto z = two_sided_z(confidence);
    const double variance = mann_kendall_variance(points);
    if (!z || variance <= 0) return std::nullopt;
    const double pairs = static_cast<double>(slopes.size());
    const double width = *z * std::sqrt(variance);
    const double low = std::nearbyint((pairs - width) / 2);  // rounds half to even, as the references do
    const double high = std::nearbyint((pairs + width) / 2 + 1);
    if (low < 1 || high > pairs) return std::nullopt;
    return Interval{slopes[static_cast<std::size_t>(low) - 1], slopes[static_cast<std::size_t>(high) - 1]};
}

}  // namespace

std::optional<TheilSen> theil_sen(std::span<const Point> points, double confidence) {
    const bool usable = std::ranges::all_of(
        points, [](const Point& point) { return std::isfinite(point.day) && std::isfinite(point.score); });
    if (!usable || points.size() < 2) return std::nullopt;
    const std::vector<double> slopes = sorted_slopes(points);
    if (slopes.empty()) return std::nullopt;

    TheilSen line;
    line.slope = median_of_sorted(slopes);
    line.intercept = median_intercept(points, line.slope);
    line.pairs = slopes.size();
    line.slope_interval = slope_interval(points, slopes, confidence);
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
