// Built-in measures: wellbeing, recovery and the family. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view who_5 = R"toml(measure = "who-5"
name = "WHO-5 Well-Being Index"
short = "WHO-5"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5"]
item_range = [0, 5]
step = 1
total = "sum"
times = 4
cutoff.all = { value = 50, certainty = "published", source = "WHO 2024, as quoted by awell-score: under 50, raw under 13, is poor wellbeing" }
reliable_change.default = { value = 10, certainty = "published", source = "WHO 2024, as quoted by awell-score: called a relevant change. An SD of 20 and an alpha of .85 come to 21" }
recall = "the last two weeks"
certainty = "published"
source = "Four times the sum of items, 0 to 100. 28 or less, in use for depression, is not used here."
licence = "CC BY-NC-SA 3.0 IGO, © WHO 2024. Names and numbers only here."
)toml";

constexpr std::string_view swemwbs = R"toml(measure = "swemwbs"
name = "Short Warwick-Edinburgh Mental Wellbeing Scale"
short = "SWEMWBS"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5", "6", "7"]
item_range = [1, 5]
step = 1
total = "sum"
reliable_change.default = { value = 3, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
norms.functional = { mean = 27.3, sd = 4.0, certainty = "published", source = "Germany, GEDA, raw sums" }
recall = "the last two weeks"
certainty = "published"
source = "The raw sum, 7 to 35, not the metric score of the Rasch table: the two must not be mixed. No official cutoff; the lowest 15 % in Germany end at 23."
licence = "© University of Warwick and others: registration is needed, and is personal to the organisation. Names and numbers only here."
)toml";

constexpr std::string_view wemwbs = R"toml(measure = "wemwbs"
name = "Warwick-Edinburgh Mental Wellbeing Scale"
short = "WEMWBS"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"]
item_range = [1, 5]
step = 1
total = "sum"
reliable_change.default = { value = 9, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
recall = "the last two weeks"
certainty = "published"
source = "No official cutoff."
licence = "© University of Warwick and others: registration is needed, and is personal to the organisation. Names and numbers only here."
)toml";

constexpr std::string_view reqol_10 = R"toml(measure = "reqol-10"
name = "Recovering Quality of Life, ten items"
short = "ReQoL-10"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
item_range = [0, 4]
step = 1
total = "sum"
cutoff.adult = { value = 25, certainty = "provisional", source = "24 or less is the clinical range. From memory, not looked up; Franklin et al. 2021 have under 24" }
reliable_change.default = { value = 5, certainty = "provisional", source = "From memory, not looked up" }
norms.reliability = { value = 0.92, certainty = "provisional", source = "Alpha. From memory, not looked up" }
recall = "the last week"
certainty = "published"
source = "Items are filed as scored: those that the form turns, turned. The item on physical health is not scored. Retest over .85 (Keetharuth et al. 2018)."
licence = "By licence; free of charge for publicly funded care. Names and numbers only here."
)toml";

constexpr std::string_view inspire_o = R"toml(measure = "inspire-o"
name = "Brief INSPIRE-O"
short = "INSPIRE-O"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5"]
item_range = [0, 4]
step = 1
total = "sum"
times = 5
cutoff.adult = { value = 50, certainty = "published", source = "Danish ROC curve: assessing change and establishing empirical cutoffs (arxivlens)" }
reliable_change.default = { value = 8, certainty = "published", source = "Called clinically relevant: assessing change and establishing empirical cutoffs (arxivlens)" }
norms.functional = { mean = 71.1, certainty = "published", source = "Danish population, Moeller et al. 2024" }
norms.clinical = { mean = 39.9, certainty = "published", source = "Danish patients, Moeller et al. 2024, n = 8,192" }
norms.reliability = { value = 0.73, certainty = "published", source = "Alpha; retest .75: Moeller et al. 2024" }
certainty = "published"
source = "Five times the sum of items, 0 to 100: the factor is from memory, and the published means fit it."
licence = "Free download. Names and numbers only here."
)toml";

constexpr std::string_view ras_r = R"toml(measure = "ras-r"
name = "Recovery Assessment Scale, revised"
short = "RAS-R"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24"]
item_range = [1, 5]
step = 1
total = "sum"
certainty = "provisional"
source = "No cutoff and no reliable change are agreed."
licence = "Not looked up: ask before use."
)toml";

constexpr std::string_view score_15 = R"toml(measure = "score-15"
name = "SCORE-15 Index of Family Function and Change"
short = "SCORE-15"
type = "outcome"
better = "lower"
total = "given"
total_range = [15, 75]
total_step = 1
reliable_change.default = { value = 10, certainty = "provisional", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics), after Stratton 2014; whether their totals are turned is not known" }
reliable_change.us-thesis = { value = 17.51, certainty = "published", source = "Nebeker Adams 2018 (scholarsarchive.byu.edu/etd/7694)" }
norms.reliability = { value = 0.89, certainty = "published", source = "Alpha, Stratton et al. 2014, n = 515" }
recall = "the family at the moment"
certainty = "published"
source = "Total only, 15 to 75: some items are turned, and which is not on file here. A mean of items, 1 to 5, is no total here. No cutoff is agreed; one of 51.92 in a US thesis is of turned totals."
licence = "Free to use (PhenX, CORC). Names and numbers only here."
)toml";

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
