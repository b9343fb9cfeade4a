// Built-in measures: own words and own lines. Numbers and names, never a questionnaire's text.
#include "builtin_families.hpp"

namespace viktig::store::builtin {
namespace {

constexpr std::string_view free_for_anyone = "Free for anyone.";

}  // namespace

model::Measure life() {
    const auto basis = convention("viktig's own line: how life has been, 0 to 10. No norms and so no cutoff; 3 points as for own goals.");
    return Form("Life", "Life lately, one line", basis)
        .items({"life"}, range(0, 10))
        .recall("lately")
        .licence(free_for_anyone)
        .reliable_change("default", points(3), basis)
        .made();
}

model::Measure talks() {
    const auto basis = convention("viktig's own four lines, 0 to 10 each. No norms and so no cutoff; a fall of 3 points or more since the "
                                  "last meeting is worth a talk.");
    return Form("Talks", "The talks, four lines", basis)
        .alliance()
        .items({"could-say-what-mattered", "was-understood", "on-my-terms", "was-of-use"}, range(0, 10))
        .recall("this meeting")
        .licence(free_for_anyone)
        .fall(points(3), basis)
        .made();
}

model::Measure psychlops() {
    return Form("PSYCHLOPS", "Psychological Outcome Profiles",
                published("Scoring PSYCHLOPS: there are no data of a population, and so no cutoff; no reliable change is published. "
                          "Alpha .75 to .83."))
        .lower_is_better()
        .items(numbered(4), range(0, 5))
        .recall("the last week")
        .licence("Free to use, it seems; the terms were not looked up.")
        .made();
}

model::Measure pgi() {
    return Form("PGI", "Patient Generated Index",
                provisional("Total only: 10 times the sum of rating times points, over the sum of points; the points are the person's own "
                            "and not on file here. No cutoff, no reliable change agreed."))
        .total_only(range(0, 100, 0.1))
        .recall("the last month")
        .licence(ask_before_use)
        .made();
}

model::Measure pq() {
    return Form("PQ", "Personal Questionnaire",
                provisional("Total only: the mean of about ten own problems, 1 to 7 each; how many there are differs from person to person."))
        .lower_is_better()
        .total_only(range(1, 7, 0.01))
        .recall("the last week")
        .licence(ask_before_use)
        .cutoff("adult", points(3.25), from_memory("Elliott et al. 2016"))
        .reliable_change("default", points(1.67), from_memory("Elliott et al. 2016"))
        .made();
}

}  // namespace viktig::store::builtin
