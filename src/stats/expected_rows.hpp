// The rows of the expected response: the ratings of an episode as a design.
#pragma once

#include <cmath>
#include <cstddef>

#include "least_squares.hpp"
#include "viktig/stats/expected_response.hpp"

namespace viktig::stats {

[[nodiscard]] inline Row expected_row(double first, std::size_t rating) {
    const double logarithm = std::log(static_cast<double>(rating));
    return {1, first, logarithm, first * logarithm};
}

/// Calls use(row, score) for each rating that enters. @return  whether any does
template <class Use>
bool for_each_row(const Course& course, Use use) {
    if (course.size() < fewest_ratings) return false;
    for (std::size_t rating = 2; rating <= course.size(); ++rating) use(expected_row(course.front(), rating), course[rating - 1]);
    return true;
}

}  // namespace viktig::stats
