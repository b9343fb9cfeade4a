// The calendar on the wall: days as the time zone has them (TZ, else the machine's own).
#pragma once

#include "viktig/base/date.hpp"

namespace viktig::cli {

/// The day it is here at that instant.
[[nodiscard]] base::Date local_day(base::Instant instant);

/// The first instant that no longer belongs to the day. A day has 23, 24 or 25 hours, and in some places no midnight.
[[nodiscard]] base::Instant end_of_day(base::Date date);

}  // namespace viktig::cli
