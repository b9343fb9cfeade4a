// What cannot be true together, and what else no report tells: each finding alone in a sound ledger, and none in a sound one.
#include <doctest/doctest.h>

#include <filesystem>

#include "unit/store/ledgers.hpp"
#include "viktig/model/consistency.hpp"
#include "viktig/model/look_over.hpp"

namespace viktig::tests {
namespace {

using model::Finding;
using model::Severity;

constexpr std::string_view rules[] = {"worse", "silence"};

model::Findings look(const std::string& text) {
    const auto read = tests::read(text);
    REQUIRE(read.readable());
    const auto folded = model::fold(read.ledger, builtins(), model::Settings{}, {});
    const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");
    return model::look_over(read.ledger, folded, {builtins(), now, base::utc_day(now), rules});
}

/// What folding tells too.
model::Findings look_and_fold(const std::string& text) {
    const auto read = tests::read(text);
    model::Findings all = look(text);
    for (const model::Problem& problem : model::fold(read.ledger, builtins(), model::Settings{}, {}).problems) all.push_back(model::finding_of(problem));
    model::sort_findings(all);
    return all;
}

/// `fault 47 check.day-to-come`, one per line.
std::string lines_of(const model::Findings& findings) {
    std::string lines;
    for (const Finding& finding : findings) {
        if (!lines.empty()) lines += '\n';
        lines += (finding.severity == Severity::fault ? "fault " : "remark ") + std::to_string(finding.place.line) + " " + std::string(finding.message.key);
        CHECK_FALSE(finding.hint.empty());
    }
    return lines;
}

std::string seen(const std::string& text) {
    return lines_of(look(text));
}

std::string line(const std::string& text, std::string_view part) {
    const std::string place = place_of(text, part);
    return place.substr(0, place.find(':'));
}

const std::string sound = family_ledger + first_meeting;

std::string block(const std::string& head, const std::string& keys, const std::string& logged = "2026-10-01T10:00:00Z") {
    return "\n[" + head + "]\n" + keys + "by = \"kari\"\nlogged = " + logged + "\n";
}

/// The sound ledger with one more block.
std::string plus(const std::string& head, const std::string& keys) {
    return sound + block(head, keys);
}

/// The findings of the ledger with that block, when it is the block's head line that is told.
void check_head(const std::string& text, const std::string& head, const std::string& what) {
    CAPTURE(head);
    const auto at = what.find(' ');
    CHECK(seen(text) == what.substr(0, at) + " " + line(text, "[" + head + "]") + what.substr(at));
}

}  // namespace

TEST_CASE("a sound ledger has nothing to be told, and neither have the ledgers of the clinic") {
    CHECK(seen(sound).empty());
    for (const auto& entry : std::filesystem::directory_iterator(clinic_folder() + "/clients")) {
        const std::string client = entry.path().stem().string();
        CAPTURE(client);
        const auto read = tests::read(clinic_ledger(client), client);
        const auto folded = model::fold(read.ledger, clinic_measures(), model::Settings{}, {});
        const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");
        const auto findings = model::look_over(read.ledger, folded, {clinic_measures(), now, base::utc_day(now), {}});
        CHECK(model::count_of(findings, Severity::fault) == 0);
    }
}

TEST_CASE("a block logged before the one that it belongs to is told") {
    const std::string of = "of = \"session.2026-08-21-7qx4m2\"\n";
    const std::string early = "2026-08-20T10:00:00Z";
    const std::string more = sound + block("more.2026-08-21-aaaaaa", of + "rated.father = { life = 4 }\n", early);
    CHECK(seen(more) == "remark " + line(more, early) + " check.of-later");
    const std::string amend = sound + block("amend.2026-08-21-aaaaaa", of + "void = true\nreason = \"x\"\n", early);
    CHECK(seen(amend) == "remark " + line(amend, early) + " check.of-later");
    CHECK(seen(sound + block("more.2026-08-21-aaaaaa", of + "rated.father = { life = 4 }\n", "2026-08-21T09:02:10Z")).empty());
}

TEST_CASE("a change before there was anything to change is told") {
    const std::string goal = plus("change.2026-08-13-aaaaaa", "of = \"goal.sleep\"\ndate = 2026-08-13\nset.area = \"home\"\n");
    CHECK(seen(goal) == "remark " + line(goal, "date = 2026-08-13") + " check.change-before");
    CHECK(seen(plus("change.2026-08-14-aaaaaa", "of = \"goal.sleep\"\ndate = 2026-08-14\nset.area = \"home\"\n")).empty());
    const std::string episode = plus("change.2026-07-13-aaaaaa", "of = \"episode.2026-08-14-m2k8qd\"\ndate = 2026-07-13\nset.therapist = \"per\"\n");
    CHECK(seen(episode) == "remark " + line(episode, "date = 2026-07-13") + " check.change-before");
    CHECK(seen(plus("change.2026-08-14-aaaaaa", "of = \"episode.2026-08-14-m2k8qd\"\ndate = 2026-08-14\nset.therapist = \"per\"\n")).empty());
}

TEST_CASE("words that are none are told") {
    const std::string note = plus("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nwords = \" \\t\"\n");
    CHECK(seen(note) == "remark " + line(note, "words = \" ") + " check.no-words");
    const std::string said = with(sound, "said.mother = \"Vi fikk clearet luften.\"", "said.mother = \"\"");
    CHECK(seen(said) == "remark " + line(said, "said.mother = \"\"") + " check.no-words");
}

TEST_CASE("a form about another's life that is not about lives is told") {
    const std::string talks = with(sound, "about.teen.mother = { ors", "about.teen.mother = { srs");
    CHECK(seen(talks) == "remark " + line(talks, "about.teen.mother") + " log.about-what");
    const std::string goal = with(sound, "about.teen.mother = { ors = [3.1, 4.0, 3.6, 3.5]", "about.teen.mother = { sleep = 3");
    CHECK(seen(goal) == "remark " + line(goal, "about.teen.mother") + " log.about-what");
}

TEST_CASE("references that lead nowhere are told") {
    const std::string note = plus("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nsession = \"2026-09-30-aaaaaa\"\nwords = \"x\"\n");
    CHECK(seen(note) == "remark " + line(note, "session = \"2026-09-30") + " check.note-of-no-meeting");
    const std::string answer = plus("answer.2026-10-01-aaaaaa", "signal = \"wors.teen\"\ndate = 2026-10-01\nwords = \"x\"\n");
    CHECK(seen(answer) == "remark " + line(answer, "signal =") + " check.answer-to-nothing");
    CHECK(seen(plus("answer.2026-10-01-aaaaaa", "signal = \"worse.teen.ors.2026-09-01\"\ndate = 2026-10-01\nwords = \"x\"\n")).empty());
    const std::string more = plus("more.2026-08-21-aaaaaa", "of = \"session.2026-08-21-7qx4m2\"\nrated.father = { life = 4 }\n");
    CHECK(seen(more).empty());
    check_head(more + block("amend.2026-10-01-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nvoid = true\nreason = \"x\"\n"), "more.2026-08-21-aaaaaa",
               "fault check.addition-to-undone");
    CHECK(seen(with(sound, "said.mother", "said.team")).empty());
    const std::string words = plus("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nvoice = \"aunt\"\nwords = \"x\"\n");
    CHECK(seen(words) == "remark " + line(words, "voice = \"aunt\"") + " consistency.words-of-nobody");
    check_head(with(sound, "owner = \"teen\"", "owner = \"aunt\""), "goal.sleep", "fault consistency.goal-of-nobody");
}

TEST_CASE("the same meeting twice is a fault, one thing rated twice a remark, two meetings on a day nothing") {
    const std::string again = with(first_meeting, "7qx4m2", "7qx4m3");
    check_head(sound + again, "session.2026-08-21-7qx4m3", "fault check.session-twice");
    const std::string other = with(with(again, "sleep = 6 }", "sleep = 7 }"), "rated.mother = { ors = [5.0, 5.5, 5.2, 5.1], sleep = 4 }\nabout.teen.mother = { ors = [3.1, 4.0, 3.6, 3.5] }\n", "");
    const std::string both = sound + other;
    const std::string remark = "remark " + line(both, "[session.2026-08-21-7qx4m3]") + " consistency.rated-twice";
    CHECK(seen(both) == remark + "\n" + remark);
    CHECK(seen(plus("session.2026-08-21-aaaaaa", "date = 2026-08-21\nkind = \"family\"\nrated.father = { life = 4 }\n")).empty());
    CHECK(seen(plus("session.2026-08-21-aaaaaa", "date = 2026-08-21\nkind = \"family\"\n") +
               block("session.2026-08-21-aaaaab", "date = 2026-08-21\nkind = \"family\"\n")).empty());
}

TEST_CASE("the same slips twice on a day are the same meeting, other slips are another") {
    const std::string slips = block("session.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"family\"\nslips.life = [7, 6, 8]\n");
    const std::string same = with(slips, "2026-10-01-aaaaaa", "2026-10-01-aaaaab");
    check_head(sound + slips + same, "session.2026-10-01-aaaaab", "fault check.session-twice");
    CHECK(seen(sound + slips + with(same, "[7, 6, 8]", "[7, 6, 9]")).empty());
}

TEST_CASE("endings: of nothing, twice, before a meeting, missing before the next course of help") {
    const std::string ending = plus("ending.2026-10-01-aaaaaa", "date = 2026-10-01\nhow = \"agreed\"\n");
    CHECK(seen(ending).empty());
    check_head(ending + block("ending.2026-10-01-aaaaab", "date = 2026-10-01\nhow = \"agreed\"\n"), "ending.2026-10-01-aaaaab", "fault consistency.two-endings");
    check_head(ending + block("session.2026-10-02-aaaaab", "date = 2026-10-02\nkind = \"family\"\n"), "session.2026-10-02-aaaaab",
               "fault consistency.after-ending");
    CHECK(seen(ending + block("session.2026-10-02-aaaaab", "date = 2026-10-02\nkind = \"follow-up\"\n")).empty());
    const std::string next = block("episode.2026-11-01-aaaaaa", "opened = 2026-11-01\nkind = \"family\"\n");
    CHECK(seen(ending + next).empty());
    check_head(sound + next, "episode.2026-08-14-m2k8qd", "fault consistency.open-before-next");
    const std::string without = "viktig = 1\nclient = \"c017\"\n";
    const std::string meeting = without + block("session.2026-10-01-aaaaab", "date = 2026-10-01\nkind = \"family\"\n");
    check_head(meeting, "session.2026-10-01-aaaaab", "fault log.no-episode");
    check_head(without + block("ending.2026-10-01-aaaaaa", "date = 2026-10-01\nhow = \"agreed\"\n"), "ending.2026-10-01-aaaaaa",
               "fault consistency.ends-nothing");
}

TEST_CASE("an ending before the beginning is told once, and not as so many meetings after it") {
    check_head(plus("ending.2026-10-01-aaaaaa", "date = 2026-07-10\nhow = \"agreed\"\n"), "ending.2026-10-01-aaaaaa",
               "fault consistency.ends-before-beginning");
}

TEST_CASE("a name that is nearly somebody's is theirs: no new voice is asked for") {
    for (const auto& [text, key] : {std::pair{with(sound, "owner = \"teen\"", "owner = \"tean\""), "owner"},
                                    {plus("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nvoice = \"tean\"\nwords = \"x\"\n"), "voice"}}) {
        const auto findings = look(text);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].hint.key == "consistency.hint-name");
        CHECK(argument(findings[0].hint, 3) == "teen");
        CHECK(std::get<std::string>(findings[0].hint.arguments[2].value) == key);
    }
}

TEST_CASE("what was rated after it had ended is remarked on") {
    const std::string ended = plus("change.2026-09-30-aaaaaa", "of = \"goal.sleep\"\ndate = 2026-08-20\nset.ended = true\n");
    CHECK(seen(ended).find("remark " + line(ended, "rated.teen") + " goal.ended") != std::string::npos);
    const std::string same_day = with(ended, "date = 2026-08-20\nset", "date = 2026-08-21\nset");
    CHECK(seen(same_day).empty());
    const std::string gone = plus("change.2026-09-30-aaaaaa", "of = \"voice.mother\"\ndate = 2026-08-20\nset.ended = true\n");
    CHECK(seen(gone).find("remark " + line(gone, "rated.mother") + " voice.ended") != std::string::npos);
}

TEST_CASE("what cannot change has no change") {
    const std::string text = plus("change.2026-09-30-aaaaaa", "of = \"session.2026-08-21-7qx4m2\"\ndate = 2026-08-20\nset.next = 2026-09-01\n");
    CHECK(lines_of(look_and_fold(text)) == "fault " + line(text, "[change.") + " change.of-kind");
    CHECK(told(tests::read(text).problems) == "");
}

TEST_CASE("an addition that does not agree is withdrawn by its own id") {
    const std::string text = plus("more.2026-08-21-aaaaaa", "of = \"session.2026-08-21-7qx4m2\"\nrated.teen = { sleep = 7 }\n");
    const auto findings = look_and_fold(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].hint.key == "rating.hint-twice");
    CHECK(argument(findings[0].hint, 1) == "more.2026-08-21-aaaaaa");
    CHECK(argument(findings[0].hint, 2) == "teen.sleep");
    const std::string mended = text + "\n[amend.2026-10-02-aaaaaa]\nof = \"more.2026-08-21-aaaaaa\"\nwithdrawn = [\"teen.sleep\"]\nwas.rated.teen = { sleep = 7 }\n"
                                      "reason = \"x\"\nlogged = 2026-10-02T10:00:00Z\n";
    CHECK(look_and_fold(mended).empty());
}

TEST_CASE("an addition to what is no meeting, and to one that was erased") {
    const std::string of = "of = \"session.2026-08-21-7qx4m2\"\n";
    const std::string more = block("more.2026-08-22-aaaaaa", of + "rated.teen = { life = 7 }\n");
    const std::string to_voice = sound + with(more, "session.2026-08-21-7qx4m2", "voice.teen");
    CHECK(seen(to_voice).empty());  // told by folding
    check_head(family_ledger + more + block("erased.2026-10-01-aaaaab", of + "reason = \"x\"\n"), "more.2026-08-22-aaaaaa", "fault check.addition-to-erased");
}

TEST_CASE("ids and codes that could not be given today are told") {
    check_head(with(sound, "session.2026-08-21-7qx4m2", "session.first"), "session.first", "remark check.event-id");
    check_head(with(sound, "[voice.father]", "[voice.Father]") + block("voice.father", "relation = \"parent\"\n"), "voice.Father", "remark check.chosen-id");
    CHECK(seen(plus("voice.client", "relation = \"self\"\n")).empty());
    check_head(plus("goal.life", "date = 2026-08-14\nowner = \"teen\"\nwords = \"x\"\n"), "goal.life", "remark check.goal-like-measure");
    check_head(plus("note.2026-08-21-7qx4m2", "date = 2026-08-21\nkind = \"helped\"\nwords = \"x\"\n"), "note.2026-08-21-7qx4m2", "fault check.id-twice");
    CHECK(seen(plus("goal.teen", "date = 2026-08-14\nowner = \"teen\"\nwords = \"x\"\n")).empty());
    const std::string staff = with(sound, "therapist = \"kari\"", "therapist = \"Kari N\"");
    CHECK(seen(staff) == "remark " + line(staff, "therapist") + " check.staff-code");
    const auto read = tests::read(with(sound, "c017", "c010190"), "c010190");
    const auto folded = model::fold(read.ledger, builtins(), model::Settings{}, {});
    const base::Instant now = *base::parse_instant("2026-11-23T08:00:00Z");
    const auto findings = model::look_over(read.ledger, folded, {builtins(), now, base::utc_day(now), {}});
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().message.key == "check.client-code");
}

TEST_CASE("what is of tomorrow, and what was erased and is there again") {
    const std::string meeting = plus("session.2027-08-21-aaaaaa", "date = 2027-08-21\nkind = \"family\"\n");
    CHECK(seen(meeting) == "fault " + line(meeting, "date = 2027") + " check.day-to-come");
    CHECK(seen(plus("session.2026-11-23-aaaaaa", "date = 2026-11-23\nkind = \"family\"\n")).empty());
    const std::string ahead = sound + block("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nwords = \"x\"\n", "2026-11-23T08:11:00Z");
    CHECK(seen(ahead) == "remark " + line(ahead, "logged = 2026-11-23") + " check.logged-ahead");
    CHECK(seen(sound + block("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nwords = \"x\"\n", "2026-11-23T08:10:00Z")).empty());
    check_head(plus("erased.2026-10-01-aaaaaa", "of = \"session.2026-08-21-7qx4m2\"\nreason = \"x\"\n"), "session.2026-08-21-7qx4m2",
               "fault check.erased-is-back");
    CHECK(seen(plus("erased.2026-10-01-aaaaaa", "of = \"session.2026-08-21-7qx4m9\"\nreason = \"x\"\n")).empty());
}

TEST_CASE("a block that counts in two ledgers is told with both places; one that was taken back or erased is not") {
    const auto two = [](const std::string& a, const std::string& b) {
        model::BlocksOnFile blocks;
        blocks.add(tests::read(a).ledger);
        blocks.add(tests::read(with(b, "c017", "c018"), "c018").ledger);
        return blocks.in_two_ledgers();
    };
    const std::string meeting = "viktig = 1\nclient = \"c017\"\n" + first_meeting;
    const auto findings = two(sound, meeting);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().place.file == "clients/c018.toml");
    CHECK(findings.front().place.line == 4);
    CHECK(argument(findings.front().message, 1) == "clients/c017.toml");
    CHECK(two(sound + block("amend.2026-10-01-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nvoid = true\nreason = \"x\"\n"), meeting).empty());
    CHECK(two(sound, meeting + block("erased.2026-10-01-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nreason = \"x\"\n")).empty());
}

TEST_CASE("a move that was cut off is told once, on what is moved, and never with an undo of what takes it back") {
    const auto two = [](const std::string& more_a, const std::string& more_b) {
        const std::string head = "viktig = 1\nclient = \"c017\"\n";
        model::BlocksOnFile blocks;
        blocks.add(tests::read(head + more_a).ledger);
        blocks.add(tests::read(with(head + more_b, "c017", "c018"), "c018").ledger);
        std::string told;
        for (const Finding& finding : blocks.in_two_ledgers())
            told += std::string(finding.message.key) + " " + argument(finding.message, 0) + " " + std::string(finding.hint.key) + "\n";
        return told;
    };
    const std::string note = block("note.2026-10-01-aaaaaa", "date = 2026-10-01\nkind = \"helped\"\nwords = \"x\"\n");
    const std::string back = block("amend.2026-10-01-aaaaab", "of = \"note.2026-10-01-aaaaaa\"\nvoid = true\nreason = \"x\"\n");
    const std::string right = block("amend.2026-10-01-aaaaac", "of = \"note.2026-10-01-aaaaaa\"\nset.words = \"y\"\nreason = \"x\"\n");
    const std::string note_told = "check.in-two-ledgers note.2026-10-01-aaaaaa check.hint-in-two-ledgers\n";
    CHECK(two(note + right, note + right) == note_told);
    CHECK(two(right + note, note + right) == note_told);
    CHECK(two(note + back, note + back) == "check.in-two-taken-back note.2026-10-01-aaaaaa check.hint-in-two-taken-back\n");
    CHECK(two(note + right, note + right + back).empty());  // taken back in one: settled
    CHECK(two(note + back, back).empty());  // it undoes nothing there, and that is told
    CHECK(two(note + right, right) == "check.in-two-ledgers amend.2026-10-01-aaaaac hint.undo-block\n");

    const std::string met = first_meeting + block("amend.2026-10-01-aaaaad", "of = \"session.2026-08-21-7qx4m2\"\nset.place = \"x\"\nreason = \"x\"\n") +
                            block("more.2026-10-01-aaaaae", "of = \"session.2026-08-21-7qx4m2\"\nrated.teen = { life = 3 }\n") +
                            block("note.2026-10-01-aaaaaf", "date = 2026-08-21\nkind = \"helped\"\nsession = \"2026-08-21-7qx4m2\"\nwords = \"x\"\n");
    const std::string met_back = met + block("amend.2026-10-02-aaaaaa", "of = \"session.2026-08-21-7qx4m2\"\nvoid = true\nreason = \"x\"\n");
    CHECK(two(met, met) == "check.in-two-ledgers session.2026-08-21-7qx4m2 check.hint-in-two-ledgers\n");
    CHECK(two(met, met_back) == "check.in-two-ledgers note.2026-10-01-aaaaaf check.hint-in-two-ledgers\n");

    const std::string goal = block("goal.sleep", "date = 2026-08-14\nowner = \"teen\"\nwords = \"x\"\n");
    const std::string change = block("change.2026-10-01-aaaaaa", "of = \"goal.sleep\"\ndate = 2026-09-01\nset.ended = true\n");
    CHECK(two(goal, goal).empty());
    CHECK(two(goal + change, goal + change) == "check.in-two-ledgers goal.sleep check.hint-in-two-ledgers\n");
    CHECK(two(goal + change, with(goal, "\"x\"", "\"y\"") + change) == "check.in-two-ledgers change.2026-10-01-aaaaaa hint.undo-block\n");
    // Written by hand in a ring: each hangs on the other.
    const std::string ring = block("amend.2026-10-01-aaaaaa", "of = \"amend.2026-10-01-aaaaab\"\nvoid = true\nreason = \"x\"\n") +
                             block("amend.2026-10-01-aaaaab", "of = \"amend.2026-10-01-aaaaaa\"\nvoid = true\nreason = \"x\"\n");
    (void)two(ring, ring);
}

TEST_CASE("two corrections of one thing that do not agree are a fault; other things that cost nothing are remarks") {
    CHECK(model::finding_of({model::Loss::nothing, {}, "", {"amend.was-differs", {"x"}}, {}}).severity == Severity::fault);
    CHECK(model::finding_of({model::Loss::nothing, {}, "", {"value.unknown-word", {"x", "y"}}, {}}).severity == Severity::remark);
    for (const model::Loss loss : {model::Loss::file, model::Loss::tail, model::Loss::block, model::Loss::value})
        CHECK(model::finding_of({loss, {}, "", {"file.torn", {1}}, {}}).severity == Severity::fault);
}

TEST_CASE("what hung on a block that is left out is told to wait for that one, and nobody to take it back") {
    const std::string hung = block("amend.2026-10-01-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nset.place = \"x\"\nreason = \"x\"\n") +
                             block("more.2026-10-01-aaaaac", "of = \"session.2026-08-21-7qx4m2\"\nrated.teen = { life = 3 }\n") +
                             block("note.2026-10-01-aaaaad", "date = 2026-08-21\nkind = \"helped\"\nsession = \"2026-08-21-7qx4m2\"\nwords = \"x\"\n") +
                             block("change.2026-10-01-aaaaae", "of = \"goal.sleep\"\ndate = 2026-09-01\nset.ended = true\n");
    for (const auto& [right, slip] : {std::pair<std::string, std::string>{"logged = 2026-08-21T09:02:10Z", "logged = 2026-08-21T11:02:10+02:00"},
                                      {"date = 2026-08-21\n", "date = \"2026-08-21\"\n"}}) {
        const std::string text = with(sound + hung, right, slip);
        const auto findings = look_and_fold(text);
        REQUIRE(findings.size() == 3);
        for (const Finding& finding : findings)
            CHECK(std::to_string(std::get<std::int64_t>(finding.hint.arguments[1].value)) == line(text, slip));
        CHECK(lines_of(findings) == "fault " + line(text, "[amend.") + " block.of-left-out\nfault " + line(text, "[more.") + " block.of-left-out\nremark " +
                                line(text, "session = ") + " check.note-of-no-meeting");
    }
    const std::string goal = with(sound + hung, "logged = 2026-08-14T07:14:02Z", "logged = 2026");
    CHECK(lines_of(look_and_fold(goal)).find("fault " + line(goal, "[change.") + " block.of-left-out") != std::string::npos);
}

TEST_CASE("a meeting that was missed has nobody there; who came last is taken back") {
    const std::string missed = with(sound, "[session.2026-08-21-7qx4m2]\n", "[session.2026-08-21-7qx4m2]\nmissed = \"us\"\n");
    const auto hint_of = [](const std::string& text) {
        for (const Finding& finding : look_and_fold(text))
            if (finding.message.key == "session.missed-but-rated") return finding;
        return Finding{};
    };
    CHECK(hint_of(sound).message.empty());
    CHECK(hint_of(missed).severity == Severity::fault);
    CHECK(hint_of(missed).hint.key == "hint.correct-the-line");
    const std::string amend = block("amend.2026-10-02-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nset.missed = \"us\"\nreason = \"x\"\n", "2026-10-02T10:00:00Z");
    const std::string more = block("more.2026-10-01-aaaaac", "of = \"session.2026-08-21-7qx4m2\"\nrated.teen = { life = 3 }\n");
    CHECK(argument(hint_of(sound + amend + more).hint, 1) == "amend.2026-10-02-aaaaab");
    CHECK(argument(hint_of(missed + more).hint, 1) == "more.2026-10-01-aaaaac");
}

TEST_CASE("what a block would upset is the contradiction that is not there without it") {
    const auto upset = [](const std::string& text, const std::string& more) {
        const auto now = tests::read(text), with_block = tests::read(text + more);
        const auto why = model::first_upset(now.ledger, with_block.ledger.blocks.back(), builtins(), model::Settings{});
        return why ? std::string(why->key) : std::string();
    };
    const std::string undo_teen = block("amend.2026-10-01-aaaaab", "of = \"voice.teen\"\nvoid = true\nreason = \"x\"\n");
    CHECK_FALSE(upset(sound, undo_teen).empty());
    const std::string ended = plus("ending.2026-10-01-aaaaaa", "date = 2026-10-01\nhow = \"agreed\"\n") +
                              block("session.2026-10-02-aaaaab", "date = 2026-10-02\nkind = \"family\"\n");
    const std::string later = block("amend.2026-10-03-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nset.date = 2026-10-02\nreason = \"x\"\n");
    CHECK(upset(ended, later) == "upset.after-ending");
    const std::string harmless = block("amend.2026-10-03-aaaaab", "of = \"session.2026-08-21-7qx4m2\"\nset.place = \"x\"\nreason = \"x\"\n");
    CHECK(upset(ended, harmless).empty());  // the meeting after the ending was there before
    const std::string missed = block("amend.2026-10-03-aaaaac", "of = \"session.2026-08-21-7qx4m2\"\nset.missed = \"us\"\nreason = \"x\"\n");
    CHECK(upset(sound, missed) == "upset.missed-but-rated");
    const std::string one = block("amend.2026-10-03-aaaaad", "of = \"session.2026-08-21-7qx4m2\"\nset.place = \"x\"\nreason = \"x\"\n");
    const std::string further =
        block("amend.2026-10-04-aaaaae", "of = \"session.2026-08-21-7qx4m2\"\nset.place = \"y\"\nwas.place = \"x\"\nreason = \"x\"\n", "2026-10-04T10:00:00Z");
    const std::string undo_one = block("amend.2026-10-05-aaaaaf", "of = \"amend.2026-10-03-aaaaad\"\nvoid = true\nreason = \"x\"\n", "2026-10-05T10:00:00Z");
    CHECK(upset(sound + one + further, undo_one) == "upset.later-correction");
    CHECK(upset(sound + one, undo_one).empty());
}

}  // namespace viktig::tests
