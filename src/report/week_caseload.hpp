// The caseload: every open case, one line per person who rates.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class Caseload {
  public:
    Caseload(const model::Settings& settings, const model::MeasureSet& measures);

    void add(const WeekCase& one);
    /// Once, at the end.
    [[nodiscard]] Section section();

  private:
    /// What a line says of the case: the same in all its lines.
    struct About {
        std::string client, kind, therapist;
        std::int64_t met = 0;  ///< meetings at which a rating is expected, as `show` counts them
        Cell last;             ///< the day of the last one
    };
    /// What it says of one who rates, as little as the row can be made from when it is shown: a region has tens of thousands.
    struct Person {
        std::string voice;
        bool of_a_person = false;
        int decimals = 0;
        std::size_t totals = 0;  ///< of the form about how life is; where there is none the line ends with the name
        base::Score first, latest, difference;
        Cell became;
    };
    struct Case {
        About about;
        std::vector<Person> people;  ///< may be empty: nobody has rated
    };

    [[nodiscard]] static About about(const WeekCase& one, const model::Settings& settings);
    [[nodiscard]] const Series* life_of(const WeekCase& one, const std::string& voice) const;
    [[nodiscard]] Person person(const WeekCase& one, const std::string& voice) const;
    [[nodiscard]] static Row row(const About& about, const Person* person);

    const model::Settings& settings_;
    std::vector<const model::Measure*> life_;  ///< forms about how life is: those asked for first
    std::shared_ptr<std::vector<Case>> cases_ = std::make_shared<std::vector<Case>>();  ///< shared with the page that shows them
};

}  // namespace viktig::report
