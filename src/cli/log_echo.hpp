// The line that lets a slip of the finger be seen. Internal to the command line.
#pragma once

#include "command.hpp"
#include "viktig/model/history.hpp"

namespace viktig::cli {

/// `c017 «Sove gjennom natta» Fri 21 Aug: teen ORS 16.7 (4.2 5.1 3.0 4.4), sleep 6 | father declined · clients/c017.toml:31`
/// @param history  of the case as it was before; names its goals
/// @param date     of the meeting (a `more` block has none of its own)
[[nodiscard]] base::Message log_echo(const store::Appended& done, const model::History& history, const model::MeasureSet& measures,
                                     base::Date date, const Context& context);

/// What a meeting or an addition to one holds, without the case, the day and the place: `teen ORS 16.7 (...) | next Fri 4 Sep`.
[[nodiscard]] base::Message given_in(const model::Block& block, const model::History& history, const model::MeasureSet& measures,
                                     base::Date today);

/// Watched items that were rated at or over their limit: said at once, not only on Monday.
[[nodiscard]] std::vector<base::Message> watched_items(const model::Block& block, const model::MeasureSet& measures);

}  // namespace viktig::cli
