// Days and weeks as people type them.
#pragma once

#include <optional>
#include <string_view>

#include "viktig/base/date.hpp"

namespace viktig::model {

/// `2026-11-20`, `today`, `yesterday`, `mon` ... `sun` (the latest one before today; also the full English names), `-3d`, `-2w`.
/// @throws Error (usage) for anything else: a form that is none, a day that does not exist, a weekday that is today's own
///         (today or a week ago? both are named).
[[nodiscard]] base::Date parse_day(std::string_view typed, base::Date today);

/// The next meeting agreed: `2026-12-04`, or `+14d`, `+2w` counted from the meeting.
/// @throws Error (usage) for any other form, and for a day that is not after the meeting
[[nodiscard]] base::Date parse_next_day(std::string_view typed, base::Date meeting, std::string_view hint = "date.hint-next");

/// A talk some time after an ending: the months of `6m`, 1 to 99. @return nullopt for anything else
[[nodiscard]] std::optional<int> months_of_span(std::string_view span);

/// `2026-W47`, `last` (the last finished week), `this`, or a day as above (the week it lies in).
/// @throws Error (usage)
[[nodiscard]] base::Week parse_week_words(std::string_view typed, base::Date today);

}  // namespace viktig::model
