// People with two ratings or more: how many of them are better, and how many are not. Never a mean.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "counted_classes.hpp"
#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class PeopleChanged {
  public:
    PeopleChanged(const model::Settings& settings, const model::MeasureSet& measures,
                  ChangeMethod method = ChangeMethod::points);

    void add(const WeekCase& one);
    /// nullopt when no form that is asked for can tell a change.
    [[nodiscard]] std::optional<Section> section() const;

  private:
    /// How many are in each of counted_classes.
    using Classes = std::array<std::int64_t, counted_classes.size()>;
    /// People by where they began. Of one measure, in open cases, each rating their own life.
    struct Tally {
        const model::Measure* measure;
        std::int64_t people = 0, cases = 0;
        Classes under{}, over{}, no_cutoff{};
    };

    static void count(Tally& tally, const stats::Change& change);
    [[nodiscard]] static base::Message size_of(const Tally& tally);
    /// One sentence for each group that has somebody in it.
    [[nodiscard]] static Items groups_of(const Tally& tally);

    std::vector<Tally> tallies_;
};

}  // namespace viktig::report
