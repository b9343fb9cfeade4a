// What the band of the expected response would have held, had each episode been new.
#include <algorithm>
#include <cmath>
#include <map>

#include "expected_rows.hpp"
#include "least_squares.hpp"
#include "student.hpp"
#include "viktig/stats/normal.hpp"

namespace viktig::stats {

namespace {

// I - Q_b'Q_b for the rows of one episode, as L L'. With Q of the whole design, (I - Q_b'Q_b) takes the place of X'X
// of the other episodes, and everything about their fit follows from this four by four matrix.
class Others {
  public:
    explicit Others(std::span<const Row> block) {
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = i == j ? 1 : 0;
                for (const Row& row : block) sum -= row[i] * row[j];
                lower_[i][j] = sum;
            }
        }
        factor();
    }

    /// Can the model be fitted without the block?
    [[nodiscard]] bool enough() const { return enough_; }

    /// L z = row.
    [[nodiscard]] Row solve(Row row) const {
        for (std::size_t k = 0; k < 4; ++k) {
            for (std::size_t i = 0; i < k; ++i) row[k] -= lower_[k][i] * row[i];
            row[k] /= lower_[k][k];
        }
        return row;
    }

  private:
    void factor() {
        constexpr double nothing_left = 1e-10;
        for (std::size_t k = 0; k < 4; ++k) {
            for (std::size_t j = 0; j < k; ++j) lower_[k][k] -= lower_[k][j] * lower_[k][j];
            if (!(lower_[k][k] > nothing_left)) {
                enough_ = false;
                return;
            }
            lower_[k][k] = std::sqrt(lower_[k][k]);
            for (std::size_t i = k + 1; i < 4; ++i) {
                for (std::size_t j = 0; j < k; ++j) lower_[i][k] -= lower_[i][j] * lower_[k][j];
                lower_[i][k] /= lower_[k][k];
            }
        }
    }

    Square lower_{};
    bool enough_ = true;
};

// Scores are thousandths: what lies this little beyond the edge lies on it, and was worked out with rounding.
constexpr double rounding = 1e-9;

// Holds the rows of one episode to the band of the others.
void count_block(const LeastSquares& fit, std::size_t begin, std::size_t end, double t, HeldOut& count) {
    const std::span<const Row> block = std::span(fit.orthogonal).subspan(begin, end - begin);
    const std::span<const double> residuals = std::span(fit.residuals).subspan(begin, end - begin);
    const Others others(block);
    if (!others.enough()) return;

    std::vector<Row> solved;
    Row pull{};  // L z = Q_b' residuals: how far the block has drawn the line towards itself
    for (std::size_t i = 0; i < block.size(); ++i) {
        solved.push_back(others.solve(block[i]));
        for (std::size_t k = 0; k < 4; ++k) pull[k] += solved[i][k] * residuals[i];
    }
    std::vector<double> errors;  // score - prediction of the others
    double squares = fit.residual_squares;
    for (std::size_t i = 0; i < block.size(); ++i) {
        errors.push_back(residuals[i] + dot(solved[i], pull));
        squares -= errors[i] * residuals[i];
    }
    const auto freedom = static_cast<double>(fit.orthogonal.size() - block.size() - 4);
    const double residual_sd = std::sqrt(std::max(0.0, squares) / freedom);
    for (std::size_t i = 0; i < block.size(); ++i) {
        const double reach = t * residual_sd * std::sqrt(1 + dot(solved[i], solved[i]));
        const double edge = reach + rounding;
        ++(errors[i] < -edge ? count.below : errors[i] > edge ? count.above : count.inside);
    }
}

}  // namespace

std::optional<HeldOut> held_out(std::span<const Episode> episodes, double confidence, std::size_t fewest) {
    if (!two_sided_z(confidence)) return std::nullopt;
    const ExpectedRows rows = expected_rows(episodes);
    if (rows.ends.size() < fewest) return std::nullopt;
    const std::optional<LeastSquares> fit = least_squares(rows.design, rows.scores);
    if (!fit) return std::nullopt;

    std::map<std::size_t, std::optional<double>> critical;  // by length of episode: the quantile is the costly part
    HeldOut count;
    std::size_t begin = 0;
    for (const std::size_t end : rows.ends) {
        const std::size_t others = rows.design.size() - (end - begin);
        const auto [found, is_new] = critical.try_emplace(others);
        if (is_new) found->second = two_sided_t(confidence, static_cast<double>(others) - 4);
        if (found->second) count_block(*fit, begin, end, *found->second, count);
        begin = end;
    }
    return count;
}

}  // namespace viktig::stats
