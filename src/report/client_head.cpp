// The head of a case's page: who helps, since when, how often they have met, how much is worth a look.
#include <algorithm>
#include <map>

#include "client_sections.hpp"
#include "contact.hpp"
#include "viktig/model/date_words.hpp"

namespace viktig::report {

using base::Date;
using base::Message;
using model::Session;

namespace {

/// The therapist, then those who have led meetings, the one who led most first.
std::vector<std::string> helpers(const ClientCase& one) {
    std::map<std::string, int> led;
    for (const Session* session : one.meetings)
        for (const std::string_view name : session->led) ++led[std::string(name)];
    std::vector<std::pair<std::string, int>> by_meetings(led.begin(), led.end());
    std::ranges::stable_sort(by_meetings, std::greater{}, &std::pair<std::string, int>::second);
    std::vector<std::string> names;
    const std::string therapist = one.episode.therapist_on(one.options.as_of);
    if (!therapist.empty()) names.push_back(therapist);
    for (const auto& [name, meetings] : by_meetings)
        if (name != therapist) names.push_back(name);
    return names;
}

Message months_after(const std::string& follow_up) {
    if (!model::months_of_span(follow_up)) return {"case.words", {follow_up}};
    return {"case.months", {follow_up.substr(0, follow_up.size() - 1)}};
}

Message how_ended(const std::string& how) {
    static const std::map<std::string, std::string_view> known = {
        {"agreed", "case.ended.agreed"}, {"person", "case.ended.person"},           {"service", "case.ended.service"},
        {"moved", "case.ended.moved"},   {"referred-on", "case.ended.referred-on"}, {"lost", "case.ended.lost"},
        {"died", "case.ended.died"},
    };
    const auto found = known.find(how);
    return found == known.end() ? Message{"case.words", {how}} : Message{found->second};
}

Message opened(const ClientCase& one) {
    const Date date = *one.episode.opened;
    const auto& asked = one.episode.asked;
    if (!asked || *asked > date) return {"case.opened", {base::ShownDate{date, base::DateStyle::day_month_year}}};
    const long days = base::days_between(*asked, date);
    return {days == 1 ? "case.opened-after-day" : "case.opened-after", {one.day(date), days}};
}

Message waiting(const ClientCase& one) {
    const auto& asked = one.episode.asked;
    if (!asked) return {"case.waiting"};
    const long days = base::days_between(*asked, one.options.as_of);
    const base::ShownDate since{*asked, base::DateStyle::day_month_year};
    return {days == 1 ? "case.waiting-since-day" : "case.waiting-since", {since, days}};
}

void add_ending(const ClientCase& one, Statements& course) {
    if (!one.episode.ending) return;
    const model::Ending& ending = *one.episode.ending;
    course.parts.push_back({"case.ended", {one.day(ending.date), how_ended(ending.how)}});
    if (ending.follow_up.empty()) return;
    std::vector<Message> months;
    for (const std::string& when : ending.follow_up) months.push_back(months_after(when));
    course.parts.push_back({"case.follow-up", {joined(std::move(months), ", ")}});
}

/// "came back: before that 3 Feb 2025 to 14 Nov 2025".
void add_earlier(const ClientCase& one, Statements& course) {
    for (const model::Episode& earlier : one.history.episodes) {
        if (&earlier == &one.episode || !earlier.opened || !earlier.ending) continue;
        const base::ShownDate from{*earlier.opened, base::DateStyle::day_month_year};
        const base::ShownDate to{earlier.ending->date, base::DateStyle::day_month_year};
        course.parts.push_back({"case.earlier", {from, to}});
    }
}

Statements course(const ClientCase& one) {
    Statements said{"course", {}, {}};
    const std::vector<std::string> names = helpers(one);
    std::vector<Message> shown;
    for (const std::string& name : names) shown.push_back({"case.words", {name}});
    if (!names.empty()) said.parts.push_back(joined(std::move(shown), ", "));
    const model::Episode& episode = one.episode;
    if (episode.opened) {
        if (episode.asked)
            said.parts.push_back({"case.asked", {base::ShownDate{*episode.asked, base::DateStyle::day_month_year}}});
        said.parts.push_back(opened(one));
    } else if (!episode.ending) {
        said.parts.push_back(waiting(one));
    }
    add_ending(one, said);
    add_earlier(one, said);
    said.facts = {{"therapist", episode.therapist_on(one.options.as_of)},
                  {"asked", episode.asked ? Cell{*episode.asked} : Cell{}},
                  {"opened", episode.opened ? Cell{*episode.opened} : Cell{}},
                  {"ended", episode.ending ? Cell{episode.ending->date} : Cell{}},
                  {"how", episode.ending ? Cell{episode.ending->how} : Cell{}}};
    return said;
}

/// What was logged besides the meetings that count.
struct Besides {
    std::size_t called_off = 0, no_show = 0;
    std::map<std::string, std::size_t> kinds;  ///< held, no rating expected
};

Besides besides(const ClientCase& one) {
    Besides counts;
    for (const Session* session : one.sessions()) {
        if (std::ranges::find(one.meetings, session) != one.meetings.end()) continue;
        if (session->missed)
            ++(*session->missed == model::Missed::no_show ? counts.no_show : counts.called_off);
        else
            ++counts.kinds[std::string(session->kind)];
    }
    return counts;
}

Message of_kind(const std::string& kind, std::size_t number) {
    if (kind == "phone") return {"case.met.phone", {number}};
    if (kind == "home") return counted(number, "case.met.home", "case.met.homes");
    return {"case.met.kind", {number, kind}};
}

/// What the latest meeting that said anything about it said; absent when nothing is agreed or they met that day or later.
std::optional<model::Next> agreed_next(const ClientCase& one) {
    const Contact known = contact_of(one.history, one.episode);
    if (one.episode.ending || !known.agreed) return std::nullopt;
    const Date* day = std::get_if<Date>(&*known.agreed);
    const bool met_since = day && *day < one.options.as_of && known.last_met && *known.last_met >= *day;
    return met_since ? std::nullopt : known.agreed;
}

Message next_in_words(const ClientCase& one, const model::Next& agreed) {
    const Date* day = std::get_if<Date>(&agreed);
    if (!day) return {"case.next.as-needed"};
    return {*day >= one.options.as_of ? "case.next" : "case.next.went-by", {one.weekday(*day)}};
}

Cell next_fact(const std::optional<model::Next>& agreed) {
    if (!agreed) return {};
    const Date* day = std::get_if<Date>(&*agreed);
    return day ? Cell{*day} : Cell{"as-needed"};
}

Statements met(const ClientCase& one) {
    Statements said{"met", {}, {}};
    const Besides other = besides(one);
    std::vector<Message> counts;
    if (one.meetings.empty())
        counts.push_back({"case.met.none"});
    else
        counts.push_back(counted(one.meetings.size(), "case.met.meeting", "case.met.meetings"));
    if (other.called_off > 0) counts.push_back({"case.met.called-off", {other.called_off}});
    if (other.no_show > 0) counts.push_back({"case.met.no-show", {other.no_show}});
    for (const auto& [kind, number] : other.kinds) counts.push_back(of_kind(kind, number));
    said.parts.push_back(joined(std::move(counts), ", "));
    if (!one.meetings.empty()) said.parts.push_back({"case.last", {one.weekday(one.meetings.back()->date)}});
    const std::optional<model::Next> next = agreed_next(one);
    if (next) said.parts.push_back(next_in_words(one, *next));
    std::size_t without_rating = 0;
    for (const auto& [kind, number] : other.kinds) without_rating += number;
    const auto number = [](std::size_t count) { return Cell{static_cast<std::int64_t>(count)}; };
    said.facts = {{"meetings", number(one.meetings.size())},
                  {"called_off", number(other.called_off)},
                  {"no_show", number(other.no_show)},
                  {"no_rating_expected", number(without_rating)},
                  {"last", one.meetings.empty() ? Cell{} : Cell{one.meetings.back()->date}},
                  {"next", next_fact(next)}};
    return said;
}

Statements look_counts(const ClientCase& one) {
    std::map<SignalState, std::size_t> counts;
    for (const Signal& signal : one.signals) ++counts[signal.state];
    std::vector<Message> shown;
    const auto add = [&](SignalState state, std::string_view key) {
        if (counts[state] > 0) shown.push_back({key, {counts[state]}});
    };
    add(SignalState::open, "case.look.open");
    add(SignalState::look_again, "case.look.look-again");
    add(SignalState::answered, "case.look.answered");
    return {"look", {{"case.look.counts", {joined(std::move(shown), ", ")}}}, {}};
}

}  // namespace

Section head_section(const ClientCase& one) {
    Section section{"case", {}, {}, {}};
    section.parts.emplace_back(course(one));
    if (one.episode.opened || !one.sessions().empty()) section.parts.emplace_back(met(one));
    if (!one.signals.empty()) section.parts.emplace_back(look_counts(one));
    return section;
}

}  // namespace viktig::report
