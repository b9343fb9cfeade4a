// First against latest, held to the measure's own limits.
#include "viktig/stats/change.hpp"

namespace viktig::stats {

using base::Score;

namespace {

ChangeClass classify(Score gain, Score reliable_change, std::optional<Side> began, std::optional<Side> ended) {
    const bool crossed = began != ended;  // both absent without a cutoff
    if (gain >= reliable_change) return crossed ? ChangeClass::better_past_cutoff : ChangeClass::better;
    if (gain <= -reliable_change) return crossed ? ChangeClass::worse_past_cutoff : ChangeClass::worse;
    return ChangeClass::no_change;
}

}  // namespace

Side side_of(Score score, Score cutoff, Direction direction) {
    const bool functional = direction == Direction::higher_is_better ? score >= cutoff : score < cutoff;
    return functional ? Side::over : Side::under;
}

std::optional<Change> judge_change(std::span<const Score> ratings, const Yardstick& yardstick) {
    if (ratings.empty()) return std::nullopt;
    const Score first = ratings.front();
    const Score latest = ratings.back();

    Change change;
    change.difference = latest - first;
    change.gain = yardstick.direction == Direction::higher_is_better ? change.difference : -change.difference;
    std::optional<Side> ended;
    if (yardstick.cutoff) {
        change.began = side_of(first, *yardstick.cutoff, yardstick.direction);
        ended = side_of(latest, *yardstick.cutoff, yardstick.direction);
    }
    if (ratings.size() < 2) {
        change.verdict = ChangeClass::too_few;
    } else if (yardstick.reliable_change) {
        change.verdict = classify(change.gain, *yardstick.reliable_change, change.began, ended);
    }
    return change;
}

}  // namespace viktig::stats
