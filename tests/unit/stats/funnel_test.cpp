// Funnel limits and over-dispersion, held to FunnelPlotR.
#include "viktig/stats/funnel.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::tests::Against;

namespace {

std::vector<Share> golden_units() {
    const Against table("funnel_units.csv");
    std::vector<Share> units;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        units.push_back({table.count(row, "improved"), table.count(row, "n")});
    }
    return units;
}

// FunnelPlotR has z to six decimals, we have it whole: a limit of ours as it would be with theirs.
double with_six_decimals(double limit, double target, double whole, double rounded) {
    if (limit == 0 || limit == 1) return limit;
    const double angle = std::asin(std::sqrt(target));
    const double moved = std::sin(angle + (std::asin(std::sqrt(limit)) - angle) / whole * rounded);
    return moved * moved;
}

double rounded_95(double limit, double target) {
    return with_six_decimals(limit, target, 1.9599639845400545, 1.959964);
}

double rounded_998(double limit, double target) {
    return with_six_decimals(limit, target, 3.090232306167813, 3.090232);
}

}  // namespace

TEST_CASE("funnel limits for six targets and many sizes are those of FunnelPlotR") {
    Against figures("funnel_limits.csv", 1e-12);
    int folded = 0;
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const double target = *figures.number(row, "target");
        const FunnelLimits limits = *funnel_limits(target, figures.count(row, "n"));
        // In the smallest unit of a target FunnelPlotR may go below angle 0 and come back up; the limit there is 0.
        const double angle = std::asin(std::sqrt(target)) - 1.959964 / 2 / std::sqrt(*figures.number(row, "n"));
        const bool back_up = limits.of_95.lower == 0 && *figures.number(row, "lower_95") > 0;
        folded += back_up ? 1 : 0;
        const double lower =
            back_up && angle < 0 ? std::pow(std::sin(angle), 2) : rounded_95(limits.of_95.lower, target);
        figures.check(lower, row, "lower_95", 1e-3);
        figures.check(rounded_95(limits.of_95.upper, target), row, "upper_95");
        figures.check(rounded_998(limits.of_998.lower, target), row, "lower_998", 1e-3);
        figures.check(rounded_998(limits.of_998.upper, target), row, "upper_998");
    }
    CHECK(figures.compared() == 244);
    CHECK(folded == 2);
}

TEST_CASE("over-dispersion of 24 units and the widened limits are those of FunnelPlotR") {
    const std::vector<Share> units = golden_units();
    REQUIRE(units.size() == 24);
    const double target = *pooled_share(units);
    const OverDispersion spread = *over_dispersion(units, target);
    Against figures("funnel_judged.csv", 1e-11);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const Share unit{figures.count(row, "improved"), figures.count(row, "n")};
        figures.check(target, row, "target");
        figures.check(spread.phi, row, "phi");
        figures.check(spread.tau2, row, "tau2");
        figures.check(funnel_z(unit, target), row, "z");
        const FunnelLimits plain = *funnel_limits(target, unit.of);
        figures.check(rounded_95(plain.of_95.lower, target), row, "lower_95");
        figures.check(rounded_95(plain.of_95.upper, target), row, "upper_95");
        figures.check(rounded_998(plain.of_998.lower, target), row, "lower_998");
        figures.check(rounded_998(plain.of_998.upper, target), row, "upper_998");
        const FunnelLimits wide = *funnel_limits(target, unit.of, spread.tau2);
        figures.check(rounded_95(wide.of_95.lower, target), row, "wide_lower_95");
        figures.check(rounded_95(wide.of_95.upper, target), row, "wide_upper_95");
        figures.check(rounded_998(wide.of_998.lower, target), row, "wide_lower_998");
        figures.check(rounded_998(wide.of_998.upper, target), row, "wide_upper_998");
    }
    CHECK(figures.compared() == 132);
}

TEST_CASE("9 of 12 around a half is 1.81 standard errors up and inside the funnel") {
    // asin sqrt(3/4) is 60 degrees, asin sqrt(1/2) is 45: pi/12 times 2 sqrt(12).
    const double z = *funnel_z({9, 12}, 0.5);
    CHECK(z == doctest::Approx(std::acos(-1.0) / 12 * 2 * std::sqrt(12.0)).epsilon(1e-14));
    const FunnelLimits limits = *funnel_limits(0.5, 12);
    CHECK(limits.of_95.upper > 0.75);
    CHECK(limits.of_95.lower == doctest::Approx(1 - limits.of_95.upper).epsilon(1e-14));
    CHECK(*funnel_z({3, 12}, 0.5) == doctest::Approx(-z).epsilon(1e-14));
}

TEST_CASE("a unit is outside its limits exactly where its z says so") {
    for (std::size_t n = 1; n <= 60; ++n) {
        const FunnelLimits limits = *funnel_limits(0.55, n);
        REQUIRE(limits.of_998.lower <= limits.of_95.lower);
        REQUIRE(limits.of_998.upper >= limits.of_95.upper);
        for (std::size_t count = 0; count <= n; ++count) {
            const double share = static_cast<double>(count) / static_cast<double>(n);
            const double z = *funnel_z({count, n}, 0.55);
            REQUIRE((share < limits.of_95.lower || share > limits.of_95.upper) == (std::abs(z) > 1.9599639845400545));
        }
    }
}

TEST_CASE("units alike have no over-dispersion and wider limits need some") {
    const std::vector<Share> alike(12, Share{6, 12});
    CHECK(over_dispersion(alike, 0.5)->phi == 0);
    CHECK(over_dispersion(alike, 0.5)->tau2 == 0);
    const FunnelLimits plain = *funnel_limits(0.5, 12);
    CHECK(funnel_limits(0.5, 12, 0.01)->of_95.upper > plain.of_95.upper);
    CHECK(funnel_limits(0.5, 12, 10)->of_95.upper == 1);
    CHECK(funnel_limits(0.5, 12, 10)->of_95.lower == 0);
}

TEST_CASE("two units of 12, one with 9 and one with 3, have a phi of 3.29 before the tenths are pulled in") {
    // z = -/+ 1.8138; of two units the percentiles lie a tenth of the way in: -/+ 1.4510. phi 2.1055, tau2 (2 phi - 1) / 48.
    const std::vector<Share> two = {{9, 12}, {3, 12}};
    const double pulled = 0.8 * std::acos(-1.0) / std::sqrt(12.0) * 2;
    const OverDispersion spread = *over_dispersion(two, 0.5);
    CHECK(spread.phi == doctest::Approx(pulled * pulled));
    CHECK(spread.tau2 == doctest::Approx((2 * pulled * pulled - 1) / 48));
}

TEST_CASE("one unit, empty units and a target of all or nothing have no funnel") {
    const std::vector<Share> one = {{3, 6}, {0, 0}};
    CHECK_FALSE(over_dispersion(one, 0.5));
    CHECK_FALSE(over_dispersion({}, 0.5));
    CHECK_FALSE(pooled_share({}));
    CHECK_FALSE(funnel_limits(0, 10));
    CHECK_FALSE(funnel_limits(1, 10));
    CHECK_FALSE(funnel_limits(0.5, 0));
    CHECK_FALSE(funnel_limits(0.5, 10, -0.1));
    CHECK_FALSE(funnel_z({7, 6}, 0.5));
}
