// Clients, voices and goals as short tables.
#include "viktig/report/lists.hpp"

#include <algorithm>

#include "contact.hpp"
#include "days.hpp"
#include "viktig/report/series.hpp"

namespace viktig::report {
namespace {

using base::Message;

/// A document that is one table and nothing else.
Document one_table(std::string_view key, Table table, Message when_empty) {
    Document document;
    document.key = key;
    document.main = table;
    Section section;
    section.key = key;
    if (table.rows.empty())
        section.parts.emplace_back(Statements{"empty", {std::move(when_empty)}, {}});
    else
        section.parts.emplace_back(std::move(table));
    document.sections.push_back(std::move(section));
    return document;
}

Word state_of(const model::Episode& episode) {
    if (episode.ending) return {"ended", {"list.ended"}};
    return episode.waiting() ? Word{"waiting", {"list.waiting"}} : Word{"open", {"list.open"}};
}

Cell date_or_empty(const std::optional<base::Date>& date) {
    return date ? Cell{*date} : Cell{};
}

/// A day beside others of other years.
Cell near_day(const std::optional<base::Date>& date, base::Date today) {
    if (!date) return {};
    return same_year(*date, today) ? Cell{*date} : Cell{Word{base::to_string(*date), {"text", {short_day(*date, today)}}}};
}

}  // namespace

void ClientList::add(const model::History& history) {
    const model::Episode* episode = history.episode();
    if (!episode || (episode->ending && !all_)) return;
    const std::string therapist = episode->therapist_on(as_of_);
    if (!with_.empty() && therapist != with_) return;
    std::int64_t held = 0;
    std::optional<base::Date> last;
    const Contact known = contact_of(history, *episode);
    const auto* agreed = known.agreed ? std::get_if<base::Date>(&*known.agreed) : nullptr;
    const auto next = agreed && *agreed >= as_of_ ? std::optional(*agreed) : std::nullopt;
    for (std::size_t n = episode->first_session; n < episode->last_session; ++n) {
        const model::Session& session = history.sessions[n];
        if (is_after_ending(session, *episode) || !counts_as_meeting(session, settings_)) continue;
        ++held;
        last = session.date;
    }
    const auto since = episode->ending ? std::optional(episode->ending->date) : episode->opened ? episode->opened : episode->asked;
    rows_.push_back({history.client, episode->kind, therapist, state_of(*episode), near_day(since, as_of_), held,
                     near_day(last, as_of_), near_day(next, as_of_)});
}

Document ClientList::finish() {
    Table table;
    table.key = "clients";
    table.columns = {{"client", {"list.case"}, Align::left, 0}, {"kind", {"list.kind"}},   {"with", {"list.with"}},
                     {"state", {"list.state"}},                 {"since", {"list.since"}}, {"met", {"list.met"}, Align::right},
                     {"last", {"list.last"}},                   {"next", {"list.next"}}};
    table.rows = std::move(rows_);
    return one_table("clients", std::move(table), {"list.no-clients"});
}

Document voice_list(const model::History& history) {
    Table table;
    table.key = "voices";
    table.columns = {{"id", {"list.who"}, Align::left, 0},
                     {"relation", {"list.relation"}},
                     {"called", {"list.called"}},
                     {"age", {"list.age"}},
                     {"ended", {"list.until"}}};
    for (const model::Voice& voice : history.voices)
        table.rows.push_back({voice.id, voice.relation, voice.called, voice.age, date_or_empty(voice.ended)});
    return one_table("voices", std::move(table), {"list.no-voices"});
}

Document goal_list(const model::History& history) {
    Table table;
    table.key = "goals";
    table.columns = {{"id", {"list.goal"}, Align::left, 0},
                     {"owner", {"list.owner"}},
                     {"area", {"list.area"}},
                     {"from", {"list.from"}},
                     {"ended", {"list.until"}},
                     {"words", {"list.words"}}};
    for (const model::Goal& goal : history.goals)
        table.rows.push_back({goal.id, goal.owner, goal.area, goal.series_start(), date_or_empty(goal.ended), goal.words()});
    return one_table("goals", std::move(table), {"list.no-goals"});
}

}  // namespace viktig::report
