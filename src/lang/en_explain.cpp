// English words of the page that shows the arithmetic.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"explain.answered", "Answered {0}; {1}. Silent since."},
    {"explain.answered-look", "Answered {0}; {1}, and that day has come."},
    {"explain.answered-open",
     "Answered {0}; {1}. Open again: three more ratings, one limit further, or as long again."},
    {"explain.cautious",
     "Cautiously (Edwards and Nunnally): the first score drawn towards the clinical mean {0} is {1}; 1.96 standard errors (SEM {2}) around it reach from {3} to {4}; {5} makes it {6}."},
    {"explain.class", "So: {0}."},
    {"explain.column.date", "date"},
    {"explain.column.from-first", "change"},
    {"explain.column.items", "items"},
    {"explain.column.place", "where it stands"},
    {"explain.column.total", "total"},
    {"explain.cutoff", "Cutoff {0} ({1}, {2}): first {3} is {4}, latest {5} is {6}."},
    {"explain.cutoff-of-one", "Cutoff {0} ({1}, {2}): {3} is {4}."},
    {"explain.day", "{0}"},
    {"explain.difference", "Latest {0} ({1}) - first {2} ({3}) = {4}."},
    {"explain.from-norms",
     "From norms ({0}; Jacobson and Truax): S_diff = √2 × {1} × √(1 - {2}) = {3}; 1.96 × S_diff = {4} points; index = change / S_diff = {5}."},
    {"explain.hang-together", "Weekly ratings of one person hang together: a trend looks surer than it is."},
    {"explain.heading", "{0} · {1}"},
    {"explain.higher", "higher is better"},
    {"explain.limit-from-norms", "that limit made exact"},
    {"explain.limit-named", "the reliable change '{0}' ({1})"},
    {"explain.limit-not-reached", "{0} is less than {1}, {2}: the limit is not reached."},
    {"explain.limit-of-goals", "the setting goal_change"},
    {"explain.limit-reached", "{0} is at least {1}, {2}: the limit is reached."},
    {"explain.look", "look again {0}"},
    {"explain.lower", "lower is better"},
    {"explain.no-limit", "There is no reliable change for this form: no class is told."},
    {"explain.no-look", "no day to look again"},
    {"explain.no-norms", "The form has not the norms that {0} takes: no class is told by it."},
    {"explain.not-answered", "Nobody has answered it: open."},
    {"explain.one-rating", "One rating: nothing can be told of change."},
    {"explain.phase",
     "Before and after {0}: ratings before it {1}, from it on {2}, pairs {3}; the later one is better in {4}, equal in {5}. NAP = ({4} + {5} / 2) / {3} = {6}, 95 % interval {8} to {9}; Tau = 2 × NAP - 1 = {7}."},
    {"explain.phase.day-why", "{0} ({1})"},
    {"explain.phase.none-after", "Before and after {0}: no rating from that day on, so nothing can be compared."},
    {"explain.phase.none-before", "Before and after {0}: no rating before it, so nothing can be compared."},
    {"explain.phase.note",
     "Before and after: a drift that was there before is not taken out, and ratings are taken for independent, which they are not."},
    {"explain.phase.team", "team {0}"},
    {"explain.phase.therapist", "therapist {0}"},
    {"explain.place", "{0}:{1}"},
    {"explain.rule.falling", "{0} before, {1} now: {2} down, and a fall of {3} or more counts."},
    {"explain.rule.follow-up", "Ended {0} + {1} months = {2}; no such talk was held from 30 days before that day on."},
    {"explain.rule.goal",
     "Meetings without a rating of it since it was rated last, or set: {0}; {1} of them, limit {2}."},
    {"explain.rule.low", "{0} is not {1} or more, the cutoff."},
    {"explain.rule.no-gain",
     "{0} ratings, {1} or more; first {2}, latest {3}: {4} apart, less than {5}, {6}; and the first is on the troubled side of {7}."},
    {"explain.rule.silence",
     "Last met {0}; from then to {1} it is {2} days, limit {3}, and no meeting is agreed for that day or later."},
    {"explain.rule.silence-never",
     "Opened {0}, never met; from then to {1} it is {2} days, limit {3}, and no meeting is agreed for that day or later."},
    {"explain.rule.slipping",
     "First {0}, then {1} and {2}: {3} and {4} down. Twice that is at least {5} both times, {6}; and {4} is less than it."},
    {"explain.rule.waiting", "From {0} to {1} it is {2} days, limit {3}, and no meeting has opened it."},
    {"explain.rule.watch", "Item {0} of the latest form that has it is {1} ({2}); {3} or more is said aloud."},
    {"explain.rule.worse", "First {0}, latest {1}: {2} down, at least {3}, {4}."},
    {"explain.side.at-or-over", "on the cutoff or over it, the functional side"},
    {"explain.side.at-or-over-trouble", "on the cutoff or over it, the troubled side"},
    {"explain.side.below", "under it, the troubled side"},
    {"explain.side.below-functional", "under it, the functional side"},
    {"explain.signal", "THE SIGNAL"},
    {"explain.signals-keep-limits", "Signals and goals keep the service's own limits, whatever the method."},
    {"explain.since", "It has held without a break since {0}, the day in its name."},
    {"explain.slope",
     "Middle of the slopes of all {2} pairs of ratings (Theil and Sen): {0} points a week, {1} a rating."},
    {"explain.slope-interval", "{0} 95 % interval, a week: {1} to {2}."},
    {"explain.slope-rating-interval", "{0} A rating: {1} to {2}."},
    {"explain.source", "{0}: {1} (viktig measure show {2})"},
    {"explain.steps", "STEP BY STEP"},
    {"explain.title", "{0}  {1}"},
    {"explain.trend", "Pairs that rose less pairs that fell (Mann and Kendall): {0}."},
    {"explain.trend-statistics", "{0} tau-b {1}, z {2}, p {3} ({4}); a rating with the one before: r1 {5}."},
};
static_assert(is_sorted_by_key(table));

}  // namespace

std::span<const Entry> en_explain() {
    return table;
}

}  // namespace viktig::lang
