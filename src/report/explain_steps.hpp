// The steps of an explanation. Internal to reports.
#pragma once

#include <string_view>
#include <utility>

#include "viktig/report/explain.hpp"

namespace viktig::report {

/// One step under the other, numbered by where they stand.
class Steps {
  public:
    void add(std::string_view key, base::Message text, Facts facts = {});
    [[nodiscard]] bool empty() const { return items_.items.empty(); }
    [[nodiscard]] Items take() { return std::move(items_); }

  private:
    Items items_{"steps", {}, {3}, {}, {}, 1};
};

/// "the reliable change 'nhs' (published)", or the setting for goals.
[[nodiscard]] base::Message name_of_limit(const Series& series);

/// First against latest: difference, limit by the method of the series, cutoff, class.
void add_change_steps(Steps& steps, const Series& series, base::Date reading_day);
/// What norms would make of it by the methods that were not asked for. Nothing where the measure has no norms.
void add_norm_steps(Steps& steps, const Series& series);
/// The slope where ratings fall on enough days. @return false when there is none
bool add_trend_steps(Steps& steps, const Series& series, bool statistics);
/// Before against after: at each change of therapist or team that has ratings on both sides, and at the day asked about.
/// @return false when nothing was compared
bool add_phase_steps(Steps& steps, const Explained& one, const Series& series);
/// What makes the rule hold, and since when; then what became of the signal.
void add_rule_steps(Steps& steps, const Explained& one, const Signal& signal);

}  // namespace viktig::report
