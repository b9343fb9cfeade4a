// What cannot be true together in a case, and what a block that takes back or corrects would leave hanging.
#include "viktig/model/consistency.hpp"

#include <algorithm>
#include <map>

#include "fold_amends.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/admit.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Message;

class Contradictions {
  public:
    Contradictions(const Ledger& ledger, const History& history)
        : ledger_(ledger), history_(history), blocks_(apply_amends(ledger, [](const Block&) { return true; })) {}

    std::vector<Contradiction> find() {
        find_too_early();
        find_ends();
        find_second_endings();
        find_nobodys_goals();
        find_nobodys_words();
        find_doubles();
        return std::move(found_);
    }

  private:
    void add(std::string name, Spot spot, Message is, Message would_be, Message hint) {
        found_.push_back({std::move(name), spot, std::move(is), std::move(would_be), std::move(hint)});
    }

    Spot spot_of(const std::string& reference) const {
        const Block* block = block_of(ledger_, reference);
        return block ? block->spot : Spot{};
    }

    long owner_line(const std::string& reference) const {
        const Block* block = block_of(ledger_, reference);
        const Field* owner = block ? block->content.find("owner") : nullptr;
        return owner ? owner->spot.line : spot_of(reference).line;
    }

    void find_too_early() {
        const auto earliest = history_.episodes.empty() ? std::nullopt : earliest_meeting(history_);
        if (!earliest) return;
        const Episode& first = history_.episodes.front();
        const std::string_view day = earliest == first.opened ? "opened" : "asked";
        for (const Session& session : history_.sessions) {
            if (session.date >= *earliest) break;  // they are in the order of days
            add(base::joined({"before.", session.id}), session.spot, {"consistency.before-beginning", {session.id, *earliest}},
                {"upset.before-beginning", {session.id, *earliest}},
                {"consistency.hint-before-beginning", {ledger_.client, first.id, day, session.date}});
        }
    }

    void find_ends() {
        const auto& episodes = history_.episodes;
        const std::string& client = ledger_.client;
        for (std::size_t n = 0; n < episodes.size(); ++n) {
            const Episode& episode = episodes[n];
            if (n + 1 < episodes.size() && !episode.ending) {
                const Episode& next = episodes[n + 1];
                add("open." + episode.id, spot_of("episode." + episode.id), {"consistency.open-before-next", {episode.id, next.id}},
                    {"upset.open-before-next", {episode.id}}, {"consistency.hint-open-before-next", {client, next.id}});
            }
            if (episode.ending && episode.ending->date < episode.began()) {
                add("ends-before." + episode.id, spot_of_ending(episode.ending->date), {"consistency.ends-before-beginning", {episode.ending->date, episode.began()}},
                    {"upset.ends-before-beginning", {episode.ending->date, episode.began()}}, {"consistency.hint-ending-day", {client}});
                continue;  // each meeting would lie after it
            }
            for (std::size_t s = episode.first_session; s < episode.last_session; ++s) {
                const Session& session = history_.sessions[s];
                if (session.kind == "follow-up" || !is_after_ending(session, episode)) continue;
                add(base::joined({"after.", session.id}), session.spot, {"consistency.after-ending", {session.id, episode.ending->date}},
                    {"upset.after-ending", {session.id}}, {"consistency.hint-after-ending", {client, session.id}});
            }
        }
    }

    Spot spot_of_ending(base::Date date) const {
        for (const FoldedBlock& entry : blocks_.blocks) {
            const auto* day = entry.content().get<base::Date>("date");
            if (entry.block->kind == BlockKind::ending && !entry.withdrawn && day && *day == date) return entry.block->spot;
        }
        return {};
    }

    /// An ending too many is none that a course of help took; of two alike the later one.
    void find_second_endings() {
        const auto taken = static_cast<std::size_t>(
            std::ranges::count_if(history_.episodes, [](const Episode& e) { return e.ending.has_value(); }));
        std::vector<const FoldedBlock*> endings;
        for (const FoldedBlock& entry : blocks_.blocks)
            if (entry.block->kind == BlockKind::ending && !entry.withdrawn) endings.push_back(&entry);
        if (endings.size() <= taken) return;
        const FoldedBlock* spare = endings.back();
        for (const FoldedBlock* ending : endings) {
            const base::Date* date = ending->content().get<base::Date>("date");
            const auto takes = [&](const Episode& e) { return e.ending && date && e.ending->date == *date; };
            if (std::ranges::none_of(history_.episodes, takes)) spare = ending;
        }
        const bool nothing_to_end = history_.episodes.empty();
        add("endings", spare->block->spot, {nothing_to_end ? "consistency.ends-nothing" : "consistency.two-endings"}, {"upset.two-endings"},
            undo_hint(ledger_, *spare->block));
    }

    void find_nobodys_goals() {
        for (const Goal& goal : history_.goals)
            if (goal.owner != "all" && !history_.voice(goal.owner))
                add("goal." + goal.id, spot_of("goal." + goal.id), {"consistency.goal-of-nobody", {goal.id, goal.owner}},
                    {"upset.goal-of-nobody", {goal.id, goal.owner}},
                    right_name_hint(goal.owner, "goal." + goal.id, "owner", owner_line("goal." + goal.id)));
    }

    /// Where somebody here is called nearly so: a voice of a wrong name would stay for ever.
    Message right_name_hint(const std::string& name, const std::string& reference, std::string_view key, long line) const {
        std::vector<std::string> names;
        for (const Voice& voice : history_.voices) names.push_back(voice.id);
        const auto near = nearest(name, names);
        if (!chosen_id_fault(name).empty()) return {"hint.correct-the-line", {ledger_.file, line}};
        return near ? Message{"consistency.hint-name", {ledger_.client, reference, key, *near, name}} : add_voice_hint(ledger_.client, name, ledger_.file, line);
    }

    bool is_nobody(std::string_view voice) const { return !voice.empty() && voice != "team" && !history_.voice(voice); }

    void find_nobodys_words() {
        for (const SaidWords& words : history_.words)
            if (is_nobody(words.voice)) add(base::joined({"words.", words.voice}), {}, {}, {"upset.words-of-nobody", {words.voice}}, {});
        for (const FoldedBlock& entry : blocks_.blocks) {
            if (entry.block->kind != BlockKind::note || entry.withdrawn) continue;
            const Field* voice = entry.content().find("voice");
            const std::string name = entry.content().text("voice");
            if (!voice || !is_nobody(name)) continue;
            add("words." + name, voice->spot, {"consistency.words-of-nobody", {entry.block->reference(), name}},
                {"upset.words-of-nobody", {name}}, right_name_hint(name, entry.block->reference(), "voice", voice->spot.line));
        }
    }

    void find_doubles() {
        std::map<std::pair<base::Date, RatingKeyView>, const Session*> rated;
        for (const Session& session : history_.sessions)
            for (const Rating& rating : session.ratings) {
                const auto [first, is_new] = rated.emplace(std::pair(session.date, rating.key), &session);
                if (is_new || rating.key.what.empty()) continue;
                const std::string name = rating_name(rating.key.owned());
                const std::string_view earlier = first->second->id;
                std::string twice = "twice.";
                twice.append(session.id).append(earlier).append(name);
                add(std::move(twice), session.spot, {"consistency.rated-twice", {name, earlier, session.id}},
                    {"upset.rated-twice", {name, earlier, session.id}},
                    {"consistency.hint-rated-twice", {ledger_.client, session.id, name}});
            }
    }

    const Ledger& ledger_;
    const History& history_;
    FoldedBlocks blocks_;
    std::vector<Contradiction> found_;
};

/// What could be upset, by a name each, and the message that says so.
struct Seen {
    std::map<std::string, Message> upsets;
    std::map<std::string, std::string> episode_of;  ///< by session
};

/// As it would be said of what is not so yet.
Message upset_of(const Problem& problem, const Ledger& ledger) {
    if (problem.place.line == 0) return problem.message;
    if (problem.message.key == "session.missed-but-rated") return {"upset.missed-but-rated", {problem.message.arguments.front()}};
    if (problem.message.key != "amend.was-differs") return {"upset.loss", {problem.message, problem.place.line}};
    const Block* correction = nullptr;
    for (const Block& block : ledger.blocks)
        if (block.spot.line <= problem.place.line && (!correction || block.spot.line > correction->spot.line)) correction = &block;
    return {"upset.later-correction", {correction->reference()}};
}

Seen look_at(const Ledger& ledger, const MeasureSet& measures, const Settings& settings) {
    const Folded folded = fold(ledger, measures, settings, {});
    Seen seen;
    for (const Problem& problem : folded.problems) {
        if (problem.loss == Loss::nothing && !contradicts(problem)) continue;
        const std::string name = std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + std::string(problem.message.key);
        seen.upsets.emplace(name, upset_of(problem, ledger));
    }
    for (const Contradiction& one : contradictions(ledger, folded.history)) seen.upsets.emplace(one.name, one.would_be);
    for (const Session& session : folded.history.sessions) seen.episode_of[std::string(session.id)];
    for (const Episode& episode : folded.history.episodes)
        for (std::size_t n = episode.first_session; n < episode.last_session; ++n)
            seen.episode_of[std::string(folded.history.sessions[n].id)] = episode.id;
    return seen;
}

}  // namespace

bool contradicts(const Problem& problem) {
    return problem.message.key == "amend.was-differs" || problem.message.key == "session.missed-but-rated";
}

std::vector<Contradiction> contradictions(const Ledger& ledger, const History& history) {
    return Contradictions(ledger, history).find();
}

std::optional<Message> first_upset_between(const Ledger& ledger_before, const Ledger& ledger_after, const MeasureSet& measures,
                                           const Settings& settings) {
    const Seen before = look_at(ledger_before, measures, settings);
    const Seen after = look_at(ledger_after, measures, settings);
    for (const auto& [name, message] : after.upsets)
        if (!before.upsets.contains(name)) return message;
    for (const auto& [session, episode] : after.episode_of) {
        const auto was = before.episode_of.find(session);
        if (was != before.episode_of.end() && was->second != episode) return Message{"upset.other-episode", {session}};
    }
    return std::nullopt;
}

std::optional<Message> first_upset(const Ledger& ledger, const Block& block, const MeasureSet& measures, const Settings& settings) {
    Ledger with = ledger;
    with.blocks.push_back(block);
    return first_upset_between(ledger, with, measures, settings);
}

}  // namespace viktig::model
