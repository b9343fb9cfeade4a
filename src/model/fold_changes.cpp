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
        for (const FoldedBlock* entry : work_.standing(BlockKind::change)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!work_.happened(date)) continue;
            const std::string of = content.text("of");
            const Content& set = entry->set();
            const auto dot = of.find('.');
            const std::string id = dot == std::string::npos ? std::string() : of.substr(dot + 1);
            const BlockRule* meant = rule_named(std::string_view(of).substr(0, dot));
            if (meant && change_rules(meant->kind).empty()) {
                work_.tell(entry->block->spot, Loss::block, {"change.of-kind", {of}}, undo_hint(work_.ledger, *entry->block));
                continue;
            }
            if (!change_goal(of, id, *date, set) && !change_voice(of, id, *date, set) && !change_episode(of, id, *date, set) &&
                !work_.blocks.knows(of))
                work_.problems.push_back(of_nothing(work_.ledger, *entry->block));
        }
    }

  private:
    static void set_end(const Content& set, Date date, std::optional<Date>& ended) {
        if (const bool* ends = set.get<bool>("ended")) ended = *ends ? std::optional(date) : std::nullopt;
    }

    bool change_goal(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& goals = work_.history.goals;
        const auto goal = std::ranges::find(goals, id, &Goal::id);
        if (!of.starts_with("goal.") || goal == goals.end()) return false;
        if (const auto* words = set.get<std::string>("words")) goal->series.push_back({date, *words});
        if (const auto* owner = set.get<std::string>("owner")) {
            goal->owner = *owner;
            goal->owners.emplace_back(date, *owner);
        }
        if (const auto* area = set.get<std::string>("area")) goal->area = *area;
        set_end(set, date, goal->ended);
        return true;
    }

    bool change_voice(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& voices = work_.history.voices;
        const auto voice = std::ranges::find(voices, id, &Voice::id);
        if (!of.starts_with("voice.") || voice == voices.end()) return false;
        if (const auto* relation = set.get<std::string>("relation")) voice->relation = *relation;
        if (const auto* called = set.get<std::string>("called")) voice->called = *called;
        if (const auto age = work_.known_word(set, "age", ages())) voice->age = *age;
        if (const auto* language = set.get<std::string>("language")) voice->language = *language;
        set_end(set, date, voice->ended);
        return true;
    }

    bool change_episode(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& episodes = work_.history.episodes;
        const auto episode = std::ranges::find(episodes, id, &Episode::id);
        if (!of.starts_with("episode.") || episode == episodes.end()) return false;
        if (const auto* therapist = set.get<std::string>("therapist")) episode->therapist.emplace_back(date, *therapist);
        if (const auto* team = set.get<std::string>("team")) episode->team.emplace_back(date, *team);
        if (const auto* kind = set.get<std::string>("kind")) episode->kind = *kind;
        if (const auto age = work_.known_word(set, "age", ages())) episode->age = *age;
        if (const auto* language = set.get<std::string>("language")) episode->language = *language;
        if (const Date* opened = set.get<Date>("opened"); opened && work_.happened(*opened)) episode->opened = *opened;
        return true;
    }

    const FoldWork& work_;
};

}  // namespace

void fold_changes(const FoldWork& work) {
    ChangeFolder(work).run();
}

}  // namespace viktig::model
