// Built-in measures: own words and own lines. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view life = R"toml(measure = "life"
name = "Life lately, one line"
short = "Life"
type = "outcome"
better = "higher"
items = ["life"]
item_range = [0, 10]
step = 1
total = "sum"
reliable_change = { default = 3 }
recall = "lately"
certainty = "convention"
source = "viktig's own line: how life has been, 0 to 10. No norms and so no cutoff; 3 points as for own goals."
licence = "Free for anyone."
)toml";

constexpr std::string_view talks = R"toml(measure = "talks"
name = "The talks, four lines"
short = "Talks"
type = "alliance"
better = "higher"
items = ["could-say-what-mattered", "was-understood", "on-my-terms", "was-of-use"]
item_range = [0, 10]
step = 1
total = "sum"
fall = 3
recall = "this meeting"
certainty = "convention"
source = "viktig's own four lines, 0 to 10 each. No norms and so no cutoff; a fall of 3 points or more since the last meeting is worth a talk."
licence = "Free for anyone."
)toml";

constexpr std::string_view psychlops = R"toml(measure = "psychlops"
name = "Psychological Outcome Profiles"
short = "PSYCHLOPS"
type = "outcome"
better = "lower"
items = ["1", "2", "3", "4"]
item_range = [0, 5]
step = 1
total = "sum"
recall = "the last week"
certainty = "published"
source = "Scoring PSYCHLOPS: there are no data of a population, and so no cutoff; no reliable change is published. Alpha .75 to .83."
licence = "Free to use, it seems; the terms were not looked up."
)toml";

constexpr std::string_view pgi = R"toml(measure = "pgi"
name = "Patient Generated Index"
short = "PGI"
type = "outcome"
better = "higher"
total = "given"
total_range = [0, 100]
total_step = 0.1
recall = "the last month"
certainty = "provisional"
source = "Total only: 10 times the sum of rating times points, over the sum of points; the points are the person's own and not on file here. No cutoff, no reliable change agreed."
licence = "Not looked up: ask before use."
)toml";

constexpr std::string_view pq = R"toml(measure = "pq"
name = "Personal Questionnaire"
short = "PQ"
type = "outcome"
better = "lower"
total = "given"
total_range = [1, 7]
total_step = 0.01
cutoff.adult = { value = 3.25, certainty = "provisional", source = "Elliott et al. 2016. From memory, not looked up" }
reliable_change.default = { value = 1.67, certainty = "provisional", source = "Elliott et al. 2016. From memory, not looked up" }
recall = "the last week"
certainty = "provisional"
source = "Total only: the mean of about ten own problems, 1 to 7 each; how many there are differs from person to person."
licence = "Not looked up: ask before use."
)toml";

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
