// Severity-adjusted effect sizes: two conventions of one name.
#include "viktig/stats/severity_adjusted.hpp"

#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::base::Direction;
using viktig::tests::Against;

namespace {

// Gains 6, 5, 1 from 10, 12, 14: gain = 19 - 1.25 first, mean 4; SD of the first 2.
const std::vector<FirstAndLatest> reference = {{10, 16}, {12, 17}, {14, 15}};

}  // namespace

TEST_CASE("the model of severity and both conventions are what lm of R makes of every sample") {
    const Against pairs("prepost_pairs.csv");
    std::map<std::string, std::vector<FirstAndLatest>> samples;
    for (std::size_t row = 0; row < pairs.rows(); ++row) {
        samples[pairs.text(row, "case")].push_back({*pairs.number(row, "first"), *pairs.number(row, "latest")});
    }
    Against figures("severity_adjusted.csv", 1e-11);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const bool up = figures.text(row, "better") == "higher";
        const Direction direction = up ? Direction::higher_is_better : Direction::lower_is_better;
        const SeverityModel model = *fit_severity(samples.at(figures.text(row, "case")), direction);
        const double first = *figures.number(row, "first");
        const double gain = *figures.number(row, "gain");
        const FirstAndLatest episode{first, up ? first + gain : first - gain};
        figures.check(static_cast<double>(model.n), row, "n");
        figures.check(model.intercept, row, "intercept", 1);
        figures.check(model.slope, row, "slope", 1);
        figures.check(model.mean_gain, row, "mean_gain", 1);
        figures.check(model.sd_first, row, "sd_first");
        figures.check(severity_adjusted(model, episode, SeverityConvention::brown), row, "brown", 1);
        figures.check(severity_adjusted(model, episode, SeverityConvention::open_fit), row, "open_fit", 1);
    }
    CHECK(figures.compared() == 868);
}

TEST_CASE("a gain of 5.5 from 11 where 5.25 is expected is 2.125 by Brown and 0.125 by OpenFIT") {
    const SeverityModel model = *fit_severity(reference, Direction::higher_is_better);
    CHECK(model.slope == -1.25);
    CHECK(model.intercept == 19);
    CHECK(model.mean_gain == 4);
    CHECK(model.sd_first == 2);
    CHECK(severity_adjusted(model, {11, 16.5}, SeverityConvention::open_fit) == 0.125);
    CHECK(severity_adjusted(model, {11, 16.5}, SeverityConvention::brown) == 2.125);
}

TEST_CASE("the reference itself has its simple d by Brown and 0 by OpenFIT") {
    const SeverityModel model = *fit_severity(reference, Direction::higher_is_better);
    const std::span<const FirstAndLatest> all = reference;
    CHECK(*severity_adjusted(model, all, SeverityConvention::brown) == doctest::Approx(2));
    CHECK(std::abs(*severity_adjusted(model, all, SeverityConvention::open_fit)) < 1e-12);
}

TEST_CASE("where lower is better the mirrored scores have the same severity-adjusted effect size") {
    std::vector<FirstAndLatest> mirrored = reference;
    for (FirstAndLatest& pair : mirrored) pair = {40 - pair.first, 40 - pair.latest};
    const SeverityModel model = *fit_severity(mirrored, Direction::lower_is_better);
    CHECK(severity_adjusted(model, {29, 23.5}, SeverityConvention::brown) == doctest::Approx(2.125));
}

TEST_CASE("two episodes or one common start make no model of severity") {
    CHECK_FALSE(fit_severity({}, Direction::higher_is_better));
    CHECK_FALSE(fit_severity(std::span(reference).first(2), Direction::higher_is_better));
    const std::vector<FirstAndLatest> same = {{10.1, 16}, {10.1, 17}, {10.1, 15}};
    CHECK_FALSE(fit_severity(same, Direction::higher_is_better));
    const SeverityModel model = *fit_severity(reference, Direction::higher_is_better);
    CHECK_FALSE(severity_adjusted(model, std::span<const FirstAndLatest>{}, SeverityConvention::brown));
}
