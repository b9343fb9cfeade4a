// What is typed after `viktig log CLIENT`: who gave which scores. Refuses whatever could be read in two ways.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/model/ledger.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/model/settings.hpp"

namespace viktig::model {

/// What a log line may name: the case as it stands on the day.
struct LogContext {
    const History& history;
    const MeasureSet& measures;
    const Settings& settings;
    base::Date date;
    std::string session_kind;
};

/// Ratings, slips and statuses of a log line, checked against the case.
struct LogLine {
    std::vector<RawRating> ratings;  ///< in the order typed
    std::vector<RawSlips> slips;
};

/// Reads `teen: ors=4.2,5.1,3.0,4.4 sleep=6 mother:sleep=4 mother@teen: ors=3,4,4,4 father: declined life=7,6,8`.
///
/// NAME: sets whose turn it is; NAME@OTHER: rates another's life. WHAT=SCORES, WHAT.total=SCORE, WHAT=STATUS, or a
/// bare STATUS for everything. Items are separated by `,` (then decimals take a point) or by `/` (then either);
/// `-` is a missing item.
/// @throws Error (usage; data for an unknown voice, goal or measure) naming the word at fault
[[nodiscard]] LogLine parse_log_line(std::span<const std::string> typed, const LogContext& context);

/// What rating_fault() looks at.
struct GivenNumbers {
    std::string_view what;
    Status status = Status::rated;
    std::span<const std::optional<base::Score>> items;
    std::optional<base::Score> total;

    GivenNumbers(const RawRating& raw) : what(raw.key.what), status(raw.status), items(raw.items), total(raw.total) {}  // NOLINT(google-explicit-constructor)
    GivenNumbers(const FlatRating& flat) : what(flat.key.what), status(flat.status), items(flat.items), total(flat.total) {}  // NOLINT(google-explicit-constructor)
};

/// Judges one rating against its measure or goal: item count, range, step, and at least one item given.
[[nodiscard]] bool rating_stands(const GivenNumbers& rating, const Measure* measure, const Settings& settings);

/// Why a rating cannot stand.
/// @param item_at_fault  which one, from 0; as many as there are when it is not one of them but the whole
/// @return an empty message when it can
[[nodiscard]] base::Message rating_fault(const GivenNumbers& rating, const Measure* measure, const Settings& settings,
                                         std::size_t& item_at_fault);

}  // namespace viktig::model
