// `report outcomes`: the page put together from its sections.
#include "viktig/report/outcomes_report.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "left_out.hpp"
#include "outcomes_case.hpp"
#include "outcomes_endings.hpp"
#include "outcomes_expected.hpp"
#include "outcomes_figures.hpp"
#include "outcomes_goals.hpp"
#include "outcomes_lives.hpp"
#include "outcomes_units.hpp"
#include "outcomes_waiting.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::DateStyle;
using base::Message;
using base::ShownDate;

struct OutcomesReport::State {
    State(const model::Settings& service, const model::MeasureSet& measures, OutcomesReportOptions chosen)
        : settings(service), options(chosen), period{chosen.from, chosen.to}, endings(service, measures), lives(service, measures), goals(service),
          waiting(service), units(service, measures, chosen.by), expected(service, measures) {}

    void add(const OutcomesCase& one);
    [[nodiscard]] std::vector<Section> sections(Figures& figures) const;
    [[nodiscard]] std::vector<Line> footnotes(const Figures& figures) const;
    [[nodiscard]] Facts facts() const;

    const model::Settings& settings;
    OutcomesReportOptions options;
    OutcomesPeriod period;
    OutcomesEndings endings;
    OutcomesLives lives;
    OutcomesGoals goals;
    OutcomesWaiting waiting;
    OutcomesUnits units;
    OutcomesExpected expected;
    LeftOut left_out;
};

void OutcomesReport::State::add(const OutcomesCase& one) {
    endings.add(one);
    lives.add(one);
    goals.add(one);
    waiting.add(one);
    units.add(one);
    expected.add(one);
}

std::vector<Section> OutcomesReport::State::sections(Figures& figures) const {
    std::vector<Section> all;
    const auto take = [&](std::optional<Section> section) {
        if (section) all.push_back(std::move(*section));
    };
    const auto take_all = [&](std::vector<Section> some) { std::ranges::move(some, std::back_inserter(all)); };
    take(left_out.section());
    all.push_back(endings.counted(figures));
    // What became of fewer people than may be told is not told in parts either.
    if (endings.courses() >= settings.small_cells) {
        all.push_back(endings.endings(figures));
        take_all(lives.lives(figures, units.compared()));
        take(goals.section(figures));
        take_all(lives.talks(figures));
        take(units.section(figures));
    }
    take(waiting.section(figures));
    take(expected.section(figures));
    return all;
}

std::vector<Line> OutcomesReport::State::footnotes(const Figures& figures) const {
    std::vector<Line> lines;
    if (figures.has_withheld()) lines.emplace_back(Message{"outcomes.note.withheld", {settings.small_cells}});
    lines.emplace_back(Message{"outcomes.note.how"});
    lines.emplace_back(Message{"outcomes.note.no-control"});
    return lines;
}

Facts OutcomesReport::State::facts() const {
    static constexpr std::string_view units_compared[] = {"", "team", "kind", "therapist"};
    return {{"from", options.from},
            {"to", options.to},
            {"as_of", options.as_of},
            {"on_file", options.on_file ? Cell{*options.on_file} : Cell{}},
            {"name", text_cell(settings.name)},
            {"by", text_cell(std::string(units_compared[static_cast<std::size_t>(options.by)]))},
            {"small_cells", static_cast<std::int64_t>(settings.small_cells)}};
}

OutcomesReport::OutcomesReport(const model::Settings& settings, const model::MeasureSet& measures, OutcomesReportOptions options)
    : state_(std::make_unique<State>(settings, measures, options)) {}

OutcomesReport::~OutcomesReport() = default;

void OutcomesReport::add(const model::History& history) {
    state_->add(OutcomesCase(history, state_->settings, state_->period));
}

void OutcomesReport::leave_out(const std::string& client, const model::Problem& why) {
    state_->left_out.add(client, why);
}

Document OutcomesReport::finish() {
    const OutcomesReportOptions& options = state_->options;
    Document page;
    page.key = "outcomes";
    page.title = {"outcomes.title", {ShownDate{options.from, DateStyle::day_month_year}, ShownDate{options.to, DateStyle::day_month_year}}};
    if (!state_->settings.name.empty()) page.title_aside = {"outcomes.plain", {state_->settings.name}};
    page.subtitle_aside = {"week.as-on-file", {ShownDate{options.on_file.value_or(options.as_of), DateStyle::weekday_day_month_year}}};
    page.facts = state_->facts();
    Figures figures;
    page.sections = state_->sections(figures);
    page.footnotes = state_->footnotes(figures);
    page.main = figures.table();
    return page;
}

}  // namespace viktig::report
