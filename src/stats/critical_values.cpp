// Quantiles of the normal and of Student's distribution.
#include "critical_values.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace viktig::stats {

namespace {

bool sensible(double confidence) {
    return confidence > 0 && confidence < 1;
}

// The upper tail, not the lower: 1 - tail would lose digits of a level near 1.
template <class Distribution>
double upper_quantile(const Distribution& distribution, double confidence) {
    return boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2));
}

}  // namespace

std::optional<double> normal_critical(double confidence) {
    if (!sensible(confidence)) return std::nullopt;
    return upper_quantile(boost::math::normal{}, confidence);
}

std::optional<double> student_critical(double confidence, double degrees_of_freedom) {
    if (!sensible(confidence) || !(degrees_of_freedom > 0)) return std::nullopt;
    return upper_quantile(boost::math::students_t{degrees_of_freedom}, confidence);
}

}  // namespace viktig::stats
