// One case as the weekly page sees it: folded to the last day that counts, judged once, let go after.
#pragma once

#include <string>
#include <vector>

#include "contact.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/settings.hpp"
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"
#include "week_window.hpp"

namespace viktig::report {

/// Valid as long as the history is. Sections take from it what they count, as values of their own.
struct WeekCase {
    WeekCase(const model::History& folded, const model::Settings& settings, const WeekWindow& window,
             const ExpectedCourses& expected, ChangeMethod method);

    const model::History& history;
    base::Date reading_day;
    const model::Episode* episode;  ///< the latest; nullptr when the case has none
    bool open;                      ///< on the last day that counts
    std::string therapist;          ///< on that day; may be empty
    std::vector<Series> series;     ///< of the latest episode
    std::vector<Signal> signals;    ///< on the day of reading
};

/// Somebody's ratings of how life is for themselves by this measure: what classes of people are counted from.
[[nodiscard]] bool is_own_life(const Series& series, const model::Measure& measure);

/// A client's code and who to ask about it: in front of most lines of the page.
struct CaseName {
    std::string client;
    std::string therapist;
};

}  // namespace viktig::report
