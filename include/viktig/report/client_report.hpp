// `show`: one case. Their words, their lives, the talks, the room, then our rules.
#pragma once

#include "viktig/model/history.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/report/document.hpp"

namespace viktig::report {

struct ClientReportOptions {
    base::Date as_of;
    bool all_meetings = false;  ///< every meeting's column, not each one's own first and the last six
    bool all_words = false;     ///< every own word, not the newest four
    bool history = false;       ///< what stood before each correction
    base::LocalDay local_day = base::utc_day;  ///< on which day something was corrected
};

/// @param problems  what reading and folding the ledger told: what was left out is said at the top
[[nodiscard]] Document client_report(const model::History& history, const model::Settings& settings,
                                     const ClientReportOptions& options, const model::Problems& problems = {});

}  // namespace viktig::report
