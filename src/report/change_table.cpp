// The change table: one row a series, for csv and json.
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"

namespace viktig::report {

using model::Episode;
using model::History;

namespace {

constexpr std::string_view columns[] = {
    "client", "episode",     "voice",  "about",     "what",   "type",  "n",     "first",   "first_date",
    "latest", "latest_date", "change", "threshold", "method", "began", "class", "signals",
};

Cell text(std::string_view value) {
    return value.empty() ? Cell{} : Cell{std::string(value)};
}

std::string open_signals(const Series& series, const std::vector<Signal>& signals) {
    std::string ids;
    for (const Signal& signal : signals) {
        const bool on_it = signal.voice == series.voice && signal.about == series.about && signal.what == series.what;
        if (!on_it || signal.state != SignalState::open) continue;
        if (!ids.empty()) ids += ' ';
        ids += signal.id();
    }
    return ids;
}

std::string_view began_key(const Series& series) {
    if (!series.change || !series.change->began) return {};
    return *series.change->began == stats::Side::under ? "under" : "over";
}

std::vector<Cell> row(const History& history, const Episode& episode, const Series& series,
                      const std::vector<Signal>& signals) {
    const auto number = [&](base::Score score) { return Cell{Number{score, series.decimals()}}; };
    const bool any = !series.points.empty();
    const bool two = series.points.size() >= 2;
    const auto& limit = series.yardstick.reliable_change;
    return {
        text(history.client),
        text(episode.id),
        text(series.voice),
        text(series.about),
        text(series.what),
        text(type_key(series.type)),
        static_cast<std::int64_t>(series.points.size()),
        any ? number(series.points.front().total) : Cell{},
        any ? Cell{series.points.front().date} : Cell{},
        any ? number(series.points.back().total) : Cell{},
        any ? Cell{series.points.back().date} : Cell{},
        two ? number(series.change->difference) : Cell{},
        limit ? number(*limit) : Cell{},
        text(series.method),
        text(began_key(series)),
        text(class_key(series)),
        text(open_signals(series, signals)),
    };
}

}  // namespace

std::string_view type_key(SeriesType type) {
    switch (type) {
        case SeriesType::outcome: return "outcome";
        case SeriesType::alliance: return "alliance";
        case SeriesType::goal: return "goal";
    }
    return {};
}

Table empty_change_table() {
    Table table;
    table.key = "changes";
    for (const std::string_view key : columns) {
        Column column;
        column.key = key;
        table.columns.push_back(column);
    }
    return table;
}

void add_change_rows(Table& table, const History& history, const Episode& episode, const std::vector<Series>& series,
                     const std::vector<Signal>& signals) {
    for (const Series& one : series)
        if (one.has_present_words()) table.rows.push_back(row(history, episode, one, signals));
}

}  // namespace viktig::report
