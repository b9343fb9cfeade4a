// Memory that is let go all at once.
#include "viktig/base/arena.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using viktig::base::Arena;

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
