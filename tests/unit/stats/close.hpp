// When two computed numbers are the same but for rounding.
#pragma once

#include <cmath>

namespace viktig::tests {

/// Relative to what is expected; where that is 0, within 1e-13 of it.
inline bool close(double value, double expected, double relative = 1e-12) {
    return std::abs(value - expected) <= std::abs(expected) * relative + (expected == 0 ? 1e-13 : 0);
}

}  // namespace viktig::tests
