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
/// "ORS", "mother's ORS", "mother's ORS on teen", "own goal", "teen's own goal", "everyone's goal by mother".
[[nodiscard]] base::Message whose(const Series& series);
[[nodiscard]] base::Decimal shown(base::Score score, const Series& series);
[[nodiscard]] base::ShownDate short_day(base::Date date);

/// What sort of case or meeting it is, in words where it has any.
[[nodiscard]] Word kind_word(const std::string& kind);

/// `c005 c063 c111`
[[nodiscard]] std::string in_a_row(std::span<const std::string> codes);
/// "2, 6 and 9"
[[nodiscard]] base::Message enumerated(std::span<const long> numbers);

/// How the case and its therapist stand in front of a line: two columns, or, where long codes would leave too little room
/// for the sentence, the code alone and the therapist at the head of the sentence.
class NameColumns {
  public:
    void widen_for(const CaseName& name);
    [[nodiscard]] std::vector<int> widths() const;
    [[nodiscard]] std::vector<Cell> cells(const CaseName& name) const;
    [[nodiscard]] base::Message sentence(const CaseName& name, base::Message text) const;

  private:
    [[nodiscard]] bool both_fit() const;
    int client_ = 4;
    int therapist_ = 4;
};

}  // namespace viktig::report
