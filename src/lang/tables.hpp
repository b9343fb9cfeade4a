// The message tables: one file en_<area>.cpp each, listed here and in words.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "viktig/lang/words.hpp"

namespace viktig::lang {

/// For each table's static_assert: by key, byte by byte, no key twice.
[[nodiscard]] constexpr bool is_sorted_by_key(std::span<const Entry> table) {
    return std::ranges::adjacent_find(table, std::ranges::greater_equal{}, &Entry::key) == table.end();
}

/// A table as it lies in the binary: one text and numbers. Pointers to each word would have to be put right at every start,
/// three thousand of them, before anything is asked for.
struct Table {
    /// An entry in the text: its key, and its words up to where the next one begins.
    struct Place {
        std::uint32_t begin;
        std::uint32_t words;
    };
    std::string_view text;
    std::span<const Place> places;         ///< sorted by key; one more at the end
    /// By hash: the number of an entry, counted from 1, under sixteen bits of its hash, so that another key is told apart without
    /// a look at it; of each other one taken the next. 0: nothing.
    std::span<const std::uint32_t> slots;

    static constexpr unsigned number_bits = 16;

    [[nodiscard]] std::size_t size() const { return places.size() - 1; }
    [[nodiscard]] Entry entry(std::size_t number) const {
        const auto [begin, words] = places[number];
        return {text.substr(begin, words - begin), text.substr(words, places[number + 1].begin - words)};
    }
};

/// FNV-1a.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view key) {
    std::uint32_t hash = 2166136261U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

/// The Table of an array of entries, made when it is compiled.
template <const auto& table>
struct Packed {
    static constexpr std::size_t count = std::size(table);
    static_assert(count < (1U << Table::number_bits));
    static constexpr std::size_t length = [] {
        std::size_t sum = 0;
        for (const Entry& entry : table) sum += entry.key.size() + entry.english.size();
        return sum;
    }();
    static constexpr std::array<char, length> text = [] {
        std::array<char, length> all{};
        std::size_t at = 0;
        for (const Entry& entry : table)
            for (const std::string_view part : {entry.key, entry.english})
                for (const char c : part) all[at++] = c;
        return all;
    }();
    static constexpr std::array<Table::Place, count + 1> places = [] {
        std::array<Table::Place, count + 1> all{};
        std::uint32_t at = 0;
        for (std::size_t n = 0; n < count; ++n) {
            all[n] = {at, at + static_cast<std::uint32_t>(table[n].key.size())};
            at = all[n].words + static_cast<std::uint32_t>(table[n].english.size());
        }
        all[count] = {at, at};
        return all;
    }();
    static constexpr std::array<std::uint32_t, std::bit_ceil(2 * count)> slots = [] {
        std::array<std::uint32_t, std::bit_ceil(2 * count)> all{};
        for (std::size_t n = 0; n < count; ++n) {
            const std::uint32_t hash = hash_of(table[n].key);
            std::size_t slot = hash % all.size();
            while (all[slot] != 0) slot = (slot + 1) % all.size();
            all[slot] = (hash >> Table::number_bits << Table::number_bits) | static_cast<std::uint32_t>(n + 1);
        }
        return all;
    }();
};

template <const auto& table>
[[nodiscard]] Table packed() {
    using Made = Packed<table>;
    return {{Made::text.data(), Made::text.size()}, Made::places, Made::slots};
}

[[nodiscard]] Table en_changes();
[[nodiscard]] Table en_check();
[[nodiscard]] Table en_cli();
[[nodiscard]] Table en_client_report();
[[nodiscard]] Table en_common();
[[nodiscard]] Table en_explain();
[[nodiscard]] Table en_model();
[[nodiscard]] Table en_network_report();
[[nodiscard]] Table en_outcomes_report();
[[nodiscard]] Table en_remedies();
[[nodiscard]] Table en_render();
[[nodiscard]] Table en_rewriting();
[[nodiscard]] Table en_signals();
[[nodiscard]] Table en_store();
[[nodiscard]] Table en_trend();
[[nodiscard]] Table en_week_report();

}  // namespace viktig::lang
