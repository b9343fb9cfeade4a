// May this meeting be added to this case, and as what?
#pragma once

#include <optional>
#include <string>

#include "viktig/model/history.hpp"

namespace viktig::model {

struct NewMeeting {
    base::Date date;
    std::string kind;
    bool kind_given = false;       ///< typed by the user, not taken from the case
    bool late_allowed = false;     ///< --late
    bool another_meeting = false;  ///< --new
    std::string add_to;            ///< --to SESSION: add to this meeting
    const Content& content;        ///< ratings, slips, said
    bool missed = false;
};

/// Where it goes: an own block, or a `more` block of a meeting already logged.
struct Admission {
    std::optional<std::string> more_of;  ///< session id
};

/// @throws Error (usage or data): no such episode yet, before the episode, in the future, more than 60 days back, after the
///         ending, something already rated at that meeting
[[nodiscard]] Admission admit(const NewMeeting& meeting, const History& history, base::Date today);

/// The day before which no meeting of this case can be; nullopt where no day is on file. Who waits may have been met before the
/// meeting that stands as their first. @param history  with an episode
[[nodiscard]] std::optional<base::Date> earliest_meeting(const History& history);

/// How far back a meeting may lie without --late.
inline constexpr long late_after_days = 60;

}  // namespace viktig::model
