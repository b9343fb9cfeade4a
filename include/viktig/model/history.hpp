// A ledger folded: corrections applied, additions joined to their meetings, ranges judged, everything in the order of time.
// Reports see only this.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "viktig/model/flat_ledger.hpp"
#include "viktig/model/ledger.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/model/settings.hpp"

namespace viktig::model {

struct Rating {
    RatingKeyView key;
    Status status = Status::rated;
    const Measure* measure = nullptr;                         ///< nullptr for a goal, and for a status that stands for everything
    std::span<const std::optional<base::Score>> items = {};   ///< as given; empty where only a total was given, or nothing
    std::optional<base::Score> total = std::nullopt;          ///< nullopt when an item is missing, and where status is not rated
    bool corrected = false;
    std::string_view by = {};  ///< who wrote it down
    Spot spot = {};

    /// The total counts the mean of the items answered in the place of one that was left open.
    [[nodiscard]] bool is_prorated() const;
};

struct Slips {
    std::string_view what;
    const Measure* measure = nullptr;  ///< nullptr for a goal
    std::span<const base::Score> scores = {};
    std::string_view by = {};
    bool corrected = false;
};

struct SaidWords {
    base::Date date;
    std::string_view kind;   ///< `said`, or the kind of note
    std::string_view voice;  ///< may be empty (a note by nobody in particular) or `team`
    std::string_view words;
    std::string_view session;  ///< id, may be empty
    base::Instant logged;
};

enum class Missed { no_show, them, us };

/// The next meeting as agreed: a day, or "when they need it".
struct AsNeeded {
    auto operator<=>(const AsNeeded&) const = default;
};
using Next = std::variant<base::Date, AsNeeded>;

struct Session {
    std::string_view id;
    base::Date date;
    std::string_view kind;
    std::span<const std::string_view> led, team;
    std::span<const std::string_view> present;  ///< present, or rated, declined or not asked; not absent. Sorted.
    std::optional<std::int64_t> headcount;
    std::string_view place, language;
    std::optional<bool> interpreter;
    std::optional<Missed> missed;
    std::optional<Next> next;
    std::span<const Rating> ratings;  ///< sorted by key
    std::span<const Slips> slips;     ///< sorted by what
    bool corrected = false;
    std::string_view by;
    base::Instant logged;
    Spot spot;

    [[nodiscard]] bool held() const { return !missed; }
    [[nodiscard]] bool was_present(std::string_view voice) const;
    [[nodiscard]] const Rating* find(std::string_view voice, std::string_view about, std::string_view what) const;
    /// What became of asking this voice for this: the rating's own status, else the voice's word for everything, else
    /// not_asked when there and absent when not.
    [[nodiscard]] Status status_of(std::string_view voice, std::string_view about, std::string_view what) const;
};

struct Ending {
    base::Date date;
    std::string how;
    std::vector<std::string> follow_up;
    std::string words;
    std::string by;
};

/// A value that changed on a day: `from` on, this.
using Dated = std::vector<std::pair<base::Date, std::string>>;

/// One stretch of help.
struct Episode {
    std::string id;
    std::optional<base::Date> asked;
    /// As written; without it the first meeting held opens the episode; nullopt while they wait.
    std::optional<base::Date> opened;
    bool opened_by_meeting = false;  ///< `opened` is not written down: it is the day of the first meeting held
    std::string kind;
    Dated therapist, team;  ///< at least one entry each, perhaps empty text
    std::string age, language;
    std::optional<Ending> ending;
    std::size_t first_session = 0, last_session = 0;  ///< [first, last) of History::sessions
    base::Instant logged;
    base::Date listed;  ///< the day in its id: when it began if neither asked nor opened is known

    [[nodiscard]] bool waiting() const { return !opened && !ending; }
    [[nodiscard]] std::string therapist_on(base::Date date) const;
    [[nodiscard]] std::string team_on(base::Date date) const;
    /// opened as written, else asked, else the day in its id: the first meeting held does not move it.
    [[nodiscard]] base::Date began() const;
};

struct Voice {
    std::string id;
    std::string relation;
    std::string called;
    std::string age;  ///< adult, adolescent, child or empty
    std::optional<base::Date> ended;
    std::string language = {};
};

/// The words of a goal from a day on. New words start a new series; a corrected typing slip does not.
struct GoalWords {
    base::Date from;
    std::string words;
};

struct Goal {
    std::string id;
    base::Date date;
    std::string owner;  ///< a voice, or `all`: as it is now
    Dated owners;       ///< whose it was from which day on
    std::string area;
    std::vector<GoalWords> series;  ///< at least one
    std::optional<base::Date> ended;

    [[nodiscard]] const std::string& words() const { return series.back().words; }
    [[nodiscard]] std::string owner_on(base::Date day) const;
    /// The first day of the series that is rated now.
    [[nodiscard]] base::Date series_start() const { return series.back().from; }
};

/// True for a meeting that is no part of the episode any more: later than its ending, or the talk some time after it.
[[nodiscard]] bool is_after_ending(const Session& session, const Episode& episode);

/// What was done about a signal.
struct SignalAnswer {
    std::string signal;
    base::Date date;
    std::optional<base::Date> look;
    std::string words;
    std::string by;

    bool operator==(const SignalAnswer&) const = default;
};

/// Sessions, and what was given and said there, are views into memory that the history shares with the ledger it came from: they
/// hold as long as the history or a copy of it.
struct History {
    std::shared_ptr<const LedgerMemory> memory;
    std::string client;
    std::vector<Episode> episodes;  ///< in the order they began; may be empty
    std::vector<Voice> voices;      ///< as declared; `client` first in a person's own case
    std::vector<Goal> goals;
    std::vector<Session> sessions;  ///< by date, then logged, then id
    std::vector<SaidWords> words;   ///< what was said, and notes; by date, then logged
    std::vector<SignalAnswer> answers;

    [[nodiscard]] const Voice* voice(std::string_view id) const;
    [[nodiscard]] const Goal* goal(std::string_view id) const;
    /// The latest episode; nullptr when there is none.
    [[nodiscard]] const Episode* episode() const { return episodes.empty() ? nullptr : &episodes.back(); }
    /// The episode a day belongs to: the last one that began by then, else the first. nullptr when there is none.
    [[nodiscard]] const Episode* episode_on(base::Date date) const;
    [[nodiscard]] bool person_case_on(base::Date date) const;
};

struct FoldOptions {
    /// What happened after this day does not count; corrections always do.
    std::optional<base::Date> as_of;
    /// Only blocks logged before this instant count.
    std::optional<base::Instant> logged_before;
};

struct Folded {
    History history;
    Problems problems;
};

/// Folds a ledger, whose memory the history then shares. Ranges and names are judged here, after corrections: a rating that cannot stand is left out and told.
/// The history points into `measures`, which must outlive it.
[[nodiscard]] Folded fold(const FlatLedger& ledger, const MeasureSet& measures, const Settings& settings,
                          const FoldOptions& options = {});
/// The same of a copy.
[[nodiscard]] Folded fold(const Ledger& ledger, const MeasureSet& measures, const Settings& settings,
                          const FoldOptions& options = {});

}  // namespace viktig::model
