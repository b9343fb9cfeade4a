// Householder QR of a tall matrix with four columns, a batch of rows at a time.
#include "least_squares.hpp"

#include <cmath>

namespace viktig::stats {

void LeastSquaresRows::add(const Row& row, double value) {
    Wide& wide = below_[columns + 1 + waiting_];
    for (std::size_t j = 0; j < columns; ++j) {
        wide[j] = row[j];
        squares_[j] += row[j] * row[j];
    }
    wide[columns] = value;
    ++rows_;
    if (++waiting_ == batch) reflect();
}

// Each column below its diagonal is turned into the diagonal, by I - beta v v', and the columns behind it are turned with it.
// The last of them is the values: what is left of it is the length of the residuals.
void LeastSquaresRows::reflect() {
    const std::size_t end = columns + 1 + waiting_;
    for (std::size_t k = 0; k <= columns; ++k) {
        long double squares = 0;
        for (std::size_t i = k; i < end; ++i) squares += below_[i][k] * below_[i][k];
        const long double entry = below_[k][k], length = std::sqrt(squares);
        if (length == 0) continue;
        const long double diagonal = entry > 0 ? -length : length;  // away from the entry: no cancellation
        below_[k][k] = entry - diagonal;                       // v, down the column
        const long double beta = 1 / (length * (length + std::abs(entry)));
        Wide products{};
        for (std::size_t i = k; i < end; ++i)
            for (std::size_t j = k + 1; j <= columns; ++j) products[j] += below_[i][k] * below_[i][j];
        for (long double& product : products) product *= beta;
        for (std::size_t i = k; i < end; ++i)
            for (std::size_t j = k + 1; j <= columns; ++j) below_[i][j] -= products[j] * below_[i][k];
        below_[k][k] = diagonal;
        for (std::size_t i = k + 1; i < end; ++i) below_[i][k] = 0;
    }
    waiting_ = 0;
}

std::optional<LeastSquares> LeastSquaresRows::solve() {
    constexpr double no_rest = 1e-10;  // of a column's length: what is left of it is rounding
    if (rows_ < columns + 1) return std::nullopt;
    if (waiting_ > 0) reflect();
    LeastSquares result;
    Wide coefficients{};
    for (std::size_t k = columns; k-- > 0;) {
        if (!(std::abs(below_[k][k]) > no_rest * std::sqrt(squares_[k]))) return std::nullopt;
        long double rest = below_[k][columns];
        for (std::size_t j = k + 1; j < columns; ++j) rest -= below_[k][j] * coefficients[j];
        coefficients[k] = rest / below_[k][k];
        result.coefficients[k] = static_cast<double>(coefficients[k]);
        for (std::size_t j = k; j < columns; ++j) result.triangle[k][j] = below_[k][j];
    }
    result.residual_squares = static_cast<double>(below_[columns][columns] * below_[columns][columns]);
    return result;
}

double dot(const Row& a, const Row& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
}

Row solve_transposed(const Triangle& triangle, const Row& row) {
    // One who began far from zero and close to all others: what is left of the difference decides whether the line can be drawn
    // without them.
    std::array<long double, 4> z{};
    Row rounded{};
    for (std::size_t k = 0; k < z.size(); ++k) {
        z[k] = row[k];
        for (std::size_t i = 0; i < k; ++i) z[k] -= triangle[i][k] * z[i];
        z[k] /= triangle[k][k];
        rounded[k] = static_cast<double>(z[k]);
    }
    return rounded;
}

}  // namespace viktig::stats
