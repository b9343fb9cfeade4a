// Series: which ratings belong together, and what they add up to.
#include "viktig/report/series.hpp"

#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "viktig/lang/words.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Series;

namespace {

std::vector<Series> series_of(const model::History& history, const model::Settings& settings = {}) {
    return report::collect_series(history, *history.episode(), settings);
}

/// "goal sleep teen", "outcome ors mother@teen": the order of the series at a glance.
std::vector<std::string> names(const std::vector<Series>& all) {
    std::vector<std::string> found;
    for (const Series& series : all) {
        std::string name = series.what + " " + series.voice;
        if (!series.about.empty()) name += "@" + series.about;
        if (!series.has_present_words()) name += " (" + series.goal->series[series.wording - 1].words + ")";
        found.push_back(std::move(name));
    }
    return found;
}

std::string totals(const Series& series) {
    std::string text;
    for (const auto& point : series.points) text += (text.empty() ? "" : " ") + point.total.to_string();
    return text;
}

MadeCase person_with_ors(std::initializer_list<std::string_view> totals_in_order) {
    MadeCase made("c1");
    int month = 1;
    for (const std::string_view total : totals_in_order)
        made.meet("2026-0" + std::to_string(month++) + "-10").rated("client", "ors", total);
    return made;
}

std::string remark(const Series& series) {
    return lang::words(report::class_words(series));
}

}  // namespace

TEST_CASE("series: goals first, then how life is, then the talks, one's own life before another's, voices as declared") {
    MadeCase made("c1", "family");
    made.voice("teen", "self").voice("mother", "parent").goal("sleep", "teen", "Sove").goal("bread", "all", "Brød");
    made.meet("2026-02-01")
        .rated("mother", "srs", "36")
        .rated("mother", "phq-9", "9")
        .rated("mother", "ors", "20", "teen")
        .rated("mother", "ors", "21")
        .rated("teen", "ors", "22")
        .rated("mother", "bread", "2")
        .rated("teen", "sleep", "3");
    CHECK(names(series_of(made)) == std::vector<std::string>{"sleep teen", "bread mother", "ors teen", "ors mother",
                                                              "ors mother@teen", "phq-9 mother", "srs mother"});
}

TEST_CASE("series: points are in the order of time, and a form without a total is no point") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "ors", "20");
    made.meet("2026-02-08").rated_in_part("client", "ors");
    made.meet("2026-02-15").rated("client", "ors", "22.5");
    const auto all = series_of(made);
    REQUIRE(all.size() == 1);
    CHECK(totals(all[0]) == "20 22.5");
    CHECK(all[0].change->difference == score("2.5"));
}

TEST_CASE("series: only forms left open give a series without points, and say so") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated_in_part("client", "ors");
    const auto all = series_of(made);
    REQUIRE(all.size() == 1);
    CHECK(all[0].points.empty());
    CHECK_FALSE(all[0].change);
    CHECK(report::class_key(all[0]).empty());
    CHECK(remark(all[0]) == "no total");
}

TEST_CASE("series: who only said no has none") {
    MadeCase made("c1");
    made.meet("2026-02-01").said(model::Status::declined, "client");
    CHECK(series_of(made).empty());
}

TEST_CASE("series: new words of a goal start a new series, and nothing is carried over") {
    MadeCase made("c1");
    made.goal("school", "client", "Gå på skolen hver dag");
    made.history().goals[0].series.push_back({day("2026-03-01"), "Tre dager i uka"});
    made.meet("2026-02-01").rated("client", "school", "1");
    made.meet("2026-02-08").rated("client", "school", "2");
    made.meet("2026-03-01").rated("client", "school", "2");
    made.meet("2026-03-08").rated("client", "school", "5");
    const auto all = series_of(made);
    REQUIRE(names(all) == std::vector<std::string>{"school client", "school client (Gå på skolen hver dag)"});
    CHECK(totals(all[0]) == "2 5");
    CHECK(report::class_key(all[0]) == "closer");
    CHECK(totals(all[1]) == "1 2");
}

TEST_CASE("series: what is rated after the ending is in none, on the day of the ending it counts") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "ors", "20");
    made.meet("2026-03-01").rated("client", "ors", "26");
    made.meet("2026-03-01", "follow-up").rated("client", "ors", "30");
    made.meet("2026-09-01", "follow-up").rated("client", "ors", "31");
    made.ended("2026-03-01");
    CHECK(totals(series_of(made).at(0)) == "20 26");
}

TEST_CASE("series: a stretch of help begins anew") {
    MadeCase made("c1");
    made.meet("2025-02-01").rated("client", "ors", "12");
    made.ended("2025-06-01").again("2026-02-01");
    made.meet("2026-02-01").rated("client", "ors", "20");
    CHECK(totals(series_of(made).at(0)) == "20");
}

TEST_CASE("series: the cutoff goes by the rater's own age, else the case's, else adult, another's life by who rates it") {
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("small", "child", "child");
    made.meet("2026-02-01")
        .rated("teen", "ors", "20")
        .rated("mother", "ors", "20")
        .rated("small", "ors", "20")
        .rated("mother", "ors", "20", "teen");
    const auto all = series_of(made);
    CHECK(all.at(0).yardstick.cutoff == score("28"));
    CHECK(all.at(1).yardstick.cutoff == score("25"));
    CHECK(all.at(1).cutoff_name == "adult");
    CHECK(all.at(2).cutoff_name == "");  // the form has none of its own for children, and an adult's is not theirs
    CHECK_FALSE(all.at(2).yardstick.cutoff);
    CHECK(all.at(3).cutoff_name == "about");

    MadeCase young("c2");
    young.episode().age = "adolescent";
    young.meet("2026-02-01").rated("client", "ors", "20");
    CHECK(series_of(young).at(0).cutoff_name == "adolescent");
}

TEST_CASE("series: a parent, a school and staff may have cutoffs of their own for another's life, and a talk one for all") {
    model::Measure ors = *forms().find("ors");
    ors.cutoff = {{"adolescent", score("20")}, {"child", score("19")}, {"parent", score("17")}, {"school", score("16")}};
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("teacher", "school").voice("son", "child").voice("aunt", "other");
    auto meeting = made.meet("2026-02-01");
    for (const char* rater : {"mother", "teacher", "son", "aunt"}) meeting.rated(rater, "ors", "20", "teen");
    meeting.rated("teen", "ors", "20").rated("teen", "srs", "35");
    made.each_rating([&](model::Rating& rating) {
        if (rating.key.what == "ors") rating.measure = &ors;
    });
    std::string told;
    for (const auto& series : series_of(made)) told += series.voice + ' ' + series.what + ' ' + (series.cutoff_name.empty() ? "-" : series.cutoff_name) + '\n';
    CHECK(told == "teen ors adolescent\nmother ors parent\nteacher ors school\nson ors -\naunt ors -\nteen srs all\n");
}

TEST_CASE("series: the reliable change in use is the one the service has chosen") {
    model::Settings settings;
    settings.thresholds = {{"ors", "nhs"}};
    model::Measure ors = *forms().find("ors");
    ors.reliable_change = {{"default", score("5")}, {"nhs", score("6.6")}};
    MadeCase made = person_with_ors({"16.7", "22.0"});
    made.each_rating([&](model::Rating& rating) { rating.measure = &ors; });
    CHECK(report::class_key(series_of(made).at(0)) == "better");
    CHECK(report::class_key(series_of(made, settings).at(0)) == "no-change");
    CHECK(series_of(made, settings).at(0).method == "nhs");
}

TEST_CASE("series: 16.7 to 21.7 is a reliable change of 5, and 21.6 is not, the same downwards") {
    CHECK(report::class_key(series_of(person_with_ors({"16.7", "21.7"})).at(0)) == "better");
    CHECK(report::class_key(series_of(person_with_ors({"16.7", "21.6"})).at(0)) == "no-change");
    CHECK(report::class_key(series_of(person_with_ors({"21.7", "16.7"})).at(0)) == "worse");
    CHECK(report::class_key(series_of(person_with_ors({"21.7", "16.8"})).at(0)) == "no-change");
}

TEST_CASE("series: the words beside a row") {
    CHECK(remark(series_of(person_with_ors({"20"})).at(0)) == "one rating");
    CHECK(remark(series_of(person_with_ors({"20", "24"})).at(0)) == "");
    CHECK(remark(series_of(person_with_ors({"19", "24.9"})).at(0)) == "better");
    CHECK(remark(series_of(person_with_ors({"20", "25"})).at(0)) == "better, past 25");
    CHECK(remark(series_of(person_with_ors({"26", "31"})).at(0)) == "better");
    CHECK(remark(series_of(person_with_ors({"30", "25"})).at(0)) == "worse");
    CHECK(remark(series_of(person_with_ors({"29.9", "24.9"})).at(0)) == "worse, now < 25");
}

TEST_CASE("series: where lower is better, down is better") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "phq-9", "18");
    made.meet("2026-02-08").rated("client", "phq-9", "12");
    CHECK(report::class_key(series_of(made).at(0)) == "better");
    CHECK(remark(series_of(made).at(0)) == "better");
}

TEST_CASE("series: a goal moves closer or further by three points") {
    for (const auto& [latest, key] : {std::pair{"8", "closer"}, {"7", "no-change"}, {"3", "no-change"}, {"2", "further"}}) {
        const std::string given = latest;
        CAPTURE(given);
        MadeCase made("c1");
        made.goal("sleep", "client", "Sove");
        made.meet("2026-02-01").rated("client", "sleep", "5");
        made.meet("2026-02-08").rated("client", "sleep", latest);
        CHECK(report::class_key(series_of(made).at(0)) == key);
    }
}

TEST_CASE("series: alliance has no class beyond too few") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "srs", "30");
    CHECK(report::class_key(series_of(made).at(0)) == "too-few");
    made.meet("2026-02-08").rated("client", "srs", "39");
    CHECK(report::class_key(series_of(made).at(0)).empty());
}

TEST_CASE("series: how raters are named") {
    MadeCase person("c1");
    MadeCase network("c2", "network");
    const auto label = [](MadeCase& made, std::string_view voice, std::string_view about = {}) {
        return lang::words(report::rater_label(made.episode(), voice, about));
    };
    CHECK(label(person, "client") == "self");
    CHECK(label(person, "mother", "client") == "mother on client");
    CHECK(label(network, "client") == "client");
    CHECK(label(network, "mother", "teen") == "mother on teen");
}
