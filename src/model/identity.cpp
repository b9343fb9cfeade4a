// Finds identity numbers: how people write them. What makes digits one is in identity_rules.cpp.
#include "viktig/model/identity.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>

#include "identity_rules.hpp"
#include "identity_text.hpp"

namespace viktig::model {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Digits in a row with none directly before or after: a number is made of whole runs.
struct Run {
    std::size_t begin = 0, length = 0;
    [[nodiscard]] std::size_t end() const { return begin + length; }
};

/// What stands between two runs.
struct Gap {
    bool joins = false;  ///< blanks, one mark, or a mark among blanks: the runs may belong together
    char mark = 0;       ///< the mark; 0 for blanks only
    bool blanks = false;
};

/// How many digits stand in each group.
struct Shape {
    std::array<std::size_t, 5> sizes;
    bool odd = false;   ///< rarely written so: only where no other digits stand beside it, and never certain
    bool long_year = false;  ///< DDMMYYYY
    [[nodiscard]] std::size_t groups() const { return static_cast<std::size_t>(std::ranges::find(sizes, 0U) - sizes.begin()); }
};

// 4 2 5 and 4 4 3 are missing on purpose: bank accounts are written so, and pass the second check digit.
constexpr Shape norwegian_shapes[] = {
    {{11}},           {{6, 5}},          {{2, 2, 2, 5}},         {{6, 3, 2}},             {{2, 2, 2, 3, 2}},     {{8, 5}, false, true},
    {{2, 2, 4, 5}, false, true},         {{3, 3, 3, 2}, true},   {{3, 3, 5}, true},       {{5, 6}, true},        {{4, 7}, true},
    {{2, 4, 5}, true},                   {{2, 2, 7}, true},      {{6, 2, 3}, true},       {{2, 2, 2, 2, 3}, true},
};
constexpr Shape danish_shapes[] = {
    {{10}}, {{6, 4}}, {{2, 2, 2, 4}}, {{8, 4}, false, true}, {{2, 2, 4, 4}, false, true}, {{2, 2, 2, 2, 2}, true}, {{6, 2, 2}, true},
};
constexpr Shape swedish_shapes[] = {
    {{10}}, {{6, 4}}, {{2, 2, 2, 4}}, {{12}}, {{8, 4}}, {{4, 2, 2, 4}}, {{2, 6, 4}}, {{2, 2, 2, 2, 4}}, {{4, 4, 4}, true},
};
constexpr Shape day_shapes[] = {{{6}}, {{2, 2, 2}}};

class Search {
  public:
    Search(std::string_view text, std::span<const base::Date> own_days) : text_(see(text)), own_days_(own_days) {
        hide_event_ids();
        find_runs();
    }

    std::vector<IdentityNumber> run() {
        for (std::size_t first = 0; first < runs_.size(); ++first) {
            if (is_international_phone(first)) continue;
            for (const Shape& shape : norwegian_shapes) try_norwegian(first, shape);
            for (const Shape& shape : danish_shapes) try_danish(first, shape);
            for (const Shape& shape : swedish_shapes) try_swedish(first, shape);
            for (const Shape& shape : day_shapes) {
                try_danish_letters(first, shape);
                try_finnish(first, shape);
            }
        }
        return std::move(found_);
    }

  private:
    char at(std::size_t place) const { return place < text_.seen.size() ? text_.seen[place] : '\0'; }

    /// `2026-08-21-7qx4m2`, our own ids: a day and six characters, which may all be digits.
    void hide_event_ids() {
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

    void find_runs() {
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

    Gap gap_after(std::size_t run) const {
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

    /// `+47 900 00 000` and the like: the country's number comes first.
    bool is_international_phone(std::size_t run) const {
        const Run& first = runs_[run];
        if (first.begin == 0 || at(first.begin - 1) != '+') return false;
        const std::string_view digits = std::string_view(text_.seen).substr(first.begin, first.length);
        return digits.starts_with("45") || digits.starts_with("46") || digits.starts_with("47") || digits.starts_with("358");
    }

    /// The digits of the groups from this run on, when they have this shape; else empty.
    std::string digits_of(std::size_t first, const Shape& shape) const {
        const std::size_t groups = shape.groups();
        if (first + groups > runs_.size()) return {};
        std::string digits;
        for (std::size_t n = 0; n < groups; ++n) {
            if (runs_[first + n].length != shape.sizes[n]) return {};
            if (n > 0 && !gap_after(first + n - 1).joins) return {};
            digits += text_.seen.substr(runs_[first + n].begin, shape.sizes[n]);
        }
        const bool alone = (first == 0 || !gap_after(first - 1).joins) && !gap_after(first + groups - 1).joins;
        if (shape.odd && !alone) return {};
        if (begins_iso_date(first + groups - 1)) return {};
        if (shape.long_year && !is_century(std::string_view(digits).substr(4, 2))) return {};
        if (shape.long_year) digits.erase(4, 2);
        return digits;
    }

    /// The last group is the year of `2026-08-21`.
    bool begins_iso_date(std::size_t run) const {
        if (runs_[run].length != 4 || run + 2 >= runs_.size()) return false;
        const auto hyphen = [&](std::size_t n) { return gap_after(n).mark == '-' && !gap_after(n).blanks; };
        return hyphen(run) && hyphen(run + 1) && runs_[run + 1].length == 2 && runs_[run + 2].length == 2;
    }

    /// `+` stands in Swedish and Finnish numbers only.
    bool has_plus(std::size_t first, const Shape& shape) const {
        for (std::size_t n = 0; n + 1 < shape.groups(); ++n)
            if (gap_after(first + n).mark == '+') return true;
        return false;
    }

    void add(IdentityKind kind, Certainty certainty, std::size_t begin, std::size_t end) {
        IdentityNumber number;
        number.kind = kind;
        number.certainty = certainty;
        number.byte = text_.byte[begin];
        number.bytes = text_.byte[end - 1] + text_.length[end - 1] - number.byte;
        number.character = text_.character[begin] + 1;
        number.characters = text_.character[end - 1] + 2 - number.character;
        found_.push_back(number);
    }

    void add(IdentityKind kind, Certainty certainty, std::size_t first, const Shape& shape) {
        add(kind, certainty, runs_[first].begin, runs_[first + shape.groups() - 1].end());
    }

    void try_norwegian(std::size_t first, const Shape& shape) {
        const std::string digits = digits_of(first, shape);
        if (digits.empty() || has_plus(first, shape)) return;
        const auto kind = norwegian(digits);
        if (!kind) return;
        if (*kind == IdentityKind::no_fh && (shape.odd || shape.long_year)) return;
        add(*kind, shape.odd ? Certainty::likely : Certainty::certain, first, shape);
    }

    void try_danish(std::size_t first, const Shape& shape) {
        const std::string digits = digits_of(first, shape);
        if (digits.empty() || has_plus(first, shape)) return;
        const bool bare = shape.groups() == 1;
        if (!danish(digits)) return;
        const bool check = danish_check_holds(digits);
        if (shape.odd && !check) return;
        if (!check && !bare && is_appointment(digits, first, shape)) return;
        add(IdentityKind::dk_cpr, shape.odd ? Certainty::likely : check ? Certainty::certain : bare ? Certainty::possible : Certainty::likely,
            first, shape);
    }

    /// `20.11.26 1300`, `20.11.2026 1300`: a day that the text is about, or nearly, and a time.
    bool is_appointment(const std::string& digits, std::size_t first, const Shape& shape) const {
        if (!is_time(digits.substr(6)) || gap_after(first + shape.groups() - 2).mark != 0) return false;
        if (shape.long_year) return true;
        constexpr long days_beside = 400;
        const std::string iso = "20" + digits.substr(4, 2) + "-" + digits.substr(2, 2) + "-" + digits.substr(0, 2);
        const auto day = base::parse_date(iso);
        return day && std::ranges::any_of(own_days_, [&](base::Date own) { return std::abs(base::days_between(own, *day)) <= days_beside; });
    }

    static bool is_time(std::string_view four) { return four.substr(0, 2) < "24" && four.substr(2) < "60"; }

    void try_swedish(std::size_t first, const Shape& shape) {
        const std::string digits = digits_of(first, shape);
        if (digits.empty()) return;
        for (std::size_t n = 0; n + 2 < shape.groups(); ++n)
            if (gap_after(first + n).mark == '+') return;
        const auto kind = swedish(digits);
        if (!kind || is_stamp(digits)) return;
        // Ten digits that are a day in Denmark as they stand are no Swedish day with 60 added.
        if (*kind == IdentityKind::se_samordning && digits.size() == 10 && shape.groups() > 1 && danish(digits)) return;
        add(*kind, shape.odd ? Certainty::likely : Certainty::certain, first, shape);
    }

    /// `202611201300`: a day that the text is about, and a time.
    bool is_stamp(const std::string& digits) const {
        const std::string full = digits.size() == 10 ? "20" + digits : digits;
        const auto day = base::parse_date(full.substr(0, 4) + "-" + full.substr(4, 2) + "-" + full.substr(6, 2));
        return is_time(std::string_view(full).substr(8)) && day && std::ranges::find(own_days_, *day) != own_days_.end();
    }

    /// DDMMYY and `1VJ4`: a digit that such numbers have, two letters, a digit.
    void try_danish_letters(std::size_t first, const Shape& shape) {
        std::size_t last = first + shape.groups() - 1;
        if (last >= runs_.size()) return;
        std::string day;
        std::size_t letters = 0;
        if (shape.groups() == 1 && runs_[first].length == 7) {
            day = text_.seen.substr(runs_[first].begin, 6);
            letters = runs_[first].end();
        } else {
            day = digits_of(first, shape);
            if (day.empty() || has_plus(first, shape) || !gap_after(last).joins || runs_[last + 1].length != 1) return;
            letters = runs_[++last].end();
        }
        constexpr std::string_view given_out = "01567";
        if (given_out.find(at(letters - 1)) == std::string_view::npos || !danish_day(day)) return;
        if (!is_letter(at(letters)) || !is_letter(at(letters + 1)) || last + 1 >= runs_.size()) return;
        const Run& end = runs_[last + 1];
        if (end.begin == letters + 2 && end.length == 1) add(IdentityKind::dk_ecpr, Certainty::certain, runs_[first].begin, end.end());
    }

    /// DDMMYY, the sign of the century, three digits, a check character.
    void try_finnish(std::size_t first, const Shape& shape) {
        const std::string day = digits_of(first, shape);
        const std::size_t last = first + shape.groups() - 1;
        if (day.empty() || last + 1 >= runs_.size()) return;
        const Run& number = runs_[last + 1];
        const std::size_t sign = runs_[last].end();
        constexpr std::string_view centuries = "YXWVUABCDEFyxwvuabcdef";
        const bool letter = number.begin == sign + 1 && centuries.find(at(sign)) != std::string_view::npos;
        const Gap gap = gap_after(last);
        const bool mark = gap.joins && (gap.mark == '-' || gap.mark == '+');
        const bool blank = gap.joins && gap.mark == 0;
        if (!letter && !mark && !blank) return;
        const bool digit_checks = number.length == 4;
        if (digit_checks && blank) return;  // four digits after a day are more often a time or a year
        if (!digit_checks && (number.length != 3 || !is_letter(at(number.end())))) return;
        const std::size_t check = number.begin + 3;
        if (!finnish(day + text_.seen.substr(number.begin, 3), at(check))) return;
        const char after = at(check + 1);
        if (is_digit(after)) return;
        const bool in_a_word = is_letter(at(check)) && is_letter(after);
        add(IdentityKind::fi_hetu, in_a_word || blank ? Certainty::likely : Certainty::certain, runs_[first].begin, check + 1);
    }

    SeenText text_;
    std::span<const base::Date> own_days_;
    std::vector<Run> runs_;
    std::vector<IdentityNumber> found_;
};

std::size_t end_of(const IdentityNumber& number) {
    return number.byte + number.bytes;
}

}  // namespace

std::vector<IdentityNumber> find_identity_numbers(std::string_view text, std::span<const base::Date> own_days) {
    std::vector<IdentityNumber> readings = Search(text, own_days).run();
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
    std::vector<IdentityNumber> readings = Search(text, {}).run();
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

}  // namespace viktig::model
