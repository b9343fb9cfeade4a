// `report week`: the whole service, one page. Clients are folded one at a time into a fixed-size summary and let go.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "viktig/model/history.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/report/change_method.hpp"
#include "viktig/report/document.hpp"
#include "viktig/report/expected_courses.hpp"

namespace viktig::report {

struct WeekReportOptions {
    base::Week week;
    /// Day of reading: signals and waits are counted to this day or to the Monday after the week, whichever is earlier.
    base::Date as_of;
    std::optional<base::Date> on_file;  ///< only what was logged by this day counts; absent: all that is on file
    bool all_cases = false;      ///< the caseload, one line per person who rates
    bool words = false;          ///< own words of the week
    bool for_programs = true;    ///< what csv and json show and text does not: the rows of changes, the facts of a signal
    bool series_trends = false;  ///< how fast each who rates moves: figures for a program, nothing in the text
    bool statistics = false;     ///< the same as tables for a reader
    ChangeMethod method = ChangeMethod::points;  ///< by which classes are told; signals are not
    std::string with;            ///< only the cases of this therapist; empty = all
    base::LocalDay local_day = base::utc_day;  ///< on which day something was logged
};

/// Takes the clients in any order, each folded with as_of = the last day that counts (`last_day`); builds the page at the end.
class WeekReport {
  public:
    /// `settings` and `measures` must outlive it.
    WeekReport(const model::Settings& settings, const model::MeasureSet& measures, WeekReportOptions options);
    ~WeekReport();
    WeekReport(const WeekReport&) = delete;
    WeekReport& operator=(const WeekReport&) = delete;

    /// What ended courses lead to expect; without it nothing is held against them. To be told before any case that goes on is added.
    void expect(ExpectedCourses expected);
    void add(const model::History& history);
    /// What of a client cannot be read or used: named at the top of the page. A remark is not.
    void leave_out(const std::string& client, const model::Problem& why);
    [[nodiscard]] Document finish();

    /// What happened after this day is not in the report: the week's Sunday, or as_of when that is earlier.
    [[nodiscard]] static base::Date last_day(const WeekReportOptions& options);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace viktig::report
