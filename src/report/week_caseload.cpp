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

Caseload::About Caseload::about(const WeekCase& one, const model::Settings& settings) {
    About about{one.history.client, one.episode->kind, one.therapist, 0, {}};
    for (std::size_t n = one.episode->first_session; n < one.episode->last_session; ++n) {
        const model::Session& session = one.history.sessions[n];
        if (is_after_ending(session, *one.episode) || !counts_as_meeting(session, settings)) continue;
        ++about.met;
        about.last = session.date;
    }
    return about;
}

Caseload::Person Caseload::person(const WeekCase& one, const std::string& voice) const {
    Person person;
    person.voice = voice;
    person.of_a_person = one.episode->kind == "person";
    const Series* series = life_of(one, voice);
    if (!series) return person;
    person.decimals = series->decimals();
    person.totals = series->points.size();
    person.first = series->points.front().total;
    person.latest = series->points.back().total;
    if (person.totals >= 2) person.difference = series->change->difference;
    person.became = class_cell(*series, !life_.empty() && series->measure == life_.front());
    return person;
}

/// As far as there is something to say.
/// @param person  nullptr: nobody rates
Row Caseload::row(const About& about, const Person* person) {
    Row row{about.client, kind_word(about.kind), text_cell(about.therapist), about.met, about.last};
    if (!person) return row;
    const bool fits = base::width(person->voice) <= name_columns;
    row.push_back(Word{person->voice, fits ? rater_label(person->of_a_person, person->voice, "")
                                           : Message{"week.plain", {base::shorten(person->voice, name_columns)}}});
    if (person->totals == 0) return row;
    const bool several = person->totals >= 2;
    row.push_back(Number{person->first, person->decimals});
    row.push_back(several ? Cell{Number{person->latest, person->decimals}} : Cell{Word{{}, {"week.caseload.no-second"}}});
    row.push_back(several ? Cell{Number{person->difference, person->decimals, true}} : Cell{});
    row.push_back(person->became);
    return row;
}

void Caseload::add(const WeekCase& one) {
    if (!one.open) return;
    Case& added = cases_->emplace_back(Case{about(one, settings_), {}});
    for (const std::string& voice : raters(one)) added.people.push_back(person(one, voice));
}

Section Caseload::section() {
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
    std::ranges::sort(*cases_, {}, [](const Case& one) -> const std::string& { return one.about.client; });
    std::vector<std::pair<std::size_t, const Person*>> lines;  // of which case, and of whom
    for (std::size_t n = 0; n < cases_->size(); ++n) {
        const auto& people = (*cases_)[n].people;
        if (people.empty()) lines.emplace_back(n, nullptr);
        for (const Person& person : people) lines.emplace_back(n, &person);
    }
    const std::size_t count = lines.size();
    table.later = {count, [cases = cases_, lines = std::move(lines), columns = table.columns.size()](std::size_t n) {
                       Row one = row((*cases)[lines[n].first].about, lines[n].second);
                       one.resize(columns);
                       return one;
                   }};
    Section section{"caseload", {"week.caseload.heading"}, {}, {}};
    if (count == 0)
        section.parts.emplace_back(Items{"cases", {}, {}, {}, Message{"week.caseload.none"}});
    else
        section.parts.emplace_back(std::move(table));
    return section;
}

}  // namespace viktig::report
