// Pre-post effect sizes, held to metafor 5.0-1 and to what can be reckoned by hand.
#include "viktig/stats/effect_size.hpp"

#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::base::Direction;
using viktig::tests::Against;

namespace {

std::map<std::string, std::vector<FirstAndLatest>> samples() {
    const Against pairs("prepost_pairs.csv");
    std::map<std::string, std::vector<FirstAndLatest>> samples;
    for (std::size_t row = 0; row < pairs.rows(); ++row) {
        samples[pairs.text(row, "case")].push_back({*pairs.number(row, "first"), *pairs.number(row, "latest")});
    }
    return samples;
}

Described published(std::size_t n, double first, double latest, double sd, double correlation) {
    Described described;
    described.n = n;
    described.mean_gain = latest - first;
    described.sd_first = sd;
    described.correlation = correlation;
    return described;
}

// First 10, 12, 14 and latest 13, 15, 20: gains 3, 3, 6, mean 4; SD of the first 2, so d = 2.
const std::vector<FirstAndLatest> by_hand = {{10, 13}, {12, 15}, {14, 20}};

}  // namespace

TEST_CASE("Hedges' factor is the exact one for every number of degrees of freedom") {
    Against figures("hedges_j.csv", 1e-12);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        figures.check(hedges_factor(*figures.number(row, "degrees_of_freedom")), row, "exact");
    }
    CHECK(figures.compared() == 70);
    CHECK_FALSE(hedges_factor(1));
    CHECK_FALSE(hedges_factor(0));
    CHECK(*hedges_factor(3) == doctest::Approx(0.7236012545582677).epsilon(1e-14));
    CHECK(*hedges_factor(1e9) == doctest::Approx(1 - 0.75e-9).epsilon(1e-14));
    CHECK(1 - *hedges_factor(1e6) == doctest::Approx(0.75e-6).epsilon(1e-6));
}

TEST_CASE("fifteen samples are described as R describes them") {
    const auto pairs = samples();
    Against figures("pairs_described.csv", 1e-12);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const Described ours = *describe(pairs.at(figures.text(row, "case")), Direction::higher_is_better);
        figures.check(static_cast<double>(ours.n), row, "n");
        figures.check(ours.mean_first, row, "mean_first");
        figures.check(ours.sd_first, row, "sd_first");
        figures.check(ours.mean_latest, row, "mean_latest");
        figures.check(ours.sd_latest, row, "sd_latest");
        figures.check(ours.correlation, row, "correlation");
        figures.check(ours.mean_gain, row, "mean_change");
        figures.check(ours.sd_gain, row, "sd_change");
    }
    CHECK(figures.compared() == 120);
}

TEST_CASE("the standardized mean change and its interval are those of metafor") {
    const auto pairs = samples();
    Against figures("mean_change_in_sds.csv", 1e-11);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const Described described = *describe(pairs.at(figures.text(row, "case")), Direction::higher_is_better);
        figures.check(static_cast<double>(described.n), row, "n");
        const auto simple = standardized_mean_change(described, SmallSamples::as_is);
        figures.check(simple->value, row, "uncorrected");
        figures.check(simple->variance, row, "uncorrected_variance");
        const auto corrected = standardized_mean_change(described, SmallSamples::corrected);
        figures.check(corrected ? std::optional(corrected->value) : std::nullopt, row, "corrected");
        figures.check(corrected ? corrected->variance : std::nullopt, row, "corrected_variance");
        figures.check(corrected ? std::optional(corrected->interval->lower) : std::nullopt, row, "lower", 1);
        figures.check(corrected ? std::optional(corrected->interval->upper) : std::nullopt, row, "upper", 1);
    }
    CHECK(figures.compared() == 105);
}

TEST_CASE("the published examples of the standardized mean change come out") {
    const auto effect = [](const Described& described) {
        return *standardized_mean_change(described, SmallSamples::corrected);
    };
    const EffectSize one = effect(published(20, 30.6, 38.5, 15, 0.47));
    CHECK(std::abs(one.value - 0.5056) < 0.00005);
    CHECK(std::abs(*one.variance - 0.0594) < 0.00005);
    const EffectSize two = effect(published(50, 23.5, 26.8, 3.1, 0.64));
    CHECK(std::abs(two.value - 1.0481) < 0.00005);
    CHECK(std::abs(*two.variance - 0.0254) < 0.00005);
    const EffectSize three = effect(published(9, 0.5, 0.7, 0.1, 0.77));
    CHECK(std::abs(three.value - 1.8054) < 0.00005);  // the approximate factor gives 1.8065
    CHECK(std::abs(*three.variance - 0.2322) < 0.00005);
}

TEST_CASE("gains of 3, 3 and 6 from 10, 12 and 14 are a d of 2 and shrink to 1.128 for three persons") {
    const Described described = *describe(by_hand, Direction::higher_is_better);
    CHECK(described.mean_gain == 4);
    CHECK(*described.sd_first == 2);
    CHECK(*described.sd_gain == doctest::Approx(std::sqrt(3.0)));
    CHECK(*described.correlation == doctest::Approx(7 / std::sqrt(52.0)));
    const EffectSize simple = *standardized_mean_change(described, SmallSamples::as_is);
    CHECK(simple.value == 2);
    CHECK(*simple.variance == doctest::Approx(2 * (1 - 7 / std::sqrt(52.0)) / 3 + 4.0 / 6));
    const EffectSize corrected = *standardized_mean_change(described, SmallSamples::corrected);
    CHECK(corrected.value == doctest::Approx(2 / std::sqrt(std::acos(-1.0))));  // the factor at 2 is 1/sqrt(pi)
    CHECK(corrected.interval->lower < corrected.value);
}

TEST_CASE("where lower is better the same scores are a loss") {
    const Described up = *describe(by_hand, Direction::higher_is_better);
    const Described down = *describe(by_hand, Direction::lower_is_better);
    CHECK(down.mean_gain == -4);
    CHECK(*down.correlation == *up.correlation);
    const EffectSize gained = *standardized_mean_change(up, SmallSamples::corrected);
    const EffectSize lost = *standardized_mean_change(down, SmallSamples::corrected);
    CHECK(lost.value == -gained.value);
    CHECK(lost.interval->lower == -gained.interval->upper);
}

TEST_CASE("a large offset of the scores changes no effect size") {
    std::vector<FirstAndLatest> far = by_hand;
    for (FirstAndLatest& pair : far) pair = {pair.first + 1e9, pair.latest + 1e9};
    const Described described = *describe(far, Direction::higher_is_better);
    CHECK(*described.sd_first == 2);
    CHECK(*described.correlation == doctest::Approx(7 / std::sqrt(52.0)).epsilon(1e-14));
}

TEST_CASE("nobody has no effect size, one person has a gain only and two have no correction") {
    CHECK_FALSE(describe({}, Direction::higher_is_better));
    const std::vector<FirstAndLatest> one = {{10, 13}};
    const Described alone = *describe(one, Direction::higher_is_better);
    CHECK(alone.mean_gain == 3);
    CHECK_FALSE(alone.sd_first);
    CHECK_FALSE(alone.correlation);
    CHECK_FALSE(standardized_mean_change(alone, SmallSamples::as_is));
    const std::vector<FirstAndLatest> two = {{10, 13}, {12, 15}};
    const Described pair = *describe(two, Direction::higher_is_better);
    CHECK(standardized_mean_change(pair, SmallSamples::as_is));
    CHECK_FALSE(standardized_mean_change(pair, SmallSamples::corrected));
}

TEST_CASE("first scores all the same have no effect size and latest scores all the same no interval") {
    const std::vector<FirstAndLatest> same_start = {{0.1, 3}, {0.1, 5}, {0.1, 4}};
    const Described start = *describe(same_start, Direction::higher_is_better);
    CHECK(*start.sd_first == 0);
    CHECK_FALSE(start.correlation);
    CHECK_FALSE(standardized_mean_change(start, SmallSamples::as_is));
    const std::vector<FirstAndLatest> same_end = {{3, 0.1}, {5, 0.1}, {4, 0.1}};
    const auto effect = standardized_mean_change(*describe(same_end, Direction::higher_is_better), SmallSamples::as_is);
    CHECK(effect->value == doctest::Approx(-3.9));
    CHECK_FALSE(effect->variance);
    CHECK_FALSE(effect->interval);
}

TEST_CASE("an effect size with a confidence of 0 or 1 is absent") {
    const Described described = *describe(by_hand, Direction::higher_is_better);
    CHECK_FALSE(standardized_mean_change(described, SmallSamples::as_is, 0));
    CHECK_FALSE(standardized_mean_change(described, SmallSamples::as_is, 1));
    const auto wide = standardized_mean_change(described, SmallSamples::as_is, 0.998);
    const auto narrow = standardized_mean_change(described, SmallSamples::as_is, 0.8);
    CHECK(wide->interval->lower < narrow->interval->lower);
}
