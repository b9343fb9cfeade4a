// The limits in force: what it took to be named on this page.
#include "week_limits.hpp"

#include <algorithm>

#include "week_words.hpp"

namespace viktig::report {

using base::Decimal;
using base::List;
using base::Message;
using base::Score;

namespace {

/// Without decimals it does not need.
Decimal bare(Score score) {
    return {score, 0};
}

void add_outcome(List& limits, const model::Measure& measure, const model::Settings& settings) {
    List own;
    if (const auto points = measure.reliable_change_named(settings.threshold_name(measure.id)))
        own.parts.push_back({"week.limit.points", {bare(*points)}});
    for (const model::WatchedItem& watched : measure.watch)
        own.parts.push_back({"week.limit.watch", {watched.item, bare(watched.at_least)}});
    if (!own.parts.empty()) limits.parts.push_back({"week.limit.measure", {label_of(measure), std::move(own)}});
}

void add_alliance(List& limits, const model::Measure& measure) {
    const auto cutoff = measure.cutoff_for("adult");
    const bool falls_down = measure.direction == base::Direction::higher_is_better;
    if (cutoff && measure.fall)
        limits.parts.push_back({falls_down ? "week.limit.cutoff-or-down" : "week.limit.cutoff-or-up",
                                {label_of(measure), bare(*cutoff), bare(*measure.fall)}});
    else if (cutoff)
        limits.parts.push_back({"week.limit.cutoff", {label_of(measure), bare(*cutoff)}});
    else if (measure.fall)
        limits.parts.push_back({falls_down ? "week.limit.down" : "week.limit.up", {label_of(measure), bare(*measure.fall)}});
}

void add_measure(List& limits, const model::Measure& measure, const model::Settings& settings) {
    if (measure.type == model::MeasureType::alliance)
        add_alliance(limits, measure);
    else
        add_outcome(limits, measure, settings);
}

}  // namespace

LimitsInForce::LimitsInForce(const model::Settings& settings, const model::MeasureSet& measures,
                             const WeekWindow& window)
    : settings_(settings), measures_(measures), window_(window) {}

void LimitsInForce::add(const WeekCase& one) {
    for (const Series& series : one.series) {
        if (!series.measure || series.points.empty()) continue;
        const bool recent = window_.column(series.points.back().date).has_value();
        if (!one.open && !recent) continue;
        if (std::ranges::find(settings_.asked, series.what) == settings_.asked.end()) others_.insert(series.what);
    }
}

Message LimitsInForce::footnote() const {
    List limits;
    limits.separator = "; ";
    for (const std::string& id : settings_.asked)
        if (const model::Measure* measure = measures_.find(id)) add_measure(limits, *measure, settings_);
    for (const std::string& id : others_)
        if (const model::Measure* measure = measures_.find(id)) add_measure(limits, *measure, settings_);
    limits.parts.push_back({"week.limit.goals", {bare(settings_.goal_change)}});
    limits.parts.push_back({"week.limit.no-gain", {settings_.no_gain_meetings}});
    limits.parts.push_back({"week.limit.unrated", {settings_.goal_unrated_meetings}});
    limits.parts.push_back({"week.limit.silence", {settings_.silence_days}});
    limits.parts.push_back({"week.limit.waiting", {settings_.waiting_days}});
    return {"week.limits", {std::move(limits)}};
}

}  // namespace viktig::report
