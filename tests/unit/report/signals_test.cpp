// The rules of what is worth a look: each at its limit, just inside and just outside, and since when.
#include "viktig/report/signals.hpp"

#include <doctest/doctest.h>

#include "unit/made_history.hpp"
#include "viktig/lang/words.hpp"

using namespace viktig;
using namespace viktig::tests;
using report::Rule;
using report::Signal;

namespace {

std::vector<Signal> signals_of(const model::History& history, std::string_view on, const model::Settings& settings = {}) {
    const auto& episode = *history.episode();
    return report::find_signals(history, episode, report::collect_series(history, episode, settings), settings, day(on));
}

std::vector<std::string> ids(const std::vector<Signal>& signals) {
    std::vector<std::string> found;
    for (const Signal& signal : signals) found.push_back(signal.id());
    return found;
}

using Ids = std::vector<std::string>;

/// One person, one form, a rating on the 1st of each month from February; the next meeting is always ahead.
MadeCase rated(std::string what, std::initializer_list<std::string_view> totals) {
    MadeCase made("c1");
    int month = 2;
    for (const std::string_view total : totals)
        made.meet("2026-0" + std::to_string(month++) + "-01").rated("client", what, total).next("2026-12-24");
    return made;
}

Ids standing(std::string what, std::initializer_list<std::string_view> totals) {
    return ids(signals_of(rated(std::move(what), totals), "2026-10-01"));
}

std::string sentence(const Signal& signal) { return lang::words(signal.sentence); }
std::string short_sentence(const Signal& signal) { return lang::words(signal.short_sentence); }

}  // namespace

TEST_CASE("worse: at the limit it stands, just inside it does not, either way the form runs") {
    CHECK(standing("ors", {"21.7", "16.7"}) == Ids{"worse.client.ors.2026-03-01"});
    CHECK(standing("ors", {"21.7", "16.8"}).empty());
    CHECK(standing("ors", {"16.7", "21.7"}).empty());
    CHECK(standing("phq-9", {"5", "11"}) == Ids{"worse.client.phq-9.2026-03-01"});
    CHECK(standing("phq-9", {"5", "10"}).empty());
    CHECK(standing("phq-9", {"11", "5"}).empty());
}

TEST_CASE("worse: since the first day of the unbroken spell, against the first rating of all") {
    CHECK(standing("ors", {"30", "25", "24", "23"}) == Ids{"worse.client.ors.2026-03-01"});
    CHECK(standing("ors", {"30", "24", "26", "23"}) == Ids{"worse.client.ors.2026-05-01"});
    CHECK(standing("ors", {"30", "24", "28"}).empty());
}

TEST_CASE("slipping: half the limit down from the first twice running, and not yet worse, either way the form runs") {
    CHECK(standing("ors", {"30", "27.5", "27.5"}) == Ids{"slipping.client.ors.2026-04-01"});
    CHECK(standing("ors", {"30", "27.5", "27.6"}).empty());
    CHECK(standing("ors", {"30", "27.6", "27.5"}).empty());
    CHECK(standing("ors", {"30", "27.5"}).empty());
    CHECK(standing("ors", {"30", "27.5", "25.1"}) == Ids{"slipping.client.ors.2026-04-01"});
    CHECK(standing("ors", {"30", "27.5", "25"}) == Ids{"worse.client.ors.2026-04-01"});
    CHECK(standing("phq-9", {"5", "8", "8"}) == Ids{"slipping.client.phq-9.2026-04-01"});
    CHECK(standing("phq-9", {"5", "8", "7"}).empty());
    CHECK(standing("phq-9", {"5", "8", "10"}) == Ids{"slipping.client.phq-9.2026-04-01"});
    CHECK(standing("phq-9", {"5", "8", "11"}) == Ids{"worse.client.phq-9.2026-04-01"});
}

TEST_CASE("slipping: what was worse and is half so is slipping, and it is no gain either, said once") {
    CHECK(standing("ors", {"30", "24", "26"}) == Ids{"slipping.client.ors.2026-04-01"});
    CHECK(standing("ors", {"30", "27", "26", "29", "27", "27"}) == Ids{"slipping.client.ors.2026-07-01"});
    CHECK(standing("ors", {"20", "17.5", "17"}) == Ids{"slipping.client.ors.2026-04-01"});
    const auto found = signals_of(rated("ors", {"30", "27.5", "26.8"}), "2026-10-01");
    CHECK(sentence(found.at(0)) == "Life is slipping: ORS 30.0 (1 Feb), then 27.5, 26.8, 3.2 down; twice running at least half the limit, 2.5.");
    CHECK(short_sentence(found.at(0)) == "slipping: ORS 30.0, then 27.5, 26.8; half the limit is 2.5");
}

TEST_CASE("worse: is for how life is, a goal further away and the talks are not") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sove");
    made.meet("2026-02-01").rated("client", "sleep", "9");
    made.meet("2026-03-01").rated("client", "sleep", "1").next("2026-12-24");
    CHECK(signals_of(made, "2026-03-02").empty());
}

TEST_CASE("talks low: under the cutoff, not on it, since the first of the run") {
    CHECK(standing("srs", {"36"}).empty());
    CHECK(standing("srs", {"35.9"}) == Ids{"alliance-low.client.srs.2026-02-01"});
    CHECK(standing("srs", {"30", "37", "35", "34"}) == Ids{"alliance-low.client.srs.2026-04-01"});
    CHECK(standing("srs", {"30", "37"}).empty());
}

TEST_CASE("talks falling: down by the form's fall since the rating before, not when low already") {
    CHECK(standing("srs", {"39", "38"}) == Ids{"alliance-falling.client.srs.2026-03-01"});
    CHECK(standing("srs", {"39", "38.1"}).empty());
    CHECK(standing("srs", {"38", "39"}).empty());
    CHECK(standing("srs", {"40", "38.5", "37.5"}) == Ids{"alliance-falling.client.srs.2026-03-01"});
    CHECK(standing("srs", {"40", "39.5", "38.5"}) == Ids{"alliance-falling.client.srs.2026-04-01"});
    CHECK(standing("srs", {"38", "35"}) == Ids{"alliance-low.client.srs.2026-03-01"});
}

TEST_CASE("no gain yet: from the third rating on, for those who began under the cutoff") {
    CHECK(standing("ors", {"15", "16"}).empty());
    CHECK(standing("ors", {"15", "16", "19.9"}) == Ids{"no-gain-yet.client.ors.2026-04-01"});
    CHECK(standing("ors", {"15", "16", "20"}).empty());
    CHECK(standing("ors", {"25", "24", "26"}).empty());
    CHECK(standing("ors", {"24.9", "24", "26"}) == Ids{"no-gain-yet.client.ors.2026-04-01"});
    CHECK(standing("phq-9", {"18", "17", "13"}) == Ids{"no-gain-yet.client.phq-9.2026-04-01"});
    CHECK(standing("phq-9", {"18", "17", "12"}).empty());
}

TEST_CASE("no gain yet: worse is said as worse, a gain or slipping in between starts a new spell") {
    CHECK(standing("ors", {"20", "19", "17", "17"}) == Ids{"slipping.client.ors.2026-05-01"});
    CHECK(standing("ors", {"20", "19", "20", "17", "17", "19"}) == Ids{"no-gain-yet.client.ors.2026-07-01"});
    CHECK(standing("ors", {"20", "19", "15"}) == Ids{"worse.client.ors.2026-04-01"});
    CHECK(standing("ors", {"15", "16", "17", "21", "17"}) == Ids{"no-gain-yet.client.ors.2026-06-01"});
}

TEST_CASE("no gain yet: without a cutoff nobody knows on which side they began") {
    model::Measure ors = *forms().find("ors");
    ors.cutoff.clear();
    MadeCase made = rated("ors", {"15", "15", "15"});
    made.each_rating([&](model::Rating& rating) { rating.measure = &ors; });
    CHECK(signals_of(made, "2026-05-01").empty());
}

TEST_CASE("no gain yet: by how many meetings is the service's choice") {
    model::Settings settings;
    settings.no_gain_meetings = 4;
    CHECK(signals_of(rated("ors", {"15", "16", "15"}), "2026-10-01", settings).empty());
    CHECK(signals_of(rated("ors", {"15", "16", "15", "15"}), "2026-10-01", settings).size() == 1);
}

TEST_CASE("silence: from the 28th day, while nothing is agreed") {
    MadeCase made("c1");
    made.meet("2026-10-21");
    CHECK(signals_of(made, "2026-11-17").empty());
    CHECK(ids(signals_of(made, "2026-11-18")) == Ids{"silence.2026-11-18"});
    CHECK(short_sentence(signals_of(made, "2026-11-23").at(0)) == "silence: last met 21 Oct, 33 days, nothing agreed");
    CHECK(sentence(signals_of(made, "2026-11-23").at(0)) == "Silence: last met 21 Oct, 33 days, limit 28; nothing agreed.");
}

TEST_CASE("silence: not while a meeting is agreed for that day or later, from the day after it went by") {
    MadeCase made("c1");
    made.meet("2026-10-01").next("2026-11-20");
    CHECK(signals_of(made, "2026-11-20").empty());
    const auto after = signals_of(made, "2026-11-21");
    CHECK(ids(after) == Ids{"silence.2026-11-21"});
    CHECK(short_sentence(after.at(0)) == "silence: last met 1 Oct, 51 days, 20 Nov was agreed and went by");
}

TEST_CASE("silence: a meeting called off is no meeting, but a new day agreed then counts, a phone call is contact") {
    MadeCase made("c1");
    made.meet("2026-10-01");
    made.meet("2026-10-20").missed(model::Missed::them);
    CHECK(ids(signals_of(made, "2026-11-01")) == Ids{"silence.2026-10-29"});
    made.meet("2026-10-25").missed(model::Missed::them).next("2026-11-02");
    CHECK(signals_of(made, "2026-11-01").empty());
    made.meet("2026-10-30", "phone");
    CHECK(signals_of(made, "2026-11-20").empty());
}

TEST_CASE("silence: when they have agreed to meet as needed there is none, before the first meeting it counts from the opening") {
    MadeCase needed("c1");
    needed.meet("2026-10-01").session().next = model::AsNeeded{};
    CHECK(signals_of(needed, "2026-12-01").empty());

    MadeCase never("c2");
    never.opened("2026-10-01");
    CHECK(signals_of(never, "2026-10-28").empty());
    const auto standing_now = signals_of(never, "2026-10-29");
    CHECK(ids(standing_now) == Ids{"silence.2026-10-29"});
    CHECK(short_sentence(standing_now.at(0)) == "silence: not met since it was opened 1 Oct, 28 days, nothing agreed");
}

TEST_CASE("goal unrated: at the third meeting running at which nobody rates it, and its owner did not decline to") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sove");
    made.history().goals[0].series[0].from = day("2026-02-01");
    made.meet("2026-02-01").rated("client", "ors", "30");
    made.meet("2026-03-01").rated("client", "sleep", "4");
    made.meet("2026-04-01").rated("client", "ors", "30");
    made.meet("2026-05-01").rated("client", "ors", "30").next("2026-12-24");
    made.meet("2026-05-10", "phone");
    CHECK(signals_of(made, "2026-05-31").empty());
    made.meet("2026-06-01").rated("client", "ors", "30").next("2026-12-24");
    const auto found = signals_of(made, "2026-06-02");
    CHECK(ids(found) == Ids{"goal-unrated.client.sleep.2026-06-01"});
    CHECK(sentence(found.at(0)) == "«Sove» was not rated at the last 3 meetings, limit 3.");
    CHECK(short_sentence(found.at(0)) == "own goal sleep not rated at the last 3 meetings");
    made.meet("2026-07-01").rated("client", "sleep", "4").next("2026-12-24");
    CHECK(signals_of(made, "2026-07-02").empty());
}

TEST_CASE("goal unrated: the day it was set and meetings before do not count, a declined rating was asked for, an ended goal is let be") {
    MadeCase made("c1");
    made.goal("sleep", "client", "Sove");
    made.history().goals[0].series[0].from = day("2026-03-01");
    for (const std::string_view date : {"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"}) made.meet(date).next("2026-12-24");
    CHECK(signals_of(made, "2026-05-02").empty());
    made.meet("2026-06-01").rated("client", "ors", "30").next("2026-12-24");
    CHECK(ids(signals_of(made, "2026-06-02")) == Ids{"goal-unrated.client.sleep.2026-06-01"});
    made.history().goals[0].ended = day("2026-06-02");
    CHECK(signals_of(made, "2026-06-02").empty());
    made.history().goals[0].ended.reset();
    made.history().goals[0].owner = "all";
    CHECK(ids(signals_of(made, "2026-06-02")) == Ids{"goal-unrated.sleep.2026-06-01"});
    model::Settings settings;
    settings.goal_unrated_meetings = 4;
    CHECK(signals_of(made, "2026-06-02", settings).empty());
}

TEST_CASE("waiting: from the 14th day after they asked, until it is opened") {
    MadeCase made("c1");
    made.asked("2026-10-22");
    CHECK(signals_of(made, "2026-11-04").empty());
    const auto found = signals_of(made, "2026-11-05");
    CHECK(ids(found) == Ids{"waiting.2026-11-05"});
    CHECK(sentence(found.at(0)) == "Waiting: asked 22 Oct, 14 days, limit 14.");
    CHECK(short_sentence(found.at(0)) == "waiting: asked 22 Oct, 14 days");
    model::Settings settings;
    settings.waiting_days = 15;
    CHECK(signals_of(made, "2026-11-05", settings).empty());
    made.opened("2026-11-05");
    CHECK(signals_of(made, "2026-11-05").empty());
}

TEST_CASE("waiting: answered it is silent for as many days again, or until the day to look again") {
    MadeCase made("c1");
    made.asked("2026-10-01");
    made.answered("waiting", "2026-10-16");
    CHECK(signals_of(made, "2026-10-29").at(0).state == report::SignalState::answered);
    CHECK(signals_of(made, "2026-10-30").at(0).state == report::SignalState::open);
}

TEST_CASE("talk some time after: from the day it is due, unless there was one from 30 days before, and not after a death") {
    MadeCase made = rated("ors", {"30", "31"});
    made.ended("2026-05-31", "agreed");
    made.episode().ending->follow_up = {"6m", "12m"};
    CHECK(signals_of(made, "2026-11-29").empty());
    const auto found = signals_of(made, "2026-11-30");  // there is no 31 November
    CHECK(ids(found) == Ids{"follow-up-due.2026-11-30"});
    CHECK(short_sentence(found.at(0)) == "talk 6 months after was due 30 Nov (ended 31 May, wished it)");
    CHECK(ids(signals_of(made, "2027-05-31")) == Ids{"follow-up-due.2027-05-31"});
    made.episode().ending->how = "died";
    CHECK(signals_of(made, "2026-11-30").empty());
    made.episode().ending->how = "agreed";
    made.meet("2026-10-30", "follow-up");
    CHECK(signals_of(made, "2026-11-30").size() == 1);
    made.meet("2026-10-31", "follow-up").missed(model::Missed::no_show);
    CHECK(signals_of(made, "2026-11-30").size() == 1);
    made.meet("2026-11-01", "follow-up");
    CHECK(signals_of(made, "2026-11-30").empty());
    CHECK(ids(signals_of(made, "2027-06-01")) == Ids{"follow-up-due.2027-05-31"});
}

TEST_CASE("what is about ratings and meetings is for an open case: not while they wait, not from the ending on") {
    MadeCase waiting("c1");
    waiting.asked("2026-01-01");
    CHECK(ids(signals_of(waiting, "2026-06-01")) == Ids{"waiting.2026-01-15"});
    MadeCase ended = rated("ors", {"30", "20"});
    ended.ended("2026-03-05");
    CHECK(signals_of(ended, "2026-03-04").size() == 1);
    CHECK(signals_of(ended, "2026-03-05").empty());
}

namespace {

/// PHQ-9 as it is: nine items, the last one watched.
const model::Measure& phq_9() {
    static const model::Measure measure = [] {
        model::Measure phq = *forms().find("phq-9");
        phq.items.assign(9, "item");
        phq.item_max = score("3");
        phq.watch = {{9, score("1")}};
        return phq;
    }();
    return measure;
}

void give(Meeting meeting, std::optional<std::string_view> ninth, bool complete = true) {
    meeting.rated("client", "phq-9", "9").next("2026-12-24");
    std::vector<std::optional<base::Score>> items(9, score("1"));
    items[8] = ninth ? std::optional(score(*ninth)) : std::nullopt;
    if (!complete) items[0] = std::nullopt;
    const std::size_t latest = meeting.session().ratings.size() - 1;
    model::Rating& rating = changed(meeting.items(items, latest).session().ratings, latest);
    rating.measure = &phq_9();
    rating.total = phq_9().total_of(rating.items);
}

}  // namespace

TEST_CASE("watch: the item at its limit, on the latest form that has it") {
    MadeCase made("c1");
    give(made.meet("2026-11-05"), "0");
    CHECK(signals_of(made, "2026-11-06").empty());
    give(made.meet("2026-11-19"), "2");
    const auto found = signals_of(made, "2026-11-20");
    REQUIRE(ids(found) == Ids{"watch.client.phq-9.2026-11-19"});
    CHECK(short_sentence(found[0]) == "PHQ-9 item 9 is 2, was 0 (Thu 19 Nov); no answer on file");
    CHECK(sentence(found[0]) == "PHQ-9 item 9 is 2, was 0 (Thu 19 Nov); limit 1.");
    give(made.meet("2026-11-26"), "0");
    CHECK(signals_of(made, "2026-11-27").empty());
}

TEST_CASE("watch: a form with another item left open has no total, and is looked at all the same") {
    MadeCase made("c1");
    give(made.meet("2026-11-19"), "1", false);
    CHECK(ids(signals_of(made, "2026-11-20")) == Ids{"watch.client.phq-9.2026-11-19"});
    CHECK(short_sentence(signals_of(made, "2026-11-20").at(0)) == "PHQ-9 item 9 is 1 (Thu 19 Nov); no answer on file");
}

TEST_CASE("watch: the item itself left open changes nothing") {
    MadeCase made("c1");
    give(made.meet("2026-11-05"), "2");
    give(made.meet("2026-11-19"), std::nullopt);
    CHECK(ids(signals_of(made, "2026-11-20")) == Ids{"watch.client.phq-9.2026-11-05"});
}

TEST_CASE("safety first, then the newest") {
    MadeCase made("c1");
    give(made.meet("2026-01-10"), "1");
    made.meet("2026-02-01").rated("client", "ors", "30");
    made.meet("2026-03-01").rated("client", "ors", "20");
    made.meet("2026-06-01").rated("client", "srs", "30").next("2026-12-24");
    CHECK(ids(signals_of(made, "2026-06-02")) ==
          Ids{"watch.client.phq-9.2026-01-10", "alliance-low.client.srs.2026-06-01", "worse.client.ors.2026-03-01"});
}

TEST_CASE("ids name the rater, and whose life it is, the shortest name rule and voice") {
    MadeCase made("c1", "family");
    made.voice("mother", "parent").voice("teen", "self");
    made.meet("2026-02-01").rated("mother", "ors", "30", "teen").rated("mother", "ors", "30");
    made.meet("2026-03-01").rated("mother", "ors", "20", "teen").rated("mother", "ors", "20").next("2026-12-24");
    auto found = signals_of(made, "2026-03-02");
    CHECK(ids(found) == Ids{"worse.mother.ors.2026-03-01", "worse.mother@teen.ors.2026-03-01"});
    CHECK(report::shortest_ids(found) == Ids{"worse.mother", "worse.mother@teen"});
    made.meet("2026-04-01").rated("mother", "phq-9", "1");
    made.meet("2026-05-01").rated("mother", "phq-9", "20").next("2026-12-24");
    found = signals_of(made, "2026-05-02");
    CHECK(report::shortest_ids(found) == Ids{"worse.mother.phq-9", "worse.mother.ors", "worse.mother@teen"});
}

TEST_CASE("the sentences hold who, the numbers and the limit") {
    MadeCase made("c1", "family");
    made.voice("father", "parent");
    made.meet("2026-08-21").rated("father", "ors", "27.1").rated("father", "srs", "35.1");
    made.meet("2026-11-06").rated("father", "ors", "21.6").rated("father", "srs", "30.2");
    made.meet("2026-11-20").said(model::Status::declined, "father").next("2026-12-24");
    const auto found = signals_of(made, "2026-11-23");
    REQUIRE(ids(found) == Ids{"worse.father.ors.2026-11-06", "alliance-low.father.srs.2026-08-21"});
    CHECK(sentence(found[0]) ==
          "Life is reliably worse for father: ORS 27.1 (21 Aug) to 21.6 (6 Nov), 5.5 down, limit 5. Began over the cutoff, 25.");
    CHECK(short_sentence(found[0]) == "worse: father's ORS 27.1 to 21.6; said no 20 Nov");
    CHECK(lang::words(found[0].question) == "what would make it worth coming, for father?");
    CHECK(sentence(found[1]) == "The talks are low for father: SRS 35.1, 30.2, limit 36.");
    CHECK(short_sentence(found[1]) == "talks low: father's SRS 30.2, was 35.1, limit 36");
    CHECK(lang::words(found[1].numbers) == "The talks: father's SRS 35.1, 30.2.");
    CHECK(found[0].with == "kari");
}

TEST_CASE("the sentences of a person alone name nobody, and go up where up is worse") {
    const auto worse = signals_of(rated("phq-9", {"5", "12"}), "2026-04-01");
    CHECK(sentence(worse.at(0)) ==
          "Life is reliably worse: PHQ-9 5 (1 Feb) to 12 (1 Mar), 7 up, limit 6. Began under the cutoff, 10.");
    CHECK(short_sentence(worse.at(0)) == "worse: PHQ-9 5 to 12 since 1 Feb, 7 up, limit 6");
    CHECK(short_sentence(signals_of(rated("ors", {"14.1", "14.6", "15"}), "2026-05-01").at(0)) ==
          "no gain yet: 3 meetings, ORS 14.1 to 15.0, limit 5");
    CHECK(short_sentence(signals_of(rated("srs", {"38.5", "36.9"}), "2026-05-01").at(0)) ==
          "talks falling: SRS 38.5 to 36.9, 1.6 down, limit 1");
}

TEST_CASE("silence: the last word about meeting again holds, not the furthest day ever named") {
    MadeCase made("c1");
    made.meet("2026-01-07").next("2062-01-21");
    made.meet("2026-01-21").next("2026-02-04");
    CHECK(ids(signals_of(made, "2026-06-01")) == Ids{"silence.2026-02-18"});
    MadeCase needed("c2");
    needed.meet("2026-01-07").next("2026-12-15");
    needed.meet("2026-01-21").session().next = model::AsNeeded{};
    CHECK(ids(signals_of(needed, "2026-06-01")).empty());
}

TEST_CASE("a day of another year than the day of reading is told with its year") {
    MadeCase made("c1");
    made.meet("2025-10-10").rated("client", "ors", "24");
    made.meet("2026-11-20").rated("client", "ors", "15").next("2026-12-24");
    CHECK(short_sentence(signals_of(made, "2026-11-23").at(0)) == "worse: ORS 24.0 to 15.0 since 10 Oct 2025, 9.0 down, limit 5");
}
