// Funnel limits and over-dispersion on the arcsine scale, where a share's variance depends on n alone.
#include "viktig/stats/funnel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

constexpr double pulled_in = 0.1;

double arcsine(double share) {
    return std::asin(std::sqrt(share));
}

bool possible(double target) {
    return target > 0 && target < 1;
}

Interval limits(double angle, double reach) {
    const double lower = std::max(0.0, angle - reach);
    const double upper = std::min(std::numbers::pi / 2, angle + reach);
    return {std::sin(lower) * std::sin(lower), std::sin(upper) * std::sin(upper)};
}

// Interpolated between order statistics: R's type 7. Takes at least one, sorted.
double percentile(const std::vector<double>& sorted, double share) {
    const double place = static_cast<double>(sorted.size() - 1) * share;
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<double> pooled_share(std::span<const Share> units) {
    std::size_t count = 0;
    std::size_t of = 0;
    for (const Share& unit : units) {
        count += unit.count;
        of += unit.of;
    }
    if (of == 0) return std::nullopt;
    return static_cast<double>(count) / static_cast<double>(of);
}

std::optional<double> funnel_z(const Share& unit, double target) {
    if (!possible(target) || unit.of == 0 || unit.count > unit.of) return std::nullopt;
    const auto n = static_cast<double>(unit.of);
    return (arcsine(static_cast<double>(unit.count) / n) - arcsine(target)) * 2 * std::sqrt(n);
}

std::optional<FunnelLimits> funnel_limits(double target, std::size_t of, double tau2) {
    if (!possible(target) || of == 0 || !(tau2 >= 0)) return std::nullopt;
    const double error = std::sqrt(1 / (4 * static_cast<double>(of)) + tau2);
    const double angle = arcsine(target);
    return FunnelLimits{limits(angle, *two_sided_z(0.95) * error), limits(angle, *two_sided_z(0.998) * error)};
}

std::optional<OverDispersion> over_dispersion(std::span<const Share> units, double target) {
    std::vector<double> scores;
    double weights = 0;
    double squared_weights = 0;
    for (const Share& unit : units) {
        const std::optional<double> z = funnel_z(unit, target);
        if (!z) continue;
        const double weight = 4 * static_cast<double>(unit.of);
        scores.push_back(*z);
        weights += weight;
        squared_weights += weight * weight;
    }
    if (scores.size() < 2) return std::nullopt;

    std::ranges::sort(scores);
    const double lowest = percentile(scores, pulled_in);
    const double highest = percentile(scores, 1 - pulled_in);
    double squares = 0;
    for (const double score : scores) {
        const double held = std::clamp(score, lowest, highest);
        squares += held * held;
    }
    const auto n = static_cast<double>(scores.size());
    const double excess = (squares - (n - 1)) / (weights - squared_weights / weights);
    return OverDispersion{squares / n, std::max(0.0, excess)};
}

}  // namespace viktig::stats
