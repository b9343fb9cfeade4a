// In their own words: what was said and noted, the newest first.
#include <algorithm>
#include <map>

#include "client_sections.hpp"

namespace viktig::report {

using base::Message;
using model::SaidWords;

namespace {

constexpr std::size_t most_words = 4;
constexpr std::string_view the_reflecting_team = "team";

/// Of this stretch of help; the first one has everything from before it too.
std::vector<const SaidWords*> newest_first(const ClientCase& one) {
    const bool first_stretch = &one.episode == &one.history.episodes.front();
    std::vector<const SaidWords*> found;
    for (const SaidWords& said : one.history.words)
        if (first_stretch || said.date >= one.episode.began()) found.push_back(&said);
    std::ranges::reverse(found);
    return found;
}

Word kind_words(std::string_view kind) {
    static const std::map<std::string_view, std::string_view> known = {
        {"said", "case.kind.said"},     {"helped", "case.kind.helped"}, {"exception", "case.kind.exception"},
        {"reflection", "case.kind.reflection"}, {"talk", "case.kind.talk"}, {"story", "case.kind.story"},
        {"agreed", "case.kind.agreed"}, {"other", "case.kind.other"},
    };
    const auto found = known.find(kind);
    return {std::string(kind), found == known.end() ? Message{"case.words", {kind}} : Message{found->second}};
}

Message speaker(const ClientCase& one, std::string_view voice) {
    if (voice.empty()) return {};
    if (voice == the_reflecting_team) return {"case.team"};
    return rater_label(one.episode, voice);
}

Item words_item(const ClientCase& one, const SaidWords& said) {
    Item item;
    item.lead = {said.date, kind_words(said.kind), speaker(one, said.voice)};
    item.text = {"case.own-words", {said.words}};
    item.facts = {{"date", said.date},
                  {"kind", std::string(said.kind)},
                  {"voice", said.voice.empty() ? Cell{} : Cell{std::string(said.voice)}},
                  {"words", std::string(said.words)}};
    return item;
}

}  // namespace

std::optional<Section> words_section(const ClientCase& one) {
    const std::vector<const SaidWords*> all = newest_first(one);
    if (all.empty()) return std::nullopt;
    Section section{"own_words", {"case.words-heading"}, {}, {}};
    const std::size_t shown = one.options.all_words ? all.size() : std::min(all.size(), most_words);
    if (shown < all.size()) section.aside = {"case.words.newest", {shown, all.size()}};
    Items items{"words", {}, {8, 13, 9}, {}, {}, 2};
    for (std::size_t n = 0; n < shown; ++n) items.items.push_back(words_item(one, *all[n]));
    section.parts.emplace_back(std::move(items));
    return section;
}

}  // namespace viktig::report
