// Came and went: who started, came back, ended and waits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viktig/report/document.hpp"
#include "week_case.hpp"

namespace viktig::report {

class CameAndWent {
  public:
    CameAndWent(const model::Settings& settings, const model::MeasureSet& measures, const WeekWindow& window);

    void add(const WeekCase& one);
    [[nodiscard]] Section section() const;

  private:
    void add_start(const WeekCase& one, const model::Episode& episode, const model::Episode* before);
    void add_ending(const WeekCase& one, const model::Episode& episode);
    void add_waiting(const model::Episode& episode);
    [[nodiscard]] Statements started() const;
    [[nodiscard]] Statements ended() const;
    [[nodiscard]] Statements waiting() const;
    [[nodiscard]] base::Message waits() const;

    /// A case said in a list: its code, and in words its code with what is worth knowing.
    struct Named {
        std::string client;
        base::Message words;
        bool more_than_code = false;
    };
    using NamedCases = std::vector<Named>;
    [[nodiscard]] static base::Message in_words(NamedCases cases);
    [[nodiscard]] static std::string codes(NamedCases cases);

    WeekWindow window_;
    const model::Measure* life_ = nullptr;  ///< the first form asked about how life is
    NamedCases started_, came_back_;
    std::map<std::string, long> waited_;       ///< days that those who started had waited, by client
    std::map<std::string, NamedCases> ended_;  ///< by how
    std::int64_t waiting_ = 0, waiting_undated_ = 0;
    long longest_wait_ = 0;
};

}  // namespace viktig::report
