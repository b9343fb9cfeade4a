// Reliable change worked out from norms, for a measure that publishes no limit of its own.
//
// What is worked out here is a double. What people gave is an exact decimal (base::Score), and so is every difference
// between two of them. Before the two meet, the double is made a Score (smallest_score_at_least), and all judging is done
// by judge_change (change.hpp) in exact numbers: a limit that is a decimal of three places is reached by that very decimal.
#pragma once

#include <optional>

#include "viktig/base/score.hpp"

namespace viktig::stats {

/// What a study says about a measure, in the measure's own points. All numbers are finite.
struct Norms {
    double clinical_sd = 0;               ///< of people who begin a therapy; above zero
    double reliability = 0;               ///< at least 0, under 1
    std::optional<double> clinical_mean;  ///< for cutoffs and for Edwards and Nunnally
    std::optional<double> functional_mean;
    std::optional<double> functional_sd;  ///< of people in the community; above zero
};

/// What Jacobson and Truax print for 95 %. It is 1.8 in 100 000 above the quantile (two_sided_z(0.95)); measures publish
/// limits worked out with 1.96, so it is what is used unless another z is handed in.
inline constexpr double published_z = 1.96;

/// SEM = clinical SD * sqrt(1 - reliability), in points: how far a score lies from the true score, typically.
/// @return nullopt unless clinical SD > 0 and 0 <= reliability < 1 (a measure without noise needs no limit). As all below.
[[nodiscard]] std::optional<double> standard_error_of_measurement(const Norms& norms);

/// S_diff = sqrt(2) * SEM: the same of the difference of two scores. The sqrt(2) is Christensen's and Mendoza's (1986,
/// Behav. Ther. 17:305-308); older writing, and some programs, leave it out.
[[nodiscard]] std::optional<double> standard_error_of_difference(const Norms& norms);

/// The reliable change index: (latest - first) / S_diff. No unit; above zero when the score rose, whichever way is better.
/// Source: N. S. Jacobson and P. Truax (1991), J. Consult. Clin. Psychol. 59:12-19.
[[nodiscard]] std::optional<double> reliable_change_index(double first, double latest, const Norms& norms);

/// The same turned round: the change, in points, from which on a change is reliable. z * S_diff, not rounded.
/// @param z  above zero; nullopt else
[[nodiscard]] std::optional<double> reliable_change_threshold(const Norms& norms, double z = published_z);

/// A limit worked out, as an exact score: the smallest thousandth that is at least `value`. Scores and gains being thousandths,
/// they reach this one exactly when they reach `value`, so no class hangs on the rounding. A value within a billionth of
/// a point of a thousandth is that thousandth: 4.9 worked out as 4.900000000000001 is 4.9.
/// @return nullopt for what is not finite, or 100 000 points or more from zero
[[nodiscard]] std::optional<base::Score> smallest_score_at_least(double value);
/// Its mirror, for limits that a score must not be above.
[[nodiscard]] std::optional<base::Score> largest_score_at_most(double value);

}  // namespace viktig::stats
