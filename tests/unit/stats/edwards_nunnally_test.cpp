// The latest score against the likely true first one.
#include "viktig/stats/edwards_nunnally.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/rci_cases.hpp"

using namespace viktig::stats;
using namespace viktig::tests;
using viktig::base::Score;

namespace {

const Norms ors{8.7, 0.87, 19.6, 28.0, 6.8};
const Yardstick up{Direction::higher_is_better, {}, Score::from_whole(25)};
const Yardstick down{Direction::lower_is_better, {}, Score::from_whole(16)};

std::optional<ChangeClass> judged(const char* first, const char* latest, const Norms& norms,
                                  const Yardstick& yardstick) {
    const std::vector<Score> ratings = {*Score::parse(first), *Score::parse(latest)};
    return judge_change_from_true_score(ratings, norms, yardstick)->verdict;
}

}  // namespace

TEST_CASE("worked example: an ORS of 15 stands for 15.6, and 9.5 to 21.7 is no reliable change") {
    const auto band = true_score_band(15, ors);
    REQUIRE(band);
    CHECK(close(band->true_first, 0.87 * (15 - 19.6) + 19.6));
    CHECK(band->true_first == doctest::Approx(15.598).epsilon(1e-6));
    CHECK(band->lower == doctest::Approx(9.45).epsilon(1e-3));
    CHECK(band->upper == doctest::Approx(21.746).epsilon(1e-4));
    CHECK(judged("15", "21.7", ors, up) == ChangeClass::no_change);
    CHECK(judged("15", "21.8", ors, up) == ChangeClass::better);
    CHECK(judged("15", "25", ors, up) == ChangeClass::better_past_cutoff);
    CHECK(judged("15", "9.5", ors, up) == ChangeClass::no_change);
    CHECK(judged("15", "9.4", ors, up) == ChangeClass::worse);
    CHECK(judged("15", "21.746", ors, up) == ChangeClass::no_change);  // the ends: 9.44981 and 21.74619
    CHECK(judged("15", "21.747", ors, up) == ChangeClass::better);
    CHECK(judged("15", "9.45", ors, up) == ChangeClass::no_change);
    CHECK(judged("15", "9.449", ors, up) == ChangeClass::worse);
    CHECK(judged("26", "14", ors, up) == ChangeClass::worse_past_cutoff);
}

TEST_CASE("the ends of the band belong to the reliable change, also when they are decimals") {
    const Norms norms{10, 0.75, 20, {}, {}};  // SEM 5, band of 12: 14 - 9.8 to 14 + 9.8
    CHECK(judged("12", "23.8", norms, up) == ChangeClass::better);
    CHECK(judged("12", "23.799", norms, up) == ChangeClass::no_change);
    CHECK(judged("12", "4.2", norms, up) == ChangeClass::worse);
    CHECK(judged("12", "4.201", norms, up) == ChangeClass::no_change);
}

TEST_CASE("all pairs of tenths: no class hangs on binary fractions, and the two directions mirror each other") {
    const Norms norms{10, 0.75, 20, {}, {}};  // 4 * true first = 3 * first + 20, ends 9.8 off: all exact in thousandths
    int wrong = 0;
    for (int first = 0; first <= 400; ++first) {
        for (int latest = 0; latest <= 400; ++latest) {
            const std::vector<Score> ratings = {Score::from_thousandths(first * 100),
                                                Score::from_thousandths(latest * 100)};
            const std::vector<Score> mirrored = {Score::from_thousandths(40'000 - first * 100),
                                                 Score::from_thousandths(40'000 - latest * 100)};
            const auto rising = judge_change_from_true_score(ratings, norms, {Direction::higher_is_better, {}, {}});
            const auto falling = judge_change_from_true_score(mirrored, norms, {Direction::lower_is_better, {}, {}});
            const int over_true_first = 4 * latest - (3 * first + 200);  // fortieths of a point
            const ChangeClass expected = over_true_first >= 392    ? ChangeClass::better
                                         : over_true_first <= -392 ? ChangeClass::worse
                                                                   : ChangeClass::no_change;
            wrong += *rising->verdict != expected || *falling->verdict != expected ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("where lower is better a fall under the band is better") {
    CHECK(judged("20", "10", {5, 0.84, 18, {}, {}}, down) == ChangeClass::better_past_cutoff);
    CHECK(judged("20", "24", {5, 0.84, 18, {}, {}}, down) == ChangeClass::worse);
    CHECK(judged("10", "17", {5, 0.84, 18, {}, {}}, down) == ChangeClass::worse_past_cutoff);
}

TEST_CASE("with low reliability a score that stayed as it was may count as changed") {
    const Norms rough{3, 0.4, 25, {}, {}};
    CHECK(true_score_band(5, rough)->lower > 5);
    CHECK(judged("5", "5", rough, up) == ChangeClass::worse);
}

TEST_CASE("without a clinical mean or a usable reliability there is no band and no class") {
    const Norms no_mean{8.7, 0.87, {}, 28.0, 6.8};
    CHECK_FALSE(true_score_band(15, no_mean));
    CHECK_FALSE(edwards_nunnally_index(15, 20, no_mean));
    CHECK_FALSE(judged("15", "30", no_mean, up));
    CHECK_FALSE(true_score_band(15, {8.7, 1, 19.6, {}, {}}));
    CHECK_FALSE(true_score_band(15, ors, 0));
}

TEST_CASE("no rating has no change from a true score and one is too few to tell") {
    CHECK_FALSE(judge_change_from_true_score({}, ors, up));
    const std::vector<Score> one = {Score::from_whole(15)};
    CHECK(judge_change_from_true_score(one, ors, up)->verdict == ChangeClass::too_few);
    CHECK(judge_change_from_true_score(one, ors, up)->began == Side::under);
}

TEST_CASE("the index of Edwards and Nunnally and its class are those of R for all persons") {
    const Golden figures = golden("rci_person.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        CAPTURE(one.id);
        CAPTURE(cell(figures, row, "id"));
        const double first = *number(figures, row, "pre");
        const double latest = *number(figures, row, "post");
        const double index = *edwards_nunnally_index(first, latest, one.norms);
        CHECK(std::abs(index - *number(figures, row, "rci_EN")) < 1e-12 * std::max(1.0, std::abs(index)));
        const std::vector<Score> ratings = {to_score(first), to_score(latest)};
        const auto change = judge_change_from_true_score(ratings, one.norms, {one.direction, {}, {}}, one.z);
        CHECK(rci_class(*change->verdict) == cell(figures, row, "cat_EN"));
        ++compared;
    }
    CHECK(compared == 568);
}
