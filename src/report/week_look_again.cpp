// What became of a signal since it was answered: the number then and the number now.
#include "week_look_again.hpp"

#include <algorithm>

#include "days.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;
using base::Score;
using model::SignalAnswer;

namespace {

/// What an answer's signal names: RULE.VOICE.WHAT.DATE or a beginning of it; VOICE may be `mother@teen`.
struct Named {
    std::string_view rule, voice, about, what;
};

std::string_view cut(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

Named named(std::string_view signal_id) {
    Named found;
    found.rule = cut(signal_id, '.');
    std::string_view who = cut(signal_id, '.');
    found.voice = cut(who, '@');
    found.about = who;
    // What is rated may have dots in its name: the day, where there is one, is the last part.
    const auto last = signal_id.rfind('.');
    const auto day = last == std::string_view::npos ? signal_id : signal_id.substr(last + 1);
    if (base::parse_date(day)) signal_id = last == std::string_view::npos ? std::string_view() : signal_id.substr(0, last);
    found.what = signal_id;
    return found;
}

/// The first series that the signal can speak of; nullptr when it speaks of none (silence).
const Series* series_of(const WeekCase& one, std::string_view signal_id) {
    const Named meant = named(signal_id);
    const bool alliance = meant.rule.starts_with("alliance");
    const auto found = std::ranges::find_if(one.series, [&](const Series& series) {
        const bool of_rule = series.type == (alliance ? SeriesType::alliance : SeriesType::outcome);
        return of_rule && series.voice == meant.voice && series.about == meant.about &&
               (meant.what.empty() || series.what == meant.what);
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
        case Rule::slipping: return "week.still.slipping";
        case Rule::below_expected: return "week.still.below-expected";
        case Rule::watch:
        case Rule::goal_unrated:
        case Rule::silence:
        case Rule::waiting:
        case Rule::follow_up_due: break;
    }
    return "";  // no total tells it: said by the signal's own sentence
}

/// Empty where totals do not tell it.
Message in_numbers(const WeekCase& one, const Series& series, const SignalAnswer& answer) {
    const ThenAndNow scores = compare(series, answer.date);
    if (!scores.now) return {"week.answered.no-rating", {short_day(answer.date, one.reading_day)}};
    if (!scores.then) return {};
    return {"week.answered.then-now",
            {short_day(answer.date, one.reading_day), whose(series), shown(*scores.then, series), shown(*scores.now, series)}};
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
    Message numbers = series ? in_numbers(one, *series, answer) : Message{};
    if (numbers.empty() || (rated_since && still.empty()))
        return {"week.answered.sentence", {short_day(answer.date, one.reading_day), signal.short_sentence}};
    if (!rated_since) return numbers;
    return {"week.answered.still", {std::move(numbers), Message{still}}};
}

Message settled(const WeekCase& one, const SignalAnswer& answer) {
    if (const Series* series = series_of(one, answer.signal)) {
        Message numbers = in_numbers(one, *series, answer);
        if (!numbers.empty()) return numbers;
    }
    const auto met = last_held(one);
    if (met && *met > answer.date) return {"week.answered.met", {short_day(answer.date, one.reading_day), short_day(*met, one.reading_day)}};
    return {"week.answered.only", {short_day(answer.date, one.reading_day)}};
}

bool is_safety(std::string_view signal_id) {
    return signal_id.starts_with(rule_key(Rule::watch));
}

}  // namespace viktig::report
