// Built-in measures: symptoms and difficulties. Numbers and names, never a questionnaire's text.
#include "builtin_families.hpp"

namespace viktig::store::builtin {
namespace {

/// What the PHQ-9 and the GAD-7 have alike.
Form patient_health(std::string_view short_name, std::string_view name, std::size_t items, std::string_view source) {
    Form form(short_name, name, published(source));
    form.lower_is_better()
        .items(numbered(items), range(0, 3))
        .recall("the last two weeks")
        .licence("May be reproduced without permission.");
    return form;
}

}  // namespace

model::Measure phq_9() {
    return patient_health("PHQ-9", "Patient Health Questionnaire, nine items", 9,
                          "Bands begin at 5, 10, 15 and 20. With an item missing there is no total.")
        .cutoff("adult", points(10), published("Kroenke, Spitzer and Williams 2001"))
        .reliable_change("default", points(6), published(nhs_outcome_tables))
        .reliable_change("clinical", points(5), from_memory("Called clinically relevant"))
        .reliability(0.84, from_memory("Retest; alpha .86 to .89"))
        .watch({9}, convention("The form's item on harming oneself"))
        .made();
}

model::Measure gad_7() {
    return patient_health("GAD-7", "Generalised Anxiety Disorder, seven items", 7, "With an item missing there is no total.")
        .cutoff("adult", points(10), published("Spitzer et al. 2006: sensitivity .89, specificity .82; NHS caseness is 8"))
        .reliable_change("default", points(4), published(nhs_outcome_tables))
        .reliability(0.92, from_memory("Alpha"))
        .made();
}

model::Measure oq_45() {
    return Form("OQ-45", "Outcome Questionnaire 45.2",
                published("Total only: some of the 45 items are turned, and which is not on file here."))
        .lower_is_better()
        .total_only(range(0, 180))
        .recall("the last week")
        .licence(needs_own_licence("Proprietary, by user"))
        .cutoff("adult", points(64), published("63/64 (everybodywiki, OQ-45.2): 63 is the highest score of ordinary life"))
        .reliable_change("default", points(14), published("everybodywiki, OQ-45.2"))
        .functional(45.2, 18.6, from_memory("Community"))
        .clinical(83.1, 22.2, from_memory("Outpatients"))
        .reliability(0.93, from_memory("Alpha; retest .84"))
        .made();
}

model::Measure sdq() {
    return Form("SDQ", "Strengths and Difficulties Questionnaire, total difficulties",
                published("Total only: 20 of the 25 items count, some of them turned. Log a rating of another as PARENT@CHILD, so that the "
                          "right cutoff is used."))
        .lower_is_better()
        .total_only(range(0, 40))
        .recall("six months; at follow-up the last month")
        .licence(names_and_numbers_only("Electronic versions need authorization, and subscales may not stand alone."))
        .cutoff("adolescent", points(20), from_memory("Own answers, high; borderline from 16"))
        .cutoff("parent", points(17),
                published("A parent about a child, high; borderline from 14: UK bands (sdqinfo, as quoted in 10.1186/s12888-021-03218-x)"))
        .cutoff("school", points(16),
                published("A teacher about a child, high; borderline from 12: UK bands (sdqinfo, as quoted in PMC4830858)"))
        .reliable_change("default", points(7),
                         provisional("Rounded up from 6.8 and 6.5, which SDs of 5.8 and 5.2 with alphas of .82 and .80 come to; these are "
                                     "from memory"))
        .made();
}

model::Measure cgas() {
    return Form("CGAS", "Children's Global Assessment Scale", published("One number, given by a clinician."))
        .items({"functioning"}, range(1, 100))
        .licence(ask_before_use)
        .cutoff("all", points(70), from_memory("For 4 to 16, by a clinician"))
        .reliable_change("default", points(11), published(nhs_outcome_tables, ", after Bird 1987"))
        .made();
}

}  // namespace viktig::store::builtin
