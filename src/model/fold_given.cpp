#include "fold_given.hpp"

#include <algorithm>

#include "right_scores.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::model {

using base::Message;

namespace {

/// As `amend` takes it: a meeting by its id alone.
std::string name_of(const FlatBlock& block) {
    return block.kind == BlockKind::session ? std::string(block.id) : block.reference();
}

bool is_in(const std::vector<RatingKeyView>& keys, const RatingKeyView& key) {
    return std::ranges::find(keys, key) != keys.end();
}

}  // namespace

void GivenAtMeeting::begin(const Session& session, const FlatBlock& block) {
    session_ = &session;
    block_ = &block;
    present_.clear();
    ratings_.clear();
    slips_.clear();
    clashes_.clear();
    unusable_.clear();
}

void GivenAtMeeting::add(const StandingBlock& entry) {
    for (const FlatRating& raw : entry.content.ratings) add_rating(raw, entry);
    for (const FlatSlips& raw : entry.content.slips) add_slips(raw, entry);
    for (const FlatSaid& said : entry.content.said) {
        if (!names_.knows_speaker(said.voice)) names_.tell_unknown_voice(said.spot, said.voice, Loss::nothing);
        work_.history.words.push_back({session_->date, "said", said.voice, said.words, session_->id, entry.logged});
    }
}

void GivenAtMeeting::add_rating(const FlatRating& raw, const StandingBlock& entry) {
    Rating rating;
    rating.key = raw.key;
    rating.status = raw.status;
    rating.items = raw.items;
    rating.total = raw.total;
    rating.by = entry.by;
    rating.spot = raw.spot;
    if (entry.correction) {
        rating.by = entry.writer_of(raw.key, work_.arena());
        rating.corrected = std::ranges::any_of(entry.correction->corrected_ratings, [&](const RatingKey& key) { return RatingKeyView(key) == raw.key; });
    }
    // Whoever answered was there, also if the answer cannot be used.
    if (raw.status != Status::absent && names_.knows_voice(raw.key.voice)) was_there(raw.key.voice);
    if (judge(rating, raw, *entry.block))
        join(rating, *entry.block);
    else
        doubt(rating);
}

/// True when the rating can stand; else it is told and left out.
bool GivenAtMeeting::judge(Rating& rating, const FlatRating& raw, const FlatBlock& block) {
    if (!names_.knows_voice(rating.key.voice)) {
        names_.tell_unknown_voice(raw.spot, rating.key.voice, Loss::value);
        return false;
    }
    if (!rating.key.about.empty() && !names_.knows_voice(rating.key.about)) {
        names_.tell_unknown_voice(raw.spot, rating.key.about, Loss::value);
        return false;
    }
    if (rating.key.what.empty() && rating.status != Status::rated) return true;
    const Rateable what = names_.rateable(rating.key.what);
    rating.measure = what.measure;
    if (!what.known) {
        names_.tell_unknown_what(raw.spot, rating.key.what);
        return false;
    }
    if (!rating_stands(raw, rating.measure, work_.settings)) {
        std::size_t item = 0;
        const Message fault = rating_fault(raw, rating.measure, work_.settings, item);
        const Spot spot = item < raw.item_spots.size() ? raw.item_spots[item] : raw.spot;
        work_.tell(spot, Loss::value, fault, {"hint.amend", {work_.ledger.client, name_of(block), right_scores(raw, rating.measure, item)}});
        return false;
    }
    if (rating.status == Status::rated && !rating.total)
        rating.total = rating.measure ? rating.measure->total_of(rating.items) : rating.items.front();
    return true;
}

/// The same thing logged twice: once if it is the same, never a guess if it is not.
void GivenAtMeeting::join(const Rating& rating, const FlatBlock& block) {
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
void GivenAtMeeting::doubt(const Rating& unusable) {
    unusable_.push_back(unusable.key);
    const auto other = std::ranges::find(ratings_, unusable.key, &Rating::key);
    if (other != ratings_.end()) tell_clash(*other, *block_);
}

/// @param block  the later of the two
void GivenAtMeeting::tell_clash(const Rating& rating, const FlatBlock& block) {
    const Message amend{"hint.amend", {work_.ledger.client, session_->id, open_scores(rating.key, rating.measure)}};
    const Message withdraw{"rating.hint-twice", {work_.ledger.client, block.reference(), rating_name(rating.key.owned())}};
    work_.tell(rating.spot, Loss::value, {"rating.twice-on-file", {rating.key.voice, rating.key.what, session_->id}},
               block.kind == BlockKind::more ? withdraw : amend);
    clashes_.push_back(rating.key);
}

void GivenAtMeeting::add_slips(const FlatSlips& raw, const StandingBlock& entry) {
    const Rateable what = names_.rateable(raw.what);
    if (!what.known) {
        names_.tell_unknown_what(raw.spot, raw.what);
        return;
    }
    Slips slips{raw.what, what.measure, {}, entry.by, false};
    if (entry.correction) {
        slips.by = entry.writer_of({"", "", raw.what}, work_.arena());
        slips.corrected = std::ranges::find(entry.correction->corrected_slips, raw.what) != entry.correction->corrected_slips.end();
    }
    std::vector<base::Score> scores;
    for (std::size_t n = 0; n < raw.scores.size(); ++n) {
        const Message fault = fault_of(raw.what, raw.scores[n], what.measure);
        if (fault.empty()) {
            scores.push_back(raw.scores[n]);
            continue;
        }
        const Spot spot = n < raw.score_spots.size() ? raw.score_spots[n] : raw.spot;
        const Message amend{"hint.amend", {work_.ledger.client, name_of(*entry.block), right_scores(raw, what.measure, n)}};
        work_.tell(spot, Loss::value, fault, slips_can_be_typed() ? amend : Message{"hint.correct-the-line", {work_.ledger.file, spot.line}});
    }
    if (scores.empty()) return;
    slips.scores = work_.arena().copy(scores);
    slips_.push_back(slips);
}

Message GivenAtMeeting::fault_of(std::string_view what, base::Score slip, const Measure* measure) const {
    const std::optional<base::Score> number = slip;
    FlatRating one;
    one.key.what = what;
    if (measure && !measure->one_item())
        one.total = number;
    else
        one.items = {&number, 1};
    std::size_t item = 0;
    return rating_fault(one, measure, work_.settings, item);
}

/// Only in a group are scores without a name taken on the command line.
bool GivenAtMeeting::slips_can_be_typed() const {
    const Episode* episode = work_.history.episode();
    return session_->kind == "group" || (episode && episode->kind == "group");
}

void GivenAtMeeting::settle(Session& session) {
    if (!clashes_.empty()) std::erase_if(ratings_, [&](const Rating& r) { return is_in(clashes_, r.key); });
    if (!std::ranges::is_sorted(ratings_, {}, &Rating::key)) std::ranges::sort(ratings_, {}, &Rating::key);
    std::ranges::stable_sort(slips_, {}, &Slips::what);
    settle_presence();
    base::Arena& arena = work_.arena();
    session.present = arena.copy(present_);
    session.ratings = arena.copy(ratings_);
    session.slips = arena.copy(slips_);
}

/// There: named as present, or answered; not those marked absent.
void GivenAtMeeting::settle_presence() {
    if (!std::ranges::is_sorted(present_)) std::ranges::sort(present_);
    present_.erase(std::unique(present_.begin(), present_.end()), present_.end());
    for (const Rating& rating : ratings_)
        if (rating.status == Status::absent && rating.key.what.empty()) std::erase(present_, rating.key.voice);
}

}  // namespace viktig::model
