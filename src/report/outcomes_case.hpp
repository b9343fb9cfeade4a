// One case as the outcomes of a service see it: numbers without words, and nothing that points into its history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/model/settings.hpp"
#include "viktig/report/series.hpp"
#include "viktig/stats/waiting.hpp"

namespace viktig::report {

struct OutcomesPeriod {
    base::Date from, to;
    [[nodiscard]] bool contains(base::Date day) const { return from <= day && day <= to; }
};

/// One person's ratings by one measure within one course: at least one. The own ratings of staff are none.
struct RatedCourse {
    const model::Measure* measure = nullptr;
    /// `self`: their own life, or the talks. Else the relation of the person who rates another's life; `self-on-other` for
    /// somebody who comes for themselves and rates another's.
    std::string who;
    std::string age;  ///< of the person whose life it is: adult, adolescent, child; empty where it is not known
    stats::Yardstick yardstick;
    std::vector<base::Score> totals;  ///< in the order of time
    stats::Change change;

    [[nodiscard]] bool is_paired() const { return totals.size() >= 2; }
    /// Absent without a cutoff.
    [[nodiscard]] std::optional<stats::Side> ended() const;
    [[nodiscard]] bool is_reliably_better() const;
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
    std::vector<RatedCourse> closed;     ///< own lives in all courses that have ended by the last day
    std::vector<stats::Wait> waits;      ///< one for each time they asked in the period
};

}  // namespace viktig::report
