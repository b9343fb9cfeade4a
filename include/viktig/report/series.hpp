// One person's ratings of one thing within one stretch of help, and what they add up to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/report/change_method.hpp"
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

/// Points are in the order of time and have a total; a series may be without any (each rating had an item left open).
/// A goal's series begins with its present words; earlier wordings are series of their own (`wording` set), never
/// carried over.
struct Series {
    SeriesType type = SeriesType::outcome;
    std::string voice, about, what;
    const model::Measure* measure = nullptr;  ///< nullptr for a goal
    const model::Goal* goal = nullptr;        ///< nullptr for a measure
    std::size_t wording = 0;  ///< of a goal: 0 for its present words, else 1 + the place of the earlier ones in Goal::series
    int goal_decimals = 0;                    ///< of the service's goal step
    std::vector<SeriesPoint> points;
    stats::Yardstick yardstick;
    std::string cutoff_name;  ///< of the measure's cutoffs, the one in use: `adult`, `parent`, `all` ...; empty without a cutoff
    std::string method;  ///< name of the reliable change in use, e.g. `default`, `nhs`, `jacobson-truax`; `points` for goals
    ChangeMethod judged_by = ChangeMethod::points;
    std::optional<stats::Change> change;  ///< absent without points

    [[nodiscard]] int decimals() const;
    [[nodiscard]] bool has_present_words() const { return wording == 0; }
    /// These totals, in the order of time, by the method and the yardstick of the series.
    [[nodiscard]] std::optional<stats::Change> judge(std::span<const base::Score> totals) const;
};

/// Every series of an episode that has a rating: by type (goals, outcome, alliance), then what, then (goals) present words
/// before earlier ones, then one's own life before another's, then voice in the order of declaration, then about. Goals go
/// in the order they were set, measures: `ors`, the forms asked at every meeting, the others by id.
/// Ratings after the ending (a follow-up months later) are in no series. The cutoff is by the voice's own age (else the episode's in a
/// person's own case, else adult); for a rating of another's life by who rates (`parent`, `school`, `staff`), else `about`;
/// else that for `all`. A measure without a number for them has no cutoff for them. Alliance has no reliable change.
[[nodiscard]] std::vector<Series> collect_series(const model::History& history, const model::Episode& episode,
                                                 const model::Settings& settings);

/// Judges the outcome series anew by this method: limit, its name, class. The cutoff stays the measure's own. A measure that lacks
/// the norms it takes has no class then, and no method. Goals and alliance are as they were. Signals must have been found
/// before: they stay on the service's own limits.
void judge_by(std::vector<Series>& series, ChangeMethod method);

/// `better`, `better-past-cutoff`, `no-change`, `worse`, `worse-past-cutoff`, `too-few`; for goals `closer`, `no-change`,
/// `further`, `too-few`; empty when no class can be told.
[[nodiscard]] std::string_view class_key(const Series& series);
/// The same in words as a table's remark shows it: "better, past 25", "worse, now < 25", "closer", "one rating"; empty for no change.
[[nodiscard]] base::Message class_words(const Series& series);

/// Which of the goal's wordings is rated on that day, as Series::wording: the present one is 0, earlier ones follow in the order of time.
[[nodiscard]] std::size_t wording_on(const model::Goal& goal, base::Date date);

/// `outcome`, `alliance`, `goal`
[[nodiscard]] std::string_view type_key(SeriesType type);

/// Held, and of a kind at which people are asked to rate, or at which somebody did.
[[nodiscard]] bool counts_as_meeting(const model::Session& session, const model::Settings& settings);

/// How a rater is named: "mother", "mother on teen"; in a person's own case `client` is "self".
[[nodiscard]] base::Message rater_label(const model::Episode& episode, std::string_view voice,
                                        std::string_view about = {});
/// @param of_a_person  the case is a person's own
[[nodiscard]] base::Message rater_label(bool of_a_person, std::string_view voice, std::string_view about);

/// The change table's columns: client, episode, voice, about, what, type, n, first, first_date, latest, latest_date, change,
/// threshold, method, began, class, signals.
[[nodiscard]] Table empty_change_table();
/// One row per series that is not an old wording. `signals` = ids of the open signals on it, space between.
void add_change_rows(Table& table, const model::History& history, const model::Episode& episode,
                     const std::vector<Series>& series, const std::vector<Signal>& signals);

}  // namespace viktig::report
