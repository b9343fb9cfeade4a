// `show`: one case. Their words, their lives, the talks, the room, then our rules.
#pragma once

#include "viktig/model/history.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/model/revisions.hpp"
#include "viktig/report/change_method.hpp"
#include "viktig/report/document.hpp"
#include "viktig/report/expected_courses.hpp"

namespace viktig::report {

struct ClientReportOptions {
    base::Date as_of;
    bool all_meetings = false;  ///< every meeting's column, not each one's own first and the last six
    bool all_words = false;     ///< every own word, not the newest four
    bool history = false;       ///< what was put in the place of what; csv shows this then
    base::LocalDay local_day = base::utc_day;  ///< on which day something was corrected
    bool statistics = false;     ///< slopes with their intervals, Mann-Kendall, what the classes rest on
    bool series_trends = true;   ///< how fast each who rates moves: figures for a program; without them the slope a week alone
    ChangeMethod method = ChangeMethod::points;  ///< by which classes are told; signals are not
    const model::MeasureSet* measures = nullptr;  ///< those of the store; nullptr: those that something on the page was rated with
    ExpectedCourses expected = {};  ///< what ended courses lead to expect; empty: nothing is held against them
};

/// @param revisions  of the same ledger: corrected ratings are told under the page, all of them where options ask for it
/// @param problems  what reading and folding the ledger told: what was left out is said at the top
[[nodiscard]] Document client_report(const model::History& history, const model::Settings& settings,
                                     const ClientReportOptions& options, const model::Problems& problems = {},
                                     const std::vector<model::Revision>& revisions = {});

}  // namespace viktig::report
