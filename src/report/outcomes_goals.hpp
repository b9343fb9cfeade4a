// What people said matters to them: how many goals came closer, by the ratings of those whose goals they are.
#pragma once

#include <array>
#include <optional>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"

namespace viktig::report {

class OutcomesGoals {
  public:
    explicit OutcomesGoals(const model::Settings& settings) : settings_(settings) {}

    void add(const OutcomesCase& one);
    /// nullopt where nobody set a goal.
    [[nodiscard]] std::optional<Section> section(Figures& figures) const;

  private:
    const model::Settings& settings_;
    std::array<std::size_t, 3> goals_{};   ///< closer, no change, further
    std::array<std::size_t, 3> people_{};  ///< with at least one such goal
    std::size_t rated_once_ = 0, everybody_ = 0;
};

}  // namespace viktig::report
