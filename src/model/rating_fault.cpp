// Can these numbers stand? Item count, range, step: for ratings typed and ratings on file alike.
#include "viktig/model/log_line.hpp"

namespace viktig::model {
namespace {

using base::Decimal;
using base::Message;
using base::Score;

/// The range and grid that one number must keep to.
struct Limits {
    Score least, most, step;
};

Decimal shown(Score score) {
    return {score, score.decimals()};
}

bool stands(Score score, const Limits& limits) {
    return score >= limits.least && score <= limits.most && (score - limits.least).on_step(limits.step);
}

Limits item_limits(const Measure* measure, const Settings& settings) {
    return measure ? Limits{measure->item_min, measure->item_max, measure->step} : Limits{goal_min, goal_max, settings.goal_step};
}

Limits total_limits(const Measure* measure, const Settings& settings) {
    return measure ? Limits{measure->total_min(), measure->total_max(), measure->total_step()} : item_limits(measure, settings);
}

std::size_t items_expected(const Measure* measure) {
    return measure ? measure->items.size() : 1;
}

/// Of one that does not stand. @param label  what the number is called
Message number_fault(Score score, const Limits& limits, std::string_view label) {
    const bool in_range = score >= limits.least && score <= limits.most;
    return in_range ? Message{"score.off-step", {label, shown(score), shown(limits.step)}}
                    : Message{"score.out-of-range", {label, shown(score), shown(limits.least), shown(limits.most)}};
}

std::string item_label(const Measure& measure, std::size_t item) {
    return measure.one_item() ? measure.short_name : measure.short_name + " item '" + measure.items[item] + "'";
}

}  // namespace

bool rating_stands(const GivenNumbers& rating, const Measure* measure, const Settings& settings) {
    if (rating.status != Status::rated) return true;
    if (rating.total) return stands(*rating.total, total_limits(measure, settings));
    if ((measure && measure->total_only()) || rating.items.size() != items_expected(measure)) return false;
    const Limits limits = item_limits(measure, settings);
    bool any = false;
    for (const std::optional<Score>& item : rating.items) {
        if (!item) continue;
        if (!stands(*item, limits)) return false;
        any = true;
    }
    return any;
}

Message rating_fault(const GivenNumbers& rating, const Measure* measure, const Settings& settings, std::size_t& item_at_fault) {
    const std::size_t given = rating.items.size(), expected = items_expected(measure);
    item_at_fault = given;
    if (rating_stands(rating, measure, settings)) return {};
    const std::string_view label = measure ? std::string_view(measure->short_name) : rating.what;
    if (rating.total) return number_fault(*rating.total, total_limits(measure, settings), label);
    if (measure && measure->total_only()) return {"score.total-only", {label}};
    if (expected == 1 && given != 1) return {"score.one-number", {label, given}};
    if (given < expected) return {"score.too-few-items", {label, expected, given}};
    if (given > expected) return {"score.too-many-items", {label, expected, given}};
    const Limits limits = item_limits(measure, settings);
    for (std::size_t n = 0; n < given; ++n) {
        if (!rating.items[n] || stands(*rating.items[n], limits)) continue;
        item_at_fault = n;
        return number_fault(*rating.items[n], limits, measure ? item_label(*measure, n) : std::string(label));
    }
    return {expected == 1 ? std::string_view("score.left-open") : std::string_view("score.nothing-given"), {label}};
}

}  // namespace viktig::model
