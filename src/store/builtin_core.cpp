// Built-in measures: the CORE family. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view core_10 = R"toml(measure = "core-10"
name = "Clinical Outcomes in Routine Evaluation, 10 items"
short = "CORE-10"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
item_range = [0, 4]
step = 1
total = "mean"
times = 10
missing = { value = 1, certainty = "published", source = "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing" }
cutoff.adult = { value = 11, certainty = "published", source = "Barkham et al. 2013, as quoted by socasresourcehub.com; 13 for depression is not used here" }
reliable_change.default = { value = 5, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
reliable_change.barkham = { value = 6, certainty = "provisional", source = "Barkham et al. 2013, 90 % interval. From memory, not looked up" }
norms.reliability = { value = 0.9, certainty = "provisional", source = "Alpha, Barkham et al. 2013. From memory, not looked up" }
watch = [
  { item = 6, at_least = 1, certainty = "convention", source = "The form's one item of risk; from which score on is viktig's choice" },
]
recall = "the last week"
certainty = "published"
source = "Items are filed as scored: those that the form turns, turned. Ten times their mean, which is their sum when none is missing."
licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here."
)toml";

constexpr std::string_view core_om = R"toml(measure = "core-om"
name = "Clinical Outcomes in Routine Evaluation, outcome measure"
short = "CORE-OM"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34"]
item_range = [0, 4]
step = 1
total = "mean"
times = 10
missing = { value = 3, certainty = "published", source = "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing" }
cutoff.adult = { value = 9.9, certainty = "published", source = "Connell et al. 2007, n = 10,761 and 535" }
reliable_change.default = { value = 5, certainty = "provisional", source = "Half a point of the mean of items. From memory, not looked up" }
norms.functional = { mean = 4.8, sd = 4.3, certainty = "provisional", source = "Connell et al. 2007. From memory, not looked up" }
norms.clinical = { mean = 18.3, sd = 7.1, certainty = "provisional", source = "Connell et al. 2007. From memory, not looked up" }
norms.reliability = { value = 0.94, certainty = "provisional", source = "Alpha. From memory, not looked up" }
watch = [
  { item = 6, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
  { item = 9, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
  { item = 16, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
  { item = 22, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
  { item = 24, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
  { item = 34, at_least = 1, certainty = "convention", source = "The form's items of risk (awell-score, core_om); from which score on is viktig's choice" },
]
recall = "the last week"
certainty = "published"
source = "Items are filed as scored: those that the form turns, turned. Ten times their mean; a sum of 0 to 136 is not a total here."
licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here."
)toml";

constexpr std::string_view yp_core = R"toml(measure = "yp-core"
name = "Young Person's Clinical Outcomes in Routine Evaluation"
short = "YP-CORE"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
item_range = [0, 4]
step = 1
total = "mean"
times = 10
missing = { value = 1, certainty = "published", source = "CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing" }
reliable_change.default = { value = 8, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
watch = [
  { item = 4, at_least = 1, certainty = "provisional", source = "The form's item of risk. From memory, not looked up; from which score on is viktig's choice" },
]
recall = "the last week"
certainty = "published"
source = "For 11 to 16. Items are filed as scored: those that the form turns, turned. Its cutoffs go by age and sex (CECPfuns); sex is not on file, so there is none here."
licence = "CC BY-ND 4.0: free to reproduce unchanged, with attribution. Names and numbers only here."
)toml";

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
