// Why a signal stands: its rule, put to the numbers of the case.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "contact.hpp"
#include "days.hpp"
#include "explain_steps.hpp"
#include "figures.hpp"
#include "signal_rules.hpp"
#include "signal_words.hpp"

namespace viktig::report {

using base::Date;
using base::Decimal;
using base::Message;
using base::Score;

namespace {

/// Enough decimals for a pencil to come out where the page does.
std::string to_five(double value) {
    constexpr double nothing = 0.000005;
    return fmt::format("{:.5f}", std::abs(value) < nothing ? 0.0 : value);
}

class RuleSteps {
  public:
    RuleSteps(Steps& steps, const Explained& one, const Signal& signal) : steps_(steps), one_(one), signal_(signal) {}

    void run() {
        const std::vector<Finding> standing = find_standing(one_.history, one_.episode, one_.series, one_.settings, one_.as_of, one_.expected);
        const auto found = std::ranges::find_if(standing, [&](const Finding& finding) { return is_meant(finding); });
        if (found == standing.end()) return;
        if (found->series)
            add_about_ratings(*found);
        else
            add_about_case(*found);
        steps_.add("since", {found->expected ? "explain.since-expected" : "explain.since", {day(signal_.since)}}, {{"since", signal_.since}});
        add_answer();
    }

  private:
    bool is_meant(const Finding& finding) const {
        if (finding.rule != signal_.rule || finding.since != signal_.since) return false;
        if (finding.goal) return finding.goal->id == signal_.what;
        if (!finding.series) return true;
        return finding.series->voice == signal_.voice && finding.series->about == signal_.about && finding.series->what == signal_.what;
    }

    base::ShownDate day(Date date) const { return short_day(date, one_.as_of); }

    void add_about_ratings(const Finding& found) {
        const Series& series = *found.series;
        const int decimals = series.decimals();
        const auto score = [&](Score value) { return Decimal{value, decimals}; };
        const Score first = found.values.front().score, latest = found.values.back().score;
        const auto before = [&] { return found.values[found.values.size() - 2].score; };
        const auto limit = [&] { return Decimal{*series.yardstick.reliable_change, 0}; };
        const auto down = [&](Score from, Score to) { return score(setback(from, to, series.yardstick.direction)); };
        const Message named = series.yardstick.reliable_change ? name_of_limit(series) : Message{};
        switch (found.rule) {
            case Rule::watch:
                return steps_.add("rule", {"explain.rule.watch", {found.watched_item, score(latest), place_of_item(found), Decimal{found.watch_limit, 0}}});
            case Rule::worse:
                return steps_.add("rule", {"explain.rule.worse", {score(first), score(latest), down(first, latest), limit(), named}});
            case Rule::slipping:
                return steps_.add("rule", {"explain.rule.slipping", {score(first), score(before()), score(latest), down(first, before()),
                                                                     down(first, latest), limit(), named}});
            case Rule::alliance_low:
                return steps_.add("rule", {"explain.rule.low", {score(latest), Decimal{*series.yardstick.cutoff, 0}}});
            case Rule::alliance_falling:
                return steps_.add("rule", {"explain.rule.falling", {score(before()), score(latest), down(before(), latest), Decimal{*series.measure->fall, 0}}});
            case Rule::no_gain_yet:
                return steps_.add("rule", {"explain.rule.no-gain", {found.values.size(), one_.settings.no_gain_meetings, score(first), score(latest),
                                                                    score(magnitude(latest - first)), limit(), named,
                                                                    Decimal{*series.yardstick.cutoff, 0}}});
            case Rule::below_expected: return add_expected(found);
            default: return;
        }
    }

    /// The line at this rating, its band, and what both rest on.
    void add_expected(const Finding& found) {
        const Series& series = *found.series;
        const stats::ExpectedResponse& response = found.course->response;
        const stats::ExpectedScore& figures = found.expected->figures;
        const int decimals = series.decimals();
        const auto score = [&](Score value) { return Decimal{value, decimals}; };
        const std::size_t rating = found.expected->rating;
        if (rating < found.values.size()) steps_.add("longest", {"explain.rule.expected-longest", {found.values.size(), rating}});
        const auto& c = response.coefficients;
        const Decimal first = score(found.values.front().score), latest = score(found.values.back().score);
        const bool higher = series.yardstick.direction == stats::Direction::higher_is_better;
        steps_.add("expected", {"explain.rule.expected", {first, rating, to_five(c[0]), to_five(c[1]), to_five(c[2]), to_five(c[3]),
                                                          to_five(std::log(static_cast<double>(rating))), rounded(figures.score, 2)}},
                   {{"rating", static_cast<std::int64_t>(rating)}, {"c0", figure(c[0])}, {"c1", figure(c[1])}, {"c2", figure(c[2])},
                    {"c3", figure(c[3])}, {"expected", figure(figures.score)}});
        const double reach = figures.t * response.residual_sd * std::sqrt(1 + figures.leverage);
        const double edge = higher ? figures.band.lower : figures.band.upper;
        steps_.add("band", {higher ? "explain.rule.expected-lower" : "explain.rule.expected-upper",
                            {rounded(figures.t, 3), rounded(response.residual_sd, 3), rounded(figures.leverage, 3), rounded(reach, 2),
                             rounded(figures.score, 2), rounded(edge, 2), score(found.expected->limit), found.course->band}},
                   {{"t", figure(figures.t)}, {"residual_sd", figure(response.residual_sd)}, {"leverage", figure(figures.leverage)},
                    {"lower", figure(figures.band.lower)}, {"upper", figure(figures.band.upper)},
                    {"limit", Number{found.expected->limit, decimals}}, {"band", static_cast<std::int64_t>(found.course->band)}});
        steps_.add("rule", {higher ? "explain.rule.expected-under" : "explain.rule.expected-over", {found.values.size(), latest, score(found.expected->limit)}},
                   {{"ratings", static_cast<std::int64_t>(found.values.size())}, {"total", Number{found.values.back().score, decimals}},
                    {"limit", Number{found.expected->limit, decimals}}});
        const auto held = found.course->held_percent();
        steps_.add("rests_on", expected_note(series.measure->short_name, *found.course),
                   {{"courses", static_cast<std::int64_t>(response.episodes)}, {"people", static_cast<std::int64_t>(response.courses)},
                    {"ratings", static_cast<std::int64_t>(response.rows)}, {"r_squared", response.r_squared ? Cell{figure(*response.r_squared)} : Cell{}},
                    {"held_percent", held ? Cell{figure(*held, 1)} : Cell{}}});
    }

    /// Its form may lack a total, and then it is not among the ratings shown.
    Message place_of_item(const Finding& found) const {
        const auto item = static_cast<std::size_t>(found.watched_item - 1);
        for (std::size_t n = one_.episode.last_session; n-- > one_.episode.first_session;) {
            const model::Session& session = one_.history.sessions[n];
            const model::Rating* rating = session.find(signal_.voice, signal_.about, signal_.what);
            if (session.date == found.values.back().date && rating && item < rating->items.size() && rating->items[item])
                return {"explain.place", {one_.file, rating->spot.line}};
        }
        return {};
    }

    void add_about_case(const Finding& found) {
        const model::Episode& episode = one_.episode;
        switch (found.rule) {
            case Rule::goal_unrated: {
                base::List days;
                for (const Date date : found.unrated_on) days.parts.push_back({"explain.day", {day(date)}});
                return steps_.add("rule", {"explain.rule.goal", {std::move(days), found.unrated_on.size(), one_.settings.goal_unrated_meetings}});
            }
            case Rule::silence: {
                const Date from = found.last_met.value_or(*episode.opened);
                return steps_.add("rule", {found.last_met ? "explain.rule.silence" : "explain.rule.silence-never",
                                           {day(from), day(one_.as_of), base::days_between(from, one_.as_of), one_.settings.silence_days}});
            }
            case Rule::waiting: {
                const Date from = episode.asked.value_or(episode.listed);
                return steps_.add("rule", {"explain.rule.waiting", {day(from), day(one_.as_of), base::days_between(from, one_.as_of), one_.settings.waiting_days}});
            }
            case Rule::follow_up_due:
                return steps_.add("rule", {"explain.rule.follow-up", {day(episode.ending->date), found.months, day(found.since)}});
            default: return;
        }
    }

    void add_answer() {
        if (!signal_.answer) return steps_.add("state", {"explain.not-answered"}, {{"state", std::string("open")}});
        const model::SignalAnswer& answer = *signal_.answer;
        const Message look = answer.look ? Message{"explain.look", {day(*answer.look)}} : Message{"explain.no-look"};
        const std::string_view key = signal_.state == SignalState::open         ? "explain.answered-open"
                                     : signal_.state == SignalState::look_again ? "explain.answered-look"
                                                                                : "explain.answered";
        steps_.add("state", {key, {day(answer.date), look}},
                   {{"state", std::string(state_key(signal_.state))}, {"answered", answer.date}, {"look", answer.look ? Cell{*answer.look} : Cell{}}});
    }

    Steps& steps_;
    const Explained& one_;
    const Signal& signal_;
};

}  // namespace

void add_rule_steps(Steps& steps, const Explained& one, const Signal& signal) {
    RuleSteps(steps, one, signal).run();
}

}  // namespace viktig::report
