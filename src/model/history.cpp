// Questions to a folded case.
#include "viktig/model/history.hpp"

#include <algorithm>

namespace viktig::model {
namespace {

/// What held on a day: the last entry from that day or before; the first one earlier still.
std::string on(const Dated& values, base::Date date) {
    std::string value = values.empty() ? std::string() : values.front().second;
    for (const auto& [from, text] : values)
        if (from <= date) value = text;
    return value;
}

}  // namespace

bool Rating::is_prorated() const {
    return total && std::ranges::any_of(items, [](const auto& item) { return !item; });
}

bool Session::was_present(std::string_view voice) const {
    return std::ranges::binary_search(present, voice);
}

const Rating* Session::find(std::string_view voice, std::string_view about, std::string_view what) const {
    const auto found = std::ranges::find_if(
        ratings, [&](const Rating& r) { return r.key.voice == voice && r.key.about == about && r.key.what == what; });
    return found == ratings.end() ? nullptr : &*found;
}

Status Session::status_of(std::string_view voice, std::string_view about, std::string_view what) const {
    if (const Rating* rating = find(voice, about, what)) return rating->status;
    if (const Rating* everything = find(voice, "", "")) return everything->status;
    return was_present(voice) ? Status::not_asked : Status::absent;
}

std::string Episode::therapist_on(base::Date date) const {
    return on(therapist, date);
}

std::string Episode::team_on(base::Date date) const {
    return on(team, date);
}

base::Date Episode::began() const {
    if (opened && !opened_by_meeting) return *opened;
    if (asked) return *asked;
    return listed;
}

std::string Goal::owner_on(base::Date day) const {
    return owners.empty() ? owner : on(owners, day);
}

const Voice* History::voice(std::string_view id) const {
    const auto found = std::ranges::find(voices, id, &Voice::id);
    return found == voices.end() ? nullptr : &*found;
}

const Goal* History::goal(std::string_view id) const {
    const auto found = std::ranges::find(goals, id, &Goal::id);
    return found == goals.end() ? nullptr : &*found;
}

const Episode* History::episode_on(base::Date date) const {
    if (episodes.empty()) return nullptr;
    const Episode* found = &episodes.front();
    for (const Episode& episode : episodes)
        if (episode.began() <= date) found = &episode;
    return found;
}

bool is_after_ending(const Session& session, const Episode& episode) {
    if (!episode.ending) return false;
    const bool follow_up = session.kind == "follow-up" && session.date >= episode.ending->date;
    return follow_up || session.date > episode.ending->date;
}

bool History::person_case_on(base::Date date) const {
    const Episode* episode = episode_on(date);
    return episode && episode->kind == "person";
}

}  // namespace viktig::model
