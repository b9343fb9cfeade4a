// Ordinary least squares with four columns, row after row, by Householder reflections: never the normal equations, which square
// the condition.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace viktig::stats {

using Row = std::array<double, 4>;
/// Upper triangle R of a design's QR: each of its diagonal may have either sign.
using Triangle = std::array<std::array<long double, 4>, 4>;

struct LeastSquares {
    Row coefficients{};
    Triangle triangle{};
    double residual_squares = 0;
};

/// Takes the rows of a design with their values, and keeps no more of them than R. A batch of rows goes below the R of those
/// before it, and the two are made one R again: the same reflections as for all rows at once, in memory that does not grow.
/// Source: G. H. Golub and C. F. Van Loan (2013), Matrix Computations, 4th ed., 5.2 and 6.5 (rows appended to a QR).
class LeastSquaresRows {
  public:
    void add(const Row& row, double value);
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// @return  nullopt for fewer rows than five, and where a column is, to ten digits, a combination of those before it
    [[nodiscard]] std::optional<LeastSquares> solve();

  private:
    static constexpr std::size_t columns = 4;
    static constexpr std::size_t batch = 64;
    /// A row and its value. The columns hang together where everybody began close to each other: ten digits of the
    /// coefficients then take more than the sixteen of a double on the way, where a long double has more.
    using Wide = std::array<long double, columns + 1>;

    void reflect();

    std::array<Wide, columns + 1 + batch> below_{};  ///< R, and under it the rows that wait
    std::size_t waiting_ = 0;
    std::size_t rows_ = 0;
    Row squares_{};  ///< of each column, added up
};

/// The z of R'z = row: its squared length is the leverage of a row that was not in the design.
[[nodiscard]] Row solve_transposed(const Triangle& triangle, const Row& row);

[[nodiscard]] double dot(const Row& a, const Row& b);

}  // namespace viktig::stats
