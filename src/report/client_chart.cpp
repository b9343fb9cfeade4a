// The chart of how life is: a letter for each who rates their own life, the cutoffs as lines.
#include <algorithm>
#include <set>

#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using model::Measure;

namespace {

/// Of one day there is no chart. Two days are two numbers, which the table says as well: enough for the first measure only.
constexpr std::size_t fewest_days = 2;
constexpr std::size_t fewest_days_of_others = 3;

/// The characters of a label, one string each.
std::vector<std::string> characters(const std::string& label) {
    std::vector<std::string> found;
    for (const char byte : label) {
        const bool goes_on = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
        if (goes_on && !found.empty())
            found.back() += byte;
        else
            found.emplace_back(1, byte);
    }
    return found;
}

using Labels = std::vector<std::string>;

bool is_digit(const std::string& letter) {
    return letter.size() == 1 && letter[0] >= '0' && letter[0] <= '9';
}

/// A letter that nobody else has: the label's first one, the number at its end where others begin alike (partner1,
/// partner2), another of its letters, any letter.
std::string free_letter(const std::string& label, const Labels& all, const std::set<std::string>& taken) {
    const Labels own = characters(label);
    const auto begins_alike = [&](const std::string& other) { return characters(other).front() == own.front(); };
    Labels wanted = own;
    if (is_digit(own.back()) && std::ranges::count_if(all, begins_alike) > 1) wanted = {own.back()};
    for (char letter = 'a'; letter <= 'z'; ++letter) wanted.emplace_back(1, letter);
    const auto free = std::ranges::find_if(
        wanted, [&](const std::string& letter) { return !taken.contains(letter) && letter != "-" && letter != "_"; });
    return free == wanted.end() ? "?" : *free;
}

/// How the people whose cutoff this is are called beside its line.
Message cutoff_label(const Series& series, bool only_one) {
    const base::Decimal cutoff = bare(*series.yardstick.cutoff);
    if (only_one) return {"case.chart.cutoff", {cutoff}};
    if (series.cutoff_name == "adult") return {"case.chart.adults", {cutoff}};
    if (series.cutoff_name == "adolescent") return {"case.chart.adolescents", {cutoff}};
    if (series.cutoff_name == "child") return {"case.chart.children", {cutoff}};
    if (series.cutoff_name == "all") return {"case.chart.cutoff", {cutoff}};
    return {"case.chart.named", {cutoff, series.cutoff_name}};
}

std::vector<ChartLine> cutoff_lines(const std::vector<const Series*>& drawn) {
    std::vector<const Series*> cutoffs;
    for (const Series* series : drawn) {
        const auto same = [&](const Series* other) { return other->yardstick.cutoff == series->yardstick.cutoff; };
        if (series->yardstick.cutoff && std::ranges::none_of(cutoffs, same)) cutoffs.push_back(series);
    }
    std::vector<ChartLine> lines;
    for (const Series* series : cutoffs) {
        const bool only_one = cutoffs.size() == 1;
        const bool strong = only_one || series->cutoff_name == "adult";
        lines.push_back({*series->yardstick.cutoff, cutoff_label(*series, only_one), strong});
    }
    return lines;
}

}  // namespace

std::optional<Chart> life_chart(const ClientCase& one, const Measure& measure) {
    std::vector<const Series*> drawn;
    std::set<base::Date> days;
    for (const Series* series : one.series_of(SeriesType::outcome, measure.id)) {
        if (!series->about.empty() || series->points.empty()) continue;
        drawn.push_back(series);
        for (const SeriesPoint& point : series->points) days.insert(point.date);
    }
    const bool first = one.measures(model::MeasureType::outcome).front() == &measure;
    if (days.size() < (first ? fewest_days : fewest_days_of_others)) return std::nullopt;

    Chart chart;
    chart.key = "chart";
    chart.lines = cutoff_lines(drawn);
    chart.scale_min = measure.total_min();
    chart.scale_max = measure.total_max();
    Labels labels;
    for (const Series* series : drawn) labels.push_back(series->voice);
    std::set<std::string> taken;
    for (const Series* series : drawn) {
        // Of one person alone a letter says nothing.
        const bool alone = one.is_person() && drawn.size() == 1;
        const std::string letter = alone ? "o" : free_letter(series->voice, labels, taken);
        taken.insert(letter);
        const bool needs_legend = !alone && letter != characters(series->voice).front();
        if (needs_legend) chart.legend.emplace_back(letter, series->voice);
        for (const SeriesPoint& point : series->points) chart.points.push_back({point.date, point.total, letter});
    }
    return chart;
}

}  // namespace viktig::report
