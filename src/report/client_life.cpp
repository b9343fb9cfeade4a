// How life is: each outcome measure by each who rates, and a chart of the first.
#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using model::Measure;

namespace {

/// "ORS 0-40, higher is better; reliable change 5 points"
Message about_measure(const ClientCase& one, const Measure& measure) {
    const bool higher = measure.direction == stats::Direction::higher_is_better;
    const Message scale{higher ? "case.life.higher" : "case.life.lower",
                        {measure_label(measure), bare(measure.total_min()), bare(measure.total_max())}};
    if (one.options.method != ChangeMethod::points) return {"case.life.method", {scale, name_of(one.options.method)}};
    const auto limit = measure.reliable_change_named(one.settings.threshold_name(measure.id));
    if (!limit) return scale;
    return {"case.life.change", {scale, bare(*limit)}};
}

MeetingGroup measure_group(const ClientCase& one, const Measure& measure) {
    MeetingGroup group;
    for (const Series* series : one.series_of(SeriesType::outcome, measure.id)) {
        group.rows.push_back(meeting_row(one, *series));
        group.rows.back().remark = class_words(*series);
    }
    if (auto slips = slip_row(one, measure.id)) group.rows.push_back(std::move(*slips));
    group.facts = {{"measure", measure.id}};
    return group;
}

}  // namespace

std::optional<Section> life_section(const ClientCase& one) {
    const std::vector<const Measure*> measures = one.measures(model::MeasureType::outcome);
    if (measures.empty()) return std::nullopt;
    Section section{"how_life_is", {"case.life"}, about_measure(one, *measures.front()), {}};
    for (const Measure* measure : measures) {
        MeetingTable table{measure->id, false, {measure_group(one, *measure)}};
        const bool first = measure == measures.front();
        if (!first) table.groups.front().aside = about_measure(one, *measure);
        section.parts.emplace_back(std::move(table));
        if (!first && measure->one_item()) continue;
        if (auto chart = life_chart(one, *measure)) section.parts.emplace_back(std::move(*chart));
    }
    return section;
}

}  // namespace viktig::report
