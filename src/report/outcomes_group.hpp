// One group on its way onto the page: who rated by one measure, of one kind. Internal to reports.
#pragma once

#include <vector>

#include "outcomes_figures.hpp"
#include "outcomes_lives.hpp"
#include "viktig/stats/effect_size.hpp"

namespace viktig::report {

struct GroupOnPage {
    GroupOnPage(const RateGroup& of, FigureOf what, const model::Measure& by, std::size_t smallest, Figures& rows);

    const RateGroup& group;
    FigureOf about;
    const model::Measure& measure;
    std::size_t limit;  ///< counts of people under it are withheld
    Figures& figures;
    std::vector<const RatedCourse*> paired;  ///< with two ratings or more: all that follows coverage is about them
};

/// Coverage, classes by where they began, then the size of the change.
/// @param with_classes  false where units are compared by the same people's classes: of two tables of one people each
///                      may give away what the other withholds
[[nodiscard]] Section life_of(const GroupOnPage& page, bool with_classes);
/// Coverage, who began low, first scores and their change.
[[nodiscard]] Section talks_of(const GroupOnPage& page);

/// First scores by age, each group by itself; then the mean change of all.
void add_means(Items& items, const GroupOnPage& page);
/// The effect size, and against the service's own earlier courses.
void add_effect(Items& items, const GroupOnPage& page);
/// The same, allowing for how hard it was at first, by both conventions.
void add_severity(Items& items, const GroupOnPage& page);

[[nodiscard]] bool began_troubled(const RatedCourse& rated);
[[nodiscard]] stats::FirstAndLatest pair_of(const RatedCourse& rated);

}  // namespace viktig::report
