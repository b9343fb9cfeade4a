// One case as its own page sees it: which meetings count, which have a column, how a day is said.
#include "client_case.hpp"

#include <algorithm>

namespace viktig::report {

using base::Date;
using base::Message;
using model::Measure;
using model::Session;

namespace {

constexpr std::size_t most_columns = 7;

std::chrono::year year_of(Date date) {
    return std::chrono::year_month_day(date).year();
}

}  // namespace

ClientCase::ClientCase(const model::History& of, const model::Episode& latest, const model::Settings& decided,
                       const ClientReportOptions& asked, const std::vector<model::Revision>& revised)
    : history(of),
      episode(latest),
      settings(decided),
      options(asked),
      revisions(revised),
      series(collect_series(of, latest, decided)),
      signals(find_signals(of, latest, series, decided, asked.as_of, asked.expected)) {
    judge_by(series, options.method);
    for (const Session* session : sessions())
        if (counts_as_meeting(*session, settings)) meetings.push_back(session);
    columns = meetings;
    if (options.all_meetings || meetings.size() <= most_columns) return;
    first_is_own = true;
    columns.erase(columns.begin() + 1, columns.end() - (most_columns - 1));
}

std::vector<const Session*> ClientCase::sessions() const {
    std::vector<const Session*> all;
    for (std::size_t n = episode.first_session; n < episode.last_session; ++n)
        if (!is_after_ending(history.sessions[n], episode)) all.push_back(&history.sessions[n]);
    return all;
}

std::vector<const Series*> ClientCase::series_of(SeriesType type, std::string_view what) const {
    std::vector<const Series*> found;
    for (const Series& one : series)
        if (one.type == type && one.what == what && one.has_present_words()) found.push_back(&one);
    return found;
}

std::vector<const Measure*> ClientCase::measures(model::MeasureType type) const {
    std::vector<const Measure*> found;
    const auto add = [&](const Measure* measure) {
        if (measure && measure->type == type && std::ranges::find(found, measure) == found.end()) found.push_back(measure);
    };
    for (const Series& one : series) add(one.measure);
    for (const Session* session : sessions())
        for (const model::Slips& slips : session->slips) add(slips.measure);
    return found;
}

base::ShownDate ClientCase::day(Date date) const {
    const bool same_year = year_of(date) == year_of(options.as_of);
    return {date, same_year ? base::DateStyle::day_month : base::DateStyle::day_month_year};
}

base::ShownDate ClientCase::weekday(Date date) const {
    const bool same_year = year_of(date) == year_of(options.as_of);
    return {date, same_year ? base::DateStyle::weekday_day_month : base::DateStyle::weekday_day_month_year};
}

const std::string& measure_label(const Measure& measure) {
    return measure.short_name.empty() ? measure.id : measure.short_name;
}

base::Decimal bare(base::Score score) {
    return {score, 0};
}

Message joined(std::vector<Message> parts, std::string_view separator) {
    if (parts.size() == 1) return parts.front();
    return {"case.words", {base::List{std::move(parts), separator}}};
}

Message counted(std::size_t number, std::string_view one, std::string_view many) {
    return {number == 1 ? one : many, {number}};
}

}  // namespace viktig::report
