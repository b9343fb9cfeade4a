// Theil-Sen line, its interval, and lag-1 autocorrelation.
#include "viktig/stats/trend.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/trend_series.hpp"
#include "viktig/stats/mann_kendall.hpp"

using namespace viktig::stats;
using namespace viktig::tests;

namespace {

const std::vector<Point> eight_meetings = {{1, 14}, {2, 16}, {3, 15}, {4, 17}, {5, 18}, {6, 16}, {7, 21}, {8, 24}};

/// Ends of an interval at one level against those of R's trend where it ran, else of scipy, which cuts at the ends.
struct Ends {
    int same = 0;
    int absent = 0;  ///< and scipy gives the extreme slopes
};

void hold_interval(const Golden& theil_sen_figures, const Golden& scipy, std::size_t row,
                   const std::vector<Point>& points, const std::string& level, double confidence, Ends& ends) {
    const auto ours = theil_sen(points, confidence)->slope_interval;
    const auto trend_low = number(theil_sen_figures, row, "lo" + level + "_trend");
    const auto trend_high = number(theil_sen_figures, row, "hi" + level + "_trend");
    const double scipy_low = *number(scipy, row, "lo" + level + "_theilslopes");
    const double scipy_high = *number(scipy, row, "hi" + level + "_theilslopes");
    CAPTURE(level);
    if (ours) {
        CHECK(close(ours->lower, scipy_low));
        CHECK(close(ours->upper, scipy_high));
        if (trend_low) CHECK(close(ours->lower, *trend_low));
        if (trend_high) CHECK(close(ours->upper, *trend_high));
        ++ends.same;
    } else {
        CHECK_FALSE(trend_low);
        CHECK_FALSE(trend_high);
        ++ends.absent;
    }
}

}  // namespace

TEST_CASE("eight meetings rise by 1.25 a day from 12.125") {
    const auto line = theil_sen(eight_meetings);
    REQUIRE(line);
    CHECK(line->slope == 1.25);
    CHECK(line->intercept == 12.125);
    CHECK(line->pairs == 28);
}

TEST_CASE("worked example: four ratings on days 0, 1, 2 and 4") {
    const std::vector<Point> points = {{0, 10}, {1, 13}, {2, 12}, {4, 18}};
    // slopes 3, 1, 2, -1, 5/3, 3: sorted -1, 1, 5/3, 2, 3, 3
    const auto line = theil_sen(points, 0.8);
    REQUIRE(line);
    CHECK(close(line->slope, (5.0 / 3 + 2) / 2));
    CHECK(close(line->intercept, (10 + 18 - 4 * 11.0 / 6) / 2));
    // z 1.2816, variance 26/3, C 3.773: ranks 1.11 and 5.89, rounded 1 and 6
    REQUIRE(line->slope_interval);
    CHECK(line->slope_interval->lower == -1);
    CHECK(line->slope_interval->upper == 3);
    CHECK_FALSE(theil_sen(points, 0.95)->slope_interval);
}

TEST_CASE("one odd meeting in nine does not change the slope") {
    std::vector<Point> points;
    for (int day = 1; day <= 9; ++day) points.push_back({static_cast<double>(day), 9.0 + day});
    points[4].score = 40;
    CHECK(theil_sen(points)->slope == 1);
}

TEST_CASE("a slope is absent until two ratings fall on different days") {
    CHECK_FALSE(theil_sen({}));
    CHECK_FALSE(theil_sen(std::vector<Point>{{3, 10}}));
    CHECK_FALSE(theil_sen(std::vector<Point>{{3, 10}, {3, 12}, {3, 14}}));
    const auto two = theil_sen(std::vector<Point>{{3, 10}, {3, 12}, {5, 14}});
    REQUIRE(two);
    CHECK(two->slope == 1.5);
    CHECK(two->pairs == 2);
}

TEST_CASE("what is no number has no slope") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(theil_sen(std::vector<Point>{{1, 10}, {2, none}, {3, 12}}));
    CHECK_FALSE(mann_kendall(std::vector<Point>{{1, 10}, {none, 11}, {3, 12}}));
    CHECK_FALSE(lag1_autocorrelation(std::vector<double>{1, none, 3}));
}

TEST_CASE("a score that never moves has slope 0 and no interval") {
    const std::vector<Point> points = {{1, 20}, {2, 20}, {3, 20}, {4, 20}, {5, 20}, {6, 20}};
    const auto line = theil_sen(points);
    REQUIRE(line);
    CHECK(line->slope == 0);
    CHECK(line->intercept == 20);
    CHECK_FALSE(line->slope_interval);
}

TEST_CASE("the order in which ratings are handed in changes nothing") {
    std::vector<Point> turned(eight_meetings.rbegin(), eight_meetings.rend());
    std::swap(turned[1], turned[5]);
    const auto line = theil_sen(turned);
    CHECK(line->slope == 1.25);
    CHECK(line->intercept == 12.125);
    CHECK(line->slope_interval->lower == theil_sen(eight_meetings)->slope_interval->lower);
    CHECK(mann_kendall(turned)->s == 21);
    CHECK(close(mann_kendall(turned)->p, mann_kendall(eight_meetings)->p));
}

TEST_CASE("a confidence outside 0 to 1 has no interval, and more confidence makes it wider") {
    for (const double confidence : {-0.5, 0.0, 1.0, 95.0})
        CHECK_FALSE(theil_sen(eight_meetings, confidence)->slope_interval);
    const auto narrow = theil_sen(eight_meetings, 0.5)->slope_interval;
    const auto wide = theil_sen(eight_meetings, 0.95)->slope_interval;
    CHECK(wide->lower < narrow->lower);
    CHECK(narrow->upper < wide->upper);
}

TEST_CASE("slopes and intercepts are those of R and scipy in all series") {
    const Golden figures = golden("trend_theilsen.csv");
    const Golden scipy = golden("trend_scipy.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        const auto line = theil_sen(trend_series(series));
        REQUIRE(line);
        CHECK(static_cast<double>(line->pairs) == *number(figures, row, "n_slopes"));
        for (const char* column : {"slope_trend", "slope_EnvStats", "slope_mblm", "slope_zyp"}) {
            const auto expected = number(figures, row, column);
            if (!expected) continue;
            CHECK(close(line->slope, *expected));
            ++compared;
        }
        CHECK(close(line->slope, *number(scipy, row, "slope_theilslopes")));
        CHECK(close(line->intercept, *number(scipy, row, "intercept_joint_theilslopes")));
        compared += 2;
        for (const char* column : {"intercept_mblm", "intercept_zyp"}) {
            const auto expected = number(figures, row, column);
            if (!expected) continue;
            CHECK(close(line->intercept, *expected));
            ++compared;
        }
    }
    CHECK(compared == 274);
}

TEST_CASE("intervals of slopes are those of R's trend, and of scipy where it does not cut") {
    const Golden figures = golden("trend_theilsen.csv");
    const Golden scipy = golden("trend_scipy.csv");
    Ends ends;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        const std::vector<Point> points = trend_series(series);
        hold_interval(figures, scipy, row, points, "95", 0.95, ends);
        hold_interval(figures, scipy, row, points, "90", 0.9, ends);
        hold_interval(figures, scipy, row, points, "80", 0.8, ends);
    }
    CHECK(ends.same == 91);
    CHECK(ends.absent == 14);
}

TEST_CASE("lag-1 autocorrelation is that of R's acf in all series") {
    const Golden figures = golden("trend_ols.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        std::vector<double> scores;
        for (const Point& point : trend_series(series)) scores.push_back(point.score);
        const auto correlation = lag1_autocorrelation(scores);
        if (scores.size() == 2) {
            CHECK(*number(figures, row, "acf_lag1") == -0.5);
            CHECK_FALSE(correlation);
            continue;
        }
        REQUIRE(correlation);
        CHECK(close(*correlation, *number(figures, row, "acf_lag1")));
        ++compared;
    }
    CHECK(compared == 34);
}

TEST_CASE("worked example: autocorrelation of 1, 2, 3, 6 is 1 in 14") {
    // distances from the mean: -2, -1, 0, 3; products 2 + 0 + 0; squares 4 + 1 + 0 + 9
    CHECK(close(*lag1_autocorrelation(std::vector<double>{1, 2, 3, 6}), 2.0 / 14));
    CHECK_FALSE(lag1_autocorrelation({}));
    CHECK_FALSE(lag1_autocorrelation(std::vector<double>{7, 7, 7, 7}));
    CHECK_FALSE(lag1_autocorrelation(std::vector<double>{1, 2}));
}

TEST_CASE("a thousand million points added to every score change neither autocorrelation nor slope") {
    std::vector<double> small;
    std::vector<double> large;
    std::vector<Point> far;
    for (const Point& point : eight_meetings) {
        small.push_back(point.score);
        large.push_back(point.score + 1e9);
        far.push_back({point.day + 700'000, point.score + 1e9});
    }
    CHECK(close(*lag1_autocorrelation(large), *lag1_autocorrelation(small)));
    CHECK(theil_sen(far)->slope == 1.25);
}
