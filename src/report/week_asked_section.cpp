// Asked and answered: what is said of the counts.
#include <algorithm>

#include "week_asked.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::List;
using base::Message;

namespace {

/// More cases than this are counted, not named.
constexpr std::size_t most_named = 12;

Bars counts(const WeekCounts& weeks) {
    Bars bars;
    bars.values.assign(weeks.begin(), weeks.end());
    return bars;
}

/// Rounded half up. A week without meetings has no share.
Bars shares(const WeekCounts& parts, const WeekCounts& wholes) {
    Bars bars;
    bars.percent = true;
    for (std::size_t week = 0; week < weeks_shown; ++week) {
        if (wholes[week] == 0)
            bars.values.emplace_back();
        else
            bars.values.emplace_back((200 * parts[week] + wholes[week]) / (2 * wholes[week]));
    }
    return bars;
}

Message weeks_changed(const std::set<base::Week>& weeks, base::Week reported) {
    const bool another_year = weeks.begin()->year != reported.year;
    if (another_year && weeks.size() == 1) return {"week.late.week", {base::to_string(*weeks.begin())}};
    if (another_year)
        return {"week.late.weeks-of-years", {base::to_string(*weeks.begin()), base::to_string(*weeks.rbegin())}};
    if (weeks.size() == 1) return {"week.late.week", {weeks.begin()->number}};
    return {"week.late.weeks", {weeks.begin()->number, weeks.rbegin()->number}};
}

}  // namespace

Section AskedAndAnswered::section() const {
    Section section{"asked", {"week.asked.heading"}, {}, {}};
    section.parts.emplace_back(coverage());
    section.parts.emplace_back(Statements{"people",
                                          {},
                                          {{"there", people_.there},
                                           {"rated", people_.rated},
                                           {"declined", people_.declined},
                                           {"not_asked", people_.not_asked}}});
    section.parts.emplace_back(came_to_nothing());
    section.parts.emplace_back(change_known());
    section.parts.emplace_back(logged_late());
    return section;
}

Table AskedAndAnswered::coverage() const {
    const int first_week = base::week_of(window_.first_monday).number;
    Table table{"coverage",
                {{"row", {}},
                 {"this_week", {"week.asked.this-week"}, Align::right},
                 {"weeks", {"week.asked.weeks", {first_week, window_.week.number}}}},
                {}};
    table.rows.push_back({Word{"held", {"week.asked.held"}}, held_.back(), counts(held_)});
    for (const Asked& asked : asked_)
        table.rows.push_back({Word{asked.measure->id, {"week.asked.with", {label_of(*asked.measure)}}},
                              Share{asked.answered.back(), held_.back()}, shares(asked.answered, held_)});
    table.rows.push_back({Word{"people_there", {"week.asked.people"}}, people_.there,
                          Message{"week.asked.people-did", {people_.rated, people_.declined, people_.not_asked}}});
    return table;
}

Statements AskedAndAnswered::came_to_nothing() const {
    Statements said{"other_meetings", {}, {}};
    if (them_ + us_ == 0)
        said.parts.push_back({"week.called-off.none"});
    else
        said.parts.push_back({"week.called-off", {them_ + us_, them_, us_}});
    said.parts.push_back({"week.no-show", {no_show_}});
    std::int64_t without = 0;
    for (const auto& [kind, meetings] : no_rating_) {
        said.parts.push_back({"week.no-rating-expected", {kind_word(kind).words, meetings}});
        without += meetings;
    }
    said.facts = {
        {"called_off_them", them_}, {"called_off_us", us_}, {"no_show", no_show_}, {"no_rating_expected", without}};
    return said;
}

Statements AskedAndAnswered::change_known() const {
    return {"change_known", {{"week.change-known", {change_known_, open_}}}, {{"cases", Share{change_known_, open_}}}};
}

Statements AskedAndAnswered::logged_late() const {
    std::int64_t meetings = 0;
    List named;
    std::string codes;
    for (const auto& [client, logged] : late_) {
        meetings += logged;
        named.parts.push_back({"week.late.case", {client, logged}});
        codes += (codes.empty() ? "" : " ") + client;
    }
    Statements said{"logged_late", {}, {{"meetings", meetings}, {"cases", codes}}};
    if (late_.empty()) return said;
    const Message weeks = weeks_changed(late_weeks_, window_.week);
    if (late_.size() <= most_named)
        said.parts.push_back({"week.late", {std::move(named), weeks}});
    else
        said.parts.push_back({"week.late.many", {meetings, late_.size(), weeks}});
    said.facts.push_back({"first_week", *late_weeks_.begin()});
    said.facts.push_back({"last_week", *late_weeks_.rbegin()});
    return said;
}

}  // namespace viktig::report
