// What a service has decided: read whole or refused whole.
#include "viktig/store/settings_text.hpp"

#include <doctest/doctest.h>

#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

model::Settings settings(const std::string& lines) {
    return store::read_settings("viktig = 1\n" + lines, "viktig.toml");
}

std::string fault_of(const std::string& text) {
    try {
        (void)store::read_settings(text, "viktig.toml");
        return "nothing wrong";
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::data);
        CHECK(error.place().file == "viktig.toml");
        return std::to_string(error.place().line) + ':' + std::to_string(error.place().column) + ' ' + std::string(error.message().key);
    }
}

void check_fault(const std::string& line, std::string_view culprit, const std::string& key) {
    const std::string text = "viktig = 1\n" + line + '\n';
    CAPTURE(line);
    CHECK(fault_of(text) == place_of(text, culprit) + ' ' + key);
}

}  // namespace

TEST_CASE("all settings but the version may be left out") {
    const model::Settings none = settings("");
    CHECK(none.name.empty());
    CHECK(none.language == "nb");
    CHECK(none.permissions == model::Permissions::only_me);
    CHECK(none.asked == std::vector<std::string>{"ors", "srs"});
    CHECK(none.kinds.empty());
    CHECK(none.no_rating_expected == std::vector<std::string>{"phone"});
    CHECK(none.goal_step == score("1"));
    CHECK(none.goal_change == score("3"));
    CHECK(none.silence_days == 28);
    CHECK(none.no_gain_meetings == 3);
    CHECK(none.waiting_days == 14);
    CHECK(none.goal_unrated_meetings == 3);
    CHECK(none.below_expected);
    CHECK(none.expected_band == 80);
    CHECK(none.small_cells == 5);
    CHECK_FALSE(none.outcomes_by_therapist);
    CHECK(none.thresholds.empty());
    CHECK(none.threshold_name("ors") == "default");
}

TEST_CASE("every setting is read") {
    const model::Settings all = settings(R"(name = "Familieteamet"
language = "da"
permissions = "group"
asked = ["life"]
kinds = ["walk"]
no_rating_expected = []
goal_step = 0.5
[signals]
goal_change = 2.5
silence_days = 14
no_gain_meetings = 5
waiting_days = 7
goal_unrated_meetings = 2
below_expected = false
expected_band = 95
[outcomes]
small_cells = 3
by_therapist = true
[thresholds]
ors = "nhs"
)");
    CHECK(all.name == "Familieteamet");
    CHECK(all.language == "da");
    CHECK(all.permissions == model::Permissions::group);
    CHECK(all.asked == std::vector<std::string>{"life"});
    CHECK(all.kinds == std::vector<std::string>{"walk"});
    CHECK(all.no_rating_expected.empty());
    CHECK(all.goal_step == score("0.5"));
    CHECK(all.goal_change == score("2.5"));
    CHECK(all.silence_days == 14);
    CHECK(all.no_gain_meetings == 5);
    CHECK(all.waiting_days == 7);
    CHECK(all.goal_unrated_meetings == 2);
    CHECK_FALSE(all.below_expected);
    CHECK(all.expected_band == 95);
    CHECK(all.small_cells == 3);
    CHECK(all.outcomes_by_therapist);
    CHECK(all.threshold_name("ors") == "nhs");
    CHECK(all.threshold_name("srs") == "default");
}

TEST_CASE("the settings of a new store say what holds without them") {
    const model::Settings fresh = store::read_settings(store::initial_settings(), "viktig.toml");
    const model::Settings none = settings("");
    CHECK(fresh.name == none.name);
    CHECK(fresh.language == none.language);
    CHECK(fresh.permissions == none.permissions);
    CHECK(fresh.asked == none.asked);
    CHECK(fresh.kinds == none.kinds);
    CHECK(fresh.no_rating_expected == none.no_rating_expected);
    CHECK(fresh.goal_step == none.goal_step);
    CHECK(fresh.goal_change == none.goal_change);
    CHECK(fresh.silence_days == none.silence_days);
    CHECK(fresh.no_gain_meetings == none.no_gain_meetings);
    CHECK(fresh.waiting_days == none.waiting_days);
    CHECK(fresh.goal_unrated_meetings == none.goal_unrated_meetings);
    CHECK(fresh.below_expected == none.below_expected);
    CHECK(fresh.expected_band == none.expected_band);
    CHECK(fresh.small_cells == none.small_cells);
    CHECK(fresh.outcomes_by_therapist == none.outcomes_by_therapist);
}

TEST_CASE("the settings of the clinic can be read") {
    const model::Settings clinic = store::read_settings(read_text_file(clinic_folder() + "/viktig.toml"), "viktig.toml");
    CHECK(clinic.name == "Familieteamet");
    CHECK(clinic.permissions == model::Permissions::unmanaged);
}

TEST_CASE("settings without a version, or of another one, are refused") {
    CHECK(fault_of("").ends_with(" settings.no-version"));
    CHECK(fault_of("name = \"x\"\n").ends_with(" settings.no-version"));
    CHECK(fault_of("viktig = 2\nnew = true\n") == "1:10 file.newer-format");
    CHECK(fault_of("viktig = 9223372036854775807\n") == "1:10 file.newer-format");
    for (const std::string slip : {"0", "-1"}) CHECK(fault_of("viktig = " + slip + '\n') == "1:10 file.no-such-format");
    for (const std::string slip : {"\"1\"", "1.0", "true", "[1]"}) CHECK(fault_of("viktig = " + slip + '\n') == "1:10 settings.no-version");
    CHECK(fault_of("viktig = \n").ends_with(" file.syntax"));
}

TEST_CASE("each setting that cannot be is told at its place") {
    check_fault("name = 3", "3", "value.wrong-type");
    check_fault("language = \"no\"", "\"no\"", "value.unknown-word");
    check_fault("language = 3", "3", "value.wrong-type");
    check_fault("permissions = \"all\"", "\"all\"", "value.unknown-word");
    check_fault("asked = \"ors\"", "\"ors\"", "value.wrong-type");
    check_fault("asked = [\"ors\", 3]", "3]", "value.wrong-type");
    check_fault("kinds = [3]", "3]", "value.wrong-type");
    check_fault("no_rating_expected = true", "true", "value.wrong-type");
    check_fault("goal_step = 0", "0", "settings.goal-step");
    check_fault("goal_step = -1", "-1", "settings.goal-step");
    check_fault("goal_step = 2", "2", "settings.goal-step");
    check_fault("goal_step = 0.3", "0.3", "settings.goal-step");
    check_fault("goal_step = \"1\"", "\"1\"", "value.no-number");
    check_fault("signals = 3", "3", "value.wrong-type");
    check_fault("signals.goal_change = 0", "0", "settings.out-of-range");
    check_fault("signals.goal_change = 10.5", "10.5", "settings.out-of-range");
    check_fault("signals.goal_change = nan", "nan", "value.no-number");
    check_fault("signals.silence_days = 0", "0", "settings.out-of-range");
    check_fault("signals.silence_days = 10001", "10001", "settings.out-of-range");
    check_fault("signals.silence_days = 28.5", "28.5", "value.no-whole-number");
    check_fault("signals.no_gain_meetings = -3", "-3", "settings.out-of-range");
    check_fault("signals.waiting_days = 0", "0", "settings.out-of-range");
    check_fault("signals.goal_unrated_meetings = 0", "0", "settings.out-of-range");
    check_fault("outcomes = true", "true", "value.wrong-type");
    check_fault("signals.below_expected = \"no\"", "\"no\"", "value.wrong-type");
    check_fault("signals.expected_band = 49", "49", "settings.out-of-range");
    check_fault("signals.expected_band = 100", "100", "settings.out-of-range");
    check_fault("outcomes.small_cells = 2", "2", "settings.out-of-range");
    check_fault("outcomes.small_cells = 101", "101", "settings.out-of-range");
    check_fault("outcomes.small_cells = \"5\"", "\"5\"", "value.no-whole-number");
    check_fault("outcomes.by_therapist = \"yes\"", "\"yes\"", "value.wrong-type");
    check_fault("outcomes.by_team = true", "by_team", "settings.unknown-key");
    check_fault("signals.silence = 3", "silence", "settings.unknown-key");
    check_fault("thresholds = 3", "3", "value.wrong-type");
    check_fault("thresholds.ors = 5", "5", "value.wrong-type");
    check_fault("askd = []", "askd", "settings.unknown-key");
    check_fault("[signal]\nsilence_days = 3", "signal]", "settings.unknown-key");
}

TEST_CASE("what is wrong with settings is told however deep their tables stand in one another") {
    // 100 tables in 100 keys with 100 dots each: under the sanitizers the stack holds no search that follows them all.
    std::string dotted = "x";
    for (int n = 0; n < 99; ++n) dotted += ".x";
    std::string line = dotted;
    for (int n = 0; n < 100; ++n) line += " = { " + dotted;
    line += " = 1";
    for (int n = 0; n < 100; ++n) line += " }";
    std::vector<base::Error> troubles;
    (void)store::read_settings("viktig = 1\ngoal_step = 0\n" + line + '\n', "viktig.toml", troubles);
    std::vector<std::string> keys;
    for (const base::Error& trouble : troubles) keys.emplace_back(trouble.message().key);
    CHECK(keys == std::vector<std::string>{"settings.goal-step", "settings.unknown-key"});
}

TEST_CASE("an unknown setting names the nearest") {
    try {
        (void)settings("lagnuage = \"nb\"\n");
        FAIL("not refused");
    } catch (const base::Error& error) {
        CHECK(argument(error.hint(), 0) == "language");
        CHECK(error.excerpt() == "lagnuage = \"nb\"");
    }
}

TEST_CASE("goal steps that divide one are taken") {
    for (const std::string step : {"1", "0.5", "0.25", "0.2", "0.125", "0.1", "0.05", "0.001", "1.0"}) {
        CAPTURE(step);
        CHECK(settings(std::string("goal_step = ") + step + "\n").goal_step == score(step));
    }
}

TEST_CASE("kinds of meeting are the known ones and the service's own") {
    const model::Settings own = settings("kinds = [\"walk\"]\nno_rating_expected = [\"phone\", \"walk\"]\n");
    CHECK(own.knows_kind("walk"));
    CHECK(own.knows_kind("family"));
    CHECK_FALSE(own.knows_kind("walks"));
    CHECK_FALSE(own.expects_rating("walk"));
    CHECK_FALSE(own.expects_rating("phone"));
    CHECK(own.expects_rating("family"));
    CHECK(settings("no_rating_expected = []\n").expects_rating("phone"));
    CHECK(settings("[thresholds]\nors = \"nhs\"\n").threshold_name("ors") == "nhs");
}
