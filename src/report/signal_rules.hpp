// The rules themselves: what stands, since when, and from which ratings.
#pragma once

#include <optional>
#include <vector>

#include "viktig/report/signals.hpp"

namespace viktig::report {

struct DatedScore {
    base::Date date;
    base::Score score;
};

/// A rule that holds, before anybody has looked at what was answered.
struct Finding {
    Rule rule = Rule::worse;
    base::Date since;
    const Series* series = nullptr;      ///< nullptr for rules about a goal that is not rated and about the whole case
    std::vector<DatedScore> values;      ///< what the rule looks at, in the order of time; empty for silence
    std::optional<base::Score> one_limit;  ///< how much further counts as one limit further; absent: nothing does
    int watched_item = 0;                ///< 1-based; watch only
    base::Score watch_limit;             ///< watch only
    std::optional<base::Date> last_met;  ///< silence only; absent when they never met
    std::optional<base::Date> went_by;   ///< silence only: a day that was agreed, and nothing held since
    const model::Goal* goal = nullptr;   ///< goal_unrated only
    std::vector<base::Date> unrated_on;  ///< goal_unrated only: the meetings since it was rated last
    int months = 0;                      ///< follow_up_due only
    std::optional<ExpectedRating> expected;      ///< below_expected only: for the latest rating
    const ExpectedCourse* course = nullptr;      ///< below_expected only: what it is expected from
};

/// The rules about the whole case or a goal, in the order of the enumeration.
[[nodiscard]] std::vector<Finding> find_about_case(const model::History& history, const model::Episode& episode,
                                                   const model::Settings& settings, base::Date day);

/// What stands on `day`, in the order of the series and the rules; those about the whole case last.
[[nodiscard]] std::vector<Finding> find_standing(const model::History& history, const model::Episode& episode,
                                                 const std::vector<Series>& series, const model::Settings& settings,
                                                 base::Date day, const ExpectedCourses& expected);

/// How far `later` is from `earlier` towards trouble.
[[nodiscard]] base::Score setback(base::Score earlier, base::Score later, stats::Direction direction);

}  // namespace viktig::report
