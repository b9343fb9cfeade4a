// Phrases that several sections of the weekly page use.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "viktig/base/message.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/report/series.hpp"
#include "week_case.hpp"

namespace viktig::report {

/// The measure's label: ORS.
[[nodiscard]] const std::string& label_of(const model::Measure& measure);
/// "ORS", "mother's ORS", "mother's ORS on teen", "own goal", "teen's own goal", "mother on everyone's goal".
[[nodiscard]] base::Message whose(const Series& series);
[[nodiscard]] base::Decimal shown(base::Score score, const Series& series);

/// An empty text is nothing.
[[nodiscard]] Cell text_cell(std::string_view text);

/// What sort of case or meeting it is, in words where it has any.
[[nodiscard]] Word kind_word(const std::string& kind);

/// `c005 c063 c111`
[[nodiscard]] std::string in_a_row(std::span<const std::string> codes);
/// "2, 6 and 9"
[[nodiscard]] base::Message enumerated(std::span<const long> numbers);

/// Columns for a case's code and its therapist: the same in all the lists of a section.
class NameColumns {
  public:
    void widen_for(const CaseName& name);
    [[nodiscard]] std::vector<int> widths() const { return {client_ + 1, therapist_ + 2}; }
    [[nodiscard]] static std::vector<Cell> cells(const CaseName& name) { return {name.client, name.therapist}; }

  private:
    int client_ = 4;
    int therapist_ = 4;
};

}  // namespace viktig::report
