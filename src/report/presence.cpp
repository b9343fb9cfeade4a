// Who was there, as one word for each person and meeting.
#include "presence.hpp"

#include <algorithm>
#include <array>

namespace viktig::report {

using model::Session;
using model::Status;

namespace {

bool gave(const Session& session, const std::string& voice, Status status) {
    return std::ranges::any_of(session.ratings, [&](const model::Rating& rating) {
        return rating.key.voice == voice && rating.status == status;
    });
}

}  // namespace

bool is_expected_every_time(const model::History& history, std::string_view voice) {
    static constexpr std::array<std::string_view, 5> household = {"self", "parent", "child", "sibling", "partner"};
    const model::Voice* known = history.voice(voice);
    return known && std::ranges::find(household, known->relation) != household.end();
}

std::optional<Status> presence_at(const model::History& history, const Session& session, const std::string& voice) {
    if (session.was_present(voice)) {
        if (gave(session, voice, Status::rated)) return Status::rated;
        return gave(session, voice, Status::declined) ? Status::declined : Status::not_asked;
    }
    const model::Voice* known = history.voice(voice);
    if (known && known->ended && session.date > *known->ended) return std::nullopt;
    const model::Rating* said = session.find(voice, "", "");
    const bool absent = (said && said->status == Status::absent) || is_expected_every_time(history, voice);
    return absent ? std::optional(Status::absent) : std::nullopt;
}

void Presence::add(Status status) {
    switch (status) {
        case Status::rated: ++rated; break;
        case Status::declined: ++declined; break;
        case Status::not_asked: ++not_asked; break;
        case Status::absent: ++absent; break;
    }
}

Presence presence_of(const model::History& history, const std::vector<const Session*>& meetings,
                     const std::string& voice) {
    Presence presence;
    for (const Session* session : meetings)
        if (const auto status = presence_at(history, *session, voice)) presence.add(*status);
    return presence;
}

}  // namespace viktig::report
