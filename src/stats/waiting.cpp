// Kaplan-Meier curve and its quantiles.
#include "viktig/stats/waiting.hpp"

#include <algorithm>
#include <cmath>

#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

// Shares of the curve are quotients: what should be 0.5 may be a hair beside it.
constexpr double a_hair = 1e-8;

// One limit of the curve, or the curve, at a step.
using Level = std::optional<double> (*)(const WaitingStep&);

std::optional<double> curve_itself(const WaitingStep& step) {
    return step.still_waiting;
}

std::optional<double> lower_limit(const WaitingStep& step) {
    return step.interval ? std::optional(step.interval->lower) : std::nullopt;
}

std::optional<double> upper_limit(const WaitingStep& step) {
    return step.interval ? std::optional(step.interval->upper) : std::nullopt;
}

std::optional<double> comes_down_to(std::span<const WaitingStep> curve, double goal, Level level) {
    const auto down_to = [level](double mark) {
        return [level, mark](const WaitingStep& step) { return level(step) && *level(step) <= mark; };
    };
    const auto reached = std::ranges::find_if(curve, down_to(goal + a_hair));
    if (reached == curve.end()) return std::nullopt;
    if (*level(*reached) < goal - a_hair) return reached->days;
    // Flat: find the step that ends it.
    const auto passed = std::ranges::find_if(curve, down_to(goal - a_hair));
    if (passed != curve.end()) return (reached->days + passed->days) / 2.0;
    if (!level(curve.back())) return std::nullopt;
    return (reached->days + curve.back().days) / 2.0;
}

}  // namespace

std::vector<WaitingStep> waiting_curve(std::span<const Wait> waits, double confidence) {
    std::vector<Wait> sorted(waits.begin(), waits.end());
    std::ranges::sort(sorted, {}, &Wait::days);
    const std::optional<double> z = two_sided_z(confidence);

    std::vector<WaitingStep> curve;
    long double still_waiting = 1;
    long double greenwood = 0;  // variance of the logarithm of still_waiting
    for (std::size_t i = 0; i < sorted.size();) {
        WaitingStep step;
        step.days = sorted[i].days;
        step.at_risk = sorted.size() - i;
        for (; i < sorted.size() && sorted[i].days == step.days; ++i) ++(sorted[i].met ? step.met : step.censored);

        const auto left = static_cast<long double>(step.at_risk - step.met);
        const auto at_risk = static_cast<long double>(step.at_risk);
        still_waiting *= left / at_risk;
        step.still_waiting = static_cast<double>(still_waiting);
        if (left > 0) {
            greenwood += static_cast<long double>(step.met) / (at_risk * left);
            const auto error = static_cast<double>(std::sqrt(greenwood));
            step.standard_error = step.still_waiting * error;
            if (z) {
                const double factor = std::exp(*z * error);
                step.interval = Interval{step.still_waiting / factor, std::min(1.0, step.still_waiting * factor)};
            }
        }
        curve.push_back(step);
    }
    return curve;
}

WaitingTime waiting_time(std::span<const WaitingStep> curve, double share) {
    if (!(share > 0 && share < 1)) return {};
    const double goal = 1 - share;
    return {comes_down_to(curve, goal, curve_itself), comes_down_to(curve, goal, lower_limit),
            comes_down_to(curve, goal, upper_limit)};
}

}  // namespace viktig::stats
