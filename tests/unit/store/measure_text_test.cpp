// Definitions of measures: the built-in ones, a service's own, and everything that can be wrong with them.
#include "viktig/store/measure_text.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>

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

std::string all_of(const std::optional<double>& number) {
    return number ? std::to_string(*number) : "none";
}

std::string all_of(const model::Basis& basis) {
    return " (" + basis.certainty + ": " + basis.source + ")\n";
}

std::string all_of(const base::Score& score) {
    return std::to_string(score.thousandths());
}

/// Everything there is in a measure.
std::string all_of(const model::Measure& measure) {
    // A member that is added has to be added here: until then this does not compile.
    const auto& [id, name, short_name, type, direction, items, item_min, item_max, step, total, times, weights, given_min, given_max, rounded_to,
                 may_miss, may_miss_basis, cutoff, reliable_change, fall, fall_basis, norms, watch, certainty, source, recall, licence] = measure;
    std::string text;
    for (const std::string& word : {id, name, short_name, certainty, source, recall, licence}) text += word + "\n";
    text += std::to_string(static_cast<int>(type)) + " " + std::to_string(static_cast<int>(direction)) + " " + std::to_string(static_cast<int>(total)) + "\n";
    for (const std::string& item : items) text += item + "\n";
    for (const base::Score& score : {item_min, item_max, step, times, given_min, given_max}) text += all_of(score) + " ";
    for (const base::Score& weight : weights) text += "weight " + all_of(weight);
    text += "rounded " + (rounded_to ? all_of(*rounded_to) : "none") + " misses " + std::to_string(may_miss) + all_of(may_miss_basis);
    for (const model::NamedScores& scores : {cutoff, reliable_change}) {
        for (const model::NamedScore& score : scores) text += score.name + " " + all_of(score.score) + all_of(score.basis);
        text += "--\n";
    }
    text += "fall " + (fall ? all_of(*fall) : "none") + all_of(fall_basis);
    for (const model::Norm& norm : {norms.functional, norms.clinical}) text += "norm " + all_of(norm.mean) + " " + all_of(norm.sd) + all_of(norm.basis);
    text += "reliability " + all_of(norms.reliability) + all_of(norms.reliability_basis);
    for (const model::WatchedItem& item : watch) text += "watch " + std::to_string(item.item) + " " + all_of(item.at_least) + all_of(item.basis);
    return text;
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

TEST_CASE("each built-in measure is to the last word what its definition as text says") {
    std::size_t texts = 0;
    for (const auto& entry : std::filesystem::directory_iterator(VIKTIG_SOURCE_DIR "/tests/measures")) {
        const std::string id = entry.path().stem();
        CAPTURE(id);
        REQUIRE(builtins().find(id));
        const model::Measure read = store::read_measure(read_text_file(entry.path()), entry.path(), id, nullptr);
        CHECK(all_of(*builtins().find(id)) == all_of(read));
        ++texts;
    }
    CHECK(texts == store::builtin_measures().size());
}

TEST_CASE("the built-in measures are sorted by id and say where they come from") {
    std::string last;
    for (const auto& one : store::builtin_measures()) {
        CAPTURE(std::string(one.id));
        CHECK(last < one.id);
        last = one.id;
        const model::Measure measure = one.make();
        CHECK(measure.id == one.id);
        CHECK_FALSE(measure.name.empty());
        CHECK_FALSE(measure.source.empty());
        CHECK_FALSE(measure.licence.empty());
        CHECK_FALSE(measure.certainty.empty());
    }
    CHECK(store::builtin_measures().size() == 25);
}

TEST_CASE("all measures of the reference are built in, and the two lines of viktig's own") {
    CHECK(builtins().ids() == std::vector<std::string>{"cgas",   "core-10", "core-om", "cors",      "csrs",   "gad-7",   "gsrs",     "inspire-o", "life",
                                                       "oq-45",  "ors",     "pgi",     "phq-9",     "pq",     "psychlops", "ras-r",  "reqol-10",  "score-15",
                                                       "sdq",    "srs",     "swemwbs", "talks",     "wemwbs", "who-5",   "yp-core"});
}

TEST_CASE("the shape and the direction of each built-in measure are what the manual page says, for ever") {
    // Figures and directions of the publications. Public pipelines have had SCORE-15 as higher is better and SRS, GSRS and
    // ReQoL as lower is better: both are wrong.
    struct Shape {
        const char* id;
        model::MeasureType type;
        base::Direction direction;
        std::size_t items;  ///< 0: total only
        const char *least, *most, *step;
        model::TotalRule rule;
        const char *times, *total_least, *total_most, *total_step;
        std::size_t may_miss;
    };
    using enum model::MeasureType;
    using enum base::Direction;
    using enum model::TotalRule;
    const Shape shapes[] = {
        {"cgas", outcome, higher_is_better, 1, "1", "100", "1", sum, "1", "1", "100", "1", 0},
        {"core-10", outcome, lower_is_better, 10, "0", "4", "1", mean, "10", "0", "40", "0.001", 1},
        {"core-om", outcome, lower_is_better, 34, "0", "4", "1", mean, "10", "0", "40", "0.001", 3},
        {"cors", outcome, higher_is_better, 4, "0", "10", "0.1", sum, "1", "0", "40", "0.1", 0},
        {"csrs", alliance, higher_is_better, 4, "0", "10", "0.1", sum, "1", "0", "40", "0.1", 0},
        {"gad-7", outcome, lower_is_better, 7, "0", "3", "1", sum, "1", "0", "21", "1", 0},
        {"gsrs", alliance, higher_is_better, 4, "0", "10", "0.1", sum, "1", "0", "40", "0.1", 0},
        {"inspire-o", outcome, higher_is_better, 5, "0", "4", "1", sum, "5", "0", "100", "5", 0},
        {"life", outcome, higher_is_better, 1, "0", "10", "1", sum, "1", "0", "10", "1", 0},
        {"oq-45", outcome, lower_is_better, 0, "0", "0", "1", given, "1", "0", "180", "1", 0},
        {"ors", outcome, higher_is_better, 4, "0", "10", "0.1", sum, "1", "0", "40", "0.1", 0},
        {"pgi", outcome, higher_is_better, 0, "0", "0", "0.1", given, "1", "0", "100", "0.1", 0},
        {"phq-9", outcome, lower_is_better, 9, "0", "3", "1", sum, "1", "0", "27", "1", 0},
        {"pq", outcome, lower_is_better, 0, "0", "0", "0.01", given, "1", "1", "7", "0.01", 0},
        {"psychlops", outcome, lower_is_better, 4, "0", "5", "1", sum, "1", "0", "20", "1", 0},
        {"ras-r", outcome, higher_is_better, 24, "1", "5", "1", sum, "1", "24", "120", "1", 0},
        {"reqol-10", outcome, higher_is_better, 10, "0", "4", "1", sum, "1", "0", "40", "1", 0},
        {"score-15", outcome, lower_is_better, 0, "0", "0", "1", given, "1", "15", "75", "1", 0},
        {"sdq", outcome, lower_is_better, 0, "0", "0", "1", given, "1", "0", "40", "1", 0},
        {"srs", alliance, higher_is_better, 4, "0", "10", "0.1", sum, "1", "0", "40", "0.1", 0},
        {"swemwbs", outcome, higher_is_better, 7, "1", "5", "1", sum, "1", "7", "35", "1", 0},
        {"talks", alliance, higher_is_better, 4, "0", "10", "1", sum, "1", "0", "40", "1", 0},
        {"wemwbs", outcome, higher_is_better, 14, "1", "5", "1", sum, "1", "14", "70", "1", 0},
        {"who-5", outcome, higher_is_better, 5, "0", "5", "1", sum, "4", "0", "100", "4", 0},
        {"yp-core", outcome, lower_is_better, 10, "0", "4", "1", mean, "10", "0", "40", "0.001", 1},
    };
    CHECK(std::size(shapes) == store::builtin_measures().size());
    for (const Shape& shape : shapes) {
        CAPTURE(std::string(shape.id));
        REQUIRE(builtins().find(shape.id));
        const model::Measure& measure = *builtins().find(shape.id);
        CHECK(measure.type == shape.type);
        CHECK(measure.direction == shape.direction);
        CHECK(measure.items.size() == shape.items);
        CHECK(measure.item_min == score(shape.least));
        CHECK(measure.item_max == score(shape.most));
        CHECK(measure.step == score(shape.step));
        CHECK(measure.total == shape.rule);
        CHECK(measure.times == score(shape.times));
        CHECK(measure.total_min() == score(shape.total_least));
        CHECK(measure.total_max() == score(shape.total_most));
        CHECK(measure.total_step() == score(shape.total_step));
        CHECK(measure.may_miss == shape.may_miss);
        CHECK(measure.weights.empty());
    }
}

TEST_CASE("the limits of the built-in measures are those of their sources, each as sure as it is") {
    struct Limit {
        const char *id, *name, *value, *certainty;
    };
    const Limit cutoffs[] = {
        {"ors", "adult", "25", "published"},       {"ors", "adolescent", "28", "provisional"}, {"ors", "child", "32", "published"},
        {"ors", "about", "28", "provisional"},     {"cors", "child", "32", "published"},       {"cors", "about", "28", "provisional"},
        {"srs", "all", "36", "published"},         {"csrs", "all", "36", "provisional"},       {"gsrs", "all", "36", "provisional"},
        {"core-10", "adult", "11", "published"},   {"core-om", "adult", "9.9", "published"},   {"phq-9", "adult", "10", "published"},
        {"gad-7", "adult", "10", "published"},     {"who-5", "all", "50", "published"},        {"oq-45", "adult", "64", "published"},
        {"sdq", "adolescent", "20", "provisional"}, {"sdq", "parent", "17", "published"},      {"sdq", "school", "16", "published"},
        {"reqol-10", "adult", "25", "provisional"}, {"inspire-o", "adult", "50", "published"}, {"pq", "adult", "3.25", "provisional"},
        {"cgas", "all", "70", "provisional"},
    };
    const Limit changes[] = {
        {"ors", "default", "5", "convention"},      {"ors", "nhs", "6.6", "published"},        {"ors", "pcoms", "6", "provisional"},
        {"ors", "dutch", "9", "provisional"},       {"cors", "default", "10", "published"},    {"cors", "manual", "5", "provisional"},
        {"core-10", "default", "5", "published"},   {"core-10", "barkham", "6", "provisional"}, {"core-om", "default", "5", "provisional"},
        {"yp-core", "default", "8", "published"},   {"phq-9", "default", "6", "published"},    {"phq-9", "clinical", "5", "provisional"},
        {"gad-7", "default", "4", "published"},     {"who-5", "default", "10", "published"},   {"oq-45", "default", "14", "published"},
        {"sdq", "default", "7", "provisional"},     {"score-15", "default", "10", "provisional"}, {"score-15", "us-thesis", "17.51", "published"},
        {"swemwbs", "default", "3", "published"},   {"wemwbs", "default", "9", "published"},   {"reqol-10", "default", "5", "provisional"},
        {"inspire-o", "default", "8", "published"}, {"pq", "default", "1.67", "provisional"},  {"cgas", "default", "11", "published"},
        {"life", "default", "3", "convention"},
    };
    std::size_t all_cutoffs = 0, all_changes = 0;
    for (const model::Measure* measure : builtins().all()) {
        all_cutoffs += measure->cutoff.size();
        all_changes += measure->reliable_change.size();
        CHECK((measure->type == model::MeasureType::outcome || measure->reliable_change.empty()));
    }
    CHECK(std::size(cutoffs) == all_cutoffs);
    CHECK(std::size(changes) == all_changes);
    const auto check = [](const Limit& limit, const model::NamedScore* found) {
        CAPTURE(std::string(limit.id));
        CAPTURE(std::string(limit.name));
        REQUIRE(found);
        CHECK(found->name == limit.name);
        CHECK(found->score == score(limit.value));
        CHECK(found->basis.certainty == limit.certainty);
        CHECK_FALSE(found->basis.source.empty());
    };
    for (const Limit& limit : cutoffs) check(limit, builtins().find(limit.id)->cutoff_of({limit.name}));
    for (const Limit& limit : changes) check(limit, builtins().find(limit.id)->reliable_change_of(limit.name));
}

TEST_CASE("the falls, watched items and norms of the built-in measures are those of their sources") {
    CHECK(builtins().find("srs")->fall == score("1"));
    CHECK(builtins().find("srs")->fall_basis.certainty == "published");
    CHECK(builtins().find("csrs")->fall_basis.is_provisional());
    CHECK(builtins().find("talks")->fall == score("3"));
    std::map<std::string, std::vector<int>> watched;
    for (const model::Measure* measure : builtins().all())
        for (const model::WatchedItem& item : measure->watch) {
            watched[measure->id].push_back(item.item);
            CHECK(item.at_least == score("1"));
            CHECK((item.basis.certainty == (measure->id == "yp-core" ? "provisional" : "convention")));
        }
    CHECK(watched == std::map<std::string, std::vector<int>>{{"core-10", {6}}, {"core-om", {6, 9, 16, 22, 24, 34}}, {"phq-9", {9}}, {"yp-core", {4}}});
    const model::Norms& ors = builtins().find("ors")->norms;
    CHECK(ors.functional.mean == 28.0);
    CHECK(ors.clinical.sd == 8.7);
    CHECK(ors.reliability == 0.93);
    CHECK(ors.functional.basis.is_provisional());
    // Cutoff c of Jacobson and Truax from these norms: 62.48 on the OQ-45, 9.89 on the CORE-OM.
    const auto c = [](const model::Norms& norms) {
        return (*norms.clinical.sd * *norms.functional.mean + *norms.functional.sd * *norms.clinical.mean) / (*norms.clinical.sd + *norms.functional.sd);
    };
    CHECK(c(ors) == doctest::Approx(24.31).epsilon(0.0005));
    CHECK(c(builtins().find("oq-45")->norms) == doctest::Approx(62.48).epsilon(0.0005));
    CHECK(c(builtins().find("core-om")->norms) == doctest::Approx(9.89).epsilon(0.0005));
}

TEST_CASE("where a text says that a number is from memory, the number is provisional") {
    for (const model::Measure* measure : builtins().all()) {
        CAPTURE(measure->id);
        std::vector<model::Basis> bases{measure->fall_basis, measure->may_miss_basis, measure->norms.functional.basis, measure->norms.clinical.basis,
                                        measure->norms.reliability_basis};
        for (const auto& each : measure->cutoff) bases.push_back(each.basis);
        for (const auto& each : measure->reliable_change) bases.push_back(each.basis);
        for (const auto& each : measure->watch) bases.push_back(each.basis);
        for (const model::Basis& basis : bases) {
            CAPTURE(basis.source);
            if (basis.source.find("rom memory") != std::string::npos) CHECK(basis.is_provisional());
        }
    }
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
    const model::Basis ours{"convention", "us"};
    CHECK(all.cutoff == model::NamedScores{{"child", score("6"), ours}, {"adult", score("5.5"), ours}});
    CHECK(all.reliable_change_named("strict") == score("2.5"));
    CHECK(all.fall == score("0.5"));
    CHECK(all.norms.functional.mean == 7.0);
    CHECK_FALSE(all.norms.clinical.mean);
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
    CHECK(fault(with(mood, "type = \"outcome\"\n", "")).ends_with(" value.no-word"));
    CHECK(fault(with(mood, "better = \"higher\"\n", "")).ends_with(" value.no-word"));
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
    check_added("cutoff = { adult = 21 }", "21", "score.out-of-range");
    check_added("cutoff = { adult = -1 }", "-1", "score.out-of-range");
    check_added("cutoff = { adult = \"5\" }", "\"5\"", "value.no-number");
    check_added("cutoff = 5", "5", "value.wrong-type");
    check_added("cutoff = { adlut = 5 }", "5", "value.unknown-word");
    check_added("reliable_change = { default = 0 }", "0", "measure.not-positive");
    check_added("reliable_change = { default = -2 }", "-2", "measure.not-positive");
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
    check_added("watch = [{ item = 1, at_least = 11 }]", "{ item", "measure.watch");
    check_added("watch = [{ item = 1, at_least = 1, at_most = 2 }]", "at_most", "settings.unknown-key");
    CHECK(own(mood + "watch = []\n").watch.empty());
}

TEST_CASE("a number may say for itself how sure it is and who says so; else it rests on what the text says") {
    const model::Measure measure = own(mood + R"(cutoff.adult = { value = 5.5, certainty = "published", source = "a paper" }
cutoff.child = { value = 6, source = "another" }
cutoff.about = 7
reliable_change.default = { value = 2 }
fall = { value = 0.5, certainty = "published" }
missing = { value = 1, certainty = "published", source = "the form's manual" }
norms.functional = { mean = 7, sd = 1.5, certainty = "published" }
norms.reliability = { value = 0.8, source = "us too" }
watch = [{ item = 1, at_least = 9, certainty = "provisional" }]
certainty = "convention"
source = "us"
)");
    using model::Basis;
    CHECK(measure.cutoff == model::NamedScores{{"adult", score("5.5"), Basis{"published", "a paper"}},
                                               {"child", score("6"), Basis{"convention", "another"}},
                                               {"about", score("7"), Basis{"convention", "us"}}});
    CHECK(measure.reliable_change.at(0).basis == Basis{"convention", "us"});
    CHECK(measure.fall_basis == Basis{"published", "us"});
    CHECK(measure.may_miss == 1);
    CHECK(measure.may_miss_basis == Basis{"published", "the form's manual"});
    CHECK(measure.norms.functional.basis == Basis{"published", "us"});
    CHECK(measure.norms.reliability == 0.8);
    CHECK(measure.norms.reliability_basis == Basis{"convention", "us too"});
    CHECK(measure.watch.at(0).basis == Basis{"provisional", "us"});
}

TEST_CASE("a number of a service's own for a built-in measure never rests on the built-in one's source") {
    const model::Measure ors = own_ors("measure = \"ors\"\nreliable_change = { default = 4 }\n");
    CHECK(ors.reliable_change.at(0).basis == model::Basis{"provisional", ""});
    CHECK(ors.cutoff_of({"adult"})->basis.certainty == "published");
    CHECK(ors.source == builtins().find("ors")->source);
}

TEST_CASE("each number with what it rests on that cannot be is told at its place") {
    check_added("cutoff.adult = { certainty = \"published\" }", "{ certainty", "measure.no-value");
    check_added("cutoff.adult = { value = \"5\" }", "\"5\"", "value.no-number");
    check_added("cutoff.adult = { value = 21 }", "{ value", "score.out-of-range");
    check_added("cutoff.adult = { value = 5, certainty = \"sure\" }", "\"sure\"", "value.unknown-word");
    check_added("cutoff.adult = { value = 5, sourc = \"x\" }", "sourc", "settings.unknown-key");
    check_added("norms.reliability = { source = \"x\" }", "{ source", "measure.no-value");
    check_added("norms.reliability = { value = 2 }", "{ value", "measure.reliability");
    check_added("missing = 2", "2", "measure.missing");
    check_added("missing = -1", "-1", "measure.missing");
    check_added("missing = 0.5", "0.5", "measure.missing");
}

TEST_CASE("each way in which a total can be made is read, and what cannot be is told at its place") {
    const model::Measure times = own(mood + "times = 4\n");
    CHECK(times.total_max() == score("80"));
    CHECK(times.total_step() == score("2"));
    const model::Measure weighted = own(mood + "total = \"weighted\"\nweights = [2, -0.5]\ntotal_step = 0.05\n");
    CHECK(weighted.weights == std::vector<base::Score>{score("2"), score("-0.5")});
    CHECK(weighted.total_min() == score("-5"));
    CHECK(weighted.total_max() == score("20"));
    CHECK(weighted.total_step() == score("0.05"));
    const std::string given = "measure = \"mood\"\nname = \"The mood\"\ntype = \"outcome\"\nbetter = \"lower\"\ntotal = \"given\"\n";
    const model::Measure total_only = own(given + "total_range = [15, 75]\ntotal_step = 1\ncutoff = { all = 40 }\n");
    CHECK(total_only.total_only());
    CHECK(total_only.items.empty());
    CHECK(total_only.total_min() == score("15"));
    CHECK(total_only.total_max() == score("75"));
    CHECK(total_only.cutoff_for("child") == score("40"));

    check_added("times = 0", "0", "measure.not-positive");
    check_added("total_step = 3", "3", "measure.total-step");
    check_added("total_step = 0", "0", "measure.total-step");
    check_added("weights = [1, 1]", "weights", "settings.unknown-key");
    CHECK(fault(mood + "total = \"weighted\"\n").ends_with(" measure.weights"));
    CHECK(fault(mood + "total = \"weighted\"\nweights = [1]\n") == "9:11 measure.weights");
    CHECK(fault(mood + "total = \"weighted\"\nweights = [1, 0]\n") == "9:15 measure.weights");
    CHECK(fault(mood + "total = \"weighted\"\nweights = [1, 1]\nmissing = 1\n") == "10:1 settings.unknown-key");
    CHECK(fault(given + "total_step = 1\n").ends_with(" measure.total-range"));
    CHECK(fault(given + "total_range = [0, 10]\n").ends_with(" measure.total-step"));
    CHECK(fault(given + "total_range = [0, 10]\ntotal_step = 3\n") == "7:14 measure.total-step");
    CHECK(fault(given + "total_range = [0, 10]\ntotal_step = 1\nitems = [\"a\"]\n") == "8:1 settings.unknown-key");
    CHECK(fault(given + "total_range = [0, 10]\ntotal_step = 1\nmissing = 1\n") == "8:1 settings.unknown-key");
    CHECK(fault(with(mood, "[0, 10]", "[0, 999999999]") + "times = 999999\n").ends_with(" measure.too-large"));
    CHECK(fault(with(with(mood, "[0, 10]", "[0.5, 10.5]"), "step = 0.5", "step = 10") + "missing = 1\n") == "8:11 measure.total-step");
}

TEST_CASE("all that is wrong with a definition is told at once, in the order of the file") {
    std::vector<base::Error> troubles;
    const auto measure = store::read_measure("measure = \"mood\"\ntype = \"mood\"\nbetter = \"up\"\nitems = []\nitem_range = [3, 1]\nstep = 0\n"
                                             "cutoff = { adult = \"x\", chidl = 3 }\nfall = 0\nsorce = \"us\"\nlicense = \"free\"\n",
                                             "mood.toml", "mood", nullptr, troubles);
    CHECK_FALSE(measure);
    std::string told;
    for (const base::Error& trouble : troubles) told += std::to_string(trouble.place().line) + ' ' + std::string(trouble.message().key) + '\n';
    CHECK(told == "1 measure.no-name\n2 value.unknown-word\n3 value.unknown-word\n4 measure.items\n5 measure.range\n6 measure.step\n7 value.no-number\n"
                  "7 value.unknown-word\n8 measure.not-positive\n9 settings.unknown-key\n10 settings.unknown-key\n");
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
    CHECK(ors.cutoff_for("adult") == score("26"));
    CHECK_FALSE(ors.cutoff_for("child"));  // the table of cutoffs is replaced whole, and nobody is held to another group's
    CHECK(ors.cutoff_of({"adult"})->basis == model::Basis{"provisional", "us"});
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
    for (const std::string line : {"missing = 1", "times = 2", "total_step = 1", "weights = [1, 1, 1, 1]", "total_range = [0, 40]", "type = \"outcome\"", "better = \"higher\"", "items = [\"a\", \"b\", \"c\", \"d\"]", "item_range = [0, 10]", "step = 0.1",
                             "total = \"sum\"", "watch = []"}) {
        CAPTURE(line);
        CHECK(ors_fault(std::string(line) + "\n").ends_with(" measure.frozen"));
        CHECK(ors_fault(std::string(line) + "\n").starts_with("2:"));
    }
    CHECK(ors_fault("cutoff = { adult = 41 }\n").ends_with(" score.out-of-range"));
    CHECK(ors_fault("name = \"\"\n").ends_with(" measure.no-name"));
}
