// The table of ratings: one row for each number that people gave, and for each time they gave none.
#include "columns.hpp"
#include "viktig/exchange/export.hpp"
#include "viktig/model/grammar.hpp"

namespace viktig::exchange {
namespace {

using model::Measure;

/// `what` is empty where one word stands for all that could have been asked.
std::string_view type_of(const Measure* measure, std::string_view what) {
    if (measure) return measure->type == model::MeasureType::alliance ? "alliance" : "outcome";
    return what.empty() ? "" : "goal";
}

/// Writes rows of one case. Holds nothing but what a row needs.
class Rows {
  public:
    Rows(std::string& out, base::CsvDialect dialect, const model::History& history, const model::Settings& settings)
        : row_(out, dialect), dialect_(dialect), history_(history), goal_decimals_(settings.goal_step.decimals()) {}

    void add(const model::Session& session) {
        // Slips come from nobody in particular: with an empty voice they sort before every name.
        meeting_.clear();
        base::CsvWriter meeting(meeting_, dialect_);
        write_meeting(meeting, history_, session);
        for (const model::Slips& slips : session.slips)
            for (const base::Score score : slips.scores) add_slip(session, slips, score);
        for (const model::Rating& rating : session.ratings) add_rating(session, rating);
    }

  private:
    void add_slip(const model::Session& session, const model::Slips& slips, base::Score score) {
        row_.again(meeting_);
        row_.text(slips.by);
        row_.text("");
        row_.text("");
        write_what(slips.measure, slips.what, session.date);
        row_.text(model::to_word(model::Status::rated));
        write_total(slips.measure, score);
        write_mark(row_, slips.corrected);
        write_mark(row_, false);
        row_.end_row();
    }

    void add_rating(const model::Session& session, const model::Rating& rating) {
        row_.again(meeting_);
        row_.text(rating.by);
        row_.text(rating.key.voice);
        row_.text(rating.key.about);
        write_what(rating.measure, rating.key.what, session.date);
        row_.text(model::to_word(rating.status));
        write_total(rating.measure, rating.total);
        write_mark(row_, rating.corrected);
        write_mark(row_, rating.is_prorated());
        row_.end_row();
    }

    void write_what(const Measure* measure, std::string_view what, base::Date day) {
        const std::string_view type = type_of(measure, what);
        const model::Goal* goal = type == "goal" ? history_.goal(what) : nullptr;
        row_.text(what);
        row_.text(type);
        row_.text(goal ? goal->owner_on(day) : "");
    }

    void write_total(const Measure* measure, std::optional<base::Score> total) {
        if (total)
            row_.number(*total, measure ? measure->decimals() : goal_decimals_);
        else
            row_.empty();
    }

    base::CsvWriter row_;
    base::CsvDialect dialect_;
    std::string meeting_;  ///< the cells that all rows of the meeting at hand begin with
    const model::History& history_;
    int goal_decimals_;
};

}  // namespace

void RatingsTable::header(std::string& out) const {
    write_header(out, dialect_,
                 {"client", "episode", "session", "date", "week", "kind", "team", "therapist", "led", "by", "voice",
                  "about", "what", "type", "owner", "status", "total", "corrected", "prorated"});
}

void RatingsTable::rows(std::string& out, const model::History& history, const model::Settings& settings) const {
    Rows rows(out, dialect_, history, settings);
    for (const model::Session& session : history.sessions) rows.add(session);
}

}  // namespace viktig::exchange
