// The page of `explain`: what is asked for, the ratings with their lines, the steps.
#include "viktig/report/explain.hpp"

#include <algorithm>
#include <set>

#include "days.hpp"
#include "explain_steps.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr std::size_t most_items_shown = 10;  // more do not fit beside the rest

Table ratings_table() {
    Table table;
    table.key = "ratings";
    table.columns = {{"date", {"explain.column.date"}, Align::left, 1},      {"voice", {}, Align::left, 2},
                     {"about", {}, Align::left, 2},    {"what", {}, Align::left, 2},
                     {"total", {"explain.column.total"}, Align::right, 2},   {"from_first", {"explain.column.from-first"}, Align::right, 2},
                     {"items", {"explain.column.items"}, Align::left, 2},    {"file", {}, Align::left, 2},
                     {"line", {}, Align::right, 2}};
    return table;
}

Cell items_of(const SeriesPoint& point, int decimals) {
    Numbers items;
    if (point.rating->items.size() > most_items_shown) return {};
    for (const auto& item : point.rating->items)
        items.push_back(item ? std::optional(Number{*item, decimals, false, false}) : std::nullopt);
    return items.size() > 1 ? Cell{std::move(items)} : Cell{};
}

void add_ratings(Table& table, const Explained& one, const Series& series) {
    const int decimals = series.decimals();
    for (const SeriesPoint& point : series.points) {
        const bool first = &point == &series.points.front();
        table.rows.push_back({point.date, series.voice, series.about.empty() ? Cell{} : Cell{series.about}, series.what,
                              Number{point.total, decimals, false, point.rating->corrected, point.rating->is_prorated()},
                              first ? Cell{} : Cell{Number{point.total - series.points.front().total, decimals, true, false}},
                              items_of(point, decimals), one.file, static_cast<std::int64_t>(point.rating->spot.line)});
    }
}

/// The columns that say the same in every row are in the heading.
Table shown(const Table& whole) {
    Table table;
    table.key = "ratings";
    constexpr std::size_t date = 0, total = 4, from_first = 5, items = 6, file = 7, line = 8;
    for (const std::size_t n : {date, total, from_first, items}) table.columns.push_back(whole.columns[n]);
    table.columns.push_back({"place", {"explain.column.place"}, Align::left, 2});
    for (const auto& row : whole.rows)
        table.rows.push_back({row[date], row[total], row[from_first], row[items],
                              Message{"explain.place", {std::get<std::string>(row[file]), std::get<std::int64_t>(row[line])}}});
    return table;
}

const std::string& label_of(const Series& series) {
    return series.measure ? series.measure->short_name : series.goal->words();
}

Section section_of(const Explained& one, const Series& series, Table& main) {
    Table ratings = ratings_table();
    add_ratings(ratings, one, series);
    main.rows.insert(main.rows.end(), ratings.rows.begin(), ratings.rows.end());
    const bool lower = series.yardstick.direction == stats::Direction::lower_is_better;
    Section section{series_name(series), {"explain.heading", {series_name(series), label_of(series)}}, {lower ? "explain.lower" : "explain.higher"}, {}};
    section.parts.emplace_back(shown(ratings));
    return section;
}

Document page_of(const Explained& one, Message title) {
    Document page;
    page.key = "explain";
    page.title = std::move(title);
    page.title_aside = {"case.as-of", {base::ShownDate{one.as_of, base::DateStyle::weekday_day_month_year}, base::week_of(one.as_of).number}};
    page.facts = {{"client", one.history.client}, {"as_of", one.as_of}};
    if (one.method != ChangeMethod::points) page.facts.push_back({"method", std::string(name_of(one.method))});
    page.main = ratings_table();
    return page;
}

/// Whose word the limits in use are, each source once.
void add_sources(Document& page, const std::vector<const Series*>& chosen) {
    std::set<std::string> told;
    const auto tell = [&](const model::Measure& measure, const model::Basis& basis) {
        if (!basis.source.empty() && told.insert(basis.source).second)
            page.footnotes.push_back({{"explain.source", {measure.short_name, basis.source, measure.id}}});
    };
    for (const Series* series : chosen) {
        if (!series->measure) continue;
        const model::Measure& measure = *series->measure;
        if (const auto* cutoff = measure.cutoff_of({series->cutoff_name}); cutoff && series->yardstick.cutoff) tell(measure, cutoff->basis);
        if (const auto* change = measure.reliable_change_of(series->method); change && series->yardstick.reliable_change) tell(measure, change->basis);
        if (series->type == SeriesType::outcome && measure.norms.clinical.sd) tell(measure, measure.norms.clinical.basis);
    }
}

/// What the totals are not made of alone, and what stands elsewhere.
void add_notes(Document& page, const Explained& one, const std::vector<const Series*>& chosen) {
    const auto has_prorated = [](const Series* series) {
        return std::ranges::any_of(series->points, [](const SeriesPoint& point) { return point.rating->is_prorated(); });
    };
    if (std::ranges::any_of(chosen, has_prorated)) page.footnotes.push_back({{"case.prorated.note"}});
    std::set<const model::Goal*> told;
    for (const Series* series : chosen) {
        if (!series->goal || !told.insert(series->goal).second) continue;
        const std::vector<model::GoalWords>& wordings = series->goal->series;
        for (std::size_t n = 0; n + 1 < wordings.size(); ++n) {
            const auto rated_so = [&](const Series& other) { return other.goal == series->goal && other.wording == n + 1 && !other.points.empty(); };
            if (std::ranges::none_of(one.series, rated_so)) continue;
            const base::ShownDate until = short_day(wordings[n + 1].from, one.as_of);
            if (n == 0)
                page.footnotes.push_back({{"explain.earlier-words", {series->goal->id, until, wordings[n].words}}});
            else
                page.footnotes.push_back({{"explain.between-words", {series->goal->id, short_day(wordings[n].from, one.as_of),
                                                                     short_day(wordings[n + 1].from - std::chrono::days{1}, one.as_of), wordings[n].words}}});
        }
    }
}

const Series* series_of(const Explained& one, const Signal& signal) {
    for (const Series& series : one.series)
        if (series.voice == signal.voice && series.about == signal.about && series.what == signal.what && series.has_present_words()) return &series;
    return nullptr;
}

}  // namespace

std::string series_name(const Series& series) {
    return series.voice + (series.about.empty() ? "" : "@" + series.about) + ":" + series.what;
}

Document explain_signal(const Explained& one, const Signal& signal) {
    Document page = page_of(one, {"explain.title", {one.history.client, signal.id()}});
    page.facts.push_back({"signal", signal.id()});
    Section why{{}, {"explain.signal"}, {}, {}};  // for a program the page's facts name it
    Statements sentence{"sentence", {signal.sentence}, {}};
    why.parts.emplace_back(std::move(sentence));
    page.sections.push_back(std::move(why));
    std::vector<const Series*> chosen;
    if (const Series* series = series_of(one, signal); series && !series->points.empty()) {
        chosen.push_back(series);
        page.sections.push_back(section_of(one, *series, page.main));
    }
    Steps steps;
    add_rule_steps(steps, one, signal);
    page.sections.push_back({"steps", {"explain.steps"}, {}, {steps.take()}});
    add_notes(page, one, chosen);
    add_sources(page, chosen);
    if (one.method != ChangeMethod::points) page.footnotes.push_back({{"explain.signals-keep-limits"}});
    return page;
}

Document explain_series(const Explained& one, const std::vector<const Series*>& chosen) {
    const std::string asked = chosen.size() == 1 ? series_name(*chosen.front()) : chosen.front()->what;
    Document page = page_of(one, {"explain.title", {one.history.client, asked}});
    bool has_trend = false, has_phases = false;
    for (const Series* series : chosen) {
        Section section = section_of(one, *series, page.main);
        Steps steps;
        add_change_steps(steps, *series, one.as_of);
        add_norm_steps(steps, *series);
        has_trend = add_trend_steps(steps, *series, one.statistics) || has_trend;
        has_phases = add_phase_steps(steps, one, *series) || has_phases;
        section.parts.emplace_back(steps.take());
        page.sections.push_back(std::move(section));
    }
    add_notes(page, one, chosen);
    add_sources(page, chosen);
    if (has_trend) page.footnotes.push_back({{"explain.hang-together"}});
    if (has_phases) page.footnotes.push_back({{"explain.phase.note"}});
    if (one.method != ChangeMethod::points) page.footnotes.push_back({{"explain.signals-keep-limits"}});
    return page;
}

}  // namespace viktig::report
