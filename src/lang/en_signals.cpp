// English words of the change classes, the raters and the signals.
#include "tables.hpp"

namespace viktig::lang {

namespace {

constexpr Entry table[] = {
    {"rater.about", "{0} on {1}"},
    {"rater.self", "self"},
    {"rater.voice", "{0}"},
    {"series.better", "better"},
    {"series.better-past-cutoff", "better, past {0}"},
    {"series.closer", "closer"},
    {"series.further", "further"},
    {"series.no-total", "no total"},
    {"series.one-rating", "one rating"},
    {"series.worse", "worse"},
    {"series.worse-now-over", "worse, now > {0}"},
    {"series.worse-now-under", "worse, now < {0}"},
    {"signal.ask.no-gain", "is this the right help, and what would have to be different?"},
    {"signal.ask.silence", "who gets in touch, and when?"},
    {"signal.ask.talks", "what could we do differently next time?"},
    {"signal.ask.watch", "has it been talked about, and what keeps them safe until we meet?"},
    {"signal.ask.worse", "what has become harder, and what would help?"},
    {"signal.ask.worth-coming", "what would make it worth coming, for {0}?"},
    {"signal.began-over", "Began over the cutoff, {0}."},
    {"signal.began-under", "Began under the cutoff, {0}."},
    {"signal.down", "{0} down"},
    {"signal.falling.about", "The talks about {0} fell for {1}: {2}"},
    {"signal.falling.own", "The talks fell: {0}"},
    {"signal.falling.voice", "The talks fell for {0}: {1}"},
    {"signal.fell", "{0} {1} to {2}, {3}, limit {4}."},
    {"signal.is", "{0} is {1} ({2})"},
    {"signal.is-was", "{0} is {1}, was {2} ({3})"},
    {"signal.item", "{0} item {1}"},
    {"signal.limited", "{0} {1}, limit {2}."},
    {"signal.low.about", "The talks about {0} are low for {1}: {2}"},
    {"signal.low.own", "The talks are low: {0}"},
    {"signal.low.voice", "The talks are low for {0}: {1}"},
    {"signal.meetings-span", "{0} meetings, {1} {2} to {3}, limit {4}."},
    {"signal.no-gain.about", "No reliable gain yet for {0}, as {1} sees it: {2}"},
    {"signal.no-gain.own", "No reliable gain yet: {0}"},
    {"signal.no-gain.voice", "No reliable gain yet for {0}: {1}"},
    {"signal.numbers.no-gain", "No gain yet: {0} {1} to {2}."},
    {"signal.numbers.talks", "The talks: {0} {1}."},
    {"signal.numbers.worse", "Life: {0} {1} ({2}) to {3} ({4})."},
    {"signal.sentence", "{0}."},
    {"signal.short.falling", "talks falling: {0} {1} to {2}, {3}, limit {4}"},
    {"signal.short.low", "talks low: {0} {1}, was {2}, limit {3}"},
    {"signal.short.low-first", "talks low: {0} {1}, limit {2}"},
    {"signal.short.no-gain", "no gain yet: {0} meetings, {1} {2} to {3}, limit {4}"},
    {"signal.short.silence", "silence: {0}, {1}"},
    {"signal.short.watch-unanswered", "{0}; no answer on file"},
    {"signal.short.worse", "worse: {0} {1} to {2}, {3}, limit {4}"},
    {"signal.short.worse-declined", "worse: {0} {1} to {2}; said no {3}"},
    {"signal.short.worse-since", "worse: {0} {1} to {2} since {3}, {4}, limit {5}"},
    {"signal.silence.last-met", "last met {0}, {1} days"},
    {"signal.silence.never-met", "not met since it was opened {0}, {1} days"},
    {"signal.silence.nothing-agreed", "nothing agreed"},
    {"signal.silence.numbers", "Silence: {0}."},
    {"signal.silence.sentence", "Silence: {0}, limit {1}; {2}."},
    {"signal.silence.went-by", "{0} was agreed and went by"},
    {"signal.span", "{0} {1} ({2}) to {3} ({4}), {5}, limit {6}."},
    {"signal.up", "{0} up"},
    {"signal.value", "{0}"},
    {"signal.watch", "{0}; limit {1}."},
    {"signal.whose.about", "{0}'s {1} on {2}"},
    {"signal.whose.own", "{0}"},
    {"signal.whose.voice", "{0}'s {1}"},
    {"signal.worse.about", "Life is reliably worse for {0}, as {1} sees it: {2}"},
    {"signal.worse.own", "Life is reliably worse: {0}"},
    {"signal.worse.voice", "Life is reliably worse for {0}: {1}"},
};
static_assert(is_sorted_by_key(table));

}  // namespace

std::span<const Entry> en_signals() {
    return table;
}

}  // namespace viktig::lang
