// Tidy tables of what is on file: one case in, rows out, nothing kept.
#pragma once

#include <string>

#include "viktig/base/csv.hpp"
#include "viktig/model/history.hpp"

namespace viktig::exchange {

/// client, episode, session, date, week, kind, team, therapist, led, by, voice, about, what, type, owner, status, total, corrected, prorated.
/// One row per rating or declined, absent, not-asked; meetings in the order of time, rows of a meeting sorted by voice, about, what.
class RatingsTable {
  public:
    explicit RatingsTable(base::CsvDialect dialect) : dialect_(dialect) {}
    void header(std::string& out) const;
    void rows(std::string& out, const model::History& history, const model::Settings& settings) const;

  private:
    base::CsvDialect dialect_;
};

/// client, episode, session, date, week, kind, team, therapist, led, by, present, rated, declined, absent, not_asked, headcount,
/// missed, next, place, language, interpreter, corrected. One row per meeting, also those that were called off.
class SessionsTable {
  public:
    explicit SessionsTable(base::CsvDialect dialect) : dialect_(dialect) {}
    void header(std::string& out) const;
    void rows(std::string& out, const model::History& history) const;

  private:
    base::CsvDialect dialect_;
};

}  // namespace viktig::exchange
