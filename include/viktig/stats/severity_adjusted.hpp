// Effect sizes that allow for how hard things were at the start: who begins low gains more, whoever helps.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/stats/effect_size.hpp"

namespace viktig::stats {

/// What a reference sample gained for the score it began with: gain = intercept + slope * first, by least squares.
struct SeverityModel {
    base::Direction direction = base::Direction::higher_is_better;
    std::size_t n = 0;
    double intercept = 0;
    double slope = 0;
    double mean_gain = 0;  ///< of the reference sample, better is positive
    double sd_first = 0;   ///< of the reference sample
};

/// Two conventions bear the name severity-adjusted effect size. With residual = gain - expected gain:
/// `brown`     (mean gain of the reference + residual) / SD. The reference's own mean is its simple d.
/// `open_fit`  residual / SD. The reference's own mean is 0.
/// They differ by mean_gain / sd_first, the same for everybody: say which one is shown. SD is that of the reference's first
/// scores.
enum class SeverityConvention { brown, open_fit };

/// Intake is the only predictor: Brown's model has the session of the first rating and the form beside it, which are the
/// same for all in a service that asks from the first meeting.
///
/// @param reference  closed episodes that began on the troubled side of the cutoff; the caller leaves the others out, here
///                   and below
/// @return  nullopt for n < 3 (a line through two points leaves nothing) and for first scores that are all the same
/// Source: J. A. Seidel, S. D. Miller, D. L. Chow (2014), Psychother. Res. 24:470-485; G. S. Brown, psychoutcomes.org.
[[nodiscard]] std::optional<SeverityModel> fit_severity(std::span<const FirstAndLatest> reference,
                                                        base::Direction direction);

/// One episode; better than expected is above the reference's mean.
[[nodiscard]] double severity_adjusted(const SeverityModel& model, const FirstAndLatest& episode,
                                       SeverityConvention convention);

/// The mean over many episodes; nullopt for none.
[[nodiscard]] std::optional<double> severity_adjusted(const SeverityModel& model,
                                                      std::span<const FirstAndLatest> episodes,
                                                      SeverityConvention convention);

}  // namespace viktig::stats
