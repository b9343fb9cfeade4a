// The three cutoffs, and classes by cutoff and reliable change together.
#include "viktig/stats/clinical_cutoff.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/close.hpp"
#include "unit/stats/rci_cases.hpp"
#include "viktig/stats/edwards_nunnally.hpp"

using namespace viktig::stats;
using namespace viktig::tests;
using viktig::base::Score;

namespace {

const Norms ors{8.7, 0.87, 19.6, 28.0, 6.8};

Criterion criterion_of(const std::string& letter) {
    return letter == "a" ? Criterion::a : letter == "b" ? Criterion::b : Criterion::c;
}

/// The persons of rci_person.csv by case and id.
std::vector<Score> ratings_of(const Golden& persons, const std::string& case_id, const std::string& id) {
    for (std::size_t row = 0; row < persons.rows.size(); ++row) {
        if (cell(persons, row, "case_id") == case_id && cell(persons, row, "id") == id) {
            return {to_score(*number(persons, row, "pre")), to_score(*number(persons, row, "post"))};
        }
    }
    throw std::runtime_error("no person: " + case_id + " " + id);
}

/// The cutoff that clinicalsignificance used for its classes.
double package_cutoff(const Golden& cutoffs, const std::string& case_id, const std::string& letter) {
    for (std::size_t row = 0; row < cutoffs.rows.size(); ++row) {
        if (cell(cutoffs, row, "case_id") == case_id && cell(cutoffs, row, "cutoff_type") == letter) {
            return *number(cutoffs, row, "cutoff");
        }
    }
    throw std::runtime_error("no cutoff: " + case_id + " " + letter);
}

/// JTRCI's class from ours: it asks where one ended and not where one began, and counts the cutoff itself as functional.
std::string jtrci_combined(const Change& change, bool ended_functional) {
    const bool better = change.verdict == ChangeClass::better || change.verdict == ChangeClass::better_past_cutoff;
    const bool worse = change.verdict == ChangeClass::worse || change.verdict == ChangeClass::worse_past_cutoff;
    if (worse) return "deteriorated";
    if (better) return ended_functional ? "recovered" : "improved";
    return ended_functional ? "non_reliably_recovered" : "unchanged";
}

}  // namespace

TEST_CASE("worked example: the ORS has cutoff c at 24.31, a at 37.0 and b at 14.4") {
    CHECK(close(*cutoff(ors, Direction::higher_is_better, Criterion::a), 37.0));
    CHECK(close(*cutoff(ors, Direction::higher_is_better, Criterion::b), 14.4));
    CHECK(close(*cutoff(ors, Direction::higher_is_better, Criterion::c), (8.7 * 28.0 + 6.8 * 19.6) / 15.5));
    CHECK(*cutoff(ors, Direction::higher_is_better, Criterion::c) == doctest::Approx(24.31).epsilon(2e-4));
    CHECK(*yardstick_from_norms(ors, Direction::higher_is_better).cutoff == *Score::parse("24.315"));
}

TEST_CASE("a measure turned round has its cutoffs turned round") {
    const Norms turned{8.7, 0.87, 40 - 19.6, 40 - 28.0, 6.8};
    for (const Criterion criterion : {Criterion::a, Criterion::b, Criterion::c}) {
        CHECK(close(*cutoff(turned, Direction::lower_is_better, criterion),
                    40 - *cutoff(ors, Direction::higher_is_better, criterion)));
    }
}

TEST_CASE("c is preferred, b without clinical norms, a without functional ones, none without any") {
    const Direction up = Direction::higher_is_better;
    CHECK(preferred_criterion(ors, up) == Criterion::c);
    CHECK(preferred_criterion({8.7, 0.87, {}, 28.0, 6.8}, up) == Criterion::b);
    CHECK(preferred_criterion({8.7, 0.87, 19.6, {}, {}}, up) == Criterion::a);
    CHECK(preferred_criterion({8.7, 0.87, 19.6, 28.0, {}}, up) == Criterion::a);
    CHECK_FALSE(preferred_criterion({8.7, 0.87, {}, {}, {}}, up));
    CHECK_FALSE(yardstick_from_norms({8.7, 0.87, {}, {}, {}}, up).cutoff);
    CHECK(yardstick_from_norms({8.7, 0.87, {}, {}, {}}, up).reliable_change);
}

TEST_CASE("norms that contradict the measure's direction have no cutoff, and an SD of nought has none") {
    for (const Criterion criterion : {Criterion::a, Criterion::b, Criterion::c}) {
        CHECK_FALSE(cutoff(ors, Direction::lower_is_better, criterion));
        CHECK_FALSE(cutoff({8.7, 0.87, 28.0, 28.0, 6.8}, Direction::higher_is_better, criterion));
    }
    CHECK_FALSE(preferred_criterion(ors, Direction::lower_is_better));
    CHECK_FALSE(yardstick_from_norms(ors, Direction::lower_is_better).cutoff);
    CHECK_FALSE(cutoff({0, 0.87, 19.6, 28.0, 6.8}, Direction::higher_is_better, Criterion::a));
    CHECK_FALSE(cutoff({8.7, 0.87, 19.6, 28.0, 0}, Direction::higher_is_better, Criterion::b));
}

TEST_CASE("a cutoff worked out to fall between two thousandths parts them, whichever way is better") {
    const Score under = *Score::parse("24.314");
    const Score over = *Score::parse("24.315");
    const Score up = *yardstick_from_norms(ors, Direction::higher_is_better).cutoff;
    CHECK(side_of(under, up, Direction::higher_is_better) == Side::under);
    CHECK(side_of(over, up, Direction::higher_is_better) == Side::over);
    const Norms troubles{6.8, 0.87, 28.0, 19.6, 8.7};  // the same line, met from above
    const Score down = *yardstick_from_norms(troubles, Direction::lower_is_better).cutoff;
    CHECK(side_of(over, down, Direction::lower_is_better) == Side::under);
    CHECK(side_of(under, down, Direction::lower_is_better) == Side::over);
}

TEST_CASE(
    "a cutoff that is a decimal is judged as a published one: 25 is functional on the ORS, 10 a case on the PHQ-9") {
    const Yardstick up = yardstick_from_norms({5, 0.8, 15, {}, {}}, Direction::higher_is_better);
    CHECK(*up.cutoff == *Score::parse("25"));
    CHECK(side_of(*Score::parse("25"), *up.cutoff, up.direction) == Side::over);
    const Yardstick down = yardstick_from_norms({3.1, 0.8, 16.2, {}, {}}, Direction::lower_is_better);
    CHECK(*down.cutoff == *Score::parse("10"));
    CHECK(side_of(*Score::parse("10"), *down.cutoff, down.direction) == Side::under);
}

TEST_CASE("who began on the functional side is never recovered") {
    const Yardstick yardstick = yardstick_from_norms(ors, Direction::higher_is_better);
    for (int first = 25; first <= 40; ++first) {
        for (int latest = 0; latest <= 40; ++latest) {
            const std::vector<Score> ratings = {Score::from_whole(first), Score::from_whole(latest)};
            const Change change = *judge_change(ratings, yardstick);
            CHECK(change.began == Side::over);
            CHECK(change.verdict != ChangeClass::better_past_cutoff);
        }
    }
}

TEST_CASE("cutoffs are those of two R packages in all cases, b with the functional SD") {
    const Golden figures = golden("cutoffs.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        const std::string letter = cell(figures, row, "cutoff_type");
        CAPTURE(one.id);
        CAPTURE(letter);
        const auto line = cutoff(one.norms, one.direction, criterion_of(letter));
        REQUIRE(line);
        CHECK(close(*line, *number(figures, row, "jtrci_cutoff")));
        ++compared;
        if (letter == "b") {
            CHECK_FALSE(close(*line, *number(figures, row, "cutoff"), 1e-3));
            continue;
        }
        CHECK(close(*line, *number(figures, row, "cutoff")));
        ++compared;
    }
    CHECK(compared == 60);
}

TEST_CASE("recovered, improved, unchanged, deteriorated, harmed are as in R for all persons, by both methods") {
    const Golden figures = golden("combined_person.csv");
    const Golden persons = golden("rci_person.csv");
    const Golden cutoffs = golden("cutoffs.csv");
    int compared = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        const std::string letter = cell(figures, row, "cutoff_type");
        const std::string id = cell(figures, row, "id");
        CAPTURE(one.id);
        CAPTURE(letter);
        CAPTURE(id);
        const std::vector<Score> ratings = ratings_of(persons, one.id, id);
        Yardstick yardstick = yardstick_from_norms(one.norms, one.direction, criterion_of(letter), one.z);
        // The classes of that package by its own b, which has the clinical SD.
        if (letter == "b") yardstick.cutoff = smallest_score_at_least(package_cutoff(cutoffs, one.id, letter));
        CHECK(combined_class(*judge_change(ratings, yardstick)->verdict) == cell(figures, row, "class_JT"));
        const auto cautious = judge_change_from_true_score(ratings, one.norms, yardstick, one.z);
        CHECK(combined_class(*cautious->verdict) == cell(figures, row, "class_EN"));
        compared += 2;
    }
    CHECK(compared == 1476);
}

TEST_CASE("JTRCI's classes follow from the same limits, but for where one began") {
    const Golden figures = golden("combined_person.csv");
    const Golden persons = golden("rci_person.csv");
    int compared = 0;
    int on_the_cutoff = 0;
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        const RciCase one = rci_case(cell(figures, row, "case_id"));
        const std::string letter = cell(figures, row, "cutoff_type");
        const std::string id = cell(figures, row, "id");
        CAPTURE(one.id);
        CAPTURE(letter);
        CAPTURE(id);
        const std::vector<Score> ratings = ratings_of(persons, one.id, id);
        const Yardstick yardstick = yardstick_from_norms(one.norms, one.direction, criterion_of(letter));
        const bool on_it = ratings.back() == *yardstick.cutoff;
        const bool over = side_of(ratings.back(), *yardstick.cutoff, one.direction) == Side::over;
        CHECK(jtrci_combined(*judge_change(ratings, yardstick), on_it || over) == cell(figures, row, "jtrci_class_jt"));
        on_the_cutoff += on_it ? 1 : 0;
        ++compared;
    }
    CHECK(compared == 738);
    CHECK(on_the_cutoff == 0);
}
