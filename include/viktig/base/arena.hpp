// Memory for many small things that are let go all at once.
#pragma once

#include <algorithm>
#include <cstddef>
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
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T> && alignof(T) <= alignment);
        return {static_cast<T*>(static_cast<void*>(bytes(count * sizeof(T)))), count};
    }

  private:
    static constexpr std::size_t size_of_chunk = 32 * 1024;
    static constexpr std::size_t alignment = 8;  ///< of everything

    [[nodiscard]] std::byte* bytes(std::size_t size) {
        size = (size + alignment - 1) / alignment * alignment;
        if (left_ < size) begin_chunk(size);
        std::byte* const begin = at_;
        at_ += size;
        left_ -= size;
        return begin;
    }

    void begin_chunk(std::size_t least) {
        left_ = std::max(least, size_of_chunk);
        at_ = chunks_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(left_)).get();
    }

    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
};

/// Lists that are made one after the other, each in one piece in an arena, of as many values as come.
template <typename T>
class ArenaLists {
  public:
    explicit ArenaLists(Arena& arena) : arena_(arena) {}
    ArenaLists(const ArenaLists&) = delete;
    ArenaLists& operator=(const ArenaLists&) = delete;

    /// To the list at hand.
    T& add(const T& value) {
        if (next_ == end_) move_to_more_room();
        *next_ = value;
        return *next_++;
    }
    /// The list at hand, which is done; the next is empty.
    [[nodiscard]] std::span<const T> finish() {
        const std::span<const T> list{begin_, next_};
        begin_ = next_;
        return list;
    }

  private:
    void move_to_more_room() {
        const std::size_t count = static_cast<std::size_t>(next_ - begin_);
        const std::span<T> more = arena_.template take<T>(std::max<std::size_t>(2 * count, 32));
        if (count > 0) std::memcpy(more.data(), begin_, count * sizeof(T));
        begin_ = more.data();
        next_ = begin_ + count;
        end_ = begin_ + more.size();
    }

    Arena& arena_;
    T* begin_ = nullptr;  ///< of the list at hand
    T* next_ = nullptr;   ///< behind its last
    T* end_ = nullptr;    ///< of the room there is
};

}  // namespace viktig::base
