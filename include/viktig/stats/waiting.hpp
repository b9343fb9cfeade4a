// How long do people wait, counted honestly: who waits still has waited at least so long (Kaplan and Meier).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "viktig/stats/interval.hpp"

namespace viktig::stats {

/// One person's wait. Whole days, so that ties are ties.
struct Wait {
    int days = 0;      ///< 0 or more: until the first meeting, or as far as it is known
    bool met = false;  ///< false: waiting still, or gone without a meeting (censored on that day)
};

/// What is known of one day on which somebody met or was censored.
struct WaitingStep {
    int days = 0;
    std::size_t at_risk = 0;   ///< waiting up to this day, those of this day among them
    std::size_t met = 0;       ///< first meetings on this day
    std::size_t censored = 0;  ///< censored on this day: after the meetings of the day, so that they count as at risk
    double still_waiting = 1;  ///< share that waits longer than this day
    std::optional<double>
        standard_error;  ///< Greenwood's; 0 before the first meeting; absent where nobody waits longer
    std::optional<Interval>
        interval;  ///< of still_waiting, on the log scale, at most 1; absent with the standard error
};

/// The curve, one step for each day named, in the order of days; empty for nobody. Before the first meeting the interval is
/// 1..1, which is no certainty but an empty formula.
///
/// @param waits       any order
/// @param confidence  between 0 and 1; the intervals are absent otherwise
/// Cost: one sort.
/// Source: E. L. Kaplan, P. Meier (1958), J. Am. Stat. Assoc. 53:457-481; the log interval is the default of R's survival
/// package.
[[nodiscard]] std::vector<WaitingStep> waiting_curve(std::span<const Wait> waits, double confidence = 0.95);

/// Days after which a share has met. Each absent where the curve, or that limit of it, does not come so far: too many wait still.
struct WaitingTime {
    std::optional<double> days;
    std::optional<double> lower;
    std::optional<double> upper;
};

/// The day on which still_waiting comes down to 1 - share; where the curve lies flat exactly there, the middle of the flat part
/// (its end is the last day known, where no later meeting ends it). The limits in the same way from the curve's own
/// limits (R. Brookmeyer, J. Crowley 1982, Biometrics 38:29-41, as R's survival package has it).
///
/// @param curve  from waiting_curve()
/// @param share  0.5 for the median; nothing is known unless 0 < share < 1
[[nodiscard]] WaitingTime waiting_time(std::span<const WaitingStep> curve, double share);

}  // namespace viktig::stats
