// The limits in force: what it took to be named on this page.
#include "week_limits.hpp"

#include <algorithm>

#include "signal_words.hpp"
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

/// The same, said to be provisional where it is.
Message marked(Message limit, const model::Basis& basis) {
    return basis.is_provisional() ? Message{"week.limit.provisional", {std::move(limit)}} : limit;
}

/// @param used  names of the cutoffs that series on the page are held to
void add_outcome(List& limits, const model::Measure& measure, const model::Settings& settings, const std::set<std::string>& used) {
    List own;
    if (const auto* change = measure.reliable_change_of(settings.threshold_name(measure.id)))
        own.parts.push_back(marked({"week.limit.points", {bare(change->score)}}, change->basis));
    for (const model::NamedScore& cutoff : measure.cutoff)
        if (cutoff.basis.is_provisional() && used.contains(cutoff.name))
            own.parts.push_back(marked({"week.limit.cutoff-of", {bare(cutoff.score), cutoff.name}}, cutoff.basis));
    for (const model::WatchedItem& watched : measure.watch)
        own.parts.push_back(marked({"week.limit.watch", {watched.item, bare(watched.at_least)}}, watched.basis));
    if (!own.parts.empty()) limits.parts.push_back({"week.limit.measure", {label_of(measure), std::move(own)}});
}

void add_alliance(List& limits, const model::Measure& measure) {
    const model::NamedScore* cutoff = measure.cutoff_of({"adult"});
    const bool falls_down = measure.direction == base::Direction::higher_is_better;
    if (cutoff && measure.fall) {
        const Message both{falls_down ? "week.limit.cutoff-or-down" : "week.limit.cutoff-or-up",
                           {label_of(measure), bare(cutoff->score), bare(*measure.fall)}};
        limits.parts.push_back(marked(both, cutoff->basis.is_provisional() ? cutoff->basis : measure.fall_basis));
    } else if (cutoff) {
        limits.parts.push_back(marked({"week.limit.cutoff", {label_of(measure), bare(cutoff->score)}}, cutoff->basis));
    } else if (measure.fall) {
        limits.parts.push_back(
            marked({falls_down ? "week.limit.down" : "week.limit.up", {label_of(measure), bare(*measure.fall)}}, measure.fall_basis));
    }
}

void add_measure(List& limits, const model::Measure& measure, const model::Settings& settings, const std::set<std::string>& used) {
    if (measure.type == model::MeasureType::alliance)
        add_alliance(limits, measure);
    else
        add_outcome(limits, measure, settings, used);
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
        if (!series.cutoff_name.empty()) cutoffs_[series.what].insert(series.cutoff_name);
        if (std::ranges::find(settings_.asked, series.what) == settings_.asked.end()) others_.insert(series.what);
    }
}

/// Those asked for, then the others in use.
std::vector<std::string> LimitsInForce::named() const {
    std::vector<std::string> ids = settings_.asked;
    ids.insert(ids.end(), others_.begin(), others_.end());
    return ids;
}

std::vector<Message> LimitsInForce::expected_notes(const ExpectedCourses& expected) const {
    std::vector<Message> notes;
    for (const std::string& id : named()) {
        const model::Measure* measure = measures_.find(id);
        const auto course = expected.find(id);
        if (measure && course != expected.end()) notes.push_back(expected_note(label_of(*measure), course->second));
    }
    return notes;
}

Message LimitsInForce::method_note(ChangeMethod method) const {
    std::vector<const model::Measure*> outcomes;
    for (const std::string& id : named()) {
        const model::Measure* measure = measures_.find(id);
        if (measure && measure->type == model::MeasureType::outcome) outcomes.push_back(measure);
    }
    return method_footnote(outcomes, method);
}

Message LimitsInForce::footnote() const {
    List limits;
    limits.separator = "; ";
    for (const std::string& id : named()) {
        const model::Measure* measure = measures_.find(id);
        const auto used = cutoffs_.find(id);
        if (measure) add_measure(limits, *measure, settings_, used == cutoffs_.end() ? std::set<std::string>{} : used->second);
    }
    limits.parts.push_back({"week.limit.goals", {bare(settings_.goal_change)}});
    limits.parts.push_back({"week.limit.no-gain", {settings_.no_gain_meetings}});
    limits.parts.push_back({"week.limit.unrated", {settings_.goal_unrated_meetings}});
    limits.parts.push_back({"week.limit.silence", {settings_.silence_days}});
    limits.parts.push_back({"week.limit.waiting", {settings_.waiting_days}});
    return {"week.limits", {std::move(limits)}};
}

}  // namespace viktig::report
