// Finds identity numbers and masks them: of all readings of a text the surest. How they are written is in identity_shapes.cpp
// and identity_loose.cpp, what makes digits one in identity_rules.cpp.
#include "viktig/model/identity.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "identity_runs.hpp"

namespace viktig::model {
namespace {

std::size_t end_of(const IdentityNumber& number) {
    return number.byte + number.bytes;
}

std::vector<IdentityNumber> all_readings(std::string_view text, std::span<const base::Date> own_days) {
    const Runs runs(text);
    std::vector<IdentityNumber> readings = regularly_written(runs, own_days);
    std::ranges::move(loosely_written(runs, own_days), std::back_inserter(readings));
    return readings;
}

std::string masked_once(std::string_view text) {
    std::vector<IdentityNumber> readings = all_readings(text, {});
    if (readings.empty()) return std::string(text);
    std::ranges::sort(readings, {}, &IdentityNumber::byte);
    std::string masked;
    std::size_t done = 0;
    std::size_t characters = 0;  // of the text before `done`
    for (const IdentityNumber& reading : readings) {
        if (end_of(reading) <= done) continue;
        const std::size_t first = std::max(reading.character - 1, characters);
        if (reading.byte > done) masked += text.substr(done, reading.byte - done);
        characters = reading.character - 1 + reading.characters;
        for (std::size_t n = first; n < characters; ++n) masked += "•";
        done = end_of(reading);
    }
    masked += text.substr(done);
    return masked;
}

}  // namespace

std::vector<IdentityNumber> find_identity_numbers(std::string_view text, std::span<const base::Date> own_days) {
    std::vector<IdentityNumber> readings = all_readings(text, own_days);
    std::ranges::stable_sort(readings, [](const IdentityNumber& a, const IdentityNumber& b) {
        return a.certainty != b.certainty ? a.certainty > b.certainty : a.bytes > b.bytes;
    });
    std::map<std::size_t, IdentityNumber> chosen;  // by place; none overlaps another
    for (const IdentityNumber& reading : readings) {
        const auto next = chosen.lower_bound(reading.byte);
        if (next != chosen.end() && next->second.byte < end_of(reading)) continue;
        if (next != chosen.begin() && end_of(std::prev(next)->second) > reading.byte) continue;
        chosen.emplace_hint(next, reading.byte, reading);
    }
    std::vector<IdentityNumber> found;
    for (const auto& [place, number] : chosen) found.push_back(number);
    return found;
}

std::optional<IdentityNumber> surest_identity_number(std::string_view text, std::span<const base::Date> own_days) {
    const auto found = find_identity_numbers(text, own_days);
    if (found.empty()) return std::nullopt;
    return *std::ranges::max_element(found, {}, &IdentityNumber::certainty);
}

std::string mask_identity_numbers(std::string_view text) {
    // What stood beside a number that is masked now may stand alone, and read as one: looked at again as long as any is found.
    constexpr int rounds = 8;
    std::string masked(text);
    for (int round = 0; round < rounds; ++round) {
        std::string again = masked_once(masked);
        if (again == masked) break;
        masked = std::move(again);
    }
    return masked;
}

}  // namespace viktig::model
