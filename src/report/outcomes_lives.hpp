// How life and the talks changed for many people: by measure and by who rates, never pooled across either.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"
#include "viktig/stats/effect_size.hpp"

namespace viktig::report {

/// All who rated one thing in one way.
struct RateGroup {
    std::vector<RatedCourse> rated;
    std::size_t eligible = 0;               ///< who could have rated it: for forms that are asked for
    std::vector<stats::FirstAndLatest> earlier;        ///< courses that ended before the period, two ratings or more
    std::vector<stats::FirstAndLatest> earlier_under;  ///< of these, who began on the troubled side
};

class OutcomesLives {
  public:
    OutcomesLives(const model::Settings& settings, const model::MeasureSet& measures);

    void add(const OutcomesCase& one);
    /// One for each measure and kind of rater: how life is.
    /// @param compared  the measure by which units are compared on the same page, nullptr for none: its classes are told there
    [[nodiscard]] std::vector<Section> lives(Figures& figures, const model::Measure* compared) const;
    [[nodiscard]] std::vector<Section> talks(Figures& figures) const;

  private:
    using Key = std::pair<std::size_t, std::pair<std::string, std::string>>;  ///< place among the forms asked for, measure, who
    [[nodiscard]] Key key_of(const RatedCourse& rated) const;

    const model::Settings& settings_;
    const model::MeasureSet& measures_;
    std::map<Key, RateGroup> groups_;
};

}  // namespace viktig::report
