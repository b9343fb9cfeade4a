// Built-in measures: own words and own lines. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

using base::Direction;
using model::Measure;
using model::MeasureType;
using model::TotalRule;

Measure life() {
    Measure measure;
    measure.id = "life";
    measure.name = "Life lately, one line";
    measure.short_name = "Life";
    measure.items = {"life"};
    measure.item_max = points(10);
    measure.step = points(1);
    measure.certainty = "convention";
    measure.source = "viktig's own line: how life has been, 0 to 10. No norms and so no cutoff; 3 points as for own goals.";
    measure.recall = "lately";
    measure.licence = "Free for anyone.";
    measure.reliable_change = {{"default", points(3), basis_of(measure)}};
    return measure;
}

Measure talks() {
    Measure measure;
    measure.id = "talks";
    measure.name = "The talks, four lines";
    measure.short_name = "Talks";
    measure.type = MeasureType::alliance;
    measure.items = {"could-say-what-mattered", "was-understood", "on-my-terms", "was-of-use"};
    measure.item_max = points(10);
    measure.step = points(1);
    measure.certainty = "convention";
    measure.source = "viktig's own four lines, 0 to 10 each. No norms and so no cutoff; a fall of 3 points or more since the last meeting is "
                     "worth a talk.";
    measure.recall = "this meeting";
    measure.licence = "Free for anyone.";
    measure.fall = points(3);
    measure.fall_basis = basis_of(measure);
    return measure;
}

Measure psychlops() {
    Measure measure;
    measure.id = "psychlops";
    measure.name = "Psychological Outcome Profiles";
    measure.short_name = "PSYCHLOPS";
    measure.direction = Direction::lower_is_better;
    measure.items = numbered(4);
    measure.item_max = points(5);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "Scoring PSYCHLOPS: there are no data of a population, and so no cutoff; no reliable change is published. Alpha .75 to .83.";
    measure.recall = "the last week";
    measure.licence = "Free to use, it seems; the terms were not looked up.";
    return measure;
}

Measure pgi() {
    Measure measure;
    measure.id = "pgi";
    measure.name = "Patient Generated Index";
    measure.short_name = "PGI";
    measure.total = TotalRule::given;
    measure.given_max = points(100);
    measure.step = points(0.1);
    measure.rounded_to = measure.step;
    measure.certainty = "provisional";
    measure.source = "Total only: 10 times the sum of rating times points, over the sum of points; the points are the person's own and not on "
                     "file here. No cutoff, no reliable change agreed.";
    measure.recall = "the last month";
    measure.licence = "Not looked up: ask before use.";
    return measure;
}

Measure pq() {
    Measure measure;
    measure.id = "pq";
    measure.name = "Personal Questionnaire";
    measure.short_name = "PQ";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::given;
    measure.given_min = points(1);
    measure.given_max = points(7);
    measure.step = points(0.01);
    measure.rounded_to = measure.step;
    measure.certainty = "provisional";
    measure.source = "Total only: the mean of about ten own problems, 1 to 7 each; how many there are differs from person to person.";
    measure.recall = "the last week";
    measure.licence = "Not looked up: ask before use.";
    measure.cutoff = {{"adult", points(3.25), {"provisional", "Elliott et al. 2016. From memory, not looked up"}}};
    measure.reliable_change = {{"default", points(1.67), {"provisional", "Elliott et al. 2016. From memory, not looked up"}}};
    return measure;
}

constexpr std::array<BuiltinMeasure, 5> measures{{
    {"life", life},
    {"talks", talks},
    {"psychlops", psychlops},
    {"pgi", pgi},
    {"pq", pq},
}};

}  // namespace

std::span<const BuiltinMeasure> own_words_measures() {
    return measures;
}

}  // namespace viktig::store
