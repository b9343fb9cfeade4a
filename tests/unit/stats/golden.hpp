// Figures of other statistics packages, read from golden/*.csv. golden/README.md says where each column comes from.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace viktig::tests {

struct Golden {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

inline std::vector<std::string> golden_cells(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

/// @param name  without folder, with `.csv`. Throws when it is not there, is empty, or a row has too many or too few cells.
inline Golden golden(const std::string& name) {
    std::ifstream file(VIKTIG_SOURCE_DIR "/tests/unit/stats/golden/" + name);
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error("no figures: " + name);
    Golden table{golden_cells(line), {}};
    while (std::getline(file, line)) {
        table.rows.push_back(golden_cells(line));
        if (table.rows.back().size() != table.header.size()) throw std::runtime_error(name + ": " + line);
    }
    return table;
}

inline std::string cell(const Golden& table, std::size_t row, std::string_view column) {
    const auto found = std::ranges::find(table.header, column);
    if (found == table.header.end()) throw std::runtime_error("no column: " + std::string(column));
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.header.begin()));
}

/// nullopt for NA; NaN and infinite as they are. Throws for anything else that is no number.
inline std::optional<double> number(const Golden& table, std::size_t row, std::string_view column) {
    const std::string text = cell(table, row, column);
    if (text == "NA") return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') throw std::runtime_error("no number: " + text);
    return value;
}

}  // namespace viktig::tests
