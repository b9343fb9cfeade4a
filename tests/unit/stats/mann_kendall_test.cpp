// Rises and falls counted, and how often chance gives as many.
#include "viktig/stats/mann_kendall.hpp"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/trend_series.hpp"

using namespace viktig::stats;
using namespace viktig::tests;

namespace {

std::vector<Point> daily(const std::vector<double>& scores) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < scores.size(); ++i) points.push_back({static_cast<double>(i), scores[i]});
    return points;
}

/// Lists every order, equal values among them told apart.
double listed_p(const std::vector<Point>& points) {
    const std::int64_t s = mann_kendall(points)->s;
    std::vector<std::size_t> order(points.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    double as_far = 0;
    double all = 0;
    do {
        std::vector<Point> shuffled = points;
        for (std::size_t i = 0; i < order.size(); ++i) shuffled[i].score = points[order[i]].score;
        as_far += std::abs(mann_kendall(shuffled)->s) >= std::abs(s) ? 1 : 0;
        all += 1;
    } while (std::ranges::next_permutation(order).found);
    return as_far / all;
}

/// The mean of the squares of S over every order; the mean of S is 0.
double listed_variance(const std::vector<Point>& points) {
    std::vector<std::size_t> order(points.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    double squares = 0;
    double all = 0;
    do {
        std::vector<Point> shuffled = points;
        for (std::size_t i = 0; i < order.size(); ++i) shuffled[i].score = points[order[i]].score;
        const double s = static_cast<double>(mann_kendall(shuffled)->s);
        squares += s * s;
        all += 1;
    } while (std::ranges::next_permutation(order).found);
    return squares / all;
}

/// Checks a value against each of the columns that has one, and counts them.
int hold(const Golden& table, std::size_t row, double value, const std::vector<const char*>& columns) {
    int compared = 0;
    for (const char* column : columns) {
        CAPTURE(column);
        const auto expected = number(table, row, column);
        if (!expected) continue;
        CHECK(close(value, *expected));
        ++compared;
    }
    return compared;
}

}  // namespace

TEST_CASE("eight meetings: 21 more rises than falls, variance 64.333, z 2.4935") {
    const auto test = mann_kendall(daily({14, 16, 15, 17, 18, 16, 21, 24}));
    REQUIRE(test);
    CHECK(test->s == 21);
    CHECK(close(test->variance, 193.0 / 3));
    CHECK(test->z == doctest::Approx(2.4935).epsilon(1e-5));
    CHECK(test->method == PMethod::exact);
}

TEST_CASE("worked example: 3, 1, 2, 2 falls twice more than it rises") {
    // pairs: 3>1, 3>2, 3>2 fall; 1<2, 1<2 rise; 2=2. S = 2 - 3
    const auto test = mann_kendall(daily({3, 1, 2, 2}));
    REQUIRE(test);
    CHECK(test->s == -1);
    CHECK(close(test->variance, (4 * 3 * 13 - 2 * 1 * 9) / 18.0));
    CHECK(test->z == 0);
    CHECK(close(test->tau_b, -1 / std::sqrt(6.0 * 5.0)));
    CHECK(close(test->p, 1));  // among 5 pairs that are not equal, S is odd: never nearer to zero than 1
}

TEST_CASE("three rising ratings come by chance once in three, both ways counted") {
    CHECK(close(mann_kendall(daily({1, 2, 3}))->p, 1.0 / 3));
    CHECK(mann_kendall(daily({1, 2}))->p == 1);
    CHECK(mann_kendall(daily({1, 2}))->z == 0);
}

TEST_CASE("under two ratings, on one day only or without any difference there is no trend to test") {
    CHECK_FALSE(mann_kendall({}));
    CHECK_FALSE(mann_kendall(daily({5})));
    CHECK_FALSE(mann_kendall(daily({5, 5, 5, 5, 5})));
    CHECK_FALSE(mann_kendall(std::vector<Point>{{1, 3}, {1, 4}, {1, 5}}));
    CHECK(mann_kendall_variance({}) == 0);
    CHECK(mann_kendall_variance(daily({5, 5, 5})) == 0);
}

TEST_CASE("the exact p is what listing all orders gives, for all scores of three values up to six ratings") {
    int series = 0;
    for (int count = 2; count <= 6; ++count) {
        int all = 1;
        for (int i = 0; i < count; ++i) all *= 3;
        for (int code = 0; code < all; code += count == 6 ? 7 : 1) {
            std::vector<double> scores;
            for (int i = 0, rest = code; i < count; ++i, rest /= 3) scores.push_back(rest % 3);
            const auto points = daily(scores);
            if (!mann_kendall(points)) continue;
            CAPTURE(code);
            CHECK(close(mann_kendall(points)->p, listed_p(points)));
            ++series;
        }
    }
    CHECK(series == 450);
}

TEST_CASE("the variance is that over all orders, with threefold ties in day and in score") {
    const std::vector<Point> both = {{1, 5}, {1, 5}, {1, 6}, {2, 5}, {2, 7}, {3, 7}};
    CHECK(close(mann_kendall(both)->variance, listed_variance(both)));
    CHECK(mann_kendall_variance(both) == mann_kendall(both)->variance);
    const std::vector<Point> scores = {{1, 5}, {2, 5}, {3, 5}, {4, 8}, {5, 7}, {6, 7}};
    CHECK(close(mann_kendall(scores)->variance, listed_variance(scores)));
}

TEST_CASE("days that are shared while all scores differ have an exact p too") {
    const std::vector<Point> points = {{1, 4}, {1, 2}, {2, 5}, {2, 7}, {3, 6}, {4, 9}, {4, 8}};
    CHECK(mann_kendall(points)->method == PMethod::exact);
    CHECK(close(mann_kendall(points)->p, listed_p(points)));
}

TEST_CASE("beyond fifty ratings, or with ties in day and score, p is the normal one") {
    std::mt19937 chance(1);
    std::vector<double> scores;
    for (int i = 0; i < 50; ++i) scores.push_back(static_cast<double>(chance() % 41) + 0.1 * i);
    const auto fifty = mann_kendall(daily(scores));
    scores.push_back(20);
    const auto more = mann_kendall(daily(scores));
    CHECK(fifty->method == PMethod::exact);
    CHECK(more->method == PMethod::normal);
    CHECK(mann_kendall(std::vector<Point>{{1, 3}, {1, 4}, {2, 4}, {3, 5}})->method == PMethod::normal);
    CHECK(std::abs(fifty->p - std::erfc(std::abs(fifty->z) / std::sqrt(2.0))) < 0.002);  // the two methods meet
}

TEST_CASE("turned upside down, the count changes its sign and nothing else changes") {
    const Golden figures = golden("trend_mannkendall.csv");
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        auto points = trend_series(cell(figures, row, "series_id"));
        const auto up = mann_kendall(points);
        for (Point& point : points) point.score = -point.score;
        const auto down = mann_kendall(points);
        CHECK(up->s == -down->s);
        CHECK(up->z == -down->z);
        CHECK(up->tau_b == -down->tau_b);
        CHECK(up->variance == down->variance);
        CHECK(close(up->p, down->p));
    }
}

TEST_CASE("count, variance, z and tau are those of R, scipy and pymannkendall in all series") {
    const Golden figures = golden("trend_mannkendall.csv");
    const Golden scipy = golden("trend_scipy.csv");
    int compared = 0;
    int z_compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        const auto test = mann_kendall(trend_series(series));
        REQUIRE(test);
        const bool days_shared = cell(figures, row, "ties_in_time") == "TRUE";
        const double s = static_cast<double>(test->s);
        compared += hold(figures, row, s, {"S_trend", "S_EnvStats"});
        compared += hold(figures, row, test->variance, {"varS_trend", "varS_EnvStats"});
        compared += hold(figures, row, test->tau_b, {"tau_b_trend", "tau_b_cortest"});
        compared += hold(scipy, row, test->tau_b, {"tau_b_kendalltau"});
        z_compared += hold(figures, row, test->z, {"z_trend_cc", "z_EnvStats_cc"});
        if (days_shared) continue;  // pymannkendall knows no days: it would count pairs of one day
        compared += hold(scipy, row, s, {"S_pymk"});
        compared += hold(scipy, row, test->variance, {"varS_pymk"});
        z_compared += hold(scipy, row, test->z, {"z_pymk"});
    }
    CHECK(compared == 305);
    CHECK(z_compared == 101);
}

TEST_CASE("the exact p is the fraction of orders in the reference, ties or none") {
    const Golden figures = golden("trend_exact_permutation.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        const auto test = mann_kendall(trend_series(series));
        REQUIRE(test);
        CHECK(test->method == PMethod::exact);
        CHECK(static_cast<double>(test->s) == *number(figures, row, "S"));
        const double fraction =
            *number(figures, row, "p_two_exact_numerator") / *number(figures, row, "p_two_exact_denominator");
        CHECK(close(test->p, fraction, 1e-13));
        CHECK(close(test->p, *number(figures, row, "p_two_exact"), 1e-13));
        ++compared;
    }
    CHECK(compared == 34);
}

TEST_CASE("without ties the exact p is that of R's cor.test and of scipy") {
    const Golden figures = golden("trend_mannkendall.csv");
    const Golden scipy = golden("trend_scipy.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        if (cell(figures, row, "method_cortest_default") != "exact") continue;
        const std::string series = cell(figures, row, "series_id");
        CAPTURE(series);
        const auto test = mann_kendall(trend_series(series));
        compared += hold(figures, row, test->p, {"p_cortest_default"});
        compared += hold(scipy, row, test->p, {"p_kendalltau_exact"});
    }
    CHECK(compared == 38);
}

TEST_CASE("where ties in day and score leave only the normal p it is that of R") {
    const Golden figures = golden("trend_mannkendall.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        if (cell(figures, row, "ties_in_time") != "TRUE") continue;
        const auto test = mann_kendall(trend_series(cell(figures, row, "series_id")));
        CHECK(test->method == PMethod::normal);
        compared += hold(figures, row, test->p, {"p_cortest_exactF_cc", "p_EnvStats_cc"});
        compared += hold(figures, row, test->z, {"z_cortest_exactF_cc", "z_EnvStats_cc"});
    }
    CHECK(compared == 4);
}
