// How fast one series moves: slopes and Mann-Kendall of its ratings, as figures and in words.
#include "series_trend.hpp"

#include "figures.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr double days_in_week = 7;

struct RatedDays {
    std::vector<stats::Point> points;  ///< days since the first of the series
    std::size_t days = 0;              ///< different ones
};

RatedDays rated_days(const Series& series, std::optional<base::Date> from) {
    RatedDays rated;
    rated.points.reserve(series.points.size());
    for (const SeriesPoint& point : series.points) {
        if (from && point.date < *from) continue;
        const auto day = static_cast<double>(base::days_between(series.points.front().date, point.date));
        if (rated.points.empty() || rated.points.back().day < day) ++rated.days;
        rated.points.push_back({day, value_of(point.total)});
    }
    return rated;
}

Pace pace_of(const stats::TheilSen& line, double times) {
    Pace pace{line.slope * times, std::nullopt};
    if (line.slope_interval) pace.interval = stats::Interval{line.slope_interval->lower * times, line.slope_interval->upper * times};
    return pace;
}

Cell figure_cell(double value, int decimals = 2, bool with_sign = false) {
    return figure(value, decimals, with_sign);
}

void add_pace(Facts& facts, std::string_view key, std::string_view lower, std::string_view upper, const Pace& pace) {
    facts.push_back({key, figure_cell(pace.slope)});
    facts.push_back({lower, pace.interval ? figure_cell(pace.interval->lower) : Cell{}});
    facts.push_back({upper, pace.interval ? figure_cell(pace.interval->upper) : Cell{}});
}

Cell said(double value, int decimals, Message words) {
    Figure worked_out = figure(value, decimals);
    worked_out.words = std::move(words);
    return worked_out;
}

std::string method_of_p(const stats::MannKendall& drift) {
    return drift.method == stats::PMethod::exact ? "exact" : "normal";
}

/// 0.0004 is not 0.000.
bool is_tiny(double p) {
    return p < 0.0005;
}

}  // namespace

std::optional<SeriesTrend> trend_of(const Series& series, std::optional<base::Date> from) {
    const RatedDays rated = rated_days(series, from);
    if (rated.days < fewest_days_of_trend) return std::nullopt;
    std::vector<stats::Point> by_rating;
    std::vector<double> scores;
    by_rating.reserve(rated.points.size());
    scores.reserve(rated.points.size());
    for (const stats::Point& point : rated.points) {
        by_rating.push_back({static_cast<double>(by_rating.size()), point.score});
        scores.push_back(point.score);
    }
    const auto weekly = stats::theil_sen(rated.points), each = stats::theil_sen(by_rating);
    if (!weekly || !each) return std::nullopt;
    return SeriesTrend{scores.size(), rated.days, weekly->pairs, pace_of(*weekly, days_in_week), pace_of(*each, 1),
                       stats::mann_kendall(rated.points), stats::lag1_autocorrelation(scores)};
}

std::optional<Pace> weekly_pace_of(const Series& series) {
    const RatedDays rated = rated_days(series, std::nullopt);
    if (rated.days < fewest_days_of_trend) return std::nullopt;
    const auto weekly = stats::theil_sen(rated.points);
    return weekly ? std::optional(pace_of(*weekly, days_in_week)) : std::nullopt;
}

Facts slope_facts(const SeriesTrend& trend) {
    Facts facts;
    add_pace(facts, "per_week", "per_week_lower", "per_week_upper", trend.per_week);
    add_pace(facts, "per_rating", "per_rating_lower", "per_rating_upper", trend.per_rating);
    facts.push_back({"pairs", static_cast<std::int64_t>(trend.pairs)});
    return facts;
}

Facts drift_facts(const SeriesTrend& trend) {
    const auto& drift = trend.drift;
    return {{"s", drift ? Cell{std::int64_t{drift->s}} : Cell{}},
            {"tau_b", drift ? figure_cell(drift->tau_b) : Cell{}},
            {"z", drift ? figure_cell(drift->z) : Cell{}},
            {"p", drift ? figure_cell(drift->p, 3) : Cell{}},
            {"p_method", drift ? Cell{method_of_p(*drift)} : Cell{}},
            {"lag1", trend.lag1 ? figure_cell(*trend.lag1) : Cell{}}};
}

Message pace_words(const Pace& pace) {
    const base::Decimal slope = rounded(pace.slope, 2, true);
    if (!pace.interval) return {"trend.slope", {slope}};
    return {"trend.slope-interval", {slope, rounded(pace.interval->lower, 2, true), rounded(pace.interval->upper, 2, true)}};
}

Message p_words(double p) {
    if (is_tiny(p)) return {"trend.p-tiny"};
    return {"trend.p", {rounded(p, 3)}};
}

std::vector<Column> slope_columns() {
    return {{"ratings", {"trend.column.ratings"}, Align::right},
            {"per_week", {"trend.column.week"}},
            {"per_rating", {"trend.column.rating"}}};
}

std::vector<Cell> slope_cells(const SeriesTrend& trend) {
    return {static_cast<std::int64_t>(trend.ratings), said(trend.per_week.slope, 2, pace_words(trend.per_week)),
            said(trend.per_rating.slope, 2, pace_words(trend.per_rating))};
}

std::vector<Column> drift_columns() {
    return {{"s", {"trend.column.s"}, Align::right},
            {"tau_b", {"trend.column.tau-b"}, Align::right},
            {"z", {"trend.column.z"}, Align::right},
            {"p", {"trend.column.p"}, Align::right},
            {"p_method", {"trend.column.p-method"}},
            {"lag1", {"trend.column.lag1"}, Align::right}};
}

std::vector<Cell> drift_cells(const SeriesTrend& trend) {
    const Cell lag1 = trend.lag1 ? figure_cell(*trend.lag1) : Cell{};
    if (!trend.drift) return {Cell{}, Cell{}, Cell{}, Cell{}, Cell{}, lag1};
    const stats::MannKendall& drift = *trend.drift;
    return {std::int64_t{drift.s}, figure_cell(drift.tau_b), figure_cell(drift.z), said(drift.p, 3, p_words(drift.p)), method_of_p(drift), lag1};
}

}  // namespace viktig::report
