// `report outcomes`: what became of the people whose courses ended in a period. Clients are folded one at a time and let go.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "viktig/model/history.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/report/document.hpp"

namespace viktig::report {

/// What units are compared. Never by therapist unless the service has switched it on.
enum class OutcomesBy { nothing, team, kind, therapist };

struct OutcomesReportOptions {
    base::Date from, to;  ///< both belong to the period
    base::Date as_of;     ///< not before `to`; the day of reading
    std::optional<base::Date> on_file;  ///< only what was logged by this day counts; absent: all that is on file
    OutcomesBy by = OutcomesBy::nothing;
};

/// Takes the clients in any order, each folded with as_of = `to`; builds the page at the end.
///
/// Counted is each case once: by the latest of its courses that ended in the period. Counts of persons under
/// Settings::small_cells are withheld, and what would give them away by subtraction (stats/small_cells.hpp).
class OutcomesReport {
  public:
    /// `settings` and `measures` must outlive it.
    OutcomesReport(const model::Settings& settings, const model::MeasureSet& measures, OutcomesReportOptions options);
    ~OutcomesReport();
    OutcomesReport(const OutcomesReport&) = delete;
    OutcomesReport& operator=(const OutcomesReport&) = delete;

    void add(const model::History& history);
    /// What of a client cannot be read or used: named at the top of the page. A remark is not.
    void leave_out(const std::string& client, const model::Problem& why);
    [[nodiscard]] Document finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace viktig::report
