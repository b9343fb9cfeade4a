// One person's ratings of one thing within one stretch of help, and what they add up to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/document.hpp"
#include "viktig/stats/change.hpp"

namespace viktig::report {

struct Signal;

enum class SeriesType { outcome, alliance, goal };

struct SeriesPoint {
    base::Date date;
    const model::Session* session = nullptr;
    const model::Rating* rating = nullptr;
    base::Score total;
};

/// Points are in the order of time and have a total. A goal's series begins with its present words; earlier
/// wordings are series of their own (`old_words` set), never carried over.
struct Series {
    SeriesType type = SeriesType::outcome;
    std::string voice, about, what;
    const model::Measure* measure = nullptr;  ///< nullptr for a goal
    const model::Goal* goal = nullptr;        ///< nullptr for a measure
    std::string old_words;
    std::vector<SeriesPoint> points;
    stats::Yardstick yardstick;
    std::string method;  ///< name of the reliable change in use, e.g. `default`, `nhs`; `points` for goals
    std::optional<stats::Change> change;  ///< absent without points

    [[nodiscard]] int decimals() const;
};

/// Every series of an episode: by type (goals, outcome, alliance), then what, then voice in the order of declaration, then about.
/// Ratings at a follow-up after the ending are in no series. The cutoff is by the voice's own age (else the episode's in a
/// person's own case, else adult); `about` for a rating of another's life. Alliance has no reliable change.
[[nodiscard]] std::vector<Series> collect_series(const model::History& history, const model::Episode& episode,
                                                 const model::Settings& settings);

/// `better`, `better-past-cutoff`, `no-change`, `worse`, `worse-past-cutoff`, `too-few`; for goals `closer`, `no-change`,
/// `further`, `too-few`; empty when no class can be told.
[[nodiscard]] std::string_view class_key(const Series& series);
/// The same in words as a table's remark shows it: "better, past 25", "worse, now < 25", "closer", "one rating"; empty for no change.
[[nodiscard]] base::Message class_words(const Series& series);

/// How a rater is named: "mother", "mother on teen".
[[nodiscard]] base::Message rater_label(std::string_view voice, std::string_view about);

/// The change table's columns: client, episode, voice, about, what, type, n, first, first_date, latest, latest_date, change,
/// threshold, method, began, class, signals.
[[nodiscard]] Table empty_change_table();
/// One row per series that is not an old wording. `signals` = ids of the open signals on it, space between.
void add_change_rows(Table& table, const model::History& history, const model::Episode& episode,
                     const std::vector<Series>& series, const std::vector<Signal>& signals);

}  // namespace viktig::report
