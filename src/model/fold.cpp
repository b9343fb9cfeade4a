// A ledger folded into a history: the one place where blocks become a case.
#include <algorithm>
#include <tuple>

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
    Folder(const FlatLedger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options)
        : blocks_(ledger, options), work_{ledger, measures, settings, options, blocks_, result_.history, result_.problems} {}

    Folded run() {
        result_.history.memory = work_.ledger.memory;
        result_.history.client = work_.ledger.client;
        result_.problems = blocks_.problems();
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
    void fold_voices() {
        for (const StandingBlock& entry : work_.standing(BlockKind::voice)) {
            const FlatContent& content = entry.content;
            result_.history.voices.push_back({std::string(entry.block->id), std::string(content.text(Key::relation)), std::string(content.text(Key::called)),
                                              work_.known_word(content, Key::age, ages()).value_or(""), std::nullopt, std::string(content.text(Key::language))});
        }
    }

    void fold_goals() {
        const auto& blocks = work_.standing(BlockKind::goal);
        const std::vector<Date> first = first_rated(blocks);
        for (std::size_t n = 0; n < blocks.size(); ++n) {
            const FlatContent& content = blocks[n].content;
            // It is often written down on Monday for the meeting on Friday at which it was rated: it began no later than that.
            const Date date = std::min(blocks[n].date, first[n]);
            if (!work_.happened(date)) continue;
            Goal goal;
            goal.id = blocks[n].block->id;
            goal.date = date;
            goal.owner = content.text(Key::owner);
            goal.owners.emplace_back(goal.date, goal.owner);
            goal.area = content.text(Key::area);
            goal.series.push_back({goal.date, std::string(content.text(Key::words))});
            result_.history.goals.push_back(std::move(goal));
        }
    }

    /// For each of these goals the day of the first meeting at which it was rated, with a name or on a slip; without one the last
    /// day there is.
    std::vector<Date> first_rated(const std::vector<StandingBlock>& goals) const {
        std::vector<Date> first(goals.size(), Date::max());
        if (goals.empty()) return first;
        const auto note = [&](std::string_view what, Date date) {
            for (std::size_t n = 0; n < goals.size(); ++n)
                if (date < first[n] && goals[n].block->id == what) first[n] = date;
        };
        const auto note_all = [&](const FlatContent& content, Date date) {
            for (const FlatRating& rating : content.ratings) note(rating.key.what, date);
            for (const FlatSlips& slips : content.slips) note(slips.what, date);
        };
        const auto& sessions = work_.standing(BlockKind::session);
        // They are in the order of time: what is known once is known.
        for (const StandingBlock& session : sessions) {
            if (std::ranges::find(first, Date::max()) == first.end()) break;
            note_all(session.content, session.date);
        }
        for (const StandingBlock& more : work_.standing(BlockKind::more)) {
            const std::string_view meant = session_meant(more.content);
            const auto meeting = std::ranges::find(sessions, meant, [](const StandingBlock& session) { return session.block->id; });
            if (meeting != sessions.end()) note_all(more.content, meeting->date);
        }
        return first;
    }

    void fold_episodes() {
        auto& episodes = result_.history.episodes;
        for (const StandingBlock& entry : work_.standing(BlockKind::episode)) {
            const FlatContent& content = entry.content;
            Episode episode;
            episode.id = entry.block->id;
            episode.asked = content.date(Key::asked);
            episode.opened = content.date(Key::opened);
            episode.kind = content.text(Key::kind);
            episode.therapist.emplace_back(Date::min(), content.text(Key::therapist));
            episode.team.emplace_back(Date::min(), content.text(Key::team));
            episode.age = work_.known_word(content, Key::age, ages()).value_or("");
            episode.language = content.text(Key::language);
            episode.logged = entry.logged;
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
        auto& words = result_.history.words;
        for (const StandingBlock& entry : work_.standing(BlockKind::note)) {
            const FlatContent& content = entry.content;
            if (!work_.happened(entry.date)) continue;
            words.push_back({entry.date, content.text(Key::kind), content.text(Key::voice), content.text(Key::words), content.text(Key::session), entry.logged});
        }
        const auto earlier = [](const SaidWords& a, const SaidWords& b) {
            return std::tie(a.date, a.logged, a.voice, a.words) < std::tie(b.date, b.logged, b.voice, b.words);
        };
        if (!std::ranges::is_sorted(words, earlier)) std::ranges::stable_sort(words, earlier);
    }

    void fold_answers() {
        for (const StandingBlock& entry : work_.standing(BlockKind::answer)) {
            const FlatContent& content = entry.content;
            if (!work_.happened(entry.date)) continue;
            result_.history.answers.push_back({std::string(content.text(Key::signal)), entry.date, content.date(Key::look), std::string(content.text(Key::words)),
                                               std::string(entry.by)});
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
        for (const StandingBlock& entry : work_.standing(BlockKind::ending)) {
            const FlatContent& content = entry.content;
            const Date date = entry.date;
            if (!work_.happened(date) || episodes.empty()) continue;
            // Who comes back on the day of the ending has two episodes that touch: the first takes the ending.
            Episode* ended = &episodes.front();
            for (Episode& episode : episodes)
                if (episode.began() < date || (episode.began() == date && ended->ending)) ended = &episode;
            const auto follow_up = content.texts(Key::follow_up);
            ended->ending = Ending{date, std::string(content.text(Key::how)), {follow_up.begin(), follow_up.end()}, std::string(content.text(Key::words)),
                                   std::string(entry.by)};
        }
    }

    LaidAmends blocks_;
    Folded result_;
    FoldWork work_;
};

}  // namespace

std::optional<std::string> FoldWork::known_word(const FlatContent& content, Key key, std::span<const std::string_view> known) const {
    const FlatField* field = content.find(key);
    if (!field) return std::nullopt;
    const std::string_view word = content.text(key);
    if (is_one_of(known, word)) return std::string(word);
    tell(field->spot, Loss::value, {"value.unknown-word", {name_of(key), word}}, one_of(known));
    return std::nullopt;
}

void FoldWork::tell(Spot spot, Loss loss, Message message, Message hint) const {
    problems.push_back(problem_at(blocks.named(), spot, loss, std::move(message), std::move(hint)));
}

void FoldWork::tell_of_nothing(const FlatBlock& block) const {
    problems.push_back(of_nothing(blocks.named(), block_of(block)));
}

Folded fold(const FlatLedger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options) {
    Folded folded = Folder(ledger, measures, settings, options).run();
    show_lines(folded.problems, ledger.memory->text);
    return folded;
}

Folded fold(const Ledger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options) {
    return fold(flat_of(ledger), measures, settings, options);
}

}  // namespace viktig::model
