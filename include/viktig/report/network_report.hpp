// `report network`: one case's people over time on the same thing: one goal, one life, one meeting's talks. How far apart they
// were is told as it is: no verdict, no colour, no mean that stands for them.
#pragma once

#include "viktig/model/history.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/report/document.hpp"

namespace viktig::report {

/// The latest stretch of help, meeting by meeting, up to its ending.
/// @param problems  what reading and folding the ledger told: what was left out is said at the top
[[nodiscard]] Document network_report(const model::History& history, const model::Settings& settings, base::Date as_of,
                                      const model::Problems& problems = {});

}  // namespace viktig::report
