// Came and went: who started, came back, ended and waits.
#include "week_came_and_went.hpp"

#include <algorithm>

#include "viktig/model/grammar.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::List;
using base::Message;
using model::Episode;

namespace {

/// More waits than this are told by their range.
constexpr std::size_t most_waits = 6;

Message code_only(const std::string& client) {
    return {"week.plain", {client}};
}

/// They left without an agreed end: how life was then is worth knowing when it was on the troubled side.
bool left_without_agreement(const std::string& how) {
    return how == "person" || how == "lost";
}

List lives_under_cutoff(const WeekCase& one, const model::Measure& measure) {
    List lives;
    for (const Series& series : one.series) {
        if (!is_own_life(series, measure) || series.points.empty() || !series.yardstick.cutoff) continue;
        const auto latest = series.points.back().total;
        const auto cutoff = *series.yardstick.cutoff;
        if (stats::side_of(latest, cutoff, series.yardstick.direction) == stats::Side::over) continue;
        const bool lower = series.yardstick.direction == base::Direction::lower_is_better;
        lives.parts.push_back({lower ? std::string_view("week.ended.over") : std::string_view("week.ended.under"),
                               {whose(series), shown(latest, series), base::Decimal{cutoff, 0}}});
    }
    return lives;
}

/// How a stretch of help can end: in words, and as a fact. The last one takes whatever a hand-edited file says.
struct EndingWords {
    std::string_view how, words, fact;
};
constexpr EndingWords endings_in_order[] = {
    {"agreed", "week.ended.agreed", "ended_agreed"},
    {"person", "week.ended.person", "ended_person"},
    {"service", "week.ended.service", "ended_service"},
    {"moved", "week.ended.moved", "ended_moved"},
    {"referred-on", "week.ended.referred-on", "ended_referred_on"},
    {"lost", "week.ended.lost", "ended_lost"},
    {"died", "week.ended.died", "ended_died"},
    {"", "week.ended.otherwise", "ended_otherwise"},
};

std::string_view known_how(const std::string& how) {
    const auto found = std::ranges::find(endings_in_order, how, &EndingWords::how);
    return found == std::end(endings_in_order) ? "" : found->how;
}

}  // namespace

CameAndWent::CameAndWent(const model::Settings& settings, const model::MeasureSet& measures, const WeekWindow& window)
    : window_(window) {
    for (const std::string& id : settings.asked) {
        const model::Measure* measure = measures.find(id);
        if (!life_ && measure && measure->type == model::MeasureType::outcome) life_ = measure;
    }
}

void CameAndWent::add(const WeekCase& one) {
    const Episode* before = nullptr;
    for (const Episode& episode : one.history.episodes) {
        if (episode.opened && window_.in_week(*episode.opened)) add_start(one, episode, before);
        if (episode.ending && window_.in_week(episode.ending->date)) add_ending(one, episode);
        if (is_waiting_on(episode, window_.last_day)) add_waiting(episode);
        before = &episode;
    }
}

void CameAndWent::add_start(const WeekCase& one, const Episode& episode, const Episode* before) {
    if (before && before->ending) {
        const base::ShownDate ended{before->ending->date, base::DateStyle::day_month_year};
        came_back_.push_back({one.history.client, {"week.came-back.case", {one.history.client, ended}}, true});
        return;
    }
    started_.push_back({one.history.client, code_only(one.history.client)});
    if (episode.asked && *episode.asked <= *episode.opened)
        waited_[one.history.client] = base::days_between(*episode.asked, *episode.opened);
}

void CameAndWent::add_ending(const WeekCase& one, const Episode& episode) {
    const std::string& client = one.history.client;
    const std::string how(known_how(episode.ending->how));
    List lives;
    // The series are those of the latest stretch of help.
    if (left_without_agreement(how) && life_ && &episode == one.episode) lives = lives_under_cutoff(one, *life_);
    if (lives.parts.empty())
        ended_[how].push_back({client, code_only(client)});
    else
        ended_[how].push_back({client, {"week.ended.case", {client, std::move(lives)}}, true});
}

void CameAndWent::add_waiting(const Episode& episode) {
    ++waiting_;
    if (episode.asked)
        longest_wait_ = std::max(longest_wait_, base::days_between(*episode.asked, window_.reading_day));
    else
        ++waiting_undated_;
}

Section CameAndWent::section() const {
    return {"came_and_went", {"week.traffic.heading"}, {}, {started(), ended(), waiting()}};
}

Message CameAndWent::in_words(NamedCases cases) {
    std::ranges::sort(cases, {}, &Named::client);
    List list;
    list.separator = std::ranges::any_of(cases, &Named::more_than_code) ? "; " : " ";
    for (Named& one : cases) list.parts.push_back(std::move(one.words));
    return {"week.plain", {std::move(list)}};
}

std::string CameAndWent::codes(NamedCases cases) {
    std::ranges::sort(cases, {}, &Named::client);
    std::vector<std::string> clients;
    for (const Named& one : cases) clients.push_back(one.client);
    return in_a_row(clients);
}

Statements CameAndWent::started() const {
    Statements said{"started", {}, {{"started", codes(started_)}, {"came_back", codes(came_back_)}}};
    if (started_.empty())
        said.parts.push_back({"week.started.none"});
    else
        said.parts.push_back({"week.started", {started_.size(), in_words(started_)}});
    if (!came_back_.empty()) said.parts.push_back({"week.came-back", {came_back_.size(), in_words(came_back_)}});
    return said;
}

Statements CameAndWent::ended() const {
    Statements said{"ended", {}, {}};
    List ways;
    std::size_t number = 0;
    for (const EndingWords& ending : endings_in_order) {
        const auto found = ended_.find(std::string(ending.how));
        if (found == ended_.end()) continue;
        number += found->second.size();
        ways.parts.push_back({ending.words, {found->second.size(), in_words(found->second)}});
        said.facts.push_back({ending.fact, codes(found->second)});
    }
    if (ways.parts.empty())
        said.parts.push_back({"week.ended.none"});
    else
        said.parts.push_back({"week.ended", {number, std::move(ways)}});
    return said;
}

Statements CameAndWent::waiting() const {
    Statements said{"waiting", {}, {{"waiting", waiting_}, {"longest_days", std::int64_t{longest_wait_}}}};
    base::List about;
    about.parts.push_back({"week.waiting", {waiting_}});
    if (waiting_ > waiting_undated_)
        about.parts.push_back({longest_wait_ == 1 ? std::string_view("week.waiting.longest-day")
                                                  : std::string_view("week.waiting.longest"),
                               {longest_wait_}});
    if (waiting_undated_ > 0) about.parts.push_back({"week.waiting.undated", {waiting_undated_}});
    said.parts.push_back({"week.plain", {std::move(about)}});
    if (!waited_.empty()) said.parts.push_back(waits());
    return said;
}

Message CameAndWent::waits() const {
    std::vector<long> days;  // in the order in which those who started are named
    for (const auto& [client, waited] : waited_) days.push_back(waited);
    const auto [shortest, longest] = std::ranges::minmax(days);
    const Message how_long = days.size() <= most_waits ? enumerated(days) : Message{"week.range", {shortest, longest}};
    const Message in_days{days.size() == 1 && longest == 1 ? "week.day" : "week.days", {how_long}};
    if (days.size() == started_.size()) {
        if (days.size() == 1) return {"week.waited.one", {in_days}};
        return {"week.waited.all", {days.size(), in_days}};
    }
    return {"week.waited.some", {days.size(), started_.size(), in_days}};
}

}  // namespace viktig::report
