// Waiting times after Kaplan and Meier, held to R's survival package.
#include "viktig/stats/waiting.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::tests::Against;

namespace {

std::map<std::string, std::vector<Wait>> waiting_lists() {
    const Against table("kaplan_meier_data.csv");
    std::map<std::string, std::vector<Wait>> lists;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Wait wait{static_cast<int>(table.count(row, "days")), table.count(row, "met") == 1};
        lists[table.text(row, "set")].push_back(wait);
    }
    return lists;
}

}  // namespace

TEST_CASE("the waiting curve of fourteen lists is that of survfit, step by step") {
    const auto lists = waiting_lists();
    REQUIRE(lists.size() == 14);
    Against figures("kaplan_meier_curve.csv", 1e-12);
    std::size_t step_number = 0;
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const std::string set = figures.text(row, "set");
        const bool same = row > 0 && set == figures.text(row - 1, "set") &&
                          figures.text(row, "level") == figures.text(row - 1, "level");
        step_number = same ? step_number + 1 : 0;
        const std::vector<WaitingStep> curve = waiting_curve(lists.at(set), *figures.number(row, "level"));
        const WaitingStep& step = curve.at(step_number);
        const bool last = row + 1 == figures.rows() || set != figures.text(row + 1, "set") ||
                          figures.text(row, "level") != figures.text(row + 1, "level");
        CHECK((step_number + 1 == curve.size()) == last);
        figures.check(step.days, row, "days");
        figures.check(static_cast<double>(step.at_risk), row, "at_risk");
        figures.check(static_cast<double>(step.met), row, "met");
        figures.check(static_cast<double>(step.censored), row, "waiting");
        figures.check(step.still_waiting, row, "survival");
        figures.check(step.standard_error, row, "standard_error");
        const auto& interval = step.interval;
        figures.check(interval ? std::optional(interval->lower) : std::nullopt, row, "lower");
        figures.check(interval ? std::optional(interval->upper) : std::nullopt, row, "upper");
    }
    CHECK(figures.compared() == 2352);
}

TEST_CASE("the median and other waiting times, with their limits or none, are those of survfit") {
    const auto lists = waiting_lists();
    Against figures("kaplan_meier_quantiles.csv", 1e-12);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const auto curve = waiting_curve(lists.at(figures.text(row, "set")), *figures.number(row, "level"));
        const WaitingTime time = waiting_time(curve, *figures.number(row, "share"));
        figures.check(time.days, row, "days");
        figures.check(time.lower, row, "lower");
        figures.check(time.upper, row, "upper");
    }
    CHECK(figures.compared() == 420);
}

TEST_CASE("of four who met on days 1, 2, 3 and 4 half wait longer than 2 and the median is 2.5 days") {
    const std::vector<Wait> waits = {{3, true}, {1, true}, {4, true}, {2, true}};
    const std::vector<WaitingStep> curve = waiting_curve(waits);
    REQUIRE(curve.size() == 4);
    CHECK(curve[1].still_waiting == doctest::Approx(0.5));
    CHECK(*curve[1].standard_error == doctest::Approx(0.25));  // as sqrt(p q / n): nobody is censored
    CHECK(curve[3].still_waiting == 0);
    CHECK_FALSE(curve[3].standard_error);
    CHECK(*waiting_time(curve, 0.5).days == 2.5);
}

TEST_CASE("who still waits counts until the day it is known: 10, 20 waiting, 30 and 40 waiting") {
    const std::vector<Wait> waits = {{10, true}, {20, false}, {30, true}, {40, false}};
    const std::vector<WaitingStep> curve = waiting_curve(waits);
    CHECK(curve[0].still_waiting == doctest::Approx(0.75));
    CHECK(curve[1].still_waiting == doctest::Approx(0.75));
    CHECK(curve[2].still_waiting == doctest::Approx(0.375));  // 3/4 of 1/2
    CHECK(curve[2].at_risk == 2);
    CHECK(*curve[2].standard_error == doctest::Approx(0.375 * std::sqrt(1.0 / 12 + 1.0 / 2)));
    CHECK(*waiting_time(curve, 0.5).days == 30);
    CHECK_FALSE(waiting_time(curve, 0.75).days);
}

TEST_CASE("a meeting and an end of knowledge on one day count the waiting person as at risk") {
    const std::vector<Wait> waits = {{7, false}, {7, true}};
    const std::vector<WaitingStep> curve = waiting_curve(waits);
    REQUIRE(curve.size() == 1);
    CHECK(curve[0].at_risk == 2);
    CHECK(curve[0].still_waiting == 0.5);
}

TEST_CASE("without anybody censored the curve is the plain share of who waits longer") {
    std::vector<Wait> waits;
    for (int i = 0; i < 97; ++i) waits.push_back({i * i % 53, true});
    for (const WaitingStep& step : waiting_curve(waits)) {
        const auto longer = std::ranges::count_if(waits, [&step](const Wait& wait) { return wait.days > step.days; });
        CHECK(step.still_waiting == doctest::Approx(static_cast<double>(longer) / 97).epsilon(1e-13));
    }
}

TEST_CASE("nobody has no curve and a list where all wait still has no median") {
    CHECK(waiting_curve({}).empty());
    CHECK_FALSE(waiting_time({}, 0.5).days);
    const std::vector<Wait> waits = {{5, false}, {9, false}};
    const std::vector<WaitingStep> curve = waiting_curve(waits);
    REQUIRE(curve.size() == 2);
    CHECK(curve[1].still_waiting == 1);
    CHECK(*curve[1].standard_error == 0);
    CHECK_FALSE(waiting_time(curve, 0.5).days);
    CHECK_FALSE(waiting_time(curve, 0.5).lower);
}

TEST_CASE("a share of 0 or 1 has no waiting time and a confidence of 1 no interval") {
    const std::vector<Wait> waits = {{5, true}, {9, true}, {9, true}};
    CHECK_FALSE(waiting_time(waiting_curve(waits), 0).days);
    CHECK_FALSE(waiting_time(waiting_curve(waits), 1).days);
    const std::vector<WaitingStep> curve = waiting_curve(waits, 1);
    CHECK(curve[0].standard_error);
    CHECK_FALSE(curve[0].interval);
    CHECK(*waiting_time(curve, 0.5).days == 9);
    CHECK_FALSE(waiting_time(curve, 0.5).lower);
}
