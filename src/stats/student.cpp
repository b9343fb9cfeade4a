// Quantiles of Student's distribution.
#include "student.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace viktig::stats {

std::optional<double> two_sided_t(double confidence, double degrees_of_freedom) {
    if (!(confidence > 0 && confidence < 1) || !(degrees_of_freedom > 0)) return std::nullopt;
    // The upper tail, not the lower: 1 - tail would lose digits of a level near 1.
    using Precision = boost::math::policies::policy<boost::math::policies::promote_double<false>>;  // a tenth of the time, fifteen digits
    const boost::math::students_t_distribution<double, Precision> student(degrees_of_freedom);
    return boost::math::quantile(boost::math::complement(student, (1 - confidence) / 2));
}

}  // namespace viktig::stats
