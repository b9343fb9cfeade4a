// The arithmetic of a change: what is subtracted from what, and held against which limit.
#include "explain_steps.hpp"

#include "days.hpp"
#include "figures.hpp"
#include "series_trend.hpp"
#include "viktig/stats/edwards_nunnally.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using base::Score;

namespace {

Decimal bare_of(Score score) {
    return {score, 0};
}

std::string_view side_key(const Series& series, Score total) {
    const bool lower = series.yardstick.direction == stats::Direction::lower_is_better;
    const bool over = stats::side_of(total, *series.yardstick.cutoff, series.yardstick.direction) == stats::Side::over;
    if (over) return lower ? "explain.side.below-functional" : "explain.side.at-or-over";
    return lower ? "explain.side.at-or-over-trouble" : "explain.side.below";
}

std::string certainty_of_cutoff(const Series& series) {
    const model::NamedScore* cutoff = series.measure->cutoff_of({series.cutoff_name});
    return cutoff ? cutoff->basis.certainty : std::string();
}

/// Norms that are enough for a limit of their own.
std::optional<stats::Norms> norms_of_form(const Series& series) {
    return series.type == SeriesType::outcome ? norms_of(*series.measure) : std::nullopt;
}

void add_from_norms(Steps& steps, const Series& series) {
    const auto norms = norms_of_form(series);
    if (!norms) return;
    const auto threshold = stats::reliable_change_threshold(*norms);
    const auto difference = stats::standard_error_of_difference(*norms);
    if (!threshold || !difference) return;
    const double index = *stats::reliable_change_index(value_of(series.points.front().total), value_of(series.points.back().total), *norms);
    steps.add("from-norms",
              {"explain.from-norms", {series.measure->norms.clinical.basis.certainty, rounded(norms->clinical_sd), rounded(norms->reliability), rounded(*difference), rounded(*threshold),
                                      rounded(index)}},
              {{"sd", figure(norms->clinical_sd)}, {"reliability", figure(norms->reliability)}, {"s_diff", figure(*difference)},
               {"limit", figure(*threshold)}, {"index", figure(index)}, {"z", figure(stats::published_z)}});
}

void add_cautious(Steps& steps, const Series& series) {
    const auto norms = norms_of_form(series);
    const auto band = norms ? stats::true_score_band(value_of(series.points.front().total), *norms) : std::nullopt;
    if (!band) return;
    std::vector<Series> judged{series};
    judge_by(judged, ChangeMethod::edwards_nunnally);
    const std::string_view found = class_key(judged.front());
    const double error = *stats::standard_error_of_measurement(*norms);
    steps.add("cautious",
              {"explain.cautious", {rounded(*norms->clinical_mean), rounded(band->true_first), rounded(error), rounded(band->lower), rounded(band->upper),
                                    Decimal{series.points.back().total, series.decimals()}, found}},
              {{"clinical_mean", figure(*norms->clinical_mean)}, {"sd", figure(norms->clinical_sd)}, {"reliability", figure(norms->reliability)},
               {"z", figure(stats::published_z)}, {"true_first", figure(band->true_first)}, {"lower", figure(band->lower)},
               {"upper", figure(band->upper)}, {"class", std::string(found)}});
}

/// The difference held against the limit of the series; before it, where that was worked out, how.
void add_limit(Steps& steps, const Series& series) {
    if (series.judged_by != ChangeMethod::points && series.method.empty())
        return steps.add("limit", {"explain.no-norms", {name_of(series.judged_by)}});
    if (series.judged_by == ChangeMethod::edwards_nunnally) return add_cautious(steps, series);
    if (series.judged_by == ChangeMethod::jacobson_truax) add_from_norms(steps, series);
    const auto& limit = series.yardstick.reliable_change;
    if (!limit) return steps.add("limit", {"explain.no-limit"});
    const Score difference = series.change->difference;
    const bool reached = magnitude(difference) >= *limit;
    steps.add("limit",
              {reached ? "explain.limit-reached" : "explain.limit-not-reached",
               {Decimal{magnitude(difference), series.decimals()}, bare_of(*limit), name_of_limit(series)}},
              {{"limit", Number{*limit, 0, false, false}}, {"method", series.method}, {"reached", reached}});
}

}  // namespace

void Steps::add(std::string_view key, Message text, Facts facts) {
    Item item;
    item.lead.emplace_back(static_cast<std::int64_t>(items_.items.size() + 1));
    item.text = std::move(text);
    item.facts = {{"step", std::string(key)}};
    item.facts.insert(item.facts.end(), facts.begin(), facts.end());
    items_.items.push_back(std::move(item));
}

Message name_of_limit(const Series& series) {
    if (series.type == SeriesType::goal) return {"explain.limit-of-goals"};
    if (series.judged_by == ChangeMethod::jacobson_truax) return {"explain.limit-from-norms"};
    const model::NamedScore* change = series.measure->reliable_change_of(series.method);
    return {"explain.limit-named", {series.method, change ? change->basis.certainty : std::string()}};
}

void add_change_steps(Steps& steps, const Series& series, base::Date reading_day) {
    const int decimals = series.decimals();
    const SeriesPoint& first = series.points.front();
    const SeriesPoint& latest = series.points.back();
    if (series.points.size() < 2) {
        steps.add("ratings", {"explain.one-rating"});
    } else {
        const Score difference = series.change->difference;
        steps.add("difference",
                  {"explain.difference", {Decimal{latest.total, decimals}, short_day(latest.date, reading_day), Decimal{first.total, decimals},
                                          short_day(first.date, reading_day), Decimal{difference, decimals, true}}},
                  {{"first", Number{first.total, decimals, false, false}}, {"latest", Number{latest.total, decimals, false, false}},
                   {"change", Number{difference, decimals, true, false}}});
        add_limit(steps, series);
    }
    if (series.yardstick.cutoff && series.points.size() < 2)
        steps.add("cutoff",
                  {"explain.cutoff-of-one", {bare_of(*series.yardstick.cutoff), series.cutoff_name, certainty_of_cutoff(series), Decimal{first.total, decimals},
                                             Message{side_key(series, first.total)}}},
                  {{"cutoff", Number{*series.yardstick.cutoff, 0, false, false}}, {"cutoff_name", series.cutoff_name}});
    else if (series.yardstick.cutoff)
        steps.add("cutoff",
                  {"explain.cutoff", {bare_of(*series.yardstick.cutoff), series.cutoff_name, certainty_of_cutoff(series), Decimal{first.total, decimals},
                                      Message{side_key(series, first.total)}, Decimal{latest.total, decimals}, Message{side_key(series, latest.total)}}},
                  {{"cutoff", Number{*series.yardstick.cutoff, 0, false, false}}, {"cutoff_name", series.cutoff_name}});
    const std::string_view found = class_key(series);
    if (!found.empty() && series.points.size() > 1) steps.add("class", {"explain.class", {found}}, {{"class", std::string(found)}});
}

void add_norm_steps(Steps& steps, const Series& series) {
    if (series.points.size() < 2) return;
    if (series.judged_by != ChangeMethod::jacobson_truax) add_from_norms(steps, series);
    if (series.judged_by != ChangeMethod::edwards_nunnally) add_cautious(steps, series);
}

bool add_trend_steps(Steps& steps, const Series& series, bool statistics) {
    const auto trend = trend_of(series);
    if (!trend) return false;
    Message text{"explain.slope", {rounded(trend->per_week.slope), rounded(trend->per_rating.slope), trend->pairs}};
    if (const auto& interval = trend->per_week.interval)
        text = {"explain.slope-interval", {std::move(text), rounded(interval->lower), rounded(interval->upper)}};
    if (const auto& interval = trend->per_rating.interval)
        text = {"explain.slope-rating-interval", {std::move(text), rounded(interval->lower), rounded(interval->upper)}};
    steps.add("slope", std::move(text), slope_facts(*trend));
    if (!trend->drift) return true;
    const stats::MannKendall& drift = *trend->drift;
    Message pairs{"explain.trend", {static_cast<long>(drift.s)}};
    if (statistics)
        pairs = {"explain.trend-statistics", {std::move(pairs), rounded(drift.tau_b), rounded(drift.z), p_words(drift.p),
                                              drift.method == stats::PMethod::exact ? "exact" : "normal", rounded(*trend->lag1)}};  // scores that are not all equal have one
    steps.add("trend", std::move(pairs), drift_facts(*trend));
    return true;
}

}  // namespace viktig::report
