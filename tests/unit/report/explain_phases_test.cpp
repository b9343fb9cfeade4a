// Before and after a marked change: which changes are taken, and what is said when there is nothing to compare.
#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"
#include "viktig/report/explain.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// A rating on the first of each month from January 2026.
MadeCase monthly(std::initializer_list<std::string_view> totals, std::string_view what = "ors") {
    MadeCase made("c1");
    int month = 1;
    for (const std::string_view total : totals)
        made.meet("2026-0" + std::to_string(month++) + "-06").rated("client", std::string(what), total);
    return made;
}

struct Shown {
    std::string text, json;
};

Shown explained(const model::History& history, std::optional<std::string_view> before_after = std::nullopt) {
    const model::Settings settings;
    const auto series = report::collect_series(history, *history.episode(), settings);
    report::Explained one{history, *history.episode(), series, settings, day("2026-11-23"), "clients/c1.toml"};
    if (before_after) one.before_after = day(*before_after);
    const auto document = report::explain_series(one, {&series.front()});
    return {render::to_text(document, {}), render::to_json(document)};
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

MadeCase passed_on(std::initializer_list<std::string_view> totals, std::string_view from) {
    MadeCase made = monthly(totals);
    made.episode().therapist.emplace_back(day(from), "siri");
    return made;
}

}  // namespace

TEST_CASE("before and after: another therapist splits the ratings, and its own day is after") {
    const Shown shown = explained(passed_on({"14", "16", "15", "17", "18", "16", "21", "24"}, "2026-04-06"));
    CHECK(has(shown.text, "Before and after 6 Apr (therapist siri): ratings before it 3, from it on 5,"));
    CHECK(has(shown.json, "\"better\": 14,\n        \"equal\": 1,\n        \"nap\": 0.966666666667,\n"));
    CHECK(has(shown.json, "\"tau\": 0.933333333333,\n"));
    CHECK(has(shown.json, "\"nap_se_no_effect\": 0.22360679775,\n"));
    CHECK(has(shown.text, "a drift that was there before is not taken out"));
}

TEST_CASE("before and after: a change without ratings on both sides is not told") {
    CHECK_FALSE(has(explained(passed_on({"14", "16"}, "2026-01-06")).text, "Before and after"));
    CHECK_FALSE(has(explained(passed_on({"14", "16"}, "2026-03-01")).text, "Before and after"));
    CHECK_FALSE(has(explained(monthly({"14", "16"})).text, "Before and after"));
}

TEST_CASE("before and after: a change to the same is none, and one day's changes are one") {
    MadeCase same = monthly({"14", "16"});
    same.episode().therapist.emplace_back(day("2026-02-01"), "kari");
    CHECK_FALSE(has(explained(same).text, "Before and after"));
    MadeCase both = passed_on({"14", "16"}, "2026-02-01");
    both.episode().team.emplace_back(day("2026-02-01"), "voksen");
    CHECK(has(explained(both).text, "Before and after 1 Feb (therapist siri, team voksen): ratings before it"));
}

TEST_CASE("before and after a day asked about: where a side is empty the page says which") {
    CHECK(has(explained(monthly({"14", "16"}), "2026-01-06").text, "Before and after 6 Jan: no rating before it, so nothing can be compared."));
    CHECK(has(explained(monthly({"14", "16"}), "2026-02-07").text, "Before and after 7 Feb: no rating from that day on, so nothing can be"));
    CHECK(has(explained(monthly({"14", "16"}), "2026-02-06").text, "Before and after 6 Feb: ratings before it 1, from it on 1, pairs 1; the"));
}

TEST_CASE("before and after: one rating on each side has an answer that tells nearly nothing") {
    const Shown shown = explained(monthly({"14", "16"}), "2026-02-01");
    CHECK(has(shown.json, "\"nap\": 1,\n        \"nap_lower\": 0.206549314"));
}

TEST_CASE("before and after: equal ratings count half, and lower is better where the form runs so") {
    CHECK(has(explained(monthly({"14", "14", "14", "14"}), "2026-03-01").json, "\"better\": 0,\n        \"equal\": 4,\n        \"nap\": 0.5,\n"));
    CHECK(has(explained(monthly({"14", "13", "6", "5"}, "phq-9"), "2026-03-01").json, "\"nap\": 1,\n"));
}
