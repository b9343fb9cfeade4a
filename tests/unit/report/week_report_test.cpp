// The page as a whole: its head and foot, what is left out, one therapist's cases, the caseload, the change table, widths.
#include "viktig/report/week_report.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/report/week_page.hpp"
#include "viktig/base/text.hpp"
#include "viktig/render/render.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

std::string text(const report::Document& document) {
    return render::to_text(document, {});
}

std::string title(report::WeekReportOptions options) {
    return lang::words(WeekPage({}, std::move(options)).document.title);
}

MadeCase with_two_ratings(std::string client, std::string therapist = "kari") {
    MadeCase made(std::move(client), "person", std::move(therapist));
    made.meet("2026-09-08").rated("client", "ors", "17.2");
    made.meet("2026-11-17").rated("client", "ors", "26.0").next("2026-12-01");
    return made;
}

/// The page from a heading on.
std::string from(const std::string& page, std::string_view heading) {
    return page.substr(std::min(page.find(heading), page.size()));
}

bool contains(const std::string& page, std::string_view line) {
    return page.find(line) != std::string::npos;
}

}  // namespace

TEST_CASE("the head says the week with its days, month and year once where they are the same") {
    report::WeekReportOptions options = week_47();
    CHECK(title(options) == "WEEK 47  Mon 16 - Sun 22 Nov 2026");
    options.week = {2026, 49};
    CHECK(title(options) == "WEEK 49  Mon 30 Nov - Sun 6 Dec 2026");
    options.week = {2026, 53};
    CHECK(title(options) == "WEEK 53  Mon 28 Dec 2026 - Sun 3 Jan 2027");
}

TEST_CASE("the head counts open cases and the people who have them") {
    model::Settings settings;
    settings.name = "Familieteamet";
    MadeCase ended = with_two_ratings("c4", "siri");
    ended.ended("2026-11-22");
    const WeekPage page({with_two_ratings("c1"), with_two_ratings("c2"), with_two_ratings("c3", "per"), ended},
                        week_47(), settings);
    CHECK(lang::words(page.document.title_aside) == "Familieteamet · 3 open · 2 staff");
    CHECK(lang::words(WeekPage({}).document.title_aside) == "0 open · 0 staff");
}

TEST_CASE("who ends on the Sunday is not open any more, who ends on the Monday after still is") {
    MadeCase sunday = with_two_ratings("c1"), monday = with_two_ratings("c2");
    sunday.ended("2026-11-22");
    monday.ended("2026-11-23");
    CHECK(lang::words(WeekPage{{sunday, monday}}.document.title_aside) == "1 open · 1 staff");
}

TEST_CASE("the head says from which day the file is read, and that a week is not over") {
    report::WeekReportOptions options = week_47();
    CHECK(lang::words(WeekPage({}, options).document.subtitle_aside) == "as on file Mon 23 Nov 2026");
    options.on_file = day("2026-11-20");
    CHECK(lang::words(WeekPage({}, options).document.subtitle_aside) == "as on file Fri 20 Nov 2026");
    options.as_of = day("2026-11-18");
    options.on_file.reset();
    CHECK(lang::words(WeekPage({}, options).document.subtitle_aside) ==
          "up to Wed 18 Nov · as on file Wed 18 Nov 2026");
}

TEST_CASE("one therapist's cases: those they have now, and the head says so") {
    report::WeekReportOptions options = week_47();
    options.with = "kari";
    MadeCase taken_over = with_two_ratings("c3", "per");
    taken_over.episode().therapist.emplace_back(day("2026-11-22"), "kari");
    MadeCase handed_on = with_two_ratings("c4");
    handed_on.episode().therapist.emplace_back(day("2026-11-22"), "per");
    const WeekPage page({with_two_ratings("c1"), with_two_ratings("c2", "per"), taken_over, handed_on}, options);
    CHECK(lang::words(page.document.title_aside) == "with kari · 2 open");
    CHECK(page.held() == 2);
    CHECK_FALSE(contains(text(page.document), "staff ·"));
}

TEST_CASE("cases that could not be read stand first, by code, with the place and what it costs") {
    report::WeekReport report(plain_service(), forms(), week_47());
    model::Problem broken{model::Loss::file, {"clients/c7.toml", 12, 3}, "", base::Message{"week.day", {3}}, {}};
    model::Problem cut{model::Loss::tail, {"clients/c2.toml", 40, 1}, "", base::Message{"week.day", {4}}, {}};
    report.leave_out("c7", broken);
    report.leave_out("c2", cut);
    broken.place = {"clients/c9.toml", 0, 0};
    report.leave_out("c9", broken);
    const report::Document page = report.finish();
    CHECK(page.sections.front().key == "left_out");
    CHECK(contains(text(page),
                   "LEFT OUT                                                      not counted below\n"
                   " c2  clients/c2.toml:40: 4 day; nothing from there on is counted below\n"
                   " c7  clients/c7.toml:12: 3 day; nothing of this case is counted below\n"
                   " c9  clients/c9.toml: 3 day; nothing of this case is counted below\n"));
}

TEST_CASE("an empty store gives a calm page that is true") {
    const WeekPage page({});
    CHECK(text(page.document) ==
          "WEEK 47  Mon 16 - Sun 22 Nov 2026                              0 open · 0 staff\n"
          "                                                     as on file Mon 23 Nov 2026\n"
          "\n"
          "ASKED AND ANSWERED       this week  weeks 36-47\n"
          " meetings held                   0  0 ············ 0\n"
          "  with ORS from someone     0 of 0  -              -\n"
          "  with SRS from someone     0 of 0  -              -\n"
          " people there                    0  rated 0, said no 0, not asked 0\n"
          " called off 0 · did not come 0\n"
          " change can be told for 0 of 0 (two ratings or more)\n"
          "\n"
          "WORTH A LOOK             new 0 · open from before 0 · look again 0 · answered 0\n"
          "\n"
          "GONE WELL                                     what did they do? what did we do?\n"
          " no change for the better passed its limit this week\n"
          " no words kept this week\n"
          "\n"
          "CAME AND WENT\n"
          " started 0\n"
          " ended 0\n"
          " waiting 0\n"
          "\n"
          "PEOPLE WITH TWO ORS OR MORE                                 0 people in 0 cases\n"
          " nobody yet\n"
          "\n"
          "Limits: ORS 5 points; SRS 36 or down 1; goals 3 points; no gain by meeting 3;\n"
          "goals unrated at 3 meetings; silence 28 days unless a date is agreed; waiting\n"
          "14 days (viktig.toml). Safety first, then newest; from before, longest open\n"
          "first. Nothing here counts or ranks staff.\n"
          "Health information: keep locked, shred after use.\n");
}

TEST_CASE("the foot names the limits of the forms in use, and the service's own") {
    model::Settings settings;
    settings.goal_change = score("2.5");
    settings.silence_days = 42;
    settings.no_gain_meetings = 4;
    MadeCase made("c1");
    made.meet("2026-03-02").rated("client", "phq-9", "12");
    const std::string page = text(WeekPage({made}, week_47(), settings).document);
    CHECK(contains(page, "SRS 36 or down 1; PHQ-9 6 points; goals 2.5 points;"));
    std::string foot = from(page, "Limits:");
    std::ranges::replace(foot, '\n', ' ');  // wherever the lines break
    CHECK(contains(foot, "no gain by meeting 4;"));
    CHECK(contains(page, "silence 42 days"));
}

TEST_CASE("the foot says which of the limits in use are provisional, cutoffs among them") {
    const model::Basis memory{"provisional", "from memory"};
    model::MeasureSet measures = forms();
    model::Measure ors = *forms().find("ors");
    ors.cutoff = {{"adult", score("25")}, {"adolescent", score("28"), memory}, {"about", score("29"), memory}};
    model::Measure srs = *forms().find("srs");
    srs.cutoff[0].basis = memory;
    model::Measure phq = *forms().find("phq-9");
    phq.reliable_change[0].basis = memory;
    phq.watch = {{9, score("1"), memory}};
    for (auto* measure : {&ors, &srs, &phq}) measures.add(*measure);
    MadeCase made("c1", "family");
    made.voice("teen", "self", "adolescent").voice("mother", "parent");
    made.meet("2026-11-17").rated("teen", "ors", "20").rated("mother", "ors", "20").rated("mother", "phq-9", "5");
    made.each_rating([&](model::Rating& rating) { rating.measure = measures.find(rating.key.what); });
    const model::Settings settings;
    report::WeekReport week(settings, measures, week_47());
    week.add(made.history());
    std::string foot = from(text(week.finish()), "Limits:");
    std::ranges::replace(foot, '\n', ' ');
    CHECK(foot.starts_with("Limits: ORS 5 points, cutoff 28 adolescent (provisional); SRS 36 or down 1 (provisional); "
                           "PHQ-9 6 points (provisional), item 9 from 1 (provisional); goals 3 points;"));
}

TEST_CASE("the caseload: by code, one line for each who rates, the case said once") {
    report::WeekReportOptions options = week_47();
    options.all_cases = true;
    MadeCase couple("c010", "couple", "amin"), group("c011", "group", "ola"), other("c012");
    couple.voice("partner1", "self").voice("partner2", "partner");
    couple.meet("2026-11-05").rated("partner1", "ors", "21.0").rated("partner2", "ors", "23.4");
    couple.meet("2026-11-12").rated("partner1", "ors", "22.1").next("2026-12-01");
    group.meet("2026-11-12").slips("ors", {"20.0"}).next("2026-12-01");
    other.meet("2026-11-05").rated("client", "phq-9", "20");
    other.meet("2026-11-12").rated("client", "phq-9", "14").next("2026-12-01");
    const std::string page = text(WeekPage({other, group, couple, with_two_ratings("c009", "liv")}, options).document);
    CHECK(from(page, "OPEN CASES")
              .starts_with("OPEN CASES\n"
                           "case  kind    with  met    last  who       first   now  change\n"
                           "c009  alone   liv     2  17 Nov  self       17.2  26.0    +8.8  better, past 25\n"
                           "c010  couple  amin    2  12 Nov  partner1   21.0  22.1    +1.1\n"
                           "                                 partner2   23.4     -          one rating\n"
                           "c011  group   ola     1  12 Nov\n"
                           "c012  alone   kari    2  12 Nov  self         20    14      -6  PHQ-9: better\n"));
}

TEST_CASE("the csv of the page is the change table of the open cases, by code") {
    MadeCase ended = with_two_ratings("c3");
    ended.ended("2026-11-20");
    const WeekPage page{{with_two_ratings("c2"), with_two_ratings("c10"), ended}};
    CHECK(render::to_csv(page.document, base::CsvDialect::machine) ==
          "client,episode,voice,about,what,type,n,first,first_date,latest,latest_date,change,threshold,method,began,"
          "class,"
          "signals\r\n"
          "c10,2026-01-05-aaaaaa,client,,ors,outcome,2,17.2,2026-09-08,26.0,2026-11-17,8.8,5.0,default,under,"
          "better-past-cutoff,\r\n"
          "c2,2026-01-05-aaaaaa,client,,ors,outcome,2,17.2,2026-09-08,26.0,2026-11-17,8.8,5.0,default,under,"
          "better-past-cutoff,\r\n");
}

TEST_CASE("no line is wider than 79 columns, however long the codes and the roles are") {
    report::WeekReportOptions options = week_47();
    options.all_cases = options.words = true;
    model::Settings settings;
    settings.name = "Barne- og familieteamet i en kommune med et usedvanlig langt navn, avdeling sør";
    const std::string code = "a-client-code-of-the-longest-kin";
    const std::string staff = "a-member-of-staff-named-at-lengt";
    const std::string role = "the-grandmother-on-the-fathers-s";
    REQUIRE(code.size() == 32);
    report::WeekReport report(settings, forms(), options);
    for (int n = 0; n < 12; ++n) {
        MadeCase made(code.substr(0, 30) + static_cast<char>('a' + n), "network", staff);
        made.voice(role, "other").goal("goal", role, "Words");
        made.meet("2026-09-08").rated(role, "ors", "24.0").rated(role, "goal", "2").rated(role, "srs", "37.0");
        made.meet("2026-11-04").rated(role, "ors", "17.0").rated(role, "goal", "2");
        Meeting last = made.meet("2026-11-17");
        last.rated(role, "ors", n % 2 ? "30.0" : "16.0").rated(role, "goal", "6").rated(role, "srs", "30.0");
        last.next("2026-12-01");
        made.meet("2026-11-10").logged("2026-11-18T12:00:00Z");
        made.words("2026-11-17", "helped", role,
                   "Words that go on and on until they do not fit on one line of the page");
        if (n == 3) made.ended("2026-11-20", "person");
        report.add(made);
    }
    report.leave_out(code,
                     {model::Loss::file, {"clients/" + code + ".toml", 12, 3}, "", base::Message{"week.day", {3}}, {}});
    const std::string page = text(report.finish());
    std::size_t start = 0;
    while (start < page.size()) {
        const std::size_t end = page.find('\n', start);
        const std::string line = page.substr(start, end - start);
        CAPTURE(line);
        CHECK(base::width(line) <= 79);
        start = end + 1;
    }
}

TEST_CASE("cases in any order make the same page, also where nothing but the code tells them apart") {
    std::vector<MadeCase> made;
    for (const std::string client : {"c1", "c2", "c3", "c4"}) {
        made.push_back(with_two_ratings(client));
        made.back().voice("mother", "parent").meet("2026-11-18").rated("mother", "ors", "20").rated("client", "ors", "18");
        made.back().words("2026-11-18", "helped", "mother", "Det gikk.");
        made.back().goal("sleep", "client", "Sove").meet("2026-11-19").missed(model::Missed::no_show);
    }
    for (const std::string client : {"c5", "c6"}) {
        made.push_back(with_two_ratings(client, "ola"));
        made.back().ended("2026-11-19");
    }
    const auto page = [&] {
        report::WeekReportOptions options = week_47();
        options.all_cases = options.words = options.series_trends = options.statistics = true;
        const model::Settings settings;
        report::WeekReport week(settings, forms(), options);
        for (const MadeCase& one : made) week.add(one);
        const report::Document document = week.finish();
        return render::to_text(document, {}) + render::to_csv(document, base::CsvDialect::machine) + render::to_json(document);
    };
    const std::string expected = page();
    CHECK(contains(expected, "c6"));
    std::ranges::reverse(made);
    CHECK(page() == expected);
    std::rotate(made.begin(), made.begin() + 2, made.end());
    CHECK(page() == expected);
}
