// The classes of change as pages count people by them. Internal to the report.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "viktig/stats/change.hpp"

namespace viktig::report {

struct CountedClass {
    stats::ChangeClass verdict;
    std::string_view fact;  ///< what figures call it
};

/// In the order they are said. `too_few` is none of them.
inline constexpr std::array<CountedClass, 5> counted_classes = {{
    {stats::ChangeClass::better_past_cutoff, "better_past_cutoff"},
    {stats::ChangeClass::better, "better"},
    {stats::ChangeClass::no_change, "no_change"},
    {stats::ChangeClass::worse, "worse"},
    {stats::ChangeClass::worse_past_cutoff, "worse_past_cutoff"},
}};

/// What a page calls them, in the same order.
using CountedClassWords = std::array<std::string_view, counted_classes.size()>;

}  // namespace viktig::report
