// Exact decimal scores: what people gave, never rounded by binary fractions.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace viktig::base {

/// A score, a total, a difference or a threshold: an exact decimal with at most three places, held as
/// integer thousandths. 21.7 - 16.7 >= 5 holds.
class Score {
  public:
    constexpr Score() = default;
    [[nodiscard]] static constexpr Score from_thousandths(std::int64_t thousandths) {
        Score score;
        score.thousandths_ = thousandths;
        return score;
    }
    [[nodiscard]] static constexpr Score from_whole(std::int64_t whole) { return from_thousandths(whole * 1000); }

    /// Reads `4`, `4.2`, `-0.125`: digits, at most one point with one to three digits after it.
    /// @return nullopt for anything else (a comma, a plus sign, an exponent, `4.`, more than nine digits before the point).
    [[nodiscard]] static std::optional<Score> parse(std::string_view text);

    /// The decimal that a binary fraction stands for, as a TOML parser hands it over.
    /// @return nullopt unless `value` is exactly what a decimal of at most three places reads as, under 10^9 in size.
    [[nodiscard]] static std::optional<Score> from_double(double value);

    [[nodiscard]] constexpr std::int64_t thousandths() const { return thousandths_; }
    /// True when the score is a whole number of steps away from zero. `step` is above zero.
    [[nodiscard]] constexpr bool on_step(Score step) const { return thousandths_ % step.thousandths_ == 0; }
    /// The places needed to write the score exactly: 0 to 3.
    [[nodiscard]] int decimals() const;
    /// With exactly this many decimals, or more where fewer would not be exact. A point, never a comma.
    [[nodiscard]] std::string to_string(int decimals_wanted = 0) const;

    constexpr auto operator<=>(const Score&) const = default;
    constexpr Score operator+(Score other) const { return from_thousandths(thousandths_ + other.thousandths_); }
    constexpr Score operator-(Score other) const { return from_thousandths(thousandths_ - other.thousandths_); }
    constexpr Score operator-() const { return from_thousandths(-thousandths_); }

  private:
    std::int64_t thousandths_ = 0;
};

/// Which way a measure runs.
enum class Direction { higher_is_better, lower_is_better };

[[nodiscard]] constexpr Score magnitude(Score score) {
    return score < Score{} ? -score : score;
}

}  // namespace viktig::base
