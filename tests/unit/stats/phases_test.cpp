// Nonoverlap of two phases and its interval.
#include "viktig/stats/phases.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/golden.hpp"

using namespace viktig::stats;
using namespace viktig::tests;

namespace {

std::vector<double> phase_of(const Golden& series, const std::string& id, const std::string& phase) {
    std::vector<double> scores;
    for (std::size_t row = 0; row < series.rows.size(); ++row) {
        const auto score = number(series, row, "score");
        const bool wanted = cell(series, row, "series_id") == id && cell(series, row, "phase") == phase;
        if (wanted && score) scores.push_back(*score);
    }
    return scores;
}

Direction direction_of(const Golden& figures, std::size_t row) {
    return cell(figures, row, "improvement") == "increase" ? Direction::higher_is_better : Direction::lower_is_better;
}

/// Newcombe's equation, both sides: 0 at an end of the interval.
double distance_from_root(double nap, double x, double z, double m, double n) {
    const double half = (m + n) / 2 - 1;
    const double variance = x * (1 - x) * (1 + half * ((1 - x) / (2 - x) + x / (1 + x))) / (m * n);
    return (nap - x) * (nap - x) - z * z * variance;
}

}  // namespace

TEST_CASE("worked example: of fifteen pairs fourteen rise and one is equal") {
    const std::vector<double> before = {14, 16, 15};
    const std::vector<double> after = {17, 18, 16, 21, 24};
    const auto overlap = nonoverlap(before, after, Direction::higher_is_better);
    REQUIRE(overlap);
    CHECK(overlap->better == 14);
    CHECK(overlap->equal == 1);
    CHECK(close(overlap->nap, 14.5 / 15));
    CHECK(close(overlap->tau, 14.0 / 15));
    CHECK(close(overlap->nap_standard_error_no_effect, std::sqrt(9.0 / 180)));
    CHECK(close(overlap->tau_standard_error_no_effect, 2 * std::sqrt(9.0 / 180)));
    CHECK(overlap->nap_interval.lower < overlap->nap);
    CHECK(overlap->nap < overlap->nap_interval.upper);
    CHECK(overlap->nap_interval.upper < 1);
}

TEST_CASE("an empty phase, a number that is none and a confidence outside 0 to 1 have no answer") {
    const std::vector<double> some = {1, 2};
    const std::vector<double> none = {1, std::numeric_limits<double>::quiet_NaN()};
    CHECK_FALSE(nonoverlap({}, some, Direction::higher_is_better));
    CHECK_FALSE(nonoverlap(some, {}, Direction::higher_is_better));
    CHECK_FALSE(nonoverlap(some, none, Direction::higher_is_better));
    for (const double confidence : {0.0, 1.0, -1.0, 95.0}) {
        CHECK_FALSE(nonoverlap(some, some, Direction::higher_is_better, confidence));
    }
}

TEST_CASE("one rating before and one after leave nearly everything open") {
    const std::vector<double> low = {10};
    const std::vector<double> high = {20};
    const auto overlap = nonoverlap(low, high, Direction::higher_is_better);
    REQUIRE(overlap);
    CHECK(overlap->nap == 1);
    CHECK(overlap->nap_interval.upper == 1);
    CHECK(close(overlap->nap_interval.lower, 1 / (1 + 1.959963984540054 * 1.959963984540054)));  // (1 - x) = z^2 x
}

TEST_CASE("phases that do not differ at all lie in the middle, with an interval that does too") {
    const std::vector<double> same = {7, 7, 7, 7};
    const auto overlap = nonoverlap(same, same, Direction::lower_is_better);
    CHECK(overlap->nap == 0.5);
    CHECK(overlap->tau == 0);
    CHECK(close(overlap->nap_interval.lower, 1 - overlap->nap_interval.upper));
}

TEST_CASE("NAP, Tau and the standard error are those of SingleCaseES in all series") {
    const Golden series = golden("ab_series.csv");
    const Golden figures = golden("ab_singlecasees.csv");
    const Golden mann_whitney = golden("ab_nap_newcombe_scipy.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string id = cell(figures, row, "series_id");
        CAPTURE(id);
        const auto before = phase_of(series, id, "A");
        const auto after = phase_of(series, id, "B");
        const auto overlap = nonoverlap(before, after, direction_of(figures, row));
        REQUIRE(overlap);
        CHECK(static_cast<double>(before.size()) == *number(figures, row, "n_A"));
        CHECK(static_cast<double>(after.size()) == *number(figures, row, "n_B"));
        CHECK(close(overlap->nap, *number(figures, row, "NAP")));
        CHECK(std::abs(overlap->tau - *number(figures, row, "Tau")) < 1e-13);
        CHECK(close(overlap->nap_standard_error_no_effect, *number(figures, row, "NAP_SE_null")));
        const double pairs = static_cast<double>(before.size() * after.size());
        CHECK(close(overlap->nap * pairs, *number(mann_whitney, row, "U_mannwhitneyu")));
        compared += 4;
    }
    CHECK(compared == 188);
}

TEST_CASE("intervals are the roots of Newcombe's equation, and near those of SingleCaseES") {
    const Golden series = golden("ab_series.csv");
    const Golden figures = golden("ab_singlecasees.csv");
    const Golden roots = golden("ab_nap_newcombe_scipy.csv");
    int compared = 0;
    int package_compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const std::string id = cell(figures, row, "series_id");
        CAPTURE(id);
        for (const std::string level : {"95", "80"}) {
            const auto overlap = nonoverlap(phase_of(series, id, "A"), phase_of(series, id, "B"),
                                            direction_of(figures, row), std::stod(level) / 100);
            CHECK(close(overlap->nap_interval.lower, *number(roots, row, "lo" + level + "_root"), 1e-11));
            CHECK(close(overlap->nap_interval.upper, *number(roots, row, "hi" + level + "_root"), 1e-11));
            CHECK(std::abs(overlap->tau_interval.lower - (2 * overlap->nap_interval.lower - 1)) < 1e-15);
            CHECK(std::abs(overlap->tau_interval.upper - (2 * overlap->nap_interval.upper - 1)) < 1e-15);
            compared += 2;
            if (overlap->nap == 0 || overlap->nap == 1) continue;
            CHECK(std::abs(overlap->nap_interval.lower - *number(figures, row, "NAP_lo" + level)) < 2e-4);
            CHECK(std::abs(overlap->nap_interval.upper - *number(figures, row, "NAP_hi" + level)) < 2e-4);
            package_compared += 2;
        }
    }
    CHECK(compared == 188);
    CHECK(package_compared == 120);
}

TEST_CASE("the ends lie z standard errors off for every NAP and every size up to six by six") {
    const double z = 1.959963984540054;
    for (int m = 1; m <= 6; ++m) {
        for (int n = 1; n <= 6; ++n) {
            const std::vector<double> before(static_cast<std::size_t>(m), 10);
            for (int better = 0; better <= n; ++better) {
                std::vector<double> after(static_cast<std::size_t>(n), 5);
                for (int i = 0; i < better; ++i) after[static_cast<std::size_t>(i)] = 15;
                const auto up = nonoverlap(before, after, Direction::higher_is_better);
                const auto down = nonoverlap(before, after, Direction::lower_is_better);
                CHECK(std::abs(distance_from_root(up->nap, up->nap_interval.lower, z, m, n)) < 1e-14);
                CHECK(std::abs(distance_from_root(up->nap, up->nap_interval.upper, z, m, n)) < 1e-14);
                CHECK(up->nap_interval.lower <= up->nap);
                CHECK(up->nap <= up->nap_interval.upper);
                CHECK(std::abs(up->nap + down->nap - 1) < 1e-15);
                CHECK(std::abs(up->nap_interval.lower + down->nap_interval.upper - 1) < 1e-14);
                CHECK(up->tau == -down->tau);
            }
        }
    }
}
