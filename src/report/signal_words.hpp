// The sentences of the signals.
#pragma once

#include "signal_rules.hpp"

namespace viktig::report {

/// The same for the rules about the whole case or a goal.
void put_case_into_words(Signal& signal, const Finding& found, const model::Episode& episode, const model::Settings& settings, base::Date day);

/// "ORS: expected from 63 ended courses, 512 ratings, R² 0.41, ...": what the line rests on, and what its band has held.
[[nodiscard]] base::Message expected_note(const std::string& label, const ExpectedCourse& course);

/// Fills in what is said about the finding; the signal's state and answer are known already.
void put_into_words(Signal& signal, const Finding& found, const model::History& history, const model::Episode& episode,
                    const model::Settings& settings, base::Date day);

}  // namespace viktig::report
