// What check tells, in its order.
#include "viktig/model/finding.hpp"

#include <algorithm>
#include <tuple>

#include "viktig/model/consistency.hpp"

namespace viktig::model {

Finding finding_of(const Problem& problem) {
    // Numbers stand with these too, and yet somebody has to look.
    const bool wants_somebody = contradicts(problem) || problem.message.key == "identity.on-file";
    const bool remark = problem.loss == Loss::nothing && !wants_somebody;
    return {remark ? Severity::remark : Severity::fault, problem.place, problem.excerpt, problem.message, problem.hint};
}

void sort_findings(Findings& findings) {
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
}

std::size_t count_of(const Findings& findings, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

}  // namespace viktig::model
