// The next character of a text, whatever it is written with. Internal to the search for identity numbers.
#pragma once

#include <cstddef>
#include <string_view>

#include "identity_text.hpp"

namespace viktig::model {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    std::size_t characters = 1;  ///< that it is written with
};

/// What is passed over: a character without a look.
constexpr char32_t nothing_seen = 0x200B;

/// @param text  not empty. A byte that begins no character is one by itself.
[[nodiscard]] Character first_of(std::string_view text, Reading reading);

}  // namespace viktig::model
