// Reliable change held against the likely true first score: the cautious method, for people who began at an extreme.
#pragma once

#include <optional>
#include <span>

#include "viktig/stats/change.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::stats {

/// Where the latest score may lie without a reliable change, in points.
struct TrueScoreBand {
    double true_first = 0;  ///< the first score drawn towards the clinical mean by as much as the measure is unreliable
    double lower = 0;       ///< true_first - z * SEM: at or under it the score has reliably fallen
    double upper = 0;       ///< true_first + z * SEM: at or over it the score has reliably risen
};

/// true_first = reliability * (first - clinical mean) + clinical mean.
///
/// There is no sqrt(2) here: the band is that of one score, not of a difference. Where the reliability is low the band may
/// leave out the first score itself, and then even a score that stayed as it was has "reliably" changed; that is the
/// method, and one reason why it is not the one used by default.
///
/// @param z  above zero
/// @return   nullopt without a clinical mean, or when the standard error of measurement is absent
/// Source: D. W. Edwards et al. (1978), Eval. Q. 2:275-291, after Nunnally; D. C. Speer (1992), J. Consult. Clin. Psychol.
/// 60:402-408.
[[nodiscard]] std::optional<TrueScoreBand> true_score_band(double first, const Norms& norms, double z = published_z);

/// (latest - true_first) / SEM. No unit; above zero when the latest score is over the true first one.
[[nodiscard]] std::optional<double> edwards_nunnally_index(double first, double latest, const Norms& norms);

/// As judge_change, but a change is reliable when the latest score reaches the end of the band. Exact as there: the ends are made
/// scores first. Of the yardstick, the direction and the cutoff are used.
/// @return nullopt for no ratings; the verdict is absent when the band is, and too_few for one rating
[[nodiscard]] std::optional<Change> judge_change_from_true_score(std::span<const base::Score> ratings,
                                                                 const Norms& norms, const Yardstick& yardstick,
                                                                 double z = published_z);

}  // namespace viktig::stats
