// Ordinary least squares with four columns, by Householder reflections: never the normal equations, which square the condition.
#pragma once

#include <array>
#include <optional>
#include <vector>

namespace viktig::stats {

using Row = std::array<double, 4>;
using Square = std::array<Row, 4>;

struct LeastSquares {
    Row coefficients{};
    Square triangle{};            ///< R, upper
    std::vector<Row> orthogonal;  ///< Q, one row for each row of the design; its squared length is the row's leverage
    std::vector<double> residuals;
    double residual_squares = 0;
};

/// @return  nullopt for fewer rows than five, and where a column is, to ten digits, a combination of those before it
[[nodiscard]] std::optional<LeastSquares> least_squares(std::vector<Row> design, const std::vector<double>& values);

/// The z of R'z = row: its squared length is the leverage of a row that was not in the design.
[[nodiscard]] Row solve_transposed(const Square& triangle, const Row& row);

[[nodiscard]] double dot(const Row& a, const Row& b);

}  // namespace viktig::stats
