// The trail of a case: amends, changes, withdrawals and tombstones, each with what stood when it was logged.
#include "viktig/model/revisions.hpp"

#include <algorithm>
#include <map>

#include "lay_amends.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {
namespace {

using base::Score;

bool logged_before(const Block* a, const Block* b) {
    return std::tuple(a->logged(), a->id) < std::tuple(b->logged(), b->id);
}

/// Of several changes the one that holds later.
bool holds_before(const FoldedBlock* a, const FoldedBlock* b) {
    const auto key = [](const FoldedBlock* e) { return std::tuple(date_of(e->content(), "date"), e->block->logged(), e->block->id); };
    return key(a) < key(b);
}

class Trail {
  public:
    Trail(const Ledger& ledger, const History& history, const MeasureSet& measures, const FoldOptions& options)
        : ledger_(ledger), history_(history), measures_(measures), options_(options),
          final_(apply_amends(ledger, [this](const Block& block) { return counts(block); })) {}

    std::vector<Revision> run() {
        std::vector<const Block*> events;
        for (const Block& block : ledger_.blocks) {
            if (!counts(block)) continue;
            const bool trails = block.kind == BlockKind::amend || block.kind == BlockKind::change || block.kind == BlockKind::erased;
            if (trails && !final_.erased.contains(block.reference())) events.push_back(&block);
            if (block.kind != BlockKind::amend) then_[block.reference()].block = &block;
        }
        std::ranges::sort(events, logged_before);
        for (const Block* event : events) {
            if (event->kind == BlockKind::change)
                add_change(*event);
            else if (event->kind == BlockKind::erased)
                add(begin(*event, RevisionKind::erased, event->content.text("of")));
            else if (is_undo(*event))
                add_undo(*event);
            else
                add_correction(*event);
        }
        return std::move(found_);
    }

  private:
    bool counts(const Block& block) const { return !options_.logged_before || block.logged() < *options_.logged_before; }

    Revision begin(const Block& event, RevisionKind kind, std::string of) const {
        Revision revision;
        revision.kind = kind;
        revision.of = std::move(of);
        revision.block = event.reference();
        revision.logged = event.logged();
        revision.by = event.by();
        revision.reason = event.content.text("reason");
        revision.stands = event.kind != BlockKind::amend || std::ranges::find(final_.amends, &event) != final_.amends.end();
        return revision;
    }

    void add(Revision revision) { found_.push_back(std::move(revision)); }

    /// The day and the meeting of a block, as it stood then.
    void place(Revision& revision, const FoldedBlock& target) const {
        revision.date = date_of(target.content(), "date");
        if (target.block->kind == BlockKind::session) revision.session = target.block->id;
        if (target.block->kind != BlockKind::more) return;
        revision.session = session_meant(target.content());
        const auto session = then_.find("session." + revision.session);
        if (session != then_.end()) revision.date = date_of(session->second.content(), "date");
    }

    /// What has not happened yet, as of the day asked for, has no corrections.
    bool happened(const Revision& revision) const {
        return !options_.as_of || !revision.date || *revision.date <= *options_.as_of;
    }

    FoldedBlock* target_of(const std::string& of) {
        const auto found = then_.find(of);
        return found == then_.end() || found->second.block->kind == BlockKind::erased || final_.erased.contains(of) ? nullptr : &found->second;
    }

    void add_correction(const Block& amend) {
        const std::string of = amend.content.text("of");
        seen_.push_back(&amend);
        FoldedBlock* target = target_of(of);
        if (!target) return;
        const FoldedBlock before = *target;
        Problems told_elsewhere;
        apply_amend(ledger_, amend, *target, told_elsewhere);
        Revision revision = begin(amend, RevisionKind::corrected, of);
        place(revision, before);
        if (!happened(revision)) return;
        if (!revision.stands && taken_back_before(amend)) put_together_again(*target, of);
        add_ratings(revision, amend, before, *target);
        for (const RawSlips& slips : amend.set.slips) add_slips(revision, slips.what, before, *target);
        for (const Said& said : amend.set.said) add_said(revision, said.voice, before, *target);
        for (const Field& field : amend.set.fields) add_field(revision, field.key, before, *target);
    }

    /// A clock that was wrong: the undo was logged before what it takes back.
    bool taken_back_before(const Block& amend) const {
        return std::ranges::any_of(seen_, [&](const Block* other) { return is_undo(*other) && other->content.text("of") == amend.reference(); });
    }

    static const RawRating* rating_in(const FoldedBlock& block, const RatingKey& key) {
        const auto found = std::ranges::find(block.content().ratings, key, &RawRating::key);
        return found == block.content().ratings.end() ? nullptr : &*found;
    }

    void add_ratings(const Revision& common, const Block& amend, const FoldedBlock& before, const FoldedBlock& after) {
        std::vector<RatingKey> keys;
        for (const RawRating& rating : amend.set.ratings) keys.push_back(rating.key);
        if (const auto* withdrawn = amend.content.get<Texts>("withdrawn"))
            for (const std::string& name : *withdrawn) keys.push_back(parse_rating_name(name));
        for (std::size_t n = 0; n < keys.size(); ++n) {
            if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(n), keys[n]) != keys.begin() + static_cast<std::ptrdiff_t>(n)) continue;
            const RawRating* was = rating_in(before, keys[n]);
            const RawRating* now = rating_in(after, keys[n]);
            if ((!was && !now) || (was && now && was->same_answer(*now))) continue;
            Revision revision = common;
            revision.key = "rated";
            revision.rating = keys[n];
            if (was) revision.was = *was;
            if (now) revision.now = *now;
            revision.was_total = total_of(was);
            revision.now_total = total_of(now);
            add(std::move(revision));
        }
    }

    void add_slips(Revision revision, const std::string& what, const FoldedBlock& before, const FoldedBlock& after) {
        const auto scores = [&](const FoldedBlock& block) -> RevisedValue {
            const auto found = std::ranges::find(block.content().slips, what, &RawSlips::what);
            if (found == block.content().slips.end()) return {};
            return found->scores;
        };
        revision.key = "slips." + what;
        revision.was = scores(before);
        revision.now = scores(after);
        if (revision.was.index() != 0 || revision.now.index() != 0) add(std::move(revision));
    }

    void add_said(Revision revision, const std::string& voice, const FoldedBlock& before, const FoldedBlock& after) {
        const auto words = [&](const FoldedBlock& block) -> RevisedValue {
            const auto found = std::ranges::find(block.content().said, voice, &Said::voice);
            if (found == block.content().said.end()) return {};
            return FieldValue{found->words};
        };
        revision.key = "said." + voice;
        revision.was = words(before);
        revision.now = words(after);
        add(std::move(revision));
    }

    void add_field(Revision revision, const std::string& key, const FoldedBlock& before, const FoldedBlock& after) {
        const Field* was = before.find(key);
        const Field* now = after.find(key);
        if (!now || (was && was->value == now->value)) return;  // a word that nobody knows took no other's place
        revision.key = key;
        if (was) revision.was = was->value;
        revision.now = now->value;
        add(std::move(revision));
    }

    /// What an undo means in the end: of an undo of an undo of a note, the note, brought back.
    void add_undo(const Block& undo) {
        seen_.push_back(&undo);
        const Block* meant = &undo;
        bool takes_back = false;
        for (std::size_t steps = 0; meant && is_undo(*meant) && steps <= seen_.size(); ++steps) {
            const std::string of = meant->content.text("of");
            if (final_.erased.contains(of)) return;
            meant = block_of(ledger_, of);
            takes_back = !takes_back;
        }
        if (!meant || is_undo(*meant) || meant->kind == BlockKind::erased) return;
        Revision revision = begin(undo, takes_back ? RevisionKind::taken_back : RevisionKind::brought_back, meant->reference());
        if (meant->kind == BlockKind::amend) {
            const std::string of = meant->content.text("of");
            FoldedBlock* target = target_of(of);
            if (!target) return;
            put_together_again(*target, of);
            revision.whole = *meant;
            place(revision, *target);
        } else if (FoldedBlock* target = target_of(meant->reference())) {
            revision.whole = *target->block;
            revision.whole->content = target->content();
            revision.whole->set = target->set();
            place(revision, *target);
        }
        if (happened(revision)) add(std::move(revision));
    }

    /// The block with the amends that stand by now.
    void put_together_again(FoldedBlock& target, const std::string& reference) {
        FoldedBlock fresh;
        fresh.block = target.block;
        Problems told_elsewhere;
        for (const Block* amend : standing_amends(seen_))
            if (amend->content.text("of") == reference && !is_undo(*amend)) apply_amend(ledger_, *amend, fresh, told_elsewhere);
        target = std::move(fresh);
    }

    void add_change(const Block& change) {
        const auto entry = std::ranges::find(final_.blocks, &change, &FoldedBlock::block);
        const std::string of = change.content.text("of");
        if (entry == final_.blocks.end() || final_.erased.contains(of) || !then_.contains(of)) return;
        Revision revision = begin(change, RevisionKind::changed, of);
        revision.date = date_of(change.content, "date");
        revision.stands = !entry->withdrawn;
        if (!happened(revision)) return;
        for (const Field& field : change.set.fields) {
            Revision one = revision;
            one.key = field.key;
            one.was = held_before(*entry, of, field.key);
            one.now = field.value;
            add(std::move(one));
        }
    }

    /// What held on the day of a change, but for the change; in the words that stood when it was logged.
    RevisedValue held_before(const FoldedBlock& change, const std::string& of, const std::string& key) const {
        const FoldedBlock* last = nullptr;
        for (const FoldedBlock& entry : final_.blocks) {
            if (entry.block->kind != BlockKind::change || entry.withdrawn) continue;
            const FoldedBlock& other = then_.at(entry.block->reference());
            if (other.content().text("of") != of || !other.set().find(key)) continue;
            if (holds_before(&other, &change) && (!last || holds_before(last, &other))) last = &other;
        }
        if (last) return last->set().find(key)->value;
        const auto meant = then_.find(of);
        const Field* field = meant == then_.end() ? nullptr : meant->second.content().find(key);
        if (!field) return {};
        return field->value;
    }

    /// The one number of a rating, as far as it has one; it need not be one that can stand.
    std::optional<Score> total_of(const RawRating* rating) const {
        if (!rating || rating->status != Status::rated) return std::nullopt;
        if (rating->total) return rating->total;
        const Measure* measure = history_.goal(rating->key.what) ? nullptr : measures_.find(rating->key.what);
        if (rating->items.size() != (measure ? measure->items.size() : 1)) return std::nullopt;
        return measure ? measure->total_of(rating->items) : rating->items.front();
    }

    const Ledger& ledger_;
    const History& history_;
    const MeasureSet& measures_;
    const FoldOptions& options_;
    FoldedBlocks final_;                       ///< as it all stands in the end
    std::map<std::string, FoldedBlock> then_;  ///< as it stood when the event at hand was logged
    std::vector<const Block*> seen_;           ///< amends up to then
    std::vector<Revision> found_;
};

}  // namespace

std::vector<Revision> revisions(const FlatLedger& ledger, const History& history, const MeasureSet& measures, const FoldOptions& options) {
    const Ledger revised = ledger_at(ledger, places_revised(ledger, {BlockKind::amend, BlockKind::change, BlockKind::erased}));
    return Trail(revised, history, measures, options).run();
}

}  // namespace viktig::model
