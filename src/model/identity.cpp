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

void add_readings(std::vector<IdentityNumber>& readings, const Runs& runs, std::span<const base::Date> own_days) {
    std::ranges::move(regularly_written(runs, own_days), std::back_inserter(readings));
    std::ranges::move(loosely_written(runs, own_days), std::back_inserter(readings));
}

/// @param otherwise  how the text is read besides as it stands
std::vector<IdentityNumber> all_readings(std::string_view text, std::span<const base::Date> own_days, Reading otherwise) {
    std::vector<IdentityNumber> readings;
    add_readings(readings, Runs(text), own_days);
    if (may_read_otherwise(text, otherwise)) add_readings(readings, Runs(text, otherwise), own_days);
    return readings;
}

/// Of readings that overlap the surer, then the longer one; in the order of the text.
std::vector<IdentityNumber> chosen_of(std::vector<IdentityNumber> readings) {
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

/// A dot for every character; lines stay lines.
std::string dots_for(std::string_view text) {
    std::string dots;
    for (const char c : text) {
        if (c == '\n')
            dots += c;
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            dots += "•";
    }
    return dots;
}

std::string masked_once(std::string_view text) {
    std::vector<IdentityNumber> readings = all_readings(text, {}, Reading::as_parsed);
    if (readings.empty()) return std::string(text);
    std::ranges::sort(readings, {}, &IdentityNumber::byte);
    std::string masked;
    std::size_t done = 0;
    for (const IdentityNumber& reading : readings) {
        if (end_of(reading) <= done) continue;
        if (reading.byte > done) masked += text.substr(done, reading.byte - done);
        done = std::max(done, reading.byte);
        masked += dots_for(text.substr(done, end_of(reading) - done));
        done = end_of(reading);
    }
    masked += text.substr(done);
    return masked;
}

}  // namespace

std::vector<IdentityNumber> find_identity_numbers(std::string_view text, std::span<const base::Date> own_days) {
    return chosen_of(all_readings(text, own_days, Reading::as_shown));
}

std::vector<IdentityNumber> find_identity_numbers_in_file(std::string_view text, std::span<const base::Date> own_days) {
    return chosen_of(all_readings(text, own_days, Reading::as_parsed));
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
