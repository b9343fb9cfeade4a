// May this meeting be added to the case, and as what?
#include "viktig/model/admit.hpp"

#include <doctest/doctest.h>

#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Status;

namespace {

const base::Date today = day("2026-11-20");

/// A meeting to be logged, said with few words.
struct New {
    explicit New(std::string_view on = "2026-11-20") : date(on) {}

    New& rated(std::string voice, std::string what, std::string about = {}) {
        model::RawRating rating;
        rating.key = {std::move(voice), std::move(about), std::move(what)};
        rating.items = {score("5")};
        content.ratings.push_back(rating);
        return *this;
    }
    New& status(std::string voice, Status word, std::string what = {}) {
        model::RawRating rating;
        rating.key = {std::move(voice), {}, std::move(what)};
        rating.status = word;
        content.ratings.push_back(rating);
        return *this;
    }
    New& slips(std::string what) {
        content.slips.push_back({std::move(what), {score("5")}, {}});
        return *this;
    }
    New& said(std::string voice) {
        content.said.push_back({std::move(voice), "Hei.", {}});
        return *this;
    }

    std::string date;
    std::string kind = "family";
    bool kind_given = false, late = false, another = false, missed = false;
    std::string to;
    model::Content content;
};

/// `own block`, `more of ID`, or the exit and key of the refusal.
std::string admitted(const New& meeting, const model::History& history) {
    const model::NewMeeting asked{day(meeting.date), meeting.kind, meeting.kind_given, meeting.late, meeting.another, meeting.to, meeting.content, meeting.missed};
    try {
        const auto admission = model::admit(asked, history, today);
        return admission.more_of ? "more of " + *admission.more_of : "own block";
    } catch (const base::Error& error) {
        return std::string(error.exit() == base::Exit::usage ? "usage " : "data ") + std::string(error.message().key);
    }
}

MadeCase family() {
    MadeCase made("c017", "family");
    made.opened("2026-08-14").voice("teen", "self").voice("mother", "parent");
    return made;
}

/// The family with a meeting on 20 November at which teen rated sleep and mother declined.
MadeCase met_today() {
    MadeCase made = family();
    made.meet("2026-11-20").rated("teen", "sleep", "5").said(Status::declined, "mother").slips("life", {"7"});
    made.words("2026-11-20", "said", "teen", "Hei.");
    made.history().words.back().session = made.history().sessions.back().id;
    return made;
}

const std::string met_id = "2026-11-20-aaaaaa";

}  // namespace

TEST_CASE("a meeting on a day that has none is an own block") {
    CHECK(admitted(New().rated("teen", "sleep"), family()) == "own block");
    MadeCase other = family();
    other.meet("2026-11-19").rated("teen", "sleep", "5");
    CHECK(admitted(New().rated("teen", "sleep"), other) == "own block");
}

TEST_CASE("a case without a stretch of help takes no meeting") {
    model::History none;
    none.client = "c017";
    CHECK(admitted(New(), none) == "data log.no-episode");
}

TEST_CASE("a meeting in the future is refused, today is not") {
    CHECK(admitted(New("2026-11-21"), family()) == "usage log.future");
    CHECK(admitted(New("2026-11-20"), family()) == "own block");
}

TEST_CASE("sixty days back may be logged, sixty-one only with --late") {
    CHECK(admitted(New("2026-09-21"), family()) == "own block");
    CHECK(admitted(New("2026-09-20"), family()) == "usage log.late");
    New late("2026-09-20");
    late.late = true;
    CHECK(admitted(late, family()) == "own block");
}

TEST_CASE("a meeting before help began is refused") {
    New early("2026-08-13");
    early.late = true;
    CHECK(admitted(early, family()) == "usage log.before-episode");
    early.date = "2026-08-14";
    CHECK(admitted(early, family()) == "own block");
}

TEST_CASE("who waits may be met from the day they asked on, also before a meeting already logged") {
    const std::string waiting = "viktig = 1\nclient = \"c017\"\n\n[episode.2026-10-01-aaaaaa]\nasked = 2026-10-01\nkind = \"family\"\nlogged = 2026-10-01T08:00:00Z\n";
    const std::string met = waiting + "\n[session.2026-11-10-aaaaaa]\ndate = 2026-11-10\nkind = \"family\"\nlogged = 2026-11-10T08:00:00Z\n";
    CHECK(admitted(New("2026-10-01"), folded(waiting).history) == "own block");
    CHECK(admitted(New("2026-09-30"), folded(waiting).history) == "usage log.before-episode");
    CHECK(admitted(New("2026-11-03"), folded(met).history) == "own block");
    CHECK(admitted(New("2026-09-30"), folded(met).history) == "usage log.before-episode");
}

TEST_CASE("of a case that says neither when it opened nor when they asked, nothing is too early") {
    const std::string bare = "viktig = 1\nclient = \"c017\"\n\n[episode.2026-11-20-aaaaaa]\nkind = \"family\"\nlogged = 2026-11-20T08:00:00Z\n";
    CHECK(admitted(New("2026-11-10"), folded(bare).history) == "own block");
}

TEST_CASE("after an ending only a follow-up may be logged") {
    MadeCase made = family();
    made.ended("2026-11-13");
    CHECK(admitted(New("2026-11-20"), made) == "usage log.after-ending");
    CHECK(admitted(New("2026-11-13"), made) == "own block");
    New follow_up("2026-11-20");
    follow_up.kind = "follow-up";
    CHECK(admitted(follow_up, made) == "own block");
}

TEST_CASE("who came back may be met, also between asking again and the first meeting already logged") {
    MadeCase made = family();
    made.ended("2026-10-01").again("2026-11-16");
    CHECK(admitted(New("2026-11-20"), made) == "own block");
    CHECK(admitted(New("2026-11-10"), made) == "usage log.after-ending");
    const std::string back = family_ledger + "\n[ending.2026-09-30-aaaaaa]\ndate = 2026-09-30\nhow = \"agreed\"\nlogged = 2026-09-30T08:00:00Z\n"
                                             "\n[episode.2026-10-15-bbbbbb]\nasked = 2026-10-15\nkind = \"family\"\nlogged = 2026-10-15T08:00:00Z\n"
                                             "\n[session.2026-11-17-aaaaaa]\ndate = 2026-11-17\nkind = \"family\"\nlogged = 2026-11-17T08:00:00Z\n";
    CHECK(admitted(New("2026-11-03"), folded(back).history) == "own block");
    CHECK(admitted(New("2026-10-14"), folded(back).history) == "usage log.after-ending");
}

TEST_CASE("what has nothing in common with the meeting of that day is added to it") {
    const MadeCase made = met_today();
    CHECK(admitted(New().rated("mother", "sleep"), met_today()) == "usage log.overlap-status");
    CHECK(admitted(New().rated("teen", "srs"), made) == "more of " + met_id);
    CHECK(admitted(New().rated("teen", "sleep", "mother"), made) == "more of " + met_id);
    CHECK(admitted(New().slips("ors"), made) == "more of " + met_id);
    CHECK(admitted(New().said("team"), made) == "more of " + met_id);
    CHECK(admitted(New(), made) == "more of " + met_id);
}

TEST_CASE("what is on file already is refused, numbers and statuses and slips and words") {
    const MadeCase made = met_today();
    CHECK(admitted(New().rated("teen", "sleep"), made) == "usage log.overlap");
    CHECK(admitted(New().status("teen", Status::declined, "sleep"), made) == "usage log.overlap");
    CHECK(admitted(New().status("teen", Status::absent), made) == "usage log.overlap");
    CHECK(admitted(New().status("mother", Status::declined), made) == "usage log.overlap-status");
    CHECK(admitted(New().status("mother", Status::declined, "srs"), made) == "usage log.overlap-status");
    CHECK(admitted(New().rated("mother", "life", "teen"), made) == "usage log.overlap-status");
    CHECK(admitted(New().slips("life"), made) == "usage log.overlap-slips");
    CHECK(admitted(New().said("teen"), made) == "usage log.overlap-words");
    CHECK(admitted(New().rated("teen", "srs").said("teen"), made) == "usage log.overlap-words");
}

TEST_CASE("with --new it is another meeting whatever it says") {
    New another;
    another.rated("teen", "sleep").another = true;
    CHECK(admitted(another, met_today()) == "own block");
    another.date = "2026-11-21";
    CHECK(admitted(another, met_today()) == "usage log.future");
}

TEST_CASE("a missed meeting is added to none, and nothing is added to it") {
    New missed;
    missed.missed = true;
    CHECK(admitted(missed, met_today()) == "usage log.missed-that-day");
    MadeCase made = family();
    made.meet("2026-11-20").missed(model::Missed::them);
    CHECK(admitted(New().rated("teen", "sleep"), made) == "usage log.missed-that-day");
    CHECK(admitted(missed, family()) == "own block");
}

TEST_CASE("a meeting of another kind that was typed is another meeting, or a slip: refused") {
    New phone;
    phone.kind = "phone";
    phone.kind_given = true;
    CHECK(admitted(phone, met_today()) == "usage log.other-kind-that-day");
    phone.kind_given = false;
    CHECK(admitted(phone, met_today()) == "more of " + met_id);
    New same;
    same.kind_given = true;
    CHECK(admitted(same, met_today()) == "more of " + met_id);
}

TEST_CASE("of two meetings that day one has to be named") {
    MadeCase made = met_today();
    made.meet("2026-11-20", "phone");
    CHECK(admitted(New().rated("teen", "srs"), made) == "usage log.several-that-day");
    New named;
    named.rated("teen", "sleep").to = "2026-11-20-bbbbbb";
    CHECK(admitted(named, made) == "more of 2026-11-20-bbbbbb");
    named.to = met_id;
    CHECK(admitted(named, made) == "usage log.overlap");
    named.to = "2026-11-20-cccccc";
    CHECK(admitted(named, made) == "data log.no-such-session");
}

TEST_CASE("a refusal has a hint") {
    const MadeCase made = met_today();
    const New clash = New().rated("teen", "sleep");
    const model::NewMeeting meeting{day("2026-11-20"), "family", false, false, false, "", clash.content, false};
    try {
        (void)model::admit(meeting, made, today);
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(error.hint().key == "log.hint-overlap");
    }
}

TEST_CASE("nobody was there and absent at the same meeting, in whichever order it is logged") {
    MadeCase there = family();
    there.meet("2026-11-20").present("mother");
    New absent("2026-11-20");
    absent.status("mother", Status::absent);
    CHECK(admitted(absent, there) == "usage log.absent-there");
    MadeCase away = family();
    away.meet("2026-11-20").said(Status::absent, "mother");
    New present("2026-11-20");
    present.content.put("present", model::Texts{"mother"});
    CHECK(admitted(present, away) == "usage log.there-absent");
    New rates("2026-11-20");
    rates.rated("mother", "ors");
    CHECK(admitted(rates, away) == "usage log.overlap-status");
}
