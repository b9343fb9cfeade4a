// The rules of the four countries, each from the office that gives the numbers out.
#include "identity_rules.hpp"

#include <array>

namespace viktig::model {
namespace {

int value(char digit) {
    return digit - '0';
}

int two(std::string_view digits, std::size_t place) {
    return 10 * value(digits[place]) + value(digits[place + 1]);
}

template <std::size_t N>
int weighted(std::string_view digits, const std::array<int, N>& weights) {
    int sum = 0;
    for (std::size_t n = 0; n < N; ++n) sum += weights[n] * value(digits[n]);
    return sum;
}

/// The century is not known: 29 February is taken in every fourth year.
bool is_day(int day, int month, int year) {
    constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return false;
    const int most = days[static_cast<std::size_t>(month)] + (month == 2 && year % 4 == 0 ? 1 : 0);
    return day >= 1 && day <= most;
}

/// Source: Skatteetaten, numbers issued from 2032: the first remainder may be 0 to 3, the second must be 0.
bool norwegian_checks_hold(std::string_view digits) {
    constexpr std::array<int, 10> first{3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    constexpr std::array<int, 11> second{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    return weighted(digits, first) % 11 <= 3 && weighted(digits, second) % 11 == 0;
}

bool luhn_holds(std::string_view ten) {
    int sum = 0;
    for (std::size_t n = 0; n < ten.size(); ++n) {
        const int times = value(ten[n]) * (n % 2 == 0 ? 2 : 1);
        sum += times > 9 ? times - 9 : times;
    }
    return sum % 10 == 0;
}

}  // namespace

std::optional<IdentityKind> norwegian(std::string_view digits) {
    if (!norwegian_checks_hold(digits)) return std::nullopt;
    if (digits[0] >= '8') return IdentityKind::no_fh;
    int day = two(digits, 0);
    int month = two(digits, 2);
    const int year = two(digits, 4);
    IdentityKind kind = IdentityKind::no_fnr;
    if (day > 40) {
        day -= 40;
        kind = IdentityKind::no_dnr;
    }
    constexpr std::array<std::pair<int, IdentityKind>, 3> added{
        {{80, IdentityKind::no_synthetic}, {65, IdentityKind::no_synthetic}, {40, IdentityKind::no_hnr}}};
    for (const auto& [months, by] : added) {
        if (month <= months) continue;
        month -= months;
        kind = by;
        break;
    }
    if (!is_day(day, month, year)) return std::nullopt;
    return kind;
}

bool danish(std::string_view digits) {
    return is_day(two(digits, 0), two(digits, 2), two(digits, 4));
}

bool danish_check_holds(std::string_view digits) {
    constexpr std::array<int, 10> weights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    return weighted(digits, weights) % 11 == 0;
}

bool danish_day(std::string_view digits) {
    return danish(digits) || is_day(two(digits, 0) - 60, two(digits, 2), two(digits, 4));
}

std::optional<IdentityKind> swedish(std::string_view digits) {
    const std::string_view ten = digits.substr(digits.size() - 10);
    if (digits.size() == 12 && !is_century(digits.substr(0, 2))) return std::nullopt;
    if (!luhn_holds(ten)) return std::nullopt;
    const int day = two(ten, 4);
    if (is_day(day, two(ten, 2), two(ten, 0))) return IdentityKind::se_pnr;
    if (is_day(day - 60, two(ten, 2), two(ten, 0))) return IdentityKind::se_samordning;
    return std::nullopt;
}

bool finnish(std::string_view digits, char check) {
    constexpr std::string_view characters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    long number = 0;
    for (const char digit : digits) number = 10 * number + value(digit);
    const char capital = check >= 'a' && check <= 'z' ? static_cast<char>(check - 'a' + 'A') : check;
    return is_day(two(digits, 0), two(digits, 2), two(digits, 4)) && characters[static_cast<std::size_t>(number % 31)] == capital;
}

bool is_century(std::string_view two_digits) {
    return two_digits == "18" || two_digits == "19" || two_digits == "20";
}

}  // namespace viktig::model
