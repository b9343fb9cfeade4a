// `show`: the page of one case, section by section.
#include "viktig/report/client_report.hpp"

#include <algorithm>
#include <map>

#include "client_sections.hpp"
#include "left_out.hpp"

namespace viktig::report {

using base::Message;
using model::History;

namespace {

/// The code and the day, before there is anything to tell.
Document empty_page(const History& history, const ClientReportOptions& options) {
    Document page;
    page.key = "client";
    page.title = {"case.words", {history.client}};
    const base::ShownDate day{options.as_of, base::DateStyle::weekday_day_month_year};
    page.title_aside = {"case.as-of", {day, base::week_of(options.as_of).number}};
    page.facts = {{"client", history.client}, {"as_of", options.as_of}};
    page.main = empty_change_table();
    return page;
}

void add_facts(const ClientCase& one, Document& page) {
    page.facts.push_back({"episode", one.episode.id});
    page.facts.push_back({"kind", one.episode.kind});
    std::string_view status = "open";
    if (one.episode.ending)
        status = "ended";
    else if (!one.episode.opened)
        status = "waiting";
    page.facts.push_back({"status", std::string(status)});
    if (one.options.method != ChangeMethod::points) page.facts.push_back({"method", std::string(name_of(one.options.method))});
}

/// A score, a mark or a gap: something that stands in the column of its meeting.
bool in_columns(const MeetingRow& row) {
    return !row.cells.empty() &&
           std::ranges::none_of(row.cells, [](const Cell& cell) { return std::holds_alternative<Numbers>(cell); });
}

/// The days stand above the first table that has columns; they are the same in all.
void show_days_once(Document& page) {
    for (Section& section : page.sections)
        for (Part& part : section.parts)
            if (auto* table = std::get_if<MeetingTable>(&part))
                for (const MeetingGroup& group : table->groups)
                    if (std::ranges::any_of(group.rows, in_columns)) {
                        table->with_dates = true;
                        return;
                    }
}

}  // namespace

Message case_kind(const std::string& kind) {
    static const std::map<std::string, std::string_view> known = {
        {"person", "case.of.person"},   {"couple", "case.of.couple"}, {"family", "case.of.family"},
        {"network", "case.of.network"}, {"group", "case.of.group"},
    };
    const auto found = known.find(kind);
    return found == known.end() ? Message{"case.words", {kind}} : Message{found->second};
}

Document client_report(const History& history, const model::Settings& settings, const ClientReportOptions& options,
                       const model::Problems& problems, const std::vector<model::Revision>& revisions) {
    Document page = empty_page(history, options);
    LeftOut left_out;
    for (const model::Problem& problem : problems) left_out.add(history.client, problem);
    if (!history.episode()) {
        Section section{"case", {}, {}, {}};
        section.parts.emplace_back(Statements{"course", {{"case.nothing"}}, {}});
        page.sections.push_back(std::move(section));
        if (auto missing = left_out.section()) page.sections.push_back(std::move(*missing));
        return page;
    }
    const ClientCase one(history, *history.episode(), settings, options, revisions);
    page.title = {"case.title", {history.client, case_kind(one.episode.kind)}};
    add_facts(one, page);
    for (const model::Session* session : one.columns) page.meetings.push_back(session->date);
    page.first_is_own = one.first_is_own;
    page.sections.push_back(head_section(one));
    if (auto section = left_out.section()) page.sections.push_back(std::move(*section));
    for (auto* build : {goals_section, life_section, talks_section, trend_section, room_section, places_section, look_section,
                        after_section, words_section, history_section, statistics_section})
        if (auto section = build(one)) page.sections.push_back(std::move(*section));
    show_days_once(page);
    page.footnotes = client_footnotes(one);
    add_change_rows(page.main, history, one.episode, one.series, one.signals);
    if (options.history) page.asked_for = history_table(one);
    return page;
}

}  // namespace viktig::report
