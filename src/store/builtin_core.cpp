// Built-in measures: the CORE family. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

using base::Direction;
using model::Measure;
using model::TotalRule;

Measure core_10() {
    Measure measure;
    measure.id = "core-10";
    measure.name = "Clinical Outcomes in Routine Evaluation, 10 items";
    measure.short_name = "CORE-10";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::mean;
    measure.items = numbered(10);
    measure.item_max = points(4);
    measure.step = points(1);
    measure.times = points(10);
    measure.certainty = "published";
    measure.source = "Items are filed as scored: those that the form turns, turned. Ten times their mean, which is their sum when none is missing.";
    measure.recall = "the last week";
    measure.licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here.";
    measure.may_miss = 1;
    measure.may_miss_basis = {"published", "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing"};
    measure.cutoff = {{"adult", points(11), {"published", "Barkham et al. 2013, as quoted by socasresourcehub.com; 13 for depression is not used here"}}};
    measure.reliable_change = {{"default", points(5), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}},
                               {"barkham", points(6), {"provisional", "Barkham et al. 2013, 90 % interval. From memory, not looked up"}}};
    measure.norms.reliability = 0.9;
    measure.norms.reliability_basis = {"provisional", "Alpha, Barkham et al. 2013. From memory, not looked up"};
    measure.watch = {{6, points(1), {"convention", "The form's one item of risk; from which score on is viktig's choice"}}};
    return measure;
}

Measure core_om() {
    Measure measure;
    measure.id = "core-om";
    measure.name = "Clinical Outcomes in Routine Evaluation, outcome measure";
    measure.short_name = "CORE-OM";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::mean;
    measure.items = numbered(34);
    measure.item_max = points(4);
    measure.step = points(1);
    measure.times = points(10);
    measure.certainty = "published";
    measure.source = "Items are filed as scored: those that the form turns, turned. Ten times their mean; a sum of 0 to 136 is not a total here.";
    measure.recall = "the last week";
    measure.licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here.";
    measure.may_miss = 3;
    measure.may_miss_basis = {"published", "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing"};
    measure.cutoff = {{"adult", points(9.9), {"published", "Connell et al. 2007, n = 10,761 and 535"}}};
    measure.reliable_change = {{"default", points(5), {"provisional", "Half a point of the mean of items. From memory, not looked up"}}};
    measure.norms.functional = {4.8, 4.3, {"provisional", "Connell et al. 2007. From memory, not looked up"}};
    measure.norms.clinical = {18.3, 7.1, {"provisional", "Connell et al. 2007. From memory, not looked up"}};
    measure.norms.reliability = 0.94;
    measure.norms.reliability_basis = {"provisional", "Alpha. From memory, not looked up"};
    measure.watch = {{6, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}},
                     {9, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}},
                     {16, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}},
                     {22, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}},
                     {24, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}},
                     {34, points(1), {"convention", "The form's items of risk (awell-score, core_om); from which score on is viktig's choice"}}};
    return measure;
}

Measure yp_core() {
    Measure measure;
    measure.id = "yp-core";
    measure.name = "Young Person's Clinical Outcomes in Routine Evaluation";
    measure.short_name = "YP-CORE";
    measure.direction = Direction::lower_is_better;
    measure.total = TotalRule::mean;
    measure.items = numbered(10);
    measure.item_max = points(4);
    measure.step = points(1);
    measure.times = points(10);
    measure.certainty = "published";
    measure.source = "For 11 to 16. Items are filed as scored: those that the form turns, turned. Its cutoffs go by age and sex (CECPfuns); "
                     "sex is not on file, so there is none here.";
    measure.recall = "the last week";
    measure.licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here.";
    measure.may_miss = 1;
    measure.may_miss_basis = {"published", "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing"};
    measure.reliable_change = {{"default", points(8), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}}};
    measure.watch = {{4, points(1), {"provisional", "The form's item of risk. From memory, not looked up; from which score on is viktig's choice"}}};
    return measure;
}

constexpr std::array<BuiltinMeasure, 3> measures{{
    {"core-10", core_10},
    {"core-om", core_om},
    {"yp-core", yp_core},
}};

}  // namespace

std::span<const BuiltinMeasure> core_family() {
    return measures;
}

}  // namespace viktig::store
