// The series of golden/trend_series.csv; ratings that were not given are left out.
#pragma once

#include <string>
#include <vector>

#include "unit/stats/golden.hpp"
#include "viktig/stats/trend.hpp"

namespace viktig::tests {

inline std::vector<stats::Point> trend_series(const std::string& id) {
    static const Golden all = golden("trend_series.csv");
    std::vector<stats::Point> points;
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
        const auto score = number(all, row, "score");
        if (cell(all, row, "series_id") == id && score) points.push_back({*number(all, row, "occasion"), *score});
    }
    return points;
}

}  // namespace viktig::tests
