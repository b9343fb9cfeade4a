// Fits the expected response and predicts from it.
#include "viktig/stats/expected_response.hpp"

#include <algorithm>
#include <cmath>

#include "expected_rows.hpp"
#include "least_squares.hpp"
#include "student.hpp"

namespace viktig::stats {

namespace {

std::optional<double> r_squared(const std::vector<double>& scores, double residual_squares) {
    // From the first score, so that scores all alike have a spread of exactly 0.
    const long double start = scores.front();
    long double mean = 0;
    for (const double score : scores) mean += score - start;
    mean /= static_cast<long double>(scores.size());
    long double squares = 0;
    for (const double score : scores) squares += (score - start - mean) * (score - start - mean);
    if (!(squares > 0)) return std::nullopt;
    return static_cast<double>(1 - residual_squares / squares);
}

}  // namespace

Row expected_row(double first, std::size_t rating) {
    const double logarithm = std::log(static_cast<double>(rating));
    return {1, first, logarithm, first * logarithm};
}

ExpectedRows expected_rows(std::span<const Episode> episodes) {
    ExpectedRows rows;
    for (const Episode& episode : episodes) {
        const std::size_t before = rows.design.size();
        for (const Course course : episode.courses) {
            if (course.size() < fewest_ratings) continue;
            for (std::size_t rating = 2; rating <= course.size(); ++rating) {
                rows.design.push_back(expected_row(course.front(), rating));
                rows.scores.push_back(course[rating - 1]);
            }
            ++rows.courses;
            rows.longest = std::max(rows.longest, course.size());
            rows.least_first = std::min(rows.least_first, course.front());
            rows.most_first = std::max(rows.most_first, course.front());
        }
        if (rows.design.size() > before) rows.ends.push_back(rows.design.size());
    }
    return rows;
}

std::optional<ExpectedResponse> fit_expected_response(std::span<const Episode> episodes, std::size_t fewest) {
    const ExpectedRows rows = expected_rows(episodes);
    if (rows.ends.size() < fewest) return std::nullopt;
    const std::optional<LeastSquares> fit = least_squares(rows.design, rows.scores);
    if (!fit) return std::nullopt;

    ExpectedResponse response;
    response.episodes = rows.ends.size();
    response.courses = rows.courses;
    response.rows = rows.design.size();
    response.longest = rows.longest;
    response.least_first = rows.least_first;
    response.most_first = rows.most_first;
    response.coefficients = fit->coefficients;
    response.residual_sd = std::sqrt(fit->residual_squares / static_cast<double>(rows.design.size() - 4));
    response.r_squared = r_squared(rows.scores, fit->residual_squares);
    response.triangle = fit->triangle;
    return response;
}

std::optional<ExpectedScore> expected_score(const ExpectedResponse& response, double first, std::size_t rating,
                                            double confidence) {
    if (rating < 2 || response.rows < 5) return std::nullopt;
    const std::optional<double> t = two_sided_t(confidence, static_cast<double>(response.rows - 4));
    if (!t) return std::nullopt;
    const Row row = expected_row(first, rating);
    const Row turned = solve_transposed(response.triangle, row);
    const double score = dot(response.coefficients, row);
    const double leverage = dot(turned, turned);
    const double reach = *t * response.residual_sd * std::sqrt(1 + leverage);
    return ExpectedScore{score, {score - reach, score + reach}, *t, leverage};
}

}  // namespace viktig::stats
