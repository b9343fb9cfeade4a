// A ledger folded into a history: the one place where blocks become a case.
#include <algorithm>
#include <map>
#include <set>

#include "fold_amends.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::model {
namespace {

using base::Date;
using base::Message;

std::optional<Date> date_of(const Content& content, std::string_view key) {
    const Date* date = content.get<Date>(key);
    return date ? std::optional(*date) : std::nullopt;
}

Texts texts_of(const Content& content, std::string_view key) {
    const Texts* texts = content.get<Texts>(key);
    return texts ? *texts : Texts{};
}

std::optional<Missed> missed_of(const Content& content) {
    const std::string word = content.text("missed");
    if (word == "no-show") return Missed::no_show;
    if (word == "them") return Missed::them;
    if (word == "us") return Missed::us;
    return std::nullopt;
}

std::optional<Next> next_of(const Content& content) {
    if (const Date* date = content.get<Date>("next")) return *date;
    if (content.text("next") == "as-needed") return AsNeeded{};
    return std::nullopt;
}

class Folder {
  public:
    Folder(const Ledger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options)
        : ledger_(ledger), measures_(measures), settings_(settings), options_(options),
          blocks_(apply_amends(ledger, [&](const Block& block) { return counts(block); })) {}

    Folded run() {
        result_.history.client = ledger_.client;
        result_.problems = std::move(blocks_.problems);
        fold_voices();
        fold_goals();
        fold_episodes();
        fold_changes();
        fold_sessions();
        fold_additions();
        judge_sessions();
        fold_notes();
        fold_answers();
        place_sessions();
        place_endings();
        keep_corrections();
        return std::move(result_);
    }

  private:
    bool counts(const Block& block) const { return !options_.logged_before || block.logged() < *options_.logged_before; }
    bool happened(std::optional<Date> date) const { return !options_.as_of || !date || *date <= *options_.as_of; }

    /// The standing blocks of a kind, by (date, logged, id).
    std::vector<const FoldedBlock*> standing(BlockKind kind) const {
        std::vector<const FoldedBlock*> found;
        for (const FoldedBlock& entry : blocks_.blocks)
            if (entry.block->kind == kind && !entry.withdrawn) found.push_back(&entry);
        std::ranges::stable_sort(found, [](const FoldedBlock* a, const FoldedBlock* b) {
            const auto key = [](const FoldedBlock* e) {
                return std::tuple(date_of(e->content(), "date").value_or(Date{}), e->block->logged(), e->block->id);
            };
            return key(a) < key(b);
        });
        return found;
    }

    void tell(Spot spot, Loss loss, Message message, Message hint = {}) {
        result_.problems.push_back(problem_at(ledger_, spot, loss, std::move(message), std::move(hint)));
    }

    void fold_voices() {
        for (const FoldedBlock* entry : standing(BlockKind::voice)) {
            const Content& content = entry->content();
            result_.history.voices.push_back(
                {entry->block->id, content.text("relation"), content.text("called"), content.text("age"), std::nullopt});
        }
    }

    void fold_goals() {
        for (const FoldedBlock* entry : standing(BlockKind::goal)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date)) continue;
            Goal goal;
            goal.id = entry->block->id;
            goal.date = *date;
            goal.owner = content.text("owner");
            goal.area = content.text("area");
            goal.series.push_back({goal.date, content.text("words")});
            result_.history.goals.push_back(std::move(goal));
        }
    }

    void fold_episodes() {
        auto& episodes = result_.history.episodes;
        for (const FoldedBlock* entry : standing(BlockKind::episode)) {
            const Content& content = entry->content();
            Episode episode;
            episode.id = entry->block->id;
            episode.asked = date_of(content, "asked");
            episode.opened = date_of(content, "opened");
            if (!happened(episode.opened)) episode.opened.reset();
            if (!happened(episode.asked ? episode.asked : date_of(content, "opened"))) continue;
            episode.kind = content.text("kind");
            episode.therapist.emplace_back(Date::min(), content.text("therapist"));
            episode.team.emplace_back(Date::min(), content.text("team"));
            episode.age = content.text("age");
            episode.language = content.text("language");
            episode.logged = entry->block->logged();
            episode.listed = base::parse_date(episode.id.substr(0, 10)).value_or(std::chrono::floor<std::chrono::days>(episode.logged));
            episodes.push_back(std::move(episode));
        }
        std::ranges::stable_sort(episodes, [](const Episode& a, const Episode& b) {
            return std::tuple(a.began(), a.logged, a.id) < std::tuple(b.began(), b.logged, b.id);
        });
        const bool person = std::ranges::any_of(episodes, [](const Episode& e) { return e.kind == "person"; });
        if (!person) return;
        auto& voices = result_.history.voices;
        Voice self;
        self.id = "client";
        self.relation = "self";
        if (std::ranges::find(voices, "client", &Voice::id) == voices.end()) voices.insert(voices.begin(), self);
    }

    void fold_changes() {
        for (const FoldedBlock* entry : standing(BlockKind::change)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date)) continue;
            const std::string of = content.text("of");
            const auto dot = of.find('.');
            const std::string id = dot == std::string::npos ? std::string() : of.substr(dot + 1);
            if (!change_goal(of, id, *date, entry->block->set) && !change_voice(of, id, *date, entry->block->set) &&
                !change_episode(of, id, *date, entry->block->set))
                tell(entry->block->spot, Loss::nothing, {"block.of-nothing", {of}});
        }
    }

    static void set_end(const Content& set, Date date, std::optional<Date>& ended) {
        if (const bool* ends = set.get<bool>("ended")) ended = *ends ? std::optional(date) : std::nullopt;
    }

    bool change_goal(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& goals = result_.history.goals;
        const auto goal = std::ranges::find(goals, id, &Goal::id);
        if (!of.starts_with("goal.") || goal == goals.end()) return false;
        if (const auto* words = set.get<std::string>("words")) goal->series.push_back({date, *words});
        if (const auto* owner = set.get<std::string>("owner")) goal->owner = *owner;
        if (const auto* area = set.get<std::string>("area")) goal->area = *area;
        set_end(set, date, goal->ended);
        return true;
    }

    bool change_voice(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& voices = result_.history.voices;
        const auto voice = std::ranges::find(voices, id, &Voice::id);
        if (!of.starts_with("voice.") || voice == voices.end()) return false;
        if (const auto* relation = set.get<std::string>("relation")) voice->relation = *relation;
        if (const auto* called = set.get<std::string>("called")) voice->called = *called;
        if (const auto* age = set.get<std::string>("age")) voice->age = *age;
        set_end(set, date, voice->ended);
        return true;
    }

    bool change_episode(const std::string& of, const std::string& id, Date date, const Content& set) {
        auto& episodes = result_.history.episodes;
        const auto episode = std::ranges::find(episodes, id, &Episode::id);
        if (!of.starts_with("episode.") || episode == episodes.end()) return false;
        if (const auto* therapist = set.get<std::string>("therapist")) episode->therapist.emplace_back(date, *therapist);
        if (const auto* team = set.get<std::string>("team")) episode->team.emplace_back(date, *team);
        if (const auto* kind = set.get<std::string>("kind")) episode->kind = *kind;
        if (const auto* age = set.get<std::string>("age")) episode->age = *age;
        if (const auto* language = set.get<std::string>("language")) episode->language = *language;
        if (const Date* opened = set.get<Date>("opened")) episode->opened = *opened;
        return true;
    }

    void fold_sessions() {
        for (const FoldedBlock* entry : standing(BlockKind::session)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date)) continue;
            Session session;
            session.id = entry->block->id;
            session.date = *date;
            session.kind = content.text("kind");
            session.led = texts_of(content, "led");
            session.team = texts_of(content, "team");
            session.present = texts_of(content, "present");
            if (const auto* headcount = content.get<std::int64_t>("headcount")) session.headcount = *headcount;
            session.place = content.text("place");
            session.language = content.text("language");
            if (const bool* interpreter = content.get<bool>("interpreter")) session.interpreter = *interpreter;
            session.missed = missed_of(content);
            session.next = next_of(content);
            session.corrected = entry->corrected;
            session.by = entry->block->by();
            session.logged = entry->block->logged();
            session.spot = entry->block->spot;
            result_.history.sessions.push_back(std::move(session));
            add_given(result_.history.sessions.back(), *entry);
        }
    }

    /// Two leaders may both log: what a `more` block says belongs to its meeting.
    void fold_additions() {
        for (const FoldedBlock* entry : standing(BlockKind::more)) {
            const std::string id = session_meant(entry->content());
            auto& sessions = result_.history.sessions;
            const auto session = std::ranges::find(sessions, id, &Session::id);
            if (session == sessions.end()) {
                const bool known = blocks_.find(BlockKind::session, id) != nullptr;
                if (!known) tell(entry->block->spot, Loss::block, {"block.of-nothing", {entry->content().text("of")}});
                continue;
            }
            for (const std::string& voice : texts_of(entry->content(), "present")) session->present.push_back(voice);
            if (const auto next = next_of(entry->content())) session->next = next;
            if (entry->corrected) session->corrected = true;
            add_given(*session, *entry);
        }
    }

    /// Ratings, slips and words of a block, as they were given; judged later.
    void add_given(Session& session, const FoldedBlock& entry) {
        for (const RawRating& raw : entry.content().ratings) {
            Rating rating;
            rating.key = raw.key;
            rating.status = raw.status;
            rating.items = raw.items;
            rating.total = raw.total;
            rating.corrected = std::ranges::find(entry.corrected_ratings, raw.key) != entry.corrected_ratings.end();
            const auto added = std::ranges::find(entry.added_by, raw.key, &std::pair<RatingKey, std::string>::first);
            rating.by = added == entry.added_by.end() ? entry.block->by() : added->second;
            rating.spot = raw.spot;
            if (judge(session, rating, raw)) join(session, std::move(rating));
        }
        for (const RawSlips& raw : entry.content().slips) add_slips(session, raw, entry.block->by());
        for (const Said& said : entry.content().said) {
            if (!knows_speaker(said.voice, session.date)) tell_unknown_voice(said.spot, said.voice, Loss::nothing);
            result_.history.words.push_back(
                {session.date, "said", said.voice, said.words, session.id, entry.block->logged()});
        }
    }

    bool knows_voice(const std::string& voice) const { return result_.history.voice(voice) != nullptr; }
    bool knows_speaker(const std::string& voice, Date) const { return voice == "team" || knows_voice(voice); }

    void tell_unknown_voice(Spot spot, const std::string& voice, Loss loss) {
        std::vector<std::string> names;
        for (const Voice& known : result_.history.voices) names.push_back(known.id);
        const auto near = nearest(voice, names);
        tell(spot, loss, {"voice.unknown-on-file", {voice}}, near ? Message{"hint.did-you-mean", {*near}} : Message{});
    }

    /// True when the rating can stand; else it is told and left out.
    bool judge(const Session& session, Rating& rating, const RawRating& raw) {
        if (!knows_voice(rating.key.voice)) {
            tell_unknown_voice(raw.spot, rating.key.voice, Loss::value);
            return false;
        }
        if (!rating.key.about.empty() && !knows_voice(rating.key.about)) {
            tell_unknown_voice(raw.spot, rating.key.about, Loss::value);
            return false;
        }
        if (rating.key.what.empty()) return true;
        const Goal* goal = result_.history.goal(rating.key.what);
        rating.measure = goal ? nullptr : measures_.find(rating.key.what);
        if (!goal && !rating.measure) {
            tell(raw.spot, Loss::value, {"what.unknown-on-file", {rating.key.what}});
            return false;
        }
        std::size_t item = 0;
        const Message fault = rating_fault(raw, rating.measure, settings_, item);
        if (!fault.empty()) {
            const Spot spot = item < raw.item_spots.size() ? raw.item_spots[item] : raw.spot;
            tell(spot, Loss::value, fault, {"hint.correct-the-line", {ledger_.file, spot.line}});
            return false;
        }
        (void)session;
        if (rating.status == Status::rated && !rating.total)
            rating.total = rating.measure ? rating.measure->total_of(rating.items) : rating.items.front();
        return true;
    }

    /// The same thing logged twice: once if it is the same, never a guess if it is not.
    void join(Session& session, Rating rating) {
        const auto other = std::ranges::find(session.ratings, rating.key, &Rating::key);
        if (other == session.ratings.end()) {
            session.ratings.push_back(std::move(rating));
            return;
        }
        if (other->status == rating.status && other->items == rating.items && other->total == rating.total) return;
        tell(rating.spot, Loss::value, {"rating.twice-on-file", {rating.key.voice, rating.key.what, session.id}});
        clashes_.insert({session.id, rating.key});
    }

    void add_slips(Session& session, const RawSlips& raw, const std::string& by) {
        const Goal* goal = result_.history.goal(raw.what);
        const Measure* measure = goal ? nullptr : measures_.find(raw.what);
        if (!goal && !measure) {
            tell(raw.spot, Loss::value, {"what.unknown-on-file", {raw.what}});
            return;
        }
        Slips slips{raw.what, measure, {}, by};
        for (const base::Score score : raw.scores) {
            RawRating one;
            one.key.what = raw.what;
            if (measure && !measure->one_item())
                one.total = score;
            else
                one.items.emplace_back(score);
            std::size_t item = 0;
            const Message fault = rating_fault(one, measure, settings_, item);
            if (fault.empty())
                slips.scores.push_back(score);
            else
                tell(raw.spot, Loss::value, fault, {"hint.correct-the-line", {ledger_.file, raw.spot.line}});
        }
        session.slips.push_back(std::move(slips));
    }

    void judge_sessions() {
        for (Session& session : result_.history.sessions) {
            std::erase_if(session.ratings, [&](const Rating& r) { return clashes_.contains({session.id, r.key}); });
            std::ranges::sort(session.ratings, {}, &Rating::key);
            std::ranges::stable_sort(session.slips, {}, &Slips::what);
            settle_presence(session);
            if (session.missed && (!session.ratings.empty() || !session.slips.empty()))
                tell(session.spot, Loss::nothing, {"session.missed-but-rated", {session.id}});
        }
        auto& sessions = result_.history.sessions;
        std::ranges::sort(sessions, [](const Session& a, const Session& b) {
            return std::tuple(a.date, a.logged, a.id) < std::tuple(b.date, b.logged, b.id);
        });
    }

    /// There: named as present, or rated, declined or not asked; not those marked absent.
    static void settle_presence(Session& session) {
        std::set<std::string> there(session.present.begin(), session.present.end());
        for (const Rating& rating : session.ratings)
            if (rating.status != Status::absent) there.insert(rating.key.voice);
        for (const Rating& rating : session.ratings)
            if (rating.status == Status::absent && rating.key.what.empty()) there.erase(rating.key.voice);
        session.present.assign(there.begin(), there.end());
    }

    void fold_notes() {
        for (const FoldedBlock* entry : standing(BlockKind::note)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date)) continue;
            result_.history.words.push_back({*date, content.text("kind"), content.text("voice"), content.text("words"),
                                             content.text("session"), entry->block->logged()});
        }
        std::ranges::stable_sort(result_.history.words, [](const SaidWords& a, const SaidWords& b) {
            return std::tuple(a.date, a.logged, a.voice, a.words) < std::tuple(b.date, b.logged, b.voice, b.words);
        });
    }

    void fold_answers() {
        for (const FoldedBlock* entry : standing(BlockKind::answer)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date)) continue;
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
            if (held != last) episodes[n].opened = held->date;
        }
    }

    void place_endings() {
        auto& episodes = result_.history.episodes;
        for (const FoldedBlock* entry : standing(BlockKind::ending)) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!happened(date) || episodes.empty()) continue;
            Episode* ended = &episodes.front();
            for (Episode& episode : episodes)
                if (episode.began() <= *date) ended = &episode;
            ended->ending = Ending{*date, content.text("how"), texts_of(content, "follow_up"), content.text("words"),
                                   entry->block->by()};
        }
    }

    void keep_corrections() {
        for (Correction& correction : blocks_.corrections) {
            const auto& sessions = result_.history.sessions;
            if (std::ranges::find(sessions, correction.session, &Session::id) != sessions.end())
                result_.history.corrections.push_back(std::move(correction));
        }
    }

    const Ledger& ledger_;
    const MeasureSet& measures_;
    const Settings& settings_;
    const FoldOptions& options_;
    FoldedBlocks blocks_;
    std::set<std::pair<std::string, RatingKey>> clashes_;
    Folded result_;
};

}  // namespace

Folded fold(const Ledger& ledger, const MeasureSet& measures, const Settings& settings, const FoldOptions& options) {
    return Folder(ledger, measures, settings, options).run();
}

}  // namespace viktig::model
