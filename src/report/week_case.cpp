// What one case is on the days of the page.
#include "week_case.hpp"

namespace viktig::report {

WeekCase::WeekCase(const model::History& folded, const model::Settings& settings, const WeekWindow& window,
                   const ExpectedCourses& expected, ChangeMethod method)
    : history(folded), reading_day(window.reading_day), episode(folded.episode()), open(episode && is_open_on(*episode, window.last_day)),
      therapist(episode ? episode->therapist_on(window.last_day) : std::string()) {
    if (!episode) return;
    series = collect_series(history, *episode, settings);
    signals = find_signals(history, *episode, series, settings, window.reading_day, expected);
    judge_by(series, method);
}

bool is_own_life(const Series& series, const model::Measure& measure) {
    return series.measure == &measure && series.about.empty() && series.has_present_words();
}

}  // namespace viktig::report
