// Whether a case is open or waits, when it was last met and what was last agreed about meeting again. Internal to reports.
#pragma once

#include <optional>

#include "viktig/model/history.hpp"

namespace viktig::report {

struct Contact {
    std::optional<base::Date> last_met;  ///< by phone or otherwise
    std::optional<model::Next> agreed;   ///< what the latest meeting that said anything about it said
};

[[nodiscard]] bool is_open_on(const model::Episode& episode, base::Date day);
[[nodiscard]] bool is_waiting_on(const model::Episode& episode, base::Date day);

/// Of the meetings of this episode, or of those before its end.
[[nodiscard]] Contact contact_of(const model::History& history, const model::Episode& episode);

}  // namespace viktig::report
