// The words that the built-in measures are defined in.
#include "builtin_families.hpp"

#include <utility>

namespace viktig::store::builtin {
namespace {

using base::Score;
using model::Basis;
using model::Measure;

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) text += part;
    return text;
}

}  // namespace

std::vector<std::string> numbered(std::size_t items) {
    std::vector<std::string> names;
    for (std::size_t n = 1; n <= items; ++n) names.push_back(std::to_string(n));
    return names;
}

Basis published(std::string_view source, std::string_view rest) {
    return {"published", joined({source, rest})};
}

Basis provisional(std::string_view source, std::string_view rest) {
    return {"provisional", joined({source, rest})};
}

Basis convention(std::string_view source) {
    return {"convention", std::string(source)};
}

Basis from_memory(std::string_view source, std::string_view rest) {
    return provisional(source, joined({". From memory, not looked up", rest}));
}

std::string filed_as_scored(std::string_view rest) {
    return joined({"Items are filed as scored: those that the form turns, turned. ", rest});
}

std::string names_and_numbers_only(std::string_view terms) {
    return joined({terms, " Names and numbers only here."});
}

std::string needs_own_licence(std::string_view owner) {
    return names_and_numbers_only(joined({owner, ": the service needs its own licence."}));
}

Form::Form(std::string_view short_name, std::string_view name, Basis basis) {
    measure_.short_name = short_name;
    measure_.name = name;
    measure_.certainty = std::move(basis.certainty);
    measure_.source = std::move(basis.source);
}

Form& Form::alliance() {
    measure_.type = model::MeasureType::alliance;
    return *this;
}

Form& Form::lower_is_better() {
    measure_.direction = base::Direction::lower_is_better;
    return *this;
}

Form& Form::items(std::vector<std::string> names, Range range) {
    measure_.items = std::move(names);
    measure_.item_min = range.least;
    measure_.item_max = range.most;
    measure_.step = range.step;
    return *this;
}

Form& Form::total_only(Range range) {
    measure_.total = model::TotalRule::given;
    measure_.given_min = range.least;
    measure_.given_max = range.most;
    measure_.step = range.step;
    measure_.rounded_to = range.step;
    return *this;
}

Form& Form::times(Score factor) {
    measure_.times = factor;
    return *this;
}

Form& Form::mean_times(Score factor) {
    measure_.total = model::TotalRule::mean;
    return times(factor);
}

Form& Form::may_miss(std::size_t items, Basis basis) {
    measure_.may_miss = items;
    measure_.may_miss_basis = std::move(basis);
    return *this;
}

Form& Form::recall(std::string_view time) {
    measure_.recall = time;
    return *this;
}

Form& Form::licence(std::string_view terms) {
    measure_.licence = terms;
    return *this;
}

Form& Form::cutoff(std::string_view group, Score score, Basis basis) {
    measure_.cutoff.push_back({std::string(group), score, std::move(basis)});
    return *this;
}

Form& Form::reliable_change(std::string_view convention, Score score, Basis basis) {
    measure_.reliable_change.push_back({std::string(convention), score, std::move(basis)});
    return *this;
}

Form& Form::fall(Score score, Basis basis) {
    measure_.fall = score;
    measure_.fall_basis = std::move(basis);
    return *this;
}

Form& Form::functional(double mean, std::optional<double> sd, Basis basis) {
    measure_.norms.functional = {mean, sd, std::move(basis)};
    return *this;
}

Form& Form::clinical(double mean, std::optional<double> sd, Basis basis) {
    measure_.norms.clinical = {mean, sd, std::move(basis)};
    return *this;
}

Form& Form::reliability(double number, Basis basis) {
    measure_.norms.reliability = number;
    measure_.norms.reliability_basis = std::move(basis);
    return *this;
}

Form& Form::watch(std::initializer_list<int> items, Basis risk) {
    risk.source += "; from which score on is viktig's choice";
    for (const int item : items) measure_.watch.push_back({item, points(1), risk});
    return *this;
}

Measure Form::made() {
    return std::move(measure_);
}

}  // namespace viktig::store::builtin
