// What the band of the expected response would have held, had each episode been new.
#include <algorithm>
#include <cmath>
#include <map>

#include "expected_rows.hpp"
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

    std::array<Row, 4> lower_{};
    bool enough_ = true;
};

// Scores are thousandths: what lies this little beyond the edge lies on it, and was worked out with rounding.
constexpr double rounding = 1e-9;

// The rows of one episode, as rows of Q: the z of R'z = row; and how far each score is from the line.
struct Block {
    std::vector<Row> rows;
    std::vector<double> residuals;
};

Block block_of(const Episode& episode, const ExpectedResponse& response) {
    Block block;
    for (const Course& course : episode.courses)
        for_each_row(course, [&](const Row& row, double score) {
            block.rows.push_back(solve_transposed(response.triangle, row));
            block.residuals.push_back(score - dot(response.coefficients, row));
        });
    return block;
}

// Holds the rows of one episode to the band of the others.
void count_block(const Block& block, const ExpectedResponse& response, double t, HeldOut& count) {
    const Others others(block.rows);
    if (!others.enough()) return;

    std::vector<Row> solved;
    solved.reserve(block.rows.size());
    Row pull{};  // L z = Q_b' residuals: how far the block has drawn the line towards itself
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        solved.push_back(others.solve(block.rows[i]));
        for (std::size_t k = 0; k < 4; ++k) pull[k] += solved[i][k] * block.residuals[i];
    }
    std::vector<double> errors;  // score - prediction of the others
    errors.reserve(block.rows.size());
    double squares = response.residual_sd * response.residual_sd * static_cast<double>(response.rows - 4);
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        errors.push_back(block.residuals[i] + dot(solved[i], pull));
        squares -= errors[i] * block.residuals[i];
    }
    const auto freedom = static_cast<double>(response.rows - block.rows.size() - 4);
    const double residual_sd = std::sqrt(std::max(0.0, squares) / freedom);
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const double reach = t * residual_sd * std::sqrt(1 + dot(solved[i], solved[i]));
        const double edge = reach + rounding;
        ++(errors[i] < -edge ? count.below : errors[i] > edge ? count.above : count.inside);
    }
}

}  // namespace

std::optional<HeldOut> held_out(std::span<const Episode> episodes, const ExpectedResponse& response, double confidence) {
    if (!two_sided_z(confidence)) return std::nullopt;
    std::map<std::size_t, std::optional<double>> critical;  // by length of episode: the quantile is the costly part
    HeldOut count;
    for (const Episode& episode : episodes) {
        const Block block = block_of(episode, response);
        if (block.rows.empty()) continue;
        const auto [found, is_new] = critical.try_emplace(block.rows.size());
        if (is_new) found->second = two_sided_t(confidence, static_cast<double>(response.rows - block.rows.size()) - 4);
        if (found->second) count_block(block, response, *found->second, count);
    }
    return count;
}

}  // namespace viktig::stats
