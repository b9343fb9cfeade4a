// The way through the store's ended courses, and what they lead to expect. Internal to the command line.
#pragma once

#include <functional>

#include "viktig/model/history.hpp"
#include "viktig/report/expected_courses.hpp"
#include "viktig/store/store.hpp"

namespace viktig::cli {

using UseEnded = std::function<void(const std::string& client, const store::ReadFlat& read, const model::Folded& folded)>;
using PassBy = std::function<void(const std::string& client, std::string bytes)>;

/// Reads and folds the ledgers in which something may have ended, and those only, in the order of codes. One that cannot be read is
/// left out.
/// @param use      sees each, which is let go afterwards
/// @param pass_by  gets the others as they were read
void for_each_ended(const store::Reader& store, const model::FoldOptions& fold, const UseEnded& use, const PassBy& pass_by = {});

/// What they lead to expect of this case; nothing, and nothing read, where it has no course that could be held against them or the
/// service does not want it. A ledger that cannot be read is not told here: the pages about all cases and `check` do.
/// @param fold  what counts, as for the case that is held against them
[[nodiscard]] report::ExpectedCourses expected_courses(const store::Reader& store, const model::FoldOptions& fold, const model::History& of);

}  // namespace viktig::cli
