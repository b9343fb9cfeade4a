// Memory that is let go all at once.
#include "viktig/base/arena.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using viktig::base::Arena;
using viktig::base::ArenaLists;

TEST_CASE("arena: what was taken in stays as it was, however much comes after") {
    Arena arena;
    std::vector<std::pair<std::string, std::string_view>> kept;
    for (std::size_t n = 0; n < 3000; ++n) {
        std::string text(n % 97, static_cast<char>('a' + n % 26));
        const std::string_view copy = arena.copy(text);
        kept.emplace_back(std::move(text), copy);
    }
    for (const auto& [text, copy] : kept)
        if (text != copy) CHECK(text == copy);
    CHECK(kept.size() == 3000);
}

TEST_CASE("arena: numbers are aligned, between texts of any length") {
    Arena arena;
    for (std::size_t n = 0; n < 200; ++n) {
        (void)arena.copy(std::string(n % 7, 'x'));
        const auto numbers = arena.copy(std::vector<double>{1.5, -2});
        REQUIRE(reinterpret_cast<std::uintptr_t>(numbers.data()) % alignof(double) == 0);
        REQUIRE(numbers[0] + numbers[1] == -0.5);
    }
}

TEST_CASE("arena: more than a chunk at once, and nothing at all") {
    Arena arena;
    const std::vector<int> many(100'000, 7);
    const auto kept = arena.copy(many);
    CHECK(std::vector<int>(kept.begin(), kept.end()) == many);
    CHECK(arena.copy(std::string_view()).empty());
    CHECK(arena.take<int>(0).empty());
    CHECK(arena.copy(std::string_view("after")) == "after");
}

TEST_CASE("lists in an arena: each is in one piece, of any length, and stays when others follow") {
    Arena arena;
    ArenaLists<int> lists(arena);
    std::vector<std::span<const int>> made;
    for (int length = 0; length < 200; ++length) {
        for (int n = 0; n < length; ++n) CHECK(lists.add(1000 * length + n) == 1000 * length + n);
        made.push_back(lists.finish());
    }
    CHECK(lists.finish().empty());
    for (std::size_t length = 0; length < made.size(); ++length) {
        REQUIRE(made[length].size() == length);
        for (std::size_t n = 0; n < length; ++n) REQUIRE(made[length][n] == static_cast<int>(1000 * length + n));
    }
}

TEST_CASE("lists in an arena: what was added last may still be changed") {
    Arena arena;
    ArenaLists<int> lists(arena);
    for (int n = 0; n < 100; ++n) lists.add(0) = n;
    const auto list = lists.finish();
    CHECK(list[31] == 31);
    CHECK(list[99] == 99);
}
