// Numbers written in some other way: one digit at a time, cut anywhere, with unusual marks or words between day and number.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "identity_rules.hpp"
#include "identity_runs.hpp"
#include "identity_words.hpp"

namespace viktig::model {
namespace {

/// A day as it is written from some run on.
struct Day {
    std::string birth;     ///< DDMMYY, as Norway, Denmark and Finland have it; empty when it cannot be read so
    std::string backward;  ///< YYMMDD or YYYYMMDD, as Sweden has it
    std::size_t last = 0;  ///< the run it ends with
    bool together = false;   ///< six digits and nothing else
    bool usual = false;      ///< with leading zeros, the day first
    bool long_year = false;
};

std::string two_digits(std::string_view digits) {
    return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

class LooseSearch {
  public:
    LooseSearch(const Runs& runs, std::span<const base::Date> own_days) : runs_(runs), own_days_(own_days) {}

    std::vector<IdentityNumber> run() {
        for (std::size_t first = 0; first < runs_.size(); ++first) {
            if (runs_.is_international_phone(first) || runs_.continues_iso_date(first)) continue;
            try_even_groups(first);
            try_row(first);
            try_bare_finnish(first);
            for (const Day& day : days_from(first)) {
                try_five(first, day);
                try_four(first, day);
                try_letters(first, day);
            }
        }
        return std::move(found_);
    }

  private:
    void add(IdentityKind kind, Certainty certainty, std::size_t first, std::size_t end) {
        found_.push_back(runs_.number(kind, certainty, runs_[first].begin, end));
    }

    // The same separator all through -----------------------------------------------------------------------------------

    /// `0 2 0 1 3 2 9 9 9 9 7`, `0201 3299 997`, `02|01|32|99|997`: groups of any size with the same between them, but once
    /// after the day. Other digits that stand beside them in the same way make it a row of numbers.
    void try_even_groups(std::size_t first) {
        constexpr std::size_t most = 12;
        constexpr std::size_t widest = 3;
        std::string digits(runs_.digits(first));
        const std::string_view separator = runs_.between(first);
        if (separator.empty() || separator.size() > widest || !separates(separator)) return;
        if (first > 0 && runs_.between(first - 1) == separator) return;
        std::size_t in_all = 0;  // once there was something else: as many digits as it may have
        for (std::size_t last = first + 1; last < runs_.size() && digits.size() < most; ++last) {
            if (const std::string_view gap = runs_.between(last - 1); gap != separator) {
                if (in_all > 0 || gap.size() > widest || !separates(gap)) return;
                in_all = digits.size() == 6 ? 11 : digits.size() == 8 ? 12 : 0;
                if (in_all == 0) return;
            }
            digits += runs_.digits(last);
            if (runs_.between(last) != separator && (in_all == 0 || digits.size() + 1 >= in_all)) try_digits(digits, first, last);
        }
    }

    /// Rows with commas are scores, and points or colons between digits are decimals and times.
    static bool separates(std::string_view gap) { return only_marks(gap) && gap.find_first_of(",;:") == std::string_view::npos; }

    void try_digits(const std::string& digits, std::size_t first, std::size_t last) {
        if (is_grouped(first, last, {4, 2, 5}) || is_grouped(first, last, {4, 4, 3})) return;  // accounts
        std::optional<IdentityKind> kind;
        if (digits.size() == 11) {
            kind = norwegian(digits);
            if (kind == IdentityKind::no_fh) kind.reset();
        } else if ((digits.size() == 10 || digits.size() == 12) && runs_[last].length < 4) {
            const bool phone = digits.size() == 10 && digits[0] == '0' && runs_[first].length > 1 && runs_[first].length < 5;
            const bool day_and_time = is_time(digits.substr(digits.size() - 4)) && runs_[last].length == 2 && (digits.size() == 10 || digits.starts_with("20"));
            if (phone || day_and_time) return;
            kind = swedish(digits);
            if (!kind && digits.size() == 10 && danish(digits) && danish_check_holds(digits)) kind = IdentityKind::dk_cpr;
        }
        if (kind) add(*kind, Certainty::likely, first, runs_[last].end());
    }

    /// `1,5,0,7,6,5,1,6,5,5,0`: one digit at a time with commas or colons. So are scores, but those stand behind `=` or in brackets.
    void try_row(std::size_t first) {
        const auto joined = [&](std::size_t run) { return runs_.between(run).size() <= 2 && runs_.between(run).find_first_of(",;:") == 0; };
        if (runs_[first].length != 1 || !joined(first) || (first > 0 && joined(first - 1))) return;
        std::size_t before = runs_[first].begin;
        while (before > 0 && runs_.at(before - 1) == ' ') --before;
        if (before > 0 && std::string_view("=[(").find(runs_.at(before - 1)) != std::string_view::npos) return;
        std::string digits(runs_.digits(first));
        std::size_t last = first;
        while (joined(last) && runs_[last + 1].length == 1 && digits.size() <= 12) digits += runs_.digits(++last);
        if (joined(last)) return;
        std::optional<IdentityKind> kind;
        if (digits.size() == 11) kind = norwegian(digits);
        if (digits.size() == 10 || digits.size() == 12) kind = swedish(digits);
        if (digits.size() == 10 && danish(digits) && danish_check_holds(digits)) kind = IdentityKind::dk_cpr;
        if (kind && *kind != IdentityKind::no_fh) add(*kind, Certainty::possible, first, runs_[last].end());
    }

    bool is_grouped(std::size_t first, std::size_t last, std::array<std::size_t, 3> sizes) const {
        return last == first + 2 && runs_[first].length == sizes[0] && runs_[first + 1].length == sizes[1] && runs_[last].length == sizes[2];
    }

    // A day, something, the rest of the number -------------------------------------------------------------------------

    std::vector<Day> days_from(std::size_t first) const {
        std::vector<Day> days;
        const std::string_view digits = runs_.digits(first);
        if (digits.size() == 6) days.push_back({std::string(digits), std::string(digits), first, true, true, false});
        if (digits.size() == 8) add_long(days, digits, first, true);
        if (digits.size() <= 2) add_in_groups(days, first);
        if (digits.size() == 4) add_year_first(days, first);
        return days;
    }

    static void add_long(std::vector<Day>& days, std::string_view digits, std::size_t last, bool usual) {
        const auto part = [&](std::size_t begin) { return std::string(digits.substr(begin, 2)); };
        if (is_century(digits.substr(4, 2))) days.push_back({part(0) + part(2) + part(6), {}, last, false, usual, true});
        if (is_century(digits.substr(0, 2))) days.push_back({part(6) + part(4) + part(2), std::string(digits), last, false, false, true});
    }

    /// `2.1.32`, `2/1-1932`, `2. januar 1932`, `02|01|32`
    void add_in_groups(std::vector<Day>& days, std::size_t first) const {
        if (first + 1 >= runs_.size()) return;
        const std::string day = two_digits(runs_.digits(first));
        if (const std::string month = month_in(runs_.between(first)); !month.empty()) return add_with_year(days, day + month, first, first + 1, false);
        if (first + 2 >= runs_.size() || runs_[first + 1].length > 2 || !joins_days(runs_.between(first)) || !joins_days(runs_.between(first + 1))) return;
        if (first > 0 && runs_.between(first - 1) == runs_.between(first) && runs_.between(first).find_first_of(" ,;") == std::string_view::npos) return;
        const bool usual = runs_[first].length == 2 && runs_[first + 1].length == 2;
        add_with_year(days, day + two_digits(runs_.digits(first + 1)), first, first + 2, usual);
    }

    void add_with_year(std::vector<Day>& days, const std::string& day, std::size_t first, std::size_t year, bool usual) const {
        const std::string digits = day + std::string(runs_.digits(year));
        if (digits.size() == 6) days.push_back({digits, usual && year == first + 2 ? digits : std::string(), year, false, usual, false});
        if (digits.size() == 8 && is_century(std::string_view(digits).substr(4, 2))) add_long(days, digits, year, usual);
    }

    /// `1932-01-02`
    void add_year_first(std::vector<Day>& days, std::size_t first) const {
        if (first + 2 >= runs_.size() || runs_[first + 1].length > 2 || runs_[first + 2].length > 2) return;
        if (!joins_days(runs_.between(first)) || !joins_days(runs_.between(first + 1))) return;
        const std::string digits = std::string(runs_.digits(first)) + two_digits(runs_.digits(first + 1)) + two_digits(runs_.digits(first + 2));
        if (is_century(std::string_view(digits).substr(0, 2))) add_long(days, digits, first + 2, false);
    }

    static bool joins_days(std::string_view gap) { return gap.size() <= 3 && only_marks(gap); }

    /// How a day and what follows are held together.
    enum class Joint { none, marks, named, words };

    Joint joint_after(std::size_t run) const {
        constexpr std::size_t most_marks = 4;
        constexpr std::size_t most_words = 24;
        const std::string_view gap = runs_.between(run);
        if (gap.empty() || gap.size() > most_words) return Joint::none;
        if (only_marks(gap)) return gap.size() <= most_marks ? Joint::marks : Joint::none;
        return names_the_number(gap) ? Joint::named : Joint::words;
    }

    /// Norway: the check digits say it. With words between that name nothing it may be a day and a sum of money.
    void try_five(std::size_t first, const Day& day) {
        const Joint joint = joint_after(day.last);
        if (joint == Joint::none || day.birth.empty()) return;
        std::size_t last = day.last + 1;
        std::string serial(runs_.digits(last));
        const bool in_two = serial.size() == 2 || serial.size() == 3;
        if (in_two && last + 1 < runs_.size() && runs_.between(last).size() == 1 && separates(runs_.between(last))) serial += runs_.digits(++last);
        if (serial.size() != 5) return;
        const auto kind = norwegian(day.birth + serial);
        if (!kind || *kind == IdentityKind::no_fh) return;
        constexpr std::size_t few = 3;
        const bool sum = joint == Joint::words && runs_.between(day.last).size() > few;
        const bool side_by_side = day.usual && joint == Joint::marks && last == day.last + 1;
        add(*kind, side_by_side ? Certainty::certain : sum ? Certainty::possible : Certainty::likely, first, runs_[last].end());
    }

    /// Denmark and Sweden: four digits are much else, so besides the check digit no time, no year, no day of now.
    void try_four(std::size_t first, const Day& day) {
        const Joint joint = joint_after(day.last);
        if (joint == Joint::none || runs_[day.last + 1].length != 4) return;
        const Four four = four_after(day);
        if (joint == Joint::words) return try_four_after_words(first, day, four);
        if (joint != Joint::named && could_be_time_or_year(four.serial, day)) return try_four_like_a_time(first, day, four);
        if (!day.birth.empty() && is_about(day.birth, own_days_)) return;
        if (joint != Joint::named && !day.together && !is_tight(runs_.between(day.last))) {
            const bool beside = day.long_year && runs_.between(day.last) == " ";  // `1985-07-15 0371`
            if (beside && four.dane && four.check) add(IdentityKind::dk_cpr, Certainty::possible, first, four.end);
            return;
        }
        if (four.swede) add(*four.swede, Certainty::likely, first, four.end);
        if (!four.dane) return;
        if (four.check || (joint == Joint::named && day.usual))
            add(IdentityKind::dk_cpr, Certainty::likely, first, four.end);
        else if (is_strict(first, day))
            add(IdentityKind::dk_cpr, Certainty::possible, first, four.end);
    }

    /// Four digits after a day, and what they make of it.
    struct Four {
        std::string serial;
        std::size_t end = 0;
        bool dane = false;
        bool check = false;  ///< the Danish one, of older numbers
        std::optional<IdentityKind> swede;
    };

    Four four_after(const Day& day) const {
        Four four{std::string(runs_.digits(day.last + 1)), runs_[day.last + 1].end(), false, false, {}};
        four.dane = !day.birth.empty() && danish(day.birth);
        four.check = four.dane && danish_check_holds(day.birth + four.serial);
        if (!day.backward.empty()) four.swede = swedish(day.backward + four.serial);
        if (four.swede == IdentityKind::se_samordning && four.dane) four.swede.reset();
        return four;
    }

    /// `150785 og så 0371`; `150785 Kari 0371` may as well be a sum.
    void try_four_after_words(std::size_t first, const Day& day, const Four& four) {
        const bool as_a_number = day.last == first && !is_time(four.serial) && !is_year(four.serial);
        if (!as_a_number || (!day.birth.empty() && is_about(day.birth, own_days_))) return;
        const bool on = goes_on(runs_.between(day.last));
        const Certainty checked = on ? Certainty::likely : Certainty::possible;
        if (four.swede) add(*four.swede, checked, first, four.end);
        if (four.dane && (four.check || (on && day.together))) add(IdentityKind::dk_cpr, four.check ? checked : Certainty::possible, first, four.end);
    }

    /// `150785"2257"`: marks that no time has before it.
    void try_four_like_a_time(std::size_t first, const Day& day, const Four& four) {
        const std::string_view gap = runs_.between(day.last);
        if (!day.together || !is_tight(gap) || std::string_view(".,:;/@").find(gap[0]) != std::string_view::npos) return;
        if (!day.birth.empty() && is_about(day.birth, own_days_)) return;
        if (four.swede) add(*four.swede, Certainty::possible, first, four.end);
        if (four.dane) add(IdentityKind::dk_cpr, Certainty::possible, first, four.end);
    }

    static bool is_year(std::string_view serial) { return serial.starts_with("19") || serial.starts_with("20"); }

    bool could_be_time_or_year(const std::string& serial, const Day& day) const {
        const std::string_view gap = runs_.between(day.last);
        return (is_year(serial) && !day.together) || (is_time(serial) && !is_dash(gap) && !is_bracket(gap));
    }

    /// What can be believed of a day and four digits that nothing can be checked in: `010858:9995`, `(010858)9995`, `1.8.58-9995`.
    bool is_strict(std::size_t first, const Day& day) const {
        const std::string_view gap = runs_.between(day.last);
        if (day.together) return is_tight(gap);
        const bool alone = (first == 0 || !runs_.gap_after(first - 1).joins) && !runs_.gap_after(day.last + 1).joins;
        return is_dash(gap) && day.backward.size() != 8 && alone;
    }

    /// One mark or a bracket, no blank: `19.11.2026: 4500 kr` is a sum. Or quotes: `"150785", "0371"`.
    static bool is_tight(std::string_view gap) {
        const bool quoted = only_marks(gap) && gap.find_first_of("\"'`*~") != std::string_view::npos;
        return is_bracket(gap) || (gap.size() == 1 && is_mark(gap[0])) || quoted;
    }
    static bool is_dash(std::string_view gap) { return gap == "-" || gap == "+"; }
    static bool is_bracket(std::string_view gap) { return gap.size() <= 2 && gap.find_first_of("()[]{}<>") != std::string_view::npos; }

    /// Finland's `308T`, Denmark's `1VJ4`: letters that hardly anything else has.
    void try_letters(std::size_t first, const Day& day) {
        if (day.birth.empty() || day.last + 1 >= runs_.size()) return;
        const std::size_t next = day.last + 1;
        const std::string_view gap = runs_.between(day.last);
        const Joint joint = joint_after(day.last);
        const bool joined = joint == Joint::marks || joint == Joint::named;
        constexpr std::string_view centuries = "yxwvuabcdef";
        std::string sign(gap);
        std::erase(sign, ' ');
        const bool spaced = sign.size() < gap.size();
        const bool century = sign.size() == 1 && gap.size() < 4 && centuries.find(lower(sign)) != std::string_view::npos;
        if (runs_[next].length == 3 && (century || joined))
            try_finnish(day.birth + std::string(runs_.digits(next)), runs_[next].end(), first, (century && !spaced) || is_dash(gap));
        if (runs_[next].length == 4 && century && !(spaced && is_about(day.birth, own_days_))) try_finnish_digit(day, next, first, sign != lower(sign));
        if (runs_[next].length == 1 && joined) try_danish_letters(day, next, first);
    }

    void try_finnish(const std::string& nine, std::size_t check, std::size_t first, bool signed_for) {
        if (!is_letter(runs_.at(check)) || !finnish(nine, runs_.at(check))) return;
        const char after = runs_.at(check + 1);
        if (is_digit(after)) return;
        add(IdentityKind::fi_hetu, signed_for && !is_letter(after) ? Certainty::certain : Certainty::likely, first, check + 1);
    }

    /// `150705 A2301`: the check is a digit. A small letter may be a word, or name one of several.
    void try_finnish_digit(const Day& day, std::size_t run, std::size_t first, bool capital) {
        const std::string_view four = runs_.digits(run);
        if (!finnish(day.birth + std::string(four.substr(0, 3)), four[3])) return;
        add(IdentityKind::fi_hetu, capital ? Certainty::likely : Certainty::possible, first, runs_[run].end());
    }

    /// `131052308T`: the sign left out.
    void try_bare_finnish(std::size_t first) {
        const std::string digits(runs_.digits(first));
        if (digits.size() == 9 && !is_letter(runs_.at(runs_[first].end() + 1))) try_finnish(digits, runs_[first].end(), first, false);
    }

    void try_danish_letters(const Day& day, std::size_t run, std::size_t first) {
        constexpr std::string_view given_out = "01567";
        if (given_out.find(runs_.digits(run)) == std::string_view::npos || !danish_day(day.birth) || run + 1 >= runs_.size()) return;
        const std::string_view letters = runs_.between(run);
        if (letters.size() != 2 || !std::ranges::all_of(letters, is_letter) || runs_[run + 1].length != 1) return;
        add(IdentityKind::dk_ecpr, day.usual ? Certainty::certain : Certainty::likely, first, runs_[run + 1].end());
    }

    const Runs& runs_;
    std::span<const base::Date> own_days_;
    std::vector<IdentityNumber> found_;
};

}  // namespace

std::vector<IdentityNumber> loosely_written(const Runs& runs, std::span<const base::Date> own_days) {
    return LooseSearch(runs, own_days).run();
}

}  // namespace viktig::model
