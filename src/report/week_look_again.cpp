// What became of a signal since it was answered: the number then and the number now.
#include "week_look_again.hpp"

#include <algorithm>
#include <vector>

#include "week_words.hpp"

namespace viktig::report {

using base::Message;
using base::Score;
using model::SignalAnswer;

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts{""};
    for (const char letter : text) {
        if (letter == separator)
            parts.emplace_back();
        else
            parts.back() += letter;
    }
    return parts;
}

/// The series that a signal's id, RULE.VOICE.WHAT.DATE, speaks of; nullptr when it speaks of none (silence).
const Series* series_of(const WeekCase& one, std::string_view signal_id) {
    const std::vector<std::string> parts = split(signal_id, '.');
    if (parts.size() != 4) return nullptr;
    std::vector<std::string> voice = split(parts[1], '@');
    voice.resize(2);
    const auto found = std::ranges::find_if(one.series, [&](const Series& series) {
        return series.voice == voice[0] && series.about == voice[1] && series.what == parts[2] &&
               series.old_words.empty();
    });
    return found == one.series.end() ? nullptr : &*found;
}

/// The latest rating when it was answered, and the latest one after that.
struct ThenAndNow {
    std::optional<Score> then, now;
};

ThenAndNow compare(const Series& series, base::Date answered) {
    ThenAndNow scores;
    for (const SeriesPoint& point : series.points) (point.date <= answered ? scores.then : scores.now) = point.total;
    return scores;
}

std::string_view still_so(Rule rule) {
    switch (rule) {
        case Rule::worse: return "week.still.worse";
        case Rule::alliance_low: return "week.still.low";
        case Rule::alliance_falling: return "week.still.falling";
        case Rule::no_gain_yet: return "week.still.no-gain";
        case Rule::watch:
        case Rule::silence: break;
    }
    return "";  // no total tells it: said by the signal's own sentence
}

/// Empty where totals do not tell it.
Message in_numbers(const Series& series, const SignalAnswer& answer) {
    const ThenAndNow scores = compare(series, answer.date);
    if (!scores.now) return {"week.answered.no-rating", {short_day(answer.date)}};
    if (!scores.then) return {};
    return {"week.answered.then-now",
            {short_day(answer.date), whose(series), shown(*scores.then, series), shown(*scores.now, series)}};
}

std::optional<base::Date> last_held(const WeekCase& one) {
    const auto& sessions = one.history.sessions;
    const auto held =
        std::find_if(sessions.rbegin(), sessions.rend(), [](const auto& session) { return session.held(); });
    if (held == sessions.rend()) return std::nullopt;
    return held->date;
}

}  // namespace

Message still_standing(const WeekCase& one, const Signal& signal, const SignalAnswer& answer) {
    const Series* series = series_of(one, signal.id());
    const std::string_view still = still_so(signal.rule);
    const bool rated_since = series && compare(*series, answer.date).now;
    Message numbers = series ? in_numbers(*series, answer) : Message{};
    if (numbers.empty() || (rated_since && still.empty()))
        return {"week.answered.sentence", {short_day(answer.date), signal.short_sentence}};
    if (!rated_since) return numbers;
    return {"week.answered.still", {std::move(numbers), Message{still}}};
}

Message settled(const WeekCase& one, const SignalAnswer& answer) {
    if (const Series* series = series_of(one, answer.signal)) {
        Message numbers = in_numbers(*series, answer);
        if (!numbers.empty()) return numbers;
    }
    const auto met = last_held(one);
    if (met && *met > answer.date) return {"week.answered.met", {short_day(answer.date), short_day(*met)}};
    return {"week.answered.only", {short_day(answer.date)}};
}

bool is_safety(std::string_view signal_id) {
    return signal_id.starts_with(rule_key(Rule::watch));
}

}  // namespace viktig::report
