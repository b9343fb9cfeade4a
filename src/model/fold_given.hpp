// What people gave at one meeting: judged, joined with what was added, and never guessed at. Internal to folding.
#pragma once

#include <string_view>
#include <vector>

#include "meeting_names.hpp"

namespace viktig::model {

class GivenAtMeeting {
  public:
    GivenAtMeeting(const FoldWork& work, MeetingNames& names) : work_(work), names_(names) {}

    /// Another meeting begins. Both stay where they are until it is settled.
    void begin(const Session& session, const FlatBlock& block);
    /// Ratings, slips and words of the meeting's own block or of an addition, as they were given.
    void add(const StandingBlock& entry);
    void was_there(std::string_view voice) {
        if (present_.empty() || !same_name(present_.back(), voice)) present_.push_back(voice);
    }
    /// The meeting has got all that it gets: `present`, `ratings` and `slips` are set.
    void settle(Session& session);

  private:
    void add_rating(const FlatRating& raw, const StandingBlock& entry);
    void add_slips(const FlatSlips& raw, const StandingBlock& entry);
    [[nodiscard]] bool judge(Rating& rating, const FlatRating& raw, const FlatBlock& block);
    [[nodiscard]] base::Message fault_of(std::string_view what, base::Score slip, const Measure* measure) const;
    [[nodiscard]] bool slips_can_be_typed() const;
    void join(const Rating& rating, const FlatBlock& block);
    void doubt(const Rating& unusable);
    void tell_clash(const Rating& rating, const FlatBlock& block);
    void settle_presence();

    const FoldWork& work_;
    MeetingNames& names_;

    // The meeting at hand.
    const Session* session_ = nullptr;
    const FlatBlock* block_ = nullptr;
    std::vector<std::string_view> present_;
    std::vector<Rating> ratings_;
    std::vector<Slips> slips_;
    std::vector<RatingKeyView> clashes_;   ///< answered twice, not alike
    std::vector<RatingKeyView> unusable_;  ///< an answer that cannot be was told
};

}  // namespace viktig::model
