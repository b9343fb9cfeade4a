// The rows of the meeting tables: what stands in each column, and why where there is no number.
#include <algorithm>

#include "client_case.hpp"
#include "presence.hpp"

namespace viktig::report {

using base::Message;
using model::Rating;
using model::Session;
using model::Status;

namespace {

bool marked_absent(const Session& session, const Series& series) {
    const Rating* rating = session.find(series.voice, series.about, series.what);
    if (!rating) rating = session.find(series.voice, "", "");
    return rating && rating->status == Status::absent;
}

/// On that day other words of the goal were rated.
bool has_other_words(const Series& series, base::Date date) {
    return series.goal && wording_on(*series.goal, date) != series.wording;
}

/// On that day the goal was not set yet, or not any more.
bool is_outside_goal(const Series& series, base::Date date) {
    if (!series.goal) return false;
    return date < series.goal->series.front().from || (series.goal->ended && date > *series.goal->ended);
}

Cell score_cell(const Series& series, const Rating& rating) {
    if (!rating.total) return Word{"no-total", {"case.open-item"}};
    return Number{*rating.total, series.decimals(), false, rating.corrected, rating.is_prorated()};
}

Cell cell_at(const ClientCase& one, const Series& series, const Session& session) {
    if (has_other_words(series, session.date)) return {};
    const Rating* rating = session.find(series.voice, series.about, series.what);
    if (rating && rating->status == Status::rated) return score_cell(series, *rating);
    const model::Voice* voice = one.history.voice(series.voice);
    const bool left = voice && voice->ended && session.date > *voice->ended;
    if (left || is_outside_goal(series, session.date)) return {};
    const Status status = session.status_of(series.voice, series.about, series.what);
    const bool worth_a_mark = status != Status::absent || marked_absent(session, series) ||
                              is_expected_every_time(one.history, series.voice);
    return worth_a_mark ? Cell{status} : Cell{};
}

/// The first column when meetings are left out: the rater's own first, unless it stands in a column of its own.
Cell own_first(const ClientCase& one, const Series& series) {
    if (series.points.empty()) return {};
    const SeriesPoint& first = series.points.front();
    const bool shown_later = std::find(one.columns.begin() + 1, one.columns.end(), first.session) != one.columns.end();
    return shown_later ? Cell{} : score_cell(series, *first.rating);
}

Numbers sorted_slips(const ClientCase& one, const Session& session, const std::string& what) {
    Numbers scores;
    for (const model::Slips& slips : session.slips) {
        if (slips.what != what) continue;
        const int decimals = slips.measure ? slips.measure->decimals() : one.settings.goal_step.decimals();
        for (const base::Score score : slips.scores) scores.push_back(Number{score, decimals, false, slips.corrected});
    }
    std::ranges::stable_sort(scores, {}, [](const auto& slip) { return slip->value; });
    return scores;
}

}  // namespace

MeetingRow meeting_row(const ClientCase& one, const Series& series) {
    MeetingRow row;
    row.label = rater_label(one.episode, series.voice, series.about);
    for (std::size_t n = 0; n < one.columns.size(); ++n)
        row.cells.push_back(n == 0 && one.first_is_own ? own_first(one, series) : cell_at(one, series, *one.columns[n]));
    if (series.points.size() >= 2) row.change = Number{series.change->difference, series.decimals(), true};
    row.facts = {{"voice", series.voice},
                 {"about", series.about.empty() ? Cell{} : Cell{series.about}},
                 {"ratings", static_cast<std::int64_t>(series.points.size())},
                 {"change", row.change},
                 {"class", class_key(series).empty() ? Cell{} : Cell{std::string(class_key(series))}}};
    return row;
}

std::optional<MeetingRow> slip_row(const ClientCase& one, const std::string& what) {
    MeetingRow row;
    row.label = {"case.slips"};
    bool any = false;
    for (const Session* session : one.columns) {
        Numbers scores = sorted_slips(one, *session, what);
        any = any || !scores.empty();
        row.cells.push_back(scores.empty() ? Cell{} : Cell{std::move(scores)});
    }
    row.facts = {{"slips", true}};
    return any ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace viktig::report
