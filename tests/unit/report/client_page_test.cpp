// A case's page: who helps and since when, what is left out when there is nothing to tell.
#include <doctest/doctest.h>

#include "unit/report/shown_case.hpp"
#include "viktig/base/text.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

TEST_CASE("page: nothing on file, waiting, opened, one meeting: each is a calm and true page") {
    model::History nothing;
    nothing.client = "c9";
    CHECK(page(nothing, "2026-11-23") ==
          "c9                                               as of Mon 23 Nov 2026, week 48\n"
          "no course of help on file\n");

    MadeCase made("c1", "family");
    made.asked("2026-10-22");
    CHECK(page(made, "2026-11-04") ==
          "c1  family                                        as of Wed 4 Nov 2026, week 45\n"
          "kari · waiting since 22 Oct 2026 (13 days)\n");

    made.opened("2026-11-20");
    CHECK(page(made, "2026-11-23") ==
          "c1  family                                       as of Mon 23 Nov 2026, week 48\n"
          "kari · first asked 22 Oct 2026 · opened 20 Nov (29 days)\n"
          "no meeting yet\n");

    made.voice("mother", "parent");
    made.meet("2026-11-21").present("mother");
    CHECK(page(made, "2026-11-23") ==
          "c1  family                                       as of Mon 23 Nov 2026, week 48\n"
          "kari · first asked 22 Oct 2026 · opened 20 Nov (29 days)\n"
          "1 meeting · last Sat 21 Nov\n"
          "\n"
          "WHO WAS THERE               x said no thanks   - not there   · there, not asked\n"
          " mother rated 0 of 1, not asked 1\n");
}

TEST_CASE("head: meetings, called off, no-shows, phone and home are counted apart") {
    MadeCase made("c1");
    made.meet("2026-11-01");
    made.meet("2026-11-02").missed(model::Missed::them);
    made.meet("2026-11-03").missed(model::Missed::us);
    made.meet("2026-11-04").missed(model::Missed::no_show);
    made.meet("2026-11-05", "phone");
    made.meet("2026-11-06", "home").next("2026-11-27");
    CHECK(head(page(made, "2026-11-23")).find("2 meetings, 2 called off, 1 did not come, 1 phone · last Fri 6 Nov\nnext Fri 27 Nov\n") !=
          std::string::npos);
}

TEST_CASE("head: a call at which something was rated is a meeting") {
    MadeCase made("c1");
    made.meet("2026-11-05", "phone").rated("client", "ors", "20");
    CHECK(head(page(made, "2026-11-23")).find("\n1 meeting · last Thu 5 Nov\n") != std::string::npos);
}

TEST_CASE("head: what was agreed: ahead, gone by, as needed, or met since") {
    const auto line = [](std::string_view next, std::string_view met_again = {}) {
        MadeCase made("c1");
        Meeting first = made.meet("2026-11-01");
        if (next == "as-needed")
            first.session().next = model::AsNeeded{};
        else
            first.next(next);
        if (!met_again.empty()) made.meet(met_again);
        const std::string top = head(page(made, "2026-11-23"));
        return top.substr(top.rfind('\n', top.size() - 2) + 1);
    };
    CHECK(line("2026-11-23") == "1 meeting · last Sun 1 Nov · next Mon 23 Nov\n");
    CHECK(line("2026-11-22") == "1 meeting · last Sun 1 Nov · Sun 22 Nov was agreed and went by\n");
    CHECK(line("as-needed") == "1 meeting · last Sun 1 Nov · next when they need it\n");
    CHECK(line("2026-11-08", "2026-11-09") == "2 meetings · last Mon 9 Nov\n");
}

TEST_CASE("head: other years are said, an ending, what was wished after it, and earlier stretches") {
    MadeCase made("c1");
    made.asked("2024-12-20").meet("2025-01-10");
    made.ended("2025-06-01").again("2026-02-01");
    made.meet("2026-02-01");
    made.ended("2026-03-01", "person");
    made.episode().ending->follow_up = {"9m", "12m"};
    CHECK(head(page(made, "2026-11-23")) ==
          "c1  alone                                        as of Mon 23 Nov 2026, week 48\n"
          "kari · opened 1 Feb 2026 · ended 1 Mar, they stopped\n"
          "talk wished after 9 months, 12 months\n"
          "came back, was here 10 Jan 2025 to 1 Jun 2025\n"
          "1 meeting · last Sun 1 Feb\n");
}

TEST_CASE("head: who led comes after the therapist, the one who led most first") {
    MadeCase made("c1");
    made.meet("2026-11-01").led({"per", "siri"});
    made.meet("2026-11-02").led({"siri", "kari"});
    CHECK(head(page(made, "2026-11-23")).find("\nkari, siri, per · opened") != std::string::npos);
}

TEST_CASE("room: rated, said no, not asked, by those who were there, absent ones are not there") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent").voice("father", "parent").voice("school", "school").voice("aunt", "other");
    made.meet("2026-11-01").rated("mother", "ors", "20").said(Status::declined, "father").present("school");
    made.meet("2026-11-08").rated("mother", "ors", "20").said(Status::absent, "father").rated("school", "ors", "20");
    CHECK(under(page(made, "2026-11-23"), "WHO WAS THERE") ==
          " mother rated 2 of 2 · father 0 of 1, said no 1 · school 1 of 2, not asked 1\n");
}

TEST_CASE("own words: the newest four, the rest when asked for, the team, nobody in particular") {
    MadeCase made("c1");
    made.meet("2026-11-01");
    for (const char* word : {"one", "two", "three"}) made.words("2026-11-01", "said", "client", word);
    made.words("2026-11-02", "reflection", "team", "four").words("2026-11-03", "story", "", "five");
    const std::string some = section(page(made, "2026-11-23"), "IN THEIR");
    CHECK(some ==
          "IN THEIR OWN WORDS                                  newest 4 of 5, all: --words\n"
          "  3 Nov  story                 «five»\n"
          "  2 Nov  reflection   team     «four»\n"
          "  1 Nov  said         self     «three»\n"
          "  1 Nov  said         self     «two»\n");
    report::ClientReportOptions options{day("2026-11-23")};
    options.all_words = true;
    CHECK(section(page(made, options), "IN THEIR").starts_with("IN THEIR OWN WORDS\n"));
    CHECK(section(page(made, options), "IN THEIR").find("«one»") != std::string::npos);
}

TEST_CASE("after the ending: a talk some months later is told apart and changes nothing") {
    MadeCase made("c1");
    made.meet("2026-02-01").rated("client", "ors", "20");
    made.meet("2026-03-01").rated("client", "ors", "26");
    made.ended("2026-03-01");
    made.meet("2026-09-01", "follow-up").rated("client", "ors", "30");
    const std::string shown = page(made, "2026-11-23");
    CHECK(under(shown, "HOW LIFE IS") ==
          "          Feb   Mar\n"
          "            1     1 change\n"
          " self    20.0  26.0  +6.0 better, past 25\n");
    CHECK(under(shown, "AFTER THE ENDING") == "  1 Sep  self ORS 30.0\n");
}

TEST_CASE("footnotes: corrections with what stood, the newest first, the list of all when asked for") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent").goal("sleep", "all", "Sove");
    made.meet("2026-11-01").rated("mother", "sleep", "4");
    const std::string id(made.history().sessions[0].id);
    std::vector<model::Revision> revisions;
    const auto rating = [](std::string_view text) {
        model::RawRating given;
        given.key = {"mother", "", "sleep"};
        if (text == "declined")
            given.status = model::Status::declined;
        else
            given.items = {score(text)};
        return given;
    };
    const auto correct = [&](std::string_view logged, std::optional<std::string_view> was, std::optional<std::string_view> now) {
        model::Revision revision;
        revision.of = "session." + id;
        revision.session = id;
        revision.date = day("2026-11-01");
        revision.key = "rated";
        revision.rating = {"mother", "", "sleep"};
        if (was) revision.was = rating(*was);
        if (now) revision.now = rating(*now);
        if (was && *was != "declined") revision.was_total = score(*was);
        if (now && *now != "declined") revision.now_total = score(*now);
        revision.logged = base::parse_instant(logged).value();
        revision.by = "ola";
        revision.reason = "misread";
        revisions.push_back(revision);
    };
    const auto notes = [&] { return footnotes(page(made, report::ClientReportOptions{day("2026-11-23")}, {}, revisions)); };
    correct("2026-11-02T10:00:00Z", "6", "4");
    CHECK(notes() == "* corrected 2 Nov by ola: mother, sleep 6 to 4 (misread)              --history\n");
    correct("2026-11-03T10:00:00Z", "6", std::nullopt);
    correct("2026-11-04T10:00:00Z", std::nullopt, "5");
    correct("2026-11-05T10:00:00Z", "5", "declined");
    CHECK(notes() ==
          "* corrected 5 Nov by ola: mother, sleep 5 to declined (misread)       --history\n"
          "* corrected 4 Nov by ola: mother, sleep 5 added (misread)\n"
          "* corrected 3 Nov by ola: mother, sleep 6 withdrawn (misread)\n"
          "* and 1 more correction\n");
    revisions[3].stands = false;  // taken back later: no footnote any more
    CHECK(notes().starts_with("* corrected 4 Nov"));
    report::ClientReportOptions options{day("2026-11-23")};
    options.history = true;
    CHECK(under(page(made, options, {}, revisions), "WHAT WAS CORRECTED").starts_with("  2 Nov  ola   meeting 1 Nov: mother, sleep 6 to 4 (misread)\n"));
}

TEST_CASE("footnotes: where the limits come from") {
    MadeCase made("c1");
    made.meet("2026-11-01").rated("client", "ors", "20").rated("client", "phq-9", "5");
    CHECK(footnotes(page(made, "2026-11-23")) ==
          "ORS cutoff 25 adult; 5 points is the common convention (viktig measure show\nors).\n"
          "PHQ-9 cutoff 10 adult; 6 points is the common convention (viktig measure show\nphq-9).\n");
    model::Settings settings;
    settings.thresholds = {{"ors", "nhs"}};
    CHECK(footnotes(page(made, "2026-11-23", settings)).starts_with("ORS cutoff 25 adult (viktig measure show ors).\n"));
}

TEST_CASE("footnotes: a number that is provisional is said to be, and whose cutoff it is") {
    const model::Basis memory{"provisional", "from memory"};
    const model::Basis paper{"published", "a paper"};
    model::Measure ors = *forms().find("ors");
    ors.cutoff = {{"adult", score("25"), paper}, {"adolescent", score("28"), memory}, {"parent", score("25"), memory}, {"school", score("26")}, {"staff", score("27")}, {"child", score("30")}};
    ors.reliable_change = {{"default", score("5"), memory}, {"nhs", score("6.6"), memory}};
    ors.watch = {{1, score("1"), memory}, {1, score("40"), paper}};
    model::Measure srs = *forms().find("srs");
    srs.cutoff = {{"all", score("36"), memory}};
    srs.fall_basis = memory;
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent").voice("teacher", "school").voice("kari", "staff").voice("small", "sibling", "child");
    auto meeting = made.meet("2026-11-01");
    meeting.rated("teen", "ors", "20").rated("mother", "ors", "20").rated("mother", "ors", "20", "teen").rated("teen", "srs", "30");
    const auto redefine = [&] {
        made.each_rating([&](model::Rating& rating) { rating.measure = rating.key.what == "ors" ? &ors : &srs; });
    };
    redefine();
    CHECK(footnotes(page(made, "2026-11-23")) ==
          "ORS cutoff 25 adult, 28 age 13-17 (provisional), 25 for a parent on another\n(provisional); 5 points is provisional; item 1 from 1 is provisional (viktig\nmeasure show ors).\n"
          "SRS cutoff 36 for anyone (provisional); SRS down 1 or more is provisional\n(viktig measure show srs).\n");
    model::Settings settings;
    settings.thresholds = {{"ors", "nhs"}};
    srs.cutoff[0].basis = paper;
    srs.fall_basis = paper;
    meeting.rated("teacher", "ors", "20", "teen").rated("kari", "ors", "20", "teen");
    redefine();
    std::string notes = footnotes(page(made, "2026-11-23", settings));
    std::ranges::replace(notes, '\n', ' ');
    CHECK(notes == "ORS cutoff 25 adult, 28 age 13-17 (provisional), 25 for a parent on another (provisional), 26 for the school on another, "
                   "27 for staff on another; 6.6 points is the limit named nhs, provisional; item 1 from 1 is provisional (viktig measure show ors). ");
}

TEST_CASE("footnotes: without a cutoff for those who rate nobody is held to another group's, and it is said") {
    MadeCase made("c1", "family");
    made.voice("small", "child", "child");
    made.meet("2026-11-01").rated("small", "phq-9", "5");
    CHECK(footnotes(page(made, "2026-11-23")).starts_with("PHQ-9 has no cutoff for those who rate here; 6 points"));
}

TEST_CASE("footnotes: a total in which the mean stands for an open item is marked, and what the mark is") {
    MadeCase made("c1");
    made.meet("2026-11-01").rated("client", "ors", "20");
    made.items(0, {score("20"), std::nullopt});
    const std::string shown = page(made, "2026-11-23");
    CHECK(shown.find(" 20.0~ ") != std::string::npos);
    CHECK(footnotes(shown).starts_with("~ an item was left open: the mean of the others stands for it in the total\n"));
}

TEST_CASE("nothing is wider than the page, whatever people write") {
    MadeCase made("c1", "network");
    const std::string long_id(30, 'v');
    made.voice(long_id, "self").voice("mother", "parent");
    made.goal("a-goal-with-a-very-long-id-that-someone-typed", long_id, std::string(200, 'x') + " " + std::string(60, 'y'));
    for (int month = 1; month <= 9; ++month) {
        Meeting meeting = made.meet("2026-0" + std::to_string(month) + "-10");
        meeting.rated(long_id, "ors", "10").rated("mother", "ors", "30", long_id).rated(long_id, "srs", "20");
        meeting.rated(long_id, "a-goal-with-a-very-long-id-that-someone-typed", std::to_string(month));
        meeting.rated("mother", "a-goal-with-a-very-long-id-that-someone-typed", "1");
    }
    made.words("2026-09-10", "said", long_id, std::string(300, 'w'));
    for (const bool all : {false, true}) {
        report::ClientReportOptions options{day("2026-11-23")};
        options.all_meetings = all;
        std::string line;
        for (const char byte : page(made, options)) {
            if (byte != '\n') {
                line += byte;
                continue;
            }
            CAPTURE(line);
            CHECK(base::width(line) <= 79);
            line.clear();
        }
    }
}
