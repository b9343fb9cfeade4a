// Open or waiting, when a case was last met and what was last agreed about meeting again.
#include "contact.hpp"

#include "viktig/report/series.hpp"

namespace viktig::report {

Contact contact_of(const model::History& history, const model::Episode& episode) {
    Contact known;
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n) {
        const model::Session& session = history.sessions[n];
        if (is_after_ending(session, episode)) continue;
        if (session.held()) known.last_met = session.date;
        if (session.next) known.agreed = session.next;
    }
    return known;
}

bool is_open_on(const model::Episode& episode, base::Date day) {
    const bool begun = episode.opened && *episode.opened <= day;
    const bool ended = episode.ending && episode.ending->date <= day;
    return begun && !ended;
}

bool is_waiting_on(const model::Episode& episode, base::Date day) {
    const bool begun = episode.opened && *episode.opened <= day;
    const bool ended = episode.ending && episode.ending->date <= day;
    const bool asked_later = episode.asked && *episode.asked > day;
    return !begun && !ended && !asked_later;
}

}  // namespace viktig::report
