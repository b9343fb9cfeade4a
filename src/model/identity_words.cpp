// What stands between the parts of a number.
#include "identity_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "identity_runs.hpp"

namespace viktig::model {

bool is_mark(char c) {
    return !is_digit(c) && !is_letter(c) && c != '?' && c != ' ';
}

bool only_marks(std::string_view gap) {
    return std::ranges::all_of(gap, [](char c) { return is_mark(c) || c == ' '; });
}

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string month_in(std::string_view gap) {
    constexpr std::size_t widest = 14;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 16> months{{{"jan", "01"}, {"feb", "02"}, {"mar", "03"}, {"apr", "04"},
                                                                                    {"mai", "05"}, {"maj", "05"}, {"may", "05"}, {"jun", "06"},
                                                                                    {"jul", "07"}, {"aug", "08"}, {"sep", "09"}, {"okt", "10"},
                                                                                    {"oct", "10"}, {"nov", "11"}, {"des", "12"}, {"dec", "12"}}};
    if (gap.size() > widest) return {};
    const auto begin = static_cast<std::size_t>(std::ranges::find_if(gap, is_letter) - gap.begin());
    std::size_t end = begin;
    while (end < gap.size() && is_letter(gap[end])) ++end;
    if (!only_marks(gap.substr(0, begin)) || !only_marks(gap.substr(end))) return {};
    const std::string word = lower(gap.substr(begin, end - begin));
    for (const auto& [name, number] : months)
        if (word.starts_with(name)) return std::string(number);
    return {};
}

bool names_the_number(std::string_view gap) {
    constexpr std::array<std::string_view, 13> names{"pnr",  "p-nr",   "fnr", "cpr",   "personn", "person-n", "dselsn",
                                                     "hetu", "henkil", "ssn", "siste", "sidste",  "sista"};
    const std::string small = lower(gap);
    return std::ranges::any_of(names, [&](std::string_view name) { return small.find(name) != std::string::npos; });
}

bool goes_on(std::string_view gap) {
    constexpr std::array<std::string_view, 16> words{"og", "och", "and", "ja", "s?", "saa", "so", "sa", "sen", "sedan", "da", "then", "deretter",
                                                     "derefter", "sitten", "x"};
    const std::string small = lower(gap);
    std::size_t known = 0;
    for (std::size_t at = 0; at < small.size();) {
        if (small[at] == ' ' || is_mark(small[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < small.size() && (is_letter(small[at]) || small[at] == '?')) ++at;
        if (std::ranges::find(words, std::string_view(small).substr(begin, at - begin)) == words.end()) return false;
        ++known;
    }
    return known > 0;
}

}  // namespace viktig::model
