// Before against after: a marked change, or a day that was asked about.
#include <algorithm>
#include <map>

#include "days.hpp"
#include "explain_steps.hpp"
#include "figures.hpp"
#include "viktig/stats/phases.hpp"

namespace viktig::report {

using base::Date;
using base::Message;

namespace {

/// What changed, by the day from which on it was so. A day that was asked about need not have anything.
using Marks = std::map<Date, std::vector<Message>>;

void add_marks(Marks& marks, const model::Dated& values, std::string_view words) {
    for (std::size_t n = 1; n < values.size(); ++n) {
        const auto& [from, value] = values[n];
        if (value != values[n - 1].second && !value.empty()) marks[from].push_back({words, {value}});
    }
}

Message day_words(const Explained& one, Date date, const std::vector<Message>& why) {
    const base::ShownDate day = short_day(date, one.as_of);
    if (why.empty()) return {"explain.day", {day}};
    base::List reasons;
    reasons.parts = why;
    return {"explain.phase.day-why", {day, std::move(reasons)}};
}

void add_overlap(Steps& steps, Date date, const Message& day, const stats::Nonoverlap& overlap, std::size_t before, std::size_t after) {
    steps.add("before-after",
              {"explain.phase", {day, before, after, before * after, overlap.better, overlap.equal, rounded(overlap.nap), rounded(overlap.tau),
                                 rounded(overlap.nap_interval.lower), rounded(overlap.nap_interval.upper)}},
              {{"day", date},
               {"before", static_cast<std::int64_t>(before)},
               {"after", static_cast<std::int64_t>(after)},
               {"pairs", static_cast<std::int64_t>(before * after)},
               {"better", static_cast<std::int64_t>(overlap.better)},
               {"equal", static_cast<std::int64_t>(overlap.equal)},
               {"nap", figure(overlap.nap)},
               {"nap_lower", figure(overlap.nap_interval.lower)},
               {"nap_upper", figure(overlap.nap_interval.upper)},
               {"nap_se_no_effect", figure(overlap.nap_standard_error_no_effect)},
               {"tau", figure(overlap.tau)},
               {"tau_lower", figure(overlap.tau_interval.lower)},
               {"tau_upper", figure(overlap.tau_interval.upper)},
               {"tau_se_no_effect", figure(overlap.tau_standard_error_no_effect)}});
}

}  // namespace

bool add_phase_steps(Steps& steps, const Explained& one, const Series& series) {
    Marks marks;
    add_marks(marks, one.episode.therapist, "explain.phase.therapist");
    add_marks(marks, one.episode.team, "explain.phase.team");
    if (one.before_after) marks[*one.before_after];
    bool any = false;
    for (const auto& mark : marks) {
        const Date date = mark.first;
        std::vector<double> before, after;
        for (const SeriesPoint& point : series.points) (point.date < date ? before : after).push_back(value_of(point.total));
        const Message day = day_words(one, date, mark.second);
        if (const auto overlap = stats::nonoverlap(before, after, series.yardstick.direction)) {
            add_overlap(steps, date, day, *overlap, before.size(), after.size());
            any = true;
        } else if (date == one.before_after) {
            steps.add("before-after", {before.empty() ? "explain.phase.none-before" : "explain.phase.none-after", {day}},
                      {{"day", date}, {"before", static_cast<std::int64_t>(before.size())}, {"after", static_cast<std::int64_t>(after.size())}});
        }
    }
    return any;
}

}  // namespace viktig::report
