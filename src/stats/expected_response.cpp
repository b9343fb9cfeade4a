// Fits the expected response and predicts from it.
#include "viktig/stats/expected_response.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "expected_rows.hpp"
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

std::optional<ExpectedResponse> fit_expected_response(std::span<const Episode> episodes, std::size_t fewest) {
    ExpectedResponse response;
    response.least_first = std::numeric_limits<double>::infinity();
    response.most_first = -response.least_first;
    LeastSquaresRows rows;
    std::vector<double> scores;
    for (const Episode& episode : episodes) {
        const std::size_t before = rows.rows();
        for (const Course& course : episode.courses) {
            const bool enters = for_each_row(course, [&](const Row& row, double score) {
                rows.add(row, score);
                scores.push_back(score);
            });
            if (!enters) continue;
            ++response.courses;
            response.longest = std::max(response.longest, course.size());
            response.least_first = std::min(response.least_first, course.front());
            response.most_first = std::max(response.most_first, course.front());
        }
        if (rows.rows() > before) ++response.episodes;
    }
    if (response.episodes < fewest) return std::nullopt;
    const std::optional<LeastSquares> fit = rows.solve();
    if (!fit) return std::nullopt;

    response.rows = rows.rows();
    response.coefficients = fit->coefficients;
    response.residual_sd = std::sqrt(fit->residual_squares / static_cast<double>(rows.rows() - 4));
    response.r_squared = r_squared(scores, fit->residual_squares);
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
