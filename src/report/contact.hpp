// When a case was last met and what was last agreed about meeting again. Internal to reports.
#pragma once

#include <optional>

#include "viktig/model/history.hpp"

namespace viktig::report {

struct Contact {
    std::optional<base::Date> last_met;  ///< by phone or otherwise
    std::optional<model::Next> agreed;   ///< what the latest meeting that said anything about it said
};

/// Of the meetings of this episode, or of those before its end.
[[nodiscard]] Contact contact_of(const model::History& history, const model::Episode& episode);

}  // namespace viktig::report
