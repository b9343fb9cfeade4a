// Built-in measures: symptoms and difficulties. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

using base::Direction;
using model::Measure;
using model::TotalRule;

Measure phq_9() {
    Measure measure;
    measure.id = "phq-9";
    measure.name = "Patient Health Questionnaire, nine items";
    measure.short_name = "PHQ-9";
    measure.direction = Direction::lower_is_better;
    measure.items = numbered(9);
    measure.item_max = points(3);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "Bands begin at 5, 10, 15 and 20. With an item missing there is no total.";
    measure.recall = "the last two weeks";
    measure.licence = "May be reproduced without permission.";
    measure.cutoff = {{"adult", points(10), {"published", "Kroenke, Spitzer and Williams 2001"}}};
    measure.reliable_change = {{"default", points(6), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}},
                               {"clinical", points(5), {"provisional", "Called clinically relevant. From memory, not looked up"}}};
    measure.norms.reliability = 0.84;
    measure.norms.reliability_basis = {"provisional", "Retest; alpha .86 to .89. From memory, not looked up"};
    measure.watch = {{9, points(1), {"convention", "The form's item on harming oneself; from which score on is viktig's choice"}}};
    return measure;
}

Measure gad_7() {
    Measure measure;
    measure.id = "gad-7";
    measure.name = "Generalised Anxiety Disorder, seven items";
    measure.short_name = "GAD-7";
    measure.direction = Direction::lower_is_better;
    measure.items = numbered(7);
    measure.item_max = points(3);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "With an item missing there is no total.";
    measure.recall = "the last two weeks";
    measure.licence = "May be reproduced without permission.";
    measure.cutoff = {{"adult", points(10), {"published", "Spitzer et al. 2006: sensitivity .89, specificity .82; NHS caseness is 8"}}};
    measure.reliable_change = {{"default", points(4), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}}};
    measure.norms.reliability = 0.92;
    measure.norms.reliability_basis = {"provisional", "Alpha. From memory, not looked up"};
    return measure;
}

Measure oq_45() {
    Measure measure;
    measure.id = "oq-45";
    measure.name = "Outcome Questionnaire 45.2";
    measure.short_name = "OQ-45";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::given;
    measure.given_max = points(180);
    measure.step = points(1);
    measure.rounded_to = measure.step;
    measure.certainty = "published";
    measure.source = "Total only: some of the 45 items are turned, and which is not on file here.";
    measure.recall = "the last week";
    measure.licence = "Proprietary, by user: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"adult", points(64), {"published", "63/64 (everybodywiki, OQ-45.2): 63 is the highest score of ordinary life"}}};
    measure.reliable_change = {{"default", points(14), {"published", "everybodywiki, OQ-45.2"}}};
    measure.norms.functional = {45.2, 18.6, {"provisional", "Community. From memory, not looked up"}};
    measure.norms.clinical = {83.1, 22.2, {"provisional", "Outpatients. From memory, not looked up"}};
    measure.norms.reliability = 0.93;
    measure.norms.reliability_basis = {"provisional", "Alpha; retest .84. From memory, not looked up"};
    return measure;
}

Measure sdq() {
    Measure measure;
    measure.id = "sdq";
    measure.name = "Strengths and Difficulties Questionnaire, total difficulties";
    measure.short_name = "SDQ";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::given;
    measure.given_max = points(40);
    measure.step = points(1);
    measure.rounded_to = measure.step;
    measure.certainty = "published";
    measure.source = "Total only: 20 of the 25 items count, some of them turned. Log a rating of another as PARENT@CHILD, so that the right "
                     "cutoff is used.";
    measure.recall = "six months; at follow-up the last month";
    measure.licence = "Electronic versions need authorization, and subscales may not stand alone. Names and numbers only here.";
    measure.cutoff = {{"adolescent", points(20), {"provisional", "Own answers, high; borderline from 16. From memory, not looked up"}},
                      {"parent", points(17), {"published", "A parent about a child, high; borderline from 14: UK bands (sdqinfo, as quoted in 10.1186/s12888-021-03218-x)"}},
                      {"school", points(16), {"published", "A teacher about a child, high; borderline from 12: UK bands (sdqinfo, as quoted in PMC4830858)"}}};
    measure.reliable_change = {{"default", points(7), {"provisional", "Rounded up from 6.8 and 6.5, which SDs of 5.8 and 5.2 with alphas of .82 and .80 come to; these are from memory"}}};
    return measure;
}

Measure cgas() {
    Measure measure;
    measure.id = "cgas";
    measure.name = "Children's Global Assessment Scale";
    measure.short_name = "CGAS";
    measure.items = {"functioning"};
    measure.item_min = points(1);
    measure.item_max = points(100);
    measure.step = points(1);
    measure.certainty = "published";
    measure.source = "One number, given by a clinician.";
    measure.licence = "Not looked up: ask before use.";
    measure.cutoff = {{"all", points(70), {"provisional", "For 4 to 16, by a clinician. From memory, not looked up"}}};
    measure.reliable_change = {{"default", points(11), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics), after Bird 1987"}}};
    return measure;
}

constexpr std::array<BuiltinMeasure, 5> measures{{
    {"phq-9", phq_9},
    {"gad-7", gad_7},
    {"oq-45", oq_45},
    {"sdq", sdq},
    {"cgas", cgas},
}};

}  // namespace

std::span<const BuiltinMeasure> symptom_measures() {
    return measures;
}

}  // namespace viktig::store
