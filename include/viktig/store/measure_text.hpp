// Measures as TOML text: the built-in ones and a service's own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/error.hpp"
#include "viktig/model/measure.hpp"

namespace viktig::store {

struct BuiltinMeasure {
    std::string_view id;
    std::string_view text;
};

/// Sorted by id; parsed only when asked for.
[[nodiscard]] std::span<const BuiltinMeasure> builtin_measures();

/// Reads a definition and checks it whole: range, step, items, names, numbers.
/// @param builtin  the built-in measure of that id, whose shape (items, range, step, direction, total) is frozen and whose
///                 cutoffs, reliable changes, norms, source and licence the text may replace; nullptr for a new measure
/// @throws Error (data) with the place
[[nodiscard]] model::Measure read_measure(std::string_view text, const std::string& file, const std::string& id,
                                          const model::Measure* builtin);

/// The same for check: everything that is wrong with the definition, nothing thrown. @return nullopt when anything is
[[nodiscard]] std::optional<model::Measure> read_measure(std::string_view text, const std::string& file, const std::string& id,
                                                         const model::Measure* builtin, std::vector<base::Error>& troubles);

}  // namespace viktig::store
