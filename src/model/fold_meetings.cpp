// Meetings out of blocks: what was added joined to them, what people gave judged, what cannot stand told and left out.
#include <algorithm>
#include <tuple>

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

std::optional<Missed> missed_of(std::string_view word) {
    if (word == "no-show") return Missed::no_show;
    if (word == "them") return Missed::them;
    if (word == "us") return Missed::us;
    return std::nullopt;
}

std::optional<Next> next_of(const FlatField& field) {
    if (field.type == FlatField::Type::date) return base::Date{std::chrono::days{field.number}};
    if (field.type == FlatField::Type::text && field.text == "as-needed") return AsNeeded{};
    return std::nullopt;
}

/// What can be rated, looked up once a ledger.
struct Rateable {
    std::string_view what;
    bool known = false;
    const Measure* measure = nullptr;
};

class MeetingFolder {
  public:
    explicit MeetingFolder(const FoldWork& work) : work_(work) {}

    void run() {
        fold_sessions();
        tell_lonely_additions();
        work_.problems.insert(work_.problems.end(), told_of_additions_.begin(), told_of_additions_.end());
        work_.problems.insert(work_.problems.end(), told_last_.begin(), told_last_.end());
        auto& sessions = work_.history.sessions;
        const auto earlier = [](const Session& a, const Session& b) { return std::tie(a.date, a.logged, a.id) < std::tie(b.date, b.logged, b.id); };
        if (!std::ranges::is_sorted(sessions, earlier)) std::ranges::sort(sessions, earlier);
    }

  private:
    void fold_sessions() {
        const auto& blocks = work_.standing(BlockKind::session);
        work_.history.sessions.reserve(blocks.size());
        const auto& additions = work_.standing(BlockKind::more);
        joined_.resize(additions.size());
        for (const StandingBlock& entry : blocks) {
            if (!work_.happened(entry.date) || !tells_whether_they_met(entry.content)) continue;
            begin(entry);
            add_given(entry);
            told_ = &told_of_additions_;
            for (std::size_t n = 0; n < additions.size(); ++n)
                if (session_meant(additions[n].content) == session_.id && !joined_[n]) add(additions[n], n);
            told_ = &told_last_;
            finish();
            told_ = &work_.problems;
        }
    }

    /// A meeting as its own block has it, but for what was given there.
    void begin(const StandingBlock& entry) {
        session_ = {};
        meeting_ = entry.block;
        present_.clear();
        ratings_.clear();
        slips_.clear();
        clashes_.clear();
        unusable_.clear();
        session_.id = entry.block->id;
        session_.date = entry.date;
        for (const FlatField& field : entry.content.fields) take(field);
        session_.corrected = entry.corrected();
        session_.by = entry.by();
        session_.logged = entry.logged;
        session_.spot = entry.block->spot;
    }

    void take(const FlatField& field) {
        switch (field.key) {
            case Key::kind:
                session_.kind = field.text;
                tell_unknown_kind(field);
                break;
            case Key::led: session_.led = field.texts; break;
            case Key::team: session_.team = field.texts; break;
            case Key::present: add_present(field); break;
            case Key::headcount: session_.headcount = field.number; break;
            case Key::place: session_.place = field.text; break;
            case Key::language: session_.language = field.text; break;
            case Key::interpreter: session_.interpreter = field.number != 0; break;
            case Key::missed: session_.missed = missed_of(field.text); break;
            case Key::next: session_.next = next_of(field); break;
            default: break;
        }
    }

    /// Two leaders may both log: what a `more` block says belongs to its meeting.
    void add(const StandingBlock& more, std::size_t place) {
        joined_[place] = true;
        if (const FlatField* present = more.content.find(Key::present)) add_present(*present);
        if (const FlatField* next = more.content.find(Key::next))
            if (const auto agreed = next_of(*next)) session_.next = agreed;
        if (more.corrected()) session_.corrected = true;
        add_given(more);
    }

    void tell_lonely_additions() {
        const auto& additions = work_.standing(BlockKind::more);
        told_ = &told_of_additions_;
        for (std::size_t n = 0; n < additions.size(); ++n) {
            if (joined_[n]) continue;
            const std::string_view of = additions[n].content.text(Key::of);
            if (session_meant(additions[n].content).empty() || !work_.blocks.knows(of))
                told_of_additions_.push_back(of_nothing(work_.blocks.named(), block_of(*additions[n].block)));
        }
    }

    /// With an unknown word for `missed` nobody can say whether they met: the meeting is left out.
    bool tells_whether_they_met(const FlatContent& content) {
        const FlatField* missed = content.find(Key::missed);
        if (!missed || is_one_of(missed_words(), missed->text)) return true;
        tell(missed->spot, Loss::block, {"session.unknown-missed", {missed->text}}, one_of(missed_words()));
        return false;
    }

    /// A kind that nobody knows expects a rating like any other: was it a meeting, or a slip for `phone`?
    void tell_unknown_kind(const FlatField& kind) {
        if (kind.text == known_kind_) return;
        if (work_.settings.knows_kind(kind.text)) {
            known_kind_ = kind.text;
            return;
        }
        tell(kind.spot, Loss::nothing, {"value.unknown-word", {"kind", kind.text}}, known_kinds_hint(std::string(kind.text), work_.settings));
    }

    void add_present(const FlatField& present) {
        for (const std::string_view voice : present.texts) {
            if (knows_voice(voice))
                add_there(voice);
            else
                tell_unknown_voice(present.spot, voice, Loss::value);
        }
    }

    /// Ratings, slips and words of a block, as they were given.
    void add_given(const StandingBlock& entry) {
        for (const FlatRating& raw : entry.content.ratings) {
            Rating rating;
            rating.key = raw.key;
            rating.status = raw.status;
            rating.items = raw.items;
            rating.total = raw.total;
            rating.by = entry.by();
            rating.spot = raw.spot;
            if (entry.correction) {
                rating.by = entry.writer_of(raw.key, work_.arena());
                rating.corrected = std::ranges::any_of(entry.correction->corrected_ratings, [&](const RatingKey& key) { return RatingKeyView(key) == raw.key; });
            }
            // Whoever answered was there, also if the answer cannot be used.
            if (raw.status != Status::absent && knows_voice(raw.key.voice)) add_there(raw.key.voice);
            if (judge(rating, raw, *entry.block))
                join(rating, *entry.block);
            else
                doubt(rating);
        }
        for (const FlatSlips& raw : entry.content.slips) add_slips(raw, entry);
        for (const FlatSaid& said : entry.content.said) {
            if (!knows_speaker(said.voice)) tell_unknown_voice(said.spot, said.voice, Loss::nothing);
            work_.history.words.push_back({session_.date, "said", said.voice, said.words, session_.id, entry.logged});
        }
    }

    void tell(Spot spot, Loss loss, Message message, Message hint = {}) {
        told_->push_back(problem_at(work_.blocks.named(), spot, loss, std::move(message), std::move(hint)));
    }

    /// Those of one line are one after the other, and the very same text.
    bool knows_voice(std::string_view voice) {
        if (voice.data() == known_voice_.data() && voice.size() == known_voice_.size()) return true;
        if (!work_.history.voice(voice)) return false;
        known_voice_ = voice;
        return true;
    }
    void add_there(std::string_view voice) {
        if (present_.empty() || present_.back() != voice) present_.push_back(voice);
    }
    bool knows_speaker(std::string_view voice) { return voice == "team" || knows_voice(voice); }

    const Rateable& rateable(std::string_view what) {
        for (const Rateable& known : rateable_)
            if (known.what == what) return known;
        const bool goal = work_.history.goal(what) != nullptr;
        const Measure* measure = goal ? nullptr : work_.measures.find(what);
        return rateable_.emplace_back(Rateable{what, goal || measure, measure});
    }

    void tell_unknown_voice(Spot spot, std::string_view unknown, Loss loss) {
        const std::string voice(unknown);
        std::vector<std::string> names;
        for (const Voice& known : work_.history.voices) names.push_back(known.id);
        const auto near = nearest(voice, names);
        tell(spot, loss, {"voice.unknown-on-file", {voice}}, near ? Message{"hint.did-you-mean", {*near}} : add_voice_hint(work_.ledger.client, voice, work_.ledger.file, spot.line));
    }

    Message known_what_hint(std::string_view unknown, Spot spot) const {
        const std::string what(unknown);
        std::vector<std::string> names = work_.measures.ids();
        for (const Goal& goal : work_.history.goals) names.push_back(goal.id);
        const auto near = nearest(what, names);
        return near ? Message{"hint.did-you-mean", {*near}} : add_goal_hint(work_.ledger.client, what, work_.ledger.file, spot.line);
    }

    /// True when the rating can stand; else it is told and left out.
    bool judge(Rating& rating, const FlatRating& raw, const FlatBlock& block) {
        if (!knows_voice(rating.key.voice)) {
            tell_unknown_voice(raw.spot, rating.key.voice, Loss::value);
            return false;
        }
        if (!rating.key.about.empty() && !knows_voice(rating.key.about)) {
            tell_unknown_voice(raw.spot, rating.key.about, Loss::value);
            return false;
        }
        if (rating.key.what.empty() && rating.status != Status::rated) return true;
        const Rateable& what = rateable(rating.key.what);
        rating.measure = what.measure;
        if (!what.known) {
            tell(raw.spot, Loss::value, {"what.unknown-on-file", {rating.key.what}}, known_what_hint(rating.key.what, raw.spot));
            return false;
        }
        std::size_t item = 0;
        const Message fault = rating_fault(raw, rating.measure, work_.settings, item);
        if (!fault.empty()) {
            const Spot spot = item < raw.item_spots.size() ? raw.item_spots[item] : raw.spot;
            tell(spot, Loss::value, fault, {"hint.amend", {work_.ledger.client, name_of(block), right_scores(raw, rating.measure, item)}});
            return false;
        }
        if (rating.status == Status::rated && !rating.total)
            rating.total = rating.measure ? rating.measure->total_of(rating.items) : rating.items.front();
        return true;
    }

    /// As `amend` takes it: a meeting by its id alone.
    static std::string name_of(const FlatBlock& block) { return block.kind == BlockKind::session ? std::string(block.id) : block.reference(); }

    static std::string about(const RatingKeyView& key) {
        std::string text(key.voice);
        if (!key.about.empty()) text.append("@").append(key.about);
        return text.append(":").append(key.what);
    }

    /// `teen:ors=?,?,?,?`
    static std::string open_scores(const RatingKeyView& key, const Measure* measure) {
        if (measure && measure->total_only()) return about(key) + ".total=?";
        std::string text = about(key) + "=?";
        for (std::size_t n = 1; measure && n < measure->items.size(); ++n) text += ",?";
        return text;
    }

    /// What an amend would say, with a ? for what nobody gave: `teen:ors=4.2,5.1,?,4.4`.
    static std::string right_scores(const FlatRating& raw, const Measure* measure, std::size_t item_at_fault) {
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
    void join(const Rating& rating, const FlatBlock& block) {
        if (is_in(unusable_, rating.key)) return tell_clash(rating, block);
        const auto other = std::ranges::find(ratings_, rating.key, &Rating::key);
        if (other == ratings_.end()) {
            ratings_.push_back(rating);
            return;
        }
        if (other->status == rating.status && std::ranges::equal(other->items, rating.items) && other->total == rating.total) return;
        tell_clash(rating, block);
    }

    /// One of two answers cannot be: which was meant is not ours to say, so the other is not used either.
    void doubt(const Rating& unusable) {
        unusable_.push_back(unusable.key);
        const auto other = std::ranges::find(ratings_, unusable.key, &Rating::key);
        if (other != ratings_.end()) tell_clash(*other, *meeting_);
    }

    static bool is_in(const std::vector<RatingKeyView>& keys, const RatingKeyView& key) { return std::ranges::find(keys, key) != keys.end(); }

    /// @param block  the later of the two
    void tell_clash(const Rating& rating, const FlatBlock& block) {
        const Message amend{"hint.amend", {work_.ledger.client, session_.id, open_scores(rating.key, rating.measure)}};
        const Message withdraw{"rating.hint-twice", {work_.ledger.client, block.reference(), rating_name(rating.key.owned())}};
        tell(rating.spot, Loss::value, {"rating.twice-on-file", {rating.key.voice, rating.key.what, session_.id}},
             block.kind == BlockKind::more ? withdraw : amend);
        clashes_.push_back(rating.key);
    }

    /// Only in a group are scores without a name taken on the command line.
    bool slips_can_be_typed() const {
        const Episode* episode = work_.history.episode();
        return session_.kind == "group" || (episode && episode->kind == "group");
    }

    static std::string right_slips(const FlatSlips& raw, const Measure* measure, std::size_t at_fault) {
        std::string text(raw.what);
        text += measure && !measure->one_item() ? ".total=" : "=";
        for (std::size_t n = 0; n < raw.scores.size(); ++n)
            text += (n == 0 ? "" : ",") + (n == at_fault ? std::string("?") : raw.scores[n].to_string(raw.scores[n].decimals()));
        return text;
    }

    void add_slips(const FlatSlips& raw, const StandingBlock& entry) {
        const Rateable what = rateable(raw.what);
        if (!what.known) {
            tell(raw.spot, Loss::value, {"what.unknown-on-file", {raw.what}}, known_what_hint(raw.what, raw.spot));
            return;
        }
        Slips slips{raw.what, what.measure, {}, entry.by(), false};
        if (entry.correction) {
            slips.by = entry.writer_of({"", "", raw.what}, work_.arena());
            slips.corrected = std::ranges::find(entry.correction->corrected_slips, raw.what) != entry.correction->corrected_slips.end();
        }
        std::vector<base::Score> scores;
        for (std::size_t n = 0; n < raw.scores.size(); ++n) {
            const Message fault = slip_fault(raw.what, raw.scores[n], what.measure);
            if (fault.empty()) {
                scores.push_back(raw.scores[n]);
                continue;
            }
            const Spot spot = n < raw.score_spots.size() ? raw.score_spots[n] : raw.spot;
            const Message amend{"hint.amend", {work_.ledger.client, name_of(*entry.block), right_slips(raw, what.measure, n)}};
            tell(spot, Loss::value, fault, slips_can_be_typed() ? amend : Message{"hint.correct-the-line", {work_.ledger.file, spot.line}});
        }
        if (scores.empty()) return;
        slips.scores = work_.arena().copy(scores);
        slips_.push_back(slips);
    }

    Message slip_fault(std::string_view what, base::Score score, const Measure* measure) const {
        const std::optional<base::Score> number = score;
        FlatRating one;
        one.key.what = what;
        if (measure && !measure->one_item())
            one.total = number;
        else
            one.items = {&number, 1};
        std::size_t item = 0;
        return rating_fault(one, measure, work_.settings, item);
    }

    /// The meeting at hand has got all that it gets.
    void finish() {
        if (!clashes_.empty()) std::erase_if(ratings_, [&](const Rating& r) { return is_in(clashes_, r.key); });
        if (!std::ranges::is_sorted(ratings_, {}, &Rating::key)) std::ranges::sort(ratings_, {}, &Rating::key);
        std::ranges::stable_sort(slips_, {}, &Slips::what);
        settle_presence();
        if (session_.missed && (!ratings_.empty() || !slips_.empty() || !present_.empty()))
            tell(session_.spot, Loss::nothing, {"session.missed-but-rated", {session_.id}}, last_word_hint());
        base::Arena& arena = work_.arena();
        session_.present = arena.copy(present_);
        session_.ratings = arena.copy(ratings_);
        session_.slips = arena.copy(slips_);
        work_.history.sessions.push_back(session_);
    }

    /// Takes back the addition or correction that came last, which brought what does not fit; without one it was a hand.
    Message last_word_hint() const {
        const std::string meeting = meeting_->reference();
        std::optional<Block> last;
        const auto consider = [&](const Block& block) {
            if (block.content.text("of") == meeting && (!last || last->logged() <= block.logged())) last = block;
        };
        for (const StandingBlock& more : work_.standing(BlockKind::more)) consider(block_of(*more.block));
        for (const Block* amend : work_.blocks.amends()) consider(*amend);
        return last ? undo_hint(work_.blocks.named(), *last) : Message{"hint.correct-the-line", {work_.ledger.file, session_.spot.line}};
    }

    /// There: named as present, or answered; not those marked absent.
    void settle_presence() {
        if (!std::ranges::is_sorted(present_)) std::ranges::sort(present_);
        present_.erase(std::unique(present_.begin(), present_.end()), present_.end());
        for (const Rating& rating : ratings_)
            if (rating.status == Status::absent && rating.key.what.empty()) std::erase(present_, rating.key.voice);
    }

    const FoldWork& work_;
    std::vector<Rateable> rateable_;
    std::string_view known_kind_, known_voice_;  ///< those met last

    // The meeting at hand.
    Session session_;
    const FlatBlock* meeting_ = nullptr;
    std::vector<std::string_view> present_;
    std::vector<Rating> ratings_;
    std::vector<Slips> slips_;
    std::vector<RatingKeyView> clashes_;   ///< answered twice, not alike
    std::vector<RatingKeyView> unusable_;  ///< an answer that cannot be was told

    // What is told: of meetings, then of additions, then of what became of it all.
    Problems told_of_additions_, told_last_;
    Problems* told_ = &work_.problems;
    std::vector<bool> joined_;  ///< of the additions, which have found their meeting
};

}  // namespace

void fold_meetings(const FoldWork& work) {
    MeetingFolder(work).run();
}

}  // namespace viktig::model
