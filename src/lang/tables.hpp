// The message tables: one file en_<area>.cpp each, listed here and in words.cpp.
#pragma once

#include <algorithm>
#include <span>

#include "viktig/lang/words.hpp"

namespace viktig::lang {

/// For each table's static_assert: by key, byte by byte, no key twice.
[[nodiscard]] constexpr bool is_sorted_by_key(std::span<const Entry> table) {
    return std::ranges::adjacent_find(table, std::ranges::greater_equal{}, &Entry::key) == table.end();
}

[[nodiscard]] std::span<const Entry> en_changes();
[[nodiscard]] std::span<const Entry> en_check();
[[nodiscard]] std::span<const Entry> en_cli();
[[nodiscard]] std::span<const Entry> en_client_report();
[[nodiscard]] std::span<const Entry> en_common();
[[nodiscard]] std::span<const Entry> en_explain();
[[nodiscard]] std::span<const Entry> en_model();
[[nodiscard]] std::span<const Entry> en_network_report();
[[nodiscard]] std::span<const Entry> en_outcomes_report();
[[nodiscard]] std::span<const Entry> en_remedies();
[[nodiscard]] std::span<const Entry> en_render();
[[nodiscard]] std::span<const Entry> en_rewriting();
[[nodiscard]] std::span<const Entry> en_signals();
[[nodiscard]] std::span<const Entry> en_store();
[[nodiscard]] std::span<const Entry> en_trend();
[[nodiscard]] std::span<const Entry> en_week_report();

}  // namespace viktig::lang
