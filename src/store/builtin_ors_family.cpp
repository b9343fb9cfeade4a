// Built-in measures: the Outcome and Session Rating Scales and their like. Numbers and names, never a questionnaire's text.
#include <utility>

#include "builtin_families.hpp"

namespace viktig::store::builtin {
namespace {

/// A mark on a line of ten centimetres, read to the millimetre.
constexpr Range line = range(0, 10, 0.1);

constexpr std::string_view openfit = "OpenFIT knowledge base, KA-01025 to KA-01031";

/// @param cutoff, fall  what their numbers rest on: both are those of the SRS
Form session_scale(std::string_view short_name, std::string_view name, std::vector<std::string> items, std::string_view source,
                   model::Basis cutoff, model::Basis fall) {
    Form form(short_name, name, published(source));
    form.alliance()
        .items(std::move(items), line)
        .recall("this meeting")
        .licence(needs_own_licence("© Miller, Duncan and Johnson"))
        .cutoff("all", points(36), std::move(cutoff))
        .fall(points(1), std::move(fall));
    return form;
}

}  // namespace

model::Measure ors() {
    return Form("ORS", "Outcome Rating Scale",
                convention("There is no one limit of change: it hangs on the SD and the reliability that one takes."))
        .items({"individual", "interpersonal", "social", "overall"}, line)
        .recall("the last week, today included")
        .licence(needs_own_licence("© Miller and Duncan"))
        .cutoff("adult", points(25), published(openfit))
        .cutoff("adolescent", points(28), from_memory("For 13 to 17"))
        .cutoff("child", points(32), published(openfit, ", for the form for children"))
        .cutoff("about", points(28), from_memory("For a caretaker's rating of a child"))
        .reliable_change("default", points(5), convention("In wide use (hiboop.com); what an SD of 6.8 and an alpha of .93 come to"))
        .reliable_change("nhs", points(6.6), published(nhs_outcome_tables))
        .reliable_change("pcoms", points(6), from_memory("Partners for Change Outcome Management System"))
        .reliable_change("dutch", points(9), from_memory("Dutch norms"))
        .functional(28.0, 6.8, from_memory("Miller et al. 2003"))
        .clinical(19.6, 8.7, from_memory("Miller et al. 2003"))
        .reliability(0.93, from_memory("Alpha, Miller et al. 2003", ". A review of clinical samples has alpha .82 to .92, retest .51"))
        .made();
}

model::Measure cors() {
    return Form("CORS", "Child Outcome Rating Scale",
                published("For 6 to 12 years; usable to 15 (Casey et al. 2020), but no cutoff for that age is known."))
        .items(numbered(4), line)
        .recall("the last week")
        .licence(needs_own_licence("© Miller and Duncan"))
        .cutoff("child", points(32), published(openfit))
        .cutoff("about", points(28), from_memory("For a caretaker's rating"))
        .reliable_change("default", points(10), published(nhs_outcome_tables))
        .reliable_change("manual", points(5), from_memory("Manuals of the form"))
        .reliability(0.84, from_memory("Alpha, Duncan et al. 2006"))
        .made();
}

model::Measure srs() {
    return session_scale("SRS", "Session Rating Scale", {"relationship", "goals", "approach", "overall"}, "No reliable change is published.",
                         published(openfit), published("OpenFIT, overview of the home page dashboard alerts"))
        .reliability(0.88, from_memory("Alpha, Duncan et al. 2003", ". A review has .88 to .97"))
        .made();
}

model::Measure csrs() {
    return session_scale("CSRS", "Child Session Rating Scale", numbered(4),
                         "No Norwegian psychometrics (psyktestbarn.r-bup.no). No reliable change is published.",
                         from_memory("In use by convention"), provisional("Taken over from the SRS"))
        .made();
}

model::Measure gsrs() {
    return session_scale("GSRS", "Group Session Rating Scale", numbered(4),
                         "Quirk et al. 2012, n = 105: alpha .86 to .90, retest .42 to .62. No reliable change is published.",
                         from_memory("No cutoff is validated; in use by convention"), provisional("Taken over from the SRS"))
        .made();
}

}  // namespace viktig::store::builtin
