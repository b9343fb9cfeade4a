// "Did you mean".
#include "viktig/model/nearest.hpp"

#include <algorithm>
#include <vector>

#include "viktig/base/text.hpp"

namespace viktig::model {

std::optional<std::string> nearest(std::string_view as_typed, std::span<const std::string> candidates) {
    std::string typed(as_typed);
    for (char& c : typed)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const int longest_distance = std::clamp(static_cast<int>(typed.size()) / 3, 1, 3);
    std::optional<std::string> best;
    int best_distance = longest_distance + 1;
    for (const std::string& candidate : candidates) {
        const bool begun = typed.size() >= 2 && candidate.starts_with(typed);
        const int distance = begun ? 0 : base::edit_distance(typed, candidate);
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

base::Message one_of(std::span<const std::string> known) {
    base::List list;
    for (const std::string& word : known) list.parts.push_back({"text", {word}});
    return {"value.hint-known-words", {list}};
}

base::Message one_of(std::span<const std::string_view> known) {
    return one_of(std::vector<std::string>(known.begin(), known.end()));
}

base::Message near_or_one_of(std::string_view typed, std::span<const std::string> known) {
    if (const auto near = nearest(typed, known)) return {"hint.did-you-mean", {*near}};
    return one_of(known);
}

}  // namespace viktig::model
