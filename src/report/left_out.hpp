// What a page does not count, said at its top: on paper nobody sees what went to standard error. Internal to reports.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "viktig/model/problem.hpp"
#include "viktig/report/document.hpp"

namespace viktig::report {

class LeftOut {
  public:
    /// A remark, which costs nothing, is not kept.
    void add(const std::string& client, const model::Problem& why);
    /// By code, then place; of many in one ledger the first few. nullopt when nothing was left out.
    [[nodiscard]] std::optional<Section> section() const;

  private:
    std::map<std::string, model::Problems> by_client_;
};

}  // namespace viktig::report
