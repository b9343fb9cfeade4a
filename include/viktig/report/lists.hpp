// Short tables for keeping house: clients, voices, goals, measures.
#pragma once

#include <string>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/document.hpp"

namespace viktig::report {

/// One line a client: code, kind, therapist, open / waiting / ended, since, meetings held, last met, next agreed.
class ClientList {
  public:
    /// @param all   those that ended too
    /// @param with  only this therapist's cases; empty = everyone's
    ClientList(const model::Settings& settings, base::Date as_of, bool all, std::string with)
        : settings_(settings), as_of_(as_of), all_(all), with_(std::move(with)) {}
    void add(const model::History& history);
    [[nodiscard]] Document finish();

  private:
    const model::Settings& settings_;
    base::Date as_of_;
    bool all_;
    std::string with_;
    std::vector<std::vector<Cell>> rows_;
};

[[nodiscard]] Document voice_list(const model::History& history);
[[nodiscard]] Document goal_list(const model::History& history);
[[nodiscard]] Document measure_list(const model::MeasureSet& measures);
/// Everything a definition says, with its sources.
[[nodiscard]] Document measure_page(const model::Measure& measure, const model::Settings& settings);

}  // namespace viktig::report
