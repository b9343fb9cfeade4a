// Signals: what the rules found, held against what was answered.
#include "viktig/report/signals.hpp"

#include <algorithm>

#include "signal_rules.hpp"
#include "signal_words.hpp"

namespace viktig::report {

using base::Date;
using base::Score;
using model::Episode;
using model::History;
using model::Settings;
using model::SignalAnswer;

namespace {

constexpr std::ptrdiff_t ratings_that_reopen = 3;

bool is_unambiguous(std::string_view beginning, const std::vector<std::string>& ids) {
    return std::ranges::count_if(ids, [&](const std::string& id) { return begins_signal(beginning, id); }) == 1;
}

std::vector<std::string> ids_of(const std::vector<Signal>& signals) {
    std::vector<std::string> ids;
    for (const Signal& signal : signals) ids.push_back(signal.id());
    return ids;
}

std::optional<SignalAnswer> latest_answer(const Signal& signal, const std::vector<std::string>& ids,
                                          const std::vector<SignalAnswer>& answers) {
    const SignalAnswer* latest = nullptr;
    for (const SignalAnswer& answer : answers) {
        const bool named = begins_signal(answer.signal, signal.id()) && is_unambiguous(answer.signal, ids);
        const bool meant = named || (signal.rule == Rule::below_expected && begins_signal(signal.about_what(), answer.signal));
        if (!meant || answer.date < signal.since) continue;
        if (!latest || answer.date >= latest->date) latest = &answer;
    }
    return latest ? std::optional(*latest) : std::nullopt;
}

std::optional<Score> value_on(const std::vector<DatedScore>& values, Date date) {
    std::optional<Score> known;
    for (const DatedScore& value : values)
        if (value.date <= date) known = value.score;
    return known;
}

bool one_limit_further(const Signal& signal, const Finding& found) {
    if (!signal.at_answer || !signal.now || !found.one_limit) return false;
    // A watched item is worse when higher, whichever way the form as a whole runs.
    const auto direction = found.rule == Rule::watch ? stats::Direction::lower_is_better
                                                     : found.series->yardstick.direction;
    return setback(*signal.at_answer, *signal.now, direction) >= *found.one_limit;
}

/// Where no rating can bear it out, time and meetings do.
bool stands_again(const Finding& found, const SignalAnswer& answer, const Settings& settings, Date day) {
    const long days = base::days_between(answer.date, day);
    const auto meetings = std::ranges::count_if(found.unrated_on, [&](Date date) { return date > answer.date; });
    return (found.rule == Rule::silence && days >= settings.silence_days) || (found.rule == Rule::waiting && days >= settings.waiting_days) ||
           (found.rule == Rule::goal_unrated && meetings >= settings.goal_unrated_meetings);
}

SignalState state_after(const SignalAnswer& answer, const Signal& signal, const Finding& found,
                        const Settings& settings, Date day) {
    const auto more = std::ranges::count_if(found.values, [&](const DatedScore& v) { return v.date > answer.date; });
    if (more >= ratings_that_reopen || one_limit_further(signal, found)) return SignalState::open;
    if (answer.look) return *answer.look <= day ? SignalState::look_again : SignalState::answered;
    return stands_again(found, answer, settings, day) ? SignalState::open : SignalState::answered;
}

Signal signal_of(const Finding& found, const Episode& episode, Date day) {
    Signal signal;
    signal.rule = found.rule;
    signal.since = found.since;
    signal.with = episode.therapist_on(day);
    if (found.goal) {
        if (found.goal->owner != "all") signal.voice = found.goal->owner;
        signal.what = found.goal->id;
    }
    if (!found.series) return signal;
    signal.voice = found.series->voice;
    signal.about = found.series->about;
    signal.what = found.series->what;
    signal.decimals = found.series->decimals();
    if (!found.values.empty()) signal.now = found.values.back().score;
    return signal;
}

bool safety_first_then_newest(const Signal& a, const Signal& b) {
    const bool a_is_safety = a.rule == Rule::watch;
    const bool b_is_safety = b.rule == Rule::watch;
    if (a_is_safety != b_is_safety) return a_is_safety;
    return a.since > b.since;
}

}  // namespace

bool begins_signal(std::string_view beginning, std::string_view id) {
    if (!id.starts_with(beginning)) return false;
    return id.size() == beginning.size() || id[beginning.size()] == '.';
}

std::string_view rule_key(Rule rule) {
    switch (rule) {
        case Rule::watch: return "watch";
        case Rule::worse: return "worse";
        case Rule::slipping: return "slipping";
        case Rule::below_expected: return "below-expected";
        case Rule::alliance_low: return "alliance-low";
        case Rule::alliance_falling: return "alliance-falling";
        case Rule::no_gain_yet: return "no-gain-yet";
        case Rule::goal_unrated: return "goal-unrated";
        case Rule::silence: return "silence";
        case Rule::waiting: return "waiting";
        case Rule::follow_up_due: return "follow-up-due";
    }
    return {};
}

std::string_view state_key(SignalState state) {
    switch (state) {
        case SignalState::open: return "open";
        case SignalState::look_again: return "look-again";
        case SignalState::answered: return "answered";
    }
    return {};
}

std::vector<std::string_view> rule_keys() {
    std::vector<std::string_view> keys;
    for (const Rule rule : {Rule::watch, Rule::worse, Rule::slipping, Rule::below_expected, Rule::alliance_low, Rule::alliance_falling, Rule::no_gain_yet,
                            Rule::goal_unrated, Rule::silence, Rule::waiting, Rule::follow_up_due})
        keys.push_back(rule_key(rule));
    return keys;
}

std::string Signal::about_what() const {
    std::string text(rule_key(rule));
    if (!voice.empty()) text += '.' + voice;
    if (!about.empty()) text += '@' + about;
    if (!what.empty()) text += '.' + what;
    return text;
}

std::string Signal::id() const {
    return about_what() + '.' + base::to_string(since);
}

std::vector<Signal> find_signals(const History& history, const Episode& episode, const std::vector<Series>& series,
                                 const Settings& settings, Date day, const ExpectedCourses& expected) {
    const std::vector<Finding> standing = find_standing(history, episode, series, settings, day, expected);
    std::vector<Signal> signals;
    for (const Finding& found : standing) signals.push_back(signal_of(found, episode, day));
    const std::vector<std::string> ids = ids_of(signals);
    for (std::size_t n = 0; n < signals.size(); ++n) {
        Signal& signal = signals[n];
        signal.answer = latest_answer(signal, ids, history.answers);
        if (signal.answer) {
            signal.at_answer = value_on(standing[n].values, signal.answer->date);
            signal.state = state_after(*signal.answer, signal, standing[n], settings, day);
        }
        put_into_words(signal, standing[n], history, episode, settings, day);
    }
    std::ranges::stable_sort(signals, safety_first_then_newest);
    return signals;
}

std::vector<std::string> shortest_ids(const std::vector<Signal>& signals) {
    const std::vector<std::string> ids = ids_of(signals);
    std::vector<std::string> shortest;
    for (std::size_t n = 0; n < ids.size(); ++n) {
        const std::string& id = ids[n];
        std::size_t end = id.find('.');
        if (!signals[n].voice.empty()) end = id.find('.', end + 1);
        while (end != std::string::npos && !is_unambiguous(std::string_view(id).substr(0, end), ids))
            end = id.find('.', end + 1);
        shortest.push_back(id.substr(0, end));
    }
    return shortest;
}

}  // namespace viktig::report
