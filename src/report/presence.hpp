// What became of somebody at a meeting: rated, said no, there and not asked, not there. Internal to reports.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"

namespace viktig::report {

/// Those who live together are expected at every meeting; from others an empty place says nothing.
[[nodiscard]] bool is_expected_every_time(const model::History& history, std::string_view voice);

/// Rated if anything was, else declined if anything was, else not_asked, of somebody who was there. Absent when that was
/// said, or when somebody is not there who is expected every time and is not out of the case. nullopt: nothing to tell.
[[nodiscard]] std::optional<model::Status> presence_at(const model::History& history, const model::Session& session,
                                                       const std::string& voice);

struct Presence {
    std::int64_t rated = 0, declined = 0, not_asked = 0, absent = 0;
    [[nodiscard]] std::int64_t there() const { return rated + declined + not_asked; }

    void add(model::Status status);
};

/// Of one voice over several meetings.
[[nodiscard]] Presence presence_of(const model::History& history, const std::vector<const model::Session*>& meetings,
                                   const std::string& voice);

}  // namespace viktig::report
