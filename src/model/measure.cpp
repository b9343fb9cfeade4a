// Totals, cutoffs and reliable changes of a measure.
#include "viktig/model/measure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace viktig::model {
namespace {

using base::Score;

const NamedScore* named(const NamedScores& scores, std::string_view name) {
    const auto found = std::ranges::find(scores, name, &NamedScore::name);
    return found == scores.end() ? nullptr : &*found;
}

std::optional<Score> score_of(const NamedScore* entry) {
    return entry ? std::optional(entry->score) : std::nullopt;
}

constexpr std::int64_t whole = 1000;  // thousandths

/// Thousandths times thousandths times thousandths: what a score, its weight and `times` make, exactly.
constexpr std::int64_t finest = whole * whole;

/// To the nearest multiple of the step, halves away from zero. @param value  in 1/finest of thousandths, over `parts`
Score rounded(std::int64_t value, std::int64_t parts, Score step) {
    const std::int64_t unit = parts * step.thousandths() * finest;
    const std::int64_t half = value < 0 ? -(unit / 2) : unit / 2;
    return Score::from_thousandths((value + half) / unit * step.thousandths());
}

constexpr Score third_place = Score::from_thousandths(1);

std::int64_t weight_of(const Measure& measure, std::size_t item) {
    return measure.weights.empty() ? whole : measure.weights[item].thousandths();
}

/// What these items would come to with none missing. @param pick  the score of an item
template <typename Pick>
Score total_with(const Measure& measure, Pick pick) {
    std::vector<std::optional<Score>> items;
    for (std::size_t n = 0; n < measure.items.size(); ++n) items.emplace_back(pick(n));
    return *measure.total_of(items);
}

}  // namespace

Score Measure::total_min() const {
    if (total_only()) return given_min;
    return total_with(*this, [&](std::size_t n) { return weight_of(*this, n) > 0 ? item_min : item_max; });
}

Score Measure::total_max() const {
    if (total_only()) return given_max;
    return total_with(*this, [&](std::size_t n) { return weight_of(*this, n) > 0 ? item_max : item_min; });
}

Score Measure::total_step() const {
    if (rounded_to) return *rounded_to;
    const std::int64_t stepped = step.thousandths() * times.thousandths();
    const bool exact = total == TotalRule::sum && stepped % whole == 0;
    return exact ? Score::from_thousandths(stepped / whole) : third_place;
}

std::optional<Score> Measure::total_of(std::span<const std::optional<Score>> given) const {
    // Most forms: all items there, and nothing to do but add them up.
    const bool plain = total == TotalRule::sum && weights.empty() && times == Score::from_whole(1) && !rounded_to;
    if (plain && !given.empty() && std::ranges::all_of(given, [](const auto& item) { return item.has_value(); }))
        return std::accumulate(given.begin(), given.end(), Score{}, [](Score so_far, const auto& item) { return so_far + *item; });
    std::int64_t sum = 0;
    std::size_t answered = 0;
    for (std::size_t n = 0; n < given.size(); ++n) {
        if (!given[n]) continue;
        sum += given[n]->thousandths() * weight_of(*this, n);
        ++answered;
    }
    if (answered == 0 || answered + may_miss < given.size()) return std::nullopt;
    std::int64_t value = sum * times.thousandths();
    auto parts = static_cast<std::int64_t>(answered);
    const bool prorated = answered < given.size();
    if (total != TotalRule::mean) {
        if (prorated)
            value *= static_cast<std::int64_t>(given.size());
        else
            parts = 1;
    }
    const Score otherwise = prorated && total == TotalRule::sum ? total_step() : third_place;
    return rounded(value, parts, rounded_to.value_or(otherwise));
}

const NamedScore* Measure::cutoff_of(std::initializer_list<std::string_view> groups) const {
    for (const std::string_view group : groups)
        if (const NamedScore* own = named(cutoff, group)) return own;
    return named(cutoff, "all");
}

std::optional<Score> Measure::cutoff_for(std::string_view group) const {
    return score_of(cutoff_of({group}));
}

const NamedScore* Measure::reliable_change_of(std::string_view convention) const {
    return named(reliable_change, convention);
}

std::optional<Score> Measure::reliable_change_named(std::string_view convention) const {
    return score_of(reliable_change_of(convention));
}

bool totals_can_be_worked_out(const Measure& measure) {
    constexpr double most = 4e18;  // of the 9.2e18 that 64 bits hold
    const auto size = [](Score score) { return std::abs(static_cast<double>(score.thousandths())); };
    double weight = static_cast<double>(whole);
    for (const Score one : measure.weights) weight = std::max(weight, size(one));
    const auto items = static_cast<double>(measure.items.size());
    const double item = std::max(size(measure.item_min), size(measure.item_max));
    const double step = measure.rounded_to ? size(*measure.rounded_to) : std::max(size(measure.step), 1.0) * size(measure.times) / 1000;
    const double largest = items * items * item * weight * size(measure.times);
    const double unit = items * step * static_cast<double>(finest);
    return largest < most && unit < most && largest + unit < most;
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
