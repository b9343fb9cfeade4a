// The caseload: every open case, one line per person who rates.
#include "week_caseload.hpp"

#include <algorithm>

#include "viktig/base/text.hpp"
#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

/// Columns a rater's name may take: a longer id would push what became of it off the page.
constexpr int name_columns = 12;

/// Meetings at which a rating is expected, as `show` counts them, and the day of the last one.
std::vector<Cell> case_cells(const WeekCase& one, const model::Settings& settings) {
    std::int64_t met = 0;
    Cell last;
    for (std::size_t n = one.episode->first_session; n < one.episode->last_session; ++n) {
        const model::Session& session = one.history.sessions[n];
        if (is_after_ending(session, *one.episode) || !counts_as_meeting(session, settings)) continue;
        ++met;
        last = session.date;
    }
    return {one.history.client, kind_word(one.episode->kind), text_cell(one.therapist), met, last};
}

/// Who rates, in the order in which they were written down; also those of whom no total is known.
std::vector<std::string> raters(const WeekCase& one) {
    std::vector<std::string> voices;
    for (const model::Voice& voice : one.history.voices)
        if (std::ranges::find(one.series, voice.id, &Series::voice) != one.series.end()) voices.push_back(voice.id);
    return voices;
}

Cell class_cell(const Series& series, bool usual_form) {
    const Message words = class_words(series);
    if (!usual_form && words.empty()) return Message{"week.plain", {label_of(*series.measure)}};
    const Message said = usual_form ? words : Message{"week.caseload.other-form", {label_of(*series.measure), words}};
    return Word{std::string(class_key(series)), said};
}

}  // namespace

Caseload::Caseload(const model::Settings& settings, const model::MeasureSet& measures) : settings_(settings) {
    for (const std::string& id : settings.asked) {
        const model::Measure* measure = measures.find(id);
        if (measure && measure->type == model::MeasureType::outcome) life_.push_back(measure);
    }
}

/// Of the forms that are asked for the first one there is, else whatever else tells how life is.
const Series* Caseload::life_of(const WeekCase& one, const std::string& voice) const {
    const auto by = [&](const Series& series, const model::Measure* measure) {
        return series.voice == voice && series.type == SeriesType::outcome && !series.points.empty() &&
               is_own_life(series, measure ? *measure : *series.measure);
    };
    for (const model::Measure* measure : life_)
        for (const Series& series : one.series)
            if (by(series, measure)) return &series;
    for (const Series& series : one.series)
        if (by(series, nullptr)) return &series;
    return nullptr;
}

Caseload::Row Caseload::person_row(const Row& about_case, const WeekCase& one, const std::string& voice) const {
    Row row = about_case;
    const bool fits = base::width(voice) <= name_columns;
    row.push_back(Word{voice, fits ? rater_label(*one.episode, voice, "") : Message{"week.plain", {base::shorten(voice, name_columns)}}});
    const Series* series = life_of(one, voice);
    if (!series) return row;
    const bool several = series->points.size() >= 2;
    row.push_back(Number{series->points.front().total, series->decimals()});
    row.push_back(several ? Cell{Number{series->points.back().total, series->decimals()}}
                          : Cell{Word{{}, {"week.caseload.no-second"}}});
    row.push_back(several ? Cell{Number{series->change->difference, series->decimals(), true}} : Cell{});
    row.push_back(class_cell(*series, !life_.empty() && series->measure == life_.front()));
    return row;
}

void Caseload::add(const WeekCase& one) {
    if (!one.open) return;
    const Row about_case = case_cells(one, settings_);
    Case added{one.history.client, {}};
    for (const std::string& voice : raters(one)) added.rows.push_back(person_row(about_case, one, voice));
    if (added.rows.empty()) added.rows.push_back(about_case);
    cases_.push_back(std::move(added));
}

Section Caseload::section() const {
    Table table{"cases",
                {{"client", {"week.caseload.case"}},
                 {"kind", {"week.caseload.kind"}},
                 {"therapist", {"week.caseload.with"}},
                 {"met", {"week.caseload.met"}, Align::right},
                 {"last", {"week.caseload.last"}, Align::right},
                 {"voice", {"week.caseload.who"}},
                 {"first", {"week.caseload.first"}, Align::right},
                 {"latest", {"week.caseload.now"}, Align::right},
                 {"change", {"week.caseload.change"}, Align::right},
                 {"class", {}}},
                {}};
    table.said_once = 5;
    std::vector<Case> by_code = cases_;
    std::ranges::sort(by_code, {}, &Case::client);
    for (Case& one : by_code) {
        for (Row& row : one.rows) {
            row.resize(table.columns.size());
            table.rows.push_back(std::move(row));
        }
    }
    Section section{"caseload", {"week.caseload.heading"}, {}, {}};
    if (table.rows.empty())
        section.parts.emplace_back(Items{"cases", {}, {}, {}, Message{"week.caseload.none"}});
    else
        section.parts.emplace_back(std::move(table));
    return section;
}

}  // namespace viktig::report
