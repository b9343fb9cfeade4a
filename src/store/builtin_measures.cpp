// The measures that come with the program: numbers and names, never a questionnaire's text.
#include <array>

#include "viktig/store/measure_text.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view life = R"(measure = "life"
name = "Life lately, one line"
short = "Life"
type = "outcome"
better = "higher"
items = ["life"]
item_range = [0, 10]
step = 1
total = "sum"
reliable_change = { default = 3 }
certainty = "convention"
source = "viktig's own line: how life has been, 0 to 10. No norms and so no cutoff; 3 points as for own goals."
licence = "Free for anyone."
)";

constexpr std::string_view ors = R"(measure = "ors"
name = "Outcome Rating Scale"
short = "ORS"
type = "outcome"
better = "higher"
items = ["individual", "interpersonal", "social", "overall"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff = { adult = 25, adolescent = 28, child = 32, about = 28 }
reliable_change = { default = 5, nhs = 6.6 }
norms = { functional = { mean = 28.0, sd = 6.8 }, clinical = { mean = 19.6, sd = 8.7 }, reliability = 0.93 }
certainty = "convention"
source = "Cutoffs 25 adult and 32 child: OpenFIT knowledge base; 28 for 13-17 and for a caretaker's rating are conventions. Norms Miller et al. 2003. 5 points is the common convention, 6.6 what NHS England uses."
licence = "© Miller and Duncan: the service needs its own licence. Names and numbers only here."
)";

constexpr std::string_view phq_9 = R"(measure = "phq-9"
name = "Patient Health Questionnaire, nine items"
short = "PHQ-9"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
item_range = [0, 3]
step = 1
total = "sum"
cutoff = { adult = 10 }
reliable_change = { default = 6, clinical = 5 }
watch = [{ item = 9, at_least = 1 }]
certainty = "published"
source = "Cutoff 10: Kroenke, Spitzer and Williams 2001. 6 points is what NHS England uses as reliable change; 5 is called clinically relevant."
licence = "May be reproduced without permission."
)";

constexpr std::string_view srs = R"(measure = "srs"
name = "Session Rating Scale"
short = "SRS"
type = "alliance"
better = "higher"
items = ["relationship", "goals", "approach", "overall"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff = { adult = 36 }
fall = 1
certainty = "published"
source = "36 of 40, and a fall of 1 point or more since the last meeting: OpenFIT knowledge base. No reliable change is published."
licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here."
)";

constexpr std::string_view talks = R"(measure = "talks"
name = "The talks, four lines"
short = "Talks"
type = "alliance"
better = "higher"
items = ["could-say-what-mattered", "was-understood", "on-my-terms", "was-of-use"]
item_range = [0, 10]
step = 1
total = "sum"
fall = 3
certainty = "convention"
source = "viktig's own four lines, 0 to 10 each. No norms and so no cutoff; a fall of 3 points or more since the last meeting is worth a talk."
licence = "Free for anyone."
)";

constexpr std::array<BuiltinMeasure, 5> measures{{
    {"life", life},
    {"ors", ors},
    {"phq-9", phq_9},
    {"srs", srs},
    {"talks", talks},
}};

}  // namespace

std::span<const BuiltinMeasure> builtin_measures() {
    return measures;
}

}  // namespace viktig::store
