// The caseload: every open case, one line per person who rates.
#pragma once

#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class Caseload {
  public:
    Caseload(const model::Settings& settings, const model::MeasureSet& measures);

    void add(const WeekCase& one);
    [[nodiscard]] Section section() const;

  private:
    using Row = std::vector<Cell>;
    struct Case {
        std::string client;
        std::vector<Row> rows;
    };

    [[nodiscard]] const Series* life_of(const WeekCase& one, const std::string& voice) const;
    [[nodiscard]] Row person_row(const Row& about_case, const WeekCase& one, const std::string& voice) const;

    const model::Settings& settings_;
    std::vector<const model::Measure*> life_;  ///< forms about how life is: those asked for first
    std::vector<Case> cases_;
};

}  // namespace viktig::report
