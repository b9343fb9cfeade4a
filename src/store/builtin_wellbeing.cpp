// Built-in measures: wellbeing, recovery and the family. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

using base::Direction;
using model::Measure;
using model::TotalRule;

Measure who_5() {
    Measure measure;
    measure.id = "who-5";
    measure.name = "WHO-5 Well-Being Index";
    measure.short_name = "WHO-5";
    measure.items = numbered(5);
    measure.item_max = points(5);
    measure.step = points(1);
    measure.times = points(4);
    measure.certainty = "published";
    measure.source = "Four times the sum of items, 0 to 100. 28 or less, in use for depression, is not used here.";
    measure.recall = "the last two weeks";
    measure.licence = "CC BY-NC-SA 3.0 IGO, © WHO 2024. Names and numbers only here.";
    measure.cutoff = {{"all", points(50), {"published", "WHO 2024, as quoted by awell-score: under 50, raw under 13, is poor wellbeing"}}};
    measure.reliable_change = {{"default", points(10), {"published", "WHO 2024, as quoted by awell-score: called a relevant change. An SD of 20 and an alpha of .85 come to 21"}}};
    return measure;
}

Measure swemwbs() {
    Measure measure;
    measure.id = "swemwbs";
    measure.name = "Short Warwick-Edinburgh Mental Wellbeing Scale";
    measure.short_name = "SWEMWBS";
    measure.items = numbered(7);
    measure.item_min = points(1);
    measure.item_max = points(5);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "The raw sum, 7 to 35, not the metric score of the Rasch table: the two must not be mixed. No official cutoff; the "
                     "lowest 15 % in Germany end at 23.";
    measure.recall = "the last two weeks";
    measure.licence = "© University of Warwick and others: registration is needed, and is personal to the organisation. Names and numbers only here.";
    measure.reliable_change = {{"default", points(3), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}}};
    measure.norms.functional = {27.3, 4.0, {"published", "Germany, GEDA, raw sums"}};
    return measure;
}

Measure wemwbs() {
    Measure measure;
    measure.id = "wemwbs";
    measure.name = "Warwick-Edinburgh Mental Wellbeing Scale";
    measure.short_name = "WEMWBS";
    measure.items = numbered(14);
    measure.item_min = points(1);
    measure.item_max = points(5);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "No official cutoff.";
    measure.recall = "the last two weeks";
    measure.licence = "© University of Warwick and others: registration is needed, and is personal to the organisation. Names and numbers only here.";
    measure.reliable_change = {{"default", points(9), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}}};
    return measure;
}

Measure reqol_10() {
    Measure measure;
    measure.id = "reqol-10";
    measure.name = "Recovering Quality of Life, ten items";
    measure.short_name = "ReQoL-10";
    measure.items = numbered(10);
    measure.item_max = points(4);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "Items are filed as scored: those that the form turns, turned. The item on physical health is not scored. Retest over "
                     ".85 (Keetharuth et al. 2018).";
    measure.recall = "the last week";
    measure.licence = "By licence; free of charge for publicly funded care. Names and numbers only here.";
    measure.cutoff = {{"adult", points(25), {"provisional", "24 or less is the clinical range. From memory, not looked up; Franklin et al. 2021 have under 24"}}};
    measure.reliable_change = {{"default", points(5), {"provisional", "From memory, not looked up"}}};
    measure.norms.reliability = 0.92;
    measure.norms.reliability_basis = {"provisional", "Alpha. From memory, not looked up"};
    return measure;
}

Measure inspire_o() {
    Measure measure;
    measure.id = "inspire-o";
    measure.name = "Brief INSPIRE-O";
    measure.short_name = "INSPIRE-O";
    measure.items = numbered(5);
    measure.item_max = points(4);
    measure.step = points(1);
    measure.times = points(5);
    measure.certainty = "published";
    measure.source = "Five times the sum of items, 0 to 100: the factor is from memory, and the published means fit it.";
    measure.licence = "Free download. Names and numbers only here.";
    measure.cutoff = {{"adult", points(50), {"published", "Danish ROC curve: assessing change and establishing empirical cutoffs (arxivlens)"}}};
    measure.reliable_change = {{"default", points(8), {"published", "Called clinically relevant: assessing change and establishing empirical cutoffs (arxivlens)"}}};
    measure.norms.functional = {71.1, std::nullopt, {"published", "Danish population, Moeller et al. 2024"}};
    measure.norms.clinical = {39.9, std::nullopt, {"published", "Danish patients, Moeller et al. 2024, n = 8,192"}};
    measure.norms.reliability = 0.73;
    measure.norms.reliability_basis = {"published", "Alpha; retest .75: Moeller et al. 2024"};
    return measure;
}

Measure ras_r() {
    Measure measure;
    measure.id = "ras-r";
    measure.name = "Recovery Assessment Scale, revised";
    measure.short_name = "RAS-R";
    measure.items = numbered(24);
    measure.item_min = points(1);
    measure.item_max = points(5);
    measure.step = points(1);
    measure.certainty = "provisional";
    measure.source = "No cutoff and no reliable change are agreed.";
    measure.licence = "Not looked up: ask before use.";
    return measure;
}

Measure score_15() {
    Measure measure;
    measure.id = "score-15";
    measure.name = "SCORE-15 Index of Family Function and Change";
    measure.short_name = "SCORE-15";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::given;
    measure.given_min = points(15);
    measure.given_max = points(75);
    measure.step = points(1);
    measure.rounded_to = measure.step;
    measure.certainty = "published";
    measure.source = "Total only, 15 to 75: some items are turned, and which is not on file here. A mean of items, 1 to 5, is no total here. "
                     "No cutoff is agreed; one of 51.92 in a US thesis is of turned totals.";
    measure.recall = "the family at the moment";
    measure.licence = "Free to use (PhenX, CORC). Names and numbers only here.";
    measure.reliable_change = {{"default", points(10), {"provisional", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics), after "
                        "Stratton 2014; whether their totals are turned is not known"}},
                               {"us-thesis", points(17.51), {"published", "Nebeker Adams 2018 (scholarsarchive.byu.edu/etd/7694)"}}};
    measure.norms.reliability = 0.89;
    measure.norms.reliability_basis = {"published", "Alpha, Stratton et al. 2014, n = 515"};
    return measure;
}

constexpr std::array<BuiltinMeasure, 7> measures{{
    {"who-5", who_5},
    {"swemwbs", swemwbs},
    {"wemwbs", wemwbs},
    {"reqol-10", reqol_10},
    {"inspire-o", inspire_o},
    {"ras-r", ras_r},
    {"score-15", score_15},
}};

}  // namespace

std::span<const BuiltinMeasure> wellbeing_measures() {
    return measures;
}

}  // namespace viktig::store
