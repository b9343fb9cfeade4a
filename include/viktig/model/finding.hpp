// What check tells: a fault, which somebody has to mend, or a remark, which is worth knowing and costs nothing.
#pragma once

#include <string>
#include <vector>

#include "viktig/model/problem.hpp"

namespace viktig::model {

enum class Severity { fault, remark };

struct Finding {
    Severity severity = Severity::fault;
    base::Place place;    ///< no file: the store itself
    std::string excerpt;  ///< the line itself; empty when there is none
    base::Message message;
    base::Message hint;
};

using Findings = std::vector<Finding>;

/// What reading or folding told. A loss is a fault; what costs nothing is a remark, but for two corrections of one thing
/// that do not agree: which of them is right only a person knows.
[[nodiscard]] Finding finding_of(const Problem& problem);

/// By file, line, column; what is wrong with the store itself comes first.
void sort_findings(Findings& findings);

[[nodiscard]] std::size_t count_of(const Findings& findings, Severity severity);

}  // namespace viktig::model
