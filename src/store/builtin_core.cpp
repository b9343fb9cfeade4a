// Built-in measures: the CORE family. Numbers and names, never a questionnaire's text.
#include "builtin_families.hpp"

namespace viktig::store::builtin {
namespace {

Form core(std::string_view short_name, std::string_view name, std::size_t items, std::string_view source) {
    Form form(short_name, name, published(source));
    form.lower_is_better()
        .items(numbered(items), range(0, 4))
        .mean_times(points(10))
        .may_miss(items / 10,
                  published("CORE System Trust, scoring CORE measures: the mean of the items answered when no more than a tenth is missing"))
        .recall("the last week")
        .licence(names_and_numbers_only("CC BY-ND 4.0: free to reproduce unchanged, with attribution."));
    return form;
}

}  // namespace

model::Measure core_10() {
    return core("CORE-10", "Clinical Outcomes in Routine Evaluation, 10 items", 10,
                filed_as_scored("Ten times their mean, which is their sum when none is missing."))
        .cutoff("adult", points(11), published("Barkham et al. 2013, as quoted by socasresourcehub.com; 13 for depression is not used here"))
        .reliable_change("default", points(5), published(nhs_outcome_tables))
        .reliable_change("barkham", points(6), from_memory("Barkham et al. 2013, 90 % interval"))
        .reliability(0.9, from_memory("Alpha, Barkham et al. 2013"))
        .watch({6}, convention("The form's one item of risk"))
        .made();
}

model::Measure core_om() {
    return core("CORE-OM", "Clinical Outcomes in Routine Evaluation, outcome measure", 34,
                filed_as_scored("Ten times their mean; a sum of 0 to 136 is not a total here."))
        .cutoff("adult", points(9.9), published("Connell et al. 2007, n = 10,761 and 535"))
        .reliable_change("default", points(5), from_memory("Half a point of the mean of items"))
        .functional(4.8, 4.3, from_memory("Connell et al. 2007"))
        .clinical(18.3, 7.1, from_memory("Connell et al. 2007"))
        .reliability(0.94, from_memory("Alpha"))
        .watch({6, 9, 16, 22, 24, 34}, convention("The form's items of risk (awell-score, core_om)"))
        .made();
}

model::Measure yp_core() {
    return core("YP-CORE", "Young Person's Clinical Outcomes in Routine Evaluation", 10,
                "For 11 to 16. " + filed_as_scored("Its cutoffs go by age and sex (CECPfuns); sex is not on file, so there is none here."))
        .reliable_change("default", points(8), published(nhs_outcome_tables))
        .watch({4}, from_memory("The form's item of risk"))
        .made();
}

}  // namespace viktig::store::builtin
