// What is worked out of one group: means, effect sizes, and who is behind each number.
#include <map>

#include "figures.hpp"
#include "outcomes_group.hpp"
#include "viktig/stats/severity_adjusted.hpp"
#include "viktig/stats/small_cells.hpp"

namespace viktig::report {

using base::Message;
using stats::FirstAndLatest;

namespace {

/// Fewer say too little about what is usual (a judgement).
constexpr std::size_t fewest_for_reference = 30;
constexpr int decimals_of_effect = 2, decimals_of_mean = 1;

Message age_words(const std::string& age) {
    if (age == "adult") return {"outcomes.age.adult"};
    if (age == "adolescent") return {"outcomes.age.adolescent"};
    return age == "child" ? Message{"outcomes.age.child"} : Message{"outcomes.age.unknown"};
}

void say(Items& items, Message text) {
    Item item;
    item.text = std::move(text);
    items.items.push_back(std::move(item));
}

std::vector<FirstAndLatest> pairs_of(const GroupOnPage& page) {
    std::vector<FirstAndLatest> all;
    for (const RatedCourse* rated : page.paired) all.push_back(pair_of(*rated));
    return all;
}

}  // namespace

void add_means(Items& items, const GroupOnPage& page) {
    std::map<std::string, std::vector<double>> by_age;
    // Of the same people as the change below: two means over nearly the same people would give away who is in one only.
    for (const RatedCourse* rated : page.paired) by_age[rated->age].push_back(value_of(rated->totals.front()));
    std::vector<std::size_t> counts;
    for (const auto& [age, scores] : by_age) counts.push_back(scores.size());
    const auto withheld = stats::withhold_in_row(counts, page.limit);
    base::List means;
    std::size_t place = 0;
    for (const auto& [age, scores] : by_age) {
        if (withheld.total || withheld.cells[place++]) continue;
        double sum = 0;
        for (const double score : scores) sum += score;
        FigureOf of = page.about;
        of.unit = age.empty() ? "age-unknown" : age;
        const double mean = sum / static_cast<double>(scores.size());
        page.figures.value(of, "first_mean", scores.size(), mean, decimals_of_mean);
        means.parts.push_back({"outcomes.first-of-age", {age_words(age), rounded(mean, decimals_of_mean), scores.size()}});
    }
    if (!means.parts.empty()) say(items, {"outcomes.first", {std::move(means)}});
    const auto described = stats::describe(pairs_of(page), page.measure.direction);
    if (!described) return;
    page.figures.value(page.about, "gain_mean", described->n, described->mean_gain, decimals_of_mean);
    say(items, {"outcomes.change", {rounded(described->mean_first, decimals_of_mean), rounded(described->mean_latest, decimals_of_mean), described->n}});
}

void add_effect(Items& items, const GroupOnPage& page) {
    const auto described = stats::describe(pairs_of(page), page.measure.direction);
    if (!described) return;
    const auto simple = stats::standardized_mean_change(*described, stats::SmallSamples::as_is);
    const auto corrected = stats::standardized_mean_change(*described, stats::SmallSamples::corrected);
    if (!simple || !corrected) return say(items, {"outcomes.no-effect-size"});
    page.figures.value(page.about, "effect_size_simple", described->n, simple->value, decimals_of_effect, simple->interval);
    page.figures.value(page.about, "effect_size", described->n, corrected->value, decimals_of_effect, corrected->interval);
    Message text{"outcomes.effect", {rounded(corrected->value, decimals_of_effect), rounded(simple->value, decimals_of_effect)}};
    if (corrected->interval)
        text = {"outcomes.effect-interval", {rounded(corrected->value, decimals_of_effect), value_range(*corrected->interval, decimals_of_effect),
                                             rounded(simple->value, decimals_of_effect)}};
    say(items, std::move(text));
    const auto before = stats::describe(page.group.earlier, page.measure.direction);
    if (!before || before->n < fewest_for_reference) return;
    const auto of_before = stats::standardized_mean_change(*before, stats::SmallSamples::as_is);
    if (!of_before) return;
    const double relative = simple->value - of_before->value;
    page.figures.value(page.about, "effect_size_relative", described->n, relative, decimals_of_effect);
    say(items, {"outcomes.relative", {before->n, rounded(of_before->value, decimals_of_effect), rounded(relative, decimals_of_effect)}});
}

void add_severity(Items& items, const GroupOnPage& page) {
    std::vector<FirstAndLatest> judged;
    for (const RatedCourse* rated : page.paired)
        if (began_troubled(*rated)) judged.push_back(pair_of(*rated));
    // The number of the judged, and of those they are held against, would give away who began elsewhere.
    if (!stats::may_be_told(judged.size(), page.paired.size(), page.limit)) return;
    if (!page.group.earlier.empty() && !stats::may_be_told(page.group.earlier_under.size(), page.group.earlier.size(), page.limit)) return;
    if (page.group.earlier_under.size() < fewest_for_reference)
        return say(items, {"outcomes.severity.too-few", {page.group.earlier_under.size(), fewest_for_reference}});
    const auto model = stats::fit_severity(page.group.earlier_under, page.measure.direction);
    if (!model) return;
    const auto brown = stats::severity_adjusted(*model, judged, stats::SeverityConvention::brown);
    const auto open_fit = stats::severity_adjusted(*model, judged, stats::SeverityConvention::open_fit);
    if (!brown || !open_fit) return;
    page.figures.value(page.about, "severity_adjusted_brown", judged.size(), *brown, decimals_of_effect);
    page.figures.value(page.about, "severity_adjusted_openfit", judged.size(), *open_fit, decimals_of_effect);
    say(items, {"outcomes.severity", {rounded(*brown, decimals_of_effect), rounded(model->mean_gain / model->sd_first, decimals_of_effect), model->n, judged.size(),
                                      rounded(*open_fit, decimals_of_effect)}});
}

}  // namespace viktig::report
