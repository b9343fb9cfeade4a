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

Score score(const char* text) {
    return *Score::parse(text);
}

std::vector<Score> scores(std::initializer_list<const char*> texts) {
    std::vector<Score> all;
    for (const char* text : texts) all.push_back(score(text));
    return all;
}

/// Client, partner and therapist at four meetings.
const std::vector<std::vector<Score>> meetings = {scores({"18", "22", "30"}), scores({"20", "24", "28"}),
                                                  scores({"24", "26", "29"}), scores({"28", "27", "30"})};

}  // namespace

TEST_CASE("worked example: three people at four meetings come closer") {
    const std::vector<const char*> ranges = {"12", "8", "5", "3"};
    const std::vector<double> squares = {112.0 / 3, 16, 19.0 / 3, 7.0 / 3};  // spreads 6.11, 4.00, 2.52, 1.53
    const std::vector<double> gaps = {8, 6, 3.5, 0.5};
    std::vector<Point> over_time;
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const std::vector<Score>& ratings = meetings[i];
        CHECK(*range(ratings) == score(ranges[i]));
        CHECK(close(*spread(ratings), std::sqrt(squares[i])));
        CHECK(signed_gap(ratings[0], std::vector<Score>{ratings[1], ratings[2]})->points() == gaps[i]);
        over_time.push_back({static_cast<double>(i), static_cast<double>(score(ranges[i]).thousandths()) / 1000});
    }
    // ranges 12, 8, 5, 3: slopes -4, -7/2, -3, -3, -5/2, -2
    CHECK(range_trend(over_time)->slope == -3);
    CHECK(range_trend(over_time)->pairs == 6);
}

TEST_CASE("a range takes two people, a spread three, a gap one other, a trend four times") {
    CHECK_FALSE(range({}));
    CHECK_FALSE(range(scores({"20"})));
    CHECK(*range(scores({"20", "23.5"})) == score("3.5"));
    CHECK_FALSE(spread(scores({"20", "23.5"})));
    CHECK(*spread(scores({"20", "22", "24"})) == 2);
    CHECK_FALSE(signed_gap(score("20"), {}));
    CHECK(signed_gap(score("20"), scores({"17"}))->points() == -3);
    CHECK_FALSE(range_trend(std::vector<Point>{{0, 3}, {7, 2}, {14, 1}}));
    CHECK_FALSE(range_trend(std::vector<Point>{{7, 3}, {7, 2}, {7, 1}, {7, 0}}));
    CHECK_FALSE(range_trend(std::vector<Point>{{0, 3}, {7, 2}, {14, std::numeric_limits<double>::quiet_NaN()}, {21, 0}}));
}

TEST_CASE("people who agree to the point have distance nought") {
    const std::vector<Score> same = scores({"27.3", "27.3", "27.3"});
    CHECK(*range(same) == Score{});
    CHECK(*spread(same) == 0);
    CHECK(signed_gap(score("27.3"), same)->points() == 0);
}

TEST_CASE("a range and a gap are exact where binary fractions are not") {
    CHECK(*range(scores({"21.7", "16.7", "20"})) == score("5"));
    CHECK(*range(scores({"0.3", "0.1"})) == score("0.2"));
    CHECK(signed_gap(score("0.1"), scores({"0.3"}))->rounded(1) == score("0.2"));
}

TEST_CASE("a gap is rounded once and halves go away from nought on either side") {
    const Gap third{1000, 3};
    CHECK(third.rounded(3) == score("0.333"));
    CHECK(third.rounded(0) == Score{});
    CHECK(close(third.points(), 1.0 / 3));
    CHECK(Gap{-5000, 3}.rounded(2) == score("-1.67"));
    CHECK(Gap{500, 1}.rounded(0) == score("1"));
    CHECK(Gap{-500, 1}.rounded(0) == score("-1"));
    CHECK(Gap{499, 1}.rounded(0) == Score{});
    CHECK(Gap{-499, 1}.rounded(0) == Score{});
    CHECK(Gap{250, 2}.rounded(2) == score("0.13"));
    CHECK(Gap{9500, 2}.rounded(2) == score("4.75"));
}

TEST_CASE("the sign of a gap is that of the others over the one for all pairs on a grid of tenths") {
    for (int one = 0; one <= 100; ++one)
        for (int other = 0; other <= 100; ++other) {
            const auto gap = signed_gap(Score::from_thousandths(one * 100), std::vector<Score>{Score::from_thousandths(other * 100)});
            CHECK(gap->rounded(1) == Score::from_thousandths((other - one) * 100));
            CHECK((gap->points() > 0) == (other > one));
            CHECK((gap->points() < 0) == (other < one));
        }
}

TEST_CASE("a shift of all ratings by a hundred million changes no distance") {
    std::vector<Score> far = meetings[0];
    for (Score& rating : far) rating = rating + Score::from_whole(100'000'000);
    CHECK(*range(far) == score("12"));
    CHECK(*spread(far) == *spread(meetings[0]));
    CHECK(signed_gap(far[0], std::vector<Score>{far[1], far[2]})->points() == 8);
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
