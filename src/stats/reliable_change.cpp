// The standard errors of Jacobson and Truax, and limits made exact.
#include "viktig/stats/reliable_change.hpp"

#include <cmath>
#include <numbers>

namespace viktig::stats {

using base::Score;

namespace {

constexpr double largest_limit = 100'000;  // points: up to here a double is far finer than `same_thousandth`
constexpr double same_thousandth = 1e-6;   // thousandths: a billionth of a point

template <typename Rounding>
std::optional<Score> to_thousandth(double value, Rounding rounding) {
    if (!(std::abs(value) < largest_limit)) return std::nullopt;  // not for NaN either
    const double thousandths = value * 1000;
    const double nearest = std::round(thousandths);
    const double chosen = std::abs(thousandths - nearest) <= same_thousandth ? nearest : rounding(thousandths);
    return Score::from_thousandths(static_cast<std::int64_t>(chosen));
}

}  // namespace

std::optional<double> standard_error_of_measurement(const Norms& norms) {
    const bool usable =
        std::isfinite(norms.clinical_sd) && norms.clinical_sd > 0 && norms.reliability >= 0 && norms.reliability < 1;
    if (!usable) return std::nullopt;
    return norms.clinical_sd * std::sqrt(1 - norms.reliability);
}

std::optional<double> standard_error_of_difference(const Norms& norms) {
    const auto error = standard_error_of_measurement(norms);
    if (!error) return std::nullopt;
    return std::numbers::sqrt2 * *error;
}

std::optional<double> reliable_change_index(double first, double latest, const Norms& norms) {
    const auto error = standard_error_of_difference(norms);
    if (!error) return std::nullopt;
    return (latest - first) / *error;
}

std::optional<double> reliable_change_threshold(const Norms& norms, double z) {
    const auto error = standard_error_of_difference(norms);
    if (!error || !(z > 0) || !std::isfinite(z)) return std::nullopt;
    return z * *error;
}

std::optional<Score> smallest_score_at_least(double value) {
    return to_thousandth(value, [](double thousandths) { return std::ceil(thousandths); });
}

std::optional<Score> largest_score_at_most(double value) {
    return to_thousandth(value, [](double thousandths) { return std::floor(thousandths); });
}

}  // namespace viktig::stats
