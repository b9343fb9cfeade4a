// The measures that come with the program, by family. Internal to the store.
#pragma once

#include <span>

#include "viktig/store/measure_text.hpp"

namespace viktig::store {

[[nodiscard]] std::span<const BuiltinMeasure> own_words_measures();
[[nodiscard]] std::span<const BuiltinMeasure> ors_family();
[[nodiscard]] std::span<const BuiltinMeasure> core_family();
[[nodiscard]] std::span<const BuiltinMeasure> symptom_measures();
[[nodiscard]] std::span<const BuiltinMeasure> wellbeing_measures();

}  // namespace viktig::store
