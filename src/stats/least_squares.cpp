// Householder QR of a tall matrix with four columns.
#include "least_squares.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace viktig::stats {

namespace {

constexpr std::size_t columns = 4;
constexpr double no_rest = 1e-10;  // of a column's length: what is left of it is rounding

double length(const std::vector<Row>& matrix, std::size_t column, std::size_t from) {
    long double squares = 0;
    for (std::size_t i = from; i < matrix.size(); ++i) {
        squares += static_cast<long double>(matrix[i][column]) * matrix[i][column];
    }
    return static_cast<double>(std::sqrt(squares));
}

// A reflection I - 2 v v' for each column; v is zero above the diagonal and has length 1. Kept where the column was.
struct Reflections {
    std::vector<Row> vectors;

    // Takes any range indexed like rows: at(i) is one number.
    template <class At>
    void apply(std::size_t k, At at) const {
        long double product = 0;
        for (std::size_t i = k; i < vectors.size(); ++i) product += static_cast<long double>(vectors[i][k]) * at(i);
        const auto twice = static_cast<double>(2 * product);
        for (std::size_t i = k; i < vectors.size(); ++i) at(i) -= twice * vectors[i][k];
    }
};

// Turns the design into reflections and R; false where a column has no rest.
bool reflect(Reflections& reflections, Square& triangle) {
    std::vector<Row>& design = reflections.vectors;
    Row whole{};
    for (std::size_t k = 0; k < columns; ++k) whole[k] = length(design, k, 0);
    for (std::size_t k = 0; k < columns; ++k) {
        const double rest = length(design, k, k);
        if (!(rest > no_rest * whole[k])) return false;
        const double diagonal = design[k][k] > 0 ? -rest : rest;  // away from the entry: no cancellation
        for (std::size_t i = 0; i < k; ++i) triangle[i][k] = design[i][k];
        triangle[k][k] = diagonal;

        design[k][k] -= diagonal;
        for (std::size_t i = 0; i < k; ++i) design[i][k] = 0;
        const double norm = length(design, k, k);
        for (std::size_t i = k; i < design.size(); ++i) design[i][k] /= norm;
        for (std::size_t j = k + 1; j < columns; ++j) {
            reflections.apply(k, [&design, j](std::size_t i) -> double& { return design[i][j]; });
        }
    }
    return true;
}

// The first four columns of the product of the reflections.
std::vector<Row> orthogonal_rows(const Reflections& reflections) {
    std::vector<Row> q(reflections.vectors.size(), Row{});
    for (std::size_t j = 0; j < columns; ++j) {
        q[j][j] = 1;
        for (std::size_t k = columns; k-- > 0;) {
            reflections.apply(k, [&q, j](std::size_t i) -> double& { return q[i][j]; });
        }
    }
    return q;
}

}  // namespace

double dot(const Row& a, const Row& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
}

Row solve_transposed(const Square& triangle, const Row& row) {
    Row z = row;
    for (std::size_t k = 0; k < columns; ++k) {
        for (std::size_t i = 0; i < k; ++i) z[k] -= triangle[i][k] * z[i];
        z[k] /= triangle[k][k];
    }
    return z;
}

std::optional<LeastSquares> least_squares(std::vector<Row> design, const std::vector<double>& values) {
    if (design.size() < columns + 1) return std::nullopt;
    LeastSquares result;
    Reflections reflections{std::move(design)};
    if (!reflect(reflections, result.triangle)) return std::nullopt;

    std::vector<double> turned = values;
    for (std::size_t k = 0; k < columns; ++k) {
        reflections.apply(k, [&turned](std::size_t i) -> double& { return turned[i]; });
    }
    for (std::size_t k = columns; k-- > 0;) {
        result.coefficients[k] = turned[k];
        for (std::size_t j = k + 1; j < columns; ++j) {
            result.coefficients[k] -= result.triangle[k][j] * result.coefficients[j];
        }
        result.coefficients[k] /= result.triangle[k][k];
        turned[k] = 0;
    }
    // What lies outside the columns' span, turned back: no difference of large numbers.
    for (std::size_t k = columns; k-- > 0;) {
        reflections.apply(k, [&turned](std::size_t i) -> double& { return turned[i]; });
    }
    long double squares = 0;
    for (const double residual : turned) squares += static_cast<long double>(residual) * residual;
    result.residual_squares = static_cast<double>(squares);
    result.residuals = std::move(turned);
    result.orthogonal = orthogonal_rows(reflections);
    return result;
}

}  // namespace viktig::stats
