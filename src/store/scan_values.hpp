// Dates, instants and numbers in the one form in which we write each. Internal to the store.
#pragma once

#include <cstdint>

#include "scan_cursor.hpp"
#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::store {

/// What a digit stands for; over 9 for any other character.
[[nodiscard]] constexpr unsigned digit_of(char c) {
    return static_cast<unsigned char>(c - '0');
}

/// `2026-08-21`: a day that there is, of the years that all our dates are of (base::parse_date).
[[nodiscard]] inline bool take_date(Cursor& cursor, base::Date& date) {
    const std::string_view text = cursor.rest().substr(0, 10);
    const auto found = base::parse_date(text);
    if (!found) return false;  // 30 February
    date = *found;
    cursor.skip(text.size());
    return true;
}

/// `2026-08-21T09:02:10Z`
[[nodiscard]] inline bool take_instant(Cursor& cursor, base::Instant& instant) {
    const std::string_view text = cursor.rest().substr(0, 20);
    const auto found = base::parse_instant(text);
    if (!found) return false;
    instant = *found;
    cursor.skip(text.size());
    return true;
}

/// `0`, `17`: no zero before others, and nine digits at most, which is more than any count or score has and never too much for the
/// sum; longer ones are the general reader's. @param at  goes on behind it
[[nodiscard]] inline bool take_whole(const char*& at, std::int64_t& number) {
    const char* const begin = at;
    number = 0;
    // Goes on to a tenth digit, so that one too many is seen.
    for (; digit_of(*at) <= 9 && at - begin <= 9; ++at) number = number * 10 + digit_of(*at);
    return at != begin && at - begin <= 9 && (*begin != '0' || at - begin == 1);
}

[[nodiscard]] inline bool take_whole(Cursor& cursor, std::int64_t& number) {
    const char* const begin = cursor.rest().data();
    const char* at = begin;
    if (!take_whole(at, number)) return false;
    cursor.skip(static_cast<std::size_t>(at - begin));
    return true;
}

/// `4`, `4.2`, `16.70`, `-0.125`. How many places a score is written with hangs on its measure, which is not known here: one to
/// three behind the point are taken. Exact, as the general reader is, which works the decimal out of a binary fraction.
[[nodiscard]] inline bool take_score(Cursor& cursor, base::Score& score) {
    const char* const begin = cursor.rest().data();
    const char* at = begin;
    // Most scores look like `4.2`, and need no loop. Nothing behind the text's NUL is read: each test follows on one that a NUL fails.
    const bool usual = digit_of(at[0]) <= 9 && at[1] == '.' && digit_of(at[2]) <= 9 && digit_of(at[3]) > 9;
    if (usual) {
        score = base::Score::from_thousandths(digit_of(at[0]) * 1000 + digit_of(at[2]) * 100);
        cursor.skip(3);
        return true;
    }
    const bool negative = *at == '-';
    if (negative) ++at;
    std::int64_t thousandths = 0;
    if (!take_whole(at, thousandths)) return false;
    thousandths *= 1000;
    if (*at == '.') {
        const char* const point = at++;
        for (std::int64_t worth = 100; worth > 0 && digit_of(*at) <= 9; ++at, worth /= 10) thousandths += digit_of(*at) * worth;
        if (at == point + 1) return false;
    }
    if (negative && thousandths == 0) return false;  // we write no -0
    score = base::Score::from_thousandths(negative ? -thousandths : thousandths);
    cursor.skip(static_cast<std::size_t>(at - begin));
    return true;
}

}  // namespace viktig::store
