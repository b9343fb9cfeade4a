// A measure's definition, checked whole before it is used.
#include "viktig/store/measure_text.hpp"

#include <algorithm>
#include <array>

#include "toml_fields.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::store {
namespace {

using base::Message;
using base::Score;
using model::Measure;

constexpr std::array<std::string_view, 2> type_words{"outcome", "alliance"};
constexpr std::array<std::string_view, 2> better_words{"higher", "lower"};
constexpr std::array<std::string_view, 2> total_words{"sum", "mean"};
constexpr std::array<std::string_view, 3> certainty_words{"published", "convention", "provisional"};
constexpr std::array<std::string_view, 4> cutoff_words{"adult", "adolescent", "child", "about"};
constexpr std::size_t most_items = 200;

std::string upper_case(std::string_view id) {
    std::string text(id);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// Items, range, step, direction, total: what a number means. Frozen for built-in measures.
void read_shape(TableReader& reader, Measure& measure) {
    measure.type = reader.word("type", type_words, "") == "alliance" ? model::MeasureType::alliance : model::MeasureType::outcome;
    measure.direction = reader.word("better", better_words, "") == "lower" ? base::Direction::lower_is_better
                                                                           : base::Direction::higher_is_better;
    measure.items = reader.texts("items");
    const bool nameless = std::ranges::find(measure.items, "") != measure.items.end();
    if (measure.items.empty() || measure.items.size() > most_items || nameless)
        reader.fail(reader.find("items"), {"measure.items", {most_items}});
    const toml::node* range = reader.find("item_range");
    const toml::array* ends = range ? range->as_array() : nullptr;
    if (!ends || ends->size() != 2) reader.fail(range, {"measure.range"}, {"measure.hint-range"});
    const auto least = score_of(*ends->get(0));
    const auto most = score_of(*ends->get(1));
    const auto step = reader.score("step");
    if (!least || !most || *least >= *most) reader.fail(range, {"measure.range"}, {"measure.hint-range"});
    if (!step || *step <= Score{} || !(*most - *least).on_step(*step)) reader.fail(reader.find("step"), {"measure.step"});
    measure.item_min = *least;
    measure.item_max = *most;
    measure.step = *step;
    measure.total = reader.word("total", total_words, "sum") == "mean" ? model::TotalRule::mean : model::TotalRule::sum;
}

void refuse_other_shape(TableReader& reader, const Measure& builtin) {
    for (const std::string_view key : {"type", "better", "items", "item_range", "step", "total", "watch"})
        if (const toml::node* node = reader.find(key)) reader.fail(node, {"measure.frozen", {builtin.id, key}}, {"measure.hint-frozen", {builtin.id}});
}

void read_cutoffs(TableReader& reader, Measure& measure) {
    if (reader.find("cutoff")) measure.cutoff = reader.scores("cutoff");
    for (const auto& [group, score] : measure.cutoff) {
        if (!model::is_one_of(cutoff_words, group)) {
            reader.fail(reader.find("cutoff"), {"value.unknown-word", {"cutoff", group}}, model::one_of(cutoff_words));
        }
        if (score < measure.total_min() || score > measure.total_max())
            reader.fail(reader.find("cutoff"), {"score.out-of-range",
                                                {group, base::Decimal{score, score.decimals()}, base::Decimal{measure.total_min(), 0},
                                                 base::Decimal{measure.total_max(), 0}}});
    }
    if (reader.find("reliable_change")) measure.reliable_change = reader.scores("reliable_change");
    for (const auto& [name, score] : measure.reliable_change)
        if (score <= Score{}) reader.fail(reader.find("reliable_change"), {"measure.not-positive", {name}});
    if (const auto fall = reader.score("fall")) {
        if (*fall <= Score{}) reader.fail(reader.find("fall"), {"measure.not-positive", {"fall"}});
        measure.fall = fall;
    }
}

std::optional<double> number_in(TableReader& reader, std::string_view key) {
    const toml::node* node = reader.find(key);
    if (!node) return std::nullopt;
    const auto value = node->value<double>();
    if (!value) reader.fail(node, {"value.no-number", {key}});
    return value;
}

void read_group(TableReader& norms, std::string_view key, std::optional<double>& mean, std::optional<double>& sd) {
    const toml::node* node = norms.find(key);
    if (!node) return;
    if (!node->is_table()) norms.fail(node, {"value.wrong-type", {key}});
    TableReader group = norms.inner(*node->as_table());
    mean = number_in(group, "mean");
    sd = number_in(group, "sd");
    if (sd && !(*sd > 0)) group.fail(group.find("sd"), {"measure.not-positive", {"sd"}});
    group.refuse_unknown();
}

void read_norms(TableReader& reader, Measure& measure) {
    const toml::node* node = reader.find("norms");
    if (!node) return;
    if (!node->is_table()) reader.fail(node, {"value.wrong-type", {"norms"}});
    TableReader norms = reader.inner(*node->as_table());
    read_group(norms, "functional", measure.norms.functional_mean, measure.norms.functional_sd);
    read_group(norms, "clinical", measure.norms.clinical_mean, measure.norms.clinical_sd);
    measure.norms.reliability = number_in(norms, "reliability");
    if (measure.norms.reliability && !(*measure.norms.reliability > 0 && *measure.norms.reliability < 1))
        norms.fail(norms.find("reliability"), {"measure.reliability"});
    norms.refuse_unknown();
}

void read_watch(TableReader& reader, Measure& measure) {
    const toml::node* node = reader.find("watch");
    if (!node) return;
    if (!node->is_array()) reader.fail(node, {"value.wrong-type", {"watch"}});
    for (const toml::node& entry : *node->as_array()) {
        if (!entry.is_table()) reader.fail(&entry, {"value.wrong-type", {"watch"}});
        TableReader watched = reader.inner(*entry.as_table());
        const auto item = watched.integer("item");
        const auto at_least = watched.score("at_least");
        if (!item || *item < 1 || static_cast<std::size_t>(*item) > measure.items.size() || !at_least)
            reader.fail(&entry, {"measure.watch"});
        measure.watch.push_back({static_cast<int>(*item), *at_least});
        watched.refuse_unknown();
    }
}

void replace_text(TableReader& reader, std::string_view key, std::string& text) {
    if (reader.find(key)) text = reader.text(key);
}

Measure measure_in(const toml::table& table, std::string_view text, const std::string& file, const std::string& id, const Measure* builtin) {
    TableReader reader(table, text, file);
    const std::string named = reader.text("measure");
    if (named != id) reader.fail(reader.find("measure"), {"measure.other-name", {named, id}});
    const Message fault = model::client_code_fault(id);
    if (!fault.empty()) reader.fail(reader.find("measure"), fault);

    Measure measure = builtin ? *builtin : Measure{};
    measure.id = id;
    if (builtin)
        refuse_other_shape(reader, *builtin);
    else
        read_shape(reader, measure);
    replace_text(reader, "name", measure.name);
    if (measure.name.empty()) reader.fail(nullptr, {"measure.no-name"});
    replace_text(reader, "short", measure.short_name);
    if (measure.short_name.empty()) measure.short_name = upper_case(id);
    read_cutoffs(reader, measure);
    read_norms(reader, measure);
    if (!builtin) read_watch(reader, measure);
    if (!builtin || reader.find("certainty")) measure.certainty = reader.word("certainty", certainty_words, "provisional");
    replace_text(reader, "source", measure.source);
    replace_text(reader, "licence", measure.licence);
    reader.refuse_unknown();
    return measure;
}

}  // namespace

Measure read_measure(std::string_view text, const std::string& file, const std::string& id, const Measure* builtin) {
    return measure_in(parse_or_throw(text, file), text, file, id, builtin);
}

std::optional<Measure> read_measure(std::string_view text, const std::string& file, const std::string& id, const Measure* builtin,
                                    std::vector<base::Error>& troubles) {
    const std::size_t before = troubles.size();
    auto measure = read_on(text, file, troubles, [&](const toml::table& table) { return measure_in(table, text, file, id, builtin); });
    return troubles.size() == before ? std::move(measure) : std::nullopt;
}

}  // namespace viktig::store
