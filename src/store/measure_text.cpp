// A measure's definition, checked whole before it is used.
#include "viktig/store/measure_text.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "measure_numbers.hpp"
#include "toml_fields.hpp"
#include "viktig/model/codes.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Message;
using base::Score;
using model::Measure;
using model::TotalRule;

constexpr std::array<std::string_view, 2> type_words{"outcome", "alliance"};
constexpr std::array<std::string_view, 2> better_words{"higher", "lower"};
constexpr std::array<std::string_view, 4> total_words{"sum", "mean", "weighted", "given"};
constexpr std::array<std::string_view, 3> certainty_words{"published", "convention", "provisional"};
constexpr std::array<std::string_view, 8> group_words{"adult", "adolescent", "child", "parent", "school", "staff", "about", "all"};
constexpr std::array<std::string_view, 11> shape_keys{"type",  "better",  "items",       "item_range", "step",   "total",
                                                      "times", "weights", "total_range", "total_step", "missing"};
constexpr std::size_t most_items = 200;

std::string upper_case(std::string_view id) {
    std::string text(id);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

TotalRule rule_of(std::string_view word) {
    if (word == "mean") return TotalRule::mean;
    if (word == "weighted") return TotalRule::weighted;
    return word == "given" ? TotalRule::given : TotalRule::sum;
}

/// Items, range, step, direction, total: what a number means. Frozen for built-in measures.
class ShapeReader {
  public:
    ShapeReader(TableReader& reader, Measure& measure, std::vector<Error>& faults)
        : reader_(reader), measure_(measure), faults_(faults), before_(faults.size()) {}

    /// @return whether all of it can be
    bool read() {
        attempt(faults_, [&] {
            const bool alliance = reader_.word("type", type_words, "") == "alliance";
            measure_.type = alliance ? model::MeasureType::alliance : model::MeasureType::outcome;
        });
        attempt(faults_, [&] {
            const bool lower = reader_.word("better", better_words, "") == "lower";
            measure_.direction = lower ? base::Direction::lower_is_better : base::Direction::higher_is_better;
        });
        // Which keys there can be hangs on the rule.
        if (!attempt(faults_, [&] { measure_.total = rule_of(reader_.word("total", total_words, "sum")); })) {
            for (const std::string_view key : shape_keys) (void)reader_.find(key);
            return false;
        }
        if (measure_.total_only())
            read_given();
        else
            read_made_of_items();
        return faults_.size() == before_;
    }

  private:
    void read_given() {
        attempt(faults_, [&] { std::tie(measure_.given_min, measure_.given_max) = range("total_range", "measure.total-range"); });
        attempt(faults_, [&] { measure_.step = step("total_step", measure_.given_max - measure_.given_min, "measure.total-step"); });
        measure_.rounded_to = measure_.step;
    }

    void read_made_of_items() {
        attempt(faults_, [&] {
            measure_.items = reader_.texts("items");
            const bool nameless = std::ranges::find(measure_.items, "") != measure_.items.end();
            if (measure_.items.empty() || measure_.items.size() > most_items || nameless)
                reader_.fail(reader_.find("items"), {"measure.items", {most_items}});
        });
        attempt(faults_, [&] { std::tie(measure_.item_min, measure_.item_max) = range("item_range", "measure.range"); });
        attempt(faults_, [&] { measure_.step = step("step", measure_.item_max - measure_.item_min, "measure.step"); });
        attempt(faults_, [&] {
            if (const auto times = reader_.score("times")) measure_.times = *times;
            if (measure_.times <= Score{}) reader_.fail(reader_.find("times"), {"measure.not-positive", {"times"}});
        });
        if (measure_.total == TotalRule::weighted) attempt(faults_, [&] { read_weights(); });
        const toml::node* total_step = reader_.find("total_step");
        if (faults_.size() != before_) return;
        attempt(faults_, [&] {
            if (total_step) {
                measure_.rounded_to = reader_.score("total_step");
                if (*measure_.rounded_to <= Score{}) reader_.fail(total_step, {"measure.total-step"});
            }
            if (!totals_can_be_worked_out(measure_)) reader_.fail(reader_.find("item_range"), {"measure.too-large"});
            if (!total_step) return;
            const Score by = *measure_.rounded_to;
            measure_.rounded_to.reset();  // or the ends of the range would be rounded before they are looked at
            const bool divides = measure_.total_min().on_step(by) && measure_.total_max().on_step(by);
            measure_.rounded_to = by;
            if (!divides) reader_.fail(total_step, {"measure.total-step"});
        });
    }

    void read_weights() {
        const toml::node* node = reader_.find("weights");
        const toml::array* weights = node ? node->as_array() : nullptr;
        if (!weights || weights->size() != measure_.items.size()) reader_.fail(node, {"measure.weights", {measure_.items.size()}});
        for (const toml::node& entry : *weights) {
            const auto weight = score_of(entry);
            if (!weight || *weight == Score{}) reader_.fail(&entry, {"measure.weights", {measure_.items.size()}});
            measure_.weights.push_back(*weight);
        }
    }

    std::pair<Score, Score> range(std::string_view key, std::string_view fault) {
        const toml::node* node = reader_.find(key);
        const toml::array* ends = node ? node->as_array() : nullptr;
        if (!ends || ends->size() != 2) reader_.fail(node, {fault}, {"measure.hint-range", {key}});
        const auto least = score_of(*ends->get(0));
        const auto most = score_of(*ends->get(1));
        if (!least || !most || *least >= *most) reader_.fail(node, {fault}, {"measure.hint-range", {key}});
        return {*least, *most};
    }

    Score step(std::string_view key, Score width, std::string_view fault) {
        const auto step = reader_.score(key);
        if (!step || *step <= Score{} || !width.on_step(*step)) reader_.fail(reader_.find(key), {fault});
        return *step;
    }

    TableReader& reader_;
    Measure& measure_;
    std::vector<Error>& faults_;
    std::size_t before_;
};

void refuse_other_shape(TableReader& reader, const Measure& builtin, std::vector<Error>& faults) {
    const auto refuse_key = [&](std::string_view key) {
        if (const toml::node* node = reader.find(key)) reader.fail(node, {"measure.frozen", {builtin.id, key}}, {"measure.hint-frozen", {builtin.id}});
    };
    for (const std::string_view key : shape_keys) attempt(faults, [&] { refuse_key(key); });
    attempt(faults, [&] { refuse_key("watch"); });
}

void replace_text(TableReader& reader, std::string_view key, std::string& text, std::vector<Error>& faults) {
    attempt(faults, [&] {
        if (reader.find(key)) text = reader.text(key);
    });
}

void read_names(TableReader& reader, Measure& measure, std::vector<Error>& faults) {
    const std::size_t before = faults.size();
    replace_text(reader, "name", measure.name, faults);
    const bool nameless = measure.name.empty() && faults.size() == before;
    attempt(faults, [&] {
        if (nameless) reader.fail(nullptr, {"measure.no-name"});
    });
    replace_text(reader, "short", measure.short_name, faults);
    if (measure.short_name.empty()) measure.short_name = upper_case(measure.id);
    for (auto [key, text] : {std::pair<std::string_view, std::string*>{"recall", &measure.recall}, {"licence", &measure.licence}})
        replace_text(reader, key, *text, faults);
}

/// What the numbers of this text rest on when they do not say so themselves: never what a built-in measure's rest on.
model::Basis read_basis(TableReader& reader, Measure& measure, bool is_own, std::vector<Error>& faults) {
    model::Basis basis{"provisional", ""};
    attempt(faults, [&] { basis.certainty = reader.word("certainty", certainty_words, "provisional"); });
    replace_text(reader, "source", basis.source, faults);
    if (is_own || reader.find("certainty")) measure.certainty = basis.certainty;
    if (is_own || reader.find("source")) measure.source = basis.source;
    return basis;
}

Measure measure_in(const toml::table& table, std::string_view text, const std::string& file, const std::string& id, const Measure* builtin,
                   std::vector<Error>& faults) {
    TableReader reader(table, text, file);
    attempt(faults, [&] {
        const std::string named = reader.text("measure");
        if (named != id) reader.fail(reader.find("measure"), {"measure.other-name", {named, id}});
        const Message fault = model::client_code_fault(id);
        if (!fault.empty()) reader.fail(reader.find("measure"), fault);
    });
    Measure measure = builtin ? *builtin : Measure{};
    measure.id = id;
    bool totals_known = true;
    if (builtin)
        refuse_other_shape(reader, *builtin, faults);
    else
        totals_known = ShapeReader(reader, measure, faults).read();
    read_names(reader, measure, faults);
    NumbersReader numbers(reader, read_basis(reader, measure, !builtin, faults), faults);
    const bool can_miss = measure.total == TotalRule::sum || measure.total == TotalRule::mean;
    if (!builtin && totals_known && can_miss) numbers.read_may_miss(measure);
    if (!totals_known) (void)reader.find("missing");
    numbers.read_limits(measure, totals_known);
    numbers.read_norms(measure);
    if (!builtin && totals_known && !measure.total_only()) numbers.read_watch(measure);
    if (!totals_known) (void)reader.find("watch");
    for (Error& unknown : reader.unknown_keys()) faults.push_back(std::move(unknown));
    return measure;
}

}  // namespace

std::span<const std::string_view> certainties() {
    return certainty_words;
}

std::span<const std::string_view> cutoff_groups() {
    return group_words;
}

std::string measure_named_in(std::string_view text, const std::string& file) {
    const toml::table table = parse_or_throw(text, file);
    TableReader reader(table, text, file);
    std::string id = reader.text("measure");
    const toml::node* node = reader.find("measure");
    if (id.empty()) reader.fail(node, {"measure.no-id"}, {"measure.hint-no-id"});
    const Message fault = model::client_code_fault(id);
    if (!fault.empty()) reader.fail(node, fault);
    return id;
}

Measure read_measure(std::string_view text, const std::string& file, const std::string& id, const Measure* builtin) {
    std::vector<Error> faults;
    auto measure = read_measure(text, file, id, builtin, faults);
    if (!measure) throw Error(faults.front());
    return std::move(*measure);
}

std::optional<Measure> read_measure(std::string_view text, const std::string& file, const std::string& id, const Measure* builtin,
                                    std::vector<Error>& troubles) {
    std::vector<Error> faults;
    std::optional<Measure> measure;
    attempt(faults, [&] { measure = measure_in(parse_or_throw(text, file), text, file, id, builtin, faults); });
    if (faults.empty()) return measure;
    std::ranges::stable_sort(faults, {}, [](const Error& fault) { return std::pair(fault.place().line, fault.place().column); });
    for (Error& fault : faults) troubles.push_back(std::move(fault));
    return std::nullopt;
}

}  // namespace viktig::store
