// What the service's own ended courses lead to expect of one that goes on: by measure, of one's own life.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viktig/model/history.hpp"
#include "viktig/model/settings.hpp"
#include "viktig/stats/change.hpp"
#include "viktig/stats/expected_response.hpp"

namespace viktig::report {

struct Series;

/// Where one rating is expected.
struct ExpectedRating {
    std::size_t rating = 0;  ///< the one that the line is taken at: the longest course's last, where it is later than that
    stats::ExpectedScore figures;
    /// The last score that is not behind: the band's edge towards trouble, taken to the decimals of the score, away from
    /// trouble. Scores beyond it, and only they, are behind: what is printed is what decides.
    base::Score limit;
};

/// The line of one measure, its band, and what that band held.
struct ExpectedCourse {
    stats::ExpectedResponse response;
    int band = 80;                       ///< of 100 ratings
    std::optional<stats::HeldOut> held;  ///< of courses that the line had not seen

    /// @param rating    1-based, by this person on this measure within the course
    /// @param decimals  of the score that is held to it
    /// @return  nullopt for the first rating, and for who began where none of the courses did that the line was made from
    [[nodiscard]] std::optional<ExpectedRating> at(base::Score first, std::size_t rating, stats::Direction direction, int decimals) const;
    /// How many of 100 ratings the band held; nullopt where none could be tried.
    [[nodiscard]] std::optional<double> held_percent() const;
};

/// By measure id; a measure with too few ended courses is not among them.
using ExpectedCourses = std::map<std::string, ExpectedCourse, std::less<>>;

/// Whether a series is of the kind that is held against them: how life is for oneself, not of staff, rated more than once.
[[nodiscard]] bool can_be_behind(const model::History& history, const Series& series);

/// Collects what has ended. The own lives of staff are none, and each who rates counts once in a course.
class EndedCourses {
  public:
    /// Every stretch of help in it that has an ending.
    void add(const model::History& history, const model::Settings& settings);
    /// One ended stretch of help: who rated by which measure, each with totals in the order of time.
    void add(const std::vector<std::pair<std::string, std::vector<base::Score>>>& rated);

    /// @param band  of 100 ratings, 50 to 99. @return nullopt below stats::fewest_episodes with a course of stats::fewest_ratings
    [[nodiscard]] std::optional<ExpectedCourse> expected(const std::string& measure, int band) const;
    [[nodiscard]] ExpectedCourses expected(int band) const;
    /// First scores of the courses that are long enough to count, ascending.
    [[nodiscard]] std::vector<double> first_scores(const std::string& measure) const;

  private:
    using Scores = std::vector<double>;
    std::map<std::string, std::vector<std::vector<Scores>>> by_measure_;  ///< of each ended course those who rated
};

}  // namespace viktig::report
