// Built-in measures: the Outcome and Session Rating Scales and their like. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

constexpr std::string_view ors = R"toml(measure = "ors"
name = "Outcome Rating Scale"
short = "ORS"
type = "outcome"
better = "higher"
items = ["individual", "interpersonal", "social", "overall"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff.adult = { value = 25, certainty = "published", source = "OpenFIT knowledge base, KA-01025 to KA-01031" }
cutoff.adolescent = { value = 28, certainty = "provisional", source = "For 13 to 17. From memory, not looked up" }
cutoff.child = { value = 32, certainty = "published", source = "OpenFIT knowledge base, KA-01025 to KA-01031, for the form for children" }
cutoff.about = { value = 28, certainty = "provisional", source = "For a caretaker's rating of a child. From memory, not looked up" }
reliable_change.default = { value = 5, certainty = "convention", source = "In wide use (hiboop.com); what an SD of 6.8 and an alpha of .93 come to" }
reliable_change.nhs = { value = 6.6, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
reliable_change.pcoms = { value = 6, certainty = "provisional", source = "Partners for Change Outcome Management System. From memory, not looked up" }
reliable_change.dutch = { value = 9, certainty = "provisional", source = "Dutch norms. From memory, not looked up" }
norms.functional = { mean = 28.0, sd = 6.8, certainty = "provisional", source = "Miller et al. 2003. From memory, not looked up" }
norms.clinical = { mean = 19.6, sd = 8.7, certainty = "provisional", source = "Miller et al. 2003. From memory, not looked up" }
norms.reliability = { value = 0.93, certainty = "provisional", source = "Alpha, Miller et al. 2003. From memory, not looked up. A review of clinical samples has alpha .82 to .92, retest .51" }
recall = "the last week, today included"
certainty = "convention"
source = "There is no one limit of change: it hangs on the SD and the reliability that one takes."
licence = "© Miller and Duncan: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::string_view cors = R"toml(measure = "cors"
name = "Child Outcome Rating Scale"
short = "CORS"
type = "outcome"
better = "higher"
items = ["1", "2", "3", "4"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff.child = { value = 32, certainty = "published", source = "OpenFIT knowledge base, KA-01025 to KA-01031" }
cutoff.about = { value = 28, certainty = "provisional", source = "For a caretaker's rating. From memory, not looked up" }
reliable_change.default = { value = 10, certainty = "published", source = "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)" }
reliable_change.manual = { value = 5, certainty = "provisional", source = "Manuals of the form. From memory, not looked up" }
norms.reliability = { value = 0.84, certainty = "provisional", source = "Alpha, Duncan et al. 2006. From memory, not looked up" }
recall = "the last week"
certainty = "published"
source = "For 6 to 12 years; usable to 15 (Casey et al. 2020), but no cutoff for that age is known."
licence = "© Miller and Duncan: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::string_view srs = R"toml(measure = "srs"
name = "Session Rating Scale"
short = "SRS"
type = "alliance"
better = "higher"
items = ["relationship", "goals", "approach", "overall"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff.all = { value = 36, certainty = "published", source = "OpenFIT knowledge base, KA-01025 to KA-01031" }
fall = { value = 1, certainty = "published", source = "OpenFIT, overview of the home page dashboard alerts" }
norms.reliability = { value = 0.88, certainty = "provisional", source = "Alpha, Duncan et al. 2003. From memory, not looked up. A review has .88 to .97" }
recall = "this meeting"
certainty = "published"
source = "No reliable change is published."
licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::string_view csrs = R"toml(measure = "csrs"
name = "Child Session Rating Scale"
short = "CSRS"
type = "alliance"
better = "higher"
items = ["1", "2", "3", "4"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff.all = { value = 36, certainty = "provisional", source = "In use by convention. From memory, not looked up" }
fall = { value = 1, certainty = "provisional", source = "Taken over from the SRS" }
recall = "this meeting"
certainty = "published"
source = "No Norwegian psychometrics (psyktestbarn.r-bup.no). No reliable change is published."
licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::string_view gsrs = R"toml(measure = "gsrs"
name = "Group Session Rating Scale"
short = "GSRS"
type = "alliance"
better = "higher"
items = ["1", "2", "3", "4"]
item_range = [0, 10]
step = 0.1
total = "sum"
cutoff.all = { value = 36, certainty = "provisional", source = "No cutoff is validated; in use by convention. From memory, not looked up" }
fall = { value = 1, certainty = "provisional", source = "Taken over from the SRS" }
recall = "this meeting"
certainty = "published"
source = "Quirk et al. 2012, n = 105: alpha .86 to .90, retest .42 to .62. No reliable change is published."
licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here."
)toml";

constexpr std::array<BuiltinMeasure, 5> measures{{
    {"ors", ors},
    {"cors", cors},
    {"srs", srs},
    {"csrs", csrs},
    {"gsrs", gsrs},
}};

}  // namespace

std::span<const BuiltinMeasure> ors_family() {
    return measures;
}

}  // namespace viktig::store
