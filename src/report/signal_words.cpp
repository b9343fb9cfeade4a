// The sentences of the signals: the numbers, the limit, and a question one could ask.
#include "signal_words.hpp"

#include <algorithm>

#include "days.hpp"
#include "figures.hpp"

namespace viktig::report {

using base::Date;
using base::Decimal;
using base::List;
using base::Message;
using base::Score;
using model::Episode;
using model::History;
using model::Settings;

namespace {

constexpr std::size_t ratings_shown = 3;

/// A limit is shown without decimals it does not need.
Decimal limit(Score score) {
    return {score, 0};
}

/// To the thousandth above: a change is half the limit or more when it is this or more.
Score half_of(Score score) {
    return Score::from_thousandths((score.thousandths() + 1) / 2);
}

/// What the words are made from: the finding, seen in its case.
class Teller {
  public:
    Teller(const Signal& signal, const Finding& found, const History& history, const Episode& episode, Date reading_day)
        : signal_(signal), found_(found), history_(history), episode_(episode), reading_day_(reading_day) {}

    [[nodiscard]] base::ShownDate on(Date date) const { return short_day(date, reading_day_); }
    [[nodiscard]] base::ShownDate weekday_of(Date date) const {
        const bool near = same_year(date, reading_day_);
        return {date, near ? base::DateStyle::weekday_day_month : base::DateStyle::weekday_day_month_year};
    }

    /// "father's ORS", "mother's ORS on teen"; in a person's own case "ORS".
    [[nodiscard]] Message whose() const {
        const Series& series = *found_.series;
        if (!series.about.empty()) return {"signal.whose.about", {series.voice, label(), series.about}};
        if (is_self()) return {"signal.whose.own", {label()}};
        return {"signal.whose.voice", {series.voice, label()}};
    }

    /// One of three ways to say it: of oneself, of a voice, of another's life.
    [[nodiscard]] Message by_rater(std::string_view own, std::string_view voice, std::string_view about,
                                   const Message& rest) const {
        const Series& series = *found_.series;
        if (!series.about.empty()) return {about, {series.about, series.voice, rest}};
        if (is_self()) return {own, {rest}};
        return {voice, {series.voice, rest}};
    }

    [[nodiscard]] const std::string& label() const {
        const model::Measure& measure = *found_.series->measure;
        return measure.short_name.empty() ? measure.id : measure.short_name;
    }
    [[nodiscard]] Decimal score(Score value) const { return {value, found_.series->decimals()}; }
    [[nodiscard]] Decimal first() const { return score(found_.values.front().score); }
    [[nodiscard]] Decimal latest() const { return score(found_.values.back().score); }
    [[nodiscard]] Date first_date() const { return found_.values.front().date; }
    [[nodiscard]] Date latest_date() const { return found_.values.back().date; }
    [[nodiscard]] bool has_before() const { return found_.values.size() > 1; }
    [[nodiscard]] Decimal before() const { return score(found_.values[found_.values.size() - 2].score); }
    [[nodiscard]] bool is_self() const { return episode_.kind == "person" && found_.series->voice == "client"; }
    [[nodiscard]] Score reliable_change() const { return *found_.series->yardstick.reliable_change; }
    [[nodiscard]] Score fall() const { return *found_.series->measure->fall; }
    [[nodiscard]] std::size_t ratings() const { return found_.values.size(); }
    /// On the side of the cutoff where there is no trouble.
    [[nodiscard]] bool began_over() const { return found_.series->change->began == stats::Side::over; }
    [[nodiscard]] bool lower_is_better() const {
        return found_.series->yardstick.direction == stats::Direction::lower_is_better;
    }
    [[nodiscard]] Score cutoff() const { return *found_.series->yardstick.cutoff; }

    /// "5.5 down", "7 up": in the measure's own points.
    [[nodiscard]] Message moved(Score from, Score to) const {
        const bool down = to < from;
        return {down ? "signal.down" : "signal.up", {score(magnitude(to - from))}};
    }

    /// The last few ratings, oldest first.
    [[nodiscard]] List last_ratings() const { return last(ratings_shown); }
    [[nodiscard]] List last_two() const { return last(2); }
    [[nodiscard]] List last(std::size_t shown) const {
        List list;
        const std::size_t count = found_.values.size();
        for (std::size_t n = count - std::min(count, shown); n < count; ++n)
            list.parts.push_back({"signal.value", {score(found_.values[n].score)}});
        return list;
    }

    /// What the rater did at the latest meeting, when that was not to rate.
    struct LatestMeeting {
        model::Status status = model::Status::rated;
        Date date;
    };
    [[nodiscard]] LatestMeeting at_latest_meeting(const Settings& settings) const {
        const Series& series = *found_.series;
        for (std::size_t n = episode_.last_session; n-- > episode_.first_session;) {
            const model::Session& session = history_.sessions[n];
            if (!session.held() || !settings.expects_rating(session.kind)) continue;
            if (session.date <= latest_date()) break;
            return {session.status_of(series.voice, series.about, series.what), session.date};
        }
        return {};
    }

    [[nodiscard]] bool answered() const { return signal_.answer.has_value(); }

  private:
    const Signal& signal_;
    const Finding& found_;
    const History& history_;
    const Episode& episode_;
    Date reading_day_;
};

Message in_a_row(std::vector<Message> sentences) {
    if (sentences.size() == 1) return sentences.front();
    return {"signal.value", {List{std::move(sentences), " "}}};
}

void tell_worse(Signal& signal, const Teller& teller, const Settings& settings) {
    const Message moved = teller.moved(teller.first().score, teller.latest().score);
    const Decimal reliable_change = limit(teller.reliable_change());
    const Message span{"signal.span", {teller.label(), teller.first(), teller.on(teller.first_date()), teller.latest(),
                                       teller.on(teller.latest_date()), moved, reliable_change}};
    std::vector<Message> sentences{
        teller.by_rater("signal.worse.own", "signal.worse.voice", "signal.worse.about", span)};
    if (teller.began_over())
        sentences.push_back({teller.lower_is_better() ? "signal.began-under" : "signal.began-over", {limit(teller.cutoff())}});
    signal.sentence = in_a_row(std::move(sentences));
    signal.numbers = {"signal.numbers.worse", {teller.whose(), teller.first(), teller.on(teller.first_date()),
                                               teller.latest(), teller.on(teller.latest_date())}};

    const auto [status, date] = teller.at_latest_meeting(settings);
    const bool declined = status == model::Status::declined;
    const bool stayed_away = declined || status == model::Status::absent;
    if (declined)
        signal.short_sentence = {"signal.short.worse-declined",
                                 {teller.whose(), teller.first(), teller.latest(), teller.on(date)}};
    else if (teller.is_self())
        signal.short_sentence = {"signal.short.worse-since", {teller.whose(), teller.first(), teller.latest(),
                                                              teller.on(teller.first_date()), moved, reliable_change}};
    else
        signal.short_sentence = {"signal.short.worse",
                                 {teller.whose(), teller.first(), teller.latest(), moved, reliable_change}};
    if (stayed_away && !teller.is_self())
        signal.question = {"signal.ask.worth-coming", {signal.voice}};
    else
        signal.question = {"signal.ask.worse"};
}

void tell_slipping(Signal& signal, const Teller& teller) {
    const Message moved = teller.moved(teller.first().score, teller.latest().score);
    const Decimal half = limit(half_of(teller.reliable_change()));
    const Message numbers{"signal.slid", {teller.label(), teller.first(), teller.on(teller.first_date()), teller.last_two(), moved, half}};
    signal.sentence = teller.by_rater("signal.slipping.own", "signal.slipping.voice", "signal.slipping.about", numbers);
    signal.numbers = {"signal.numbers.slipping", {teller.whose(), teller.first(), teller.last_two()}};
    signal.short_sentence = {"signal.short.slipping", {teller.whose(), teller.first(), teller.last_two(), half}};
    signal.question = {"signal.ask.worse"};
}

void tell_below_expected(Signal& signal, const Teller& teller, const Finding& found) {
    // The line knows no ends of the form; whole points would show 4.2 and a limit of 4 as one.
    const model::Measure& form = *found.series->measure;
    const double within = std::clamp(found.expected->figures.score, value_of(form.total_min()), value_of(form.total_max()));
    const Decimal expected = rounded(within, std::max(1, found.series->decimals()));
    const Decimal limit = teller.score(found.expected->limit);
    const std::size_t courses = found.course->response.episodes;
    const Message numbers{teller.lower_is_better() ? "signal.expected.at-most" : "signal.expected.at-least",
                          {teller.label(), teller.first(), teller.on(teller.first_date()), teller.ratings(), teller.latest(),
                           teller.on(teller.latest_date()), courses, expected, limit}};
    signal.sentence = teller.by_rater("signal.expected.own", "signal.expected.voice", "signal.expected.voice", numbers);
    signal.numbers = {"signal.numbers.expected", {teller.whose(), teller.first(), teller.latest(), expected}};
    signal.short_sentence = {"signal.short.expected", {teller.whose(), teller.first(), teller.latest(), teller.ratings(), expected, limit}};
    signal.question = {"signal.ask.expected"};
}

void tell_alliance_low(Signal& signal, const Teller& teller) {
    const Decimal cutoff = limit(teller.cutoff());
    const Message numbers{"signal.limited", {teller.label(), teller.last_ratings(), cutoff}};
    signal.sentence = teller.by_rater("signal.low.own", "signal.low.voice", "signal.low.about", numbers);
    signal.numbers = {"signal.numbers.talks", {teller.whose(), teller.last_ratings()}};
    if (teller.has_before())
        signal.short_sentence = {"signal.short.low", {teller.whose(), teller.latest(), teller.before(), cutoff}};
    else
        signal.short_sentence = {"signal.short.low-first", {teller.whose(), teller.latest(), cutoff}};
    signal.question = {"signal.ask.talks"};
}

void tell_alliance_falling(Signal& signal, const Teller& teller) {
    const Score fall = teller.fall();
    const Message moved = teller.moved(teller.before().score, teller.latest().score);
    const Message numbers{"signal.fell", {teller.label(), teller.before(), teller.latest(), moved, limit(fall)}};
    signal.sentence = teller.by_rater("signal.falling.own", "signal.falling.voice", "signal.falling.about", numbers);
    signal.numbers = {"signal.numbers.talks", {teller.whose(), teller.last_ratings()}};
    signal.short_sentence = {"signal.short.falling",
                             {teller.whose(), teller.before(), teller.latest(), moved, limit(fall)}};
    signal.question = {"signal.ask.talks"};
}

void tell_no_gain(Signal& signal, const Teller& teller) {
    const Decimal reliable_change = limit(teller.reliable_change());
    const Message numbers{"signal.meetings-span", {teller.ratings(), teller.label(), teller.first(), teller.latest(),
                                                   reliable_change}};
    signal.sentence = teller.by_rater("signal.no-gain.own", "signal.no-gain.voice", "signal.no-gain.about", numbers);
    signal.numbers = {"signal.numbers.no-gain", {teller.whose(), teller.first(), teller.latest()}};
    signal.short_sentence = {"signal.short.no-gain", {teller.ratings(), teller.whose(), teller.first(), teller.latest(),
                                                      reliable_change}};
    signal.question = {"signal.ask.no-gain"};
}

void tell_watch(Signal& signal, const Teller& teller, const Finding& found) {
    const Message item{"signal.item", {teller.whose(), found.watched_item}};
    const base::ShownDate day = teller.weekday_of(teller.latest_date());
    const Message numbers = teller.has_before()
                                ? Message{"signal.is-was", {item, teller.latest(), teller.before(), day}}
                                : Message{"signal.is", {item, teller.latest(), day}};
    signal.sentence = {"signal.watch", {numbers, limit(found.watch_limit)}};
    signal.numbers = {"signal.sentence", {numbers}};
    signal.short_sentence = teller.answered() ? numbers : Message{"signal.short.watch-unanswered", {numbers}};
    signal.question = {"signal.ask.watch"};
}

}  // namespace

Message expected_note(const std::string& label, const ExpectedCourse& course) {
    const stats::ExpectedResponse& response = course.response;
    List rests_on;
    rests_on.parts.push_back({"signal.expected.courses", {response.episodes, response.rows}});
    if (response.r_squared) rests_on.parts.push_back({"signal.expected.r2", {rounded(*response.r_squared, 2)}});
    if (const auto held = course.held_percent()) rests_on.parts.push_back({"signal.expected.held", {course.band, rounded(*held, 0)}});
    return {"signal.expected.note", {label, std::move(rests_on)}};
}

void put_into_words(Signal& signal, const Finding& found, const History& history, const Episode& episode,
                    const Settings& settings, Date day) {
    if (!found.series) return put_case_into_words(signal, found, episode, settings, day);
    const Teller teller(signal, found, history, episode, day);
    switch (found.rule) {
        case Rule::watch: return tell_watch(signal, teller, found);
        case Rule::worse: return tell_worse(signal, teller, settings);
        case Rule::alliance_low: return tell_alliance_low(signal, teller);
        case Rule::alliance_falling: return tell_alliance_falling(signal, teller);
        case Rule::no_gain_yet: return tell_no_gain(signal, teller);
        case Rule::slipping: return tell_slipping(signal, teller);
        case Rule::below_expected: return tell_below_expected(signal, teller, found);
        case Rule::goal_unrated:
        case Rule::silence:
        case Rule::waiting:
        case Rule::follow_up_due: return;
    }
}

}  // namespace viktig::report
