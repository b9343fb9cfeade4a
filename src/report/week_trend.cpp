// How fast each who rates moves, over the twelve weeks of the page.
#include "week_trend.hpp"

#include <algorithm>

#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

Table table_of(std::string_view key, const std::vector<Column>& columns) {
    Table table{key,
                {{"client", {"week.caseload.case"}, Align::left, 1}, {"voice", {"week.caseload.who"}}, {"what", {"case.statistics.what"}}},
                {}};
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    table.said_once = 1;
    return table;
}

}  // namespace

void HowFast::add(const WeekCase& one) {
    if (!one.open) return;
    for (const Series& series : one.series) {
        auto trend = series.has_present_words() ? trend_of(series, window_.first_monday) : std::nullopt;
        if (!trend) continue;
        moving_.push_back({one.history.client, series.voice, series.about, series.what,
                           rater_label(*one.episode, series.voice, series.about),
                           series.measure ? label_of(*series.measure) : series.what, std::move(*trend)});
    }
}

std::vector<const HowFast::Moving*> HowFast::by_client() const {
    std::vector<const Moving*> sorted;
    for (const Moving& one : moving_) sorted.push_back(&one);
    std::ranges::stable_sort(sorted, {}, [](const Moving* one) { return std::string_view(one->client); });
    return sorted;
}

Section HowFast::figures() const {
    Statements trends{"trends", {}, {}};
    for (const Moving* one : by_client()) {
        Facts facts{{"client", one->client},
                    {"voice", one->voice},
                    {"about", text_cell(one->about)},
                    {"what", one->what},
                    {"ratings", static_cast<std::int64_t>(one->trend.ratings)},
                    {"days", static_cast<std::int64_t>(one->trend.days)}};
        for (const Facts& more : {slope_facts(one->trend), drift_facts(one->trend)})
            facts.insert(facts.end(), more.begin(), more.end());
        trends.each.push_back(std::move(facts));
    }
    Section section{"how_fast", {}, {}, {}};
    section.parts.emplace_back(std::move(trends));
    return section;
}

Section HowFast::section() const {
    Table slopes = table_of("slopes", slope_columns()), drifts = table_of("trends", drift_columns());
    for (const Moving* one : by_client()) {
        const std::string who = one->voice + (one->about.empty() ? "" : "@" + one->about);
        const std::vector<Cell> front{one->client, Word{who, one->who}, Word{one->what, {"week.plain", {one->label}}}};
        const auto add = [&](Table& table, const std::vector<Cell>& cells) {
            table.rows.push_back(front);
            table.rows.back().insert(table.rows.back().end(), cells.begin(), cells.end());
        };
        add(slopes, slope_cells(one->trend));
        add(drifts, drift_cells(one->trend));
    }
    Section section{"statistics", {"week.fast.heading"}, {"week.fast.aside"}, {}};
    const auto say = [&](Message words) { section.parts.emplace_back(Statements{"note", {std::move(words)}, {}}); };
    if (slopes.rows.empty()) {
        say({"week.fast.none"});
        return section;
    }
    section.parts.emplace_back(std::move(slopes));
    say({"case.statistics.of-trends"});
    section.parts.emplace_back(std::move(drifts));
    say({"case.fast.hang-together"});
    return section;
}

}  // namespace viktig::report
