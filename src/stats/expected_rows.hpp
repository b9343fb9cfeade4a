// The rows of the expected response: episodes as a design.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "least_squares.hpp"
#include "viktig/stats/expected_response.hpp"

namespace viktig::stats {

struct ExpectedRows {
    std::vector<Row> design;
    std::vector<double> scores;
    std::vector<std::size_t> ends;  ///< for each episode that entered: where its rows end
    std::size_t courses = 0;
    std::size_t longest = 0;
    double least_first = std::numeric_limits<double>::infinity(), most_first = -std::numeric_limits<double>::infinity();
};

[[nodiscard]] Row expected_row(double first, std::size_t rating);
[[nodiscard]] ExpectedRows expected_rows(std::span<const Episode> episodes);

}  // namespace viktig::stats
