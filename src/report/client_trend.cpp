// How fast: the slope of each who rates, over the whole stretch of help; with --statistics all that it rests on.
#include "client_sections.hpp"
#include "figures.hpp"
#include "series_trend.hpp"
#include "viktig/base/text.hpp"
#include "viktig/stats/edwards_nunnally.hpp"

namespace viktig::report {

using base::Message;

namespace {

const std::string& label_of(const Series& series) {
    return series.measure ? measure_label(*series.measure) : series.what;
}

/// Outlives the page, as the series does not.
std::string_view key_of(const Series& series) {
    return series.measure ? series.measure->id : series.goal->id;
}

Facts facts_of(const Series& series, const SeriesTrend& trend) {
    Facts facts{{"voice", series.voice},
                {"about", series.about.empty() ? Cell{} : Cell{series.about}},
                {"ratings", static_cast<std::int64_t>(trend.ratings)},
                {"days", static_cast<std::int64_t>(trend.days)}};
    for (const Facts& more : {slope_facts(trend), drift_facts(trend)}) facts.insert(facts.end(), more.begin(), more.end());
    return facts;
}

struct Moving {
    const Series* series;
    Pace per_week;
    std::optional<SeriesTrend> trend;  ///< where the page tells more of it
};

/// In the order of the page; earlier words of a goal are left out.
std::vector<Moving> moving_series(const ClientCase& one) {
    std::vector<Moving> moving;
    for (const Series& series : one.series) {
        if (!series.has_present_words()) continue;
        if (!one.options.series_trends && !one.options.statistics) {
            if (const auto pace = weekly_pace_of(series)) moving.push_back({&series, *pace, std::nullopt});
        } else if (const auto trend = trend_of(series)) {
            moving.push_back({&series, trend->per_week, trend});
        }
    }
    return moving;
}

Table table_of(std::string_view key, std::vector<Column> columns) {
    Table table{key, {{"what", {"case.statistics.what"}, Align::left, 1}, {"voice", {"case.statistics.who"}}}, {}};
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    table.said_once = 1;
    return table;
}

void add_row(Table& table, const ClientCase& one, const Series& series, std::vector<Cell> cells) {
    const std::string who = series.voice + (series.about.empty() ? "" : "@" + series.about);
    std::vector<Cell> row{Word{series.what, {"text", {label_of(series)}}},
                          Word{who, rater_label(one.episode, series.voice, series.about)}};
    row.insert(row.end(), cells.begin(), cells.end());
    table.rows.push_back(std::move(row));
}

/// By the method of the page; where that is the published points, norms give the index of Jacobson and Truax.
std::optional<double> index_of(const Series& series) {
    const auto norms = norms_of(*series.measure);
    if (!norms) return std::nullopt;
    const double first = value_of(series.points.front().total), latest = value_of(series.points.back().total);
    return series.judged_by == ChangeMethod::edwards_nunnally ? stats::edwards_nunnally_index(first, latest, *norms)
                                                              : stats::reliable_change_index(first, latest, *norms);
}

/// What the class of each rests on.
Table change_basis(const ClientCase& one) {
    Table table = table_of("reliable_change", {{"change", {"case.statistics.change"}, Align::right},
                                               {"threshold", {"case.statistics.limit"}, Align::right},
                                               {"method", {"case.statistics.method"}},
                                               {"sd", {"case.statistics.sd"}, Align::right},
                                               {"reliability", {"case.statistics.reliability"}, Align::right},
                                               {"z", {"case.statistics.z"}, Align::right},
                                               {"index", {"case.statistics.index"}, Align::right}});
    for (const Series& series : one.series) {
        if (series.type == SeriesType::alliance || !series.has_present_words() || series.points.size() < 2) continue;
        const auto norms = series.measure ? norms_of(*series.measure) : std::nullopt;
        const auto index = norms ? index_of(series) : std::nullopt;
        const auto& limit = series.yardstick.reliable_change;
        add_row(table, one, series,
                {Number{series.change->difference, series.decimals(), true}, limit ? Cell{Number{*limit}} : Cell{},
                 series.method.empty() ? Cell{} : Cell{series.method}, norms ? Cell{figure(norms->clinical_sd)} : Cell{},
                 norms ? Cell{figure(norms->reliability)} : Cell{}, index ? Cell{figure(stats::published_z)} : Cell{},
                 index ? Cell{figure(*index)} : Cell{}});
    }
    return table;
}

Statements said(Message words) {
    return {"note", {std::move(words)}, {}};
}

}  // namespace

std::optional<Section> trend_section(const ClientCase& one) {
    const std::vector<Moving> moving = moving_series(one);
    if (moving.empty()) return std::nullopt;
    Section section{"how_fast", {"case.fast"}, {one.options.statistics ? "case.fast.aside" : "case.fast.aside-more"}, {}};
    Statements* row = nullptr;
    for (const Moving& each : moving) {
        const Message words{"case.fast.one", {rater_label(one.episode, each.series->voice, each.series->about), pace_words(each.per_week)}};
        const bool first = !row || row->key != key_of(*each.series);
        if (first) {
            row = &std::get<Statements>(section.parts.emplace_back(Statements{key_of(*each.series), {}, {}}));
            row->hang = base::width(label_of(*each.series)) + 2;  // under who comes first, after the colon
        }
        row->parts.push_back(first ? Message{"case.fast.first", {label_of(*each.series), words}} : words);
        if (each.trend) row->each.push_back(facts_of(*each.series, *each.trend));
    }
    section.parts.emplace_back(said({"case.fast.hang-together"}));
    return section;
}

std::optional<Section> statistics_section(const ClientCase& one) {
    if (!one.options.statistics) return std::nullopt;
    Table slopes = table_of("slopes", slope_columns()), drifts = table_of("trends", drift_columns());
    for (const Moving& each : moving_series(one)) {
        add_row(slopes, one, *each.series, slope_cells(*each.trend));
        add_row(drifts, one, *each.series, drift_cells(*each.trend));
    }
    Section section{"statistics", {"case.statistics"}, {}, {}};
    const auto add = [&](Table table, Message words) {
        if (table.rows.empty()) return;
        section.parts.emplace_back(said(std::move(words)));
        section.parts.emplace_back(std::move(table));
    };
    add(std::move(slopes), {"case.statistics.of-slopes"});
    add(std::move(drifts), {"case.statistics.of-trends"});
    add(change_basis(one), {"case.statistics.of-change"});
    if (section.parts.empty()) section.parts.emplace_back(said({"case.statistics.none"}));
    return section;
}

}  // namespace viktig::report
