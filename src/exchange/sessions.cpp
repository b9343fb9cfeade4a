// The table of meetings: who was there, who answered, and the meetings that came to nothing.
#include <algorithm>
#include <set>

#include "columns.hpp"
#include "viktig/exchange/export.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::exchange {
namespace {

using model::Rating;
using model::Session;
using model::Status;

bool rated_something(const Session& session, std::string_view voice) {
    return std::ranges::any_of(session.ratings, [&](const Rating& rating) {
        return rating.key.voice == voice && rating.status == Status::rated;
    });
}

/// Who stands in the column of a status. One form declined beside another one rated is a row of the ratings, not a
/// person who declined.
bool stands_for(const Session& session, const Rating& rating, Status status) {
    if (rating.status != status) return false;
    return status == Status::rated || rating.key.what.empty() || !rated_something(session, rating.key.voice);
}

std::string voices_with(const Session& session, Status status) {
    std::set<std::string_view> voices;
    for (const Rating& rating : session.ratings)
        if (stands_for(session, rating, status)) voices.insert(rating.key.voice);
    return joined(std::vector<std::string_view>(voices.begin(), voices.end()));
}

std::string_view missed_word(const Session& session) {
    if (!session.missed) return "";
    switch (*session.missed) {
        case model::Missed::no_show: return "no-show";
        case model::Missed::them: return "them";
        case model::Missed::us: return "us";
    }
    return "";
}

void write_next(base::CsvWriter& row, const Session& session) {
    if (!session.next)
        row.empty();
    else if (const auto* date = std::get_if<base::Date>(&*session.next))
        row.date(*date);
    else
        row.text("as-needed");
}

void write_headcount(base::CsvWriter& row, const Session& session) {
    if (session.headcount)
        row.number(*session.headcount);
    else
        row.empty();
}

std::string_view yes_or_no(std::optional<bool> answer) {
    if (!answer) return "";
    return *answer ? "yes" : "no";
}

}  // namespace

void SessionsTable::header(std::string& out) const {
    write_header(out, dialect_,
                 {"client", "episode", "session", "date",     "week",        "kind",     "team",      "therapist",
                  "led",    "by",      "present", "rated",    "declined",    "absent",   "not_asked", "headcount",
                  "missed", "next",    "place",   "language", "interpreter", "corrected"});
}

void SessionsTable::rows(std::string& out, const model::History& history) const {
    base::CsvWriter row(out, dialect_);
    for (const Session& session : history.sessions) {
        write_meeting(row, history, session);
        row.text(session.by);
        row.text(joined(session.present));
        for (const Status status : {Status::rated, Status::declined, Status::absent, Status::not_asked})
            row.text(voices_with(session, status));
        write_headcount(row, session);
        row.text(missed_word(session));
        write_next(row, session);
        row.text(session.place);
        row.text(session.language);
        row.text(yes_or_no(session.interpreter));
        write_mark(row, session.corrected);
        row.end_row();
    }
}

}  // namespace viktig::exchange
