// May this meeting be added, and as what?
#include "viktig/model/admit.hpp"

#include <algorithm>

#include "viktig/base/error.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::model {
namespace {

using base::Date;
using base::DateStyle;
using base::Error;
using base::Exit;
using base::ShownDate;

constexpr std::string_view follow_up = "follow-up";

ShownDate shown(Date date) {
    return {date, DateStyle::weekday_day_month_year};
}

void check_day(const NewMeeting& meeting, const History& history, Date today) {
    if (meeting.date > today) throw Error(Exit::usage, {"log.future", {shown(meeting.date)}}, {"log.hint-future"});
    const std::optional<Date> earliest = earliest_meeting(history);
    if (earliest && meeting.date < *earliest)
        throw Error(Exit::usage, {"log.before-episode", {shown(meeting.date), history.client, shown(*earliest)}},
                    {"log.hint-before-episode", {*earliest}});
    if (base::days_between(meeting.date, today) > late_after_days && !meeting.late_allowed)
        throw Error(Exit::usage, {"log.late", {shown(meeting.date), base::days_between(meeting.date, today)}}, {"log.hint-late"});
}

void check_ending(const NewMeeting& meeting, const History& history) {
    const Episode* episode = history.episode_on(meeting.date);
    const bool after = episode && episode->ending && meeting.date > episode->ending->date;
    if (after && meeting.kind != follow_up)
        throw Error(Exit::usage, {"log.after-ending", {history.client, shown(episode->ending->date)}},
                    {"log.hint-after-ending", {history.client}});
}

/// The first thing that is on both sides: an answer by the same person to the same thing, or slips of the same form.
base::Message overlap(const NewMeeting& meeting, const Session& session) {
    for (const RawRating& rating : meeting.content.ratings)
        for (const Rating& other : session.ratings) {
            const bool everything = other.key.voice == rating.key.voice && (other.key.what.empty() || rating.key.what.empty());
            if (other.key != rating.key && !everything) continue;
            if (other.key.what.empty()) return {"log.overlap-status", {other.key.voice, to_word(other.status), session.id}};
            return {"log.overlap", {other.key.voice, other.key.what, session.id}};
        }
    for (const RawSlips& slips : meeting.content.slips)
        for (const Slips& other : session.slips)
            if (slips.what == other.what) return {"log.overlap-slips", {slips.what, session.id}};
    return {};
}

/// Nobody was there and absent at the same meeting.
base::Message presence_clash(const NewMeeting& meeting, const Session& session) {
    const auto is_absent = [](const auto& rating) { return rating.status == Status::absent && rating.key.what.empty(); };
    for (const RawRating& rating : meeting.content.ratings)
        if (is_absent(rating) && std::ranges::find(session.present, rating.key.voice) != session.present.end())
            return {"log.absent-there", {rating.key.voice, session.id}};
    const auto* present = meeting.content.get<Texts>("present");
    for (const Rating& other : session.ratings) {
        if (!is_absent(other)) continue;
        const std::string_view voice = other.key.voice;
        const bool rates = std::ranges::any_of(meeting.content.ratings, [&](const RawRating& r) { return r.key.voice == voice && r.status != Status::absent; });
        if (rates || (present && std::ranges::find(*present, voice) != present->end())) return {"log.there-absent", {voice, session.id}};
    }
    return {};
}

bool has_words_of(const History& history, const Session& session, const std::string& voice) {
    return std::ranges::any_of(history.words, [&](const SaidWords& words) {
        return words.kind == "said" && words.session == session.id && words.voice == voice;
    });
}

void check_overlap(const NewMeeting& meeting, const History& history, const Session& session) {
    if (const base::Message both = overlap(meeting, session); !both.empty())
        throw Error(Exit::usage, both, {"log.hint-overlap", {history.client, session.id}});
    if (const base::Message clash = presence_clash(meeting, session); !clash.empty())
        throw Error(Exit::usage, clash, {"log.hint-overlap", {history.client, session.id}});
    for (const Said& said : meeting.content.said)
        if (has_words_of(history, session, said.voice))
            throw Error(Exit::usage, {"log.overlap-words", {said.voice, session.id}}, {"log.hint-overlap-words", {history.client, session.id}});
}

}  // namespace

std::optional<Date> earliest_meeting(const History& history) {
    const Episode& first = history.episodes.front();
    return first.opened && !first.opened_by_meeting ? first.opened : first.asked;
}

Admission admit(const NewMeeting& meeting, const History& history, Date today) {
    if (history.episodes.empty()) throw Error(Exit::data, {"log.no-episode", {history.client}}, {"log.hint-no-episode", {history.client}});
    check_day(meeting, history, today);
    check_ending(meeting, history);
    if (meeting.another_meeting) return {};

    std::vector<const Session*> same_day;
    for (const Session& session : history.sessions) {
        if (!meeting.add_to.empty() ? session.id == meeting.add_to : session.date == meeting.date) same_day.push_back(&session);
    }
    if (!meeting.add_to.empty() && same_day.empty())
        throw Error(Exit::data, {"log.no-such-session", {meeting.add_to, history.client}});
    if (same_day.empty()) return {};
    if (same_day.size() > 1) {
        base::List ids;
        for (const Session* session : same_day) ids.parts.push_back({"text", {session->id}});
        throw Error(Exit::usage, {"log.several-that-day", {same_day.size(), shown(meeting.date)}}, {"log.hint-several-that-day", {ids}});
    }
    const Session& session = *same_day.front();
    if (meeting.missed || !session.held())
        throw Error(Exit::usage, {"log.missed-that-day", {session.id}}, {"log.hint-new-meeting"});
    if (meeting.kind_given && meeting.kind != session.kind)
        throw Error(Exit::usage, {"log.other-kind-that-day", {session.id, session.kind, meeting.kind}},
                    {"log.hint-other-kind-that-day", {session.kind}});
    check_overlap(meeting, history, session);
    return {std::string(session.id)};
}

}  // namespace viktig::model
