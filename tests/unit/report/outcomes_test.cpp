// Outcomes: the examples of docs/statistics.md come out of the page, each person counts once, and small numbers stay in.
#include <doctest/doctest.h>

#include <cmath>

#include "unit/made_history.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/report/outcomes_report.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

model::Settings service(std::size_t small_cells = 3) {
    model::Settings settings;
    settings.small_cells = small_cells;
    return settings;
}

/// The year 2026.
report::OutcomesReportOptions year_2026(report::OutcomesBy by = report::OutcomesBy::nothing) {
    return {day("2026-01-01"), day("2026-12-31"), day("2026-12-31"), std::nullopt, by};
}

class OutcomesPage {
  public:
    explicit OutcomesPage(const std::vector<MadeCase>& cases, report::OutcomesReportOptions options = year_2026(), model::Settings settings = service()) {
        report::OutcomesReport report(settings, forms(), options);
        for (const MadeCase& one : cases) {
            const model::History& history = one;
            report.add(history);
        }
        document = report.finish();
    }

    /// A cell of the main table; the row by `part/what/who/unit/figure`, empty ones too.
    [[nodiscard]] const report::Cell& cell(std::string_view row, std::string_view column) const {
        const report::Table& table = document.main;
        for (const auto& cells : table.rows) {
            std::string name;
            for (std::size_t n = 0; n < 5; ++n) {
                const auto* text = std::get_if<std::string>(&cells[n]);
                name += (n == 0 ? "" : "/") + (text ? *text : std::string());
            }
            if (name != row) continue;
            const auto found = std::ranges::find(table.columns, column, &report::Column::key);
            return cells.at(static_cast<std::size_t>(found - table.columns.begin()));
        }
        throw std::logic_error("no row " + std::string(row));
    }
    [[nodiscard]] bool has(std::string_view row) const {
        try {
            (void)cell(row, "count");
            return true;
        } catch (const std::logic_error&) {
            return false;
        }
    }
    /// `12 of 20`, `7`, or `withheld`
    [[nodiscard]] std::string count(std::string_view row) const {
        const report::Cell& shown = cell(row, "count");
        if (const auto* word = std::get_if<report::Word>(&shown)) return word->key;
        std::string said = std::to_string(std::get<std::int64_t>(shown));
        if (const auto* whole = std::get_if<std::int64_t>(&cell(row, "of"))) said += " of " + std::to_string(*whole);
        return said;
    }
    [[nodiscard]] double number(std::string_view row, std::string_view column = "value") const {
        return std::get<report::Figure>(cell(row, column)).value;
    }
    [[nodiscard]] bool says(std::string_view heading) const {
        return std::ranges::any_of(document.sections, [&](const report::Section& section) { return lang::words(section.heading) == heading; });
    }

    report::Document document;
};

doctest::Approx close_to(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

/// A person's course of two meetings, ended in November.
MadeCase course(const std::string& client, std::string_view first, std::string_view latest, const std::string& how = "agreed", const std::string& therapist = "kari") {
    MadeCase made(client, "person", therapist);
    made.meet("2026-09-08").rated("client", "ors", first);
    made.meet("2026-11-10").rated("client", "ors", latest);
    made.ended("2026-11-20", how);
    return made;
}

std::vector<MadeCase> some(std::size_t number, const std::string& name, std::string_view first, std::string_view latest, const std::string& how = "agreed",
                           const std::string& therapist = "kari") {
    std::vector<MadeCase> cases;
    for (std::size_t n = 0; n < number; ++n) cases.push_back(course(name + std::to_string(n), first, latest, how, therapist));
    return cases;
}

std::vector<MadeCase> together(std::initializer_list<std::vector<MadeCase>> groups) {
    std::vector<MadeCase> all;
    for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace

TEST_CASE("outcomes: the effect size of docs/statistics.md") {
    const OutcomesPage page({course("a", "10", "13"), course("b", "12", "15"), course("c", "14", "20")});
    CHECK(page.count("life/ors/self//paired") == "3 of 3");
    CHECK(page.number("life/ors/self//effect_size_simple") == close_to(2));
    CHECK(page.number("life/ors/self//effect_size") == close_to(2 / std::sqrt(std::acos(-1.0))));
    CHECK(page.number("life/ors/self//gain_mean") == close_to(4));
    CHECK(page.number("life/ors/self/age-unknown/first_mean") == close_to(12));
    const double variance = 2 * (1 - 14 / std::sqrt(208.0)) / 3 + 4.0 / 6;
    CHECK(page.number("life/ors/self//effect_size_simple", "lower") == close_to(2 - 1.959963984540054 * std::sqrt(variance)));
}

TEST_CASE("outcomes: allowing for severity by both conventions, and against own earlier courses") {
    std::vector<MadeCase> cases = together({some(1, "x", "11", "16.5"), some(1, "y", "11", "16.5"), some(1, "z", "11", "16.5")});
    const char* const earlier[][2] = {{"10", "16"}, {"12", "17"}, {"14", "15"}};
    for (int n = 0; n < 30; ++n) {
        MadeCase made("e" + std::to_string(n));
        made.meet("2025-03-04").rated("client", "ors", earlier[n % 3][0]);
        made.meet("2025-06-04").rated("client", "ors", earlier[n % 3][1]);
        made.ended("2025-12-31");
        cases.push_back(made);
    }
    const OutcomesPage page(cases);
    const double sd = std::sqrt(80.0 / 29);
    CHECK(page.count("counted////courses") == "3");
    CHECK(page.number("life/ors/self//severity_adjusted_openfit") == close_to(0.25 / sd));
    CHECK(page.number("life/ors/self//severity_adjusted_brown") == close_to(4.25 / sd));
    CHECK_FALSE(page.has("life/ors/self//effect_size"));  // all began on one score

    cases.pop_back();
    CHECK_FALSE(OutcomesPage(cases).has("life/ors/self//severity_adjusted_brown"));
}

TEST_CASE("outcomes: endings with Wilson's interval, and drop-out by each definition") {
    std::vector<MadeCase> cases = together({some(12, "a", "16", "27"), some(4, "p", "16", "17", "person"), some(4, "l", "16", "26", "lost")});
    const OutcomesPage page(cases);
    CHECK(page.count("endings////ended_agreed") == "12 of 20");
    CHECK(page.number("endings////ended_agreed", "lower") == doctest::Approx(0.387).epsilon(0.001));
    CHECK(page.number("endings////ended_agreed", "upper") == doctest::Approx(0.781).epsilon(0.001));
    CHECK(page.count("drop_out////one_sided") == "8 of 20");
    CHECK(page.count("drop_out////one_sided_under") == "4 of 20");
    CHECK(page.count("drop_out////one_sided_inside") == "4 of 20");
    CHECK(page.count("drop_out////one_sided_unknown") == "0 of 20");
    CHECK(page.count("drop_out////one_sided_no_gain") == "4 of 20");
    CHECK(page.count("drop_out////one_sided_few_meetings") == "8 of 20");
    CHECK(page.count("drop_out////missed_last") == "0 of 20");
    CHECK(page.count("life/ors/self//ended_over") == "16 of 20");
    CHECK(page.count("life/ors/self//began_under_better_past_cutoff") == "16 of 20");
}

TEST_CASE("outcomes: a meeting that they did not keep and nothing after it is told") {
    std::vector<MadeCase> cases = some(3, "kept", "16", "17", "lost");
    for (const model::Missed how : {model::Missed::no_show, model::Missed::them, model::Missed::no_show, model::Missed::us}) {
        MadeCase made("m" + std::to_string(cases.size()));
        made.meet("2026-09-08").rated("client", "ors", "16");
        made.meet("2026-11-10").missed(how);
        made.ended("2026-11-20", "lost");
        cases.push_back(made);
    }
    CHECK(OutcomesPage(cases).count("drop_out////missed_last") == "3 of 7");
}

TEST_CASE("outcomes: small numbers, and what would give them away, are withheld") {
    const std::vector<MadeCase> cases = together({some(12, "a", "16", "27"), some(6, "p", "16", "17", "person"), some(2, "l", "16", "10", "lost")});
    const OutcomesPage page(cases, year_2026(), service(5));
    CHECK(page.count("endings////ended_lost") == "withheld");
    CHECK(page.count("endings////ended_person") == "withheld");  // 20 - 12 - 6
    CHECK(page.count("endings////ended_agreed") == "12 of 20");
    CHECK(page.count("drop_out////one_sided") == "withheld");    // less those who stopped
    CHECK(page.count("drop_out////one_sided_under") == "withheld");
    CHECK(page.count("life/ors/self//began_under_worse") == "withheld");
    CHECK(page.count("life/ors/self//began_under_no_change") == "withheld");
    CHECK(page.count("life/ors/self//began_under_better_past_cutoff") == "12 of 20");
    const OutcomesPage few(some(4, "a", "16", "27"), year_2026(), service(5));
    CHECK(few.count("counted////courses") == "withheld");
    CHECK(few.document.main.rows.size() == 1);
    CHECK_FALSE(few.says("HOW IT ENDED"));
}

TEST_CASE("outcomes: no number gives a small one away by what it was worked out from") {
    // Seven of ten began on the troubled side, so three did not; six of ten are adults.
    std::vector<MadeCase> cases = together({some(7, "a", "16", "27"), some(3, "b", "30", "31")});
    for (std::size_t n = 0; n < cases.size(); ++n) cases[n].episode().age = n < 6 ? "adult" : "adolescent";
    for (int n = 0; n < 40; ++n) {
        MadeCase made("e" + std::to_string(n));
        made.meet("2025-03-04").rated("client", "ors", n % 2 ? "12" : "14");
        made.meet("2025-06-04").rated("client", "ors", "20");
        made.ended("2025-12-31");
        cases.push_back(made);
    }
    const OutcomesPage page(cases, year_2026(), service(5));
    CHECK(page.has("life/ors/self//effect_size"));
    CHECK(page.count("life/ors/self//began_under") == "withheld");
    CHECK_FALSE(page.has("life/ors/self//severity_adjusted_brown"));
    CHECK_FALSE(page.has("life/ors/self/adult/first_mean"));
    CHECK_FALSE(page.has("life/ors/self/adolescent/first_mean"));
    CHECK(OutcomesPage(cases, year_2026(), service(3)).has("life/ors/self//severity_adjusted_brown"));
    CHECK(OutcomesPage(cases, year_2026(), service(3)).has("life/ors/self/adult/first_mean"));

    // Ten of twelve: the two others are not told by subtraction, nor is one unit by the whole of all.
    const auto ten_and_two = together({some(10, "t", "16", "27", "agreed", "ada"), some(2, "u", "30", "31", "agreed", "bo")});
    for (const std::string_view figure : {"began_under", "began_over", "began_under_better_past_cutoff"})
        CHECK_FALSE(OutcomesPage(ten_and_two, year_2026(), service(5)).has("life/ors/self//" + std::string(figure)));
    const OutcomesPage twelve(ten_and_two, year_2026(report::OutcomesBy::therapist), service(5));
    CHECK(twelve.count("units/ors/self/ada/people") == "withheld");
    CHECK(twelve.count("units/ors/self/bo/people") == "withheld");

    // A case without a meeting would be told by the mean length of the others.
    std::vector<MadeCase> met = some(6, "m", "16", "27");
    CHECK(OutcomesPage(met, year_2026(), service(5)).has("counted////days_mean"));
    MadeCase never("never");
    never.opened("2026-09-01").ended("2026-11-20");
    met.push_back(never);
    CHECK_FALSE(OutcomesPage(met, year_2026(), service(5)).has("counted////days_mean"));

    // Four and one: no other cell can hide them, so none is shown.
    const OutcomesPage five(together({some(4, "f", "16", "27"), some(1, "g", "16", "17", "person")}), year_2026(), service(5));
    CHECK_FALSE(five.has("endings////ended_agreed"));
    CHECK(five.count("drop_out////one_sided") == "withheld");
}

TEST_CASE("outcomes: a case counts once, by its latest course that ended in the period, and a period has both its ends") {
    std::vector<MadeCase> cases = some(3, "a", "16", "27");
    MadeCase twice = course("twice", "16", "27");
    twice.ended("2026-03-01").again("2026-04-01");
    twice.meet("2026-05-05").rated("client", "ors", "18");
    twice.meet("2026-06-05").rated("client", "ors", "19");
    twice.ended("2026-12-31", "person");
    MadeCase before("before"), after = course("after", "16", "27"), open("open");
    before.meet("2025-09-08").rated("client", "ors", "16");
    before.ended("2025-12-31");
    after.ended("2027-01-01");
    open.meet("2026-09-08").rated("client", "ors", "16");
    MadeCase first_day("first");
    first_day.meet("2025-09-08").rated("client", "ors", "16");
    first_day.meet("2025-11-10").rated("client", "ors", "27");
    first_day.ended("2026-01-01");
    for (const MadeCase& one : {twice, before, after, open, first_day}) cases.push_back(one);
    const OutcomesPage page(cases);
    CHECK(page.count("counted////courses") == "5");
    CHECK(page.count("endings////ended_agreed") == "withheld");  // 4, and the one who stopped is one
    CHECK(page.count("life/ors/self//paired") == "5 of 5");
}

TEST_CASE("outcomes: who rates another's life is counted apart, staff could not rate, everyone there could") {
    std::vector<MadeCase> cases;
    for (int n = 0; n < 3; ++n) {
        MadeCase made("f" + std::to_string(n), "family");
        made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("father", "parent").voice("nurse", "staff");
        made.goal("sleep", "teen", "Sove").goal("dinner", "all", "Middag");
        made.meet("2026-09-08").present("father").present("nurse").rated("teen", "ors", "20").rated("mother", "ors", "20", "teen").rated("teen", "sleep", "3")
            .rated("mother", "sleep", "3").rated("mother", "dinner", "3");
        made.meet("2026-11-10").rated("teen", "ors", "29").rated("mother", "ors", "21", "teen").rated("teen", "sleep", "7").rated("mother", "sleep", "9").rated("mother", "dinner", "4");
        made.ended("2026-11-20");
        cases.push_back(made);
    }
    const OutcomesPage page(cases);
    CHECK(page.count("life/ors/self//paired") == "3 of 9");
    CHECK(page.count("life/ors/self//began_under_better_past_cutoff") == "3 of 3");  // 28 for the teen
    CHECK(page.count("life/ors/parent//paired") == "3 of 3");
    CHECK(page.count("life/ors/parent//began_under_no_change") == "3 of 3");
    CHECK(page.number("life/ors/self/adolescent/first_mean") == close_to(20));
    CHECK(page.count("goals////people") == "6");
    CHECK(page.count("goals////closer") == "3 of 6");  // the teens' own; what a mother says of a teen's goal is not counted
    CHECK(page.count("goals////no_change") == "3 of 6");
}

TEST_CASE("outcomes: who comes and rates another's life has an own life, and staff have none here") {
    std::vector<MadeCase> cases;
    for (int n = 0; n < 5; ++n) {
        MadeCase made("f" + std::to_string(n), "family");
        made.voice("teen", "self", "adult").voice("mother", "parent", "adult").voice("nurse", "staff");
        made.meet("2026-09-08").present("mother").rated("teen", "ors", "16").rated("teen", "ors", "36", "mother").rated("nurse", "ors", "30").rated("nurse", "srs", "39");
        made.meet("2026-09-15").rated("teen", "ors", "33", "mother");
        made.meet("2026-11-10").rated("teen", "ors", "18").rated("teen", "ors", "30", "mother").rated("nurse", "ors", "31").rated("nurse", "srs", "39");
        made.ended("2026-11-20");
        cases.push_back(made);
    }
    const OutcomesPage page(cases, year_2026(), service(5));
    CHECK(page.count("life/ors/self//paired") == "5 of 10");
    CHECK(page.count("life/ors/self//began_under_no_change") == "5 of 5");
    CHECK(page.number("life/ors/self/adult/first_mean") == close_to(16));
    CHECK(page.count("life/ors/self-on-other//paired") == "5 of 5");
    CHECK(page.count("talks/srs/self//paired") == "0 of 10");
}

TEST_CASE("outcomes: means are of the same people, so that none is told by the difference of two") {
    std::vector<MadeCase> cases = some(10, "a", "12", "15");
    MadeCase once("once");
    once.meet("2026-09-08").rated("client", "ors", "30");
    once.ended("2026-11-20");
    cases.push_back(once);
    const OutcomesPage page(cases, year_2026(), service(5));
    CHECK(page.number("life/ors/self/age-unknown/first_mean") == close_to(12));
    CHECK(page.count("life/ors/self/age-unknown/first_mean") == "10");
}

TEST_CASE("outcomes: classes of so few that each must be one are not listed") {
    const OutcomesPage page(together({some(1, "a", "16", "27"), some(1, "b", "16", "22"), some(1, "c", "16", "17"), some(1, "d", "16", "10"), some(1, "e", "30", "36")}),
                            year_2026(), service(5));
    CHECK(page.count("life/ors/self//paired") == "5 of 5");
    for (const std::string_view figure : {"began_under", "began_under_better", "began_under_worse", "began_over"})
        CHECK_FALSE(page.has("life/ors/self//" + std::string(figure)));
}

TEST_CASE("outcomes: units are compared by what is shown of them alone, and then stand for the classes") {
    const std::vector<MadeCase> cases = together({some(12, "a", "16", "27", "agreed", "ada"), some(12, "b", "16", "17", "agreed", "ada"),
                                                  some(12, "c", "16", "27", "agreed", "bo"), some(12, "d", "16", "17", "agreed", "bo"),
                                                  some(2, "e", "16", "27", "agreed", "cy"), some(10, "f", "16", "17", "agreed", "cy"),
                                                  some(9, "g", "16", "27", "agreed", "di"), some(9, "h", "16", "17", "agreed", "di")});
    const OutcomesPage page(cases, year_2026(report::OutcomesBy::therapist), service(5));
    CHECK(page.count("units/ors/self/cy/better") == "withheld");
    CHECK(page.count("units/ors/self/ada/better") == "12 of 24");
    CHECK(page.number("units/ors/self//target") == close_to(0.5));  // not that of all
    CHECK_FALSE(page.has("life/ors/self//began_under_better_past_cutoff"));
    CHECK(OutcomesPage(cases, year_2026(), service(5)).count("life/ors/self//began_under_better_past_cutoff") == "35 of 78");
    CHECK_FALSE(OutcomesPage({}, year_2026(report::OutcomesBy::therapist)).says("BY THERAPIST: RELIABLY BETTER BY ORS, OWN RATINGS"));
}

TEST_CASE("outcomes: waiting as in docs/statistics.md") {
    std::vector<MadeCase> cases;
    const auto waits = [&](std::string_view asked, std::string_view met, std::string_view left) {
        MadeCase made("w" + std::to_string(cases.size()));
        made.asked(asked);
        if (!met.empty()) made.meet(met);
        if (!left.empty()) made.ended(left, "person");
        cases.push_back(made);
    };
    waits("2026-02-01", "2026-02-11", "");
    waits("2026-02-01", "", "2026-02-21");
    waits("2026-02-01", "2026-03-03", "");
    waits("2026-11-21", "", "");  // 40 days to the last day of the period
    const OutcomesPage page(cases);
    CHECK(page.count("waiting////asked") == "4");
    CHECK(page.count("waiting////met") == "withheld");
    CHECK(page.number("waiting////days_half") == close_to(30));
    CHECK_FALSE(page.has("waiting////days_nine_tenths"));
}

TEST_CASE("outcomes: units within funnel limits, as in docs/statistics.md") {
    const std::vector<MadeCase> cases = together({some(9, "a", "16", "27", "agreed", "ada"), some(3, "b", "16", "17", "agreed", "ada"),
                                                  some(3, "c", "16", "27", "agreed", "bo"), some(9, "d", "16", "17", "agreed", "bo")});
    const OutcomesPage page(cases, year_2026(report::OutcomesBy::therapist));
    CHECK(page.count("units/ors/self/ada/better") == "9 of 12");
    CHECK(page.count("units/ors/self/bo/better") == "3 of 12");
    CHECK(page.number("units/ors/self//target") == close_to(0.5));
    CHECK(page.number("units/ors/self//over_dispersion_phi") == doctest::Approx(2.106).epsilon(0.0005));
    CHECK(page.number("units/ors/self//over_dispersion_tau2") == doctest::Approx(0.0669).epsilon(0.001));
    CHECK_FALSE(OutcomesPage(cases).has("units/ors/self/ada/better"));  // not asked for

    const OutcomesPage small(cases, year_2026(report::OutcomesBy::therapist), service(5));
    CHECK(small.count("units/ors/self/ada/better") == "withheld");
    CHECK(small.count("units/ors/self/bo/better") == "withheld");
}

TEST_CASE("outcomes: the expected response of docs/statistics.md") {
    std::vector<MadeCase> cases;
    const char* const courses[][3] = {{"10", "15", "16"}, {"10", "13", "14"}, {"20", "22", "23"}, {"20", "20", "21"}};
    for (int n = 0; n < 52; ++n) {
        MadeCase made("c" + std::to_string(n));
        const char* const dates[] = {"2026-02-02", "2026-02-09", "2026-02-16"};
        for (int rating = 0; rating < 3; ++rating) made.meet(dates[rating]).rated("client", "ors", courses[n % 4][rating]);
        made.ended("2026-03-01");
        cases.push_back(made);
    }
    const OutcomesPage page(cases);
    CHECK(page.number("expected/ors/self//r_squared") == close_to(1300.0 / 1404));
    CHECK(page.number("expected/ors/self/first 10 rating 2/expected") == close_to(14));
    CHECK(page.number("expected/ors/self/first 10 rating 2/expected", "upper") == doctest::Approx(15.3407).epsilon(0.00001));  // the band of 80 %
    CHECK(page.number("expected/ors/self/first 20 rating 2/expected") == close_to(21));
    CHECK(page.count("expected/ors/self//held_out_inside") == "104 of 104");

    cases.erase(cases.begin(), cases.begin() + 3);
    CHECK_FALSE(OutcomesPage(cases).has("expected/ors/self//r_squared"));
}

TEST_CASE("outcomes of nobody are no error") {
    const OutcomesPage page({});
    CHECK(page.count("counted////courses") == "0");
    CHECK_FALSE(page.says("HOW IT ENDED"));
}

TEST_CASE("outcomes: the words that no transcript shows") {
    const auto words = [](std::string_view key) { return lang::words({key, {1, 2, 3, 4}}); };
    CHECK(words("outcomes.age.child") == "children");
    CHECK(words("outcomes.age.unknown") == "age not on file");
    CHECK(words("outcomes.began.no-cutoff") == "no cutoff is known for them");
    CHECK(words("outcomes.class.worse-past-cutoff") == "worse, and now on the troubled side");
    CHECK(words("outcomes.effect") == "Effect size before and after, no control group: g 1 (simple d 2).");
    CHECK(words("outcomes.ended.otherwise") == "in another way");
    CHECK(words("outcomes.ended.service") == "the service stopped");
    CHECK(words("outcomes.expected.size") == "1: from 2 ended courses, 3 ratings after the first. Score and 4 % band, by first score:");
    CHECK(words("outcomes.funnel.outside-95") == "outside 95 %");
    CHECK(words("outcomes.funnel.outside-998") == "outside 99.8 %");
    CHECK(words("outcomes.funnel.widened") == "limits widened for the spread between units (phi 1)");
    CHECK(words("outcomes.further") == "1 more courses of theirs ended in it (the latest counts)");
    CHECK(words("outcomes.no-effect-size") == "No effect size: all began on the same score, or too few.");
    CHECK(words("outcomes.who.self-on-other") == "OF OTHERS, BY THOSE WHO COME");
    CHECK(words("outcomes.nobody-twice") == "nobody rated twice");
    CHECK(words("outcomes.unit.none") == "none on file");
}
