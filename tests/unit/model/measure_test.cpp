// Totals, limits and names of measures.
#include "viktig/model/measure.hpp"

#include <doctest/doctest.h>

#include "unit/store/ledgers.hpp"
#include "viktig/model/nearest.hpp"

using namespace viktig;
using namespace viktig::tests;

namespace {

model::Measure mean_of(std::size_t items) {
    model::Measure measure = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    measure.items.assign(items, "line");
    measure.total = model::TotalRule::mean;
    return measure;
}

std::vector<std::optional<base::Score>> items(std::initializer_list<const char*> texts) {
    std::vector<std::optional<base::Score>> given;
    for (const std::string text : texts) given.push_back(text == "-" ? std::nullopt : std::optional(score(text)));
    return given;
}

std::string total(const model::Measure& measure, std::initializer_list<const char*> texts) {
    const auto sum = measure.total_of(items(texts));
    return sum ? sum->to_string() : "none";
}

}  // namespace

TEST_CASE("a total is the exact sum, and there is none when an item is missing") {
    const model::Measure& ors = *builtins().find("ors");
    CHECK(total(ors, {"4.2", "5.1", "3.0", "4.4"}) == "16.7");
    CHECK(total(ors, {"0.1", "0.2", "0.3", "0.1"}) == "0.7");
    CHECK(total(ors, {"10", "10", "10", "10"}) == "40");
    CHECK(total(ors, {"4.2", "-", "3.0", "4.4"}) == "none");
    CHECK(total(ors, {"-", "-", "-", "-"}) == "none");
}

TEST_CASE("a mean is rounded to three places, halves away from zero") {
    CHECK(total(mean_of(2), {"3", "4"}) == "3.5");
    CHECK(total(mean_of(3), {"1", "1", "2"}) == "1.333");
    CHECK(total(mean_of(3), {"1", "2", "2"}) == "1.667");
    CHECK(total(mean_of(3), {"-1", "-2", "-2"}) == "-1.667");
    CHECK(total(mean_of(3), {"-1", "-1", "-2"}) == "-1.333");
    CHECK(total(mean_of(2), {"0.001", "0.002"}) == "0.002");
    CHECK(total(mean_of(2), {"-0.001", "-0.002"}) == "-0.002");
    CHECK(total(mean_of(4), {"0", "0", "0", "0.001"}) == "0");
    CHECK(total(mean_of(4), {"0", "0", "0.001", "0.001"}) == "0.001");
    CHECK(total(mean_of(2), {"3", "-"}) == "none");
}

TEST_CASE("totals range over what the items can add up to") {
    const model::Measure& phq = *builtins().find("phq-9");
    CHECK(phq.total_min() == score("0"));
    CHECK(phq.total_max() == score("27"));
    CHECK(mean_of(5).total_max() == score("10"));
    CHECK(builtins().find("life")->total_max() == score("10"));
    CHECK(builtins().find("life")->one_item());
    CHECK(builtins().find("ors")->decimals() == 1);
    CHECK(phq.decimals() == 0);
}

TEST_CASE("a total may be times a number: WHO-5 is four times its sum") {
    const model::Measure& who = *builtins().find("who-5");
    CHECK(total(who, {"3", "2", "4", "1", "2"}) == "48");
    CHECK(total(who, {"5", "5", "5", "5", "5"}) == "100");
    CHECK(total(who, {"3", "2", "4", "1", "-"}) == "none");
}

TEST_CASE("a mean times ten: CORE-10 is its sum, and with one item open the mean of the others stands for it") {
    const model::Measure& core = *builtins().find("core-10");
    CHECK(total(core, {"1", "2", "0", "3", "1", "0", "2", "4", "1", "0"}) == "14");
    CHECK(total(core, {"1", "2", "0", "3", "1", "0", "2", "4", "1", "-"}) == "15.556");  // 14 / 9 * 10
    CHECK(total(core, {"1", "2", "0", "3", "1", "0", "2", "3", "-", "0"}) == "13.333");  // 12 / 9 * 10
    CHECK(total(core, {"1", "2", "0", "3", "1", "0", "2", "4", "-", "-"}) == "none");
    model::Measure om = *builtins().find("core-om");
    std::vector<std::optional<base::Score>> given(34, score("1"));
    CHECK(om.total_of(given) == score("10"));
    given[0] = score("4");
    CHECK(om.total_of(given) == score("10.882"));  // 37 / 34 * 10
    given[1] = given[2] = given[3] = std::nullopt;
    CHECK(om.total_of(given) == score("10.968"));  // 34 / 31 * 10
    given[4] = std::nullopt;
    CHECK_FALSE(om.total_of(given));
}

TEST_CASE("a prorated sum lies on the grid of totals, halves away from zero") {
    model::Measure measure = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    measure.items = {"a", "b", "c"};
    measure.may_miss = 1;
    CHECK(total(measure, {"3", "4", "-"}) == "11");   // 10.5
    CHECK(total(measure, {"-", "3", "3"}) == "9");
    CHECK(total(measure, {"2", "-", "1"}) == "5");    // 4.5
    CHECK(total(measure, {"1", "-", "-"}) == "none");
    CHECK(total(measure, {"-", "-", "-"}) == "none");
    measure.item_min = score("-10");
    CHECK(total(measure, {"-3", "-4", "-"}) == "-11");
    measure.may_miss = 2;
    CHECK(total(measure, {"-", "-", "4"}) == "12");
    measure.rounded_to = score("0.5");
    CHECK(total(measure, {"3", "4", "-"}) == "10.5");
    CHECK(total(measure, {"-", "-", "-"}) == "none");
}

TEST_CASE("a weighted total is the sum of each item times its weight") {
    model::Measure measure = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    measure.items = {"a", "b", "c"};
    measure.total = model::TotalRule::weighted;
    measure.weights = {score("2"), score("0.5"), score("-1")};
    CHECK(total(measure, {"3", "5", "4"}) == "4.5");
    CHECK(total(measure, {"3", "5", "-"}) == "none");
    CHECK(measure.total_min() == score("-10"));
    CHECK(measure.total_max() == score("25"));
    measure.times = score("0.333");
    CHECK(total(measure, {"3", "5", "4"}) == "1.499");  // 1.4985
}

TEST_CASE("what stays within exact arithmetic can be worked out, and nothing larger") {
    model::Measure measure = form("mood", "MOOD", model::MeasureType::outcome, "10", "1");
    measure.items.assign(200, "line");
    CHECK(model::totals_can_be_worked_out(measure));
    measure.item_max = score("999999999");
    CHECK_FALSE(model::totals_can_be_worked_out(measure));
}

TEST_CASE("the cutoff is that of the group, else that for all, and nobody is held to another group's") {
    const model::Measure& ors = *builtins().find("ors");
    CHECK(ors.cutoff_for("adult") == score("25"));
    CHECK(ors.cutoff_for("adolescent") == score("28"));
    CHECK(ors.cutoff_for("child") == score("32"));
    CHECK(ors.cutoff_for("about") == score("28"));
    CHECK_FALSE(ors.cutoff_for(""));
    CHECK_FALSE(builtins().find("phq-9")->cutoff_for("child"));
    CHECK(builtins().find("srs")->cutoff_for("child") == score("36"));
    CHECK(builtins().find("srs")->cutoff_of({"child"})->name == "all");
    CHECK_FALSE(builtins().find("life")->cutoff_for("adult"));
    const model::Measure& sdq = *builtins().find("sdq");
    CHECK(sdq.cutoff_of({"parent", "about"})->score == score("17"));
    CHECK(sdq.cutoff_of({"about", "about"}) == nullptr);
    CHECK(ors.cutoff_of({"parent", "about"})->name == "about");
}

TEST_CASE("reliable changes go by name") {
    CHECK(builtins().find("ors")->reliable_change_named("default") == score("5"));
    CHECK(builtins().find("ors")->reliable_change_named("nhs") == score("6.6"));
    CHECK_FALSE(builtins().find("ors")->reliable_change_named("NHS"));
    CHECK_FALSE(builtins().find("srs")->reliable_change_named("default"));
}

TEST_CASE("a set of measures is sorted, and a second one of a name takes the place of the first") {
    model::MeasureSet set;
    for (const std::string id : {"b", "c", "a"}) set.add(form(id, id, model::MeasureType::outcome, "10", "1"));
    set.add(form("b", "B2", model::MeasureType::outcome, "10", "1"));
    CHECK(set.ids() == std::vector<std::string>{"a", "b", "c"});
    CHECK(set.find("b")->short_name == "B2");
    CHECK(set.find("d") == nullptr);
    CHECK(set.find("") == nullptr);
    CHECK(model::MeasureSet().find("a") == nullptr);
}

TEST_CASE("a typing slip is near, another word is not") {
    const std::vector<std::string> names = {"mother", "father", "teen", "sleep", "søvn"};
    const auto near = [&](std::string_view typed) { return model::nearest(typed, names).value_or("-"); };
    CHECK(near("mohter") == "mother");
    CHECK(near("moher") == "mother");
    CHECK(near("fathr") == "father");
    CHECK(near("te") == "teen");
    CHECK(near("sovn") == "søvn");
    CHECK(near("sl") == "sleep");
    CHECK(near("school") == "-");
    CHECK(near("zzz") == "-");
    CHECK(near("brother") == "mother");
    CHECK_FALSE(model::nearest("x", {}));
}

TEST_CASE("of names equally near the first is taken") {
    const std::vector<std::string> names = {"ora", "orb"};
    CHECK(model::nearest("orc", names) == "ora");
}
