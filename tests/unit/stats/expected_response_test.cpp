// The expected response, held to lm and predict of R and to refitting without each episode.
#include "viktig/stats/expected_response.hpp"

#include <cmath>
#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "unit/stats/against_golden.hpp"

using namespace viktig::stats;
using viktig::tests::Against;

namespace {

using Scores = std::vector<std::vector<double>>;

std::map<std::string, Scores> services() {
    const Against table("expected_response_data.csv");
    std::map<std::string, Scores> services;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Scores& scores = services[table.text(row, "set")];
        if (table.count(row, "rating") == 1) scores.emplace_back();
        scores.back().push_back(*table.number(row, "score"));
    }
    return services;
}

std::vector<Episode> episodes_of(const Scores& scores) {
    std::vector<Episode> episodes;
    for (const std::vector<double>& course : scores) episodes.push_back({{course}});
    return episodes;
}

// 26 episodes begin on 10 and have 14 at rating 2, 15 at rating 3; 26 begin on 20 and have 21 and 22. Half of each lie
// one point above, half one below. Four coefficients, four groups of 26: the line goes through the four means.
Scores two_starts() {
    Scores scores;
    for (int i = 0; i < 26; ++i) {
        const double noise = i % 2 == 0 ? 1 : -1;
        scores.push_back({10, 14 + noise, 15 + noise});
        scores.push_back({20, 21 + noise, 22 + noise});
    }
    return scores;
}

// Fitted, and each episode held to the line of the others.
std::optional<HeldOut> held_out_of(const std::vector<Episode>& episodes, double confidence = 0.95, std::size_t fewest = fewest_episodes) {
    const auto response = fit_expected_response(episodes, fewest);
    return response ? held_out(episodes, *response, confidence) : std::nullopt;
}

// The same by brute force: the model fitted anew without each episode.
HeldOut refitted(const std::vector<Episode>& episodes, double confidence) {
    HeldOut count;
    for (std::size_t i = 0; i < episodes.size(); ++i) {
        std::vector<Episode> others = episodes;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const auto response = fit_expected_response(others, 1);
        if (!response) continue;
        for (const Course course : episodes[i].courses) {
            for (std::size_t rating = 2; rating <= course.size() && course.size() >= fewest_ratings; ++rating) {
                const Interval band = expected_score(*response, course.front(), rating, confidence)->band;
                const double score = course[rating - 1];
                ++(score < band.lower ? count.below : score > band.upper ? count.above : count.inside);
            }
        }
    }
    return count;
}

}  // namespace

TEST_CASE("the expected response of three services is the lm of R") {
    const auto all = services();
    Against figures("expected_response_fit.csv", 1e-10);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const auto response = fit_expected_response(episodes_of(all.at(figures.text(row, "set"))));
        figures.check(static_cast<double>(response->episodes), row, "episodes");
        figures.check(static_cast<double>(response->rows), row, "rows");
        figures.check(response->coefficients[0], row, "constant");
        figures.check(response->coefficients[1], row, "of_first");
        figures.check(response->coefficients[2], row, "of_log");
        figures.check(response->coefficients[3], row, "of_both");
        figures.check(response->residual_sd, row, "residual_sd");
        figures.check(response->r_squared, row, "r_squared");
    }
    CHECK(figures.compared() == 24);
}

TEST_CASE("the expected score and its band are the predict of R, also far from the data") {
    const auto all = services();
    Against figures("expected_response_prediction.csv", 1e-10);
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const auto response = fit_expected_response(episodes_of(all.at(figures.text(row, "set"))));
        const auto expected = expected_score(*response, *figures.number(row, "first"), figures.count(row, "rating"),
                                             *figures.number(row, "level"));
        figures.check(expected->score, row, "expected");
        figures.check(expected->band.lower, row, "lower", 1);
        figures.check(expected->band.upper, row, "upper", 1);
    }
    CHECK(figures.compared() == 504);
}

TEST_CASE("coverage with each episode left out is what R finds by refitting") {
    const auto all = services();
    Against figures("expected_response_coverage.csv");
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        const std::vector<Episode> episodes = episodes_of(all.at(figures.text(row, "set")));
        const HeldOut count = *held_out_of(episodes, *figures.number(row, "level"));
        figures.check(static_cast<double>(count.below), row, "below");
        figures.check(static_cast<double>(count.inside), row, "inside");
        figures.check(static_cast<double>(count.above), row, "above");
    }
    CHECK(figures.compared() == 36);
}

// Two and two courses as one episode each: couples.
std::vector<Episode> couples_of(const Scores& scores) {
    std::vector<Episode> episodes;
    for (std::size_t n = 0; n + 1 < scores.size(); n += 2) episodes.push_back({{scores[n], scores[n + 1]}});
    return episodes;
}

TEST_CASE("coverage in one go is coverage by refitting at every level, also where two people make an episode") {
    const auto all = services();
    const std::vector<Episode> alone = episodes_of(all.at("higher")), couples = couples_of(all.at("higher"));
    for (int percent = 2; percent < 100; percent += 4) {
        for (const auto& episodes : {alone, couples}) {
            CAPTURE(percent);
            CAPTURE(episodes.size());
            const HeldOut at_once = *held_out_of(episodes, percent / 100.0, 10);
            const HeldOut slowly = refitted(episodes, percent / 100.0);
            CHECK(at_once.below == slowly.below);
            CHECK(at_once.inside == slowly.inside);
            CHECK(at_once.above == slowly.above);
        }
    }
}

TEST_CASE("from 10 to 14 and 15, from 20 to 21 and 22, one point up or down: the line meets the means") {
    const Scores scores = two_starts();
    const auto response = fit_expected_response(episodes_of(scores));
    CHECK(response->episodes == 52);
    CHECK(response->courses == 52);
    CHECK(response->rows == 104);
    CHECK(response->longest == 3);
    CHECK(response->residual_sd == doctest::Approx(std::sqrt(1.04)).epsilon(1e-12));  // 104 squares of 1 over 100
    // Means 14, 15, 21, 22, all 18: spread between 26 (16 + 9 + 9 + 16) = 1300, within 104.
    CHECK(*response->r_squared == doctest::Approx(1300.0 / 1404).epsilon(1e-12));
    const auto expected = expected_score(*response, 20, 3);
    CHECK(expected->score == doctest::Approx(22).epsilon(1e-12));
    // Leverage 1/26, so sqrt(1.04 * 27/26) = sqrt(1.08), and t with 100 degrees of freedom.
    CHECK(expected->band.upper == doctest::Approx(22 + 1.983971518523552 * std::sqrt(1.08)).epsilon(1e-12));
    CHECK(expected->band.lower == doctest::Approx(22 - 1.983971518523552 * std::sqrt(1.08)).epsilon(1e-12));
    CHECK(held_out_of(episodes_of(scores))->inside == 104);
    CHECK(held_out_of(episodes_of(scores), 0.5)->inside == 0);
    CHECK(held_out_of(episodes_of(scores), 0.5)->below == 52);
}

TEST_CASE("people who came together are one episode: the line is the same, fifty are counted in episodes") {
    const Scores scores = two_starts();
    CHECK_FALSE(fit_expected_response(couples_of(scores)));
    const auto response = fit_expected_response(couples_of(scores), 26);
    CHECK(response->episodes == 26);
    CHECK(response->courses == 52);
    CHECK(response->coefficients == fit_expected_response(episodes_of(scores))->coefficients);
}

TEST_CASE("scores that all lie on the line lie inside a band without width") {
    Scores scores;
    for (int i = 0; i < 60; ++i) scores.push_back({i % 7 * 1.1 + 10.3, 20, 20, 20});
    const auto count = held_out_of(episodes_of(scores));
    CHECK(count->inside == 180);
}

TEST_CASE("fewer than 50 closed episodes with three ratings have no expected response") {
    Scores scores = two_starts();
    scores.resize(49);
    scores.push_back({10, 14});  // two ratings are no course
    scores.push_back({10});
    scores.emplace_back();
    CHECK_FALSE(fit_expected_response(episodes_of(scores)));
    CHECK_FALSE(held_out_of(episodes_of(scores)));
    scores.push_back({20, 22, 21});
    CHECK(fit_expected_response(episodes_of(scores))->episodes == 50);
    CHECK_FALSE(fit_expected_response({}));
}

TEST_CASE("episodes that all begin on one score have no expected response") {
    Scores scores;
    for (int i = 0; i < 60; ++i) scores.push_back({16.7, 17.0 + i % 5, 18.0 + i % 7, 19.0});
    CHECK_FALSE(fit_expected_response(episodes_of(scores)));
    CHECK_FALSE(held_out_of(episodes_of(scores)));
}

TEST_CASE("one episode alone on its start is not held to a line that cannot be drawn without it") {
    Scores scores;
    for (int i = 0; i < 60; ++i) scores.push_back({16.7, 17.0 + i % 5, 18.0 + i % 7});
    scores.push_back({30, 31, 29, 32});
    CHECK(fit_expected_response(episodes_of(scores)));
    const HeldOut count = *held_out_of(episodes_of(scores));
    CHECK(count.below + count.inside + count.above == 120);
    const HeldOut slowly = refitted(episodes_of(scores), 0.95);
    CHECK(slowly.inside == count.inside);
    CHECK(slowly.below == count.below);
}

TEST_CASE("nor is one who began a thousandth beside all others, however far from zero that is") {
    for (const double base : {16.7, 1070.3, 20'000.1}) {
        for (int shift = 0; shift < 20; ++shift) {
            CAPTURE(base);
            CAPTURE(shift);
            Scores scores;
            for (int i = 0; i < 59; ++i) scores.push_back({base, base + (i * 7 + shift) % 11 * 0.1, base + (i * 5) % 13 * 0.1});
            scores.push_back({base + 0.001, base + shift * 0.1, base - 0.2, base + 0.3});
            const auto count = held_out_of(episodes_of(scores));
            REQUIRE(count);
            CHECK(count->below + count->inside + count->above == 118);
        }
    }
}

TEST_CASE("scores that never change have a line and no R squared") {
    Scores scores;
    for (int i = 0; i < 50; ++i) scores.push_back({10.0 + i % 9, 20.3, 20.3, 20.3});
    const auto response = fit_expected_response(episodes_of(scores));
    CHECK_FALSE(response->r_squared);
    CHECK(response->residual_sd < 1e-12);
    CHECK(expected_score(*response, 12, 4)->score == doctest::Approx(20.3));
}

TEST_CASE("rating 1 is not expected and a confidence of 1 has no band") {
    const Scores scores = two_starts();
    const auto response = fit_expected_response(episodes_of(scores));
    CHECK_FALSE(expected_score(*response, 10, 1));
    CHECK_FALSE(expected_score(*response, 10, 0));
    CHECK_FALSE(expected_score(*response, 10, 2, 1));
    CHECK_FALSE(held_out_of(episodes_of(scores), 0));
}
