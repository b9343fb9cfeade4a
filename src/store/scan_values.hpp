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

/// Two digits as a number; over 99 when one is no digit.
[[nodiscard]] constexpr unsigned two_digits(const char* at) {
    const unsigned tens = digit_of(at[0]), ones = digit_of(at[1]);
    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

/// `2026-08-21`: a day that there is, 1900 to 9999.
[[nodiscard]] inline bool take_date(Cursor& cursor, base::Date& date) {
    const std::string_view text = cursor.rest().substr(0, 10);
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
    const unsigned century = two_digits(&text[0]), year = two_digits(&text[2]), month = two_digits(&text[5]),
                   day = two_digits(&text[8]);
    if (century > 99 || year > 99 || month > 99 || day > 99) return false;
    const auto found = base::make_date(static_cast<int>(century * 100 + year), month, day);
    if (!found) return false;  // 30 February
    date = *found;
    cursor.skip(text.size());
    return true;
}

/// `2026-08-21T09:02:10Z`
[[nodiscard]] inline bool take_instant(Cursor& cursor, base::Instant& instant) {
    base::Date date;
    if (!take_date(cursor, date)) return false;
    const std::string_view text = cursor.rest().substr(0, 10);
    if (text.size() < 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':' || text[9] != 'Z') return false;
    const unsigned hour = two_digits(&text[1]), minute = two_digits(&text[4]), second = two_digits(&text[7]);
    if (hour > 23 || minute > 59 || second > 59) return false;
    instant =
        base::Instant{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    cursor.skip(text.size());
    return true;
}

/// `0`, `17`: nine digits at most, no zero before others. @param at  goes on behind it
[[nodiscard]] inline bool take_whole(const char*& at, const char* end, std::int64_t& number) {
    const char* const begin = at;
    number = 0;
    for (; at != end && digit_of(*at) <= 9 && at - begin <= 9; ++at) number = number * 10 + digit_of(*at);
    return at != begin && at - begin <= 9 && (*begin != '0' || at - begin == 1);
}

[[nodiscard]] inline bool take_whole(Cursor& cursor, std::int64_t& number) {
    const std::string_view rest = cursor.rest();
    const char* at = rest.data();
    if (!take_whole(at, rest.data() + rest.size(), number)) return false;
    cursor.skip(static_cast<std::size_t>(at - rest.data()));
    return true;
}

/// `4`, `4.2`, `16.70`, `-0.125`. How many places a score is written with hangs on its measure, which is not known here: one to
/// three behind the point are taken. Exact, as the general reader is, which works the decimal out of a binary fraction.
[[nodiscard]] inline bool take_score(Cursor& cursor, base::Score& score) {
    const std::string_view rest = cursor.rest();
    const char* at = rest.data();
    const bool usual = digit_of(at[0]) <= 9 && at[1] == '.' && digit_of(at[2]) <= 9 && digit_of(at[3]) > 9;
    if (usual) {
        score = base::Score::from_thousandths(digit_of(at[0]) * 1000 + digit_of(at[2]) * 100);
        cursor.skip(3);
        return true;
    }
    const char* const end = at + rest.size();
    const bool negative = cursor.stands('-');
    if (negative) ++at;
    std::int64_t thousandths = 0;
    if (!take_whole(at, end, thousandths)) return false;
    thousandths *= 1000;
    if (at != end && *at == '.') {
        const char* const point = at++;
        for (std::int64_t worth = 100; worth > 0 && at != end && digit_of(*at) <= 9; ++at, worth /= 10)
            thousandths += digit_of(*at) * worth;
        if (at == point + 1) return false;
    }
    if (negative && thousandths == 0) return false;  // we write no -0
    score = base::Score::from_thousandths(negative ? -thousandths : thousandths);
    cursor.skip(static_cast<std::size_t>(at - rest.data()));
    return true;
}

}  // namespace viktig::store
