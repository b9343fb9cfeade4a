// How fast each who rates moves, over the twelve weeks of the page: for programs, and with --statistics for people.
#pragma once

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
    [[nodiscard]] Section figures() const;
    /// The same as tables.
    [[nodiscard]] Section section() const;

  private:
    struct Moving {
        std::string client, voice, about, what;
        base::Message who;
        std::string label;
        SeriesTrend trend;
    };

    [[nodiscard]] std::vector<const Moving*> by_client() const;

    WeekWindow window_;
    std::vector<Moving> moving_;
};

}  // namespace viktig::report
