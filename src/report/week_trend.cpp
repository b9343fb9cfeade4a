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
        moving_->push_back({one.history.client, series.voice, series.about, series.what,
                           one.episode->kind == "person", series.measure, *trend});
    }
}

void HowFast::sort() {
    // Ledgers are read by their codes. To sort what is in order would take as much memory again.
    if (!std::ranges::is_sorted(*moving_, {}, &Moving::client)) std::ranges::stable_sort(*moving_, {}, &Moving::client);
}

Section HowFast::figures() {
    sort();
    Statements trends{"trends", {}, {}};
    for (const Moving& one : *moving_) {
        Facts facts{{"client", one.client},
                    {"voice", one.voice},
                    {"about", text_cell(one.about)},
                    {"what", one.what},
                    {"ratings", static_cast<std::int64_t>(one.trend.ratings)},
                    {"days", static_cast<std::int64_t>(one.trend.days)}};
        for (const Facts& more : {slope_facts(one.trend), drift_facts(one.trend)})
            facts.insert(facts.end(), more.begin(), more.end());
        trends.each.push_back(std::move(facts));
    }
    Section section{"how_fast", {}, {}, {}};
    section.parts.emplace_back(std::move(trends));
    return section;
}

Section HowFast::section() {
    sort();
    Table slopes = table_of("slopes", slope_columns()), drifts = table_of("trends", drift_columns());
    const auto fill = [this](Table& table, std::vector<Cell> (*cells)(const SeriesTrend&)) {
        table.later = {moving_->size(), [moving = moving_, cells](std::size_t n) {
                           const Moving& one = (*moving)[n];
                           const std::string who = one.voice + (one.about.empty() ? "" : "@" + one.about);
                           Row row{one.client, Word{who, rater_label(one.of_a_person, one.voice, one.about)},
                                   Word{one.what, {"week.plain", {one.measure ? label_of(*one.measure) : one.what}}}};
                           for (Cell& cell : cells(one.trend)) row.push_back(std::move(cell));
                           return row;
                       }};
    };
    fill(slopes, slope_cells);
    fill(drifts, drift_cells);
    Section section{"statistics", {"week.fast.heading"}, {"week.fast.aside"}, {}};
    const auto say = [&](Message words) { section.parts.emplace_back(Statements{"note", {std::move(words)}, {}}); };
    if (moving_->empty()) {
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
