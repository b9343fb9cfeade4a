// What was put in the place of what: corrections, changes, what was taken back, brought back and erased, the oldest first.
#include <algorithm>

#include "client_sections.hpp"
#include "revision_values.hpp"

namespace viktig::report {

using base::Message;
using model::Revision;
using model::RevisionKind;

namespace {

/// "LABEL was to now", or what was added or taken away.
Message was_to_now(const ClientCase& one, const Revision& revision, const Message& label) {
    const bool was = revision.was.index() != 0;
    const bool now = revision.now.index() != 0;
    if (was && now) return {"case.history.to", {label, was_words(one, revision), now_words(one, revision)}};
    if (now) return {"case.history.added", {label, now_words(one, revision)}};
    return {"case.history.withdrawn", {label, was_words(one, revision)}};
}

Message block_words(const ClientCase& one, const std::string& reference, const std::optional<base::Date>& date);

/// What a change is of.
Message changed_words(const ClientCase& one, const std::string& change) {
    const auto told = std::ranges::find(one.revisions, change, &Revision::block);
    return told == one.revisions.end() ? Message{"case.history.case"} : block_words(one, told->of, {});
}

/// `session.2026-11-06-7qx4m2` as people would call it: "meeting 6 Nov".
Message block_words(const ClientCase& one, const std::string& reference, const std::optional<base::Date>& date) {
    const auto dot = reference.find('.');
    const std::string kind = reference.substr(0, dot);
    const std::string id = dot == std::string::npos ? std::string() : reference.substr(dot + 1);
    if (kind == "episode") return {"case.history.case"};
    if (kind == "goal") return {"case.history.goal", {id}};
    if (kind == "voice") return rater_label(one.episode, id);
    if (!date) return {"case.words", {reference}};
    if (kind == "session" || kind == "more") return {"case.history.meeting", {one.day(*date)}};
    if (kind == "note") return {"case.history.of-note", {one.day(*date)}};
    if (kind == "answer") return {"case.history.of-answer", {one.day(*date)}};
    if (kind == "ending") return {"case.history.of-ending", {one.day(*date)}};
    if (kind == "change") return {"case.history.of-change", {changed_words(one, reference), one.day(*date)}};
    return {"case.words", {reference}};
}

/// A key as a page says it: of slips and words whose they are.
Message key_words(const ClientCase& one, const std::string& key) {
    constexpr std::string_view of_slips = "slips.";
    constexpr std::string_view of_said = "said.";
    constexpr std::string_view of_set = "set.";
    if (key.starts_with(of_slips)) return {"case.history.slips", {label_of(one, key.substr(of_slips.size()))}};
    if (key.starts_with(of_said)) return {"case.words", {key.substr(of_said.size())}};
    return {"case.words", {key.starts_with(of_set) ? key.substr(of_set.size()) : key}};
}

Message key_revised(const ClientCase& one, const Revision& revision) {
    if (revision.key == "rated") return rating_revised(one, revision);
    if (revision.key == "ended") {
        const auto* value = std::get_if<model::FieldValue>(&revision.now);
        const bool* ends = value ? std::get_if<bool>(value) : nullptr;
        return ended_words(ends && *ends);
    }
    return was_to_now(one, revision, key_words(one, revision.key));
}

Message sentence(const ClientCase& one, const Revision& revision) {
    switch (revision.kind) {
        case RevisionKind::corrected: return {"case.history.corrected", {block_words(one, revision.of, revision.date), key_revised(one, revision)}};
        case RevisionKind::changed:
            return {"case.history.changed", {one.day(revision.date.value_or(base::Date{})), block_words(one, revision.of, {}), key_revised(one, revision)}};
        case RevisionKind::erased: return {"case.history.erased", {revision.of}};
        case RevisionKind::taken_back:
        case RevisionKind::brought_back: break;
    }
    const bool back = revision.kind == RevisionKind::brought_back;
    const model::Block& block = *revision.whole;
    if (block.kind == model::BlockKind::amend)
        return {back ? "case.history.correction-back" : "case.history.correction-taken",
                {block_words(one, block.content.text("of"), revision.date), block.content.text("reason")}};
    return {back ? "case.history.brought-back" : "case.history.taken-back",
            {block_words(one, revision.of, revision.date), whole_words(one, block)}};
}

Message with_reason(const Message& told, const Revision& revision) {
    if (revision.reason.empty()) return told;
    return {"case.history.because", {told, revision.reason}};
}

std::string_view kind_key(RevisionKind kind) {
    switch (kind) {
        case RevisionKind::corrected: return "corrected";
        case RevisionKind::changed: return "changed";
        case RevisionKind::taken_back: return "taken-back";
        case RevisionKind::brought_back: return "brought-back";
        case RevisionKind::erased: return "erased";
    }
    return {};
}

Cell whole_cell(const ClientCase& one, const Revision& revision, RevisionKind kind) {
    if (!revision.whole || revision.kind != kind) return {};
    return whole_text(one, *revision.whole);
}

Cell text_or_nothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

/// Days stand to the right; with a year they are words.
Cell day_cell(const ClientCase& one, base::Date date) {
    const base::ShownDate day = one.day(date);
    return day.style == base::DateStyle::day_month ? Cell{date} : Cell{Message{"text", {day}}};
}

/// What json and csv say of it, in the order of the columns.
Facts facts_of(const ClientCase& one, const Revision& revision) {
    const bool whole = revision.whole.has_value();
    return {{"logged", base::to_string(revision.logged)},
            {"by", text_or_nothing(revision.by)},
            {"kind", std::string(kind_key(revision.kind))},
            {"block", revision.block},
            {"of", revision.of},
            {"date", revision.date ? Cell{*revision.date} : Cell{}},
            {"key", text_or_nothing(revision.key)},
            {"voice", text_or_nothing(revision.rating.voice)},
            {"about", text_or_nothing(revision.rating.about)},
            {"what", text_or_nothing(revision.rating.what)},
            {"was", whole ? whole_cell(one, revision, RevisionKind::taken_back)
                          : was_cell(one, revision)},
            {"now", whole ? whole_cell(one, revision, RevisionKind::brought_back)
                          : now_cell(one, revision)},
            {"reason", text_or_nothing(revision.reason)},
            {"stands", revision.stands}};
}

}  // namespace

Message rating_revised(const ClientCase& one, const Revision& revision) {
    const Message rater = rater_label(one.episode, revision.rating.voice, revision.rating.about);
    if (revision.rating.what.empty()) return was_to_now(one, revision, rater);
    const Message change = was_to_now(one, revision, {"case.words", {label_of(one, revision.rating.what)}});
    if (one.is_person() && revision.rating.about.empty()) return change;
    return joined({rater, change}, ", ");
}

std::optional<Section> history_section(const ClientCase& one) {
    if (!one.options.history) return std::nullopt;
    Items items{"history", {}, {8, 6}, {}, {}};
    for (const Revision& revision : one.revisions) {
        Item item;
        item.lead = {day_cell(one, one.options.local_day(revision.logged)), revision.by};
        item.text = with_reason(sentence(one, revision), revision);
        item.facts = facts_of(one, revision);
        items.items.push_back(std::move(item));
    }
    Section section{"history", {"case.history"}, {"case.history.aside"}, {}};
    if (items.items.empty())
        section.parts.emplace_back(Statements{"history", {{"case.history.empty"}}, {}});
    else
        section.parts.emplace_back(std::move(items));
    return section;
}

Table history_table(const ClientCase& one) {
    Table table{"history", {{"client", {}, Align::left}}, {}};
    for (const std::string_view key : {"logged", "by", "kind", "block", "of", "date", "key", "voice", "about", "what", "was", "now", "reason", "stands"})
        table.columns.push_back({key, {}, Align::left});
    for (const Revision& revision : one.revisions) {
        std::vector<Cell> row{one.history.client};
        for (Fact& fact : facts_of(one, revision)) row.push_back(std::move(fact.value));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace viktig::report
