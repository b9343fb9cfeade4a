// Chance that is the same everywhere: a seed gives the same cases with any compiler and library.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace viktig::tests {

/// SplitMix64, by Sebastiano Vigna.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// 0 to below; below is at least 1.
    std::size_t below(std::size_t below) { return static_cast<std::size_t>(next() % below); }
    bool one_in(std::size_t sides) { return below(sides) == 0; }
    template <typename Items>
    const auto& one_of(const Items& items) {
        return *(std::data(items) + below(std::size(items)));
    }

  private:
    std::uint64_t state_;
};

}  // namespace viktig::tests
