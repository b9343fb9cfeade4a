// Who is counted, how their courses ended, and how many of them were drop-outs by which definition.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "outcomes_case.hpp"
#include "outcomes_figures.hpp"

namespace viktig::report {

class OutcomesEndings {
  public:
    OutcomesEndings(const model::Settings& settings, const model::MeasureSet& measures);

    void add(const OutcomesCase& one);
    [[nodiscard]] std::size_t courses() const { return courses_; }
    [[nodiscard]] Section counted(Figures& figures) const;
    [[nodiscard]] Section endings(Figures& figures) const;

  private:
    /// How life was for them at a one-sided ending.
    enum class Zone { under, inside, unknown };
    [[nodiscard]] Zone zone_of(const EndedCourse& course) const;
    void count_one_sided(const EndedCourse& course);
    [[nodiscard]] Table how(Figures& figures, bool& one_sided_may_be_told) const;
    [[nodiscard]] Table drop_out(Figures& figures, bool one_sided_may_be_told) const;
    [[nodiscard]] bool may_be_told(std::size_t part, std::size_t whole) const;

    std::size_t limit_;
    const model::Measure* life_ = nullptr;  ///< the first form asked for about how life is
    std::size_t courses_ = 0, further_ = 0, with_days_ = 0;
    double meetings_ = 0, days_ = 0;
    std::map<std::string, std::size_t> by_kind_, by_how_;
    std::size_t one_sided_ = 0, no_gain_ = 0, few_meetings_ = 0, missed_last_ = 0;
    std::array<std::size_t, 3> zones_{};
};

}  // namespace viktig::report
