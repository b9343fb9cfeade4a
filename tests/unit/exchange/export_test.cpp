// The tables byte for byte: what a script and a spreadsheet are given.
#include "viktig/exchange/export.hpp"

#include <doctest/doctest.h>

#include "unit/made_history.hpp"

using namespace viktig;
using namespace viktig::tests;
using base::CsvDialect;
using model::Status;

namespace {

std::string ratings_of(const model::History& history, CsvDialect dialect = CsvDialect::machine) {
    std::string out;
    exchange::RatingsTable(dialect).rows(out, history, model::Settings{});
    return out;
}

std::string sessions_of(const model::History& history, CsvDialect dialect = CsvDialect::machine) {
    std::string out;
    exchange::SessionsTable(dialect).rows(out, history);
    return out;
}

/// A family of three at one meeting.
MadeCase family() {
    MadeCase made("c017", "family");
    made.opened("2026-08-14").voice("teen", "self").voice("mother", "parent").voice("father", "parent");
    made.episode().team = {{base::Date::min(), "North"}};
    made.goal("sleep", "teen", "Sove gjennom natta");
    Meeting meeting = made.meet("2026-08-21");
    meeting.rated("teen", "ors", "16.7").rated("teen", "sleep", "6").rated("mother", "ors", "14.2", "teen");
    meeting.rated_in_part("mother", "srs").said(Status::declined, "father");
    meeting.led({"kari", "per"});
    return made;
}

}  // namespace

TEST_CASE("ratings: a row for each rating and each status, by voice, about and what") {
    CHECK(ratings_of(family()) ==
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "father,,,,,declined,,,\r\n"
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "mother,,srs,alliance,,rated,,,\r\n"
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "mother,teen,ors,outcome,,rated,14.2,,\r\n"
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "teen,,ors,outcome,,rated,16.7,,\r\n"
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "teen,,sleep,goal,teen,rated,6,,\r\n");
}

TEST_CASE("ratings: a total is written with the decimals of its form's step") {
    MadeCase made("c1");
    made.meet("2026-11-20").rated("client", "ors", "20").rated("client", "phq-9", "9");
    const std::string rows = ratings_of(made);
    CHECK(rows.find(",client,,ors,outcome,,rated,20.0,,\r\n") != std::string::npos);
    CHECK(rows.find(",client,,phq-9,outcome,,rated,9,,\r\n") != std::string::npos);
}

TEST_CASE("ratings: a goal is written with the decimals of the service's goal step") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sleep").meet("2026-11-20").rated("client", "sleep", "6");
    model::Settings halves;
    halves.goal_step = score("0.5");
    std::string out;
    exchange::RatingsTable(CsvDialect::machine).rows(out, made, halves);
    CHECK(out.ends_with(",client,,sleep,goal,client,rated,6.0,,\r\n"));
}

TEST_CASE("ratings: slips come first, without a voice, in the order of the list") {
    MadeCase made("g1", "group");
    made.meet("2026-11-20").rated("anna", "ors", "20.0").slips("ors", {"7.5", "6.0", "8.1"});
    const std::string head = "g1,2026-01-05-aaaaaa,2026-11-20-aaaaaa,2026-11-20,2026-W47,group,,kari,,kari,";
    CHECK(ratings_of(made) == head + ",,ors,outcome,,rated,7.5,,\r\n" + head + ",,ors,outcome,,rated,6.0,,\r\n" + head +
                                  ",,ors,outcome,,rated,8.1,,\r\n" + head + "anna,,ors,outcome,,rated,20.0,,\r\n");
}

TEST_CASE("ratings: each status has its word, one form declined names the form") {
    MadeCase made("c1", "family");
    Meeting meeting = made.meet("2026-11-20");
    meeting.said(Status::absent, "a").said(Status::declined, "b", "srs").said(Status::not_asked, "c");
    const std::string rows = ratings_of(made);
    CHECK(rows.find(",a,,,,,absent,,,\r\n") != std::string::npos);
    CHECK(rows.find(",b,,srs,alliance,,declined,,,\r\n") != std::string::npos);
    CHECK(rows.find(",c,,,,,not-asked,,,\r\n") != std::string::npos);
}

TEST_CASE("ratings: what an amend set is marked, and by is whoever wrote the rating down") {
    MadeCase made("c1");
    Meeting meeting = made.meet("2026-11-20");
    meeting.rated("client", "ors", "20.0").slips("srs", {"30.0"});
    changed(meeting.session().ratings).corrected = true;
    changed(meeting.session().ratings).by = "ola";
    changed(meeting.session().slips).corrected = true;
    const std::string head = "c1,2026-01-05-aaaaaa,2026-11-20-aaaaaa,2026-11-20,2026-W47,person,,kari,,";
    CHECK(ratings_of(made) ==
          head + "kari,,,srs,alliance,,rated,30.0,yes,\r\n" + head + "ola,client,,ors,outcome,,rated,20.0,yes,\r\n");
}

TEST_CASE("ratings: a total in which the mean of the others stands for an item left open is marked") {
    MadeCase made("c1");
    Meeting meeting = made.meet("2026-11-20");
    meeting.rated("client", "core-10", "15");
    std::vector<std::optional<base::Score>> items(10, score("1.5"));
    meeting.items(items);
    CHECK(ratings_of(made).ends_with(",rated,15,,\r\n"));
    items.back().reset();
    meeting.items(items);
    CHECK(ratings_of(made).ends_with(",rated,15,,yes\r\n"));
}

TEST_CASE("ratings: the therapist and the stretch of help are those of the meeting's own day") {
    MadeCase made("c1");
    made.opened("2026-01-05");
    made.episode().therapist.emplace_back(day("2026-03-01"), "ola");
    made.meet("2026-02-28").rated("client", "ors", "20.0");
    made.meet("2026-03-01").rated("client", "ors", "21.0");
    made.ended("2026-04-01").again("2026-06-01").meet("2026-06-01").rated("client", "ors", "22.0");
    const std::string rows = ratings_of(made);
    CHECK(rows.find("c1,2026-01-05-aaaaaa,2026-02-28-aaaaaa,2026-02-28,2026-W09,person,,kari,") != std::string::npos);
    CHECK(rows.find("c1,2026-01-05-aaaaaa,2026-03-01-bbbbbb,2026-03-01,2026-W09,person,,ola,") != std::string::npos);
    CHECK(rows.find("c1,2026-06-01-bbbbbb,2026-06-01-cccccc,2026-06-01,2026-W23,person,,ola,") != std::string::npos);
}

TEST_CASE("ratings: the turn of the year has its ISO week") {
    MadeCase made("c1");
    made.meet("2025-12-29").rated("client", "ors", "20.0");
    made.meet("2027-01-03").rated("client", "ors", "20.0");
    const std::string rows = ratings_of(made);
    CHECK(rows.find(",2025-12-29,2026-W01,") != std::string::npos);
    CHECK(rows.find(",2027-01-03,2026-W53,") != std::string::npos);
}

TEST_CASE("ratings: for a Norwegian spreadsheet a decimal comma, and a guard on text but not on numbers") {
    MadeCase made("c1", "family");
    made.episode().team = {{base::Date::min(), "=cmd()"}};
    made.meet("2026-11-20").rated("mother", "ors", "16.7");
    CHECK(ratings_of(made, CsvDialect::excel_comma) ==
          "c1;2026-01-05-aaaaaa;2026-11-20-aaaaaa;2026-11-20;2026-W47;family;'=cmd();kari;;kari;"
          "mother;;ors;outcome;;rated;\"16,7\";;\r\n");
    CHECK(ratings_of(made, CsvDialect::excel_point) ==
          "c1,2026-01-05-aaaaaa,2026-11-20-aaaaaa,2026-11-20,2026-W47,family,'=cmd(),kari,,kari,"
          "mother,,ors,outcome,,rated,16.7,,\r\n");
}

TEST_CASE("ratings: a comma or a quotation mark in a text column is quoted") {
    MadeCase made("c1");
    made.episode().team = {{base::Date::min(), "North, \"old\""}};
    made.meet("2026-11-20").rated("client", "ors", "16.7");
    CHECK(ratings_of(made).find(",person,\"North, \"\"old\"\"\",kari,") != std::string::npos);
}

TEST_CASE("ratings: a case without meetings has no rows") {
    CHECK(ratings_of(MadeCase("c1")).empty());
    CHECK(ratings_of(model::History{}).empty());
}

TEST_CASE("the header names the columns, after the mark that a spreadsheet wants") {
    std::string out;
    exchange::RatingsTable(CsvDialect::machine).header(out);
    CHECK(out ==
          "client,episode,session,date,week,kind,team,therapist,led,by,voice,about,what,type,owner,status,total,"
          "corrected,prorated\r\n");
    out.clear();
    exchange::SessionsTable(CsvDialect::machine).header(out);
    CHECK(out ==
          "client,episode,session,date,week,kind,team,therapist,led,by,present,rated,declined,absent,not_asked,"
          "headcount,missed,next,place,language,interpreter,corrected\r\n");
    out.clear();
    exchange::RatingsTable(CsvDialect::excel_comma).header(out);
    CHECK(
        out.starts_with("\xEF\xBB\xBF"
                        "client;episode;"));
}

TEST_CASE("sessions: who was there and what became of asking") {
    MadeCase made = family();
    model::Session& session = made.history().sessions.front();
    session.headcount = 4;
    session.next = day("2026-09-04");
    session.place = "at home";
    session.language = "nb";
    session.interpreter = false;
    session.corrected = true;
    CHECK(sessions_of(made) ==
          "c017,2026-01-05-aaaaaa,2026-08-21-aaaaaa,2026-08-21,2026-W34,family,North,kari,kari per,kari,"
          "father mother teen,mother teen,father,,,4,,2026-09-04,at home,nb,no,yes\r\n");
}

TEST_CASE("sessions: who declined one form and rated another has not declined") {
    MadeCase made("c1", "family");
    made.meet("2026-11-20")
        .rated("a", "ors", "20.0")
        .said(Status::declined, "a", "srs")
        .said(Status::declined, "b", "srs");
    CHECK(sessions_of(made).find(",a b,a,b,,,") != std::string::npos);
}

TEST_CASE("sessions: a word for everything stands beside what was rated all the same") {
    MadeCase made("c1", "family");
    made.goal("sleep", "a", "Sleep");
    made.meet("2026-11-20").rated("a", "sleep", "3").said(Status::declined, "a").said(Status::absent, "b");
    CHECK(sessions_of(made).find(",a,a,a,b,,") != std::string::npos);
}

TEST_CASE("sessions: a meeting that came to nothing says why, as needed is an agreement too") {
    MadeCase made("c1");
    made.meet("2026-11-18").missed(model::Missed::them);
    made.meet("2026-11-19").missed(model::Missed::us);
    made.meet("2026-11-20").missed(model::Missed::no_show).session().next = model::AsNeeded{};
    const std::string rows = sessions_of(made);
    CHECK(rows.find(",2026-11-18,2026-W47,person,,kari,,kari,,,,,,,them,,,,,\r\n") != std::string::npos);
    CHECK(rows.find(",2026-11-19,2026-W47,person,,kari,,kari,,,,,,,us,,,,,\r\n") != std::string::npos);
    CHECK(rows.find(",2026-11-20,2026-W47,person,,kari,,kari,,,,,,,no-show,as-needed,,,,\r\n") != std::string::npos);
}
