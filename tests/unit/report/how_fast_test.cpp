// How fast: the slope of each who rates, on the page of a case and on that of a week.
#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"
#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

/// A rating every week from the first on, the newest in the week before 23 November 2026 when there are eight.
MadeCase weekly(std::initializer_list<std::string_view> totals, std::string_view what = "ors") {
    MadeCase made("c1");
    base::Date date = day("2026-09-29");
    for (const std::string_view total : totals) {
        made.meet(base::to_string(date)).rated("client", std::string(what), total).next("2026-12-24");
        date += std::chrono::days{7};
    }
    return made;
}

std::string fast(const model::History& history) {
    const std::string found = under(page(history, "2026-11-23"), "HOW FAST");
    return found.substr(0, found.find('\n'));
}

report::ClientReportOptions with_statistics() {
    report::ClientReportOptions options{day("2026-11-23")};
    options.statistics = true;
    return options;
}

std::string json(const model::History& history, const report::ClientReportOptions& options) {
    return render::to_json(report::client_report(history, model::Settings{}, options));
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// What a program reads of the week.
std::string week_json(const MadeCase& made) {
    auto options = week_47();
    options.series_trends = true;
    return render::to_json(WeekPage({made}, options).document);
}

}  // namespace

TEST_CASE("how fast is said from ratings on four different days on") {
    CHECK(fast(weekly({})).empty());
    CHECK(fast(weekly({"10"})).empty());
    CHECK(fast(weekly({"10", "11"})).empty());
    CHECK(fast(weekly({"10", "11", "12"})).empty());
    CHECK(fast(weekly({"10", "11", "12", "13"})) == " ORS: self +1.00");
    MadeCase same_day = weekly({"10", "11", "12"});
    same_day.meet("2026-10-13", "phone").rated("client", "ors", "13");
    CHECK(fast(same_day).empty());
}

TEST_CASE("how fast: the interval stands beside the slope where there are enough ratings for it") {
    CHECK(fast(weekly({"14", "16", "15", "17", "18", "16", "21", "24"})) == " ORS: self +1.25 (+0.40 to +2.00)");
}

TEST_CASE("how fast: scores that never move have slope nought, and nothing else can be said") {
    CHECK(fast(weekly({"20", "20", "20", "20", "20", "20"})) == " ORS: self 0.00");
    const std::string said = json(weekly({"20", "20", "20", "20"}), report::ClientReportOptions{day("2026-11-23")});
    CHECK(has(said, "\"per_week\": 0,\n"));
    CHECK(has(said, "\"per_week_lower\": null,\n"));
    CHECK(has(said, "\"p\": null,\n"));
    CHECK(has(said, "\"lag1\": null\n"));
}

TEST_CASE("how fast: the sign is that of the score, whichever way the form runs") {
    CHECK(fast(weekly({"18", "16", "15", "11"}, "phq-9")) == " PHQ-9: self -2.17");
}

TEST_CASE("how fast: a goal is told in its present words only, and each who rates apart") {
    MadeCase made("c1", "couple");
    made.voice("anna", "partner").voice("bo", "partner").goal("tur", "all", "Gå tur");
    made.history().goals[0].series.push_back({day("2026-10-01"), "Gå tur sammen"});
    for (const auto& [date, anna, bo] : {std::tuple{"2026-09-01", "9", "9"}, {"2026-10-06", "1", "5"}, {"2026-10-13", "2", "4"},
                                         {"2026-10-20", "3", "3"}, {"2026-10-27", "4", "2"}})
        made.meet(date).rated("anna", "tur", anna).rated("bo", "tur", bo);
    CHECK(fast(made) == " tur: anna +1.00 · bo -1.00");
}

TEST_CASE("how fast: that ratings hang together is said where a slope is shown, and nowhere else") {
    CHECK(has(page(weekly({"10", "11", "12", "13"}), "2026-11-23"), "hang together"));
    CHECK_FALSE(has(page(weekly({"10", "11", "12"}), "2026-11-23"), "hang together"));
}

TEST_CASE("statistics: p is on the page only where it is asked for, and in json always") {
    const MadeCase rising = weekly({"14", "16", "15", "17", "18", "16", "21", "24"});
    CHECK_FALSE(has(page(rising, "2026-11-23"), "0.008"));
    const std::string asked = section(page(rising, with_statistics()), "THE STATISTICS");
    CHECK(has(asked, " ORS   self  21   0.76  2.49  0.008  exact   0.35\n"));
    CHECK(has(json(rising, report::ClientReportOptions{day("2026-11-23")}), "\"s\": 21,\n"));
}

TEST_CASE("statistics: a p-value too small to show is not nought") {
    const MadeCase steep = weekly({"10", "11", "12", "13", "14", "15", "16", "17"});
    CHECK(has(section(page(steep, with_statistics()), "THE STATISTICS"), "< 0.001"));
    CHECK(has(json(steep, with_statistics()), "\"p\": 4.96031746032e-05,\n"));
}

TEST_CASE("statistics: method, limit, SD, reliability, z and index of a change are named") {
    const std::string asked = section(page(weekly({"14.0", "21.0"}), with_statistics()), "THE STATISTICS");
    CHECK(has(asked, " ORS   self    +7.0      5  default  8.70     0.93  1.96   2.15\n"));
    const std::string none = section(page(weekly({"14"}), with_statistics()), "THE STATISTICS");
    CHECK(has(none, "Too few ratings for any."));
}

TEST_CASE("week: how fast is told to programs, and a reader of the page sees no line of it") {
    auto options = week_47();
    const WeekPage plain({weekly({"10", "11", "12", "13", "14", "15", "16", "17"})}, options);
    options.series_trends = true;
    const WeekPage told({weekly({"10", "11", "12", "13", "14", "15", "16", "17"})}, options);
    CHECK(render::to_text(plain.document, {}) == render::to_text(told.document, {}));
    CHECK(has(render::to_json(told.document), "\"per_week\": 1,\n"));
    CHECK_FALSE(has(render::to_json(plain.document), "per_week"));
}

TEST_CASE("week: slopes are those of the twelve weeks, not of what was before") {
    MadeCase made("c1");
    for (const auto& [date, total] : {std::pair{"2026-02-03", "40"}, {"2026-08-30", "40"}, {"2026-08-31", "10"}, {"2026-09-07", "11"}, {"2026-09-14", "12"}})
        made.meet(date).rated("client", "ors", total);
    CHECK_FALSE(has(week_json(made), "per_week"));
    made.meet("2026-09-21").rated("client", "ors", "13").next("2026-12-24");
    CHECK(has(week_json(made), "\"per_week\": 1,\n"));
}

TEST_CASE("week: the statistics are tables by case, or a sentence where nobody has enough") {
    auto options = week_47();
    options.statistics = true;
    const WeekPage page({weekly({"14", "16", "15", "17", "18", "16", "21", "24"})}, options);
    const std::string text = render::to_text(page.document, {});
    CHECK(has(text, " c1    self  ORS   8  +1.25 (+0.40 to +2.00)  +1.25 (+0.40 to +2.00)\n"));
    CHECK(has(text, " c1    self  ORS   21   0.76  2.49  0.008  exact   0.35\n"));
    CHECK(has(render::to_text(WeekPage({weekly({"10", "11", "12"})}, options).document, {}), "Nobody has ratings on four days of these weeks."));
}
