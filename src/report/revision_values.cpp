// The values of a revision: what a key said before and after, or all that a block said.
#include "revision_values.hpp"

#include <algorithm>
#include <array>

#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::report {

using base::Decimal;
using base::Message;
using model::RawRating;
using model::RevisedValue;
using model::Revision;
using model::Status;

namespace {

const model::Measure* measure_of(const ClientCase& one, const std::string& what) {
    for (const Series& series : one.series)
        if (series.measure && series.what == what) return series.measure;
    // What was taken back may have been the last that was rated with it.
    return one.options.measures ? one.options.measures->find(what) : nullptr;
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

/// What was given: line by line, or the one number where there are no lines.
std::string scores_text(const ClientCase& one, const RawRating& rating) {
    const int decimals = decimals_of(one, rating.key.what);
    return rating.total ? rating.total->to_string(decimals) : items_text(rating, decimals);
}

/// `total` where there is one number and it tells the two apart, else line by line.
Message rating_words(const ClientCase& one, const RawRating& rating, const std::optional<base::Score>& total) {
    if (rating.status != Status::rated) return status_words(rating.status);
    if (const auto& number = total ? total : rating.total) return {"text", {Decimal{*number, decimals_of(one, rating.key.what)}}};
    return {"case.history.items", {scores_text(one, rating)}};
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
    return shown.empty() ? Message{"case.history.empty"} : joined(std::move(shown), " ");
}

std::string slips_text(const ClientCase& one, const std::string& what, const std::vector<base::Score>& scores) {
    std::string text;
    for (const base::Score score : scores) text += (text.empty() ? "" : " ") + score.to_string(decimals_of(one, what));
    return text;
}

/// The `life` of `slips.life`.
std::string what_of(const Revision& revision) {
    return revision.key.substr(revision.key.find('.') + 1);
}

struct ValueWords {
    const ClientCase& one;
    const Revision& revision;
    const std::optional<base::Score>& total;

    Message operator()(std::monostate) const { return {"case.history.empty"}; }
    Message operator()(const model::FieldValue& value) const { return std::visit(FieldWords{one, revision.key}, value); }
    Message operator()(const RawRating& rating) const { return rating_words(one, rating, total); }
    Message operator()(const std::vector<base::Score>& scores) const {
        return slips_words(one, what_of(revision), scores);
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
        if (total && by_total(revision)) return Number{*total, decimals_of(one, rating.key.what)};
        return scores_text(one, rating);
    }
    Cell operator()(const std::vector<base::Score>& scores) const { return slips_text(one, what_of(revision), scores); }
};

struct FieldText {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(base::Date date) const { return base::to_string(date); }
    std::string operator()(base::Instant instant) const { return base::to_string(instant); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(const model::Texts& texts) const { return joined_texts(texts); }
};

/// All that a block says, part by part, but for what stands beside it: its day, who wrote it and when, and what it is of.
template <typename Says>
auto parts_of(const model::Block& block, const Says& says) {
    constexpr std::array<std::string_view, 4> beside{"by", "logged", "date", "of"};
    std::vector<decltype(says(block.content.ratings[0]))> parts;
    for (const RawRating& rating : block.content.ratings) parts.push_back(says(rating));
    for (const model::RawSlips& slips : block.content.slips) parts.push_back(says(slips));
    for (const model::Said& said : block.content.said) parts.push_back(says(said));
    for (const model::Field& field : block.content.fields)
        if (std::ranges::find(beside, field.key) == beside.end()) parts.push_back(says(field));
    for (const model::Field& field : block.set.fields) parts.push_back(says(field));
    return parts;
}

struct PartWords {
    const ClientCase& one;

    Message operator()(const RawRating& rating) const {
        const std::string label = rating.key.what.empty() ? std::string() : label_of(one, rating.key.what);
        const Message value = rating_words(one, rating, std::nullopt);
        return {"case.history.by", {rater_label(one.episode, rating.key.voice, rating.key.about),
                                    label.empty() ? value : Message{"case.history.part", {label, value}}}};
    }
    Message operator()(const model::RawSlips& slips) const {
        return {"case.history.part", {label_of(one, slips.what), slips_words(one, slips.what, slips.scores)}};
    }
    Message operator()(const model::Said& said) const {
        return {"case.history.part", {said.voice, Message{"case.own-words", {said.words}}}};
    }
    Message operator()(const model::Field& field) const {
        if (const bool* ends = std::get_if<bool>(&field.value); ends && field.key == "ended") return ended_words(*ends);
        return {"case.history.part", {field.key, std::visit(FieldWords{one, field.key}, field.value)}};
    }
};

struct PartText {
    const ClientCase& one;

    std::string operator()(const RawRating& rating) const {
        const std::string value = rating.status == Status::rated ? scores_text(one, rating) : std::string(model::to_word(rating.status));
        return model::rating_name(rating.key) + " " + value;
    }
    std::string operator()(const model::RawSlips& slips) const { return "slips." + slips.what + " " + slips_text(one, slips.what, slips.scores); }
    std::string operator()(const model::Said& said) const { return "said." + said.voice + " " + said.words; }
    std::string operator()(const model::Field& field) const { return field.key + " " + std::visit(FieldText{}, field.value); }
};

}  // namespace

std::string label_of(const ClientCase& one, const std::string& what) {
    const model::Measure* measure = measure_of(one, what);
    return measure ? measure_label(*measure) : what;
}

Message ended_words(bool ended) {
    return {ended ? "case.history.ended" : "case.history.resumed"};
}

Message was_words(const ClientCase& one, const Revision& revision) {
    return value_words(one, revision, revision.was, revision.was_total);
}

Message now_words(const ClientCase& one, const Revision& revision) {
    return value_words(one, revision, revision.now, revision.now_total);
}

Cell was_cell(const ClientCase& one, const Revision& revision) {
    return std::visit(ValueCell{one, revision, revision.was_total}, revision.was);
}

Cell now_cell(const ClientCase& one, const Revision& revision) {
    return std::visit(ValueCell{one, revision, revision.now_total}, revision.now);
}

Message whole_words(const ClientCase& one, const model::Block& block) {
    std::vector<Message> parts = parts_of(block, PartWords{one});
    return parts.empty() ? Message{"case.history.empty"} : joined(std::move(parts), ", ");
}

std::string whole_text(const ClientCase& one, const model::Block& block) {
    std::string text;
    for (const std::string& part : parts_of(block, PartText{one})) text += (text.empty() ? "" : "; ") + part;
    return text;
}

}  // namespace viktig::report
