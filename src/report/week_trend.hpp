// How fast each who rates moves, over the twelve weeks of the page: for programs, and with --statistics for people.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "series_trend.hpp"
#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class HowFast {
  public:
    explicit HowFast(const WeekWindow& window) : window_(window) {}

    /// Series of open cases, in the present words of a goal, with enough ratings in the twelve weeks.
    void add(const WeekCase& one);
    /// Figures for a program; a reader of text sees nothing of it.
    [[nodiscard]] Section figures();
    /// The same as tables.
    [[nodiscard]] Section section();

  private:
    struct Moving {
        std::string client, voice, about, what;
        bool of_a_person;
        const model::Measure* measure;  ///< nullptr for a goal
        SeriesTrend trend;
    };

    void sort();

    WeekWindow window_;
    std::shared_ptr<std::vector<Moving>> moving_ = std::make_shared<std::vector<Moving>>();  ///< shared with the page that shows them
};

}  // namespace viktig::report
