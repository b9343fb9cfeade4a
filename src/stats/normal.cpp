// Quantile and tails of the standard normal distribution.
#include "viktig/stats/normal.hpp"

#include <cmath>
#include <numbers>

#include <boost/math/special_functions/erf.hpp>

namespace viktig::stats {

std::optional<double> two_sided_z(double confidence) {
    if (!(confidence > 0 && confidence < 1)) return std::nullopt;
    return std::numbers::sqrt2 * boost::math::erfc_inv(1 - confidence);
}

double two_sided_p(double z) {
    return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

}  // namespace viktig::stats
