// Questions to the service's settings.
#include "viktig/model/settings.hpp"

#include <algorithm>

#include "viktig/model/grammar.hpp"

namespace viktig::model {

std::string Settings::threshold_name(const std::string& measure) const {
    const auto found = std::ranges::find(thresholds, measure, &std::pair<std::string, std::string>::first);
    return found == thresholds.end() ? "default" : found->second;
}

bool Settings::expects_rating(std::string_view session_kind) const {
    return std::ranges::find(no_rating_expected, session_kind) == no_rating_expected.end();
}

bool Settings::knows_kind(std::string_view session_kind) const {
    return is_one_of(session_kinds(), session_kind) || std::ranges::find(kinds, session_kind) != kinds.end();
}

}  // namespace viktig::model
