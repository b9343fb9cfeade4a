// Numbers in the forms that the offices and most people write.
#include <algorithm>
#include <array>

#include "identity_rules.hpp"
#include "identity_runs.hpp"

namespace viktig::model {
namespace {

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
    {{13}, false, true},
};
constexpr Shape danish_shapes[] = {
    {{10}}, {{6, 4}}, {{2, 2, 2, 4}}, {{8, 4}, false, true}, {{2, 2, 4, 4}, false, true}, {{2, 2, 2, 2, 2}, true}, {{6, 2, 2}, true},
    {{12}, false, true},
};
constexpr Shape swedish_shapes[] = {
    {{10}}, {{6, 4}}, {{2, 2, 2, 4}}, {{12}}, {{8, 4}}, {{4, 2, 2, 4}}, {{2, 6, 4}}, {{2, 2, 2, 2, 4}}, {{4, 4, 4}, true},
};
constexpr Shape day_shapes[] = {{{6}}, {{2, 2, 2}}};

/// None begins with a digit by itself, as most scores do.
consteval bool all_begin_with_two_digits() {
    const auto two = [](const Shape& shape) { return shape.sizes[0] > 1; };
    return std::ranges::all_of(norwegian_shapes, two) && std::ranges::all_of(danish_shapes, two) && std::ranges::all_of(swedish_shapes, two) &&
           std::ranges::all_of(day_shapes, two);
}
static_assert(all_begin_with_two_digits());

class ShapeSearch {
  public:
    ShapeSearch(const Runs& runs, std::span<const base::Date> own_days) : runs_(runs), own_days_(own_days) {}

    std::vector<IdentityNumber> run() {
        for (std::size_t first = 0; first < runs_.size(); ++first) {
            if (runs_[first].length < 2 || runs_.is_international_phone(first) || runs_.continues_iso_date(first)) continue;
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
    /// The digits of the groups from this run on, when they have this shape; else empty.
    std::string digits_of(std::size_t first, const Shape& shape) const {
        const std::size_t groups = shape.groups();
        if (first + groups > runs_.size()) return {};
        std::string digits;
        for (std::size_t n = 0; n < groups; ++n) {
            if (runs_[first + n].length != shape.sizes[n]) return {};
            if (n > 0 && !runs_.gap_after(first + n - 1).joins) return {};
            digits += runs_.digits(first + n);
        }
        const bool alone = (first == 0 || !runs_.gap_after(first - 1).joins) && !runs_.gap_after(first + groups - 1).joins;
        if (shape.odd && !alone) return {};
        if (begins_iso_date(first + groups - 1)) return {};
        if (shape.long_year && !is_century(std::string_view(digits).substr(4, 2))) return {};
        if (shape.long_year) digits.erase(4, 2);
        return digits;
    }

    /// The last group is the year of `2026-08-21`.
    bool begins_iso_date(std::size_t run) const {
        if (runs_[run].length != 4 || run + 2 >= runs_.size()) return false;
        const auto hyphen = [&](std::size_t n) { return runs_.gap_after(n).mark == '-' && !runs_.gap_after(n).blanks; };
        return hyphen(run) && hyphen(run + 1) && runs_[run + 1].length == 2 && runs_[run + 2].length == 2;
    }

    /// `+` stands in Swedish and Finnish numbers only.
    bool has_plus(std::size_t first, const Shape& shape) const {
        for (std::size_t n = 0; n + 1 < shape.groups(); ++n)
            if (runs_.gap_after(first + n).mark == '+') return true;
        return false;
    }

    void add(IdentityKind kind, Certainty certainty, std::size_t begin, std::size_t end) {
        found_.push_back(runs_.number(kind, certainty, begin, end));
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
        if (!danish(digits)) return;
        if (const auto certainty = danish_certainty(digits, first, shape)) add(IdentityKind::dk_cpr, *certainty, first, shape);
    }

    /// How sure ten digits are that begin with a day: without the check all rests on how they are written.
    std::optional<Certainty> danish_certainty(const std::string& digits, std::size_t first, const Shape& shape) const {
        using enum Certainty;
        const bool check = danish_check_holds(digits);
        const std::string serial = digits.substr(6);
        if (shape.groups() == 1 && is_time(serial) && shape.long_year) return is_about(digits.substr(0, 6), own_days_) ? std::nullopt : std::optional(possible);
        if (shape.groups() == 1) return !is_mobile(digits) ? std::optional(check ? certain : possible) : check ? std::optional(likely) : std::nullopt;
        if (shape.odd) return check && !is_time(serial) ? std::optional(likely) : std::nullopt;  // `20.11.26 14.30`
        if (is_appointment(digits, first, shape)) return std::nullopt;
        const bool day_in_groups = shape.groups() > 2 || shape.long_year;
        if (could_be_a_year(serial, first, shape)) {
            const bool as_a_number = check && !shape.long_year && !joint_of(first, shape).blanks;
            return as_a_number ? std::optional(possible) : std::nullopt;
        }
        if (could_be_a_time(serial, first, shape)) return check && !day_in_groups ? likely : possible;
        if (is_about(digits.substr(0, 6), own_days_)) return of_now(serial, check, day_in_groups);
        return check ? certain : likely;
    }

    /// `15.07.2026-1430`, `041026-4321`: a day of these days, and perhaps a time; hardly anybody who is spoken of was born on it.
    static std::optional<Certainty> of_now(std::string_view serial, bool check, bool day_in_groups) {
        using enum Certainty;
        if (!is_time(serial)) return check ? likely : possible;
        return check || !day_in_groups ? std::optional(possible) : std::nullopt;
    }

    /// What stands before the last group. @param shape  of two groups or more
    Gap joint_of(std::size_t first, const Shape& shape) const { return runs_.gap_after(first + shape.groups() - 2); }

    /// `20.11.26 1300`, `261120 1300`
    bool could_be_a_time(std::string_view serial, std::size_t first, const Shape& shape) const {
        return is_time(serial) && shape.groups() > 1 && joint_of(first, shape).mark == 0;
    }

    /// `13.05.1990-2010`: from that day to that year.
    bool could_be_a_year(std::string_view serial, std::size_t first, const Shape& shape) const {
        const bool day_in_groups = shape.long_year || (shape.groups() > 2 && runs_.gap_after(first).mark != 0);
        return day_in_groups && is_year(serial);
    }

    static bool is_year(std::string_view four) { return four.starts_with("19") || four.starts_with("20"); }

    /// `0701234567`: so begin the mobile numbers of Sweden, and one Dane in forty.
    static bool is_mobile(std::string_view digits) { return digits.starts_with("070"); }

    /// `20.11.26 1300`, `20.11.2026 1300`: a day that the text is about, or nearly, and a time.
    bool is_appointment(const std::string& digits, std::size_t first, const Shape& shape) const {
        if (!could_be_a_time(digits.substr(6), first, shape)) return false;
        return shape.long_year || is_about(digits.substr(0, 6), own_days_);
    }

    void try_swedish(std::size_t first, const Shape& shape) {
        const std::string digits = digits_of(first, shape);
        if (digits.empty()) return;
        for (std::size_t n = 0; n + 2 < shape.groups(); ++n)
            if (runs_.gap_after(first + n).mark == '+') return;
        const auto kind = swedish(digits);
        if (!kind || is_stamp(digits)) return;
        // Ten digits that are a day in Denmark as they stand are no Swedish day with 60 added.
        if (*kind == IdentityKind::se_samordning && digits.size() == 10 && shape.groups() > 1 && danish(digits)) return;
        if (digits.size() == 10 && could_be_a_year(digits.substr(6), first, shape)) return;
        const bool bare_mobile = shape.groups() == 1 && is_mobile(digits);
        const bool may_be_now = digits.size() == 10 || digits.starts_with("20");
        const bool time_after_day = may_be_now && could_be_a_time(digits.substr(digits.size() - 4), first, shape);
        if (time_after_day && digits.size() == 10 && is_about(digits.substr(0, 6), own_days_)) return;
        const bool day_of_now = may_be_now && shape.groups() > 1 && joint_of(first, shape).mark == 0 && is_about(day_first(digits), own_days_);
        add(*kind, time_after_day || day_of_now ? Certainty::possible : shape.odd || bare_mobile ? Certainty::likely : Certainty::certain, first, shape);
    }

    /// DDMMYY of a Swedish number.
    static std::string day_first(const std::string& digits) {
        const std::size_t year = digits.size() - 10;
        return digits.substr(year + 4, 2) + digits.substr(year + 2, 2) + digits.substr(year, 2);
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
            day = runs_.digits(first).substr(0, 6);
            letters = runs_[first].end();
        } else {
            day = digits_of(first, shape);
            if (day.empty() || has_plus(first, shape) || !runs_.gap_after(last).joins || runs_[last + 1].length != 1) return;
            letters = runs_[++last].end();
        }
        constexpr std::string_view given_out = "01567";
        if (given_out.find(runs_.at(letters - 1)) == std::string_view::npos || !danish_day(day)) return;
        if (!is_letter(runs_.at(letters)) || !is_letter(runs_.at(letters + 1)) || last + 1 >= runs_.size()) return;
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
        const bool letter = number.begin == sign + 1 && centuries.find(runs_.at(sign)) != std::string_view::npos;
        const Gap gap = runs_.gap_after(last);
        const bool mark = gap.joins && (gap.mark == '-' || gap.mark == '+');
        const bool blank = gap.joins && gap.mark == 0;
        if (!letter && !mark && !blank) return;
        const bool digit_checks = number.length == 4;
        if (digit_checks && blank) return;  // four digits after a day are more often a time or a year
        if (digit_checks && mark && shape.groups() > 1 && is_year(runs_.digits(last + 1))) return;
        if (!digit_checks && (number.length != 3 || !is_letter(runs_.at(number.end())))) return;
        const std::size_t check = number.begin + 3;
        if (!finnish(day + std::string(runs_.digits(last + 1).substr(0, 3)), runs_.at(check))) return;
        const char after = runs_.at(check + 1);
        if (is_digit(after)) return;
        const bool in_a_word = is_letter(runs_.at(check)) && is_letter(after);
        add(IdentityKind::fi_hetu, in_a_word || blank ? Certainty::likely : Certainty::certain, runs_[first].begin, check + 1);
    }
    const Runs& runs_;
    std::span<const base::Date> own_days_;
    std::vector<IdentityNumber> found_;
};

}  // namespace

std::vector<IdentityNumber> regularly_written(const Runs& runs, std::span<const base::Date> own_days) {
    return ShapeSearch(runs, own_days).run();
}

}  // namespace viktig::model
