// `report week`: the page put together from its sections.
#include "viktig/report/week_report.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "left_out.hpp"
#include "week_asked.hpp"
#include "week_came_and_went.hpp"
#include "week_case.hpp"
#include "week_caseload.hpp"
#include "week_gone_well.hpp"
#include "week_limits.hpp"
#include "week_own_words.hpp"
#include "week_people.hpp"
#include "week_trend.hpp"
#include "week_words.hpp"
#include "week_worth_a_look.hpp"

namespace viktig::report {

using base::DateStyle;
using base::List;
using base::Message;
using base::ShownDate;

namespace {

/// "Mon 16 - Sun 22 Nov 2026": month and year are said once where they are the same.
Message title_of(const WeekWindow& window) {
    const std::chrono::year_month_day monday{window.monday}, sunday{window.sunday};
    const ShownDate last{window.sunday, DateStyle::weekday_day_month_year};
    if (monday.year() != sunday.year())
        return {"week.title", {window.week.number, ShownDate{window.monday, DateStyle::weekday_day_month_year}, last}};
    if (monday.month() != sunday.month())
        return {"week.title", {window.week.number, ShownDate{window.monday, DateStyle::weekday_day_month}, last}};
    const auto day = static_cast<int>(static_cast<unsigned>(monday.day()));
    return {"week.title.one-month", {window.week.number, day, last}};
}

}  // namespace

struct WeekReport::State {
    State(const model::Settings& service, const model::MeasureSet& measures, WeekReportOptions chosen)
        : settings(service), options(std::move(chosen)), window(options), asked(service, measures, window),
          look(window, options.for_programs), well(window), traffic(service, measures, window), people(service, measures, options.method), words(window),
          caseload(service, measures), fast(window), limits(service, measures, window), changes(empty_change_table()) {}

    void add(const WeekCase& one);
    [[nodiscard]] Message where_and_whose() const;
    [[nodiscard]] Message as_known() const;
    [[nodiscard]] Facts facts() const;
    [[nodiscard]] std::vector<Section> sections();
    [[nodiscard]] Table changes_by_client();

    const model::Settings& settings;
    WeekReportOptions options;
    ExpectedCourses expected;
    WeekWindow window;
    std::int64_t open = 0;
    std::set<std::string> staff;
    AskedAndAnswered asked;
    WorthALook look;
    GoneWell well;
    CameAndWent traffic;
    PeopleChanged people;
    OwnWords words;
    Caseload caseload;
    HowFast fast;
    LimitsInForce limits;
    Table changes;
    LeftOut left_out;
};

void WeekReport::State::add(const WeekCase& one) {
    if (!options.with.empty() && one.therapist != options.with) return;
    asked.add(one);
    look.add(one);
    well.add(one);
    traffic.add(one);
    people.add(one);
    limits.add(one);
    if (options.words) words.add(one);
    if (options.all_cases) caseload.add(one);
    if (options.series_trends || options.statistics) fast.add(one);
    if (!one.open) return;
    ++open;
    if (!one.therapist.empty()) staff.insert(one.therapist);
    if (options.for_programs) add_change_rows(changes, one.history, *one.episode, one.series, one.signals);
}

/// "Familieteamet · 140 open · 6 staff", or "Familieteamet · with kari · 23 open".
Message WeekReport::State::where_and_whose() const {
    List parts;
    parts.separator = " · ";
    if (!settings.name.empty()) parts.parts.push_back({"week.plain", {settings.name}});
    if (!options.with.empty()) parts.parts.push_back({"week.title.with", {options.with}});
    parts.parts.push_back({"week.title.open", {open}});
    if (options.with.empty()) parts.parts.push_back({"week.title.staff", {staff.size()}});
    return {"week.plain", {std::move(parts)}};
}

Message WeekReport::State::as_known() const {
    const ShownDate known{options.on_file.value_or(options.as_of), DateStyle::weekday_day_month_year};
    if (window.last_day == window.sunday) return {"week.as-on-file", {known}};
    return {"week.as-on-file-so-far", {ShownDate{window.last_day, DateStyle::weekday_day_month}, known}};
}

Facts WeekReport::State::facts() const {
    Facts all{{"week", options.week},
              {"first_day", window.monday},
              {"last_day", window.last_day},
              {"as_of", options.as_of},
              {"on_file", options.on_file ? Cell{*options.on_file} : Cell{}},
              {"name", text_cell(settings.name)},
              {"with", text_cell(options.with)},
              {"open", open},
              {"staff", static_cast<std::int64_t>(staff.size())}};
    if (options.method != ChangeMethod::points) all.push_back({"method", std::string(name_of(options.method))});
    return all;
}

std::vector<Section> WeekReport::State::sections() {
    std::vector<Section> all;
    if (auto section = left_out.section()) all.push_back(std::move(*section));
    all.push_back(asked.section());
    all.push_back(look.section());
    all.push_back(well.section());
    if (options.words) all.push_back(words.section());
    all.push_back(traffic.section());
    if (auto section = people.section()) all.push_back(std::move(*section));
    if (options.all_cases) all.push_back(caseload.section());
    if (options.series_trends) all.push_back(fast.figures());
    if (options.statistics) all.push_back(fast.section());
    return all;
}

Table WeekReport::State::changes_by_client() {
    Table sorted = std::move(changes);
    std::ranges::stable_sort(sorted.rows, {},
                             [](const std::vector<Cell>& row) { return std::get<std::string>(row.front()); });
    return sorted;
}

WeekReport::WeekReport(const model::Settings& settings, const model::MeasureSet& measures, WeekReportOptions options)
    : state_(std::make_unique<State>(settings, measures, std::move(options))) {}

WeekReport::~WeekReport() = default;

void WeekReport::add(const model::History& history) {
    state_->add(WeekCase(history, state_->settings, state_->window, state_->expected, state_->options.method));
}

void WeekReport::expect(ExpectedCourses expected) {
    state_->expected = std::move(expected);
}

void WeekReport::leave_out(const std::string& client, const model::Problem& why) {
    state_->left_out.add(client, why);
}

Document WeekReport::finish() {
    Document page;
    page.key = "week";
    page.title = title_of(state_->window);
    page.title_aside = state_->where_and_whose();
    page.subtitle_aside = state_->as_known();
    page.facts = state_->facts();
    page.sections = state_->sections();
    page.footnotes.emplace_back(Message{"week.paragraph", {state_->limits.footnote(), Message{"week.order"}}});
    for (Message& note : state_->limits.expected_notes(state_->expected)) page.footnotes.emplace_back(std::move(note));
    if (Message method = state_->limits.method_note(state_->options.method); !method.empty())
        page.footnotes.emplace_back(std::move(method));
    page.footnotes.emplace_back(Message{"week.lock-away"});
    page.main = state_->changes_by_client();
    return page;
}

}  // namespace viktig::report
