// Figures that were worked out, as people see them. Internal to reports.
#pragma once

#include <cmath>

#include "viktig/report/document.hpp"

namespace viktig::report {

/// Halves away from zero, also one that came out a hair under: 0.175 is 0.18.
/// @param decimals  at most 3
[[nodiscard]] inline base::Decimal rounded(double value, int decimals = 2, bool with_sign = false) {
    const long long places = decimals == 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
    const long long whole = std::llround(value * static_cast<double>(places) * (1 + 1e-12));
    return {base::Score::from_thousandths(whole * (1000 / places)), decimals, with_sign};
}

[[nodiscard]] inline Figure figure(double value, int decimals = 2, bool with_sign = false) {
    const base::Decimal shown = rounded(value, decimals, with_sign);
    return {value, {shown.score, shown.decimals, shown.with_sign}, {}};
}

[[nodiscard]] inline double value_of(base::Score score) {
    return static_cast<double>(score.thousandths()) / 1000;
}

}  // namespace viktig::report
