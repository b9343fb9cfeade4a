// Can these numbers stand? Item count, range, step: for ratings typed and ratings on file alike.
#include "viktig/model/log_line.hpp"

namespace viktig::model {
namespace {

using base::Decimal;
using base::Message;
using base::Score;

/// The range and grid that one number must keep to, and how it is called in a message.
struct Limits {
    Score least, most, step;
};

Decimal shown(Score score) {
    return {score, score.decimals()};
}

bool stands(Score score, const Limits& limits) {
    return score >= limits.least && score <= limits.most && (score - limits.least).on_step(limits.step);
}

/// @param label  makes the name of the number, where it is needed: hardly ever
template <typename Label>
Message number_fault(Score score, const Limits& limits, Label label) {
    if (stands(score, limits)) return {};
    const bool in_range = score >= limits.least && score <= limits.most;
    return in_range ? Message{"score.off-step", {label(), shown(score), shown(limits.step)}}
                    : Message{"score.out-of-range", {label(), shown(score), shown(limits.least), shown(limits.most)}};
}

std::string item_label(const Measure& measure, std::size_t item) {
    return measure.one_item() ? measure.short_name : measure.short_name + " item '" + measure.items[item] + "'";
}

}  // namespace

Message rating_fault(const GivenNumbers& rating, const Measure* measure, const Settings& settings, std::size_t& item_at_fault) {
    item_at_fault = rating.items.size();
    if (rating.status != Status::rated) return {};
    const Limits item_limits = measure ? Limits{measure->item_min, measure->item_max, measure->step}
                                       : Limits{goal_min, goal_max, settings.goal_step};
    const std::size_t expected = measure ? measure->items.size() : 1;
    const std::string_view label = measure ? std::string_view(measure->short_name) : rating.what;
    if (rating.total) {
        const Limits limits = measure ? Limits{measure->total_min(), measure->total_max(), measure->total_step()} : item_limits;
        return number_fault(*rating.total, limits, [&] { return label; });
    }
    if (measure && measure->total_only()) return {"score.total-only", {label}};
    if (expected == 1 && rating.items.size() != 1) return {"score.one-number", {label, rating.items.size()}};
    if (rating.items.size() < expected)
        return {"score.too-few-items", {label, expected, rating.items.size()}};
    if (rating.items.size() > expected)
        return {"score.too-many-items", {label, expected, rating.items.size()}};
    bool any = false;
    for (std::size_t n = 0; n < rating.items.size(); ++n) {
        if (!rating.items[n]) continue;
        any = true;
        if (stands(*rating.items[n], item_limits)) continue;
        Message fault = number_fault(*rating.items[n], item_limits, [&] { return measure ? item_label(*measure, n) : std::string(label); });
        item_at_fault = n;
        return fault;
    }
    if (!any) return {expected == 1 ? std::string_view("score.left-open") : std::string_view("score.nothing-given"), {label}};
    return {};
}

}  // namespace viktig::model
