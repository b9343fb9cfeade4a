// Canonical form, to the byte: what is written is always the same, and reads back as it was meant.
#include <doctest/doctest.h>

#include "unit/store/described.hpp"
#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;
using model::Block;
using model::BlockKind;
using model::Status;
using store::write_block;
using store::write_key;
using store::write_string;

namespace {

base::Instant instant(std::string_view text) {
    return base::parse_instant(text).value();
}

Block block(BlockKind kind, std::string id) {
    Block made;
    made.kind = kind;
    made.id = std::move(id);
    return made;
}

void sign(Block& made, std::string_view logged) {
    made.content.put("by", std::string("kari"));
    made.content.put("logged", instant(logged));
}

model::RawRating given(std::string voice, std::string what, std::initializer_list<const char*> items, std::string about = {}) {
    model::RawRating rating;
    rating.key = {std::move(voice), std::move(about), std::move(what)};
    for (const std::string item : items)
        rating.items.push_back(item == "-" ? std::nullopt : std::optional(score(item)));
    return rating;
}

model::RawRating total(std::string voice, std::string what, const char* points) {
    model::RawRating rating;
    rating.key = {std::move(voice), "", std::move(what)};
    rating.total = score(points);
    return rating;
}

model::RawRating unrated(std::string voice, std::string what, Status status) {
    model::RawRating rating;
    rating.key = {std::move(voice), "", std::move(what)};
    rating.status = status;
    return rating;
}

std::string written(const Block& made) {
    return write_block(made, decimals_of(builtins()));
}

/// A meeting of these ratings and nothing else that would stand in the way.
Block meeting(std::vector<model::RawRating> ratings) {
    Block made = block(BlockKind::session, "2026-08-21-7qx4m2");
    made.content.put("date", day("2026-08-21"));
    made.content.put("kind", std::string("family"));
    made.content.ratings = std::move(ratings);
    sign(made, "2026-08-21T09:02:10Z");
    return made;
}

/// The lines of a meeting between `kind` and `by`.
std::string lines_of(const Block& made) {
    const std::string text = written(made);
    const std::string before = "kind = \"family\"\n";
    const auto begin = text.find(before) + before.size();
    return text.substr(begin, text.find("by = ") - begin);
}

/// The blocks of a ledger written anew, in the order of the file.
std::string rewritten(const model::Ledger& ledger, const store::DecimalsOf& decimals) {
    std::string text = store::write_head(ledger.client);
    for (const Block& one : ledger.blocks) text += '\n' + write_block(one, decimals);
    return text;
}

}  // namespace

TEST_CASE("an episode is written key by key in canonical order, whatever the order they were put in") {
    Block made = block(BlockKind::episode, "2026-08-14-m2k8qd");
    made.content.put("logged", instant("2026-08-14T07:12:40Z"));
    made.content.put("by", std::string("kari"));
    made.content.put("language", std::string("nb"));
    made.content.put("therapist", std::string("kari"));
    made.content.put("kind", std::string("family"));
    made.content.put("asked", day("2026-07-30"));
    made.content.put("opened", day("2026-08-14"));
    CHECK(written(made) ==
          "[episode.2026-08-14-m2k8qd]\n"
          "opened = 2026-08-14\n"
          "asked = 2026-07-30\n"
          "kind = \"family\"\n"
          "therapist = \"kari\"\n"
          "language = \"nb\"\n"
          "by = \"kari\"\n"
          "logged = 2026-08-14T07:12:40Z\n");
}

TEST_CASE("a voice is written") {
    Block made = block(BlockKind::voice, "teen");
    made.content.put("relation", std::string("self"));
    made.content.put("age", std::string("adolescent"));
    sign(made, "2026-08-14T07:13:02Z");
    CHECK(written(made) ==
          "[voice.teen]\nrelation = \"self\"\nage = \"adolescent\"\nby = \"kari\"\nlogged = 2026-08-14T07:13:02Z\n");
}

TEST_CASE("a goal whose id has a letter outside ASCII is quoted") {
    Block made = block(BlockKind::goal, "søvn");
    made.content.put("date", day("2026-08-14"));
    made.content.put("owner", std::string("teen"));
    made.content.put("words", std::string("Sove gjennom natta"));
    made.content.put("area", std::string("body"));
    sign(made, "2026-08-14T07:14:02Z");
    CHECK(written(made) ==
          "[goal.\"søvn\"]\n"
          "date = 2026-08-14\n"
          "owner = \"teen\"\n"
          "words = \"Sove gjennom natta\"\n"
          "area = \"body\"\n"
          "by = \"kari\"\n"
          "logged = 2026-08-14T07:14:02Z\n");
}

TEST_CASE("a family's meeting is written on one line per voice") {
    Block made = meeting({given("teen", "ors", {"4.2", "5.1", "3", "4.4"}), given("teen", "sleep", {"6"}),
                          given("mother", "ors", {"5", "5.5", "5.2", "5.1"}), given("mother", "sleep", {"4"}),
                          given("mother", "ors", {"3.1", "4", "3.6", "3.5"}, "teen"), unrated("father", "", Status::declined)});
    made.content.put("present", model::Texts{"teen", "mother", "father"});
    made.content.put("next", day("2026-09-04"));
    made.content.said.push_back({"mother", "Vi fikk clearet luften.", {}});
    CHECK('\n' + written(made) == first_meeting);
}

TEST_CASE("every other key of a meeting has its place") {
    Block made = meeting({});
    made.content.put("next", std::string("as-needed"));
    made.content.put("missed", std::string("no-show"));
    made.content.put("interpreter", true);
    made.content.put("language", std::string("so"));
    made.content.put("place", std::string("hjemme"));
    made.content.put("headcount", std::int64_t{7});
    made.content.put("team", model::Texts{"siri", "amin"});
    made.content.put("led", model::Texts{"kari"});
    CHECK(lines_of(made) ==
          "led = [\"kari\"]\n"
          "team = [\"siri\", \"amin\"]\n"
          "headcount = 7\n"
          "place = \"hjemme\"\n"
          "language = \"so\"\n"
          "interpreter = true\n"
          "missed = \"no-show\"\n"
          "next = \"as-needed\"\n");
}

TEST_CASE("a missing item is nan, a lone total stands in a table, a one-item score stands alone") {
    CHECK(lines_of(meeting({given("mother", "ors", {"5", "-", "5.2", "5.1"})})) == "rated.mother = { ors = [5.0, nan, 5.2, 5.1] }\n");
    CHECK(lines_of(meeting({total("mother", "ors", "16.7")})) == "rated.mother = { ors = { total = 16.7 } }\n");
    CHECK(lines_of(meeting({given("mother", "life", {"7"})})) == "rated.mother = { life = 7 }\n");
    CHECK(lines_of(meeting({given("mother", "life", {"-"})})) == "rated.mother = { life = nan }\n");
}

TEST_CASE("scores have the decimals of the step and never fewer than they need") {
    CHECK(lines_of(meeting({given("mother", "talks", {"8", "7", "10", "0"})})) == "rated.mother = { talks = [8, 7, 10, 0] }\n");
    CHECK(lines_of(meeting({total("mother", "srs", "40")})) == "rated.mother = { srs = { total = 40.0 } }\n");
    CHECK(lines_of(meeting({given("mother", "life", {"7.25"})})) == "rated.mother = { life = 7.25 }\n");
    const store::DecimalsOf one = [](std::string_view) { return 1; };
    CHECK(write_block(meeting({given("mother", "sleep", {"6"})}), one).find("{ sleep = 6.0 }\n") != std::string::npos);
}

TEST_CASE("statuses are a word for everything, or a table by form") {
    CHECK(lines_of(meeting({unrated("father", "", Status::not_asked)})) == "unrated.father = \"not-asked\"\n");
    CHECK(lines_of(meeting({unrated("father", "", Status::absent)})) == "unrated.father = \"absent\"\n");
    CHECK(lines_of(meeting({unrated("father", "srs", Status::declined), unrated("father", "søvn", Status::not_asked)})) ==
          "unrated.father = { srs = \"declined\", \"søvn\" = \"not-asked\" }\n");
}

TEST_CASE("statuses stand in a table also when the first form's name is quoted") {
    const std::string text = "viktig = 1\nclient = \"c017\"\n\n[session.s1]\ndate = 2026-08-21\nkind = \"family\"\n"
                             "unrated.teen = { \"søvn\" = \"declined\", srs = \"absent\" }\nlogged = 2026-08-21T09:02:10Z\n";
    const auto ledger = read(text).ledger;
    CHECK(store::write_head("c017") + "\n" + store::write_block(ledger.blocks.front(), decimals_of(builtins())) == text);
}

TEST_CASE("a voice's ratings stand on one line where it first appears, also when they were given in turns") {
    CHECK(lines_of(meeting({given("mother", "sleep", {"4"}), given("teen", "sleep", {"6"}), given("mother", "life", {"5"}),
                            unrated("teen", "srs", Status::declined), given("mother", "life", {"3"}, "teen")})) ==
          "rated.mother = { sleep = 4, life = 5 }\n"
          "rated.teen = { sleep = 6 }\n"
          "about.teen.mother = { life = 3 }\n"
          "unrated.teen = { srs = \"declined\" }\n");
}

TEST_CASE("slips are lists in the order given") {
    Block made = meeting({});
    made.content.slips = {{"life", {score("7"), score("6"), score("8")}, {}}, {"ors", {score("31.2"), score("28")}, {}}};
    CHECK(lines_of(made) == "slips.life = [7, 6, 8]\nslips.ors = [31.2, 28.0]\n");
}

TEST_CASE("a more is written") {
    Block made = block(BlockKind::more, "2026-08-21-4w9c1h");
    made.content.put("of", std::string("session.2026-08-21-7qx4m2"));
    made.content.ratings = {given("teen", "srs", {"8", "7.5", "7.9", "7.8"}), unrated("mother", "srs", Status::not_asked)};
    sign(made, "2026-08-21T12:40:00Z");
    CHECK(written(made) ==
          "[more.2026-08-21-4w9c1h]\n"
          "of = \"session.2026-08-21-7qx4m2\"\n"
          "rated.teen = { srs = [8.0, 7.5, 7.9, 7.8] }\n"
          "unrated.mother = { srs = \"not-asked\" }\n"
          "by = \"kari\"\n"
          "logged = 2026-08-21T12:40:00Z\n");
}

TEST_CASE("an amend is written with what holds, what stood and what is taken back") {
    Block made = block(BlockKind::amend, "2026-08-22-d05zkt");
    made.content.put("of", std::string("session.2026-08-21-7qx4m2"));
    made.content.put("withdrawn", model::Texts{"mother.sleep", "mother@teen.ors"});
    made.content.put("reason", std::string("misread"));
    made.set.put("date", day("2026-08-20"));
    made.set.ratings = {given("mother", "sleep", {"4"}), unrated("father", "", Status::absent)};
    made.set.slips = {{"life", {}, {}}};
    made.was.put("date", day("2026-08-21"));
    made.was.ratings = {given("mother", "sleep", {"6"})};
    sign(made, "2026-08-22T06:30:15Z");
    CHECK(written(made) ==
          "[amend.2026-08-22-d05zkt]\n"
          "of = \"session.2026-08-21-7qx4m2\"\n"
          "set.date = 2026-08-20\n"
          "set.rated.mother = { sleep = 4 }\n"
          "set.slips.life = []\n"
          "set.unrated.father = \"absent\"\n"
          "was.date = 2026-08-21\n"
          "was.rated.mother = { sleep = 6 }\n"
          "withdrawn = [\"mother.sleep\", \"mother@teen.ors\"]\n"
          "reason = \"misread\"\n"
          "by = \"kari\"\n"
          "logged = 2026-08-22T06:30:15Z\n");
}

TEST_CASE("an amend that takes a whole block back is written") {
    Block made = block(BlockKind::amend, "2026-08-22-d05zkt");
    made.content.put("of", std::string("note.2026-08-21-7qx4m2"));
    made.content.put("void", true);
    made.content.put("reason", std::string("another person's"));
    sign(made, "2026-08-22T06:30:15Z");
    CHECK(written(made).find("\nvoid = true\nreason = \"another person's\"\n") != std::string::npos);
}

TEST_CASE("a change is written with the keys of the block meant, and ended last") {
    Block made = block(BlockKind::change, "2026-09-01-r7b2xa");
    made.content.put("of", std::string("episode.2026-08-14-m2k8qd"));
    made.content.put("date", day("2026-09-01"));
    made.set.put("team", std::string("ung"));
    made.set.put("therapist", std::string("per"));
    sign(made, "2026-09-01T08:00:00Z");
    CHECK(written(made).find("date = 2026-09-01\nset.therapist = \"per\"\nset.team = \"ung\"\nby = ") != std::string::npos);

    Block ended = block(BlockKind::change, "2026-09-01-r7b2xb");
    ended.content.put("of", std::string("goal.søvn"));
    ended.content.put("date", day("2026-09-01"));
    ended.set.put("ended", true);
    ended.set.put("area", std::string("body"));
    sign(ended, "2026-09-01T08:00:00Z");
    CHECK(written(ended).find("of = \"goal.søvn\"\ndate = 2026-09-01\nset.area = \"body\"\nset.ended = true\nby = ") !=
          std::string::npos);
}

TEST_CASE("a note, an answer, an ending and a tombstone are written") {
    const std::string text = family_ledger +
                             "\n[note.2026-08-28-8n3v6e]\ndate = 2026-08-28\nkind = \"exception\"\nvoice = \"mother\"\n"
                             "session = \"2026-08-21-7qx4m2\"\nwords = \"Onsdag sov hele huset.\"\nby = \"kari\"\n"
                             "logged = 2026-08-28T10:00:00Z\n"
                             "\n[answer.2026-11-09-gc3zk2]\nsignal = \"alliance-low.father.srs.2026-08-21\"\ndate = 2026-11-09\n"
                             "look = 2026-12-04\nwords = \"Ringer far.\"\nby = \"kari\"\nlogged = 2026-11-09T08:10:00Z\n"
                             "\n[ending.2026-12-01-gc3zk3]\ndate = 2026-12-01\nhow = \"agreed\"\nfollow_up = [\"6m\", \"12m\"]\n"
                             "words = \"Nok nå.\"\nby = \"kari\"\nlogged = 2026-12-01T08:10:00Z\n"
                             "\n[erased.2026-12-02-gc3zk4]\nof = \"note.2026-08-28-8n3v6f\"\nreason = \"another's\"\nby = \"kari\"\n"
                             "logged = 2026-12-02T08:10:00Z\n";
    const auto found = read(text);
    CHECK(told(found.problems) == "");
    CHECK(rewritten(found.ledger, decimals_of(builtins())) == text);
}

TEST_CASE("strings stand on one line, with few escapes") {
    CHECK(write_string("") == "\"\"");
    CHECK(write_string("a \"b\" \\ c") == R"("a \"b\" \\ c")");
    CHECK(write_string("\b\t\n\f\r") == R"("\b\t\n\f\r")");
    CHECK(write_string(std::string_view("\0\x01\x0B\x1F\x7F", 5)) == R"("\u0000\u0001\u000B\u001F\u007F")");
    CHECK(write_string("søvn … 👪 \u0085 \u2028") == "\"søvn … 👪 \u0085 \u2028\"");
    CHECK(write_string("it's [a] #1 = {x}") == "\"it's [a] #1 = {x}\"");
}

TEST_CASE("every character of ASCII in words comes back from the file") {
    std::string words;
    for (int c = 0; c < 0x80; ++c) words += static_cast<char>(c);
    Block made = meeting({});
    made.content.said.push_back({"mother", words, {}});
    const auto found = read(family_ledger + '\n' + written(made));
    REQUIRE(told(found.problems) == "");
    CHECK(found.ledger.blocks.back().content.said.at(0).words == words);
}

TEST_CASE("a key is bare where TOML allows it, else quoted") {
    CHECK(write_key("sleep") == "sleep");
    CHECK(write_key("phq-9") == "phq-9");
    CHECK(write_key("2026-08-21-7qx4m2") == "2026-08-21-7qx4m2");
    CHECK(write_key("søvn") == "\"søvn\"");
    CHECK(write_key("a.b") == "\"a.b\"");
    CHECK(write_key("a b") == "\"a b\"");
    CHECK(write_key("a\"b") == R"("a\"b")");
    CHECK(write_key("") == "\"\"");
}

TEST_CASE("the head of a ledger is two lines") {
    CHECK(store::write_head("c017") == "viktig = 1\nclient = \"c017\"\n");
}

TEST_CASE("a ledger that was read and is written again is the same text") {
    const std::string text = family_ledger + first_meeting;
    const auto found = read(text);
    CHECK(told(found.problems) == "");
    CHECK(rewritten(found.ledger, decimals_of(builtins())) == text);
}

TEST_CASE("what was written reads back as the same blocks") {
    Block made = meeting({given("teen", "ors", {"4.2", "-", "3", "4.4"}), given("teen", "søvn", {"6"}), total("mother", "srs", "33.3"),
                          given("mother", "life", {"-"}), given("mother", "life", {"3"}, "teen"),
                          unrated("father", "", Status::absent), unrated("teen", "srs", Status::not_asked)});
    made.content.slips = {{"life", {score("7"), score("6")}, {}}};
    made.content.said = {{"team", "to\nlinjer", {}}, {"mother", "«hun» sa \"nei\"", {}}};
    const auto found = read(store::write_head("c017") + '\n' + written(made));
    REQUIRE(told(found.problems) == "");
    model::Ledger expected;
    expected.client = "c017";
    expected.blocks = {made};
    CHECK(described(found.ledger) == described(expected));
}

TEST_CASE("every ledger of the clinic that is in canonical form is written again byte for byte") {
    for (const std::string client : {"c003", "c005", "c008", "c011", "c012", "c014", "c017", "c019", "c021", "c024", "c026", "c031"}) {
        CAPTURE(client);
        const std::string text = clinic_ledger(client);
        const auto found = read(text, client);
        CHECK(told(found.problems) == "");
        CHECK(rewritten(found.ledger, decimals_of(clinic_measures())) == text);
    }
}

TEST_CASE("the ledger that was edited by hand means the same when it is written in canonical form") {
    const auto by_hand = read(clinic_ledger("c033"), "c033");
    CHECK(told(by_hand.problems) == "");
    const auto again = read(rewritten(by_hand.ledger, decimals_of(clinic_measures())), "c033");
    CHECK(told(again.problems) == "");
    CHECK(described(again.ledger) == described(by_hand.ledger));
    CHECK(described(model::fold(again.ledger, builtins(), model::Settings{}).history) ==
          described(model::fold(by_hand.ledger, builtins(), model::Settings{}).history));
}

TEST_CASE("the whole ledger in the manual page is canonical, and means what the page says") {
    const std::string page = read_text_file(std::string(VIKTIG_SOURCE_DIR) + "/man/viktig-store.5");
    const std::string before = "A whole ledger, in canonical form:\n.Bd -literal\n";
    const auto begin = page.find(before);
    REQUIRE(begin != std::string::npos);
    const std::string text = page.substr(begin + before.size(), page.find("\n.Ed", begin) + 1 - begin - before.size());
    const auto found = read(text, "c001");
    CHECK(told(found.problems) == "");
    CHECK(rewritten(found.ledger, decimals_of(builtins())) == text);

    const auto [history, problems] = model::fold(found.ledger, builtins(), model::Settings{});
    CHECK(told(problems) == "");
    REQUIRE(history.sessions.size() == 2);
    const model::Session& held = history.sessions[0];
    CHECK(held.find("teen", "", "ors")->total == score("16.7"));
    CHECK(held.find("teen", "", "srs")->total == score("31.2"));
    CHECK(held.find("teen", "", "sleep")->total == score("6"));
    CHECK_FALSE(held.find("mother", "", "ors")->total);
    CHECK(held.find("mother", "", "sleep")->total == score("4"));
    CHECK(held.find("mother", "", "sleep")->corrected);
    CHECK(held.status_of("mother", "", "srs") == Status::not_asked);
    CHECK(held.find("mother", "teen", "ors")->total == score("14.2"));
    CHECK(held.was_present("father"));
    CHECK(held.status_of("father", "", "ors") == Status::declined);
    CHECK(history.episode()->therapist_on(held.date) == "kari");
    CHECK(history.episode()->therapist_on(history.sessions[1].date) == "per");
    CHECK(history.sessions[1].missed == model::Missed::them);
}

TEST_CASE("an amend of a change has the keys that the change sets in their own order, and reads back") {
    Block made = block(BlockKind::amend, "2026-08-22-d05zkt");
    made.content.put("of", std::string("change.2026-08-21-7qx4m2"));
    made.content.put("reason", std::string("typo"));
    made.set.put("set.ended", true);
    made.set.put("set.words", std::string("Sove"));
    made.set.put("date", base::parse_date("2026-08-20").value());
    made.was.put("set.words", std::string("Svoe"));
    sign(made, "2026-08-22T06:30:15Z");
    const std::string text = written(made);
    CHECK(text ==
          "[amend.2026-08-22-d05zkt]\n"
          "of = \"change.2026-08-21-7qx4m2\"\n"
          "set.date = 2026-08-20\n"
          "set.set.words = \"Sove\"\n"
          "set.set.ended = true\n"
          "was.set.words = \"Svoe\"\n"
          "reason = \"typo\"\n"
          "by = \"kari\"\n"
          "logged = 2026-08-22T06:30:15Z\n");
    const auto back = read("viktig = 1\nclient = \"c017\"\n\n" + text);
    CHECK(told(back.problems) == "");
    REQUIRE(back.ledger.blocks.size() == 1);
    CHECK(written(back.ledger.blocks[0]) == text);
}
