// Figures of other programs, read from tests/unit/stats/golden/; README.md there says where each comes from.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace viktig::tests {

/// A table without quoted cells.
struct Golden {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

inline std::vector<std::string> golden_cells(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
        if (c == ',') {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

/// Throws when it is not there, or a row is not as long as the header.
inline Golden golden(const std::string& name) {
    std::ifstream file(std::string(VIKTIG_SOURCE_DIR "/tests/unit/stats/golden/") + name);
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error("no golden figures: " + name);
    Golden table{golden_cells(line), {}};
    while (std::getline(file, line)) {
        table.rows.push_back(golden_cells(line));
        if (table.rows.back().size() != table.header.size()) throw std::runtime_error(name + ": " + line);
    }
    return table;
}

/// Throws for a column that is not there.
inline std::string cell(const Golden& table, std::size_t row, std::string_view column) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i] == column) return table.rows.at(row)[i];
    }
    throw std::runtime_error("no golden column: " + std::string(column));
}

/// Nothing for NA; NaN and Inf as they are. Throws for what is no number.
inline std::optional<double> number(const Golden& table, std::size_t row, std::string_view column) {
    const std::string text = cell(table, row, column);
    if (text == "NA") return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') throw std::runtime_error("no number: " + text);
    return value;
}

}  // namespace viktig::tests
