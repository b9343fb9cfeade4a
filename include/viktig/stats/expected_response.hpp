// The course that the service's own closed episodes have taken from the same start: a line and a band around it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "viktig/stats/interval.hpp"

namespace viktig::stats {

/// The scores that one person gave on one measure in one closed episode, in the order of time, without gaps: the second is
/// rating 2, whichever meeting that was.
using Course = std::span<const double>;

/// A closed episode: the course of each who rated their own life in it. They are left out together, as they come together.
struct Episode {
    std::vector<Course> courses;
};

/// Fewer closed episodes than this say nothing about the next one (a judgement, not a finding).
inline constexpr std::size_t fewest_episodes = 50;

/// Courses with fewer ratings are left out: one rating has no course, two only a single step.
inline constexpr std::size_t fewest_ratings = 3;

/// score at rating s = c0 + c1 first + c2 ln s + c3 first ln s, by ordinary least squares.
struct ExpectedResponse {
    std::size_t episodes = 0;
    std::size_t courses = 0;  ///< as many as episodes where one person rated in each
    std::size_t rows = 0;     ///< ratings that entered: all but the first of each course
    std::size_t longest = 0;  ///< ratings in the longest course; beyond it nobody has been
    double least_first = 0, most_first = 0;  ///< where the courses began; nobody began beyond
    std::array<double, 4> coefficients{};
    double residual_sd = 0;           ///< with rows - 4; points of score
    std::optional<double> r_squared;  ///< absent where all ratings that entered are the same
    std::array<std::array<long double, 4>, 4>
        triangle{};  ///< upper triangle R of the design's QR: gives each prediction its leverage
};

/// Rows are ratings 2 and later. The first is left out: there the score *is* the predictor, so such rows would fit
/// without error, shrink the band and flatter R squared. The line therefore begins at rating 2. Good and bad courses alike
/// enter, and each rating weighs the same, so long courses weigh more. Drop-outs are in the line only as long as they came.
///
/// @param episodes  closed ones; those without a course of three ratings are left out
/// @param fewest    how many must be left
/// @return  nullopt for fewer, and where the four coefficients cannot be told apart (all began on one score)
/// Cost: 30 multiplications a row and as much memory as one score a row; Householder QR.
/// Source: the outcome model of the field (regression on intake and the logarithm of the session), on the service's own data.
[[nodiscard]] std::optional<ExpectedResponse> fit_expected_response(std::span<const Episode> episodes,
                                                                    std::size_t fewest = fewest_episodes);

struct ExpectedScore {
    double score;  ///< on the line; may lie outside the measure's range, as the band may: the model knows no ends
    Interval
        band;  ///< where a single new rating is expected: score -/+ t residual_sd sqrt(1 + leverage), t with rows - 4
    double t;
    double leverage;
};

/// The band takes the ratings for independent, which those of one episode are not. What it holds in truth: held_out().
///
/// @param rating  2 or later
/// @return  nullopt for rating 1, and for a confidence not between 0 and 1
[[nodiscard]] std::optional<ExpectedScore> expected_score(const ExpectedResponse& response, double first,
                                                          std::size_t rating, double confidence = 0.95);

/// Where ratings lay that the model had not seen.
struct HeldOut {
    std::size_t below = 0;
    std::size_t inside = 0;  ///< on the edge, to a billionth of a point, is inside
    std::size_t above = 0;
};

/// Out-of-sample coverage: each episode is left out in turn, the model is fitted to the others, and the episode's ratings
/// are held to that band. inside / (below + inside + above) is to be shown beside the band.
///
/// Exactly what refitting would give, by the block form of the leave-one-out formulas, to rounding.
/// @param episodes  those that the response was fitted to
/// @return  nullopt for a confidence not between 0 and 1. Episodes without which the model could not be fitted are not counted.
/// Cost: less than that of the fit. Refitting would cost it once per episode.
[[nodiscard]] std::optional<HeldOut> held_out(std::span<const Episode> episodes, const ExpectedResponse& response, double confidence = 0.95);

}  // namespace viktig::stats
