// Asked and answered: how many meetings were held, who answered at them, and how that has been for twelve weeks.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

/// A number for each of the twelve weeks.
using WeekCounts = std::array<std::int64_t, weeks_shown>;

/// People at meetings; a person at two meetings counts at both. The three ways add up to `there`.
struct PeopleThere {
    std::int64_t there = 0, rated = 0, declined = 0, not_asked = 0;
};

/// What each person at one meeting did, whichever forms there were: rated anything, else said no to anything, else was
/// not asked. Slips without a name are taken to come from those of whom nothing else is known.
[[nodiscard]] PeopleThere people_at(const model::Session& session);

class AskedAndAnswered {
  public:
    AskedAndAnswered(const model::Settings& settings, const model::MeasureSet& measures, const WeekWindow& window);

    void add(const WeekCase& one);
    [[nodiscard]] Section section() const;

  private:
    void add_meeting(const model::Session& session);
    void add_late(const model::History& history);
    [[nodiscard]] Table coverage() const;
    [[nodiscard]] Statements came_to_nothing() const;
    [[nodiscard]] Statements change_known() const;
    [[nodiscard]] Statements logged_late() const;

    /// A form of the settings, and the meetings at which somebody filled it in.
    struct Asked {
        const model::Measure* measure;
        WeekCounts answered{};
    };

    const model::Settings& settings_;
    WeekWindow window_;
    std::vector<Asked> asked_;
    WeekCounts held_{};  ///< meetings of a kind that expects a rating
    PeopleThere people_;
    std::int64_t them_ = 0, us_ = 0, no_show_ = 0;
    std::map<std::string, std::int64_t> no_rating_;  ///< meetings held, by kinds that expect no rating
    std::int64_t open_ = 0, change_known_ = 0;
    std::map<std::string, std::int64_t> late_;  ///< meetings of earlier weeks logged in the week, by client
    std::set<base::Week> late_weeks_;
};

}  // namespace viktig::report
