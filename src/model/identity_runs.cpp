// Runs of digits in what is seen, and the gaps between them.
#include "identity_runs.hpp"

#include <algorithm>
#include <cstdlib>

namespace viktig::model {

Runs::Runs(std::string_view text, Reading reading) : text_(see(text, reading)) {
    hide_event_ids();
    find_runs();
}

std::string_view Runs::between(std::size_t run) const {
    if (run + 1 >= runs_.size()) return {};
    return std::string_view(text_.seen).substr(runs_[run].end(), runs_[run + 1].begin - runs_[run].end());
}

Gap Runs::gap_after(std::size_t run) const {
    constexpr std::size_t widest = 6;
    Gap gap;
    if (run + 1 >= runs_.size()) return gap;
    const std::size_t begin = runs_[run].end();
    const std::size_t end = runs_[run + 1].begin;
    if (end - begin > widest) return gap;
    for (std::size_t n = begin; n < end; ++n) {
        const char c = text_.seen[n];
        if (c == ' ')
            gap.blanks = true;
        else if (std::string_view("-./+").find(c) == std::string_view::npos || (gap.mark != 0 && !(gap.mark == '-' && c == '-')))
            return Gap{};
        else
            gap.mark = c;
    }
    gap.joins = true;
    return gap;
}

bool Runs::is_international_phone(std::size_t run) const {
    const Run& first = runs_[run];
    if (first.begin == 0 || at(first.begin - 1) != '+') return false;
    const std::string_view country = digits(run);
    return country.starts_with("45") || country.starts_with("46") || country.starts_with("47") || country.starts_with("358");
}

bool Runs::continues_iso_date(std::size_t run) const {
    const auto follows = [&](std::size_t n) { return n > 0 && runs_[n].length == 2 && between(n - 1) == "-"; };
    const auto is_year = [&](std::size_t n) { return runs_[n].length == 4 && (n == 0 || between(n - 1) != "-"); };
    return follows(run) && (is_year(run - 1) || (follows(run - 1) && is_year(run - 2)));
}

IdentityNumber Runs::number(IdentityKind kind, Certainty certainty, std::size_t begin, std::size_t end) const {
    IdentityNumber number;
    number.kind = kind;
    number.certainty = certainty;
    number.byte = text_.byte[begin];
    number.bytes = text_.byte[end - 1] + text_.length[end - 1] - number.byte;
    number.character = text_.character[begin] + 1;
    number.characters = text_.character[end - 1] + text_.width[end - 1] + 1 - number.character;
    return number;
}

/// `2026-08-21-7qx4m2`, our own ids: a day and six characters, which may all be digits.
void Runs::hide_event_ids() {
    constexpr std::string_view form = "dddd-dd-dd-cccccc";
    std::string& seen = text_.seen;
    const auto fits = [&](std::size_t begin) {
        for (std::size_t n = 0; n < form.size(); ++n) {
            const char c = at(begin + n);
            const bool lower = c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u';
            if (form[n] == 'd' ? !is_digit(c) : form[n] == 'c' ? !is_digit(c) && !lower : c != form[n]) return false;
        }
        const auto beside = [&](char c) { return is_digit(c) || is_letter(c); };
        return !beside(at(begin + form.size())) && (begin == 0 || !beside(at(begin - 1)));
    };
    for (std::size_t begin = 0; begin + form.size() <= seen.size(); ++begin)
        if (is_digit(seen[begin]) && fits(begin)) std::fill_n(seen.begin() + static_cast<std::ptrdiff_t>(begin), form.size(), '?');
}

void Runs::find_runs() {
    for (std::size_t n = 0; n < text_.seen.size();) {
        if (!is_digit(text_.seen[n])) {
            ++n;
            continue;
        }
        Run run{n, 0};
        while (is_digit(at(run.end()))) ++run.length;
        runs_.push_back(run);
        n = run.end();
    }
}

bool is_time(std::string_view four_digits) {
    return four_digits.substr(0, 2) < "24" && four_digits.substr(2) < "60";
}

bool is_about(std::string_view digits, std::span<const base::Date> own_days) {
    constexpr long days_beside = 400;
    const std::string text(digits);
    const auto day = base::parse_date("20" + text.substr(4, 2) + "-" + text.substr(2, 2) + "-" + text.substr(0, 2));
    return day && std::ranges::any_of(own_days, [&](base::Date own) { return std::abs(base::days_between(own, *day)) <= days_beside; });
}

}  // namespace viktig::model
