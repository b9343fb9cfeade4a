// May units of different size differ by chance alone? Limits around a common target, never a ranked list.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "viktig/stats/interval.hpp"
#include "viktig/stats/proportion.hpp"

namespace viktig::stats {

/// Where the share of a unit lies by chance alone: 95 and 99.8 of 100 such units are inside.
struct FunnelLimits {
    Interval of_95;
    Interval of_998;
};

/// Units that differ by more than chance although none stands out.
struct OverDispersion {
    double phi = 0;   ///< mean of the squared winsorised z; about 1 where there is chance alone
    double tau2 = 0;  ///< variance between units on the arcsine scale; 0 where chance is enough
};

/// All counted together: the target where nobody has named another. nullopt where nobody was counted.
[[nodiscard]] std::optional<double> pooled_share(std::span<const Share> units);

/// How far a unit lies from the target, in its own standard errors: (asin sqrt(share) - asin sqrt(target)) 2 sqrt(n).
/// @return  nullopt for nobody, for more than all, and unless 0 < target < 1
[[nodiscard]] std::optional<double> funnel_z(const Share& unit, double target);

/// Limits on the arcsine scale: sin^2(asin sqrt(target) -/+ z sqrt(1/(4n) + tau2)), z for 95 and 99.8 %; where the sum leaves
/// 0..90 degrees the limit is 0 or 1. Other definitions: target -/+ z sqrt(target (1 - target) / n) leaves 0..1 in small
/// units, which are the usual ones here; exact binomial limits move in steps and know no over-dispersion. On this scale
/// chance and over-dispersion are one formula: with tau2 = 0 these are the plain limits.
///
/// @param of    how many the unit counted
/// @param tau2  from over_dispersion(), or 0
/// @return  nullopt for of = 0, for tau2 < 0, and unless 0 < target < 1
/// Source: D. J. Spiegelhalter (2005), Stat. Med. 24:1185-1202.
[[nodiscard]] std::optional<FunnelLimits> funnel_limits(double target, std::size_t of, double tau2 = 0);

/// z-scores are winsorised, so that the odd unit does not excuse itself: the lowest and highest tenth are pulled in to the 10th
/// and 90th percentile (interpolated between order statistics). phi = mean z^2;
/// tau2 = (N phi - (N - 1)) / (sum w - sum w^2 / sum w), w = 4n, not below 0. The additive form, not a funnel sqrt(phi) times
/// as wide: what units truly differ by shows most where n is large, and one factor for all would not follow it.
///
/// @param units  those that counted nobody are left out
/// @return  nullopt for fewer than two units and unless 0 < target < 1. Under ten or so it says little.
/// Source: D. J. Spiegelhalter (2005), Qual. Saf. Health Care 14:347-351.
[[nodiscard]] std::optional<OverDispersion> over_dispersion(std::span<const Share> units, double target);

}  // namespace viktig::stats
