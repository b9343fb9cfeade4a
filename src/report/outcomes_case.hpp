// One case as the outcomes of a service see it: numbers without words, and nothing that points into its history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rated_course.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/settings.hpp"
#include "viktig/stats/waiting.hpp"

namespace viktig::report {

struct OutcomesPeriod {
    base::Date from, to;
    [[nodiscard]] bool contains(base::Date day) const { return from <= day && day <= to; }
};

/// A goal as the person whose it is rates it; a goal of everybody's is each one's who rates it, staff apart.
struct GoalCourse {
    std::string voice;
    stats::ChangeClass verdict = stats::ChangeClass::too_few;
};

/// A course that has ended.
struct EndedCourse {
    base::Date ended;
    std::string how, kind, team, therapist;  ///< of the last day
    std::int64_t meetings = 0;               ///< held, of a kind at which people rate
    std::optional<long> days;                ///< from the opening to the last meeting; absent where nobody met
    bool missed_last = false;                ///< the last thing on file is a meeting that they called off or did not come to
    std::vector<RatedCourse> ratings;        ///< outcome and alliance
    std::vector<std::string> could_rate;     ///< who was at a meeting where ratings are expected, or rated there; staff apart
    std::vector<GoalCourse> goals;

    [[nodiscard]] bool is_one_sided() const { return how == "person" || how == "lost"; }
};

struct OutcomesCase {
    OutcomesCase(const model::History& history, const model::Settings& settings, const OutcomesPeriod& period);

    std::optional<EndedCourse> counted;  ///< the latest course that ended in the period
    std::size_t ended_twice = 0;         ///< further courses that ended in the period
    std::optional<EndedCourse> earlier;  ///< the latest course that ended before the period
    std::vector<std::vector<RatedCourse>> closed;  ///< own lives in each course that has ended by the last day
    std::vector<stats::Wait> waits;      ///< one for each time they asked in the period
};

}  // namespace viktig::report
