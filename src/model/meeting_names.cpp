#include "meeting_names.hpp"

#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::model {

using base::Message;

bool MeetingNames::look_up_voice(std::string_view voice) {
    if (!work_.history.voice(voice)) return false;
    known_voice_ = voice;
    return true;
}

Rateable MeetingNames::rateable(std::string_view what) {
    for (const Rateable& known : rateable_)
        if (same_name(known.what, what)) return known;
    const bool goal = work_.history.goal(what) != nullptr;
    const Measure* measure = goal ? nullptr : work_.measures.find(what);
    return rateable_.emplace_back(Rateable{what, goal || measure, measure});
}

void MeetingNames::tell_unknown_voice(Spot spot, std::string_view unknown, Loss loss) {
    const std::string voice(unknown);
    std::vector<std::string> names;
    for (const Voice& known : work_.history.voices) names.push_back(known.id);
    const auto near = nearest(voice, names);
    work_.tell(spot, loss, {"voice.unknown-on-file", {voice}},
               near ? Message{"hint.did-you-mean", {*near}} : add_voice_hint(work_.ledger.client, voice, work_.ledger.file, spot.line));
}

void MeetingNames::tell_unknown_what(Spot spot, std::string_view unknown) {
    const std::string what(unknown);
    std::vector<std::string> names = work_.measures.ids();
    for (const Goal& goal : work_.history.goals) names.push_back(goal.id);
    const auto near = nearest(what, names);
    work_.tell(spot, Loss::value, {"what.unknown-on-file", {what}},
               near ? Message{"hint.did-you-mean", {*near}} : add_goal_hint(work_.ledger.client, what, work_.ledger.file, spot.line));
}

void MeetingNames::tell_unknown_kind(const FlatField& kind) {
    if (kind.text == known_kind_) return;
    if (work_.settings.knows_kind(kind.text)) {
        known_kind_ = kind.text;
        return;
    }
    work_.tell(kind.spot, Loss::nothing, {"value.unknown-word", {"kind", kind.text}}, known_kinds_hint(std::string(kind.text), work_.settings));
}

}  // namespace viktig::model
