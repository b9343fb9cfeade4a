// The world changed: from a day on somebody else is in charge, a goal has new words, a voice is no longer part of it.
#include <algorithm>

#include "fold_work.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/history.hpp"

namespace viktig::model {
namespace {

using base::Date;

class ChangeFolder {
  public:
    explicit ChangeFolder(const FoldWork& work) : work_(work) {}

    void run() {
        for (const StandingBlock& entry : work_.standing(BlockKind::change)) {
            const auto date = entry.content.date(Key::date);
            if (!work_.happened(date)) continue;
            const std::string_view of = entry.content.text(Key::of);
            const auto dot = of.find('.');
            const std::string_view id = dot == std::string_view::npos ? std::string_view() : of.substr(dot + 1);
            const BlockRule* meant = rule_named(of.substr(0, dot));
            if (meant && change_rules(meant->kind).empty()) {
                work_.tell(entry.block->spot, Loss::block, {"change.of-kind", {of}}, undo_hint(work_.blocks.named(), block_of(*entry.block)));
                continue;
            }
            if (!change_goal(of, id, *date, entry.set) && !change_voice(of, id, *date, entry.set) &&
                !change_episode(of, id, *date, entry.set) && !work_.blocks.knows(of))
                work_.tell_of_nothing(*entry.block);
        }
    }

  private:
    static void set_end(const FlatContent& set, Date date, std::optional<Date>& ended) {
        if (const auto ends = set.boolean(Key::ended)) ended = *ends ? std::optional(date) : std::nullopt;
    }
    static void set_text(const FlatContent& set, Key key, std::string& text) {
        if (const auto given = set.text_if(key)) text = *given;
    }

    bool change_goal(std::string_view of, std::string_view id, Date date, const FlatContent& set) {
        auto& goals = work_.history.goals;
        const auto goal = std::ranges::find(goals, id, &Goal::id);
        if (!of.starts_with("goal.") || goal == goals.end()) return false;
        if (const auto words = set.text_if(Key::words)) goal->series.push_back({date, std::string(*words)});
        if (const auto owner = set.text_if(Key::owner)) {
            goal->owner = *owner;
            goal->owners.emplace_back(date, *owner);
        }
        set_text(set, Key::area, goal->area);
        set_end(set, date, goal->ended);
        return true;
    }

    bool change_voice(std::string_view of, std::string_view id, Date date, const FlatContent& set) {
        auto& voices = work_.history.voices;
        const auto voice = std::ranges::find(voices, id, &Voice::id);
        if (!of.starts_with("voice.") || voice == voices.end()) return false;
        set_text(set, Key::relation, voice->relation);
        set_text(set, Key::called, voice->called);
        if (const auto age = work_.known_word(set, Key::age, ages())) voice->age = *age;
        set_text(set, Key::language, voice->language);
        set_end(set, date, voice->ended);
        return true;
    }

    bool change_episode(std::string_view of, std::string_view id, Date date, const FlatContent& set) {
        auto& episodes = work_.history.episodes;
        const auto episode = std::ranges::find(episodes, id, &Episode::id);
        if (!of.starts_with("episode.") || episode == episodes.end()) return false;
        if (const auto therapist = set.text_if(Key::therapist)) episode->therapist.emplace_back(date, *therapist);
        if (const auto team = set.text_if(Key::team)) episode->team.emplace_back(date, *team);
        set_text(set, Key::kind, episode->kind);
        if (const auto age = work_.known_word(set, Key::age, ages())) episode->age = *age;
        set_text(set, Key::language, episode->language);
        if (const auto opened = set.date(Key::opened); opened && work_.happened(*opened)) episode->opened = *opened;
        return true;
    }

    const FoldWork& work_;
};

}  // namespace

void fold_changes(const FoldWork& work) {
    ChangeFolder(work).run();
}

}  // namespace viktig::model
