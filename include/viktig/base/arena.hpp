// Memory for many small things that are let go all at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace viktig::base {

/// Takes in copies, which stay where they are until the arena is gone. Nothing is destroyed by itself: only what needs no
/// destructor can be taken in.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    [[nodiscard]] std::string_view copy(std::string_view text) {
        const auto kept = copy(std::span(text.data(), text.size()));
        return {kept.data(), kept.size()};
    }
    template <typename T>
    [[nodiscard]] std::span<T> copy(std::span<const T> values) {
        const std::span<T> room = take<T>(values.size());
        if (!values.empty()) std::memcpy(room.data(), values.data(), values.size_bytes());
        return room;
    }
    template <typename T>
    [[nodiscard]] std::span<T> copy(const std::vector<T>& values) {
        return copy(std::span<const T>(values));
    }
    /// Room for so many values, which the caller has to fill.
    template <typename T>
    [[nodiscard]] std::span<T> take(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        return {static_cast<T*>(static_cast<void*>(bytes(count * sizeof(T), alignof(T)))), count};
    }

  private:
    static constexpr std::size_t size_of_chunk = 32 * 1024;

    [[nodiscard]] std::byte* bytes(std::size_t size, std::size_t alignment) {
        std::size_t skipped = gap(alignment);
        if (left_ < size + skipped) {
            begin_chunk(size + alignment);
            skipped = gap(alignment);
        }
        std::byte* const begin = at_ + skipped;
        at_ = begin + size;
        left_ -= size + skipped;
        return begin;
    }

    /// Up to the next place that is so aligned. @param alignment  a power of two
    [[nodiscard]] std::size_t gap(std::size_t alignment) const { return (0 - reinterpret_cast<std::uintptr_t>(at_)) & (alignment - 1); }

    void begin_chunk(std::size_t least) {
        left_ = std::max(least, size_of_chunk);
        at_ = chunks_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(left_)).get();
    }

    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace viktig::base
