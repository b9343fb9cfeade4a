// Totals, cutoffs and reliable changes of a measure.
#include "viktig/model/measure.hpp"

#include <algorithm>

namespace viktig::model {
namespace {

std::optional<base::Score> named(const NamedScores& scores, std::string_view name) {
    const auto found = std::ranges::find(scores, name, &NamedScores::value_type::first);
    if (found == scores.end()) return std::nullopt;
    return found->second;
}

base::Score times(base::Score score, std::size_t count) {
    return base::Score::from_thousandths(score.thousandths() * static_cast<std::int64_t>(count));
}

}  // namespace

base::Score Measure::total_min() const {
    return total == TotalRule::sum ? times(item_min, items.size()) : item_min;
}

base::Score Measure::total_max() const {
    return total == TotalRule::sum ? times(item_max, items.size()) : item_max;
}

std::optional<base::Score> Measure::total_of(std::span<const std::optional<base::Score>> given) const {
    base::Score sum;
    for (const auto& item : given) {
        if (!item) return std::nullopt;
        sum = sum + *item;
    }
    if (total == TotalRule::sum) return sum;
    // Rounded to the third place, away from zero at the half: a mean of items need not be a decimal of three places.
    const auto count = static_cast<std::int64_t>(given.size());
    const auto thousandths = sum.thousandths();
    const auto half = thousandths < 0 ? -count / 2 : count / 2;
    return base::Score::from_thousandths((thousandths + half) / count);
}

std::optional<base::Score> Measure::cutoff_for(std::string_view group) const {
    if (const auto own = named(cutoff, group)) return own;
    return named(cutoff, "adult");
}

std::optional<base::Score> Measure::reliable_change_named(std::string_view convention) const {
    return named(reliable_change, convention);
}

void MeasureSet::add(Measure measure) {
    const std::string id = measure.id;
    put({id, {}, std::make_shared<const Measure>(std::move(measure))});
}

void MeasureSet::add_later(std::string id, Source source) {
    put({std::move(id), std::move(source), nullptr});
}

void MeasureSet::put(Entry entry) {
    const auto place = std::ranges::lower_bound(entries_, entry.id, {}, &Entry::id);
    if (place != entries_.end() && place->id == entry.id)
        *place = std::move(entry);
    else
        entries_.insert(place, std::move(entry));
}

const MeasureSet::Entry* MeasureSet::entry(std::string_view id) const {
    const auto place = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
    return place != entries_.end() && place->id == id ? &*place : nullptr;
}

bool MeasureSet::has(std::string_view id) const {
    return entry(id) != nullptr;
}

const Measure* MeasureSet::find(std::string_view id) const {
    const Entry* found = entry(id);
    if (!found) return nullptr;
    if (!found->measure) found->measure = std::make_shared<const Measure>(found->source());
    return found->measure.get();
}

std::vector<const Measure*> MeasureSet::all() const {
    std::vector<const Measure*> measures;
    for (const Entry& each : entries_) measures.push_back(find(each.id));
    return measures;
}

std::vector<std::string> MeasureSet::ids() const {
    std::vector<std::string> names;
    for (const Entry& each : entries_) names.push_back(each.id);
    return names;
}

}  // namespace viktig::model
