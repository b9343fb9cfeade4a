// Codes and ids: what may name a client, a voice, a goal, a member of staff.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"

namespace viktig::model {

/// Why `code` may not name a client; an empty message when it may. Lower case, a letter first, at most 32 of
/// `a-z 0-9 . _ -`, at most five digits in a row also after separators are taken out (no birth date, no national
/// number), no device name of Windows (con, nul, com1 ...).
[[nodiscard]] base::Message client_code_fault(std::string_view code);

/// Why `id` may not name a voice or a goal; an empty message when it may. Latin letters (also æ, ø, å), digits and `-`,
/// a letter first, at most 32 characters, NFC, lower case, at most five digits in a row; not `client`, `all` or `team`.
[[nodiscard]] base::Message chosen_id_fault(std::string_view id);

/// Why `code` may not stand for a member of staff; empty when it may: as chosen_id_fault, `.` and `_` allowed too.
[[nodiscard]] base::Message staff_code_fault(std::string_view code);

/// `2026-08-21-7qx4m2`: the day and thirty random bits in six lower-case Crockford base-32 characters.
[[nodiscard]] std::string event_id(base::Date date, std::uint32_t random);

}  // namespace viktig::model
