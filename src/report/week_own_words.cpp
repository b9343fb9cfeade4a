// The week in people's own words: newest first, by whom, as they were said.
#include "week_own_words.hpp"

#include <algorithm>
#include <map>

#include "week_words.hpp"

namespace viktig::report {

using base::Message;

namespace {

Word kind_of_words(std::string_view kind) {
    static const std::map<std::string_view, std::string_view> known = {
        {"agreed", "week.words.agreed"},         {"exception", "week.words.exception"},
        {"helped", "week.words.helped"},         {"other", "week.words.other"},
        {"reflection", "week.words.reflection"}, {"said", "week.words.said"},
        {"story", "week.words.story"},           {"talk", "week.words.talk"},
    };
    const auto found = known.find(kind);
    if (found == known.end()) return {std::string(kind), {"week.plain", {kind}}};
    return {std::string(kind), {found->second}};
}

Item item(const std::string& client, const model::SaidWords& said) {
    const Word kind = kind_of_words(said.kind);
    Item shown;
    shown.lead = {said.date, client, kind};
    shown.text = said.voice.empty() ? Message{"week.words.quote", {said.words}}
                                    : Message{"week.words.voice-quote", {said.voice, said.words}};
    shown.facts = {{"date", said.date},
                   {"client", client},
                   {"kind", kind},
                   {"voice", text_cell(said.voice)},
                   {"session", text_cell(said.session)},
                   {"words", std::string(said.words)}};
    return shown;
}

}  // namespace

void OwnWords::add(const WeekCase& one) {
    for (const model::SaidWords& said : one.history.words)
        if (window_.in_week(said.date)) lines_.push_back({one.history.client, said.date, item(one.history.client, said)});
}

Section OwnWords::section() const {
    std::vector<Quote> newest_first = lines_;
    std::ranges::stable_sort(newest_first, [](const Quote& a, const Quote& b) {
        return std::tie(b.date, a.client) < std::tie(a.date, b.client);
    });
    Section section{"own_words", {"week.words.heading"}, {}, {}};
    Items items{"words", {}, {8, 6, 12}, {}, {}};
    for (Quote& quote : newest_first) items.items.push_back(std::move(quote.shown));
    if (items.items.empty()) items.after = Message{"week.kept.none"};
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
