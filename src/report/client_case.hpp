// One case as its own page sees it: the latest stretch of help, its meetings, its series.
#pragma once

#include <string>
#include <vector>

#include "viktig/report/client_report.hpp"
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"

namespace viktig::report {

/// Valid as long as the history, the settings and the options are.
struct ClientCase {
    ClientCase(const model::History& of, const model::Episode& latest, const model::Settings& decided,
               const ClientReportOptions& asked, const std::vector<model::Revision>& revised);

    const model::History& history;
    const model::Episode& episode;
    const model::Settings& settings;
    const ClientReportOptions& options;
    const std::vector<model::Revision>& revisions;
    std::vector<Series> series;
    std::vector<Signal> signals;
    /// Meetings held of a kind that expects a rating, or where something was rated; not after the ending.
    std::vector<const model::Session*> meetings;
    /// Those that have a column: all, or the first and the last six.
    std::vector<const model::Session*> columns;
    bool first_is_own = false;  ///< meetings are left out: the first column shows each one's own first

    [[nodiscard]] bool is_person() const { return episode.kind == "person"; }
    /// Everything logged in this stretch of help, also what was called off.
    [[nodiscard]] std::vector<const model::Session*> sessions() const;
    [[nodiscard]] std::vector<const Series*> series_of(SeriesType type, std::string_view what) const;
    /// Measures that were rated, with names or on slips: as series are ordered.
    [[nodiscard]] std::vector<const model::Measure*> measures(model::MeasureType type) const;

    /// A day as this page says it: the year only where it is not the page's own.
    [[nodiscard]] base::ShownDate day(base::Date date) const;
    [[nodiscard]] base::ShownDate weekday(base::Date date) const;
};

/// A label, the cells and the change of a series; what became of it is left to the table.
[[nodiscard]] MeetingRow meeting_row(const ClientCase& one, const Series& series);
/// The slips of a measure or goal, meeting by meeting, sorted: no names, no order, no mean. nullopt when there are none.
[[nodiscard]] std::optional<MeetingRow> slip_row(const ClientCase& one, const std::string& what);

/// The measure's label: ORS.
[[nodiscard]] const std::string& measure_label(const model::Measure& measure);
/// A limit or a measure's range: without decimals it does not need.
[[nodiscard]] base::Decimal bare(base::Score score);
/// Messages with `separator` between them as one.
[[nodiscard]] base::Message joined(std::vector<base::Message> parts, std::string_view separator);
/// One of two messages by number; the number is the argument.
[[nodiscard]] base::Message counted(std::size_t number, std::string_view one, std::string_view many);

}  // namespace viktig::report
