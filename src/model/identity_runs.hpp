// The digits of a text, and what stands between them. Internal to the search for identity numbers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity_text.hpp"
#include "viktig/base/date.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::model {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Digits in a row with none directly before or after: a number is made of whole runs.
struct Run {
    std::size_t begin = 0, length = 0;
    [[nodiscard]] std::size_t end() const { return begin + length; }
};

/// What stands between two runs.
struct Gap {
    bool joins = false;  ///< blanks, one of `-./+`, or one among blanks: the runs may belong together
    char mark = 0;       ///< the mark; 0 for blanks only
    bool blanks = false;
};

class Runs {
  public:
    explicit Runs(std::string_view text, Reading reading = Reading::as_it_stands);

    [[nodiscard]] std::size_t size() const { return runs_.size(); }
    [[nodiscard]] const Run& operator[](std::size_t run) const { return runs_[run]; }
    [[nodiscard]] std::string_view digits(std::size_t run) const { return std::string_view(text_.seen).substr(runs_[run].begin, runs_[run].length); }
    [[nodiscard]] char at(std::size_t place) const { return place < text_.seen.size() ? text_.seen[place] : '\0'; }

    /// What stands after the run, and before the next; empty after the last one.
    [[nodiscard]] std::string_view between(std::size_t run) const;
    [[nodiscard]] Gap gap_after(std::size_t run) const;

    /// `+47 900 00 000` and the like: the country's number comes first.
    [[nodiscard]] bool is_international_phone(std::size_t run) const;

    /// The month or the day of `2026-08-21`.
    [[nodiscard]] bool continues_iso_date(std::size_t run) const;

    /// What was found from one place up to another of what is seen, in places of the text.
    [[nodiscard]] IdentityNumber number(IdentityKind kind, Certainty certainty, std::size_t begin, std::size_t end) const;

  private:
    void hide_event_ids();
    void find_runs();

    SeenText text_;
    std::vector<Run> runs_;
};

/// Numbers in the forms that the offices and most people write. Readings may overlap.
[[nodiscard]] std::vector<IdentityNumber> regularly_written(const Runs& runs, std::span<const base::Date> own_days);

/// Numbers written in any other way: here only check digits tell them from other digits, so none is certain but where a day
/// and its number stand side by side. Readings may overlap.
[[nodiscard]] std::vector<IdentityNumber> loosely_written(const Runs& runs, std::span<const base::Date> own_days);

/// 0000 to 2359.
[[nodiscard]] bool is_time(std::string_view four_digits);

/// Whether the day is one that the text is about, or nearly so: nobody who is spoken of was born on it.
/// @param digits  DDMMYY
[[nodiscard]] bool is_about(std::string_view digits, std::span<const base::Date> own_days);

}  // namespace viktig::model
