// Under the page: what was corrected, what the marks mean, where the limits come from.
#include <algorithm>

#include "client_sections.hpp"
#include "signal_words.hpp"

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

bool any_rating(const ClientCase& one, bool (*is_such)(const model::Rating& rating)) {
    return std::ranges::any_of(one.columns, [&](const model::Session* session) { return std::ranges::any_of(session->ratings, is_such); });
}

bool has_no_total(const model::Rating& rating) {
    return rating.status == model::Status::rated && !rating.total;
}

bool is_prorated(const model::Rating& rating) {
    return rating.is_prorated();
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
    if (name == "parent") return {"case.cutoff.parent"};
    if (name == "school") return {"case.cutoff.school"};
    if (name == "staff") return {"case.cutoff.staff"};
    if (name == "all") return {"case.cutoff.all"};
    return {only_parents_on_teens(one, measure) ? "case.cutoff.parent-on-teen" : "case.cutoff.about"};
}

bool in_use(const ClientCase& one, const Measure& measure, const std::string& group) {
    return std::ranges::any_of(one.series, [&](const Series& series) { return series.measure == &measure && series.cutoff_name == group; });
}

bool alike(const model::NamedScore& a, const model::NamedScore& b) {
    return a.score == b.score && a.basis.is_provisional() == b.basis.is_provisional();
}

/// "25 adult, 28 age 13-17 and for a parent on a teen (provisional)": those in use, equal ones together.
List cutoffs(const ClientCase& one, const Measure& measure) {
    List shown;
    std::vector<std::string> told;
    for (const model::NamedScore& cutoff : measure.cutoff) {
        if (!in_use(one, measure, cutoff.name) || std::ranges::find(told, cutoff.name) != told.end()) continue;
        List groups;
        groups.separator = " ";
        for (const model::NamedScore& other : measure.cutoff) {
            if (!alike(cutoff, other) || !in_use(one, measure, other.name)) continue;
            const Message group = cutoff_group(one, measure, other.name);
            groups.parts.push_back(groups.parts.empty() ? group : Message{"case.cutoff.and", {group}});
            told.push_back(other.name);
        }
        const Message together{"case.cutoff.group", {bare(cutoff.score), std::move(groups)}};
        shown.parts.push_back(cutoff.basis.is_provisional() ? Message{"case.cutoff.provisional", {together}} : together);
    }
    return shown;
}

/// Where the limit comes from. A measure with cutoffs is in common use; one without has only the service's own word.
std::string_view certainty_key(const Measure& measure, const model::Basis& basis) {
    if (basis.certainty == "published") return "case.change.published";
    if (basis.is_provisional()) return "case.change.provisional";
    return measure.cutoff.empty() ? "case.change.convention" : "case.change.common-convention";
}

Message change_limit(const Measure& measure, const model::NamedScore& change) {
    if (change.name == "default") return {certainty_key(measure, change.basis), {bare(change.score)}};
    return {change.basis.is_provisional() ? "case.change.named-provisional" : "case.change.named", {bare(change.score), change.name}};
}

/// Those of the watched items whose limit is provisional.
std::vector<Message> provisional_watches(const Measure& measure) {
    std::vector<Message> told;
    for (const model::WatchedItem& watched : measure.watch)
        if (watched.basis.is_provisional()) told.push_back({"case.watch.provisional", {watched.item, bare(watched.at_least)}});
    return told;
}

/// "ORS cutoff 25 adult; 5 points is the common convention (viktig measure show ors)."
Message limits(const ClientCase& one, const Measure& measure) {
    List parts;
    parts.separator = "; ";
    List groups = cutoffs(one, measure);
    const std::string_view none = measure.cutoff.empty() ? "case.cutoff.none" : "case.cutoff.none-here";
    parts.parts.push_back(groups.parts.empty() ? Message{none, {measure_label(measure)}}
                                               : Message{"case.cutoff", {measure_label(measure), std::move(groups)}});
    if (const auto* change = measure.reliable_change_of(one.settings.threshold_name(measure.id)))
        parts.parts.push_back(change_limit(measure, *change));
    for (Message& watched : provisional_watches(measure)) parts.parts.push_back(std::move(watched));
    return {"case.limits", {std::move(parts), measure.id}};
}

/// Of the talks the heading tells the limits; here only that they are provisional.
void add_provisional_talks(const ClientCase& one, const Measure& measure, std::vector<Line>& notes) {
    const bool cutoff = std::ranges::any_of(measure.cutoff, [&](const model::NamedScore& each) {
        return each.basis.is_provisional() && in_use(one, measure, each.name);
    });
    const bool fall = measure.fall && measure.fall_basis.is_provisional();
    if (!cutoff && !fall) return;
    List parts;
    parts.separator = "; ";
    if (cutoff) parts.parts.push_back({"case.cutoff", {measure_label(measure), cutoffs(one, measure)}});
    if (fall) parts.parts.push_back({"case.fall.provisional", {measure_label(measure), bare(*measure.fall)}});
    notes.emplace_back(Message{"case.limits", {std::move(parts), measure.id}});
}

}  // namespace

std::vector<Line> client_footnotes(const ClientCase& one) {
    std::vector<Line> notes;
    add_corrections(one, notes);
    if (any_rating(one, has_no_total)) notes.emplace_back(Message{"case.open-item.note"});
    if (any_rating(one, is_prorated)) notes.emplace_back(Message{"case.prorated.note"});
    if (one.first_is_own) {
        const std::size_t hidden = one.meetings.size() - one.columns.size();
        notes.emplace_back(counted(hidden, "case.first.note-one", "case.first.note"), Message{"case.flag.all"});
    }
    const std::vector<const Measure*> outcomes = one.measures(model::MeasureType::outcome);
    for (const Measure* measure : outcomes) notes.emplace_back(limits(one, *measure));
    for (const Measure* measure : outcomes) {
        const auto course = one.options.expected.find(measure->id);
        const auto is_about_it = [&](const Signal& signal) { return signal.rule == Rule::below_expected && signal.what == measure->id; };
        if (course != one.options.expected.end() && std::ranges::any_of(one.signals, is_about_it))
            notes.emplace_back(expected_note(measure_label(*measure), course->second));
    }
    if (Message method = method_footnote(outcomes, one.options.method); !method.empty()) notes.emplace_back(std::move(method));
    for (const Measure* measure : one.measures(model::MeasureType::alliance)) add_provisional_talks(one, *measure, notes);
    return notes;
}

}  // namespace viktig::report
