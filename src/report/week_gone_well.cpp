// Gone well: what became better in the week, and the words that were kept about it.
#include "week_gone_well.hpp"

#include <algorithm>

#include "days.hpp"

namespace viktig::report {

using base::Message;
using base::Score;
using stats::ChangeClass;

namespace {

/// How good a class is: nothing to tell, better, better and past the cutoff.
int rank(const std::optional<stats::Change>& change) {
    if (!change || !change->verdict) return 0;
    if (*change->verdict == ChangeClass::better_past_cutoff) return 2;
    return *change->verdict == ChangeClass::better ? 1 : 0;
}

std::optional<stats::Change> change_before(const Series& series, base::Date day) {
    std::vector<Score> totals;
    for (const SeriesPoint& point : series.points)
        if (point.date < day) totals.push_back(point.total);
    return series.judge(totals);
}

Message sentence(const Series& series, base::Date reading_day) {
    const SeriesPoint& first = series.points.front();
    const base::Decimal from = shown(first.total, series), to = shown(series.points.back().total, series);
    if (!series.measure) return {"week.well.goal", {whose(series), from, to}};
    return {"week.well.measure", {whose(series), from, to, short_day(first.date, reading_day), class_words(series)}};
}

Facts facts_of(const WeekCase& one, const Series& series) {
    const SeriesPoint& first = series.points.front();
    const SeriesPoint& latest = series.points.back();
    return {{"client", one.history.client}, {"therapist", text_cell(one.therapist)},
            {"voice", series.voice},        {"about", text_cell(series.about)},
            {"what", series.what},          {"first", Number{first.total, series.decimals()}},
            {"first_date", first.date},     {"latest", Number{latest.total, series.decimals()}},
            {"latest_date", latest.date},   {"class", std::string(class_key(series))}};
}

}  // namespace

bool became_better(const Series& series, const WeekWindow& window) {
    if (series.points.empty() || !window.in_week(series.points.back().date)) return false;
    const int now = rank(series.change);
    return now > 0 && now > rank(change_before(series, window.monday));
}

void GoneWell::add(const WeekCase& one) {
    for (const Series& series : one.series) add_series(one, series);
    for (const model::SaidWords& said : one.history.words)
        if (window_.in_week(said.date)) ++words_[std::string(said.kind)];
}

void GoneWell::add_series(const WeekCase& one, const Series& series) {
    if (!series.has_present_words() || !became_better(series, window_)) return;
    lines_.push_back({{one.history.client, one.therapist}, sentence(series, one.reading_day), facts_of(one, series)});
}

Section GoneWell::section() const {
    Section section{"gone_well", {"week.well.heading"}, {"week.well.aside"}, {}};
    section.parts.emplace_back(lines());
    section.parts.emplace_back(words_kept());
    return section;
}

Items GoneWell::lines() const {
    std::vector<Line> by_code = lines_;
    std::ranges::stable_sort(by_code, {}, [](const Line& line) { return std::string_view(line.name.client); });
    NameColumns names;
    for (const Line& line : by_code) names.widen_for(line.name);
    Items items{"cases", {}, names.widths(), {}, {}};
    for (Line& line : by_code)
        items.items.push_back({NameColumns::cells(line.name), std::move(line.text), {}, std::move(line.facts)});
    if (items.items.empty()) items.after = Message{"week.well.none"};
    return items;
}

/// Helped, exceptions and stories by name; all else that people said is counted together.
Statements GoneWell::words_kept() const {
    const auto count = [&](const std::string& kind) {
        const auto found = words_.find(kind);
        return found == words_.end() ? std::int64_t{0} : found->second;
    };
    const std::int64_t helped = count("helped"), exceptions = count("exception"), stories = count("story");
    std::int64_t others = -helped - exceptions - stories;
    for (const auto& [kind, number] : words_) others += number;

    Statements said{
        "words_kept", {}, {{"helped", helped}, {"exception", exceptions}, {"story", stories}, {"other", others}}};
    base::List kinds;
    if (helped) kinds.parts.push_back({"week.kept.helped", {helped}});
    if (exceptions) kinds.parts.push_back({"week.kept.exceptions", {exceptions}});
    if (stories) kinds.parts.push_back({"week.kept.stories", {stories}});
    if (others) kinds.parts.push_back({"week.kept.others", {others}});
    if (kinds.parts.empty())
        said.parts.push_back({"week.kept.none"});
    else
        said.parts.push_back({"week.kept", {std::move(kinds)}});
    return said;
}

}  // namespace viktig::report
