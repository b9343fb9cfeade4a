// Wilson's interval, held to four programs.
#include "viktig/stats/proportion.hpp"

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::tests::Against;

TEST_CASE("Wilson's interval is that of R and of binom at every level") {
    Against figures("wilson.csv", 1e-12);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const Share share{figures.count(row, "count"), figures.count(row, "of")};
        const Interval interval = *wilson_interval(share, *figures.number(row, "confidence"));
        figures.check(interval.lower, row, "lower_prop_test", 1e-3);  // theirs lose digits near 0
        figures.check(interval.upper, row, "upper_prop_test");
        figures.check(interval.lower, row, "lower_binom", 1e-3);
        figures.check(interval.upper, row, "upper_binom");
    }
    CHECK(figures.compared() == 284);
}

TEST_CASE("Wilson's interval is that of statsmodels and of scipy at every level") {
    Against figures("wilson_python.csv", 1e-12);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const Share share{figures.count(row, "count"), figures.count(row, "of")};
        const Interval interval = *wilson_interval(share, *figures.number(row, "confidence"));
        figures.check(interval.lower, row, "lower_statsmodels", 1e-3);
        figures.check(interval.upper, row, "upper_statsmodels");
        figures.check(interval.lower, row, "lower_scipy", 1e-3);
        figures.check(interval.upper, row, "upper_scipy");
    }
    CHECK(figures.compared() == 284);
}

TEST_CASE("12 of 20 may be .387 to .781, 0 of 5 up to .434 and 3 of 5 .231 to .882") {
    const auto near = [](double ours, double printed) { return std::abs(ours - printed) < 0.0005; };
    const Interval twelve = *wilson_interval({12, 20});
    CHECK(near(twelve.lower, 0.387));
    CHECK(near(twelve.upper, 0.781));
    const Interval none = *wilson_interval({0, 5});
    CHECK(none.lower == 0);
    CHECK(near(none.upper, 0.434));
    const Interval three = *wilson_interval({3, 5});
    CHECK(near(three.lower, 0.231));
    CHECK(near(three.upper, 0.882));
}

TEST_CASE("an interval of none starts at exactly 0 and of all ends at exactly 1") {
    for (std::size_t n = 1; n <= 2000; ++n) {
        const Interval none = *wilson_interval({0, n}, 0.998);
        const Interval all = *wilson_interval({n, n}, 0.998);
        REQUIRE(none.lower == 0);
        REQUIRE(all.upper == 1);
        REQUIRE(none.upper == doctest::Approx(1 - all.lower).epsilon(1e-12));
    }
}

TEST_CASE("an interval of a share holds the share and stays within 0 and 1") {
    for (std::size_t n = 1; n <= 60; ++n) {
        for (std::size_t count = 0; count <= n; ++count) {
            const Interval interval = *wilson_interval({count, n}, 0.998);
            const double share = static_cast<double>(count) / static_cast<double>(n);
            REQUIRE(interval.lower >= 0);
            REQUIRE(interval.upper <= 1);
            REQUIRE(interval.lower <= share);
            REQUIRE(interval.upper >= share);
        }
    }
}

TEST_CASE("none of none, more than all and a confidence of 1 have no interval") {
    CHECK_FALSE(wilson_interval({0, 0}));
    CHECK_FALSE(wilson_interval({3, 2}));
    CHECK_FALSE(wilson_interval({1, 2}, 1));
    CHECK_FALSE(wilson_interval({1, 2}, 0));
}
