// Built-in measures: wellbeing, recovery and the family. Numbers and names, never a questionnaire's text.
#include "builtin_families.hpp"

namespace viktig::store::builtin {
namespace {

Form warwick_edinburgh(std::string_view short_name, std::string_view name, std::size_t items, std::string_view source) {
    Form form(short_name, name, published(source));
    form.items(numbered(items), range(1, 5))
        .recall("the last two weeks")
        .licence(names_and_numbers_only("© University of Warwick and others: registration is needed, and is personal to the organisation."));
    return form;
}

}  // namespace

model::Measure who_5() {
    constexpr std::string_view who = "WHO 2024, as quoted by awell-score: ";
    return Form("WHO-5", "WHO-5 Well-Being Index",
                published("Four times the sum of items, 0 to 100. 28 or less, in use for depression, is not used here."))
        .items(numbered(5), range(0, 5))
        .times(points(4))
        .recall("the last two weeks")
        .licence(names_and_numbers_only("CC BY-NC-SA 3.0 IGO, © WHO 2024."))
        .cutoff("all", points(50), published(who, "under 50, raw under 13, is poor wellbeing"))
        .reliable_change("default", points(10), published(who, "called a relevant change. An SD of 20 and an alpha of .85 come to 21"))
        .made();
}

model::Measure swemwbs() {
    return warwick_edinburgh("SWEMWBS", "Short Warwick-Edinburgh Mental Wellbeing Scale", 7,
                             "The raw sum, 7 to 35, not the metric score of the Rasch table: the two must not be mixed. No official cutoff; "
                             "the lowest 15 % in Germany end at 23.")
        .reliable_change("default", points(3), published(nhs_outcome_tables))
        .functional(27.3, 4.0, published("Germany, GEDA, raw sums"))
        .made();
}

model::Measure wemwbs() {
    return warwick_edinburgh("WEMWBS", "Warwick-Edinburgh Mental Wellbeing Scale", 14, "No official cutoff.")
        .reliable_change("default", points(9), published(nhs_outcome_tables))
        .made();
}

model::Measure reqol_10() {
    return Form("ReQoL-10", "Recovering Quality of Life, ten items",
                published(filed_as_scored("The item on physical health is not scored. Retest over .85 (Keetharuth et al. 2018).")))
        .items(numbered(10), range(0, 4))
        .recall("the last week")
        .licence(names_and_numbers_only("By licence; free of charge for publicly funded care."))
        .cutoff("adult", points(25), from_memory("24 or less is the clinical range", "; Franklin et al. 2021 have under 24"))
        .reliable_change("default", points(5), provisional("From memory, not looked up"))
        .reliability(0.92, from_memory("Alpha"))
        .made();
}

model::Measure inspire_o() {
    constexpr std::string_view danish = "assessing change and establishing empirical cutoffs (arxivlens)";
    return Form("INSPIRE-O", "Brief INSPIRE-O",
                published("Five times the sum of items, 0 to 100: the factor is from memory, and the published means fit it."))
        .items(numbered(5), range(0, 4))
        .times(points(5))
        .licence(names_and_numbers_only("Free download."))
        .cutoff("adult", points(50), published("Danish ROC curve: ", danish))
        .reliable_change("default", points(8), published("Called clinically relevant: ", danish))
        .functional(71.1, std::nullopt, published("Danish population, Moeller et al. 2024"))
        .clinical(39.9, std::nullopt, published("Danish patients, Moeller et al. 2024, n = 8,192"))
        .reliability(0.73, published("Alpha; retest .75: Moeller et al. 2024"))
        .made();
}

model::Measure ras_r() {
    return Form("RAS-R", "Recovery Assessment Scale, revised", provisional("No cutoff and no reliable change are agreed."))
        .items(numbered(24), range(1, 5))
        .licence(ask_before_use)
        .made();
}

model::Measure score_15() {
    return Form("SCORE-15", "SCORE-15 Index of Family Function and Change",
                published("Total only, 15 to 75: some items are turned, and which is not on file here. A mean of items, 1 to 5, is no total "
                          "here. No cutoff is agreed; one of 51.92 in a US thesis is of turned totals."))
        .lower_is_better()
        .total_only(range(15, 75))
        .recall("the family at the moment")
        .licence(names_and_numbers_only("Free to use (PhenX, CORC)."))
        .reliable_change("default", points(10),
                         provisional(nhs_outcome_tables, ", after Stratton 2014; whether their totals are turned is not known"))
        .reliable_change("us-thesis", points(17.51), published("Nebeker Adams 2018 (scholarsarchive.byu.edu/etd/7694)"))
        .reliability(0.89, published("Alpha, Stratton et al. 2014, n = 515"))
        .made();
}

}  // namespace viktig::store::builtin
