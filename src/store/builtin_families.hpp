// The measures that come with the program, by family, and the words they are defined in. Internal to the store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/store/measure_text.hpp"

namespace viktig::store::builtin {

/// One measure each, all but its id: that stands in the table of builtin_measures.cpp, and nowhere else.
model::Measure life(), talks(), psychlops(), pgi(), pq();
model::Measure ors(), cors(), srs(), csrs(), gsrs();
model::Measure core_10(), core_om(), yp_core();
model::Measure phq_9(), gad_7(), oq_45(), sdq(), cgas();
model::Measure who_5(), swemwbs(), wemwbs(), reqol_10(), inspire_o(), ras_r(), score_15();

/// A number of at most three places, none of them lost.
[[nodiscard]] consteval base::Score points(double number) {
    return base::Score::from_thousandths(static_cast<std::int64_t>(number * 1000 + (number < 0 ? -0.5 : 0.5)));
}

/// The scores that can be given: from the least to the most, a step apart.
struct Range {
    base::Score least, most, step;
};
[[nodiscard]] consteval Range range(double least, double most, double step = 1) {
    return {points(least), points(most), points(step)};
}

/// Items that have numbers and no names.
[[nodiscard]] std::vector<std::string> numbered(std::size_t items);

/// What a number rests on; `rest` follows the source as it stands.
[[nodiscard]] model::Basis published(std::string_view source, std::string_view rest = "");
[[nodiscard]] model::Basis provisional(std::string_view source, std::string_view rest = "");
[[nodiscard]] model::Basis convention(std::string_view source);
/// Provisional, and said to be from memory.
[[nodiscard]] model::Basis from_memory(std::string_view source, std::string_view rest = "");

inline constexpr std::string_view nhs_outcome_tables =
    "NHS England, outcome tables for children and young people (NHSDigital, mental-health-monthly-statistics)";

/// Of a form some of whose items are turned: what is filed. `rest` is the next sentence.
[[nodiscard]] std::string filed_as_scored(std::string_view rest);

inline constexpr std::string_view ask_before_use = "Not looked up: ask before use.";
/// Terms under which the text of the form may not stand here.
[[nodiscard]] std::string names_and_numbers_only(std::string_view terms);
[[nodiscard]] std::string needs_own_licence(std::string_view owner);

/// A measure line by line, as its definition would have it. What no line says is as model::Measure has it: an outcome, higher
/// is better, the items are added up and none may be missing. Numbers of one kind stand in the order of their lines.
class Form {
  public:
    /// @param basis  of the numbers that say nothing else; its source also tells what else there is to know
    Form(std::string_view short_name, std::string_view name, model::Basis basis);

    Form& alliance();
    Form& lower_is_better();

    Form& items(std::vector<std::string> names, Range range);
    /// Filed by its total alone.
    Form& total_only(Range range);
    /// The total is the sum of items this many times.
    Form& times(base::Score factor);
    /// The total is the mean of items this many times.
    Form& mean_times(base::Score factor);
    Form& may_miss(std::size_t items, model::Basis basis);

    Form& recall(std::string_view time);
    Form& licence(std::string_view terms);

    Form& cutoff(std::string_view group, base::Score score, model::Basis basis);
    Form& reliable_change(std::string_view convention, base::Score score, model::Basis basis);
    Form& fall(base::Score score, model::Basis basis);
    Form& functional(double mean, std::optional<double> sd, model::Basis basis);
    Form& clinical(double mean, std::optional<double> sd, model::Basis basis);
    Form& reliability(double number, model::Basis basis);
    /// A score of one or more is said aloud: viktig's choice, which is added to what says that these are the items of risk.
    Form& watch(std::initializer_list<int> items, model::Basis risk);

    /// The last line: hands the measure over.
    [[nodiscard]] model::Measure made();

  private:
    model::Measure measure_;
};

}  // namespace viktig::store::builtin
