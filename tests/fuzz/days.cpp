// Fuzz target: days and weeks as they are typed. The first four bytes choose today. What is read is printed and read again.
#include <cstring>

#include "claims.hpp"
#include "viktig/base/date.hpp"
#include "viktig/model/date_words.hpp"

using namespace viktig;
using namespace viktig::fuzz;

namespace {

const base::Date first = base::make_date(1900, 1, 1).value();
const base::Date last = base::make_date(9999, 12, 31).value();

void claim_day(std::string_view text, base::Date today) {
    base::Date day;
    if (!done([&] { day = model::parse_day(text, today); }, text)) return;
    claim(model::parse_day(base::to_string(day), today) == day, "a day that is printed is read as itself");
    const bool names_a_date = base::parse_date(text).has_value();
    claim(names_a_date || day <= today, "a day told from today lies not after it");
}

void claim_next_day(std::string_view text, base::Date meeting) {
    base::Date day;
    if (!done([&] { day = model::parse_next_day(text, meeting); }, text)) return;
    claim(day > meeting, "the next meeting comes after this one");
    claim(model::parse_next_day(base::to_string(day), meeting) == day, "the next day that is printed is read as itself");
}

void claim_week(std::string_view text, base::Date today) {
    base::Week week;
    if (!done([&] { week = model::parse_week_words(text, today); }, text)) return;
    claim(week.number >= 1 && week.number <= base::weeks_in_year(week.year), "the year has this week");
    claim(base::week_of(base::monday_of(week)) == week, "the Monday of a week lies in it");
    claim(model::parse_week_words(base::to_string(week), today) == week, "a week that is printed is read as itself");
}

void claim_instant(std::string_view text) {
    if (const auto instant = base::parse_instant(text)) claim(base::to_string(*instant) == text, "an instant is printed as it was read");
    if (const auto date = base::parse_date(text)) claim(base::to_string(*date) == text, "a date is printed as it was read");
    if (const auto week = base::parse_week(text)) claim(base::to_string(*week) == text, "a week is printed as it was read");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::uint32_t chosen = 0;
    if (size < sizeof chosen) return 0;
    std::memcpy(&chosen, data, sizeof chosen);
    const base::Date today = first + std::chrono::days{static_cast<int>(chosen % static_cast<std::uint32_t>((last - first).count() + 1))};
    const std::string_view text = text_of(data + sizeof chosen, size - sizeof chosen);
    claim_day(text, today);
    claim_next_day(text, today);
    claim_week(text, today);
    claim_instant(text);
    return 0;
}
