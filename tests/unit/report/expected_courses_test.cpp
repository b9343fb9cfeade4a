// What ended courses lead to expect: at the limit, just inside and just outside, either way a form runs, and for whom.
#include "viktig/report/expected_courses.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "unit/made_history.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/report/explain.hpp"
#include "viktig/report/signals.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::EndedCourses;
using report::ExpectedCourses;
using report::Signal;

namespace {

using Ids = std::vector<std::string>;

/// The example of docs/statistics.md: 26 courses begin on 10 and have 14 and 15, 26 begin on 20 and have 21 and 22, half of each
/// one point higher, half one lower. On the PHQ-9 the same from 30 down.
std::vector<MadeCase> ended_cases(int count = 52) {
    const char* const ors[][3] = {{"10", "15", "16"}, {"10", "13", "14"}, {"20", "22", "23"}, {"20", "20", "21"}};
    const char* const phq[][3] = {{"20", "15", "14"}, {"20", "17", "16"}, {"10", "8", "7"}, {"10", "10", "9"}};
    const char* const dates[] = {"2026-01-05", "2026-01-12", "2026-01-19"};
    std::vector<MadeCase> cases;
    for (int n = 0; n < count; ++n) {
        MadeCase made("e" + std::to_string(n));
        for (int rating = 0; rating < 3; ++rating)
            made.meet(dates[rating]).rated("client", "ors", ors[n % 4][rating]).rated("client", "phq-9", phq[n % 4][rating]);
        made.ended("2026-01-31");
        cases.push_back(made);
    }
    return cases;
}

ExpectedCourses expected_from(const std::vector<MadeCase>& cases, int band = 80) {
    const model::Settings settings;
    EndedCourses ended;
    for (const MadeCase& one : cases) {
        const model::History& history = one;
        ended.add(history, settings);
    }
    return ended.expected(band);
}

const ExpectedCourses& expected() {
    static const ExpectedCourses known = expected_from(ended_cases());
    return known;
}

std::vector<Signal> behind(const model::History& history, const ExpectedCourses& courses = expected()) {
    const auto& episode = *history.episode();
    const model::Settings settings;
    std::vector<Signal> found = report::find_signals(history, episode, report::collect_series(history, episode, settings), settings, day("2026-10-01"), courses);
    std::erase_if(found, [](const Signal& signal) { return signal.rule != report::Rule::below_expected; });
    return found;
}

Ids ids(const std::vector<Signal>& signals) {
    Ids found;
    for (const Signal& signal : signals) found.push_back(signal.id());
    return found;
}

/// One person, one form, a rating on the 1st of each month from February; the next meeting is ahead.
MadeCase rated(const std::string& what, std::initializer_list<std::string_view> totals) {
    MadeCase made("c1");
    int month = 2;
    for (const std::string_view total : totals)
        made.meet("2026-0" + std::to_string(month++) + "-01").rated("client", what, total).next("2026-12-24");
    return made;
}

Ids standing(const std::string& what, std::initializer_list<std::string_view> totals, const ExpectedCourses& courses = expected()) {
    return ids(behind(rated(what, totals), courses));
}

}  // namespace

TEST_CASE("expected: line and band are those of docs/statistics.md, and the limit has the decimals of the form") {
    const report::ExpectedCourse& ors = expected().at("ors");
    CHECK(ors.response.episodes == 52);
    CHECK(ors.response.courses == 52);
    const auto at = ors.at(score("10"), 2, stats::Direction::higher_is_better, 1);
    REQUIRE(at);
    CHECK(at->figures.score == doctest::Approx(14).epsilon(1e-12));
    // t of 80 % with 100 degrees of freedom (R: qt(0.9, 100)), residual variance 1.04, leverage 1/26
    CHECK(at->figures.t == doctest::Approx(1.290074761346516).epsilon(1e-12));
    CHECK(at->figures.leverage == doctest::Approx(1.0 / 26).epsilon(1e-12));
    CHECK(at->figures.band.lower == doctest::Approx(14 - 1.290074761346516 * std::sqrt(1.08)).epsilon(1e-12));
    CHECK(at->limit == score("12.7"));  // 12.659
    CHECK(ors.at(score("10"), 2, stats::Direction::higher_is_better, 3)->limit == score("12.660"));
    CHECK(ors.at(score("10"), 2, stats::Direction::lower_is_better, 0)->limit == score("15"));  // 15.341
    CHECK_FALSE(ors.at(score("10"), 1, stats::Direction::higher_is_better, 1));
    CHECK(ors.at(score("10"), 3, stats::Direction::higher_is_better, 1));
    const auto late = ors.at(score("10"), 7, stats::Direction::higher_is_better, 1);  // nobody has been there: as at the last
    CHECK(late->rating == 3);
    CHECK(late->limit == ors.at(score("10"), 3, stats::Direction::higher_is_better, 1)->limit);
    CHECK(ors.at(score("20"), 2, stats::Direction::higher_is_better, 1));
    CHECK_FALSE(ors.at(score("9.9"), 2, stats::Direction::higher_is_better, 1));  // nobody began there
    CHECK_FALSE(ors.at(score("20.1"), 2, stats::Direction::higher_is_better, 1));
    CHECK(*ors.held_percent() == doctest::Approx(100));
}

TEST_CASE("below-expected: at the limit it is quiet, one step beyond it stands, either way the form runs") {
    CHECK(standing("ors", {"10", "12.7"}).empty());
    CHECK(standing("ors", {"10", "12.6"}) == Ids{"below-expected.client.ors.2026-03-01"});
    CHECK(standing("ors", {"10", "40"}).empty());
    CHECK(standing("phq-9", {"20", "17"}).empty());  // expected 16, up to 17.34
    CHECK(standing("phq-9", {"20", "18"}) == Ids{"below-expected.client.phq-9.2026-03-01"});
    CHECK(standing("phq-9", {"20", "0"}).empty());
    CHECK(standing("ors", {"10"}).empty());
}

TEST_CASE("below-expected: who began where none of the courses did is held to nothing") {
    CHECK(standing("ors", {"20.1", "19.0"}).empty());
    CHECK(standing("ors", {"20", "19.0"}).size() == 1);
    CHECK(standing("ors", {"9.9", "9.9"}).empty());
}

TEST_CASE("below-expected: a prorated total between two scores of the form is held to the edge itself") {
    const auto prorated = [](std::string_view total) {
        MadeCase made("c1");
        made.meet("2026-02-01").rated("client", "phq-9", "20");
        made.meet("2026-03-01").rated("client", "phq-9", total).next("2026-12-24");
        return ids(behind(made));
    };
    CHECK(prorated("17.3").empty());  // up to 17.341, on the form 17
    CHECK(prorated("17.35") == Ids{"below-expected.client.phq-9.2026-03-01"});
}

TEST_CASE("below-expected: a wider band has a further limit") {
    const ExpectedCourses wide = expected_from(ended_cases(), 95);  // 14 - 2.06
    CHECK(standing("ors", {"10", "12.0"}, wide).empty());
    CHECK(standing("ors", {"10", "11.9"}, wide) == Ids{"below-expected.client.ors.2026-03-01"});
}

TEST_CASE("below-expected: since the first day of the unbroken spell, each rating against its own limit") {
    CHECK(standing("ors", {"10", "12.6", "13.6"}) == Ids{"below-expected.client.ors.2026-03-01"});  // rating 3: 13.7
    CHECK(standing("ors", {"10", "12.7", "13.6"}) == Ids{"below-expected.client.ors.2026-04-01"});
    CHECK(standing("ors", {"10", "12.6", "13.7"}).empty());
    CHECK(standing("ors", {"10", "12.6", "13.6", "12.6"}) == Ids{"below-expected.client.ors.2026-03-01"});  // a fourth, held to the third
    CHECK(standing("ors", {"10", "12.6", "13.6", "13.7"}).empty());
}

TEST_CASE("below-expected: what the own ratings tell by themselves is said once") {
    CHECK(standing("ors", {"20", "19.6"}) == Ids{"below-expected.client.ors.2026-03-01"});  // limit 19.7
    CHECK(standing("ors", {"20", "15"}).empty());                                           // worse
    CHECK(standing("ors", {"20", "15.1"}) == Ids{"below-expected.client.ors.2026-03-01"});
    CHECK(standing("ors", {"20", "17.5", "17.5"}).empty());  // slipping
    CHECK(standing("ors", {"20", "17.5", "17.6"}) == Ids{"below-expected.client.ors.2026-03-01"});
}

TEST_CASE("below-expected: a rating at which it was worse or slipping is of another spell") {
    // Of courses that go on for six ratings from 20 up.
    std::vector<MadeCase> cases;
    for (int n = 0; n < 52; ++n) {
        MadeCase made("e" + std::to_string(n));
        const char* const rising[][6] = {{"20", "22", "24", "25", "26", "27"}, {"20", "23", "25", "26", "27", "28"}, {"19", "21", "23", "24", "25", "27"}};
        const char* const dates[] = {"2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10"};
        for (int rating = 0; rating < 6; ++rating) made.meet(dates[rating]).rated("client", "ors", rising[n % 3][rating]);
        made.ended("2026-01-31");
        cases.push_back(made);
    }
    const ExpectedCourses rising = expected_from(cases);
    CHECK(standing("ors", {"20", "18", "18"}, rising) == Ids{"below-expected.client.ors.2026-03-01"});
    CHECK(standing("ors", {"20", "15", "18"}, rising) == Ids{"below-expected.client.ors.2026-04-01"});              // worse before
    CHECK(standing("ors", {"20", "17.5", "17.5", "18"}, rising) == Ids{"below-expected.client.ors.2026-05-01"});    // slipping before
    CHECK(standing("ors", {"20", "18", "15", "18", "18"}, rising) == Ids{"below-expected.client.ors.2026-05-01"});
}

TEST_CASE("below-expected: own lives only, not of staff, and not how one sees another's") {
    MadeCase made("c1", "family");
    made.voice("teen", "self").voice("mother", "parent").voice("kari", "staff");
    made.meet("2026-02-01").rated("teen", "ors", "10").rated("mother", "ors", "10").rated("mother", "ors", "10", "teen").rated("kari", "ors", "10");
    made.meet("2026-03-01").rated("teen", "ors", "12").rated("mother", "ors", "12").rated("mother", "ors", "12", "teen").rated("kari", "ors", "12");
    CHECK(ids(behind(made)) == Ids{"below-expected.teen.ors.2026-03-01", "below-expected.mother.ors.2026-03-01"});
}

TEST_CASE("below-expected: a case that has ended is held against nothing") {
    MadeCase made = rated("ors", {"10", "12.6"});
    made.ended("2026-04-01");
    CHECK(behind(made).empty());
}

TEST_CASE("expected: from fifty ended courses on, however many rate in each, and none that goes on") {
    CHECK(expected_from(ended_cases(50)).size() == 2);
    CHECK(expected_from(ended_cases(49)).empty());
    CHECK(expected_from({}).empty());

    std::vector<MadeCase> cases = ended_cases(49);
    cases.push_back(rated("ors", {"10", "14", "15"}));  // open
    CHECK(expected_from(cases).empty());
    cases.back().ended("2026-05-01");
    CHECK(expected_from(cases).size() == 1);

    // A family's four are one course of the service.
    MadeCase family("f1", "family");
    for (const char* voice : {"teen", "sister", "mother", "father"}) family.voice(voice, "self");
    for (const char* date : {"2026-02-01", "2026-02-08", "2026-02-15"}) {
        auto meeting = family.meet(date);
        for (const char* voice : {"teen", "sister", "mother", "father"}) meeting.rated(voice, "ors", "20");
    }
    family.ended("2026-03-01");
    cases = ended_cases(48);
    cases.push_back(family);
    CHECK(expected_from(cases).empty());
    cases.push_back(rated("ors", {"10", "14", "15"}));
    cases.back().ended("2026-05-01");
    CHECK(expected_from(cases).at("ors").response.episodes == 50);
    CHECK(expected_from(cases).at("ors").response.courses == 53);
}

TEST_CASE("below-expected: an answer holds though the day in its id is not the first day any more") {
    for (const char* named : {"below-expected", "below-expected.client", "below-expected.client.ors", "below-expected.client.ors.2026-03-01",
                              "below-expected.client.ors.2026-02-15"}) {
        CAPTURE(named);
        MadeCase made = rated("ors", {"10", "12.6"});
        made.answered(named, "2026-03-02");
        CHECK(behind(made).at(0).state == report::SignalState::answered);
    }
    for (const char* named : {"below-expected.teen.ors.2026-03-01", "below-expected.client.or", "below-expected.client.ors-x.2026-03-01"}) {
        CAPTURE(named);
        MadeCase made = rated("ors", {"10", "12.6"});
        made.answered(named, "2026-03-02");
        CHECK(behind(made).at(0).state == report::SignalState::open);
    }
    MadeCase earlier = rated("ors", {"10", "12.6"});
    earlier.answered("below-expected.client.ors.2026-02-15", "2026-02-16");  // of a spell before this one
    CHECK(behind(earlier).at(0).state == report::SignalState::open);
}

TEST_CASE("below-expected in words, for somebody among others and on a form where lower is better") {
    MadeCase family("c1", "family");
    family.voice("teen", "self");
    family.meet("2026-02-01").rated("teen", "phq-9", "20");
    family.meet("2026-03-01").rated("teen", "phq-9", "18").next("2026-12-24");
    const Signal signal = behind(family).at(0);
    CHECK(lang::words(signal.sentence) ==
          "Life is behind what is expected for teen: PHQ-9 20 (1 Feb) to 18 (1 Mar, rating 2); 52 ended courses point to 16.0, and 17 or less is usual.");
    CHECK(lang::words(signal.short_sentence) == "behind what is expected: teen's PHQ-9 20 to 18 at rating 2, expected 16.0, limit 17");
    CHECK(lang::words(signal.numbers) == "Life: teen's PHQ-9 20 to 18, expected 16.0.");
}

TEST_CASE("below-expected step by step, on a form where lower is better") {
    const MadeCase made = rated("phq-9", {"20", "18"});
    const model::History& history = made;
    const model::Settings settings;
    const auto series = report::collect_series(history, *history.episode(), settings);
    const report::Explained one{history, *history.episode(), series, settings, day("2026-10-01"), "clients/c1.toml",
                                report::ChangeMethod::points, false, std::nullopt, expected()};
    const report::Document page = report::explain_signal(one, behind(history).at(0));
    const auto& steps = std::get<report::Items>(page.sections.at(2).parts.at(0));
    CHECK(lang::words(steps.items.at(0).text) ==
          "Expected from 20 at rating 2, by the service's own ended courses: 3.70951 + (0.70000) × 20 + (-2.46630) × ln 2 + (0.00000) × 20 × ln 2, "
          "with ln 2 = 0.69315: 16.00.");
    CHECK(lang::words(steps.items.at(1).text) ==
          "Of 100 such ratings 80 lie within 1.290 × 1.020 × √(1 + 0.038) = 1.34 of it: up to 16.00 + 1.34 = 17.34, to its decimals 17.");
    CHECK(lang::words(steps.items.at(2).text) == "Rating 2 is 18: more than 17.");

    const MadeCase later = rated("phq-9", {"20", "18", "18", "18"});
    const model::History& long_one = later;
    const auto long_series = report::collect_series(long_one, *long_one.episode(), settings);
    const report::Explained another{long_one, *long_one.episode(), long_series, settings, day("2026-10-01"), "clients/c1.toml",
                                    report::ChangeMethod::points, false, std::nullopt, expected()};
    const report::Document held_to_last = report::explain_signal(another, behind(long_one).at(0));
    const auto& first_step = std::get<report::Items>(held_to_last.sections.at(2).parts.at(0)).items.at(0);
    CHECK(lang::words(first_step.text) == "Rating 4 is later than any of these courses has; it is held to their last, rating 3.");
}
