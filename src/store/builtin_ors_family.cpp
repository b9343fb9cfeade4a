// Built-in measures: the Outcome and Session Rating Scales and their like. Numbers and names, never a questionnaire's text.
#include <array>

#include "builtin_families.hpp"

namespace viktig::store {
namespace {

using model::Measure;
using model::MeasureType;

Measure ors() {
    Measure measure;
    measure.id = "ors";
    measure.name = "Outcome Rating Scale";
    measure.short_name = "ORS";
    measure.items = {"individual", "interpersonal", "social", "overall"};
    measure.item_max = points(10);
    measure.step = points(0.1);
    measure.certainty = "convention";
    measure.source = "There is no one limit of change: it hangs on the SD and the reliability that one takes.";
    measure.recall = "the last week, today included";
    measure.licence = "© Miller and Duncan: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"adult", points(25), {"published", "OpenFIT knowledge base, KA-01025 to KA-01031"}},
                      {"adolescent", points(28), {"provisional", "For 13 to 17. From memory, not looked up"}},
                      {"child", points(32), {"published", "OpenFIT knowledge base, KA-01025 to KA-01031, for the form for children"}},
                      {"about", points(28), {"provisional", "For a caretaker's rating of a child. From memory, not looked up"}}};
    measure.reliable_change = {{"default", points(5), {"convention", "In wide use (hiboop.com); what an SD of 6.8 and an alpha of .93 come to"}},
                               {"nhs", points(6.6), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}},
                               {"pcoms", points(6), {"provisional", "Partners for Change Outcome Management System. From memory, not looked up"}},
                               {"dutch", points(9), {"provisional", "Dutch norms. From memory, not looked up"}}};
    measure.norms.functional = {28.0, 6.8, {"provisional", "Miller et al. 2003. From memory, not looked up"}};
    measure.norms.clinical = {19.6, 8.7, {"provisional", "Miller et al. 2003. From memory, not looked up"}};
    measure.norms.reliability = 0.93;
    measure.norms.reliability_basis = {"provisional", "Alpha, Miller et al. 2003. From memory, not looked up. A review of clinical samples has alpha .82 to "
                                      ".92, retest .51"};
    return measure;
}

Measure cors() {
    Measure measure;
    measure.id = "cors";
    measure.name = "Child Outcome Rating Scale";
    measure.short_name = "CORS";
    measure.items = numbered(4);
    measure.item_max = points(10);
    measure.step = points(0.1);
    measure.certainty = "published";
    measure.source = "For 6 to 12 years; usable to 15 (Casey et al. 2020), but no cutoff for that age is known.";
    measure.recall = "the last week";
    measure.licence = "© Miller and Duncan: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"child", points(32), {"published", "OpenFIT knowledge base, KA-01025 to KA-01031"}},
                      {"about", points(28), {"provisional", "For a caretaker's rating. From memory, not looked up"}}};
    measure.reliable_change = {{"default", points(10), {"published", "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)"}},
                               {"manual", points(5), {"provisional", "Manuals of the form. From memory, not looked up"}}};
    measure.norms.reliability = 0.84;
    measure.norms.reliability_basis = {"provisional", "Alpha, Duncan et al. 2006. From memory, not looked up"};
    return measure;
}

Measure srs() {
    Measure measure;
    measure.id = "srs";
    measure.name = "Session Rating Scale";
    measure.short_name = "SRS";
    measure.type = MeasureType::alliance;
    measure.items = {"relationship", "goals", "approach", "overall"};
    measure.item_max = points(10);
    measure.step = points(0.1);
    measure.certainty = "published";
    measure.source = "No reliable change is published.";
    measure.recall = "this meeting";
    measure.licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"all", points(36), {"published", "OpenFIT knowledge base, KA-01025 to KA-01031"}}};
    measure.fall = points(1);
    measure.fall_basis = {"published", "OpenFIT, overview of the home page dashboard alerts"};
    measure.norms.reliability = 0.88;
    measure.norms.reliability_basis = {"provisional", "Alpha, Duncan et al. 2003. From memory, not looked up. A review has .88 to .97"};
    return measure;
}

Measure csrs() {
    Measure measure;
    measure.id = "csrs";
    measure.name = "Child Session Rating Scale";
    measure.short_name = "CSRS";
    measure.type = MeasureType::alliance;
    measure.items = numbered(4);
    measure.item_max = points(10);
    measure.step = points(0.1);
    measure.certainty = "published";
    measure.source = "No Norwegian psychometrics (psyktestbarn.r-bup.no). No reliable change is published.";
    measure.recall = "this meeting";
    measure.licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"all", points(36), {"provisional", "In use by convention. From memory, not looked up"}}};
    measure.fall = points(1);
    measure.fall_basis = {"provisional", "Taken over from the SRS"};
    return measure;
}

Measure gsrs() {
    Measure measure;
    measure.id = "gsrs";
    measure.name = "Group Session Rating Scale";
    measure.short_name = "GSRS";
    measure.type = MeasureType::alliance;
    measure.items = numbered(4);
    measure.item_max = points(10);
    measure.step = points(0.1);
    measure.certainty = "published";
    measure.source = "Quirk et al. 2012, n = 105: alpha .86 to .90, retest .42 to .62. No reliable change is published.";
    measure.recall = "this meeting";
    measure.licence = "© Miller, Duncan and Johnson: the service needs its own licence. Names and numbers only here.";
    measure.cutoff = {{"all", points(36), {"provisional", "No cutoff is validated; in use by convention. From memory, not looked up"}}};
    measure.fall = points(1);
    measure.fall_basis = {"provisional", "Taken over from the SRS"};
    return measure;
}

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
