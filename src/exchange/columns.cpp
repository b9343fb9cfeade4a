// Where a meeting belongs: the columns in front of every table of meetings.
#include "columns.hpp"

namespace viktig::exchange {

void write_header(std::string& out, base::CsvDialect dialect, std::initializer_list<std::string_view> columns) {
    base::CsvWriter row(out, dialect);
    row.begin();
    for (const std::string_view column : columns) row.text(column);
    row.end_row();
}

void write_meeting(base::CsvWriter& row, const model::History& history, const model::Session& session) {
    const model::Episode* episode = history.episode_on(session.date);
    row.text(history.client);
    row.text(episode ? episode->id : "");
    row.text(session.id);
    row.date(session.date);
    row.text(base::to_string(base::week_of(session.date)));
    row.text(session.kind);
    row.text(episode ? episode->team_on(session.date) : "");
    row.text(episode ? episode->therapist_on(session.date) : "");
    row.text(joined(session.led));
}

std::string joined(std::span<const std::string_view> texts) {
    std::string line;
    for (const std::string_view text : texts) {
        if (!line.empty()) line += ' ';
        line += text;
    }
    return line;
}

void write_mark(base::CsvWriter& row, bool holds) {
    row.text(holds ? "yes" : "");
}

}  // namespace viktig::exchange
