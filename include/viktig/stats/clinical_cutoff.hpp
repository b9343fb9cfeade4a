// Where the functional side begins: the three criteria of Jacobson and Truax, from norms.
#pragma once

#include <optional>

#include "viktig/stats/change.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::stats {

/// What puts a score on the functional side. "Beyond" is above where higher is better and below where lower is better.
enum class Criterion {
    a,  ///< beyond the clinical mean by two clinical SDs
    b,  ///< not short of the functional mean by more than two functional SDs
    c,  ///< nearer to the functional mean than to the clinical one, each counted in its own SDs
};

/// The cutoff by one criterion, in points, not rounded.
///   a  clinical mean + d * 2 * clinical SD         b  functional mean - d * 2 * functional SD
///   c  (clinical SD * functional mean + functional SD * clinical mean) / (clinical SD + functional SD)
/// with d = 1 where higher is better, -1 where lower is.
///
/// b takes the *functional* SD, as in the paper. The R package clinicalsignificance (3.0.0) takes the clinical one there.
///
/// @return  nullopt when a figure that it needs is missing, not finite or an SD is not above zero. Also, whichever the
///          criterion, when the functional mean is not beyond the clinical one: such norms contradict the direction
/// Source: N. S. Jacobson and P. Truax (1991), J. Consult. Clin. Psychol. 59:12-19.
[[nodiscard]] std::optional<double> cutoff(const Norms& norms, Direction direction, Criterion criterion);

/// c when norms of both groups allow it, b with the functional group's alone, a with the clinical group's alone:
/// the first of c, b, a that has a cutoff. nullopt when none has.
[[nodiscard]] std::optional<Criterion> preferred_criterion(const Norms& norms, Direction direction);

/// Norms made into what judge_change takes: reliable change and cutoff as exact scores (smallest_score_at_least).
/// What cannot be worked out is absent. The classes of Jacobson and Truax are then those of judge_change:
///
///   recovered     better_past_cutoff        deteriorated  worse
///   improved      better                    harmed        worse_past_cutoff
///   unchanged     no_change
///
/// Who began on the functional side is never "recovered"; Change::began tells them apart. Limits are reached by equality
/// (>=), where the package above wants more (>). A score equal to the cutoff counts as side_of has it: functional where
/// higher is better, clinical where lower is better; the package above has it on neither side.
///
/// @param criterion  absent: the preferred one
[[nodiscard]] Yardstick yardstick_from_norms(const Norms& norms, Direction direction,
                                             std::optional<Criterion> criterion = std::nullopt, double z = published_z);

}  // namespace viktig::stats
