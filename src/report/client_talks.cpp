// How the talks are: each alliance measure by each who rates; low and falling said beside the row.
#include <algorithm>

#include "client_sections.hpp"
#include "signal_rules.hpp"

namespace viktig::report {

using base::Message;
using model::Measure;

namespace {

/// "SRS 0-40; under 36, or down 1 or more, is worth a talk"
Message about_measure(const Measure& measure) {
    const Message scale{"case.talks.scale",
                        {measure_label(measure), bare(measure.total_min()), bare(measure.total_max())}};
    const bool higher = measure.direction == stats::Direction::higher_is_better;
    const auto cutoff = measure.cutoff_for("adult");
    if (!cutoff && !measure.fall) return scale;
    if (!measure.fall) return {higher ? "case.talks.under" : "case.talks.over", {scale, bare(*cutoff)}};
    if (!cutoff) return {higher ? "case.talks.down" : "case.talks.up", {scale, bare(*measure.fall)}};
    return {higher ? "case.talks.under-or-down" : "case.talks.over-or-up", {scale, bare(*cutoff), bare(*measure.fall)}};
}

bool is_low(const Series& series) {
    const auto& cutoff = series.yardstick.cutoff;
    const auto direction = series.yardstick.direction;
    return cutoff && stats::side_of(series.points.back().total, *cutoff, direction) == stats::Side::under;
}

bool is_falling(const Series& series) {
    const std::size_t count = series.points.size();
    if (count < 2 || !series.measure->fall) return false;
    const base::Score before = series.points[count - 2].total;
    return setback(before, series.points.back().total, series.yardstick.direction) >= *series.measure->fall;
}

/// Nobody else's latest is as low.
bool is_lowest(const Series& series, const std::vector<const Series*>& all) {
    const auto at_least_as_low = [&](const Series* other) {
        return other != &series && !other->points.empty() &&
               setback(series.points.back().total, other->points.back().total, series.yardstick.direction) >= base::Score{};
    };
    return all.size() > 1 && std::ranges::none_of(all, at_least_as_low);
}

/// Said only when it is worth a talk: in any room somebody's number is the lowest.
Message remark(const Series& series, const std::vector<const Series*>& all) {
    if (series.points.size() < 2 && !(series.points.size() == 1 && is_low(series))) return class_words(series);
    std::vector<Message> parts;
    if (is_low(series)) parts.push_back({is_lowest(series, all) ? "case.talks.lowest" : "case.talks.low"});
    if (is_falling(series)) parts.push_back({"case.talks.falling"});
    if (series.points.size() == 1) parts.push_back(class_words(series));
    return parts.empty() ? Message{} : joined(std::move(parts), ", ");
}

MeetingGroup measure_group(const ClientCase& one, const Measure& measure) {
    MeetingGroup group;
    const std::vector<const Series*> all = one.series_of(SeriesType::alliance, measure.id);
    for (const Series* series : all) {
        group.rows.push_back(meeting_row(one, *series));
        group.rows.back().remark = remark(*series, all);
    }
    if (auto slips = slip_row(one, measure.id)) group.rows.push_back(std::move(*slips));
    group.facts = {{"measure", measure.id}};
    return group;
}

}  // namespace

std::optional<Section> talks_section(const ClientCase& one) {
    const std::vector<const Measure*> measures = one.measures(model::MeasureType::alliance);
    if (measures.empty()) return std::nullopt;
    Section section{"how_the_talks_are", {"case.talks"}, about_measure(*measures.front()), {}};
    for (const Measure* measure : measures) {
        MeetingTable table{measure->id, false, {measure_group(one, *measure)}};
        if (measure != measures.front()) table.groups.front().aside = about_measure(*measure);
        section.parts.emplace_back(std::move(table));
    }
    return section;
}

}  // namespace viktig::report
