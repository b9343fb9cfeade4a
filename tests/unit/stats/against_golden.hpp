// Counts what agrees with the figures of other programs, so that a table that was not read cannot pass.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "unit/stats/golden.hpp"

namespace viktig::tests {

/// One golden table and how many of its figures were compared.
class Against {
  public:
    explicit Against(const std::string& name, double tolerance = 1e-9)
        : name_(name), table_(golden(name)), tolerance_(tolerance) {}

    [[nodiscard]] std::size_t rows() const { return table_.rows.size(); }
    [[nodiscard]] std::size_t compared() const { return compared_; }
    [[nodiscard]] std::string text(std::size_t row, std::string_view column) const { return cell(table_, row, column); }
    [[nodiscard]] std::optional<double> number(std::size_t row, std::string_view column) const {
        return tests::number(table_, row, column);
    }
    [[nodiscard]] std::size_t count(std::size_t row, std::string_view column) const {
        return static_cast<std::size_t>(number(row, column).value());
    }

    /// Relative to the figure, or to `scale` where that is larger; absent is to be NA.
    void check(std::optional<double> ours, std::size_t row, std::string_view column, double scale = 0) {
        const std::optional<double> theirs = number(row, column);
        ++compared_;
        INFO(name_ << " row " << row + 1 << ", " << std::string(column));
        CHECK(ours.has_value() == theirs.has_value());
        if (!ours || !theirs) return;
        const double off = std::abs(*ours - *theirs);
        INFO("ours " << *ours << ", theirs " << *theirs << ", off by " << off);
        CHECK(off <= tolerance_ * std::max(std::abs(*theirs), scale));
    }

  private:
    std::string name_;
    Golden table_;
    double tolerance_;
    std::size_t compared_ = 0;
};

}  // namespace viktig::tests
