// Names that a case does not know.
#include "viktig/model/names.hpp"

#include <vector>

#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::model {

using base::Error;
using base::Exit;
using base::Message;

Error unknown_voice(const std::string& typed, const History& history, std::span<const std::string_view> others) {
    std::vector<std::string> names(others.begin(), others.end());
    for (const Voice& voice : history.voices) names.push_back(voice.id);
    const Message what{"voice.unknown", {typed, history.client}};
    if (const auto near = nearest(typed, names)) return {Exit::data, what, {"hint.did-you-mean", {*near}}};
    // `client` in a family, or what can be no name: the line that adds a voice would be refused.
    if (chosen_id_fault(typed).empty()) return {Exit::data, what, {"voice.hint-add", {history.client, typed}}};
    if (names.empty()) return {Exit::data, what, {"voice.hint-add", {history.client, "NAME"}}};
    return {Exit::data, what, one_of(names)};
}

Message add_voice_hint(const std::string& client, const std::string& voice, const std::string& file, long line) {
    if (!chosen_id_fault(voice).empty()) return {"hint.correct-the-line", {file, line}};
    return {"voice.hint-add", {client, voice}};
}

Message add_goal_hint(const std::string& client, const std::string& goal, const std::string& file, long line) {
    if (!chosen_id_fault(goal).empty()) return {"hint.correct-the-line", {file, line}};
    return {"what.hint-add", {client, goal}};
}

Error unknown_what(const std::string& typed, const History& history, const MeasureSet& measures) {
    std::vector<std::string> names;
    for (const Goal& goal : history.goals) names.push_back(goal.id);
    for (const std::string& id : measures.ids()) names.push_back(id);
    const Message what{"what.unknown", {typed, history.client}};
    if (const auto near = nearest(typed, names)) return {Exit::data, what, {"hint.did-you-mean", {*near}}};
    if (chosen_id_fault(typed).empty()) return {Exit::data, what, {"what.hint-add", {history.client, typed}}};
    return {Exit::data, what, one_of(names)};
}

base::Message known_kinds_hint(const std::string& typed, const Settings& settings) {
    std::vector<std::string> known(session_kinds().begin(), session_kinds().end());
    known.insert(known.end(), settings.kinds.begin(), settings.kinds.end());
    return near_or_one_of(typed, known);
}

}  // namespace viktig::model
