// Units beside each other: each against what chance alone allows around the whole, in the order of their names.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"
#include "viktig/report/outcomes_report.hpp"

namespace viktig::report {

class OutcomesUnits {
  public:
    OutcomesUnits(const model::Settings& settings, const model::MeasureSet& measures, OutcomesBy by);

    void add(const OutcomesCase& one);
    /// The form by which units are compared; nullptr where they are not.
    [[nodiscard]] const model::Measure* compared() const { return by_ == OutcomesBy::nothing ? nullptr : life_; }
    /// nullopt where units are not asked for, no form tells a change, or nobody has two ratings.
    [[nodiscard]] std::optional<Section> section(Figures& figures) const;

  private:
    struct Unit {
        std::size_t better = 0, people = 0;
    };
    [[nodiscard]] std::string unit_of(const EndedCourse& course) const;

    const model::Settings& settings_;
    OutcomesBy by_;
    const model::Measure* life_ = nullptr;
    std::map<std::string, Unit> units_;
};

}  // namespace viktig::report
