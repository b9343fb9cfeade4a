// How far people's ratings of the same thing lie apart.
#include "viktig/stats/distance.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"

using namespace viktig::stats;
using namespace viktig::tests;
using viktig::base::Score;

namespace {

/// Client, partner and therapist at four meetings.
const std::vector<std::vector<double>> meetings = {{18, 22, 30}, {20, 24, 28}, {24, 26, 29}, {28, 27, 30}};

Score score(const char* text) {
    return *Score::parse(text);
}

}  // namespace

TEST_CASE("worked example: three people at four meetings come closer") {
    const std::vector<double> ranges = {12, 8, 5, 3};
    const std::vector<double> spreads = {6.11, 4.00, 2.52, 1.53};
    const std::vector<double> gaps = {8, 6, 3.5, 0.5};
    std::vector<Point> over_time;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const std::vector<double>& ratings = meetings[i];
        CHECK(*range(ratings) == ranges[i]);
        CHECK(*spread(ratings) == doctest::Approx(spreads[i]).epsilon(0.001));
        CHECK(*signed_gap(ratings[0], std::vector<double>{ratings[1], ratings[2]}) == gaps[i]);
        over_time.push_back({static_cast<double>(i), *range(ratings)});
    }
    CHECK(
        close(*spread(meetings[0]), std::sqrt(112.0 / 3)));  // 16/3, 4/3 and 20/3 from the mean: squares 672/9, over 2
    // ranges 12, 8, 5, 3: slopes -4, -7/2, -3, -3, -5/2, -2
    CHECK(*range_trend(over_time) == -3);
}

TEST_CASE("the lowest voice is named by its score, not by a mean") {
    CHECK(*lowest(std::vector<double>{35.1, 38.0, 29.6}) == 29.6);
    CHECK(*lowest(std::vector<double>{35.1}) == 35.1);
    CHECK_FALSE(lowest({}));
}

TEST_CASE("a range takes two people, a spread three, a gap one other, a trend four times") {
    CHECK_FALSE(range({}));
    CHECK_FALSE(range(std::vector<double>{20}));
    CHECK(*range(std::vector<double>{20, 23.5}) == 3.5);
    CHECK_FALSE(spread(std::vector<double>{20, 23.5}));
    CHECK(*spread(std::vector<double>{20, 22, 24}) == 2);
    CHECK_FALSE(signed_gap(20, {}));
    CHECK(*signed_gap(20, std::vector<double>{17}) == -3);
    CHECK_FALSE(range_trend(std::vector<Point>{{0, 3}, {7, 2}, {14, 1}}));
    CHECK_FALSE(range_trend(std::vector<Point>{{7, 3}, {7, 2}, {7, 1}, {7, 0}}));
}

TEST_CASE("people who agree to the point have distance nought") {
    const std::vector<double> same = {27.3, 27.3, 27.3};
    CHECK(*range(same) == 0);
    CHECK(*spread(same) == 0);
    CHECK(*signed_gap(27.3, same) == 0);
}

TEST_CASE("a number that is none has no distance") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> ratings = {1, none, 3};
    CHECK_FALSE(range(ratings));
    CHECK_FALSE(spread(ratings));
    CHECK_FALSE(signed_gap(2, ratings));
    CHECK_FALSE(signed_gap(none, std::vector<double>{1}));
    CHECK_FALSE(lowest(ratings));
}

TEST_CASE("a shift of all ratings by a thousand million changes no distance") {
    std::vector<double> far = meetings[0];
    for (double& rating : far) rating += 1e9;
    CHECK(*range(far) == 12);
    CHECK(close(*spread(far), *spread(meetings[0])));
    CHECK(*signed_gap(far[0], std::vector<double>{far[1], far[2]}) == 8);
}

TEST_CASE("a gain of exactly the reliable change goes its way, a hair less goes no way") {
    const std::vector<Score> gains = {score("5"),      score("4.999"), score("-5"),
                                      score("-4.999"), score("0"),     score("9.1")};
    const auto counts = count_directions(gains, score("5"));
    REQUIRE(counts);
    CHECK(counts->better == 2);
    CHECK(counts->no_change == 3);
    CHECK(counts->worse == 1);
}

TEST_CASE("without a reliable change nobody's direction can be told, and of nobody all counts are nought") {
    CHECK_FALSE(count_directions(std::vector<Score>{score("5")}, Score{}));
    CHECK_FALSE(count_directions(std::vector<Score>{score("5")}, score("-5")));
    const auto counts = count_directions({}, score("5"));
    CHECK(counts->better + counts->no_change + counts->worse == 0);
}
