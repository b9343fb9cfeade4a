// What a service has decided: viktig.toml.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "viktig/base/score.hpp"

namespace viktig::model {

enum class Permissions { only_me, group, unmanaged };

struct Settings {
    std::string name;             ///< of the service, for the head of reports; may be empty
    std::string language = "nb";  ///< en, nb, nn or da
    Permissions permissions = Permissions::only_me;
    std::vector<std::string> asked = {"ors", "srs"};  ///< forms asked at every meeting: the rows of "asked and answered"
    std::vector<std::string> kinds;                   ///< kinds of meeting beyond the built-in ones
    std::vector<std::string> no_rating_expected = {"phone"};
    base::Score goal_step = base::Score::from_whole(1);

    base::Score goal_change = base::Score::from_whole(3);  ///< points that count as closer or further
    long silence_days = 28;
    long no_gain_meetings = 3;
    long waiting_days = 14;         ///< from asking to the first meeting
    long goal_unrated_meetings = 3; ///< running, at which nobody rated it
    bool below_expected = true;     ///< whether an open course is held against those that have ended
    int expected_band = 80;         ///< of 100 ratings, what the band around what is expected is to hold: 50 to 99

    std::size_t small_cells = 5;        ///< in pages about many, counts of persons under this are withheld; at least 3
    bool outcomes_by_therapist = false; ///< whether outcomes may be told apart by therapist
    /// Measure id and the name of the reliable change in use, where it is not `default`.
    std::vector<std::pair<std::string, std::string>> thresholds;

    [[nodiscard]] std::string threshold_name(const std::string& measure) const;
    [[nodiscard]] bool expects_rating(std::string_view session_kind) const;
    [[nodiscard]] bool knows_kind(std::string_view session_kind) const;
};

/// Goals are rated 0 to 10.
inline constexpr base::Score goal_min = base::Score::from_whole(0);
inline constexpr base::Score goal_max = base::Score::from_whole(10);

}  // namespace viktig::model
