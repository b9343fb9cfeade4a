// By which method a change is judged: classes and limits follow it, signals do not.
#include "viktig/report/change_method.hpp"

#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"
#include "unit/report/week_page.hpp"
#include "viktig/report/series.hpp"
#include "viktig/report/signals.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::ChangeMethod;

namespace {

MadeCase from_to(std::string_view first, std::string_view latest, std::string what = "ors") {
    MadeCase made("c1");
    made.meet("2026-09-08").rated("client", what, first);
    made.meet("2026-11-17").rated("client", what, latest).next("2026-12-24");
    return made;
}

report::Series judged(const model::History& history, ChangeMethod method) {
    auto series = report::collect_series(history, *history.episode(), model::Settings{});
    report::judge_by(series, method);
    return series.at(0);
}

std::string class_of(std::string_view first, std::string_view latest, ChangeMethod method) {
    return std::string(class_key(judged(from_to(first, latest), method)));
}

std::string shown(const model::History& history, ChangeMethod method) {
    report::ClientReportOptions options{day("2026-11-23")};
    options.method = method;
    return page(history, options);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("method: each name is known, and any other word is points") {
    for (const std::string_view name : report::change_method_names) CHECK(report::name_of(report::change_method_named(name)) == name);
    CHECK(report::change_method_named("") == ChangeMethod::points);
}

TEST_CASE("method: Jacobson and Truax's limit from norms, at it, just under it, and either way") {
    // 1.96 x sqrt(2) x 8.7 x sqrt(1 - .93) = 6.3803
    CHECK(judged(from_to("10", "20"), ChangeMethod::jacobson_truax).yardstick.reliable_change == score("6.381"));
    CHECK(class_of("10", "16.4", ChangeMethod::jacobson_truax) == "better");
    CHECK(class_of("10", "16.3", ChangeMethod::jacobson_truax) == "no-change");
    CHECK(class_of("16.4", "10", ChangeMethod::jacobson_truax) == "worse");
    CHECK(class_of("16.3", "10", ChangeMethod::jacobson_truax) == "no-change");
    CHECK(class_of("18.0", "25", ChangeMethod::jacobson_truax) == "better-past-cutoff");
    CHECK(class_of("16.4", "10", ChangeMethod::points) == "worse");
    CHECK(class_of("15.0", "10", ChangeMethod::points) == "worse");
}

TEST_CASE("method: Edwards and Nunnally's band around the likely true first score") {
    // .93 x (10 - 19.6) + 19.6 = 10.672, less and more 1.96 x 8.7 x sqrt(.07) = 4.5115
    CHECK(class_of("10", "15.2", ChangeMethod::edwards_nunnally) == "better");
    CHECK(class_of("10", "15.1", ChangeMethod::edwards_nunnally) == "no-change");
    CHECK(class_of("10", "6.1", ChangeMethod::edwards_nunnally) == "worse");
    CHECK(class_of("10", "6.2", ChangeMethod::edwards_nunnally) == "no-change");
    CHECK(class_of("10", "25", ChangeMethod::edwards_nunnally) == "better-past-cutoff");
    CHECK_FALSE(judged(from_to("10", "20"), ChangeMethod::edwards_nunnally).yardstick.reliable_change);
}

TEST_CASE("method: who began over the cutoff is never past it by any") {
    for (const ChangeMethod method : {ChangeMethod::points, ChangeMethod::jacobson_truax, ChangeMethod::edwards_nunnally})
        CHECK(class_of("26", "35", method) == "better");
}

TEST_CASE("method: one rating is too few by any") {
    MadeCase made("c1");
    made.meet("2026-09-08").rated("client", "ors", "10");
    for (const ChangeMethod method : {ChangeMethod::points, ChangeMethod::jacobson_truax, ChangeMethod::edwards_nunnally})
        CHECK(class_key(judged(made, method)) == "too-few");
}

TEST_CASE("method: a form without norms has no class, no limit and no method, and the page says so") {
    const auto series = judged(from_to("18", "6", "phq-9"), ChangeMethod::jacobson_truax);
    CHECK(class_key(series).empty());
    CHECK(series.method.empty());
    CHECK_FALSE(series.yardstick.reliable_change);
    CHECK(has(shown(from_to("18", "6", "phq-9"), ChangeMethod::edwards_nunnally), "no norms for it and so no class: PHQ-9"));
}

TEST_CASE("method: a reliability of 1 gives no limit, and without a clinical mean there is no band") {
    model::Measure measure = *forms().find("ors");
    measure.norms.reliability = 1;
    CHECK_FALSE(can_judge(measure, ChangeMethod::jacobson_truax));
    CHECK_FALSE(can_judge(measure, ChangeMethod::edwards_nunnally));
    measure.norms.reliability = 0.93;
    measure.norms.clinical.mean.reset();
    CHECK(can_judge(measure, ChangeMethod::jacobson_truax));
    CHECK_FALSE(can_judge(measure, ChangeMethod::edwards_nunnally));
    CHECK(can_judge(measure, ChangeMethod::points));
}

TEST_CASE("method: goals and the talks are as they were") {
    MadeCase made("c1");
    made.goal("tur", "client", "Gå tur");
    made.meet("2026-09-08").rated("client", "tur", "3").rated("client", "srs", "30");
    made.meet("2026-11-17").rated("client", "tur", "6").rated("client", "srs", "38");
    auto series = report::collect_series(made.history(), *made.history().episode(), model::Settings{});
    report::judge_by(series, ChangeMethod::edwards_nunnally);
    CHECK(class_key(series.at(0)) == "closer");
    CHECK(series.at(0).method == "points");
    CHECK(class_key(series.at(1)).empty());
}

TEST_CASE("method: the signals of a page stand on the service's own limits") {
    const std::string text = shown(from_to("21.7", "16.7"), ChangeMethod::jacobson_truax);
    CHECK(has(text, "-5.0\n"));  // no class in words: no reliable change
    CHECK(has(text, "worth a look: 1 open"));
    CHECK(has(text, "Life is reliably worse"));
    CHECK(has(text, "Signals and goals keep the"));
    CHECK(has(text, "higher is better; classes by jacobson-truax"));
}

TEST_CASE("method: the week counts its people by it, and says what it rests on") {
    auto options = week_47();
    options.method = ChangeMethod::jacobson_truax;
    const WeekPage page({from_to("10", "16.3")}, options);
    CHECK(page.lines("people", "ors") == std::vector<std::string>{"began under the cutoff 1: no reliable change 1"});
    CHECK(page.line("gone_well", "cases") == "no change for the better passed its limit this week");
    CHECK(has(render::to_text(page.document, {}), "Classes by jacobson-truax: ORS 6.381 points (SD 8.70, reliability 0.93, z"));
    options.method = ChangeMethod::edwards_nunnally;
    CHECK(WeekPage({from_to("10", "16.3")}, options).lines("people", "ors") ==
          std::vector<std::string>{"began under the cutoff 1: better 1"});
}
