// The sentences of the rules about the whole case.
#include "days.hpp"
#include "signal_words.hpp"

namespace viktig::report {

using base::Date;
using base::Message;
using model::Episode;
using model::Settings;

namespace {

void tell_silence(Signal& signal, const Finding& found, const Episode& episode, const Settings& settings, Date day) {
    const Date quiet_from = found.last_met.value_or(*episode.opened);
    const long days = base::days_between(quiet_from, day);
    const Message agreed = found.went_by ? Message{"signal.silence.went-by", {short_day(*found.went_by, day)}}
                                         : Message{"signal.silence.nothing-agreed"};
    const Message last = found.last_met ? Message{"signal.silence.last-met", {short_day(quiet_from, day), days}}
                                        : Message{"signal.silence.never-met", {short_day(quiet_from, day), days}};
    signal.sentence = {"signal.silence.sentence", {last, settings.silence_days, agreed}};
    signal.numbers = {"signal.silence.numbers", {last}};
    signal.short_sentence = {"signal.short.silence", {last, agreed}};
    signal.question = {"signal.ask.silence"};
}

void tell_waiting(Signal& signal, const Episode& episode, const Settings& settings, Date day) {
    const Date from = episode.asked.value_or(episode.listed);
    const Message since{episode.asked ? "signal.waiting.asked" : "signal.waiting.listed", {short_day(from, day), base::days_between(from, day)}};
    signal.sentence = {"signal.waiting.sentence", {since, settings.waiting_days}};
    signal.numbers = {"signal.waiting.numbers", {since}};
    signal.short_sentence = {"signal.short.waiting", {since}};
    signal.question = {"signal.ask.waiting"};
}

void tell_follow_up(Signal& signal, const Finding& found, const Episode& episode, Date day) {
    const Message due{"signal.follow-up.due", {found.months, short_day(found.since, day), short_day(episode.ending->date, day)}};
    signal.sentence = {"signal.follow-up.sentence", {due}};
    signal.numbers = {"signal.sentence", {due}};
    signal.short_sentence = due;
    signal.question = {"signal.ask.follow-up"};
}

void tell_goal(Signal& signal, const Finding& found, const Settings& settings) {
    const Message meetings{"signal.goal.meetings", {found.goal->words(), found.unrated_on.size()}};
    signal.sentence = {"signal.goal.sentence", {meetings, settings.goal_unrated_meetings}};
    signal.numbers = {"signal.sentence", {meetings}};
    signal.short_sentence = {"signal.short.goal", {found.goal->id, found.unrated_on.size()}};
    signal.question = {"signal.ask.goal"};
}

}  // namespace

void put_case_into_words(Signal& signal, const Finding& found, const Episode& episode, const Settings& settings, Date day) {
    switch (found.rule) {
        case Rule::goal_unrated: return tell_goal(signal, found, settings);
        case Rule::silence: return tell_silence(signal, found, episode, settings, day);
        case Rule::waiting: return tell_waiting(signal, episode, settings, day);
        case Rule::follow_up_due: return tell_follow_up(signal, found, episode, day);
        default: return;
    }
}

}  // namespace viktig::report
