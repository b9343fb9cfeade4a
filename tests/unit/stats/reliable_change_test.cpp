// Reliable change worked out from norms, and judged in exact numbers.
#include "viktig/stats/reliable_change.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/rci_cases.hpp"
#include "viktig/stats/clinical_cutoff.hpp"
#include "viktig/stats/normal.hpp"

using namespace viktig::stats;
using namespace viktig::tests;
using viktig::base::Score;

namespace {

constexpr Direction both_directions[] = {Direction::higher_is_better, Direction::lower_is_better};

ChangeClass judged(Score first, Score latest, const Yardstick& yardstick) {
    const std::vector<Score> ratings = {first, latest};
    return *judge_change(ratings, yardstick)->verdict;
}

/// Over all pairs of scores from 0 to 40 in steps of 0.1, both ways: where the class is not the one that `expected` has.
template <typename Expected>
int disagreements(const Norms& norms, double z, Expected expected) {
    int wrong = 0;
    for (const Direction direction : both_directions) {
        const Yardstick yardstick = yardstick_from_norms(norms, direction, std::nullopt, z);
        for (int first = 0; first <= 400; ++first) {
            for (int latest = 0; latest <= 400; ++latest) {
                const int gain = direction == Direction::higher_is_better ? latest - first : first - latest;
                const ChangeClass ours =
                    judged(Score::from_thousandths(first * 100), Score::from_thousandths(latest * 100), yardstick);
                wrong += ours != expected(gain) ? 1 : 0;
            }
        }
    }
    return wrong;
}

ChangeClass no_cutoff_class(bool better, bool worse) {
    return better ? ChangeClass::better : worse ? ChangeClass::worse : ChangeClass::no_change;
}

}  // namespace

TEST_CASE("worked example: SD 7.5 and reliability .80 need a change of 9.30 points") {
    const Norms norms{7.5, 0.8, {}, {}, {}};
    CHECK(*standard_error_of_measurement(norms) == doctest::Approx(3.3541).epsilon(1e-5));
    CHECK(*standard_error_of_difference(norms) == doctest::Approx(4.7434).epsilon(1e-5));
    CHECK(*reliable_change_threshold(norms) == doctest::Approx(9.2971).epsilon(1e-5));
    CHECK(*reliable_change_index(47.5, 32.5, norms) == doctest::Approx(-3.1623).epsilon(1e-5));
    CHECK(*smallest_score_at_least(*reliable_change_threshold(norms)) == *Score::parse("9.298"));
}

TEST_CASE("a limit of 9.2971 is not reached by 9.297 and is by 9.298") {
    const Norms norms{7.5, 0.8, {}, {}, {}};
    for (const Direction direction : both_directions) {
        const Yardstick yardstick = yardstick_from_norms(norms, direction);
        const bool up = direction == Direction::higher_is_better;
        CHECK(judged(Score{}, *Score::parse("9.297"), yardstick) == ChangeClass::no_change);
        CHECK(judged(*Score::parse("9.297"), Score{}, yardstick) == ChangeClass::no_change);
        CHECK(judged(Score{}, *Score::parse("9.298"), yardstick) == (up ? ChangeClass::better : ChangeClass::worse));
        CHECK(judged(*Score::parse("9.298"), Score{}, yardstick) == (up ? ChangeClass::worse : ChangeClass::better));
    }
}

TEST_CASE("norms that cannot be have no standard error, no index and no limit") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    const std::vector<Norms> impossible = {{0, 0.8, {}, {}, {}},    {-1, 0.8, {}, {}, {}},      {none, 0.8, {}, {}, {}},
                                           {7.5, 1, {}, {}, {}},    {7.5, -0.1, {}, {}, {}},    {7.5, 1.2, {}, {}, {}},
                                           {7.5, none, {}, {}, {}}, {endless, 0.8, {}, {}, {}}, {}};
    for (const Norms& norms : impossible) {
        CHECK_FALSE(standard_error_of_measurement(norms));
        CHECK_FALSE(standard_error_of_difference(norms));
        CHECK_FALSE(reliable_change_index(10, 20, norms));
        CHECK_FALSE(reliable_change_threshold(norms));
        CHECK_FALSE(yardstick_from_norms(norms, Direction::higher_is_better).reliable_change);
    }
    const Norms norms{7.5, 0.8, {}, {}, {}};
    for (const double z : {0.0, -1.96, none, endless}) CHECK_FALSE(reliable_change_threshold(norms, z));
}

TEST_CASE("a limit worked out becomes the next thousandth that is enough, and a decimal stays what it is") {
    const auto at_least = [](double value) { return smallest_score_at_least(value)->thousandths(); };
    const auto at_most = [](double value) { return largest_score_at_most(value)->thousandths(); };
    CHECK(at_least(9.2971) == 9298);
    CHECK(at_most(9.2971) == 9297);
    CHECK(at_least(-9.2971) == -9297);
    CHECK(at_most(-9.2971) == -9298);
    CHECK(at_least(4.9) == 4900);
    CHECK(at_least(4.900000000000001) == 4900);
    CHECK(at_most(4.8999999999999995) == 4900);
    CHECK(at_least(4.90000001) == 4901);
    CHECK(at_least(0) == 0);
    int wrong = 0;
    for (int thousandths = -40'000; thousandths <= 40'000; ++thousandths) {
        const double value = thousandths / 1000.0;
        for (const double near : {value, std::nextafter(value, 1e9), std::nextafter(value, -1e9)}) {
            wrong += at_least(near) != thousandths || at_most(near) != thousandths ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
    for (const double value :
         {1e5, -1e5, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_FALSE(smallest_score_at_least(value));
        CHECK_FALSE(largest_score_at_most(value));
    }
}

TEST_CASE("where the limit is the decimal 4.9, a change of 4.9 is reliable for all pairs of tenths, both ways") {
    const Norms norms{2.5, 0.5, {}, {}, {}};  // 1.96 * sqrt(2) * 2.5 * sqrt(1/2)
    CHECK(disagreements(norms, 1.96, [](int tenths) { return no_cutoff_class(tenths >= 49, tenths <= -49); }) == 0);
    CHECK(disagreements(norms, 2, [](int tenths) { return no_cutoff_class(tenths >= 50, tenths <= -50); }) == 0);
    const Norms fine{3, 0.68, {}, {}, {}};  // sqrt(2 * 0.32) = 0.8: 1.96 * 0.8 * 3 = 4.704
    CHECK(disagreements(fine, 1.96, [](int tenths) { return no_cutoff_class(tenths >= 48, tenths <= -48); }) == 0);
}

TEST_CASE("the index and the limit give the same class for all pairs of tenths, both ways") {
    for (const Norms& norms :
         {Norms{8.7, 0.87, {}, {}, {}}, Norms{7.5, 0.8, {}, {}, {}}, Norms{6.3, 0.91, {}, {}, {}}}) {
        for (const double z : {1.96, 1.645, 1.28}) {
            const auto by_index = [&](int tenths) {
                const double index = *reliable_change_index(0, tenths / 10.0, norms);
                return no_cutoff_class(index >= z, index <= -z);
            };
            CHECK(disagreements(norms, z, by_index) == 0);
        }
    }
}

TEST_CASE("standard errors and critical values are those of two R packages in all cases") {
    const Golden figures = golden("rci_cases.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        CAPTURE(one.id);
        CHECK(close(*standard_error_of_difference(one.norms), *number(figures, row, "s_diff_JT")));
        CHECK(close(*standard_error_of_difference(one.norms), *number(figures, row, "jtrci_s_diff")));
        CHECK(close(*standard_error_of_measurement(one.norms), *number(figures, row, "se_measurement_EN_HA")));
        CHECK(close(one.z, *number(figures, row, "critical_value_2sided")));
        compared += 4;
    }
    CHECK(compared == 48);
}

TEST_CASE("the index and its class are those of two R packages for all persons") {
    const Golden figures = golden("rci_person.csv");
    int compared = 0;
    int published_compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        CAPTURE(one.id);
        CAPTURE(cell(figures, row, "id"));
        const double first = *number(figures, row, "pre");
        const double latest = *number(figures, row, "post");
        CHECK(close(*reliable_change_index(first, latest, one.norms), *number(figures, row, "rci_JT")));

        Yardstick yardstick = yardstick_from_norms(one.norms, one.direction, std::nullopt, one.z);
        yardstick.cutoff.reset();
        CHECK(rci_class(judged(to_score(first), to_score(latest), yardstick)) == cell(figures, row, "cat_JT"));
        ++compared;

        Yardstick published = yardstick_from_norms(one.norms, one.direction);  // JTRCI always takes 1.96
        published.cutoff.reset();
        CHECK(jtrci_class(judged(to_score(first), to_score(latest), published)) ==
              cell(figures, row, "jtrci_class_rci"));
        ++published_compared;
    }
    CHECK(compared == 568);
    CHECK(published_compared == 568);
}

TEST_CASE("limits at four confidences, and how many pass them, are those of CECPfuns") {
    const Golden figures = golden("rci_criterion_cecpfuns.csv");
    const Golden persons = golden("rci_person.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        CAPTURE(one.id);
        const Norms norms{*number(figures, row, "sd"), *number(figures, row, "reliability"), {}, {}, {}};
        const auto z = two_sided_z(*number(figures, row, "conf"));
        CHECK(close(*reliable_change_threshold(norms, *z), *number(figures, row, "reliable_change_criterion")));

        const Yardstick yardstick = yardstick_from_norms(norms, one.direction, std::nullopt, *z);
        int better = 0;
        int worse = 0;
        int no_change = 0;
        for (std::size_t person = 0; person < persons.rows.size(); ++person) {
            if (cell(persons, person, "case_id") != one.id) continue;
            const ChangeClass verdict = judged(to_score(*number(persons, person, "pre")),
                                               to_score(*number(persons, person, "post")), yardstick);
            better += verdict == ChangeClass::better ? 1 : 0;
            worse += verdict == ChangeClass::worse ? 1 : 0;
            no_change += verdict == ChangeClass::no_change ? 1 : 0;
        }
        CHECK(better == *number(figures, row, "n_reliable_improvement"));
        CHECK(no_change == *number(figures, row, "n_no_reliable_change"));
        CHECK(worse == *number(figures, row, "n_reliable_deterioration"));
        compared += 4;
    }
    CHECK(compared == 192);
}

TEST_CASE("1.96 lies above the quantile by 1.8 in 100 000, and no confidence outside 0 to 1 has one") {
    CHECK(close(*two_sided_z(0.95), 1.959963984540054, 1e-15));
    CHECK(published_z / *two_sided_z(0.95) - 1 == doctest::Approx(1.84e-5).epsilon(0.01));
    CHECK(close(two_sided_p(*two_sided_z(0.8)), 0.2));
    CHECK(two_sided_p(0) == 1);
    for (const double confidence : {0.0, 1.0, -0.1, 1.1}) CHECK_FALSE(two_sided_z(confidence));
}
