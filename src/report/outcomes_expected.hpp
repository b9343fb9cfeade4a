// What the service's own ended courses lead to expect, and how far that has held.
#pragma once

#include <optional>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"
#include "viktig/report/expected_courses.hpp"

namespace viktig::report {

class OutcomesExpected {
  public:
    OutcomesExpected(const model::Settings& settings, const model::MeasureSet& measures) : settings_(settings), measures_(measures) {}

    void add(const OutcomesCase& one);
    /// nullopt where no form is asked for that tells how life is.
    [[nodiscard]] std::optional<Section> section(Figures& figures) const;

  private:
    const model::Settings& settings_;
    const model::MeasureSet& measures_;
    EndedCourses ended_;
};

}  // namespace viktig::report
