// Cutoffs, reliable changes, norms and watched items, each with its certainty and source.
#include "measure_numbers.hpp"

#include <algorithm>
#include <array>

#include "viktig/model/grammar.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/store/measure_text.hpp"

namespace viktig::store {

using base::Decimal;
using base::Score;
using model::Measure;
using model::NamedScore;

namespace {

Decimal shown(Score score) {
    return {score, score.decimals()};
}

std::optional<double> plain_number(TableReader& table, std::string_view key) {
    const toml::node* node = table.find(key);
    if (!node) return std::nullopt;
    const auto value = node->value<double>();
    if (!value || node->is_boolean()) table.fail(node, {"value.no-number", {key}});
    return value;
}

}  // namespace

model::Basis NumbersReader::basis_in(TableReader& table) const {
    return {table.word("certainty", certainties(), basis_.certainty), table.text("source", basis_.source)};
}

void NumbersReader::tell_unknown(const TableReader& table) {
    for (base::Error& unknown : table.unknown_keys()) faults_.push_back(std::move(unknown));
}

std::vector<NumbersReader::Entry> NumbersReader::entries_of(std::string_view key) {
    const toml::node* node = reader_.find(key);
    if (!node) return {};
    const toml::table* table = node->as_table();
    if (!table) reader_.fail(node, {"value.wrong-type", {key}});
    std::vector<std::pair<std::pair<long, long>, Entry>> placed;
    for (const auto& [name, value] : *table) {
        const model::Spot spot = spot_of(name);
        placed.push_back({{spot.line, spot.column}, {std::string(name.str()), &value}});
    }
    std::ranges::sort(placed, {}, [](const auto& each) { return each.first; });
    std::vector<Entry> entries;
    for (auto& each : placed) entries.push_back(std::move(each.second));
    return entries;
}

NamedScore NumbersReader::number_in(const Entry& entry) {
    if (const toml::table* table = entry.node->as_table()) {
        TableReader inner = reader_.inner(*table);
        const auto value = inner.score("value");
        if (!value) inner.fail(entry.node, {"measure.no-value", {entry.name}}, {"measure.hint-no-value", {entry.name}});
        const model::Basis basis = basis_in(inner);
        tell_unknown(inner);
        return {entry.name, *value, basis};
    }
    const auto value = score_of(*entry.node);
    if (!value) reader_.fail(entry.node, {"value.no-number", {entry.name}});
    return {entry.name, *value, basis_};
}

void NumbersReader::read_may_miss(Measure& measure) {
    const toml::node* node = reader_.find("missing");
    if (!node) return;
    attempt(faults_, [&] {
        const NamedScore number = number_in({"missing", node});
        const std::int64_t most = static_cast<std::int64_t>(measure.items.size()) - 1;
        const auto whole = number.score.thousandths() / 1000;
        if (!number.score.on_step(Score::from_whole(1)) || whole < 0 || whole > most) reader_.fail(node, {"measure.missing", {most}});
        // What stands for a missing item is rounded to the grid of totals, which must then run through the least one.
        if (whole > 0 && !measure.total_min().on_step(measure.total_step())) reader_.fail(node, {"measure.total-step"});
        measure.may_miss = static_cast<std::size_t>(whole);
        measure.may_miss_basis = number.basis;
    });
}

void NumbersReader::read_limits(Measure& measure, bool totals_known) {
    attempt(faults_, [&] {
        const std::vector<Entry> entries = entries_of("cutoff");
        if (reader_.find("cutoff")) measure.cutoff.clear();
        for (const Entry& entry : entries)
            attempt(faults_, [&] {
                const NamedScore number = number_in(entry);
                if (!model::is_one_of(cutoff_groups(), entry.name))
                    reader_.fail(entry.node, {"value.unknown-word", {"cutoff", entry.name}}, model::one_of(cutoff_groups()));
                if (totals_known && (number.score < measure.total_min() || number.score > measure.total_max()))
                    reader_.fail(entry.node, {"score.out-of-range",
                                              {entry.name, shown(number.score), shown(measure.total_min()), shown(measure.total_max())}});
                measure.cutoff.push_back(number);
            });
    });
    const auto above_nothing = [&](const Entry& entry) {
        NamedScore number = number_in(entry);
        if (number.score <= Score{}) reader_.fail(entry.node, {"measure.not-positive", {entry.name}});
        return number;
    };
    attempt(faults_, [&] {
        const std::vector<Entry> entries = entries_of("reliable_change");
        if (reader_.find("reliable_change")) measure.reliable_change.clear();
        for (const Entry& entry : entries) attempt(faults_, [&] { measure.reliable_change.push_back(above_nothing(entry)); });
    });
    attempt(faults_, [&] {
        const toml::node* node = reader_.find("fall");
        if (!node) return;
        const NamedScore number = above_nothing({"fall", node});
        measure.fall = number.score;
        measure.fall_basis = number.basis;
    });
}

void NumbersReader::read_norm(TableReader& norms, std::string_view key, model::Norm& norm) {
    const toml::node* node = norms.find(key);
    if (!node) return;
    if (!node->is_table()) norms.fail(node, {"value.wrong-type", {key}});
    TableReader group = norms.inner(*node->as_table());
    attempt(faults_, [&] { norm.mean = plain_number(group, "mean"); });
    attempt(faults_, [&] {
        norm.sd = plain_number(group, "sd");
        if (norm.sd && !(*norm.sd > 0)) group.fail(group.find("sd"), {"measure.not-positive", {"sd"}});
    });
    attempt(faults_, [&] { norm.basis = basis_in(group); });
    tell_unknown(group);
}

void NumbersReader::read_reliability(TableReader& norms, model::Norms& all) {
    const toml::node* node = norms.find("reliability");
    if (!node) return;
    all.reliability_basis = basis_;
    if (const toml::table* table = node->as_table()) {
        TableReader inner = norms.inner(*table);
        all.reliability = plain_number(inner, "value");
        if (!all.reliability) norms.fail(node, {"measure.no-value", {"reliability"}}, {"measure.hint-no-value", {"reliability"}});
        all.reliability_basis = basis_in(inner);
        tell_unknown(inner);
    } else {
        all.reliability = plain_number(norms, "reliability");
    }
    if (!(*all.reliability > 0 && *all.reliability < 1)) norms.fail(node, {"measure.reliability"});
}

void NumbersReader::read_norms(Measure& measure) {
    const toml::node* node = reader_.find("norms");
    if (!node) return;
    attempt(faults_, [&] {
        if (!node->is_table()) reader_.fail(node, {"value.wrong-type", {"norms"}});
        TableReader norms = reader_.inner(*node->as_table());
        attempt(faults_, [&] { read_norm(norms, "functional", measure.norms.functional); });
        attempt(faults_, [&] { read_norm(norms, "clinical", measure.norms.clinical); });
        attempt(faults_, [&] { read_reliability(norms, measure.norms); });
        tell_unknown(norms);
    });
}

void NumbersReader::read_watched(const toml::node& entry, Measure& measure) {
    if (!entry.is_table()) reader_.fail(&entry, {"value.wrong-type", {"watch"}});
    TableReader watched = reader_.inner(*entry.as_table());
    const auto item = watched.integer("item");
    const auto at_least = watched.score("at_least");
    if (!item || *item < 1 || static_cast<std::size_t>(*item) > measure.items.size() || !at_least || *at_least < measure.item_min ||
        *at_least > measure.item_max)
        reader_.fail(&entry, {"measure.watch"});
    measure.watch.push_back({static_cast<int>(*item), *at_least, basis_in(watched)});
    tell_unknown(watched);
}

void NumbersReader::read_watch(Measure& measure) {
    const toml::node* node = reader_.find("watch");
    if (!node) return;
    attempt(faults_, [&] {
        if (!node->is_array()) reader_.fail(node, {"value.wrong-type", {"watch"}});
        for (const toml::node& entry : *node->as_array()) attempt(faults_, [&] { read_watched(entry, measure); });
    });
}

}  // namespace viktig::store
