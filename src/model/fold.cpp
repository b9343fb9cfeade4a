// A ledger folded into a history: the one place where blocks become a case.
#include <algorithm>
#include <map>

#include "fold_work.hpp"
#include "viktig/model/excerpts.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::model {
namespace {

using base::Date;
using base::Message;

class Folder {
  public:
    Folder(const Ledger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options)
        : ledger_(ledger), options_(options),
          blocks_(apply_amends(ledger, [&](const Block& block) { return counts(block); })),
          work_{ledger, measures, settings, options, blocks_, result_.history, result_.problems} {}

    Folded run() {
        result_.history.client = ledger_.client;
        result_.problems = std::move(blocks_.problems);
        fold_voices();
        fold_goals();
        fold_episodes();
        add_client_voice();
        fold_changes(work_);
        add_client_voice();  // a change may have made it a person's own case
        sort_episodes();
        fold_meetings(work_);
        fold_notes();
        fold_answers();
        place_sessions();
        place_endings();
        return std::move(result_);
    }

  private:
    bool counts(const Block& block) const { return !options_.logged_before || block.logged() < *options_.logged_before; }

    void fold_voices() {
        for (const FoldedBlock* entry : work_.standing(BlockKind::voice)) {
            const Content& content = entry->content();
            result_.history.voices.push_back(
                {entry->block->id, content.text("relation"), content.text("called"),
                 work_.known_word(content, "age", ages()).value_or(""), std::nullopt, content.text("language")});
        }
    }

    void fold_goals() {
        const auto goals = work_.standing(BlockKind::goal);
        if (goals.empty()) return;
        const std::map<std::string_view, Date> first = first_rated();
        for (const FoldedBlock* entry : goals) {
            const Content& content = entry->content();
            // It is often written down on Monday for the meeting on Friday at which it was rated: it began no later than that.
            const auto rated = first.find(entry->block->id);
            const Date written = *date_of(content, "date");
            const Date date = rated == first.end() ? written : std::min(written, rated->second);
            if (!work_.happened(date)) continue;
            Goal goal;
            goal.id = entry->block->id;
            goal.date = date;
            goal.owner = content.text("owner");
            goal.owners.emplace_back(goal.date, goal.owner);
            goal.area = content.text("area");
            goal.series.push_back({goal.date, content.text("words")});
            result_.history.goals.push_back(std::move(goal));
        }
    }

    /// By what was rated the day of the first meeting at which it was, with a name or on a slip.
    std::map<std::string_view, Date> first_rated() const {
        std::map<std::string_view, Date> first;
        const auto note = [&](std::string_view what, Date date) {
            Date& known = first.try_emplace(what, date).first->second;
            known = std::min(known, date);
        };
        const auto note_all = [&](const Content& content, Date date) {
            for (const RawRating& rating : content.ratings) note(rating.key.what, date);
            for (const RawSlips& slips : content.slips) note(slips.what, date);
        };
        const auto sessions = work_.standing(BlockKind::session);
        for (const FoldedBlock* session : sessions) note_all(session->content(), *date_of(session->content(), "date"));
        const auto additions = work_.standing(BlockKind::more);
        if (additions.empty()) return first;
        std::map<std::string_view, Date> meetings;
        for (const FoldedBlock* session : sessions) meetings[session->block->id] = *date_of(session->content(), "date");
        for (const FoldedBlock* more : additions) {
            const auto meeting = meetings.find(session_meant(more->content()));
            if (meeting != meetings.end()) note_all(more->content(), meeting->second);
        }
        return first;
    }

    void fold_episodes() {
        auto& episodes = result_.history.episodes;
        for (const FoldedBlock* entry : work_.standing(BlockKind::episode)) {
            const Content& content = entry->content();
            Episode episode;
            episode.id = entry->block->id;
            episode.asked = date_of(content, "asked");
            episode.opened = date_of(content, "opened");
            episode.kind = content.text("kind");
            episode.therapist.emplace_back(Date::min(), content.text("therapist"));
            episode.team.emplace_back(Date::min(), content.text("team"));
            episode.age = work_.known_word(content, "age", ages()).value_or("");
            episode.language = content.text("language");
            episode.logged = entry->block->logged();
            episode.listed = base::parse_date(episode.id.substr(0, 10)).value_or(std::chrono::floor<std::chrono::days>(episode.logged));
            if (!known_by_then(episode)) continue;
            if (!work_.happened(episode.opened)) episode.opened.reset();
            episodes.push_back(std::move(episode));
        }
    }

    /// Has anything of the episode happened?
    bool known_by_then(const Episode& episode) const {
        if (!episode.asked && !episode.opened) return work_.happened(episode.listed);
        return (episode.asked && work_.happened(episode.asked)) || (episode.opened && work_.happened(episode.opened));
    }

    void sort_episodes() {
        std::ranges::stable_sort(result_.history.episodes, [](const Episode& a, const Episode& b) {
            return std::tuple(a.began(), a.logged, a.id) < std::tuple(b.began(), b.logged, b.id);
        });
    }

    /// In a person's own case the person has a voice without a block, and it comes first.
    void add_client_voice() {
        const auto& episodes = result_.history.episodes;
        if (std::ranges::none_of(episodes, [](const Episode& e) { return e.kind == "person"; })) return;
        auto& voices = result_.history.voices;
        const auto declared = std::ranges::find(voices, "client", &Voice::id);
        if (declared != voices.end()) {
            std::rotate(voices.begin(), declared, declared + 1);
            return;
        }
        Voice self;
        self.id = "client";
        self.relation = "self";
        voices.insert(voices.begin(), std::move(self));
    }

    void fold_notes() {
        for (const FoldedBlock* entry : work_.standing(BlockKind::note)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!work_.happened(date)) continue;
            result_.history.words.push_back({*date, content.text("kind"), content.text("voice"), content.text("words"),
                                             content.text("session"), entry->block->logged()});
        }
        const auto earlier = [](const SaidWords& a, const SaidWords& b) {
            return std::tie(a.date, a.logged, a.voice, a.words) < std::tie(b.date, b.logged, b.voice, b.words);
        };
        auto& words = result_.history.words;
        if (!std::ranges::is_sorted(words, earlier)) std::ranges::stable_sort(words, earlier);
    }

    void fold_answers() {
        for (const FoldedBlock* entry : work_.standing(BlockKind::answer)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!work_.happened(date)) continue;
            result_.history.answers.push_back(
                {content.text("signal"), *date, date_of(content, "look"), content.text("words"), entry->block->by()});
        }
    }

    /// Gives each meeting to the episode of its day; the first one held opens an episode without a day of opening.
    void place_sessions() {
        auto& episodes = result_.history.episodes;
        const auto& sessions = result_.history.sessions;
        for (std::size_t n = 0; n < episodes.size(); ++n) {
            const auto next_began = n + 1 < episodes.size() ? episodes[n + 1].began() : Date::max();
            const auto first = n == 0 ? sessions.begin() : sessions.begin() + static_cast<std::ptrdiff_t>(episodes[n - 1].last_session);
            const auto last = n + 1 < episodes.size()
                                  ? std::find_if(first, sessions.end(), [&](const Session& s) { return s.date >= next_began; })
                                  : sessions.end();
            episodes[n].first_session = static_cast<std::size_t>(first - sessions.begin());
            episodes[n].last_session = static_cast<std::size_t>(last - sessions.begin());
            if (episodes[n].opened) continue;
            const auto held = std::find_if(first, last, [](const Session& s) { return s.held(); });
            if (held == last) continue;
            episodes[n].opened = held->date;
            episodes[n].opened_by_meeting = true;
        }
    }

    void place_endings() {
        auto& episodes = result_.history.episodes;
        for (const FoldedBlock* entry : work_.standing(BlockKind::ending)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!work_.happened(date) || episodes.empty()) continue;
            // Who comes back on the day of the ending has two episodes that touch: the first takes the ending.
            Episode* ended = &episodes.front();
            for (Episode& episode : episodes)
                if (episode.began() < *date || (episode.began() == *date && ended->ending)) ended = &episode;
            ended->ending = Ending{*date, content.text("how"), texts_of(content, "follow_up"), content.text("words"),
                                   entry->block->by()};
        }
    }

    const Ledger& ledger_;
    const FoldOptions& options_;
    FoldedBlocks blocks_;
    Folded result_;
    FoldWork work_;
};

}  // namespace

std::vector<const FoldedBlock*> FoldWork::standing(BlockKind kind) const {
    struct Entry {
        base::Date date;
        base::Instant logged;
        const FoldedBlock* block;
    };
    std::vector<Entry> entries;
    for (const FoldedBlock& entry : blocks.blocks)
        if (entry.block->kind == kind && !entry.withdrawn)
            entries.push_back({date_of(entry.content(), "date").value_or(base::Date{}), entry.block->logged(), &entry});
    const auto earlier = [](const Entry& a, const Entry& b) {
        return std::tie(a.date, a.logged, a.block->block->id) < std::tie(b.date, b.logged, b.block->block->id);
    };
    // Most ledgers were written in this order.
    if (!std::ranges::is_sorted(entries, earlier)) std::ranges::stable_sort(entries, earlier);
    std::vector<const FoldedBlock*> found;
    found.reserve(entries.size());
    for (const Entry& entry : entries) found.push_back(entry.block);
    return found;
}

std::optional<std::string> FoldWork::known_word(const Content& content, std::string_view key,
                                                std::span<const std::string_view> known) const {
    const Field* field = content.find(key);
    if (!field) return std::nullopt;
    const std::string word = content.text(key);
    if (is_one_of(known, word)) return word;
    tell(field->spot, Loss::value, {"value.unknown-word", {key, word}}, one_of(known));
    return std::nullopt;
}

void FoldWork::tell(Spot spot, Loss loss, Message message, Message hint) const {
    problems.push_back(problem_at(ledger, spot, loss, std::move(message), std::move(hint)));
}

Folded fold(const Ledger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options) {
    Folded folded = Folder(ledger, measures, settings, options).run();
    show_lines(folded.problems, ledger.text);
    return folded;
}

}  // namespace viktig::model
