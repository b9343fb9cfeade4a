// The latest score against the likely true first one.
#include "viktig/stats/edwards_nunnally.hpp"

#include <cmath>

namespace viktig::stats {

using base::Score;

namespace {

double points(Score score) {
    return static_cast<double>(score.thousandths()) / 1000;
}

ChangeClass class_of(bool better, bool crossed) {
    if (better) return crossed ? ChangeClass::better_past_cutoff : ChangeClass::better;
    return crossed ? ChangeClass::worse_past_cutoff : ChangeClass::worse;
}

}  // namespace

std::optional<TrueScoreBand> true_score_band(double first, const Norms& norms, double z) {
    const auto error = standard_error_of_measurement(norms);
    if (!error || !norms.clinical_mean || !(z > 0) || !std::isfinite(z)) return std::nullopt;
    const double mean = *norms.clinical_mean;
    const double true_first = norms.reliability * (first - mean) + mean;
    return TrueScoreBand{true_first, true_first - z * *error, true_first + z * *error};
}

std::optional<double> edwards_nunnally_index(double first, double latest, const Norms& norms) {
    const auto error = standard_error_of_measurement(norms);
    const auto band = true_score_band(first, norms);
    if (!error || !band) return std::nullopt;
    return (latest - band->true_first) / *error;
}

std::optional<Change> judge_change_from_true_score(std::span<const Score> ratings, const Norms& norms,
                                                   const Yardstick& yardstick, double z) {
    auto change = judge_change(ratings, {yardstick.direction, std::nullopt, yardstick.cutoff});
    if (!change || ratings.size() < 2) return change;

    const auto band = true_score_band(points(ratings.front()), norms, z);
    if (!band) return change;
    const auto low = largest_score_at_most(band->lower);
    const auto high = smallest_score_at_least(band->upper);
    if (!low || !high) return change;

    const Score latest = ratings.back();
    const bool rose = latest >= *high;
    const bool fell = latest <= *low;
    if (!rose && !fell) {
        change->verdict = ChangeClass::no_change;
        return change;
    }
    const bool crossed = yardstick.cutoff && change->began != side_of(latest, *yardstick.cutoff, yardstick.direction);
    change->verdict = class_of(rose == (yardstick.direction == Direction::higher_is_better), crossed);
    return change;
}

}  // namespace viktig::stats
