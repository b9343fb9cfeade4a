// What the store's ended courses lead to expect. Internal to the command line.
#pragma once

#include "viktig/model/history.hpp"
#include "viktig/report/expected_courses.hpp"
#include "viktig/store/store.hpp"

namespace viktig::cli {

/// Reads the ledgers in which something has ended, and those only; nothing where the service does not want it. A ledger that
/// cannot be read is not told here: the pages about all cases and `check` do.
/// @param fold  what counts, as for the case that is held against them
[[nodiscard]] report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold);

}  // namespace viktig::cli
