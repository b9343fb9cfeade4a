// The cases of golden/rci_cases.csv as norms, and the packages' names for classes.
#pragma once

#include <cmath>
#include <string>

#include "unit/stats/golden.hpp"
#include "viktig/stats/change.hpp"
#include "viktig/stats/normal.hpp"
#include "viktig/stats/reliable_change.hpp"

namespace viktig::tests {

struct RciCase {
    std::string id;
    stats::Norms norms;
    stats::Direction direction = stats::Direction::higher_is_better;
    double z = 0;
};

inline RciCase rci_case(const std::string& id) {
    static const Golden cases = golden("rci_cases.csv");
    for (std::size_t row = 0; row < cases.rows.size(); ++row) {
        if (cell(cases, row, "case_id") != id) continue;
        const bool higher = cell(cases, row, "better") == "higher";
        return {id,
                {*number(cases, row, "sd_pre"), *number(cases, row, "reliability"), number(cases, row, "m_pre"),
                 number(cases, row, "m_functional"), number(cases, row, "sd_functional")},
                higher ? stats::Direction::higher_is_better : stats::Direction::lower_is_better,
                *stats::two_sided_z(1 - *number(cases, row, "alpha"))};
    }
    throw std::runtime_error("no case: " + id);
}

/// To the nearest thousandth: some of the samples have more places.
inline base::Score to_score(double value) {
    return base::Score::from_thousandths(std::llround(value * 1000));
}

/// As clinicalsignificance has it, by reliable change alone.
inline std::string rci_class(stats::ChangeClass verdict) {
    switch (verdict) {
        case stats::ChangeClass::better: return "improved";
        case stats::ChangeClass::worse: return "deteriorated";
        case stats::ChangeClass::no_change: return "unchanged";
        default: return "another";
    }
}

/// As JTRCI has it.
inline std::string jtrci_class(stats::ChangeClass verdict) {
    switch (verdict) {
        case stats::ChangeClass::better: return "reliably improved";
        case stats::ChangeClass::worse: return "reliably deteriorated";
        case stats::ChangeClass::no_change: return "no reliable change";
        default: return "another";
    }
}

/// As clinicalsignificance has it, by reliable change and cutoff.
inline std::string combined_class(stats::ChangeClass verdict) {
    if (verdict == stats::ChangeClass::better_past_cutoff) return "recovered";
    if (verdict == stats::ChangeClass::worse_past_cutoff) return "harmed";
    return rci_class(verdict);
}

}  // namespace viktig::tests
