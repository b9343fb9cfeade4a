// `report network`: the page of people on the same thing, section by section.
#include "viktig/report/network_report.hpp"

#include <algorithm>

#include "client_sections.hpp"
#include "left_out.hpp"
#include "network_sections.hpp"

namespace viktig::report {

using base::Message;
using model::Session;

namespace {

Section plain_section(std::string key, std::string_view part, std::vector<Message> said) {
    Section section{std::move(key), {}, {}, {}};
    section.parts.emplace_back(Statements{part, std::move(said), {}});
    return section;
}

Section head(const ClientCase& one) {
    std::vector<Message> said;
    if (one.meetings.empty())
        said.push_back({"case.met.none"});
    else
        said.push_back(counted(one.meetings.size(), "case.met.meeting", "case.met.meetings"));
    if (one.meetings.size() > 1)
        said.push_back({"network.from-to", {one.day(one.meetings.front()->date), one.day(one.meetings.back()->date)}});
    else if (!one.meetings.empty())
        said.push_back({"case.last", {one.weekday(one.meetings.back()->date)}});
    if (one.episode.ending) said.push_back({"network.ended", {one.day(one.episode.ending->date)}});
    Section section{"case", {}, {}, {}};
    const auto day = [&](const Session* session) { return Cell{session->date}; };
    section.parts.emplace_back(Statements{"course",
                                          std::move(said),
                                          {{"meetings", static_cast<std::int64_t>(one.meetings.size())},
                                           {"first", one.meetings.empty() ? Cell{} : day(one.meetings.front())},
                                           {"last", one.meetings.empty() ? Cell{} : day(one.meetings.back())},
                                           {"ended", one.episode.ending ? Cell{one.episode.ending->date} : Cell{}}}});
    return section;
}

/// Nobody beside whom to set anybody: how come.
Section nobody_to_compare(const Network& network) {
    std::vector<std::string> raters;
    for (const Series& series : network.one.series)
        if (std::ranges::find(raters, series.voice) == raters.end()) raters.push_back(series.voice);
    Message said{"network.none.never-two"};
    if (raters.empty()) said = {"network.none.nobody"};
    if (raters.size() == 1) said = {"network.none.one", {rater_label(network.one.episode, raters.front())}};
    return plain_section("nobody_to_compare", "why", {said});
}

bool any_session(const std::vector<const Session*>& sessions, auto is_such) {
    return std::ranges::any_of(sessions, [&](const Session* session) { return is_such(*session); });
}

bool any_rating(const std::vector<const Session*>& sessions, auto is_such) {
    return any_session(sessions, [&](const Session& session) { return std::ranges::any_of(session.ratings, is_such); });
}

bool has_slope(const SameThing& thing) {
    const auto groups = by_people(thing);
    return std::ranges::any_of(groups, [](const SamePeople& same) { return same.trend().has_value(); });
}

bool has_gap_row(const Section& section) {
    const auto is_gap = [](const MeetingRow& row) { return row.label.key.starts_with("network.gap"); };
    return std::ranges::any_of(section.parts, [&](const Part& part) {
        const auto* table = std::get_if<MeetingTable>(&part);
        return table && std::ranges::any_of(table->groups, [&](const MeetingGroup& group) {
                   return std::ranges::any_of(group.rows, is_gap);
               });
    });
}

void add_footnotes(const Network& network, Document& page) {
    const ClientCase& one = network.one;
    const auto note = [&](bool wanted, Message words) {
        if (wanted) page.footnotes.emplace_back(std::move(words));
    };
    const auto& met = one.meetings;
    note(network.is_compared(), {"network.note.same-people"});
    note(std::ranges::any_of(network.things, has_slope), {"network.note.slope"});
    note(std::ranges::any_of(page.sections, has_gap_row), {"network.note.gap"});
    note(any_session(met, [](const Session& session) { return !session.slips.empty(); }), {"network.note.slips"});
    std::size_t after = 0;
    for (std::size_t n = one.episode.first_session; n < one.episode.last_session; ++n)
        if (is_after_ending(one.history.sessions[n], one.episode)) ++after;
    if (after > 0) page.footnotes.emplace_back(counted(after, "network.note.after-one", "network.note.after"));
    note(any_rating(met, [](const model::Rating& rating) { return rating.corrected; }),
         {"network.note.corrected", {one.history.client}});
    note(any_rating(met,
                    [](const model::Rating& rating) { return rating.status == model::Status::rated && !rating.total; }),
         {"case.open-item.note"});
    note(any_rating(met, [](const model::Rating& rating) { return rating.is_prorated(); }), {"case.prorated.note"});
}

Document empty_page(const model::History& history, base::Date as_of) {
    Document page;
    page.key = "network";
    page.title = {"case.words", {history.client}};
    page.title_aside = {"case.as-of",
                        {base::ShownDate{as_of, base::DateStyle::weekday_day_month_year}, base::week_of(as_of).number}};
    page.facts = {{"client", history.client}, {"as_of", as_of}};
    page.main = empty_distances_table();
    return page;
}

}  // namespace

bool Network::is_compared() const {
    return std::ranges::any_of(things, &SameThing::is_compared);
}

Document network_report(const model::History& history, const model::Settings& settings, base::Date as_of,
                        const model::Problems& problems) {
    Document page = empty_page(history, as_of);
    LeftOut left_out;
    for (const model::Problem& problem : problems) left_out.add(history.client, problem);
    auto missing = left_out.section();
    if (!history.episode()) {
        page.sections.push_back(plain_section("case", "course", {{"case.nothing"}}));
        if (missing) page.sections.push_back(std::move(*missing));
        return page;
    }
    ClientReportOptions options;
    options.as_of = as_of;
    options.all_meetings = true;
    const std::vector<model::Revision> revisions;
    const ClientCase one(history, *history.episode(), settings, options, revisions);
    const Network network(one);
    page.title = {"network.title", {history.client, case_kind(one.episode.kind)}};
    page.facts.push_back({"episode", one.episode.id});
    page.facts.push_back({"kind", one.episode.kind});
    for (const Session* session : one.columns) page.meetings.push_back(session->date);
    page.sections.push_back(head(one));
    if (missing) page.sections.push_back(std::move(*missing));
    if (!network.is_compared()) page.sections.push_back(nobody_to_compare(network));
    for (const SeriesType type : {SeriesType::goal, SeriesType::outcome, SeriesType::alliance})
        if (auto section = same_section(network, type)) page.sections.push_back(std::move(*section));
    if (network.is_compared())
        if (auto section = alone_section(network)) page.sections.push_back(std::move(*section));
    if (auto section = attendance_section(network)) page.sections.push_back(std::move(*section));
    add_footnotes(network, page);
    page.main = distances_table(network);
    return page;
}

}  // namespace viktig::report
