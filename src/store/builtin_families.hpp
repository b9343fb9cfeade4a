// The measures that come with the program, by family, and short words for what they are made of. Internal to the store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "viktig/store/measure_text.hpp"

namespace viktig::store {

[[nodiscard]] std::span<const BuiltinMeasure> own_words_measures();
[[nodiscard]] std::span<const BuiltinMeasure> ors_family();
[[nodiscard]] std::span<const BuiltinMeasure> core_family();
[[nodiscard]] std::span<const BuiltinMeasure> symptom_measures();
[[nodiscard]] std::span<const BuiltinMeasure> wellbeing_measures();

/// A number of at most three places, none of them lost.
[[nodiscard]] consteval base::Score points(double number) {
    return base::Score::from_thousandths(static_cast<std::int64_t>(number * 1000 + (number < 0 ? -0.5 : 0.5)));
}

/// Items that have numbers and no names.
[[nodiscard]] inline std::vector<std::string> numbered(std::size_t items) {
    std::vector<std::string> names;
    for (std::size_t n = 1; n <= items; ++n) names.push_back(std::to_string(n));
    return names;
}

/// Of a number that says nothing of its own: what the measure rests on.
[[nodiscard]] inline model::Basis basis_of(const model::Measure& measure) {
    return {measure.certainty, measure.source};
}

}  // namespace viktig::store
