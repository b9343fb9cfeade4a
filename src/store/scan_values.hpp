// Dates, instants and numbers in the one form in which we write each. Internal to the store.
#pragma once

#include <optional>

#include "scan_cursor.hpp"
#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::store {

/// Two digits as a number; over 99 when one is no digit.
[[nodiscard]] inline unsigned two_digits(const char* at) {
    const auto tens = static_cast<unsigned char>(at[0] - '0');
    const auto ones = static_cast<unsigned char>(at[1] - '0');
    return tens > 9 || ones > 9 ? 100U : tens * 10U + ones;
}

/// `2026-08-21`: a day that there is, 1900 to 9999.
[[nodiscard]] inline bool take_date(Cursor& cursor, base::Date& date) {
    const char* const at = cursor.take_bytes(10);
    if (!at || at[4] != '-' || at[7] != '-') return false;
    const unsigned century = two_digits(at), year = two_digits(at + 2), month = two_digits(at + 5), day = two_digits(at + 8);
    if (century > 99 || year > 99 || month > 12 || day > 31) return false;  // 99 and 100 must not become a year
    const auto found = base::make_date(static_cast<int>(century * 100 + year), month, day);
    if (!found) return false;  // 30 February
    date = *found;
    return true;
}

/// `2026-08-21T09:02:10Z`
[[nodiscard]] inline bool take_instant(Cursor& cursor, base::Instant& instant) {
    base::Date date;
    if (!take_date(cursor, date)) return false;
    const char* const at = cursor.take_bytes(10);
    if (!at || at[0] != 'T' || at[3] != ':' || at[6] != ':' || at[9] != 'Z') return false;
    const unsigned hour = two_digits(at + 1), minute = two_digits(at + 4), second = two_digits(at + 7);
    if (hour > 23 || minute > 59 || second > 59) return false;
    instant = base::Instant{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    return true;
}

/// `0`, `17`: nine digits at most, no zero before others.
[[nodiscard]] inline bool take_whole(Cursor& cursor, std::int64_t& number) {
    number = cursor.take_digit();
    if (number < 0) return false;
    if (number == 0) return true;  // another digit after it is not what the caller goes on with
    int digits = 1;
    for (int digit = 0; (digit = cursor.take_digit()) >= 0;) {
        number = number * 10 + digit;
        if (++digits > 9) return false;
    }
    return true;
}

/// `4`, `4.2`, `16.70`, `-0.125`. How many places a score is written with hangs on its measure, which is not known here: one to
/// three behind the point are taken. Exact, as the TOML reader is, which works the decimal out of a binary fraction.
[[nodiscard]] inline bool take_score(Cursor& cursor, base::Score& score) {
    const bool negative = cursor.take('-');
    std::int64_t thousandths = 0;
    if (!take_whole(cursor, thousandths)) return false;
    int places = 0;
    if (cursor.take('.')) {
        for (int digit = 0; places < 3 && (digit = cursor.take_digit()) >= 0; ++places) thousandths = thousandths * 10 + digit;
        if (places == 0) return false;
    }
    for (; places < 3; ++places) thousandths *= 10;
    if (negative && thousandths == 0) return false;  // we write no -0
    score = base::Score::from_thousandths(negative ? -thousandths : thousandths);
    return true;
}

}  // namespace viktig::store
