// What a block that takes back or corrects would leave hanging.
#include "loose_ends.hpp"

#include <algorithm>
#include <map>

#include "viktig/model/standing.hpp"
#include "viktig/report/series.hpp"

namespace viktig::cli {
namespace {

using base::Message;
using model::Episode;
using model::History;
using model::Session;

/// What could be upset, by a name each, and the message that says so.
using Upsets = std::map<std::string, Message>;

void add_losses(const model::Problems& problems, Upsets& upsets) {
    for (const model::Problem& problem : problems) {
        if (problem.loss == model::Loss::nothing) continue;
        const std::string name = std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + std::string(problem.message.key);
        upsets.emplace(name, problem.place.line == 0 ? problem.message : Message{"upset.loss", {problem.message, problem.place.line}});
    }
}

void add_ends(const model::Ledger& ledger, const History& history, Upsets& upsets) {
    const auto& episodes = history.episodes;
    std::size_t ended = 0;
    for (std::size_t n = 0; n < episodes.size(); ++n) {
        ended += episodes[n].ending ? 1U : 0U;
        if (n + 1 < episodes.size() && !episodes[n].ending)
            upsets.emplace("open." + episodes[n].id, Message{"upset.open-before-next", {episodes[n].id}});
        for (std::size_t s = episodes[n].first_session; s < episodes[n].last_session; ++s) {
            const Session& session = history.sessions[s];
            if (session.kind != "follow-up" && report::is_after_ending(session, episodes[n]))
                upsets.emplace("after." + session.id, Message{"upset.after-ending", {session.id}});
        }
    }
    std::size_t endings = 0;
    for (const model::Block* block : model::standing_blocks(ledger)) endings += block->kind == model::BlockKind::ending ? 1U : 0U;
    if (endings > ended) upsets.emplace("endings", Message{"upset.two-endings"});
}

void add_nobodies(const History& history, Upsets& upsets) {
    for (const model::Goal& goal : history.goals)
        if (goal.owner != "all" && !history.voice(goal.owner))
            upsets.emplace("goal." + goal.id, Message{"upset.goal-of-nobody", {goal.id, goal.owner}});
    for (const model::SaidWords& words : history.words)
        if (!words.voice.empty() && words.voice != "team" && !history.voice(words.voice))
            upsets.emplace("words." + words.voice, Message{"upset.words-of-nobody", {words.voice}});
}

void add_doubles(const History& history, Upsets& upsets) {
    std::map<std::pair<base::Date, model::RatingKey>, std::string> rated;
    for (const Session& session : history.sessions)
        for (const model::Rating& rating : session.ratings) {
            const auto [first, is_new] = rated.emplace(std::pair(session.date, rating.key), session.id);
            if (is_new || rating.key.what.empty()) continue;
            upsets.emplace("twice." + session.id + first->second + model::rating_name(rating.key),
                           Message{"upset.rated-twice", {model::rating_name(rating.key), first->second, session.id}});
        }
}

struct Seen {
    Upsets upsets;
    std::map<std::string, std::string> episode_of;  ///< by session
};

Seen look_at(const model::Ledger& ledger, const store::Reader& store) {
    const model::Folded folded = model::fold(ledger, store.measures(), store.settings(), {});
    Seen seen;
    add_losses(folded.problems, seen.upsets);
    add_ends(ledger, folded.history, seen.upsets);
    add_nobodies(folded.history, seen.upsets);
    add_doubles(folded.history, seen.upsets);
    for (const Session& session : folded.history.sessions) seen.episode_of[session.id];
    for (const Episode& episode : folded.history.episodes)
        for (std::size_t n = episode.first_session; n < episode.last_session; ++n)
            seen.episode_of[folded.history.sessions[n].id] = episode.id;
    return seen;
}

}  // namespace

std::optional<Message> first_upset_between(const model::Ledger& ledger_before, const model::Ledger& ledger_after, const store::Reader& store) {
    const Seen before = look_at(ledger_before, store);
    const Seen after = look_at(ledger_after, store);
    for (const auto& [name, message] : after.upsets)
        if (!before.upsets.contains(name)) return message;
    for (const auto& [session, episode] : after.episode_of) {
        const auto was = before.episode_of.find(session);
        if (was != before.episode_of.end() && was->second != episode) return Message{"upset.other-episode", {session}};
    }
    return std::nullopt;
}

std::optional<Message> first_upset(const model::Ledger& ledger, const model::Block& block, const store::Reader& store) {
    model::Ledger with = ledger;
    with.blocks.push_back(block);
    return first_upset_between(ledger, with, store);
}

}  // namespace viktig::cli
