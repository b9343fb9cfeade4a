// The arithmetic of a change: what is subtracted from what, and held against which limit.
#include "explain_steps.hpp"

#include <cmath>

#include "days.hpp"
#include "viktig/stats/edwards_nunnally.hpp"
#include "viktig/stats/mann_kendall.hpp"
#include "viktig/stats/reliable_change.hpp"
#include "viktig/stats/trend.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using base::Score;

namespace {

/// Worked out and shown with two decimals; the judging is done with all of them.
Decimal worked_out(double value) {
    return {Score::from_thousandths(std::llround(value * 100) * 10), 2};
}

Cell number_cell(double value) {
    return Number{Score::from_thousandths(std::llround(value * 1000)), 3, false, false};
}

Decimal bare_of(Score score) {
    return {score, 0};
}

std::vector<Score> totals_of(const Series& series) {
    std::vector<Score> totals;
    for (const SeriesPoint& point : series.points) totals.push_back(point.total);
    return totals;
}

double value_of(Score score) {
    return static_cast<double>(score.thousandths()) / 1000;
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
std::optional<stats::Norms> norms_of(const Series& series) {
    if (!series.measure || series.type != SeriesType::outcome) return std::nullopt;
    const model::Norms& told = series.measure->norms;
    if (!told.clinical.sd || !told.reliability) return std::nullopt;
    return stats::Norms{*told.clinical.sd, *told.reliability, told.clinical.mean, told.functional.mean, told.functional.sd};
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
        if (const auto& limit = series.yardstick.reliable_change) {
            const bool reached = magnitude(difference) >= *limit;
            steps.add("limit",
                      {reached ? "explain.limit-reached" : "explain.limit-not-reached",
                       {Decimal{magnitude(difference), decimals}, bare_of(*limit), name_of_limit(series)}},
                      {{"limit", Number{*limit, 0, false, false}}, {"method", series.method}, {"reached", reached}});
        } else {
            steps.add("limit", {"explain.no-limit"});
        }
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
    const auto norms = norms_of(series);
    if (!norms || series.points.size() < 2) return;
    const double first = value_of(series.points.front().total);
    const double latest = value_of(series.points.back().total);
    const auto threshold = stats::reliable_change_threshold(*norms);
    const auto difference = stats::standard_error_of_difference(*norms);
    if (!threshold || !difference) return;
    const double index = *stats::reliable_change_index(first, latest, *norms);
    steps.add("from-norms",
              {"explain.from-norms", {series.measure->norms.clinical.basis.certainty, worked_out(norms->clinical_sd), worked_out(norms->reliability), worked_out(*difference), worked_out(*threshold),
                                      worked_out(index)}},
              {{"sd", number_cell(norms->clinical_sd)}, {"reliability", number_cell(norms->reliability)}, {"s_diff", number_cell(*difference)},
               {"limit", number_cell(*threshold)}, {"index", number_cell(index)}, {"z", number_cell(stats::published_z)}});
    if (!norms->clinical_mean) return;
    const auto band = stats::true_score_band(first, *norms);
    const auto cautious = stats::judge_change_from_true_score(totals_of(series), *norms, series.yardstick);
    if (!band || !cautious || !cautious->verdict) return;
    Series judged = series;
    judged.change = cautious;
    steps.add("cautious",
              {"explain.cautious", {worked_out(*norms->clinical_mean), worked_out(band->true_first), worked_out(band->lower), worked_out(band->upper),
                                    Decimal{series.points.back().total, series.decimals()}, class_key(judged)}},
              {{"true_first", number_cell(band->true_first)}, {"lower", number_cell(band->lower)}, {"upper", number_cell(band->upper)},
               {"class", std::string(class_key(judged))}});
}

bool add_trend_steps(Steps& steps, const Series& series) {
    constexpr std::size_t fewest = 3;
    constexpr double days_in_week = 7;
    if (series.points.size() < fewest) return false;
    std::vector<stats::Point> by_day, by_rating;
    for (const SeriesPoint& point : series.points) {
        by_day.push_back({static_cast<double>(base::days_between(series.points.front().date, point.date)), value_of(point.total)});
        by_rating.push_back({static_cast<double>(by_rating.size()), value_of(point.total)});
    }
    const auto weekly = stats::theil_sen(by_day);
    const auto each = stats::theil_sen(by_rating);
    if (!weekly || !each) return false;
    Facts facts{{"per_week", number_cell(weekly->slope * days_in_week)}, {"per_rating", number_cell(each->slope)},
                {"pairs", static_cast<std::int64_t>(weekly->pairs)}};
    Message text{"explain.slope", {worked_out(weekly->slope * days_in_week), worked_out(each->slope), weekly->pairs}};
    if (const auto& interval = weekly->slope_interval) {
        const double lower = interval->lower * days_in_week, upper = interval->upper * days_in_week;
        text = {"explain.slope-interval", {std::move(text), worked_out(lower), worked_out(upper)}};
        facts.push_back({"per_week_lower", number_cell(lower)});
        facts.push_back({"per_week_upper", number_cell(upper)});
    }
    steps.add("slope", std::move(text), std::move(facts));
    const auto trend = stats::mann_kendall(by_day);
    if (!trend) return true;
    steps.add("trend", {"explain.trend", {static_cast<long>(trend->s)}},
              {{"s", std::int64_t{trend->s}}, {"tau_b", number_cell(trend->tau_b)}, {"p", number_cell(trend->p)},
               {"p_method", std::string(trend->method == stats::PMethod::exact ? "exact" : "normal")}});
    return true;
}

}  // namespace viktig::report
