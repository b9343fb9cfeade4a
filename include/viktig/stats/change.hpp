// Has something changed, and is the change larger than the measure's own noise? Knows no client.
#pragma once

#include <optional>
#include <span>

#include "viktig/base/score.hpp"

namespace viktig::stats {

using base::Direction;

/// Which side of the cutoff a score is on.
enum class Side { under, over };

enum class ChangeClass { better, better_past_cutoff, no_change, worse, worse_past_cutoff, too_few };

/// What it takes to judge a change.
struct Yardstick {
    Direction direction = Direction::higher_is_better;
    std::optional<base::Score> reliable_change;  ///< points, above zero; absent: no class can be told
    std::optional<base::Score> cutoff;           ///< absent: nobody can be past it
};

struct Change {
    base::Score difference;              ///< latest - first, in the measure's own points
    base::Score gain;                    ///< the same, signed so that better is positive
    std::optional<Side> began;           ///< absent without a cutoff
    std::optional<ChangeClass> verdict;  ///< absent for two ratings or more without a reliable change
};

/// `under` is the troubled side whichever way the measure runs. A score on the cutoff itself is read as the measures
/// are published: 25 on the ORS (higher is better) is functional, 10 on the PHQ-9 (lower is better) is a case.
[[nodiscard]] Side side_of(base::Score score, base::Score cutoff, Direction direction);

/// Jacobson and Truax (1991) in the threshold form: a change of at least `reliable_change` points is reliable.
/// `better_past_cutoff` = reliably better, began under, ended over. `worse_past_cutoff` = reliably worse, began over, ended under.
///
/// @param ratings  in the order of time
/// @return         nullopt for no ratings; verdict too_few for one, whatever the yardstick
[[nodiscard]] std::optional<Change> judge_change(std::span<const base::Score> ratings, const Yardstick& yardstick);

}  // namespace viktig::stats
