// Which norms a method takes, and what it rests on, in words.
#include "viktig/report/change_method.hpp"

#include "client_case.hpp"
#include "figures.hpp"
#include "viktig/stats/edwards_nunnally.hpp"

namespace viktig::report {

using base::List;
using base::Message;
using model::Measure;

namespace {

bool is_provisional(const Measure& measure) {
    return measure.norms.clinical.basis.is_provisional() || measure.norms.reliability_basis.is_provisional();
}

/// "ORS 6.387 points (SD 8.7, reliability 0.93, z 1.96)"
Message basis_of(const Measure& measure, ChangeMethod method) {
    const stats::Norms norms = *norms_of(measure);
    const auto sd = rounded(norms.clinical_sd), reliability = rounded(norms.reliability), z = rounded(stats::published_z);
    const auto limit = limit_from_norms(measure, method);
    const Message told = limit ? Message{"method.limit", {measure_label(measure), bare(*limit), sd, reliability, z}}
                               : Message{"method.band", {measure_label(measure), rounded(*norms.clinical_mean), sd, reliability, z}};
    return is_provisional(measure) ? Message{"method.provisional", {told}} : told;
}

}  // namespace

std::string_view name_of(ChangeMethod method) {
    return change_method_names[static_cast<std::size_t>(method)];
}

ChangeMethod change_method_named(std::string_view name) {
    for (const ChangeMethod method : {ChangeMethod::jacobson_truax, ChangeMethod::edwards_nunnally})
        if (name == name_of(method)) return method;
    return ChangeMethod::points;
}

std::optional<stats::Norms> norms_of(const Measure& measure) {
    const model::Norms& told = measure.norms;
    if (!told.clinical.sd || !told.reliability) return std::nullopt;
    return stats::Norms{*told.clinical.sd, *told.reliability, told.clinical.mean, told.functional.mean, told.functional.sd};
}

bool can_judge(const Measure& measure, ChangeMethod method) {
    if (method == ChangeMethod::points) return true;
    const auto norms = norms_of(measure);
    if (!norms) return false;
    if (method == ChangeMethod::jacobson_truax) return stats::reliable_change_threshold(*norms).has_value();
    return stats::true_score_band(value_of(measure.total_min()), *norms).has_value();
}

std::optional<base::Score> limit_from_norms(const Measure& measure, ChangeMethod method) {
    const auto norms = method == ChangeMethod::jacobson_truax ? norms_of(measure) : std::nullopt;
    const auto threshold = norms ? stats::reliable_change_threshold(*norms) : std::nullopt;
    return threshold ? stats::smallest_score_at_least(*threshold) : std::nullopt;
}

Message method_footnote(const std::vector<const Measure*>& measures, ChangeMethod method) {
    if (method == ChangeMethod::points) return {};
    List used, lacking;
    used.separator = "; ";
    for (const Measure* measure : measures) {
        if (can_judge(*measure, method))
            used.parts.push_back(basis_of(*measure, method));
        else
            lacking.parts.push_back({"text", {measure_label(*measure)}});
    }
    if (!lacking.parts.empty()) used.parts.push_back({"method.no-norms", {std::move(lacking)}});
    if (used.parts.empty()) used.parts.push_back({"method.nothing"});
    return {"method.note", {name_of(method), std::move(used)}};
}

}  // namespace viktig::report
