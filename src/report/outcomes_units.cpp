// Shares of people who are reliably better, by unit, within funnel limits. Never ranked.
#include "outcomes_units.hpp"

#include <algorithm>
#include <vector>

#include "viktig/stats/funnel.hpp"
#include "viktig/stats/small_cells.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

std::string_view heading_of(OutcomesBy by) {
    if (by == OutcomesBy::team) return "outcomes.by.team";
    return by == OutcomesBy::kind ? std::string_view("outcomes.by.kind") : std::string_view("outcomes.by.therapist");
}

bool within(const stats::Interval& limits, double share) {
    return limits.lower <= share && share <= limits.upper;
}

Word place_of(const stats::FunnelLimits& limits, double share) {
    if (within(limits.of_95, share)) return {"inside", {"outcomes.funnel.inside"}};
    if (within(limits.of_998, share)) return {"outside_95", {"outcomes.funnel.outside-95"}};
    return {"outside_99.8", {"outcomes.funnel.outside-998"}};
}

}  // namespace

OutcomesUnits::OutcomesUnits(const model::Settings& settings, const model::MeasureSet& measures, OutcomesBy by) : settings_(settings), by_(by) {
    for (const std::string& id : settings.asked) {
        const model::Measure* measure = measures.find(id);
        const bool tells = measure && measure->type == model::MeasureType::outcome && measure->reliable_change_named(settings.threshold_name(id));
        if (!life_ && tells) life_ = measure;
    }
}

std::string OutcomesUnits::unit_of(const EndedCourse& course) const {
    if (by_ == OutcomesBy::team) return course.team;
    return by_ == OutcomesBy::kind ? course.kind : course.therapist;
}

void OutcomesUnits::add(const OutcomesCase& one) {
    if (by_ == OutcomesBy::nothing || !life_ || !one.counted) return;
    Unit& unit = units_[unit_of(*one.counted)];
    for (const RatedCourse& rated : one.counted->ratings) {
        if (rated.measure != life_ || rated.who != "self" || !rated.is_paired()) continue;
        ++unit.people;
        unit.better += rated.is_reliably_better();
    }
}

std::optional<Section> OutcomesUnits::section(Figures& figures) const {
    if (by_ == OutcomesBy::nothing || !life_) return std::nullopt;
    std::vector<std::size_t> cells, people;
    for (const auto& [name, unit] : units_) {
        people.push_back(unit.people);
        cells.push_back(unit.better);
        cells.push_back(unit.people - unit.better);
    }
    const auto withheld = stats::withhold_in_table(cells, 2, settings_.small_cells);
    if (std::ranges::all_of(people, [](std::size_t n) { return n == 0; })) return std::nullopt;
    // How many there are in all stands elsewhere on the page: the units must not give each other away against it.
    const auto rows = stats::withhold_in_row(people, settings_.small_cells);
    const bool together_too_few = withheld.total || rows.total;
    std::vector<bool> size_hidden, hidden;
    std::vector<stats::Share> shown;  // the limits are worked out from what the reader sees, and so tell nothing else
    for (std::size_t row = 0; row < people.size(); ++row) {
        size_hidden.push_back(together_too_few || withheld.row_totals[row] || rows.cells[row]);
        hidden.push_back(size_hidden.back() || withheld.cells[2 * row] || withheld.cells[2 * row + 1]);
        if (!hidden.back()) shown.push_back({cells[2 * row], people[row]});
    }
    const auto target = stats::pooled_share(shown);
    const auto spread = target ? stats::over_dispersion(shown, *target) : std::nullopt;
    const double tau2 = spread ? spread->tau2 : 0;

    Section section{{}, {heading_of(by_), {label_of(*life_)}}, {}, {}};
    Table table = share_table("units", {"outcomes.column.better"});
    table.columns[0].key = "unit";
    table.columns.insert(table.columns.begin() + 1, Column{"people", {"outcomes.column.people"}, Align::right, 2});
    table.columns.back() = {"limits_95", {"outcomes.column.limits-95"}, Align::right, 2};
    table.columns.push_back({"limits_998", {"outcomes.column.limits-998"}, Align::right, 2});
    table.columns.push_back({"place", {}, Align::left, 2});
    std::size_t row = 0;
    for (const auto& [name, unit] : units_) {
        const FigureOf about{"units", life_->id, "self", name.empty() ? "none" : name};
        Cell label = name;
        if (name.empty()) label = Word{"none", {"outcomes.unit.none"}};
        else if (by_ == OutcomesBy::kind) label = kind_word(name);
        std::vector<Cell> line{label, figures.count(about, "people", unit.people, size_hidden[row]), {}, {}, {}, {}, {}};
        const ShareCells better = figures.share(about, "better", unit.better, unit.people, hidden[row]);
        line[2] = better.count;
        line[3] = better.share;
        const auto limits = target && !hidden[row] ? stats::funnel_limits(*target, unit.people, tau2) : std::nullopt;
        if (limits && unit.people > 0 && shown.size() >= 2) {
            const double share = static_cast<double>(unit.better) / static_cast<double>(unit.people);
            figures.value(about, "funnel_95", unit.people, *target, 3, limits->of_95);
            figures.value(about, "funnel_998", unit.people, *target, 3, limits->of_998);
            line[4] = percent_range(limits->of_95);
            line[5] = percent_range(limits->of_998);
            line[6] = place_of(*limits, share);
        }
        table.rows.push_back(std::move(line));
        ++row;
    }
    section.parts.emplace_back(std::move(table));
    Statements said{"target", {}, {}};
    const FigureOf all{"units", life_->id, "self", {}};
    if (!target || shown.size() < 2) {
        said.parts.push_back({"outcomes.funnel.none"});
    } else {
        figures.value(all, "target", shown.size(), *target, 3);
        said.parts.push_back({"outcomes.funnel.around", {rounded(*target * 100, 0)}});
        if (spread) {
            figures.value(all, "over_dispersion_phi", shown.size(), spread->phi, 2);
            figures.value(all, "over_dispersion_tau2", shown.size(), spread->tau2, 3);
            said.parts.push_back({spread->tau2 > 0 ? "outcomes.funnel.widened" : "outcomes.funnel.chance", {rounded(spread->phi, 2)}});
        }
    }
    section.parts.emplace_back(std::move(said));
    Statements beware{"beware", {{"outcomes.funnel.beware"}}, {}};
    section.parts.emplace_back(std::move(beware));
    return section;
}

}  // namespace viktig::report
