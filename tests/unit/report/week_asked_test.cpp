// Asked and answered: what counts as a meeting of the week, as an answer, and as somebody who was there.
#include <doctest/doctest.h>

#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Missed;
using model::Status;

namespace {

model::History met_on(std::string_view date) {
    MadeCase made("c1");
    made.meet(date).rated("client", "ors", "20.0");
    return made;
}

using Weeks = std::vector<std::optional<std::int64_t>>;

}  // namespace

TEST_CASE("a meeting on the Monday and one on the Sunday are of the week, the days around are not") {
    CHECK(WeekPage{{met_on("2026-11-15")}}.held() == 0);
    CHECK(WeekPage{{met_on("2026-11-16")}}.held() == 1);
    CHECK(WeekPage{{met_on("2026-11-22")}}.held() == 1);
    CHECK(WeekPage{{met_on("2026-11-23")}}.held() == 0);
}

TEST_CASE("twelve weeks are counted, the report week last, the Sunday before the first of them is outside") {
    CHECK(WeekPage{{met_on("2026-08-30")}}.weeks("held") == Weeks(12, 0));
    Weeks first(12, 0), last(12, 0);
    first.front() = last.back() = 1;
    CHECK(WeekPage{{met_on("2026-08-31")}}.weeks("held") == first);
    CHECK(WeekPage{{met_on("2026-11-22")}}.weeks("held") == last);
}

TEST_CASE("week 53 holds its Sunday in the new year, and is one of the twelve weeks after") {
    report::WeekReportOptions options;
    options.week = {2026, 53};
    options.as_of = day("2027-01-04");
    CHECK(WeekPage({met_on("2027-01-03")}, options).held() == 1);
    CHECK(WeekPage({met_on("2027-01-04")}, options).held() == 0);
    options.week = {2027, 1};
    options.as_of = day("2027-01-11");
    Weeks second_last(12, 0);
    second_last[10] = 1;
    CHECK(WeekPage({met_on("2027-01-03")}, options).weeks("held") == second_last);
}

TEST_CASE("a week that is not over counts up to the day of reading") {
    report::WeekReportOptions options = week_47();
    options.as_of = day("2026-11-18");
    MadeCase made("c1");
    made.meet("2026-11-18");
    made.meet("2026-11-19");
    CHECK(WeekPage({made}, options).held() == 1);
}

TEST_CASE("a meeting by phone expects no rating and is told by itself") {
    MadeCase made("c1");
    made.meet("2026-11-17", "phone");
    made.meet("2026-11-18").rated("client", "ors", "20.0");
    const WeekPage page{{made}};
    CHECK(page.held() == 1);
    CHECK(page.share("ors") == "1 of 1");
    CHECK(page.line("asked", "other_meetings") == "called off 0 · did not come 0 · phone, no rating expected 1");
}

TEST_CASE("a meeting that came to nothing is no meeting held") {
    MadeCase made("c1");
    made.meet("2026-11-16").missed(Missed::them);
    made.meet("2026-11-17").missed(Missed::them);
    made.meet("2026-11-18").missed(Missed::us);
    made.meet("2026-11-19").missed(Missed::no_show);
    made.meet("2026-11-13").missed(Missed::us);
    const WeekPage page{{made}};
    CHECK(page.held() == 0);
    CHECK(page.line("asked", "other_meetings") == "called off 3 (them 2, us 1) · did not come 1");
}

TEST_CASE("a form is answered when anyone fills it in: about another, with an item missing, or without a name") {
    MadeCase about("c1", "family"), in_part("c2", "family"), slip("c3", "group"), declined("c4", "family");
    about.meet("2026-11-17").rated("mother", "ors", "14.2", "teen");
    in_part.meet("2026-11-17").rated_in_part("mother", "ors");
    slip.meet("2026-11-17").slips("ors", {"20.0"});
    declined.meet("2026-11-17").said(Status::declined, "mother", "ors");
    const WeekPage page{{about, in_part, slip, declined}};
    CHECK(page.share("ors") == "3 of 4");
    CHECK(page.share("srs") == "0 of 4");
}

TEST_CASE("a form that nobody ever used has its row, with nought of as many meetings as there were") {
    const WeekPage page{{met_on("2026-11-17")}};
    CHECK(page.share("srs") == "0 of 1");
    Weeks none(12);
    none.back() = 0;
    CHECK(page.weeks("srs") == none);
}

TEST_CASE("forms that the service does not ask for at every meeting have no row") {
    MadeCase made("c1");
    made.meet("2026-11-17").rated("client", "phq-9", "9");
    CHECK_THROWS((void)WeekPage{{made}}.coverage("phq-9"));
}

TEST_CASE("shares are rounded half up: 1 of 8 is 13 percent, 2 of 3 are 67") {
    MadeCase eight("c1"), three("c2");
    for (const char* date :
         {"2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15"})
        eight.meet(date);
    eight.meet("2026-11-09").rated("client", "ors", "20.0");
    three.meet("2026-11-16").rated("client", "ors", "20.0");
    three.meet("2026-11-17").rated("client", "ors", "20.0");
    three.meet("2026-11-18");
    const WeekPage page{{eight, three}};
    CHECK(page.weeks("ors")[10] == 13);
    CHECK(page.weeks("ors")[11] == 67);
    CHECK(page.weeks("ors")[9] == std::nullopt);
}

TEST_CASE("a person at a meeting counts once: rated anything, else said no to anything, else not asked") {
    MadeCase made("c1", "family");
    Meeting meeting = made.meet("2026-11-17");
    meeting.rated("a", "ors", "20.0").said(Status::declined, "a", "srs");
    meeting.said(Status::declined, "b", "srs").said(Status::not_asked, "b", "ors");
    meeting.said(Status::not_asked, "c").present("d").said(Status::absent, "e");
    const WeekPage page{{made}};
    CHECK(page.number("asked", "people", "there") == 4);
    CHECK(page.number("asked", "people", "rated") == 1);
    CHECK(page.number("asked", "people", "declined") == 1);
    CHECK(page.number("asked", "people", "not_asked") == 2);
}

TEST_CASE("somebody with a part in two cases is there at both meetings") {
    MadeCase family("c1", "family"), couple("c2", "couple");
    family.meet("2026-11-17").rated("mother", "ors", "20.0");
    couple.meet("2026-11-18").rated("mother", "ors", "20.0");
    CHECK(WeekPage{{family, couple}}.number("asked", "people", "there") == 2);
}

TEST_CASE("slips without a name come from those who were there and gave nothing in their own name") {
    MadeCase named("c1", "group"), counted("c2", "group"), alone("c3", "group");
    named.meet("2026-11-17").present("a").present("b").present("c").slips("ors", {"20.0", "21.0"});
    counted.meet("2026-11-17").headcount(7).slips("ors", {"20.0", "21.0"}).slips("srs", {"30.0", "31.0", "32.0"});
    alone.meet("2026-11-17").slips("ors", {"20.0", "21.0"});
    const auto people = [](const MadeCase& made) {
        const WeekPage page{{made}};
        return std::vector{page.number("asked", "people", "there"), page.number("asked", "people", "rated"),
                           page.number("asked", "people", "not_asked")};
    };
    CHECK(people(named) == std::vector<std::int64_t>{3, 2, 1});
    CHECK(people(counted) == std::vector<std::int64_t>{7, 3, 4});
    CHECK(people(alone) == std::vector<std::int64_t>{2, 2, 0});
}

TEST_CASE("change can be told when one person has rated one thing twice, how life is or a goal") {
    MadeCase ors("c1"), goal("c2"), talks("c3"), once("c4", "family"), in_part("c5"), ended("c6");
    for (MadeCase* made : {&ors, &goal, &talks, &in_part, &ended}) made->goal("sleep", "client", "Sleep");
    for (const char* date : {"2026-11-02", "2026-11-09"}) {
        ors.meet(date).rated("client", "ors", "20.0");
        goal.meet(date).rated("client", "sleep", "3");
        talks.meet(date).rated("client", "srs", "37.0");
        in_part.meet(date).rated_in_part("client", "ors");
        ended.meet(date).rated("client", "ors", "20.0");
    }
    once.voice("a", "self").voice("b", "partner");
    once.meet("2026-11-02").rated("a", "ors", "20.0");
    once.meet("2026-11-09").rated("b", "ors", "20.0");
    ended.ended("2026-11-20");
    CHECK(WeekPage{{ors, goal, talks, once, in_part, ended}}.line("asked", "change_known") ==
          "change can be told for 2 of 5 (two ratings or more)");
}

TEST_CASE("what is logged in the week for weeks before it is told, by case and weeks") {
    MadeCase late("c2"), in_time("c3"), later("c4");
    late.meet("2026-11-13").logged("2026-11-16T00:00:00Z");
    late.meet("2026-10-28").logged("2026-11-22T23:59:59Z");
    in_time.meet("2026-11-16").logged("2026-11-20T12:00:00Z");
    in_time.meet("2026-11-13").logged("2026-11-15T23:59:59Z");
    later.meet("2026-11-13").logged("2026-11-23T00:00:00Z");
    const WeekPage page{{late, in_time, later}};
    CHECK(page.line("asked", "logged_late") == "logged now for earlier weeks: c2 2 (weeks 44-46 changed)");
    CHECK(WeekPage{{in_time}}.lines("asked", "logged_late").empty());
}

TEST_CASE("one changed week is named alone, many cases are counted and not named") {
    report::WeekReport report(plain_service(), forms(), week_47());
    MadeCase one("c1");
    one.meet("2026-11-13").logged("2026-11-16T08:00:00Z");
    CHECK(WeekPage{{one}}.line("asked", "logged_late") == "logged now for earlier weeks: c1 1 (week 46 changed)");
    WeekPage page({});
    for (int n = 0; n < 13; ++n) {
        one.history().client = "c" + std::to_string(n);
        report.add(one);
    }
    page.document = report.finish();
    CHECK(page.line("asked", "logged_late") ==
          "logged now for earlier weeks: 13 meetings in 13 cases (week 46 changed)");
}

TEST_CASE("an empty store gives a page of noughts") {
    const WeekPage page({});
    CHECK(page.held() == 0);
    CHECK(page.share("ors") == "0 of 0");
    CHECK(page.weeks("ors") == Weeks(12));
    CHECK(page.line("asked", "other_meetings") == "called off 0 · did not come 0");
    CHECK(page.line("asked", "change_known") == "change can be told for 0 of 0 (two ratings or more)");
}

TEST_CASE("the day on which something was logged is the local one") {
    MadeCase sunday_night("c1");
    sunday_night.meet("2026-11-15").logged("2026-11-15T23:30:00Z");  // Monday 0:30 in Oslo
    report::WeekReportOptions in_oslo = week_47();
    in_oslo.local_day = [](base::Instant instant) { return base::utc_day(instant + std::chrono::hours(1)); };
    CHECK(WeekPage({sunday_night}, in_oslo).line("asked", "logged_late") == "logged now for earlier weeks: c1 1 (week 46 changed)");
    CHECK(WeekPage{{sunday_night}}.lines("asked", "logged_late").empty());
}
