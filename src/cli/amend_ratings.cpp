// A correction of what people gave at a meeting: numbers, words instead of them, slips, and what nobody rated.
#include <algorithm>

#include "amend.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/log_line.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using model::RatingKey;
using model::RawRating;

const RawRating* rating_in(const Part& part, const RatingKey& key) {
    const auto& ratings = part.now.content.ratings;
    const auto found = std::ranges::find(ratings, key, &RawRating::key);
    return found == ratings.end() ? nullptr : &*found;
}

/// "declined" about everything and a number from the same person cannot both be.
bool contradicts(const RawRating& stands, const RatingKey& key) {
    return stands.key.voice == key.voice && stands.key != key && (stands.key.what.empty() || key.what.empty());
}

class RatingCorrector {
  public:
    RatingCorrector(const Amending& amending, Correction& correction) : amending_(amending), correction_(correction) {}

    void run() {
        read_given();
        read_withdrawn();
    }

  private:
    const Part* part_with(const RatingKey& key) const {
        const auto found = std::ranges::find_if(amending_.parts, [&](const Part& part) { return rating_in(part, key) != nullptr; });
        return found == amending_.parts.end() ? nullptr : &*found;
    }

    void read_given() {
        if (amending_.options.given.empty()) return;
        const model::LogContext context{amending_.history, amending_.store.measures(), amending_.store.settings(), amending_.meeting, amending_.kind};
        model::LogLine line = model::parse_log_line(amending_.options.given, context);
        for (RawRating& rating : line.ratings) set_rating(std::move(rating));
        for (model::RawSlips& slips : line.slips) set_slips(std::move(slips));
    }

    void set_rating(RawRating rating) {
        const Part* stands = part_with(rating.key);
        const auto contrary = parts_with_contrary(rating);
        const Part& part = stands ? *stands : contrary.empty() ? amending_.parts.front() : *contrary.front();
        correction_.aim_at(part);
        for (const Part* other : contrary) correction_.aim_at(*other);  // what contradicts it must go, and one amend reaches one block
        if (stands) {
            if (rating_in(part, rating.key)->same_answer(rating))
                throw Error(Exit::usage, {"amend.same", {model::rating_name(rating.key), part.reference}},
                            {"hint.history", {amending_.options.client}});
            correction_.was.ratings.push_back(*rating_in(part, rating.key));
        }
        for (const RawRating& other : part.now.content.ratings)
            if (contradicts(other, rating.key)) withdraw(other);
        correction_.set.ratings.push_back(std::move(rating));
    }

    std::vector<const Part*> parts_with_contrary(const RawRating& rating) const {
        std::vector<const Part*> found;
        for (const Part& part : amending_.parts)
            if (std::ranges::any_of(part.now.content.ratings, [&](const RawRating& stands) { return contradicts(stands, rating.key); }))
                found.push_back(&part);
        return found;
    }

    void withdraw(const RawRating& stands) {
        const std::string name = model::rating_name(stands.key);
        if (std::ranges::find(correction_.withdrawn, name) != correction_.withdrawn.end()) return;
        correction_.withdrawn.push_back(name);
        correction_.was.ratings.push_back(stands);
    }

    void set_slips(model::RawSlips slips) {
        const auto holds = [&](const Part& part) { return std::ranges::find(part.now.content.slips, slips.what, &model::RawSlips::what); };
        const auto& parts = amending_.parts;
        const auto part = std::ranges::find_if(parts, [&](const Part& each) { return holds(each) != each.now.content.slips.end(); });
        correction_.aim_at(part == parts.end() ? parts.front() : *part);
        if (part != parts.end()) correction_.was.slips.push_back(*holds(*part));
        correction_.set.slips.push_back(std::move(slips));
    }

    void read_withdrawn() {
        for (const std::string& name : amending_.options.withdraw) {
            const RatingKey key = model::parse_rating_name(name);
            const Part* part = part_with(key);
            if (!part) throw Error(Exit::data, {"amend.not-rated", {name, amending_.parts.front().reference}}, rated_here());
            correction_.aim_at(*part);
            withdraw(*rating_in(*part, key));
        }
    }

    Message rated_here() const {
        std::vector<std::string> names;
        for (const Part& part : amending_.parts)
            for (const RawRating& rating : part.now.content.ratings) names.push_back(model::rating_name(rating.key));
        return names.empty() ? Message{} : model::one_of(names);
    }

    const Amending& amending_;
    Correction& correction_;
};

}  // namespace

void correct_ratings(const Amending& amending, Correction& correction) {
    RatingCorrector(amending, correction).run();
}

}  // namespace viktig::cli
