// What is typed after a meeting: who gave which scores. What could be read in two ways is refused.
#include "viktig/model/log_line.hpp"

#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"
#include "viktig/lang/words.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

std::vector<std::string> words(const std::string& line) {
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), {}};
}

/// A case to log for: a family with the goals sleep and søvn; mother's sister was part of it until August.
struct Case {
    model::History history;
    model::Settings settings;
    std::string kind;

    explicit Case(const std::string& case_kind = "family") : kind(case_kind) {
        MadeCase made("c017", case_kind);
        made.opened("2026-01-05");
        if (case_kind != "person") made.voice("teen", "self");
        made.voice("mother", "parent").voice("father", "parent").voice("aunt", "other");
        made.goal("sleep", "all", "Sove").goal("søvn", "all", "Sove").goal("done", "all", "Ferdig");
        made.history().voices.back().ended = day("2026-08-01");
        made.history().goals.back().ended = day("2026-08-01");
        history = made.history();
    }

    [[nodiscard]] model::LogLine parse(const std::string& line) const {
        const model::LogContext context{history, builtins(), settings, day("2026-08-21"), kind};
        return model::parse_log_line(words(line), context);
    }
};

std::string described(const model::LogLine& line) {
    std::string text;
    for (const auto& rating : line.ratings) {
        text += tests::described(rating.key) + '=';
        text += rating.status == model::Status::rated ? rating.total ? "total " + rating.total->to_string() : tests::described(rating.items)
                                                      : std::string(model::to_word(rating.status));
        text += "; ";
    }
    for (const auto& slips : line.slips) {
        text += "slips " + slips.what + '=';
        for (const auto one : slips.scores) text += one.to_string() + ' ';
        text += "; ";
    }
    return text;
}

std::string read_line(const std::string& line, const Case& one = Case()) {
    return described(one.parse(line));
}

/// Why a line is refused: exit status and key, then the hint's key.
std::string refused(const std::string& line, const Case& one = Case()) {
    try {
        return "read as " + described(one.parse(line));
    } catch (const base::Error& error) {
        return std::string(error.exit() == base::Exit::usage ? "usage " : "data ") + std::string(error.message().key) +
               (error.hint().empty() ? "" : " / " + std::string(error.hint().key));
    }
}

/// The hint in words: what a user would type next.
std::string hint(const std::string& line, const Case& one = Case()) {
    try {
        (void)one.parse(line);
        return "not refused";
    } catch (const base::Error& error) {
        return lang::words(error.hint(), lang::Language::en);
    }
}

}  // namespace

TEST_CASE("a family is logged in one line") {
    CHECK(read_line("teen: ors=4.2,5.1,3.0,4.4 sleep=6 mother: ors=5.0,5.5,5.2,5.1 sleep=4 mother@teen: ors=3.1,4.0,3.6,3.5 father: declined") ==
          "teen@.ors=4.2 5.1 3 4.4 ; teen@.sleep=6 ; mother@.ors=5 5.5 5.2 5.1 ; mother@.sleep=4 ; mother@teen.ors=3.1 4 3.6 3.5 ; "
          "father@.=declined; ");
}

TEST_CASE("NAME: sets whose turn it is, NAME:WHAT=... says it in one") {
    CHECK(read_line("mother: sleep=4 life=5") == "mother@.sleep=4 ; mother@.life=5 ; ");
    CHECK(read_line("mother:sleep=4 father:sleep=5 mother:life=3") == "mother@.sleep=4 ; father@.sleep=5 ; mother@.life=3 ; ");
    CHECK(read_line("teen: sleep=4 teen:life=5 ors=1,2,3,4") == "teen@.sleep=4 ; teen@.life=5 ; teen@.ors=1 2 3 4 ; ");
    CHECK(read_line("mother@teen:life=5") == "mother@teen.life=5 ; ");
    CHECK(read_line("") == "");
}

TEST_CASE("words are taken apart at blanks, as a shell does it without quotes") {
    const Case one;
    const model::LogContext context{one.history, builtins(), one.settings, day("2026-08-21"), "family"};
    const std::vector<std::string> quoted = {" mother:  sleep=4 life=5 ", "", "father: declined"};
    CHECK(described(model::parse_log_line(quoted, context)) == "mother@.sleep=4 ; mother@.life=5 ; father@.=declined; ");
}

TEST_CASE("a name with nothing after it is refused: what became of them?") {
    CHECK(refused("teen:") == "usage log.empty-turn / log.hint-empty-turn");
    CHECK(refused("father: mother: sleep=4") == "usage log.empty-turn / log.hint-empty-turn");
    CHECK(refused("mother: sleep=4 father:") == "usage log.empty-turn / log.hint-empty-turn");
    CHECK(refused("mother@teen:") == "usage log.empty-turn / log.hint-empty-turn");
}

TEST_CASE("a colon or an equals sign that is missing or mixed up is named") {
    CHECK(refused("teen sleep=4") == "usage log.name-without-colon / log.hint-name-without-colon");
    CHECK(refused("teen: ors:1,2,3,4") == "usage log.colon-for-equals / log.hint-colon-for-equals");
    CHECK(hint("teen: ors:1,2,3,4").find("ors=1,2,3,4") != std::string::npos);
    CHECK(refused("teen: ors=4.2, 5.1 3.0 4.4") == "usage log.apart / log.hint-apart");
    CHECK(hint("teen: ors=4.2, 5.1 3.0 4.4").find("ors=4.2,5.1,3.0,4.4") != std::string::npos);
    CHECK(refused("teen: sleep=4 5") == "usage log.apart / log.hint-apart");
}

TEST_CASE("after a name for one word only, the next bare word is refused: both readings are named") {
    CHECK(refused("mother:sleep=4 life=5") == "usage log.nameless-after-one / log.hint-name-it");
    CHECK(refused("mother:sleep=4 declined") == "usage log.nameless-after-one / log.hint-name-it");
    CHECK(refused("teen: sleep=5 mother:sleep=4 life=5") == "usage log.two-turns / log.hint-two-turns");
    CHECK(hint("teen: sleep=5 mother:sleep=4 life=5") == "say it in full: mother:life=5 or teen:life=5");
    CHECK(read_line("teen: sleep=5 mother:sleep=4 teen: life=5") == "teen@.sleep=5 ; mother@.sleep=4 ; teen@.life=5 ; ");
    CHECK(refused("mother:sleep=4 life=5", Case("person")) == "usage log.two-turns / log.hint-two-turns");
    CHECK(refused("mother:sleep=4 life=5,6", Case("group")) == "usage log.nameless-after-one / log.hint-name-it");
}

TEST_CASE("in a person's own case no name is the person, elsewhere a score needs a name") {
    CHECK(read_line("ors=1,2,3,4 søvn=5", Case("person")) == "client@.ors=1 2 3 4 ; client@.søvn=5 ; ");
    CHECK(read_line("declined", Case("person")) == "client@.=declined; ");
    CHECK(read_line("life=3 mother@client: life=4 client: sleep=2", Case("person")) == "client@.life=3 ; mother@client.life=4 ; client@.sleep=2 ; ");
    for (const char* kind : {"family", "couple", "network"}) {
        CHECK(refused("life=7", Case(kind)).starts_with("usage log.nameless / "));
        CHECK(refused("declined", Case(kind)).starts_with("usage log.status-nameless / "));
    }
}

TEST_CASE("items are separated by commas, or by slashes and then may have decimal commas") {
    CHECK(read_line("teen:ors=4.2,5.1,3.0,4.4") == "teen@.ors=4.2 5.1 3 4.4 ; ");
    CHECK(read_line("teen:ors=4,2/5,1/3,0/4,4") == "teen@.ors=4.2 5.1 3 4.4 ; ");
    CHECK(read_line("teen:ors=4.2/5.1/3/4.4") == "teen@.ors=4.2 5.1 3 4.4 ; ");
    CHECK(read_line("teen:ors=4,2/5.1/3/4") == "teen@.ors=4.2 5.1 3 4 ; ");
    CHECK(read_line("teen:ors=4,5,3,4") == "teen@.ors=4 5 3 4 ; ");
    CHECK(read_line("teen:phq-9=0,1,2,3,0,1,2,3,0") == "teen@.phq-9=0 1 2 3 0 1 2 3 0 ; ");
}

TEST_CASE("a missing item is a dash") {
    CHECK(read_line("teen:ors=4.2,-,3.0,4.4") == "teen@.ors=4.2 none 3 4.4 ; ");
    CHECK(read_line("teen:ors=-/5,1/-/-") == "teen@.ors=none 5.1 none none ; ");
    CHECK(refused("teen:ors=-,-,-,-") == "usage score.nothing-given / score.hint-nothing-given");
    CHECK(refused("teen:sleep=-") == "usage score.left-open / score.hint-nothing-given");
}

TEST_CASE("a total stands alone, and only for a measure of several items") {
    CHECK(read_line("teen:ors.total=16.7 mother:ors.total=16,7") == "teen@.ors=total 16.7; mother@.ors=total 16.7; ");
    CHECK(refused("teen:sleep.total=6") == "usage score.no-total / score.hint-no-total");
    CHECK(hint("teen:sleep.total=6") == "sleep=6");
    CHECK(refused("teen:life.total=6") == "usage score.no-total / score.hint-no-total");
    CHECK(refused("teen:ors.total=40.1") == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(refused("teen:ors.total=-") == "usage score.unreadable / score.hint-forms");
    CHECK(refused("teen:ors.total=16,7,1") == "usage score.unreadable / score.hint-forms");
    CHECK(refused("teen:ors.total=16/7") == "usage score.unreadable / score.hint-forms");
}

TEST_CASE("what could be decimals or whole numbers is refused and both are named") {
    CHECK(refused("teen:ors=4,2,5,1,3,0,4,4") == "usage score.two-readings / score.hint-two-readings");
    CHECK(refused("teen:sleep=6,5") == "usage score.one-number / score.hint-with-gaps");
    Case halves;
    halves.settings.goal_step = score("0.5");
    CHECK(refused("teen:sleep=6,5", halves) == "usage score.two-readings / score.hint-two-readings");
    CHECK(read_line("teen:sleep=6.5", halves) == "teen@.sleep=6.5 ; ");
    CHECK(hint("teen:ors=4,2,5,1,3,0,4,4").find("ors=4.2,5.1,3.0,4.4") != std::string::npos);
    CHECK(refused("teen:ors=4,2,5,1,3,0") == "usage score.too-many-items / score.hint-with-gaps");
}

TEST_CASE("too few or too many items, out of range, off the step: each is refused, and the hint has a ? where the fault is") {
    CHECK(refused("teen:ors=4.2,5.1,14,4.4") == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(hint("teen:ors=4.2,5.1,14,4.4") == "ors=4.2,5.1,?,4.4");
    CHECK(hint("teen: ors=4,2/-/-1/4,4") == "ors=4.2,-,?,4.4");
    CHECK(refused("teen:ors=4.2,5.1,3.05,4.4") == "usage score.off-step / score.hint-with-gaps");
    CHECK(refused("teen:sleep=5.5") == "usage score.off-step / score.hint-with-gaps");
    CHECK(refused("teen:sleep=11") == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(hint("teen:sleep=11") == "sleep=?");
    CHECK(refused("teen:sleep=-1") == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(refused("teen:ors=4.2,5.1,3.0") == "usage score.too-few-items / score.hint-with-gaps");
    CHECK(hint("teen:ors=4.2,5.1,3.0").find("4.2") == std::string::npos);
    CHECK(refused("teen:ors=1,2,3,4,5") == "usage score.too-many-items / score.hint-with-gaps");
    CHECK(hint("teen:ors=1,2,3,4,5") == "ors=?,?,?,?");
    CHECK(refused("teen:sleep=4/5") == "usage score.one-number / score.hint-with-gaps");
    CHECK(refused("teen:phq-9=0,1,2,4,0,0,0,0,0") == "usage score.out-of-range / score.hint-with-gaps");
}

TEST_CASE("one number for a measure of several items may be its total") {
    CHECK(refused("teen:ors=16.7") == "usage score.too-few-items / score.hint-is-it-the-total");
    CHECK(hint("teen:ors=16.7") == "if it is the total: ors.total=16.7");
    CHECK(refused("teen:ors=41") == "usage score.too-few-items / score.hint-with-gaps");
}

TEST_CASE("a hint that still has a ? is refused when it is typed") {
    CHECK(refused("teen:ors=4.2,5.1,?,4.4") == "usage score.question-mark / score.hint-question-mark");
    CHECK(refused("teen:sleep=?") == "usage score.question-mark / score.hint-question-mark");
    CHECK(refused("teen:ors.total=?") == "usage score.question-mark / score.hint-question-mark");
    CHECK(refused("teen:ors=4,2/?/3/4") == "usage score.question-mark / score.hint-question-mark");
}

TEST_CASE("what is no score is refused") {
    for (const std::string value : {"x", "6e0", "+6", "6.", ".5", "4.2.1", "nan", "6.0001", "1234567890", "٤", "4..2", "--4", "4:5", "4;5"}) {
        CAPTURE(value);
        CHECK(refused(std::string("teen:sleep=") + value) == "usage score.unreadable / score.hint-forms");
    }
    CHECK(refused("teen:ors=4,,5,6") == "usage score.empty-place / score.hint-missing-item");
    CHECK(refused("teen:ors=4,5,6,") == "usage score.empty-place / score.hint-missing-item");
    CHECK(refused("teen:ors=4//5/6") == "usage score.empty-place / score.hint-missing-item");
    CHECK(refused("teen:sleep=/") == "usage score.empty-place / score.hint-missing-item");
    CHECK(refused("teen:sleep=") == "usage log.no-value / log.hint-forms");
    CHECK(refused("teen:sleep") == "usage log.unreadable / log.hint-forms");
    CHECK(refused("teen:=6") == "usage log.unreadable / log.hint-forms");
    CHECK(refused("teen:sleep==6") == "usage score.unreadable / score.hint-forms");
}

TEST_CASE("statuses stand for everything or for one form") {
    CHECK(read_line("father: declined mother:absent teen: not-asked") == "father@.=declined; mother@.=absent; teen@.=not-asked; ");
    CHECK(read_line("mother: srs=declined ors=1,2,3,4 sleep=not-asked") == "mother@.srs=declined; mother@.ors=1 2 3 4 ; mother@.sleep=not-asked; ");
    CHECK(refused("mother: declined sleep=4") == "usage log.status-and-scores / log.hint-status-and-scores");
    CHECK(refused("mother: sleep=4 declined") == "usage log.status-and-scores / log.hint-status-and-scores");
    CHECK(refused("mother: declined srs=declined") == "usage log.status-and-scores / log.hint-status-and-scores");
    CHECK(refused("mother: declined mother@teen: life=4") == "usage log.status-and-scores / log.hint-status-and-scores");
    CHECK(refused("mother: declined absent") == "usage log.status-twice / hint.leave-one-out");
    CHECK(refused("mother: declined mother:declined") == "usage log.status-twice / hint.leave-one-out");
    CHECK(refused("mother@teen: declined") == "usage log.status-about / log.hint-status-about");
    CHECK(refused("mother@teen: ors=declined") == "usage log.status-about / log.hint-status-about");
    CHECK(refused("mother: Declined") == "usage log.unreadable / log.hint-forms");
    CHECK(refused("mother: rated") == "usage log.unreadable / log.hint-forms");
}

TEST_CASE("the same thing rated twice is refused, also in other words") {
    CHECK(refused("teen: sleep=4 sleep=4") == "usage log.twice / hint.leave-one-out");
    CHECK(refused("teen: sleep=4 mother:sleep=5 teen:sleep=6") == "usage log.twice / hint.leave-one-out");
    CHECK(refused("teen: ors=1,2,3,4 ors.total=10") == "usage log.twice / hint.leave-one-out");
    CHECK(refused("teen: ors=1,2,3,4 ors=declined") == "usage log.twice / hint.leave-one-out");
    CHECK(refused("mother@teen: life=4 mother: life=3 mother@teen: life=4") == "usage log.twice / hint.leave-one-out");
    CHECK(read_line("mother@teen: life=4 mother@father: life=4 mother: life=4") == "mother@teen.life=4 ; mother@father.life=4 ; mother@.life=4 ; ");
}

TEST_CASE("another's life can be rated, but neither their goals nor the talks") {
    CHECK(refused("mother@teen: sleep=4") == "usage log.about-what / log.hint-about-what");
    CHECK(refused("mother@teen: srs=1,2,3,4") == "usage log.about-what / log.hint-about-what");
    CHECK(refused("mother@mother: life=4") == "usage log.about-self / log.hint-about-self");
    CHECK(refused("mother@: life=4").starts_with("data voice.unknown"));
    CHECK(refused("mother@teen@father: life=4").starts_with("data voice.unknown"));
}

TEST_CASE("unknown names and forms are refused with the nearest known, or how to make one") {
    CHECK(refused("mohter: sleep=4") == "data voice.unknown / hint.did-you-mean");
    CHECK(hint("mohter: sleep=4") == "did you mean mother?");
    CHECK(refused("zebra: sleep=4") == "data voice.unknown / voice.hint-add");
    CHECK(refused("mother@zebra: life=4") == "data voice.unknown / voice.hint-add");
    CHECK(refused(": sleep=4") == "data voice.unknown / value.hint-known-words");
    CHECK(refused("team: sleep=4").starts_with("data voice.unknown"));
    CHECK(refused("client: sleep=4").starts_with("data voice.unknown"));
    CHECK(refused("teen: slep=4") == "data what.unknown / hint.did-you-mean");
    CHECK(refused("teen: sovn=4") == "data what.unknown / hint.did-you-mean");
    CHECK(refused("teen: zebra=4") == "data what.unknown / what.hint-add");
    CHECK(refused("teen: ORS=1,2,3,4").starts_with("data what.unknown"));
}

TEST_CASE("who or what is no longer part of it cannot be rated after that day; on the day itself they can") {
    CHECK(refused("aunt: life=4") == "data voice.ended / voice.hint-ended");
    CHECK(refused("mother@aunt: life=4") == "data voice.ended / voice.hint-ended");
    CHECK(refused("teen: done=4") == "data goal.ended / goal.hint-ended");
    Case later;
    later.history.voices.back().ended = day("2026-08-22");
    later.history.goals.back().ended = day("2026-08-22");
    CHECK(read_line("aunt: done=4", later) == "aunt@.done=4 ; ");
    later.history.voices.back().ended = day("2026-08-21");
    later.history.goals.back().ended = day("2026-08-21");
    CHECK(read_line("aunt: done=4", later) == "aunt@.done=4 ; ");  // said at the meeting, before or after it is logged
    later.history.voices.back().ended = day("2026-08-20");
    CHECK(refused("aunt: life=4", later) == "data voice.ended / voice.hint-ended");
}

TEST_CASE("in a group scores without a name are anonymous slips") {
    const Case group("group");
    CHECK(read_line("life=7,6,8 sleep=4", group) == "slips life=7 6 8 ; slips sleep=4 ; ");
    CHECK(read_line("ors.total=31.2/28,0 srs.total=36", group) == "slips ors=31.2 28 ; slips srs=36 ; ");
    CHECK(read_line("life=7,6 teen: life=5", group) == "teen@.life=5 ; slips life=7 6 ; ");
    CHECK(refused("ors=1,2,3,4", group) == "usage log.slips-are-totals / log.hint-slips-are-totals");
    CHECK(refused("life=7 life=6", group) == "usage log.slips-twice / log.hint-slips-twice");
    CHECK(hint("life=7,66,5", group) == "life=7,?,5");
    CHECK(refused("life=7,-,6", group) == "usage log.slip-missing / log.hint-slip-missing");
    CHECK(refused("life=7,66", group) == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(refused("zebra=7", group) == "data what.unknown / what.hint-add");
    CHECK(refused("life=declined", group) == "usage score.unreadable / score.hint-forms");
    CHECK(refused("declined", group).starts_with("usage log.status-nameless / "));
    CHECK(refused("done=4", group) == "data goal.ended / goal.hint-ended");
    Case network("network");
    network.kind = "group";
    CHECK(read_line("life=7,6", network) == "slips life=7 6 ; ");
}

TEST_CASE("slips of finer steps could be decimals: refused unless a slash or a point says which") {
    const Case group("group");
    CHECK(refused("ors.total=31,2", group) == "usage score.two-readings / score.hint-two-readings");
    CHECK(read_line("ors.total=31.2,28.0", group) == "slips ors=31.2 28 ; ");
    Case halves("group");
    halves.settings.goal_step = score("0.5");
    CHECK(refused("sleep=7,5", halves) == "usage score.two-readings / score.hint-two-readings");
    CHECK(read_line("sleep=7/5", halves) == "slips sleep=7 5 ; ");
    CHECK(read_line("life=7,5", halves) == "slips life=7 5 ; ");
}

TEST_CASE("slips have no totals of what is one number anyway") {
    const Case group("group");
    CHECK(refused("life.total=7", group) == "usage score.no-total / score.hint-no-total");
    CHECK(refused("sleep.total=7", group) == "usage score.no-total / score.hint-no-total");
}

TEST_CASE("a form that is filed by its total takes nothing else") {
    const Case person("person");
    CHECK(read_line("oq-45.total=70", person) == "client@.oq-45=total 70; ");
    CHECK(refused("oq-45=70", person) == "usage score.total-only / score.hint-is-it-the-total");
    CHECK(refused("oq-45=1,2,3", person) == "usage score.total-only / score.hint-with-gaps");
    CHECK(refused("oq-45.total=181", person) == "usage score.out-of-range / score.hint-with-gaps");
    CHECK(refused("oq-45.total=70.5", person) == "usage score.off-step / score.hint-with-gaps");
    CHECK(refused("who-5.total=50", person) == "usage score.off-step / score.hint-with-gaps");
    CHECK(refused("score-15.total=2.3", person) == "usage score.out-of-range / score.hint-with-gaps");
    const Case group("group");
    CHECK(refused("oq-45=70,60", group) == "usage log.slips-are-totals / log.hint-slips-are-totals");
    CHECK(read_line("oq-45.total=70,60", group) == "slips oq-45=70 60 ; ");
}

TEST_CASE("slips of a mean may be decimals whatever the step of its items") {
    Case group("group");
    model::MeasureSet measures = builtins();
    model::Measure mean = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    mean.items = {"a", "b"};
    mean.total = model::TotalRule::mean;
    measures.add(mean);
    const model::LogContext context{group.history, measures, group.settings, day("2026-08-21"), "group"};
    const std::vector<std::string> two_ways = {"mood.total=7,5"};
    CHECK_THROWS_AS((void)model::parse_log_line(two_ways, context), const base::Error&);
    const std::vector<std::string> one_way = {"mood.total=7,5/6"};
    CHECK(described(model::parse_log_line(one_way, context)) == "slips mood=7.5 6 ; ");
}
