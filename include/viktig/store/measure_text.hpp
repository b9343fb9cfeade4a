// Measures: the built-in ones, and a service's own as TOML text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/error.hpp"
#include "viktig/model/measure.hpp"

namespace viktig::store {

/// Makes a built-in measure: what its definition says, and the id, which the definition leaves to the table.
struct MeasureMaker {
    const char* id;  ///< no string_view: a std::function holds two words without memory of its own
    model::Measure (*definition)();

    [[nodiscard]] model::Measure operator()() const;
};

/// tests/measures/ says the same of each as text, and a test holds them to each other.
struct BuiltinMeasure {
    constexpr BuiltinMeasure(const char* named, model::Measure (*definition)()) : id(named), make{named, definition} {}

    std::string_view id;
    MeasureMaker make;
};

/// Sorted by id; made only when asked for.
[[nodiscard]] std::span<const BuiltinMeasure> builtin_measures();

/// published, convention, provisional.
[[nodiscard]] std::span<const std::string_view> certainties();
/// Who may have a cutoff of their own: see Measure::cutoff_of.
[[nodiscard]] std::span<const std::string_view> cutoff_groups();

/// The id that a definition gives itself. @throws Error (data) with the place, also when it cannot be one
[[nodiscard]] std::string measure_named_in(std::string_view text, const std::string& file);

/// Reads a definition and checks it whole: range, step, items, names, numbers.
/// @param builtin  the built-in measure of that id, whose shape (items, range, step, direction, total) is frozen and whose
///                 cutoffs, reliable changes, norms, source and licence the text may replace; nullptr for a new measure
/// @throws Error (data) with the place, of the first thing that is wrong
[[nodiscard]] model::Measure read_measure(std::string_view text, const std::string& file, const std::string& id,
                                          const model::Measure* builtin);

/// The same, but everything that is wrong with the definition is told, in the order of the file, and nothing thrown.
/// @return nullopt when anything is
[[nodiscard]] std::optional<model::Measure> read_measure(std::string_view text, const std::string& file, const std::string& id,
                                                         const model::Measure* builtin, std::vector<base::Error>& troubles);

}  // namespace viktig::store
