// What stands between the parts of a number: marks, months, what the number is called. Internal to the search for them.
#pragma once

#include <string>
#include <string_view>

namespace viktig::model {

/// @param gap  as it is seen between two runs of digits

/// Seen, and neither digit, letter nor blank.
[[nodiscard]] bool is_mark(char c);
[[nodiscard]] bool only_marks(std::string_view gap);
[[nodiscard]] std::string lower(std::string_view text);

/// `. januar `: the month's number in two digits; empty for other words.
[[nodiscard]] std::string month_in(std::string_view gap);
/// What people call such a number, or its last part.
[[nodiscard]] bool names_the_number(std::string_view gap);
/// `og så`: the rest of it comes.
[[nodiscard]] bool goes_on(std::string_view gap);

}  // namespace viktig::model
