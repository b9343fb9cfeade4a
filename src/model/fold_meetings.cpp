// Meetings out of blocks: what was added joined to them, what people gave judged, what cannot stand told and left out.
#include <algorithm>
#include <set>

#include "fold_work.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Date;
using base::Message;

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

class MeetingFolder {
  public:
    explicit MeetingFolder(const FoldWork& work) : work_(work) {}

    void run() {
        fold_sessions();
        fold_additions();
        judge_sessions();
    }

  private:
    void fold_sessions() {
        const auto blocks = work_.standing(BlockKind::session);
        work_.history.sessions.reserve(blocks.size());
        for (const FoldedBlock* entry : blocks) {
            const Content& content = entry->content();
            const auto date = date_of(content, "date");
            if (!work_.happened(date)) continue;
            if (!tells_whether_they_met(content)) continue;
            tell_unknown_kind(content);
            Session session;
            session.id = entry->block->id;
            session.date = *date;
            session.kind = content.text("kind");
            session.led = texts_of(content, "led");
            session.team = texts_of(content, "team");
            add_present(session, content);
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
            work_.history.sessions.push_back(std::move(session));
            add_given(work_.history.sessions.back(), *entry);
        }
    }

    /// Two leaders may both log: what a `more` block says belongs to its meeting.
    void fold_additions() {
        for (const FoldedBlock* entry : work_.standing(BlockKind::more)) {
            const std::string id = session_meant(entry->content());
            auto& sessions = work_.history.sessions;
            const auto session = std::ranges::find(sessions, id, &Session::id);
            if (session == sessions.end()) {
                const std::string of = entry->content().text("of");
                if (id.empty() || !work_.blocks.knows(of))
                    work_.problems.push_back(of_nothing(work_.ledger, *entry->block));
                continue;
            }
            add_present(*session, entry->content());
            if (const auto next = next_of(entry->content())) session->next = next;
            if (entry->corrected) session->corrected = true;
            add_given(*session, *entry);
        }
    }

    /// With an unknown word for `missed` nobody can say whether they met: the meeting is left out.
    bool tells_whether_they_met(const Content& content) const {
        const Field* missed = content.find("missed");
        const std::string word = content.text("missed");
        if (!missed || is_one_of(missed_words(), word)) return true;
        work_.tell(missed->spot, Loss::block, {"session.unknown-missed", {word}}, one_of(missed_words()));
        return false;
    }

    /// A kind that nobody knows expects a rating like any other: was it a meeting, or a slip for `phone`?
    void tell_unknown_kind(const Content& content) const {
        const std::string kind = content.text("kind");
        if (work_.settings.knows_kind(kind)) return;
        work_.tell(content.find("kind")->spot, Loss::nothing, {"value.unknown-word", {"kind", kind}}, known_kinds_hint(kind, work_.settings));
    }

    void add_present(Session& session, const Content& content) {
        for (const std::string& voice : texts_of(content, "present")) {
            if (knows_voice(voice))
                session.present.push_back(voice);
            else
                tell_unknown_voice(content.find("present")->spot, voice, Loss::value);
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
            rating.by = entry.writer_of(raw.key);
            rating.spot = raw.spot;
            // Whoever answered was there, also if the answer cannot be used.
            if (raw.status != Status::absent && knows_voice(raw.key.voice)) session.present.push_back(raw.key.voice);
            if (judge(rating, raw, *entry.block))
                join(session, std::move(rating), *entry.block);
            else
                doubt(session, rating);
        }
        for (const RawSlips& raw : entry.content().slips) add_slips(session, raw, entry);
        for (const Said& said : entry.content().said) {
            if (!knows_speaker(said.voice)) tell_unknown_voice(said.spot, said.voice, Loss::nothing);
            work_.history.words.push_back(
                {session.date, "said", said.voice, said.words, session.id, entry.block->logged()});
        }
    }

    bool knows_voice(const std::string& voice) const { return work_.history.voice(voice) != nullptr; }
    bool knows_speaker(const std::string& voice) const { return voice == "team" || knows_voice(voice); }

    void tell_unknown_voice(Spot spot, const std::string& voice, Loss loss) {
        std::vector<std::string> names;
        for (const Voice& known : work_.history.voices) names.push_back(known.id);
        const auto near = nearest(voice, names);
        work_.tell(spot, loss, {"voice.unknown-on-file", {voice}}, near ? Message{"hint.did-you-mean", {*near}} : add_voice_hint(work_.ledger.client, voice, work_.ledger.file, spot.line));
    }

    Message known_what_hint(const std::string& what, Spot spot) const {
        std::vector<std::string> names = work_.measures.ids();
        for (const Goal& goal : work_.history.goals) names.push_back(goal.id);
        const auto near = nearest(what, names);
        return near ? Message{"hint.did-you-mean", {*near}} : add_goal_hint(work_.ledger.client, what, work_.ledger.file, spot.line);
    }

    /// True when the rating can stand; else it is told and left out.
    bool judge(Rating& rating, const RawRating& raw, const Block& block) {
        if (!knows_voice(rating.key.voice)) {
            tell_unknown_voice(raw.spot, rating.key.voice, Loss::value);
            return false;
        }
        if (!rating.key.about.empty() && !knows_voice(rating.key.about)) {
            tell_unknown_voice(raw.spot, rating.key.about, Loss::value);
            return false;
        }
        if (rating.key.what.empty() && rating.status != Status::rated) return true;
        const Goal* goal = work_.history.goal(rating.key.what);
        rating.measure = goal ? nullptr : work_.measures.find(rating.key.what);
        if (!goal && !rating.measure) {
            work_.tell(raw.spot, Loss::value, {"what.unknown-on-file", {rating.key.what}}, known_what_hint(rating.key.what, raw.spot));
            return false;
        }
        std::size_t item = 0;
        const Message fault = rating_fault(raw, rating.measure, work_.settings, item);
        if (!fault.empty()) {
            const Spot spot = item < raw.item_spots.size() ? raw.item_spots[item] : raw.spot;
            work_.tell(spot, Loss::value, fault, {"hint.amend", {work_.ledger.client, name_of(block), right_scores(raw, rating.measure, item)}});
            return false;
        }
        if (rating.status == Status::rated && !rating.total)
            rating.total = rating.measure ? rating.measure->total_of(rating.items) : rating.items.front();
        return true;
    }

    /// As `amend` takes it: a meeting by its id alone.
    static std::string name_of(const Block& block) { return block.kind == BlockKind::session ? block.id : block.reference(); }

    static std::string about(const RatingKey& key) { return key.voice + (key.about.empty() ? "" : "@" + key.about) + ":" + key.what; }

    /// `teen:ors=?,?,?,?`
    static std::string open_scores(const RatingKey& key, const Measure* measure) {
        if (measure && measure->total_only()) return about(key) + ".total=?";
        std::string text = about(key) + "=?";
        for (std::size_t n = 1; measure && n < measure->items.size(); ++n) text += ",?";
        return text;
    }

    /// What an amend would say, with a ? for what nobody gave: `teen:ors=4.2,5.1,?,4.4`.
    static std::string right_scores(const RawRating& raw, const Measure* measure, std::size_t item_at_fault) {
        if (raw.total) return about(raw.key) + ".total=?";
        if (!measure || raw.items.size() != measure->items.size() || item_at_fault >= raw.items.size()) return open_scores(raw.key, measure);
        std::string text = about(raw.key);
        for (std::size_t n = 0; n < raw.items.size(); ++n) {
            text += n == 0 ? "=" : ",";
            if (n == item_at_fault)
                text += "?";
            else
                text += raw.items[n] ? raw.items[n]->to_string(std::max(raw.items[n]->decimals(), measure->decimals())) : "-";
        }
        return text;
    }

    /// The same thing logged twice: once if it is the same, never a guess if it is not.
    void join(Session& session, Rating rating, const Block& block) {
        if (!unusable_.empty() && unusable_.contains({session.id, rating.key})) return tell_clash(session, rating, block);
        const auto other = std::ranges::find(session.ratings, rating.key, &Rating::key);
        if (other == session.ratings.end()) {
            session.ratings.push_back(std::move(rating));
            return;
        }
        if (other->status == rating.status && other->items == rating.items && other->total == rating.total) return;
        tell_clash(session, rating, block);
    }

    /// One of two answers cannot be: which was meant is not ours to say, so the other is not used either.
    void doubt(const Session& session, const Rating& unusable) {
        unusable_.insert({session.id, unusable.key});
        const auto other = std::ranges::find(session.ratings, unusable.key, &Rating::key);
        if (other != session.ratings.end()) tell_clash(session, *other, *block_of(work_.ledger, "session." + session.id));
    }

    /// @param block  the later of the two
    void tell_clash(const Session& session, const Rating& rating, const Block& block) {
        const Message amend{"hint.amend", {work_.ledger.client, session.id, open_scores(rating.key, rating.measure)}};
        const Message withdraw{"rating.hint-twice", {work_.ledger.client, block.reference(), rating_name(rating.key)}};
        work_.tell(rating.spot, Loss::value, {"rating.twice-on-file", {rating.key.voice, rating.key.what, session.id}},
                   block.kind == BlockKind::more ? withdraw : amend);
        clashes_.insert({session.id, rating.key});
    }

    /// Only in a group are scores without a name taken on the command line.
    bool slips_can_be_typed(const Session& session) const {
        const Episode* episode = work_.history.episode();
        return session.kind == "group" || (episode && episode->kind == "group");
    }

    static std::string right_slips(const RawSlips& raw, const Measure* measure, std::size_t at_fault) {
        std::string text = raw.what + (measure && !measure->one_item() ? ".total=" : "=");
        for (std::size_t n = 0; n < raw.scores.size(); ++n)
            text += (n == 0 ? "" : ",") + (n == at_fault ? std::string("?") : raw.scores[n].to_string(raw.scores[n].decimals()));
        return text;
    }

    void add_slips(Session& session, const RawSlips& raw, const FoldedBlock& entry) {
        const Goal* goal = work_.history.goal(raw.what);
        const Measure* measure = goal ? nullptr : work_.measures.find(raw.what);
        if (!goal && !measure) {
            work_.tell(raw.spot, Loss::value, {"what.unknown-on-file", {raw.what}}, known_what_hint(raw.what, raw.spot));
            return;
        }
        const bool corrected = std::ranges::find(entry.corrected_slips, raw.what) != entry.corrected_slips.end();
        Slips slips{raw.what, measure, {}, entry.writer_of({"", "", raw.what}), corrected};
        for (std::size_t n = 0; n < raw.scores.size(); ++n) {
            RawRating one;
            one.key.what = raw.what;
            if (measure && !measure->one_item())
                one.total = raw.scores[n];
            else
                one.items.emplace_back(raw.scores[n]);
            std::size_t item = 0;
            const Message fault = rating_fault(one, measure, work_.settings, item);
            if (fault.empty()) {
                slips.scores.push_back(raw.scores[n]);
                continue;
            }
            const Spot spot = n < raw.score_spots.size() ? raw.score_spots[n] : raw.spot;
            const Message amend{"hint.amend", {work_.ledger.client, name_of(*entry.block), right_slips(raw, measure, n)}};
            work_.tell(spot, Loss::value, fault, slips_can_be_typed(session) ? amend : Message{"hint.correct-the-line", {work_.ledger.file, spot.line}});
        }
        if (!slips.scores.empty()) session.slips.push_back(std::move(slips));
    }

    void judge_sessions() {
        for (Session& session : work_.history.sessions) {
            if (!clashes_.empty())
                std::erase_if(session.ratings, [&](const Rating& r) { return clashes_.contains({session.id, r.key}); });
            std::ranges::sort(session.ratings, {}, &Rating::key);
            std::ranges::stable_sort(session.slips, {}, &Slips::what);
            settle_presence(session);
            if (session.missed && (!session.ratings.empty() || !session.slips.empty() || !session.present.empty()))
                work_.tell(session.spot, Loss::nothing, {"session.missed-but-rated", {session.id}}, last_word_hint(session));
        }
        auto& sessions = work_.history.sessions;
        const auto earlier = [](const Session& a, const Session& b) { return std::tie(a.date, a.logged, a.id) < std::tie(b.date, b.logged, b.id); };
        if (!std::ranges::is_sorted(sessions, earlier)) std::ranges::sort(sessions, earlier);
    }

    /// Takes back the addition or correction that came last, which brought what does not fit; without one it was a hand.
    Message last_word_hint(const Session& session) const {
        const std::string meeting = "session." + session.id;
        const Block* last = nullptr;
        const auto consider = [&](const Block& block) {
            if (block.content.text("of") == meeting && (!last || last->logged() <= block.logged())) last = &block;
        };
        for (const FoldedBlock* more : work_.standing(BlockKind::more)) consider(*more->block);
        for (const Block* amend : work_.blocks.amends) consider(*amend);
        return last ? undo_hint(work_.ledger, *last) : Message{"hint.correct-the-line", {work_.ledger.file, session.spot.line}};
    }

    /// There: named as present, or answered; not those marked absent.
    static void settle_presence(Session& session) {
        auto& there = session.present;
        std::ranges::sort(there);
        there.erase(std::unique(there.begin(), there.end()), there.end());
        for (const Rating& rating : session.ratings)
            if (rating.status == Status::absent && rating.key.what.empty()) std::erase(there, rating.key.voice);
    }

    const FoldWork& work_;
    std::set<std::pair<std::string, RatingKey>> clashes_;   ///< answered twice, not alike
    std::set<std::pair<std::string, RatingKey>> unusable_;  ///< an answer that cannot be was told
};

}  // namespace

void fold_meetings(const FoldWork& work) {
    MeetingFolder(work).run();
}

}  // namespace viktig::model
