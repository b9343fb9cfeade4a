// The week in people's own words, when they are asked for.
#pragma once

#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class OwnWords {
  public:
    explicit OwnWords(const WeekWindow& window) : window_(window) {}

    void add(const WeekCase& one);
    [[nodiscard]] Section section() const;

  private:
    struct Quote {
        std::string client;
        base::Date date;
        Item shown;
    };
    WeekWindow window_;
    std::vector<Quote> lines_;
};

}  // namespace viktig::report
