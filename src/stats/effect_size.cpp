// Pre-post effect sizes.
#include "viktig/stats/effect_size.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

// One column of the pairs: its mean, then sums of its deviations. Long double: scores may carry a large offset.
class Column {
  public:
    template <class Value>
    Column(std::span<const FirstAndLatest> pairs, Value value) : first_(value(pairs.front())) {
        // Deviations from the first value, so that a constant column has a spread of exactly 0.
        for (const FirstAndLatest& pair : pairs) shift_ += deviation_from_first(value(pair));
        shift_ /= static_cast<long double>(pairs.size());
    }

    [[nodiscard]] double mean() const { return static_cast<double>(first_ + shift_); }
    [[nodiscard]] long double deviation(double value) const { return deviation_from_first(value) - shift_; }

  private:
    [[nodiscard]] long double deviation_from_first(double value) const {
        return static_cast<long double>(value) - first_;
    }

    long double first_;
    long double shift_ = 0;
};

double difference(const FirstAndLatest& pair) {
    return pair.latest - pair.first;
}

}  // namespace

std::optional<Described> describe(std::span<const FirstAndLatest> pairs, base::Direction direction) {
    if (pairs.empty()) return std::nullopt;
    const Column first(pairs, [](const FirstAndLatest& pair) { return pair.first; });
    const Column latest(pairs, [](const FirstAndLatest& pair) { return pair.latest; });
    const Column change(pairs, difference);

    Described described;
    described.n = pairs.size();
    described.mean_first = first.mean();
    described.mean_latest = latest.mean();
    described.mean_gain = direction == base::Direction::higher_is_better ? change.mean() : -change.mean();
    if (pairs.size() < 2) return described;

    long double first_squares = 0;
    long double latest_squares = 0;
    long double change_squares = 0;
    long double products = 0;
    for (const FirstAndLatest& pair : pairs) {
        const long double of_first = first.deviation(pair.first);
        const long double of_latest = latest.deviation(pair.latest);
        const long double of_change = change.deviation(difference(pair));
        first_squares += of_first * of_first;
        latest_squares += of_latest * of_latest;
        change_squares += of_change * of_change;
        products += of_first * of_latest;
    }
    const auto sd = [&pairs](long double squares) {
        return static_cast<double>(std::sqrt(squares / static_cast<long double>(pairs.size() - 1)));
    };
    described.sd_first = sd(first_squares);
    described.sd_latest = sd(latest_squares);
    described.sd_gain = sd(change_squares);
    if (first_squares > 0 && latest_squares > 0) {
        const auto correlation = static_cast<double>(products / std::sqrt(first_squares) / std::sqrt(latest_squares));
        described.correlation = std::clamp(correlation, -1.0, 1.0);
    }
    return described;
}

std::optional<double> hedges_factor(double degrees_of_freedom) {
    if (!(degrees_of_freedom > 1)) return std::nullopt;
    // The ratio of the gammas at once: the difference of two large logarithms would lose digits in large samples.
    const double ratio = boost::math::tgamma_delta_ratio((degrees_of_freedom - 1) / 2, 0.5);
    return 1 / (std::sqrt(degrees_of_freedom / 2) * ratio);
}

std::optional<EffectSize> standardized_mean_change(const Described& described, SmallSamples small_samples,
                                                   double confidence) {
    const std::optional<double> z = two_sided_z(confidence);
    if (!z || described.n < 2 || !described.sd_first || !(*described.sd_first > 0)) return std::nullopt;
    const auto n = static_cast<double>(described.n);

    EffectSize effect;
    effect.value = described.mean_gain / *described.sd_first;
    if (small_samples == SmallSamples::corrected) {
        const std::optional<double> factor = hedges_factor(n - 1);
        if (!factor) return std::nullopt;
        effect.value *= *factor;
    }
    if (described.correlation) {
        effect.variance = 2 * (1 - *described.correlation) / n + effect.value * effect.value / (2 * n);
        const double reach = *z * std::sqrt(*effect.variance);
        effect.interval = Interval{effect.value - reach, effect.value + reach};
    }
    return effect;
}

}  // namespace viktig::stats
