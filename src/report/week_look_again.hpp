// What became of a signal since it was answered.
#pragma once

#include <optional>
#include <string_view>

#include "viktig/model/history.hpp"
#include "week_case.hpp"

namespace viktig::report {

/// A signal that stands again at its look-again time: "answered 26 Oct; SRS then 34.1, now 33.8, still low".
[[nodiscard]] base::Message still_standing(const WeekCase& one, const Signal& signal,
                                           const model::SignalAnswer& answer);

/// A signal that does not stand any more when the agreed day comes: "answered 26 Oct; SRS then 34.1, now 36.8".
[[nodiscard]] base::Message settled(const WeekCase& one, const model::SignalAnswer& answer);

/// True for `watch...`: said before everything else.
[[nodiscard]] bool is_safety(std::string_view signal_id);

}  // namespace viktig::report
