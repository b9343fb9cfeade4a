// How long it took from asking to the first meeting, those who wait still included.
#pragma once

#include <optional>
#include <vector>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"

namespace viktig::report {

class OutcomesWaiting {
  public:
    explicit OutcomesWaiting(const model::Settings& settings) : settings_(settings) {}

    void add(const OutcomesCase& one) { waits_.insert(waits_.end(), one.waits.begin(), one.waits.end()); }
    /// nullopt where nobody asked in the period.
    [[nodiscard]] std::optional<Section> section(Figures& figures) const;

  private:
    const model::Settings& settings_;
    std::vector<stats::Wait> waits_;
};

}  // namespace viktig::report
