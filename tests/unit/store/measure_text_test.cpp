// Definitions of measures: the built-in ones, a service's own, and everything that can be wrong with them.
#include "viktig/store/measure_text.hpp"

#include <doctest/doctest.h>

#include "unit/store/ledgers.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

const std::string mood = R"(measure = "mood"
name = "The mood"
type = "outcome"
better = "higher"
items = ["morning", "evening"]
item_range = [0, 10]
step = 0.5
)";

model::Measure own(const std::string& text) {
    return store::read_measure(text, "measures/mood.toml", "mood", nullptr);
}

model::Measure own_ors(const std::string& text) {
    return store::read_measure(text, "measures/ors.toml", "ors", builtins().find("ors"));
}

template <typename Read>
std::string fault_of(Read read) {
    try {
        (void)read();
        return "nothing wrong";
    } catch (const base::Error& error) {
        CHECK(error.exit() == base::Exit::data);
        return std::to_string(error.place().line) + ':' + std::to_string(error.place().column) + ' ' + std::string(error.message().key);
    }
}

std::string fault(const std::string& text) {
    return fault_of([&] { return own(text); });
}

std::string ors_fault(const std::string& lines) {
    return fault_of([&] { return own_ors("measure = \"ors\"\n" + lines); });
}

/// The fault of `mood` with one part written otherwise, which must be told at `culprit`.
void check_fault(std::string_view part, std::string_view replacement, std::string_view culprit, const std::string& key) {
    const std::string text = with(mood, part, replacement);
    CAPTURE(text);
    CHECK(fault(text) == place_of(text, culprit) + ' ' + key);
}

void check_added(const std::string& line, std::string_view culprit, const std::string& key) {
    CAPTURE(line);
    CHECK(fault(mood + line + '\n') == "8:" + std::to_string(line.find(culprit) + 1) + ' ' + key);
}

}  // namespace

TEST_CASE("the built-in measures can be read, sorted by id") {
    std::string last;
    for (const auto& one : store::builtin_measures()) {
        CAPTURE(std::string(one.id));
        CHECK(last < one.id);
        last = one.id;
        const model::Measure measure = store::read_measure(one.text, "x", std::string(one.id), nullptr);
        CHECK(measure.id == one.id);
        CHECK_FALSE(measure.name.empty());
        CHECK_FALSE(measure.source.empty());
        CHECK_FALSE(measure.licence.empty());
        CHECK_FALSE(measure.certainty.empty());
    }
    CHECK(builtins().ids() == std::vector<std::string>{"life", "ors", "phq-9", "srs", "talks"});
}

TEST_CASE("the shape of each built-in measure is what the manual page says, for ever") {
    struct Shape {
        const char* id;
        model::MeasureType type;
        std::size_t items;
        const char* most;
        const char* step;
        base::Direction direction;
    };
    using enum model::MeasureType;
    using enum base::Direction;
    for (const Shape& shape : {Shape{"ors", outcome, 4, "10", "0.1", higher_is_better}, Shape{"srs", alliance, 4, "10", "0.1", higher_is_better},
                               Shape{"phq-9", outcome, 9, "3", "1", lower_is_better}, Shape{"life", outcome, 1, "10", "1", higher_is_better},
                               Shape{"talks", alliance, 4, "10", "1", higher_is_better}}) {
        CAPTURE(std::string(shape.id));
        const model::Measure& measure = *builtins().find(shape.id);
        CHECK(measure.type == shape.type);
        CHECK(measure.items.size() == shape.items);
        CHECK(measure.item_min == score("0"));
        CHECK(measure.item_max == score(shape.most));
        CHECK(measure.step == score(shape.step));
        CHECK(measure.direction == shape.direction);
        CHECK(measure.total == model::TotalRule::sum);
    }
}

TEST_CASE("the limits of the built-in measures are those of their sources") {
    CHECK(builtins().find("ors")->cutoff_for("adult") == score("25"));
    CHECK(builtins().find("srs")->cutoff_for("adult") == score("36"));
    CHECK(builtins().find("srs")->fall == score("1"));
    CHECK(builtins().find("phq-9")->cutoff_for("adult") == score("10"));
    CHECK(builtins().find("phq-9")->reliable_change_named("default") == score("6"));
    REQUIRE(builtins().find("phq-9")->watch.size() == 1);
    CHECK(builtins().find("phq-9")->watch[0].item == 9);
    CHECK(builtins().find("phq-9")->watch[0].at_least == score("1"));
    CHECK(builtins().find("life")->reliable_change_named("default") == score("3"));
    CHECK(builtins().find("talks")->fall == score("3"));
    CHECK(builtins().find("ors")->norms.functional_mean == 28.0);
    CHECK(builtins().find("ors")->norms.clinical_sd == 8.7);
    CHECK(builtins().find("ors")->norms.reliability == 0.93);
}

TEST_CASE("a service's own measure needs few keys, and may have all") {
    const model::Measure few = own(mood);
    CHECK(few.short_name == "MOOD");
    CHECK(few.total == model::TotalRule::sum);
    CHECK(few.certainty == "provisional");
    CHECK(few.cutoff.empty());
    CHECK_FALSE(few.fall);
    const model::Measure all = own(mood + R"(short = "Mood"
total = "mean"
cutoff = { child = 6, adult = 5.5 }
reliable_change = { default = 1, strict = 2.5 }
fall = 0.5
norms = { functional = { mean = 7, sd = 1.5 }, reliability = 0.8 }
watch = [{ item = 2, at_least = 9 }, { item = 1, at_least = 9.5 }]
certainty = "convention"
source = "us"
licence = "free"
)");
    CHECK(all.short_name == "Mood");
    CHECK(all.total == model::TotalRule::mean);
    CHECK(all.cutoff == model::NamedScores{{"child", score("6")}, {"adult", score("5.5")}});
    CHECK(all.reliable_change_named("strict") == score("2.5"));
    CHECK(all.fall == score("0.5"));
    CHECK(all.norms.functional_mean == 7.0);
    CHECK_FALSE(all.norms.clinical_mean);
    CHECK(all.watch.at(1).at_least == score("9.5"));
    CHECK(all.certainty == "convention");
}

TEST_CASE("the measure of the clinic can be read") {
    const model::Measure& hverdag = *clinic_measures().find("hverdag");
    CHECK(hverdag.total_max() == score("30"));
    CHECK(hverdag.step == score("0.5"));
    CHECK(hverdag.reliable_change_named("default") == score("4.5"));
}

TEST_CASE("what is no TOML is told at its place") {
    CHECK(fault(mood + "x = \n").ends_with(" file.syntax"));
    CHECK(fault(mood + "x = \n").starts_with("8:"));
    std::string key = "a";
    while (key.size() < 400UL * 1024) key += ".a";
    CHECK(fault(mood + key + " = 1\n") == "8:1 file.key-too-deep");
}

TEST_CASE("the name of the file and that of the measure are one, and one that can name a measure") {
    check_fault("\"mood\"", "\"moods\"", "\"moods\"", "measure.other-name");
    check_fault("\"mood\"", "3", "3\n", "value.wrong-type");
    CHECK(fault("name = \"x\"\n").ends_with(" measure.other-name"));
    CHECK(fault_of([&] { return store::read_measure(with(mood, "\"mood\"", "\"Mood\""), "x", "Mood", nullptr); }).ends_with(" code.lower-case"));
    CHECK(fault_of([&] { return store::read_measure(with(mood, "\"mood\"", "\"a b\""), "x", "a b", nullptr); }).ends_with(" code.characters"));
}

TEST_CASE("each part of a shape that cannot be is told at its place") {
    check_fault("type = \"outcome\"", "type = \"mood\"", "\"mood\"\nbetter", "value.unknown-word");
    check_fault("better = \"higher\"", "better = \"up\"", "\"up\"", "value.unknown-word");
    check_fault("better = \"higher\"", "better = true", "true", "value.wrong-type");
    CHECK(fault(with(mood, "type = \"outcome\"\n", "")).ends_with(" value.unknown-word"));
    CHECK(fault(with(mood, "better = \"higher\"\n", "")).ends_with(" value.unknown-word"));
    CHECK(fault(with(mood, "name = \"The mood\"\n", "")).ends_with(" measure.no-name"));
    CHECK(fault(with(mood, "items = [\"morning\", \"evening\"]\n", "")).ends_with(" measure.items"));
    check_fault("[\"morning\", \"evening\"]", "[]", "[]", "measure.items");
    check_fault("[\"morning\", \"evening\"]", "\"morning\"", "\"morning\"", "value.wrong-type");
    check_fault("\"evening\"", "2", "2]", "value.wrong-type");
    check_fault("\"evening\"", "\"\"", "[\"morning\"", "measure.items");
    std::string many = "\"i\"";
    for (int n = 0; n < 200; ++n) many += ", \"i\"";
    check_fault("\"morning\", \"evening\"", many, "[\"i\"", "measure.items");
    CHECK(fault(with(mood, "item_range = [0, 10]\n", "")).ends_with(" measure.range"));
    check_fault("[0, 10]", "[0]", "[0]", "measure.range");
    check_fault("[0, 10]", "[0, 5, 10]", "[0, 5, 10]", "measure.range");
    check_fault("[0, 10]", "[10, 0]", "[10, 0]", "measure.range");
    check_fault("[0, 10]", "[3, 3]", "[3, 3]", "measure.range");
    check_fault("[0, 10]", "[0, \"10\"]", "[0, \"10\"]", "measure.range");
    check_fault("[0, 10]", "[0, inf]", "[0, inf]", "measure.range");
    check_fault("[0, 10]", "{ min = 0 }", "{ min", "measure.range");
    CHECK(fault(with(mood, "step = 0.5\n", "")).ends_with(" measure.step"));
    check_fault("step = 0.5", "step = 0", "0\n", "measure.step");
    check_fault("step = 0.5", "step = -1", "-1", "measure.step");
    check_fault("step = 0.5", "step = 3", "3\n", "measure.step");
    check_fault("step = 0.5", "step = \"1\"", "\"1\"", "value.no-number");
    check_fault("step = 0.5", "step = 0.0001", "0.0001", "value.no-number");
    check_added("total = \"median\"", "\"median\"", "value.unknown-word");
}

TEST_CASE("ranges may begin below zero or off the step") {
    CHECK(own(with(mood, "[0, 10]", "[-5, 5]")).total_min() == score("-10"));
    const model::Measure odd = own(with(with(mood, "[0, 10]", "[1, 4]"), "step = 0.5", "step = 1"));
    CHECK(odd.total_min() == score("2"));
    CHECK(odd.total_max() == score("8"));
}

TEST_CASE("each limit that cannot be is told at its place") {
    check_added("cutoff = { adult = 21 }", "{ adult", "score.out-of-range");
    check_added("cutoff = { adult = -1 }", "{ adult", "score.out-of-range");
    check_added("cutoff = { adult = \"5\" }", "\"5\"", "value.no-number");
    check_added("cutoff = 5", "5", "value.wrong-type");
    check_added("cutoff = { adlut = 5 }", "{ adlut", "value.unknown-word");
    check_added("reliable_change = { default = 0 }", "{ default", "measure.not-positive");
    check_added("reliable_change = { default = -2 }", "{ default", "measure.not-positive");
    check_added("reliable_change = 5", "5", "value.wrong-type");
    check_added("fall = 0", "0", "measure.not-positive");
    check_added("fall = \"1\"", "\"1\"", "value.no-number");
    check_added("certainty = \"sure\"", "\"sure\"", "value.unknown-word");
    check_added("source = 3", "3", "value.wrong-type");
}

TEST_CASE("each norm that cannot be is told at its place") {
    check_added("norms = 3", "3", "value.wrong-type");
    check_added("norms = { functional = 3 }", "3 }", "value.wrong-type");
    check_added("norms = { functional = { mean = \"x\" } }", "\"x\"", "value.no-number");
    check_added("norms = { functional = { mean = 3, sd = 0 } }", "0 }", "measure.not-positive");
    check_added("norms = { clinical = { mean = 3, sd = nan } }", "nan", "measure.not-positive");
    check_added("norms = { clinical = { median = 3 } }", "median", "settings.unknown-key");
    check_added("norms = { reliability = 1 }", "1 }", "measure.reliability");
    check_added("norms = { reliability = 0.0 }", "0.0", "measure.reliability");
    check_added("norms = { reliability = nan }", "nan", "measure.reliability");
    check_added("norms = { validity = 0.9 }", "validity", "settings.unknown-key");
}

TEST_CASE("each watched item that cannot be is told at its place") {
    check_added("watch = 9", "9", "value.wrong-type");
    check_added("watch = [9]", "9", "value.wrong-type");
    check_added("watch = [{ item = 3, at_least = 1 }]", "{ item", "measure.watch");
    check_added("watch = [{ item = 0, at_least = 1 }]", "{ item", "measure.watch");
    check_added("watch = [{ at_least = 1 }]", "{ at_least", "measure.watch");
    check_added("watch = [{ item = 1 }]", "{ item", "measure.watch");
    check_added("watch = [{ item = 1, at_least = 1, at_most = 2 }]", "at_most", "settings.unknown-key");
    CHECK(own(mood + "watch = []\n").watch.empty());
}

TEST_CASE("a key that no measure has is most likely a slip: told, with the nearest") {
    check_added("cutof = { adult = 5 }", "cutof", "settings.unknown-key");
    try {
        (void)own(mood + "cutof = { adult = 5 }\n");
    } catch (const base::Error& error) {
        CHECK(error.hint().key == "hint.did-you-mean");
        CHECK(argument(error.hint(), 0) == "cutoff");
        CHECK(error.excerpt() == "cutof = { adult = 5 }");
        CHECK(error.place().file == "measures/mood.toml");
    }
}

TEST_CASE("a built-in measure may be given other names, limits, norms and sources") {
    const model::Measure ors = own_ors("measure = \"ors\"\nname = \"Hvordan har du det\"\nshort = \"HHD\"\ncutoff = { adult = 26 }\n"
                                       "reliable_change = { default = 6 }\nnorms = { reliability = 0.9 }\ncertainty = \"provisional\"\nsource = \"us\"\nlicence = \"ours\"\n");
    CHECK(ors.name == "Hvordan har du det");
    CHECK(ors.short_name == "HHD");
    CHECK(ors.cutoff_for("child") == score("26"));
    CHECK(ors.reliable_change_named("default") == score("6"));
    CHECK_FALSE(ors.reliable_change_named("nhs"));
    CHECK(ors.norms.reliability == 0.9);
    CHECK(ors.certainty == "provisional");
    CHECK(ors.source == "us");
    CHECK(ors.items.size() == 4);
    CHECK(ors.step == score("0.1"));
}

TEST_CASE("what an override does not say stays as it is built in") {
    const model::Measure ors = own_ors("measure = \"ors\"\n");
    CHECK(ors.name == "Outcome Rating Scale");
    CHECK(ors.cutoff_for("child") == score("32"));
    CHECK(ors.certainty == "convention");
}

TEST_CASE("the shape of a built-in measure is frozen, even where it is said alike") {
    for (const std::string line : {"type = \"outcome\"", "better = \"higher\"", "items = [\"a\", \"b\", \"c\", \"d\"]", "item_range = [0, 10]", "step = 0.1",
                             "total = \"sum\"", "watch = []"}) {
        CAPTURE(line);
        CHECK(ors_fault(std::string(line) + "\n").ends_with(" measure.frozen"));
        CHECK(ors_fault(std::string(line) + "\n").starts_with("2:"));
    }
    CHECK(ors_fault("cutoff = { adult = 41 }\n").ends_with(" score.out-of-range"));
    CHECK(ors_fault("name = \"\"\n").ends_with(" measure.no-name"));
}
