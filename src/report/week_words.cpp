// Phrases that several sections of the weekly page use.
#include "week_words.hpp"

#include <algorithm>
#include <map>

#include "viktig/base/text.hpp"

namespace viktig::report {

using base::Message;

namespace {

constexpr std::string_view person_of_the_case = "client";
constexpr std::string_view everyone = "all";

Message whose_goal(const Series& series) {
    const std::string& owner = series.goal ? series.goal->owner : series.voice;
    if (owner == series.voice && owner == person_of_the_case) return {"week.whose.own-goal"};
    if (owner == series.voice) return {"week.whose.voice-own-goal", {owner}};
    if (owner == everyone) return {"week.whose.shared-goal", {series.voice}};
    if (owner == person_of_the_case) return {"week.whose.own-goal-by", {series.voice}};
    return {"week.whose.goal-by", {owner, series.voice}};
}

}  // namespace

const std::string& label_of(const model::Measure& measure) {
    return measure.short_name.empty() ? measure.id : measure.short_name;
}

Message whose(const Series& series) {
    if (!series.measure) return whose_goal(series);
    const std::string& label = label_of(*series.measure);
    if (!series.about.empty()) return {"signal.whose.about", {series.voice, label, series.about}};
    if (series.voice == person_of_the_case) return {"signal.whose.own", {label}};
    return {"signal.whose.voice", {series.voice, label}};
}

base::Decimal shown(base::Score score, const Series& series) {
    return {score, series.decimals()};
}

Cell text_cell(std::string_view text) {
    return text.empty() ? Cell{} : Cell{std::string(text)};
}

Word kind_word(const std::string& kind) {
    static const std::map<std::string, std::string_view> known = {
        {"couple", "week.kind.couple"},   {"family", "week.kind.family"}, {"follow-up", "week.kind.follow-up"},
        {"group", "week.kind.group"},     {"home", "week.kind.home"},     {"meeting-place", "week.kind.meeting-place"},
        {"network", "week.kind.network"}, {"person", "week.kind.person"}, {"phone", "week.kind.phone"},
    };
    const auto found = known.find(kind);
    if (found == known.end()) return {kind, {"week.plain", {kind}}};
    return {kind, {found->second}};
}

std::string in_a_row(std::span<const std::string> codes) {
    std::string row;
    for (const std::string& code : codes) {
        if (!row.empty()) row += ' ';
        row += code;
    }
    return row;
}

Message enumerated(std::span<const long> numbers) {
    base::List all_but_last;
    for (const long number : numbers.first(numbers.size() - 1)) all_but_last.parts.push_back({"week.plain", {number}});
    if (all_but_last.parts.empty()) return {"week.plain", {numbers.back()}};
    return {"week.and", {std::move(all_but_last), numbers.back()}};
}

void NameColumns::widen_for(const CaseName& name) {
    client_ = std::max(client_, base::width(name.client));
    therapist_ = std::max(therapist_, base::width(name.therapist));
}

}  // namespace viktig::report
