// Built-in measures: symptoms and difficulties. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view phq_9 = R"toml(measure = "phq-9"
name = "Patient Health Questionnaire, nine items"
short = "PHQ-9"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
item_range = [0, 3]
step = 1
total = "sum"
cutoff.adult = { value = 10, certainty = "published", source = "Kroenke, Spitzer and Williams 2001" }
reliable_change.default = { value = 6, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
reliable_change.clinical = { value = 5, certainty = "provisional", source = "Called clinically relevant. From memory, not looked up" }
norms.reliability = { value = 0.84, certainty = "provisional", source = "Retest; alpha .86 to .89. From memory, not looked up" }
watch = [
  { item = 9, at_least = 1, certainty = "convention", source = "The form's item on harming oneself; from which score on is viktig's choice" },
]
recall = "the last two weeks"
certainty = "published"
source = "Bands begin at 5, 10, 15 and 20. With an item missing there is no total."
licence = "May be reproduced without permission."
)toml";

constexpr std::string_view gad_7 = R"toml(measure = "gad-7"
name = "Generalised Anxiety Disorder, seven items"
short = "GAD-7"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7"]
item_range = [0, 3]
step = 1
total = "sum"
cutoff.adult = { value = 10, certainty = "published", source = "Spitzer et al. 2006: sensitivity .89, specificity .82; NHS caseness is 8" }
reliable_change.default = { value = 4, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
norms.reliability = { value = 0.92, certainty = "provisional", source = "Alpha. From memory, not looked up" }
recall = "the last two weeks"
certainty = "published"
source = "With an item missing there is no total."
licence = "May be reproduced without permission."
)toml";

constexpr std::string_view oq_45 = R"toml(measure = "oq-45"
name = "Outcome Questionnaire 45.2"
short = "OQ-45"
type = "outcome"
better = "lower"
total = "given"
total_range = [0, 180]
total_step = 1
cutoff.adult = { value = 64, certainty = "published", source = "63/64 (everybodywiki, OQ-45.2): 63 is the highest score of ordinary life" }
reliable_change.default = { value = 14, certainty = "published", source = "everybodywiki, OQ-45.2" }
norms.functional = { mean = 45.2, sd = 18.6, certainty = "provisional", source = "Community. From memory, not looked up" }
norms.clinical = { mean = 83.1, sd = 22.2, certainty = "provisional", source = "Outpatients. From memory, not looked up" }
norms.reliability = { value = 0.93, certainty = "provisional", source = "Alpha; retest .84. From memory, not looked up" }
recall = "the last week"
certainty = "published"
source = "Total only: some of the 45 items are turned, and which is not on file here."
licence = "Proprietary, by user: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::string_view sdq = R"toml(measure = "sdq"
name = "Strengths and Difficulties Questionnaire, total difficulties"
short = "SDQ"
type = "outcome"
better = "lower"
total = "given"
total_range = [0, 40]
total_step = 1
cutoff.adolescent = { value = 20, certainty = "provisional", source = "Own answers, high; borderline from 16. From memory, not looked up" }
cutoff.parent = { value = 17, certainty = "published", source = "A parent about a child, high; borderline from 14: UK bands (sdqinfo, as quoted in 10.1186/s12888-021-03218-x)" }
cutoff.school = { value = 16, certainty = "published", source = "A teacher about a child, high; borderline from 12: UK bands (sdqinfo, as quoted in PMC4830858)" }
reliable_change.default = { value = 7, certainty = "provisional", source = "Rounded up from 6.8 and 6.5, which SDs of 5.8 and 5.2 with alphas of .82 and .80 come to; these are from memory" }
recall = "six months; at follow-up the last month"
certainty = "published"
source = "Total only: 20 of the 25 items count, some of them turned. Log a rating of another as PARENT@CHILD, so that the right cutoff is used."
licence = "Electronic versions need authorization, and subscales may not stand alone. Names and numbers only here."
)toml";

constexpr std::string_view cgas = R"toml(measure = "cgas"
name = "Children's Global Assessment Scale"
short = "CGAS"
type = "outcome"
better = "higher"
items = ["functioning"]
item_range = [1, 100]
step = 1
total = "sum"
cutoff.all = { value = 70, certainty = "provisional", source = "For 4 to 16, by a clinician. From memory, not looked up" }
reliable_change.default = { value = 11, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics), after Bird 1987" }
certainty = "published"
source = "One number, given by a clinician."
licence = "Not looked up: ask before use."
)toml";

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
