// Gone well: what became better in the week, and not before.
#include <doctest/doctest.h>

#include "unit/report/week_page.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

using Lines = std::vector<std::string>;

struct Rated {
    std::string_view date, total;
};

Lines gone_well(std::initializer_list<Rated> ratings, std::string what = "ors") {
    MadeCase made("c9");
    made.goal("school", "client", "Skole");
    for (const Rated& one : ratings) made.meet(one.date).rated("client", what, one.total);
    return WeekPage{{made}}.lines("gone_well", "cases");
}

const Lines nothing{"no change for the better passed its limit this week"};

}  // namespace

TEST_CASE("16.7 to 21.7 in the week is better, a tenth less is not") {
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-17", "21.7"}}) ==
          Lines{"c9 kari ORS 16.7 to 21.7 since 8 Sep: better"});
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-17", "21.6"}}) == nothing);
}

TEST_CASE("better and past the cutoff says so, being past it alone is not better") {
    CHECK(gone_well({{"2026-09-08", "17.2"}, {"2026-11-17", "26.0"}}) ==
          Lines{"c9 kari ORS 17.2 to 26.0 since 8 Sep: better, past 25"});
    CHECK(gone_well({{"2026-09-08", "24.0"}, {"2026-11-17", "26.0"}}) == nothing);
}

TEST_CASE("it is news once: not when it was better before the week, but when better becomes past the cutoff") {
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-15", "21.7"}, {"2026-11-17", "22.0"}}) == nothing);
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-15", "21.7"}, {"2026-11-17", "25.0"}}).front() ==
          "c9 kari ORS 16.7 to 25.0 since 8 Sep: better, past 25");
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-15", "21.7"}}) == nothing);
}

TEST_CASE("two meetings in the week: what stands at the later one counts, against what stood before the week") {
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-16", "21.7"}, {"2026-11-18", "22.0"}}).front() ==
          "c9 kari ORS 16.7 to 22.0 since 8 Sep: better");
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-11-16", "21.7"}, {"2026-11-18", "20.0"}}) == nothing);
}

TEST_CASE("lost and won again in the week is news again") {
    CHECK(
        gone_well({{"2026-09-08", "16.7"}, {"2026-10-06", "22"}, {"2026-11-10", "20"}, {"2026-11-17", "23"}}).size() ==
        1);
    CHECK(gone_well({{"2026-09-08", "16.7"}, {"2026-10-06", "22"}, {"2026-11-10", "20"}, {"2026-11-17", "23"}}) !=
          nothing);
}

TEST_CASE("one rating tells nothing, neither does worse, nor the talks") {
    CHECK(gone_well({{"2026-11-17", "30"}}) == nothing);
    CHECK(gone_well({{"2026-09-08", "26"}, {"2026-11-17", "16"}}) == nothing);
    CHECK(gone_well({{"2026-09-08", "26"}, {"2026-11-17", "39"}}, "srs") == nothing);
}

TEST_CASE("where lower is better, less is better") {
    CHECK(gone_well({{"2026-09-08", "20"}, {"2026-11-17", "9"}}, "phq-9").front() ==
          "c9 kari PHQ-9 20 to 9 since 8 Sep: better, past 10");
    CHECK(gone_well({{"2026-09-08", "9"}, {"2026-11-17", "20"}}, "phq-9") == nothing);
}

TEST_CASE("a goal three points on is closer, said by whose it is and who says so") {
    CHECK(gone_well({{"2026-09-08", "2"}, {"2026-11-17", "5"}}, "school") == Lines{"c9 kari own goal 2 to 5"});
    CHECK(gone_well({{"2026-09-08", "2"}, {"2026-11-17", "4"}}, "school") == nothing);
    MadeCase family("c9", "family");
    family.voice("teen", "self").voice("mother", "parent");
    family.goal("school", "teen", "Skole").goal("dinner", "all", "Middag");
    family.meet("2026-09-08")
        .rated("teen", "school", "2")
        .rated("mother", "school", "1")
        .rated("mother", "dinner", "3");
    family.meet("2026-11-17")
        .rated("teen", "school", "6")
        .rated("mother", "school", "4")
        .rated("mother", "dinner", "6");
    CHECK(WeekPage{{family}}.lines("gone_well", "cases") == Lines{"c9 kari teen's own goal 2 to 6",
                                                                  "c9 kari mother on teen's goal 1 to 4",
                                                                  "c9 kari mother on everyone's goal 3 to 6"});
}

TEST_CASE("a rating of another's life is said as what it is") {
    MadeCase family("c9", "family");
    family.voice("teen", "self").voice("mother", "parent");
    family.meet("2026-09-08").rated("mother", "ors", "14.2", "teen").rated("mother", "ors", "20.0");
    family.meet("2026-11-17").rated("mother", "ors", "20.5", "teen").rated("mother", "ors", "25.0");
    CHECK(WeekPage{{family}}.lines("gone_well", "cases") ==
          Lines{"c9 kari mother's ORS 20.0 to 25.0 since 8 Sep: better, past 25",
                "c9 kari mother's ORS on teen 14.2 to 20.5 since 8 Sep: better"});
}

TEST_CASE("cases go by code, whichever way they came in") {
    MadeCase late("c9"), early("c10");
    for (MadeCase* made : {&late, &early}) {
        made->meet("2026-09-08").rated("client", "ors", "16.7");
        made->meet("2026-11-17").rated("client", "ors", "21.7");
    }
    const Lines by_code{"c10 kari ORS 16.7 to 21.7 since 8 Sep: better",
                        "c9 kari ORS 16.7 to 21.7 since 8 Sep: better"};
    CHECK(WeekPage{{late, early}}.lines("gone_well", "cases") == by_code);
    CHECK(WeekPage{{early, late}}.lines("gone_well", "cases") == by_code);
}

TEST_CASE("words kept are counted by kind, the words themselves are on the page only when asked for") {
    MadeCase made("c9");
    made.meet("2026-11-17");
    made.words("2026-11-15", "helped", "client", "before").words("2026-11-16", "helped", "client", "At jeg ble hørt");
    made.words("2026-11-17", "helped", "client", "Tid").words("2026-11-17", "exception", "client", "Lørdag");
    made.words("2026-11-18", "said", "client", "Takk").words("2026-11-22", "reflection", "team", "Stille");
    CHECK(WeekPage{{made}}.line("gone_well", "words_kept") == "words kept this week: helped 2, exceptions 1, others 2");
    CHECK_FALSE(WeekPage{{made}}.has("own_words"));
    report::WeekReportOptions with_words = week_47();
    with_words.words = true;
    CHECK(WeekPage({made}, with_words).lines("own_words", "words") ==
          Lines{"22 Nov c9 reflection team: «Stille»", "18 Nov c9 said client: «Takk»",
                "17 Nov c9 helped client: «Tid»", "17 Nov c9 exception client: «Lørdag»",
                "16 Nov c9 helped client: «At jeg ble hørt»"});
}

TEST_CASE("a week without words says so") {
    CHECK(WeekPage({}).line("gone_well", "words_kept") == "no words kept this week");
    CHECK(WeekPage({}).lines("gone_well", "cases") == nothing);
}
