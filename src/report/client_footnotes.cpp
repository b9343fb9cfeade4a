// Under the page: what was corrected, what the marks mean, where the limits come from.
#include <algorithm>

#include "client_sections.hpp"

namespace viktig::report {

using base::Decimal;
using base::List;
using base::Message;
using model::Correction;
using model::Measure;

namespace {

constexpr std::size_t most_corrections = 3;

std::vector<const Correction*> newest_first(const ClientCase& one) {
    std::vector<const Correction*> found;
    const auto sessions = one.sessions();
    for (const Correction& correction : one.history.corrections) {
        const auto meant = [&](const model::Session* session) { return session->id == correction.session; };
        if (std::ranges::any_of(sessions, meant)) found.push_back(&correction);
    }
    std::ranges::stable_sort(found, std::greater{}, &Correction::logged);
    return found;
}

const Measure* measure_of(const ClientCase& one, const std::string& what) {
    for (const Series& series : one.series)
        if (series.measure && series.what == what) return series.measure;
    return nullptr;
}

/// "mother, sleep 6 to 4"
Message what_changed(const ClientCase& one, const Correction& correction) {
    const Measure* measure = measure_of(one, correction.key.what);
    const std::string& label = measure ? measure_label(*measure) : correction.key.what;
    const int decimals = measure ? measure->decimals() : one.settings.goal_step.decimals();
    const auto shown = [&](base::Score score) { return Decimal{score, decimals}; };
    Message change{"case.corrected.status", {label}};
    if (correction.was && correction.now)
        change = {"case.corrected.to", {label, shown(*correction.was), shown(*correction.now)}};
    else if (correction.now)
        change = {"case.corrected.added", {label, shown(*correction.now)}};
    else if (correction.was)
        change = {"case.corrected.withdrawn", {label, shown(*correction.was)}};
    if (one.is_person() && correction.key.about.empty()) return change;
    return joined({rater_label(one.episode, correction.key.voice, correction.key.about), change}, ", ");
}

Message by_whom(const ClientCase& one, const Correction& correction) {
    const base::ShownDate day = one.day(one.options.local_day(correction.logged));
    if (correction.by.empty()) return {"case.corrected.on", {day}};
    return {"case.corrected.on-by", {day, correction.by}};
}

Message correction_words(const ClientCase& one, const Correction& correction) {
    const Message told{"case.corrected", {by_whom(one, correction), what_changed(one, correction)}};
    if (correction.reason.empty()) return told;
    return {"case.corrected.because", {told, correction.reason}};
}

void add_corrections(const ClientCase& one, std::vector<Line>& notes) {
    if (one.options.history) return;
    const std::vector<const Correction*> all = newest_first(one);
    for (std::size_t n = 0; n < std::min(all.size(), most_corrections); ++n) {
        const Message words{"case.corrected.note", {correction_words(one, *all[n])}};
        notes.emplace_back(words, n == 0 ? Message{"case.flag.history"} : Message{});
    }
    if (all.size() > most_corrections)
        notes.emplace_back(counted(all.size() - most_corrections, "case.corrected.one-more", "case.corrected.more"));
}

bool any_without_total(const ClientCase& one) {
    return std::ranges::any_of(one.columns, [](const model::Session* session) {
        return std::ranges::any_of(session->ratings, [](const model::Rating& rating) {
            return rating.status == model::Status::rated && !rating.total;
        });
    });
}

/// A parent rates a teen: the usual case of one person rating another's life has words of its own.
bool only_parents_on_teens(const ClientCase& one, const Measure& measure) {
    return std::ranges::all_of(one.series, [&](const Series& series) {
        if (series.measure != &measure || series.about.empty()) return true;
        const model::Voice* rater = one.history.voice(series.voice);
        const model::Voice* about = one.history.voice(series.about);
        return rater && rater->relation == "parent" && about && about->age == "adolescent";
    });
}

Message cutoff_group(const ClientCase& one, const Measure& measure, const std::string& name) {
    if (name == "adult") return {"case.cutoff.adult"};
    if (name == "adolescent") return {"case.cutoff.adolescent"};
    if (name == "child") return {"case.cutoff.child"};
    if (name != "about") return {"case.words", {name}};
    return {only_parents_on_teens(one, measure) ? "case.cutoff.parent-on-teen" : "case.cutoff.about"};
}

/// "25 adult, 28 age 13-17 and for a parent on a teen": those in use, equal ones together.
List cutoffs(const ClientCase& one, const Measure& measure) {
    List shown;
    std::vector<std::string> told;
    for (const auto& [name, score] : measure.cutoff) {
        const auto in_use = [&](const std::string& group) {
            return std::ranges::any_of(one.series, [&](const Series& series) {
                return series.measure == &measure && series.cutoff_name == group;
            });
        };
        if (!in_use(name) || std::ranges::find(told, name) != told.end()) continue;
        List groups;
        groups.separator = " ";
        for (const auto& [other, same] : measure.cutoff) {
            if (same != score || !in_use(other)) continue;
            const Message group = cutoff_group(one, measure, other);
            groups.parts.push_back(groups.parts.empty() ? group : Message{"case.cutoff.and", {group}});
            told.push_back(other);
        }
        shown.parts.push_back({"case.cutoff.group", {bare(score), std::move(groups)}});
    }
    return shown;
}

/// Where the limit comes from. A measure with cutoffs is in common use; one without has only the service's own word.
std::string_view certainty_key(const Measure& measure) {
    if (measure.certainty == "published") return "case.change.published";
    if (measure.certainty == "provisional") return "case.change.provisional";
    return measure.cutoff.empty() ? "case.change.convention" : "case.change.common-convention";
}

/// "ORS cutoff 25 adult; 5 points is the common convention (viktig measure show ors)."
Message limits(const ClientCase& one, const Measure& measure) {
    List groups = cutoffs(one, measure);
    const Message cutoff = groups.parts.empty() ? Message{"case.cutoff.none", {measure_label(measure)}}
                                                : Message{"case.cutoff", {measure_label(measure), std::move(groups)}};
    const std::string name = one.settings.threshold_name(measure.id);
    const auto points = measure.reliable_change_named(name);
    if (!points) return {"case.limits.cutoff", {cutoff, measure.id}};
    const Message change = name == "default" ? Message{certainty_key(measure), {bare(*points)}}
                                             : Message{"case.change.named", {bare(*points), name}};
    return {"case.limits", {cutoff, change, measure.id}};
}

}  // namespace

std::optional<Section> corrections_section(const ClientCase& one) {
    if (!one.options.history) return std::nullopt;
    Items items{"corrections", {}, {8}, {}, {}};
    for (const Correction* correction : newest_first(one)) {
        Item item;
        const auto session = std::ranges::find(one.history.sessions, correction->session, &model::Session::id);
        item.lead = {session->date};
        item.text = correction_words(one, *correction);
        const auto score = [](std::optional<base::Score> value) {
            return value ? Cell{Number{*value, value->decimals()}} : Cell{};
        };
        item.facts = {{"session", correction->session},
                      {"voice", correction->key.voice},
                      {"about", correction->key.about.empty() ? Cell{} : Cell{correction->key.about}},
                      {"what", correction->key.what},
                      {"was", score(correction->was)},
                      {"now", score(correction->now)},
                      {"by", correction->by},
                      {"reason", correction->reason}};
        items.items.push_back(std::move(item));
    }
    Section section{"corrections", {"case.corrections"}, {"case.corrections.aside"}, {}};
    if (items.items.empty())
        section.parts.emplace_back(Statements{"corrections", {{"case.corrections.none"}}, {}});
    else
        section.parts.emplace_back(std::move(items));
    return section;
}

std::vector<Line> client_footnotes(const ClientCase& one) {
    std::vector<Line> notes;
    add_corrections(one, notes);
    if (any_without_total(one)) notes.emplace_back(Message{"case.open-item.note"});
    if (one.first_is_own) {
        const std::size_t hidden = one.meetings.size() - one.columns.size();
        notes.emplace_back(counted(hidden, "case.first.note-one", "case.first.note"), Message{"case.flag.all"});
    }
    for (const Measure* measure : one.measures(model::MeasureType::outcome)) notes.emplace_back(limits(one, *measure));
    return notes;
}

}  // namespace viktig::report
