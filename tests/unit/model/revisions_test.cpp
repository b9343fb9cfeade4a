// What was put in the place of what: the trail of a case, in any order in the file and any order of the clock.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "unit/store/ledgers.hpp"
#include "viktig/model/revisions.hpp"
#include "viktig/model/standing.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::RevisionKind;

namespace {

const std::string canonical = family_ledger + first_meeting;
const std::string meeting_id = "session.2026-08-21-7qx4m2";

std::string block(const std::string& head, const std::string& lines, const std::string& hour) {
    return "\n[" + head + "]\n" + lines + "by = \"per\"\nlogged = 2026-08-22T" + hour + ":00:00Z\n";
}

std::string amend(const std::string& id, const std::string& hour, const std::string& lines, const std::string& of = meeting_id) {
    return block("amend." + id, "of = \"" + of + "\"\n" + lines + "reason = \"why\"\n", hour);
}

std::string undo(const std::string& id, const std::string& hour, const std::string& of) {
    return amend(id, hour, "void = true\n", of);
}

std::vector<model::Revision> trail(const std::string& text, const model::FoldOptions& options = {}) {
    const auto ledger = read(text).ledger;
    return model::revisions(model::flat_of(ledger), model::fold(ledger, builtins(), {}, options).history, builtins(), options);
}

std::string shown(const model::RevisedValue& value) {
    if (const auto* field = std::get_if<model::FieldValue>(&value)) {
        if (const auto* text = std::get_if<std::string>(field)) return *text;
        if (const auto* date = std::get_if<base::Date>(field)) return base::to_string(*date);
        if (const auto* yes = std::get_if<bool>(field)) return *yes ? "true" : "false";
        if (const auto* texts = std::get_if<model::Texts>(field)) return std::to_string(texts->size()) + " texts";
    }
    if (const auto* rating = std::get_if<model::RawRating>(&value)) {
        if (rating->status != model::Status::rated) return std::string(model::to_word(rating->status));
        return rating->items.front() ? rating->items.front()->to_string() : "-";
    }
    if (const auto* slips = std::get_if<std::vector<base::Score>>(&value)) return std::to_string(slips->size()) + " slips";
    return "nothing";
}

/// `corrected session.x rated mother.sleep 4 to 5`, one a line.
std::string told_trail(const std::string& text, const model::FoldOptions& options = {}) {
    static constexpr std::string_view kinds[] = {"corrected", "changed", "taken-back", "brought-back", "erased"};
    std::string lines;
    for (const model::Revision& one : trail(text, options)) {
        if (!lines.empty()) lines += '\n';
        lines += std::string(kinds[static_cast<std::size_t>(one.kind)]) + ' ' + one.of;
        if (one.key.empty()) continue;
        lines += ' ' + one.key + (one.key == "rated" ? ' ' + model::rating_name(one.rating) : "") + ' ' + shown(one.was) + " to " + shown(one.now);
    }
    return lines;
}

std::string all_of(std::vector<std::string> blocks) {
    std::string text = canonical;
    for (const std::string& one : blocks) text += one;
    return text;
}

}  // namespace

TEST_CASE("a corrected rating is told with what stood, who put what in its place, when and why") {
    const auto found = trail(canonical + amend("a1", "06", "set.rated.mother = { ors = [5.0, 5.5, 5.2, 5.2] }\n"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == RevisionKind::corrected);
    CHECK(found[0].of == meeting_id);
    CHECK(found[0].block == "amend.a1");
    CHECK(found[0].session == "2026-08-21-7qx4m2");
    CHECK(found[0].date == day("2026-08-21"));
    CHECK(found[0].was_total == score("20.8"));
    CHECK(found[0].now_total == score("20.9"));
    CHECK(found[0].by == "per");
    CHECK(found[0].reason == "why");
    CHECK(base::to_string(found[0].logged) == "2026-08-22T06:00:00Z");
    CHECK(found[0].stands);
}

TEST_CASE("every sort of thing is told: ratings, words instead of them, slips, words, keys, what was withdrawn") {
    CHECK(told_trail(canonical + amend("a1", "06",
                                       "set.date = 2026-08-20\nset.place = \"ute\"\nset.next = \"as-needed\"\nset.slips.life = [3, 4]\n"
                                       "set.unrated.mother = { sleep = \"declined\" }\nset.said.mother = \"Nei.\"\nset.said.teen = \"Jo.\"\n"
                                       "withdrawn = [\"father\", \"teen.sleep\"]\n")) ==
          "corrected session.2026-08-21-7qx4m2 rated mother.sleep 4 to declined\n"
          "corrected session.2026-08-21-7qx4m2 rated father declined to nothing\n"
          "corrected session.2026-08-21-7qx4m2 rated teen.sleep 6 to nothing\n"
          "corrected session.2026-08-21-7qx4m2 slips.life nothing to 2 slips\n"
          "corrected session.2026-08-21-7qx4m2 said.mother Vi fikk clearet luften. to Nei.\n"
          "corrected session.2026-08-21-7qx4m2 said.teen nothing to Jo.\n"
          "corrected session.2026-08-21-7qx4m2 date 2026-08-21 to 2026-08-20\n"
          "corrected session.2026-08-21-7qx4m2 next 2026-09-04 to as-needed\n"
          "corrected session.2026-08-21-7qx4m2 place nothing to ute");
}

TEST_CASE("a corrected addition that was moved is told of the meeting that it belongs to now") {
    const std::string other = "\n[session.2026-08-28-aaaaaa]\ndate = 2026-08-28\nkind = \"family\"\nlogged = 2026-08-28T09:00:00Z\n";
    const std::string more = "\n[more.m1]\nof = \"session.2026-08-28-aaaaaa\"\nrated.teen = { life = 3 }\nlogged = 2026-08-28T12:00:00Z\n";
    const std::string text = canonical + other + more + amend("a1", "06", "set.of = \"" + meeting_id + "\"\n", "more.m1") +
                             amend("a2", "07", "set.rated.teen = { life = 4 }\n", "more.m1");
    const auto found = trail(text);
    REQUIRE(found.size() == 2);
    CHECK(found[1].key == "rated");
    CHECK(found[1].session == "2026-08-21-7qx4m2");
    CHECK(found[1].date == day("2026-08-21"));
    CHECK(told_trail(text, {day("2026-08-20"), {}}) == "");
}

TEST_CASE("the trail goes by the time of logging whatever the order in the file, and what stood is what stood then") {
    const std::string first = amend("a2", "06", "set.rated.mother = { sleep = 5 }\n");
    const std::string second = amend("a1", "07", "set.rated.mother = { sleep = 7 }\n");
    const std::string taken = undo("a3", "08", "amend.a2");
    const std::string third = amend("a0", "09", "set.rated.mother = { sleep = 8 }\n");
    std::vector<std::string> blocks{first, second, taken, third};
    std::ranges::sort(blocks);
    const std::string expected =
        "corrected session.2026-08-21-7qx4m2 rated mother.sleep 4 to 5\n"
        "corrected session.2026-08-21-7qx4m2 rated mother.sleep 5 to 7\n"
        "taken-back amend.a2\n"
        "corrected session.2026-08-21-7qx4m2 rated mother.sleep 7 to 8";
    int orders = 0;
    do {
        CHECK(told_trail(all_of(blocks)) == expected);
        ++orders;
    } while (std::ranges::next_permutation(blocks).found);
    CHECK(orders == 24);
}

TEST_CASE("after an undo of a correction what stood before it stands again, and a redo puts it back") {
    const std::string set = amend("a1", "06", "set.rated.mother = { sleep = 5 }\n");
    const std::string back = undo("a2", "07", "amend.a1");
    const std::string again = undo("a3", "08", "amend.a2");
    const auto next = [&](const std::string& before) {
        const auto found = trail(before + amend("a9", "20", "set.rated.mother = { sleep = 9 }\n"));
        return shown(found.back().was);
    };
    CHECK(next(canonical + set) == "5");
    CHECK(next(canonical + set + back) == "4");
    CHECK(next(canonical + set + back + again) == "5");
    CHECK(next(canonical + set + back + again + undo("a4", "09", "amend.a3")) == "4");
    const auto found = trail(canonical + set + back);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].stands);
    CHECK(found[1].kind == RevisionKind::taken_back);
    CHECK(found[1].stands);
}

TEST_CASE("a block that was taken back, brought back and taken back again is told each time, with what it said") {
    const std::string note = block("note.n1", "date = 2026-08-21\nkind = \"helped\"\nwords = \"A\"\n", "05");
    const std::string text = canonical + note + amend("a0", "06", "set.words = \"B\"\n", "note.n1") + undo("a1", "07", "note.n1") +
                             undo("a2", "08", "amend.a1") + undo("a3", "09", "amend.a2");
    CHECK(told_trail(text) == "corrected note.n1 words A to B\ntaken-back note.n1\nbrought-back note.n1\ntaken-back note.n1");
    const auto found = trail(text);
    REQUIRE(found[1].whole);
    CHECK(found[1].whole->content.text("words") == "B");
    CHECK(found[1].date == day("2026-08-21"));
}

TEST_CASE("a change of the world is told with what held on the day before it, whatever was logged first") {
    const auto change = [](const std::string& id, const std::string& of, const std::string& date, const std::string& lines, const std::string& hour) {
        return block("change." + id, "of = \"" + of + "\"\ndate = " + date + "\n" + lines, hour);
    };
    const std::string course = "episode.2026-08-14-m2k8qd";
    std::vector<std::string> blocks{
        change("c1", course, "2026-09-10", "set.therapist = \"ola\"\n", "06"),
        change("c2", course, "2026-09-01", "set.therapist = \"per\"\n", "07"),
        change("c3", "goal.sleep", "2026-09-05", "set.words = \"Sove\"\n", "08"),
        change("c4", "goal.sleep", "2026-09-09", "set.ended = true\n", "09"),
        change("c5", "goal.sleep", "2026-09-10", "set.ended = false\n", "10"),
    };
    const std::string expected = "changed " + course + " therapist per to ola\nchanged " + course +
                                 " therapist kari to per\nchanged goal.sleep words Sove gjennom natta to Sove\n"
                                 "changed goal.sleep ended nothing to true\nchanged goal.sleep ended true to false";
    int orders = 0;
    std::ranges::sort(blocks);
    do {
        CHECK(told_trail(all_of(blocks)) == expected);
        ++orders;
    } while (std::ranges::next_permutation(blocks).found);
    CHECK(orders == 120);
    const auto without = told_trail(all_of(blocks) + undo("a1", "11", "change.c2"));
    CHECK(without.starts_with("changed " + course + " therapist kari to ola\n"));
    CHECK(without.ends_with("taken-back change.c2"));
}

TEST_CASE("a correction does not rewrite what an earlier change is told to have put in its place") {
    const std::string change = block("change.c1", "of = \"goal.sleep\"\ndate = 2026-09-05\nset.words = \"Sove\"\n", "06");
    const std::string text = canonical + change + amend("a1", "07", "set.words = \"Sova\"\nwas.words = \"Sove gjennom natta\"\n", "goal.sleep");
    CHECK(told_trail(text) == "changed goal.sleep words Sove gjennom natta to Sove\ncorrected goal.sleep words Sove gjennom natta to Sova");
}

TEST_CASE("what a change said is corrected in the trail too") {
    const std::string text = canonical + block("change.c1", "of = \"goal.sleep\"\ndate = 2026-09-01\nset.words = \"Svoe\"\n", "06") +
                             amend("a1", "07", "set.set.words = \"Sove\"\nwas.set.words = \"Svoe\"\n", "change.c1");
    CHECK(told_trail(text) == "changed goal.sleep words Sove gjennom natta to Svoe\ncorrected change.c1 set.words Svoe to Sove");
}

TEST_CASE("of what is erased only the tombstone is told") {
    const std::string erased = block("erased.x1", "of = \"" + meeting_id + "\"\nreason = \"another's\"\n", "10");
    const std::string text = canonical + amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") + undo("a2", "07", meeting_id) + erased;
    CHECK(told_trail(text) == "erased " + meeting_id);
    CHECK(trail(text)[0].reason == "another's");
    CHECK(told_trail(canonical + amend("a1", "06", "set.rated.mother = { sleep = 5 }\n") +
                     block("erased.x1", "of = \"amend.a1\"\nreason = \"another's\"\n", "10")) == "erased amend.a1");
}

TEST_CASE("a correction of what has not happened by the day is not told, nor one that was not on file by then") {
    const std::string text = canonical + amend("a1", "06", "set.rated.mother = { sleep = 5 }\n");
    CHECK(told_trail(text, {day("2026-08-20"), {}}).empty());
    CHECK_FALSE(told_trail(text, {day("2026-08-21"), {}}).empty());
    CHECK(told_trail(text, {{}, base::parse_instant("2026-08-22T06:00:00Z")}).empty());
}

TEST_CASE("an addition to a meeting is corrected as part of that meeting") {
    const std::string more = block("more.m1", "of = \"" + meeting_id + "\"\nrated.teen = { life = 3 }\n", "05");
    const auto found = trail(canonical + more + amend("a1", "06", "set.rated.teen = { life = 4 }\n", "more.m1"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].session == "2026-08-21-7qx4m2");
    CHECK(found[0].date == day("2026-08-21"));
}

TEST_CASE("what means nothing leaves no trail: an amend of nobody, a word that nobody knows, two undos of each other") {
    CHECK(told_trail(canonical + amend("a1", "06", "set.words = \"x\"\n", "note.gone")).empty());
    CHECK(told_trail(canonical + amend("a1", "06", "set.age = \"abuot\"\n", "voice.teen")).empty());
    CHECK(told_trail(canonical + undo("a1", "06", "amend.a2") + undo("a2", "07", "amend.a1")).empty());
    CHECK(told_trail(canonical + undo("a1", "06", "amend.a1")).empty());
}

TEST_CASE("a correction that an earlier clock took back is told, and does not hold") {
    const std::string text = canonical + amend("a2", "09", "set.rated.mother = { sleep = 9 }\n") + undo("a1", "06", "amend.a2") +
                             amend("a3", "10", "set.rated.mother = { sleep = 7 }\n");
    CHECK(told_trail(text).ends_with("corrected session.2026-08-21-7qx4m2 rated mother.sleep 4 to 7"));
}

TEST_CASE("the total that a correction shows is the measure's own") {
    model::MeasureSet measures = builtins();
    model::Measure mean = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    mean.items = {"a", "b"};
    mean.total = model::TotalRule::mean;
    measures.add(mean);
    const std::string text = with(canonical, "sleep = 4 }", "sleep = 4, mood = [3, 4] }") + amend("a1", "06", "set.rated.mother = { mood = [3, 8] }\n");
    const auto ledger = read(text).ledger;
    const auto found = model::revisions(model::flat_of(ledger), model::fold(ledger, measures, {}).history, measures);
    REQUIRE(found.size() == 1);
    CHECK(found[0].was_total == score("3.5"));
    CHECK(found[0].now_total == score("5.5"));
}
