// How large is the change of many, in standard deviations? Before and after, no control group: say so beside every figure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/base/score.hpp"
#include "viktig/stats/interval.hpp"

namespace viktig::stats {

/// The first and the latest score of one person, in the measure's own points. Who has only one of them is not here.
struct FirstAndLatest {
    double first;
    double latest;
};

/// Many persons, first against latest. SDs are with n - 1.
struct Described {
    std::size_t n = 0;
    double mean_first = 0;
    double mean_latest = 0;
    double mean_gain = 0;            ///< signed so that better is positive
    std::optional<double> sd_first;  ///< this and the next two: absent for n < 2
    std::optional<double> sd_latest;
    std::optional<double> sd_gain;
    std::optional<double> correlation;  ///< of first and latest; absent for n < 2 or where one of them is constant
};

/// @return  nullopt for nobody. A constant column has an SD of exactly 0.
/// Cost: two passes.
[[nodiscard]] std::optional<Described> describe(std::span<const FirstAndLatest> pairs, base::Direction direction);

/// Hedges' factor against the bias of small samples, exactly: gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), m degrees of freedom.
/// Not the approximation 1 - 3/(4m - 1), which is 0.007 too high at 2 and 0.0004 at 9.
///
/// @return  between 0 and 1; nullopt for m <= 1, where it is not defined
/// Source: L. V. Hedges (1981), J. Educ. Stat. 6:107-128.
[[nodiscard]] std::optional<double> hedges_factor(double degrees_of_freedom);

/// `as_is` is the simple d; `corrected` is multiplied by hedges_factor(n - 1).
enum class SmallSamples { as_is, corrected };

/// In SDs of the first score; better is positive.
struct EffectSize {
    double value = 0;
    std::optional<double> variance;    ///< absent without a correlation
    std::optional<Interval> interval;  ///< value -/+ z sqrt(variance); absent with the variance
};

/// The standardized mean change: mean gain / SD of the first scores. The SD of the first scores, since treatment may change the
/// spread of the latest. Variance 2 (1 - r) / n + value^2 / (2 n): the large-sample form of metafor 5 (SMCR, vtype "LS").
/// It grows unreliable under ten persons or so; the interval takes the gains for normal.
///
/// @param described   `correlation` and `sd_first` may be taken from elsewhere, as may all of it
/// @param confidence  of the interval, between 0 and 1
/// @return  nullopt for n < 2 (corrected: n < 3), for first scores that are all the same, and for a confidence out of range
/// Source: B. J. Becker (1988), Br. J. Math. Stat. Psychol. 41:257-278.
[[nodiscard]] std::optional<EffectSize> standardized_mean_change(const Described& described, SmallSamples small_samples,
                                                                 double confidence = 0.95);

}  // namespace viktig::stats
