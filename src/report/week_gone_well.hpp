// Gone well: what became better in the week, and the words that were kept about it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"
#include "week_words.hpp"

namespace viktig::report {

class GoneWell {
  public:
    explicit GoneWell(const WeekWindow& window) : window_(window) {}

    void add(const WeekCase& one);
    [[nodiscard]] Section section() const;

  private:
    struct Line {
        CaseName name;
        base::Message text;
        Facts facts;
    };

    void add_series(const WeekCase& one, const Series& series);
    [[nodiscard]] Items lines() const;
    [[nodiscard]] Statements words_kept() const;

    WeekWindow window_;
    std::vector<Line> lines_;
    std::map<std::string, std::int64_t> words_;  ///< own words of the week, by kind
};

/// True when the latest rating lies in the week and brought a better class than the one that stood before the week.
[[nodiscard]] bool became_better(const Series& series, const WeekWindow& window);

}  // namespace viktig::report
