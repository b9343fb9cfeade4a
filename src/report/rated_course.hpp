// What one person rated by one measure within one course, as pages about many people count it. Internal to reports.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/series.hpp"
#include "viktig/stats/change.hpp"

namespace viktig::report {

inline constexpr std::string_view staff_relation = "staff";

/// The voice's relation; empty when it is not declared.
[[nodiscard]] std::string relation_of(const model::History& history, const std::string& voice);

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

/// What people rated in this course: each who rates once for a measure, of several whose life they rate the one rated most often.
/// @param series  of the episode
[[nodiscard]] std::vector<RatedCourse> ratings_of(const model::History& history, const model::Episode& episode, const std::vector<Series>& series);

/// Of these, how life is for the person who rates.
[[nodiscard]] bool is_own_life(const RatedCourse& course);

}  // namespace viktig::report
