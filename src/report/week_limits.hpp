// The limits in force, said at the foot of the page.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class LimitsInForce {
  public:
    LimitsInForce(const model::Settings& settings, const model::MeasureSet& measures, const WeekWindow& window);
    /// What classes rest on where they are told by a method from norms; empty for the published points.
    [[nodiscard]] base::Message method_note(ChangeMethod method) const;

    /// A measure that is not asked for at every meeting has its limits named when an open case has used it, or any case in
    /// the twelve weeks.
    void add(const WeekCase& one);
    [[nodiscard]] base::Message footnote() const;
    /// What is expected of a measure whose limits are named, and from what: one for each that enough courses have ended of.
    [[nodiscard]] std::vector<base::Message> expected_notes(const ExpectedCourses& expected) const;

  private:
    [[nodiscard]] std::vector<std::string> named() const;

    const model::Settings& settings_;
    const model::MeasureSet& measures_;
    WeekWindow window_;
    std::map<std::string, std::set<std::string>> cutoffs_;  ///< by measure: names of the cutoffs that somebody is held to
    std::set<std::string> others_;  ///< ids of measures in use beyond those asked for
};

}  // namespace viktig::report
