// What makes ten, eleven or twelve digits an identity number. Internal to the search for them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "viktig/model/identity.hpp"

namespace viktig::model {

/// What the digits are by themselves, however they were written; nullopt when they are no such number.
/// @param digits  characters 0-9, as many as the number has

/// Eleven: both check digits hold, the first by the rule for 2032 (remainder 0 to 3), and there is a day, or a first
/// digit of 8 or 9.
[[nodiscard]] std::optional<IdentityKind> norwegian(std::string_view digits);

/// Ten that begin with a day. The check digit is not asked for: since 2007 numbers are given out without one.
[[nodiscard]] bool danish(std::string_view digits);
/// The check by 4 3 2 7 6 5 4 3 2 1 holds: an older number, or chance (one in eleven).
[[nodiscard]] bool danish_check_holds(std::string_view digits);
/// Six digits of a day, 60 added or not: what a number with letters begins with.
[[nodiscard]] bool danish_day(std::string_view digits);

/// Ten, or twelve with the century: a day, 60 added for a samordningsnummer, and a last digit by Luhn.
[[nodiscard]] std::optional<IdentityKind> swedish(std::string_view digits);

/// Nine and a check character, the sign of the century left out.
[[nodiscard]] bool finnish(std::string_view digits, char check);

/// Does the century hold what people are born in?
[[nodiscard]] bool is_century(std::string_view two_digits);

}  // namespace viktig::model
