// What was put in the place of what: corrections, changes, what was taken back, brought back and erased, the oldest first.
#include <algorithm>
#include <array>

#include "client_sections.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using model::RawRating;
using model::RevisedValue;
using model::Revision;
using model::RevisionKind;
using model::Status;

namespace {

const model::Measure* measure_of(const ClientCase& one, const std::string& what) {
    for (const Series& series : one.series)
        if (series.measure && series.what == what) return series.measure;
    return nullptr;
}

std::string label_of(const ClientCase& one, const std::string& what) {
    const model::Measure* measure = measure_of(one, what);
    return measure ? measure_label(*measure) : what;
}

int decimals_of(const ClientCase& one, const std::string& what) {
    const model::Measure* measure = measure_of(one, what);
    return measure ? measure->decimals() : one.settings.goal_step.decimals();
}

Message status_words(Status status) {
    if (status == Status::declined) return {"case.history.declined"};
    return {status == Status::absent ? "case.history.absent" : "case.history.not-asked"};
}

std::string items_text(const RawRating& rating, int decimals) {
    std::string text;
    for (const auto& item : rating.items) text += (text.empty() ? "" : " ") + (item ? item->to_string(decimals) : std::string("-"));
    return text;
}

/// `total` where there is one number and it tells the two apart, else line by line.
Message rating_words(const ClientCase& one, const RawRating& rating, const std::optional<base::Score>& total) {
    if (rating.status != Status::rated) return status_words(rating.status);
    const int decimals = decimals_of(one, rating.key.what);
    if (total) return {"text", {Decimal{*total, decimals}}};
    return {"case.history.items", {items_text(rating, decimals)}};
}

std::string joined_texts(const model::Texts& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

/// Words that people said or wrote stand in quotes; codes, days and words of a list do not.
bool is_own_words(std::string_view key) {
    constexpr std::array<std::string_view, 5> own{"words", "called", "place", "set.words", "set.called"};
    return key.starts_with("said.") || std::ranges::find(own, key) != own.end();
}

struct FieldWords {
    const ClientCase& one;
    std::string_view key;

    Message operator()(const std::string& text) const { return {is_own_words(key) ? "case.own-words" : "case.words", {text}}; }
    Message operator()(base::Date date) const { return {"text", {one.day(date)}}; }
    Message operator()(base::Instant instant) const { return {"case.words", {base::to_string(instant)}}; }
    Message operator()(std::int64_t number) const { return {"text", {static_cast<long long>(number)}}; }
    Message operator()(bool yes) const { return {yes ? "case.history.yes" : "case.history.no"}; }
    Message operator()(const model::Texts& texts) const {
        return texts.empty() ? Message{"case.history.nobody"} : Message{"case.words", {joined_texts(texts)}};
    }
};

Message slips_words(const ClientCase& one, const std::string& what, const std::vector<base::Score>& scores) {
    std::vector<Message> shown;
    for (const base::Score score : scores) shown.push_back({"text", {Decimal{score, decimals_of(one, what)}}});
    return shown.empty() ? Message{"case.history.none"} : joined(std::move(shown), " ");
}

struct ValueWords {
    const ClientCase& one;
    const Revision& revision;
    const std::optional<base::Score>& total;

    Message operator()(std::monostate) const { return {"case.history.none"}; }
    Message operator()(const model::FieldValue& value) const { return std::visit(FieldWords{one, revision.key}, value); }
    Message operator()(const RawRating& rating) const { return rating_words(one, rating, total); }
    Message operator()(const std::vector<base::Score>& scores) const {
        return slips_words(one, revision.key.substr(revision.key.find('.') + 1), scores);
    }
};

/// The two totals, unless only single lines differ.
bool by_total(const Revision& revision) {
    return revision.was_total != revision.now_total;
}

Message value_words(const ClientCase& one, const Revision& revision, const RevisedValue& value, const std::optional<base::Score>& total) {
    static const std::optional<base::Score> none;
    return std::visit(ValueWords{one, revision, by_total(revision) ? total : none}, value);
}

Message was_words(const ClientCase& one, const Revision& revision) {
    return value_words(one, revision, revision.was, revision.was_total);
}

Message now_words(const ClientCase& one, const Revision& revision) {
    return value_words(one, revision, revision.now, revision.now_total);
}

/// "LABEL was to now", or what was added or taken away.
Message was_to_now(const ClientCase& one, const Revision& revision, const Message& label) {
    const bool was = revision.was.index() != 0;
    const bool now = revision.now.index() != 0;
    if (was && now) return {"case.history.to", {label, was_words(one, revision), now_words(one, revision)}};
    if (now) return {"case.history.added", {label, now_words(one, revision)}};
    return {"case.history.withdrawn", {label, was_words(one, revision)}};
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
    if (kind == "change") return {"case.history.of-change", {one.day(*date)}};
    return {"case.words", {reference}};
}

std::string key_without_set(const std::string& key) {
    constexpr std::string_view prefix = "set.";
    return key.starts_with(prefix) ? key.substr(prefix.size()) : key;
}

Message key_revised(const ClientCase& one, const Revision& revision) {
    if (revision.key == "rated") return rating_revised(one, revision);
    if (key_without_set(revision.key) == "ended" && revision.kind == RevisionKind::changed) {
        const auto* value = std::get_if<model::FieldValue>(&revision.now);
        const bool* ends = value ? std::get_if<bool>(value) : nullptr;
        return {ends && *ends ? "case.history.ended" : "case.history.resumed"};
    }
    return was_to_now(one, revision, {"case.words", {key_without_set(revision.key)}});
}

/// What a whole block says, in one line.
Message whole_words(const ClientCase& one, const model::Block& block) {
    std::vector<Message> parts;
    const auto add_fields = [&](const model::Content& content) {
        for (const model::Field& field : content.fields)
            if (field.key != "by" && field.key != "logged" && field.key != "date" && field.key != "of")
                parts.push_back({"case.history.part", {field.key, std::visit(FieldWords{one, field.key}, field.value)}});
    };
    for (const RawRating& rating : block.content.ratings) {
        const std::string label = rating.key.what.empty() ? std::string() : label_of(one, rating.key.what);
        const Message value = rating_words(one, rating, std::nullopt);
        parts.push_back({"case.history.by", {rater_label(one.episode, rating.key.voice, rating.key.about),
                                             label.empty() ? value : Message{"case.history.part", {label, value}}}});
    }
    for (const model::RawSlips& slips : block.content.slips)
        parts.push_back({"case.history.part", {label_of(one, slips.what), slips_words(one, slips.what, slips.scores)}});
    for (const model::Said& said : block.content.said)
        parts.push_back({"case.history.part", {said.voice, Message{"case.own-words", {said.words}}}});
    add_fields(block.content);
    add_fields(block.set);
    return parts.empty() ? Message{"case.history.none"} : joined(std::move(parts), ", ");
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

struct FieldCell {
    Cell operator()(const std::string& text) const { return text; }
    Cell operator()(base::Date date) const { return date; }
    Cell operator()(base::Instant instant) const { return base::to_string(instant); }
    Cell operator()(std::int64_t number) const { return number; }
    Cell operator()(bool yes) const { return std::string(yes ? "true" : "false"); }
    Cell operator()(const model::Texts& texts) const { return joined_texts(texts); }
};

struct ValueCell {
    const ClientCase& one;
    const Revision& revision;
    const std::optional<base::Score>& total;

    Cell operator()(std::monostate) const { return {}; }
    Cell operator()(const model::FieldValue& value) const { return std::visit(FieldCell{}, value); }
    Cell operator()(const RawRating& rating) const {
        if (rating.status != Status::rated) return std::string(model::to_word(rating.status));
        const int decimals = decimals_of(one, rating.key.what);
        if (total && by_total(revision)) return Number{*total, decimals};
        return items_text(rating, decimals);
    }
    Cell operator()(const std::vector<base::Score>& scores) const {
        std::string text;
        for (const base::Score score : scores) text += (text.empty() ? "" : " ") + score.to_string();
        return text;
    }
};

/// A block that was taken or brought back: what people gave in it and its keys, in one text.
std::string whole_text(const model::Block& block) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    for (const RawRating& rating : block.content.ratings) {
        const bool given = rating.status == Status::rated;
        const std::string scores = rating.total ? rating.total->to_string() : items_text(rating, 0);
        add(model::rating_name(rating.key) + " " + (given ? scores : std::string(model::to_word(rating.status))));
    }
    for (const model::Said& said : block.content.said) add("said." + said.voice + " " + said.words);
    for (const model::Content* content : {&block.content, &block.set})
        for (const model::Field& field : content->fields) {
            const Cell value = std::visit(FieldCell{}, field.value);
            if (const auto* words = std::get_if<std::string>(&value); words && field.key != "by" && field.key != "logged" && field.key != "of")
                add(field.key + " " + *words);
        }
    return text;
}

Cell whole_cell(const Revision& revision, RevisionKind kind) {
    if (!revision.whole || revision.kind != kind) return {};
    return whole_text(*revision.whole);
}

Cell text_or_nothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
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
            {"was", whole ? whole_cell(revision, RevisionKind::taken_back)
                          : std::visit(ValueCell{one, revision, revision.was_total}, revision.was)},
            {"now", whole ? whole_cell(revision, RevisionKind::brought_back)
                          : std::visit(ValueCell{one, revision, revision.now_total}, revision.now)},
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
        item.lead = {Message{"text", {one.day(one.options.local_day(revision.logged))}}, revision.by};
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
