// Under the page: what was corrected, what the marks mean, where the limits come from.
#include <algorithm>

#include "client_sections.hpp"

namespace viktig::report {

using base::Decimal;
using base::List;
using base::Message;
using model::Measure;
using model::Revision;

namespace {

constexpr std::size_t most_corrections = 3;

/// Ratings of this stretch of help that a correction set, or took away, and that stand so.
std::vector<const Revision*> newest_first(const ClientCase& one) {
    std::vector<const Revision*> found;
    const auto sessions = one.sessions();
    for (const Revision& revision : one.revisions) {
        const auto meant = [&](const model::Session* session) { return session->id == revision.session; };
        const bool rating = revision.kind == model::RevisionKind::corrected && revision.key == "rated";
        if (rating && revision.stands && std::ranges::any_of(sessions, meant)) found.push_back(&revision);
    }
    std::ranges::stable_sort(found, std::greater{}, &Revision::logged);
    return found;
}

Message by_whom(const ClientCase& one, const Revision& revision) {
    const base::ShownDate day = one.day(one.options.local_day(revision.logged));
    if (revision.by.empty()) return {"case.corrected.on", {day}};
    return {"case.corrected.on-by", {day, revision.by}};
}

Message correction_words(const ClientCase& one, const Revision& revision) {
    const Message told{"case.corrected", {by_whom(one, revision), rating_revised(one, revision)}};
    if (revision.reason.empty()) return told;
    return {"case.corrected.because", {told, revision.reason}};
}

void add_corrections(const ClientCase& one, std::vector<Line>& notes) {
    if (one.options.history) return;
    const std::vector<const Revision*> all = newest_first(one);
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
