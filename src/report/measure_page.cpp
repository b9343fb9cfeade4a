// Measures: the list, and everything one definition says.
#include <fmt/format.h>

#include "viktig/report/lists.hpp"

namespace viktig::report {
namespace {

using base::Message;
using model::Measure;

Word type_word(const Measure& measure) {
    return measure.type == model::MeasureType::alliance ? Word{"alliance", {"measure.alliance"}} : Word{"outcome", {"measure.outcome"}};
}

Word better_word(const Measure& measure) {
    return measure.direction == base::Direction::lower_is_better ? Word{"lower", {"measure.lower"}} : Word{"higher", {"measure.higher"}};
}

Number shown(base::Score score) {
    return {score, score.decimals(), false, false};
}

/// A number of a norm table, which is no score: as published.
std::string shown(double value) {
    return fmt::format("{:.6g}", value);
}

/// As a raw value: nearly all have at most three decimals and are exact.
Cell norm(double value) {
    const auto exact = base::Score::from_double(value);
    return exact ? Cell{shown(*exact)} : Cell{shown(value)};
}

Item line(Message label, Message text, Facts facts) {
    Item item;
    item.lead.emplace_back(std::move(label));
    item.text = std::move(text);
    item.facts = std::move(facts);
    return item;
}

base::Decimal decimal(base::Score score) {
    return {score, score.decimals()};
}

void add_named(Items& items, Message label, std::string_view key, const model::NamedScores& scores, const std::string& in_use) {
    for (const auto& [name, score] : scores) {
        const bool used = name == in_use;
        items.items.push_back(line(label, {used ? "measure.named-in-use" : "measure.named", {decimal(score), name}},
                                   {{key, std::string(name)}, {"value", shown(score)}}));
        label = {};
    }
}

void add_norm(Items& items, Message label, std::string_view key, std::optional<double> mean, std::optional<double> sd) {
    if (!mean || !sd) return;
    items.items.push_back(line(std::move(label), {"measure.mean-sd", {shown(*mean), shown(*sd)}},
                               {{"norm", std::string(key)}, {"mean", norm(*mean)}, {"sd", norm(*sd)}}));
}

Items shape_of(const Measure& measure) {
    Items items;
    items.key = "shape";
    items.lead_widths = {20};
    base::List names;
    for (const std::string& item : measure.items) names.parts.push_back({"text", {item}});
    items.items.push_back(line({"measure.label-type"}, type_word(measure).words, {{"type", type_word(measure)}}));
    items.items.push_back(line({"measure.label-items"}, {"measure.items-of", {measure.items.size(), names}},
                               {{"items", static_cast<std::int64_t>(measure.items.size())}}));
    items.items.push_back(line({"measure.label-range"},
                               {"measure.range-of", {decimal(measure.item_min), decimal(measure.item_max), decimal(measure.step)}},
                               {{"item_min", shown(measure.item_min)}, {"item_max", shown(measure.item_max)}, {"step", shown(measure.step)}}));
    const Message rule{measure.total == model::TotalRule::mean ? "measure.total-mean" : "measure.total-sum",
                       {decimal(measure.total_min()), decimal(measure.total_max())}};
    items.items.push_back(line({"measure.label-total"}, rule,
                               {{"total", std::string(measure.total == model::TotalRule::mean ? "mean" : "sum")},
                                {"total_min", shown(measure.total_min())},
                                {"total_max", shown(measure.total_max())}}));
    items.items.push_back(line({"measure.label-better"}, better_word(measure).words, {{"better", better_word(measure)}}));
    return items;
}

Items limits_of(const Measure& measure, const model::Settings& settings) {
    Items items;
    items.key = "limits";
    items.lead_widths = {20};
    add_named(items, {"measure.label-cutoff"}, "cutoff", measure.cutoff, "");
    add_named(items, {"measure.label-change"}, "reliable_change", measure.reliable_change, settings.threshold_name(measure.id));
    if (measure.fall)
        items.items.push_back(line({"measure.label-fall"}, {"measure.fall-of", {decimal(*measure.fall)}}, {{"fall", shown(*measure.fall)}}));
    for (const model::WatchedItem& watched : measure.watch)
        items.items.push_back(line({"measure.label-watch"}, {"measure.watch-of", {watched.item, decimal(watched.at_least)}},
                                   {{"watch_item", std::int64_t{watched.item}}, {"at_least", shown(watched.at_least)}}));
    add_norm(items, {"measure.label-functional"}, "functional", measure.norms.functional_mean, measure.norms.functional_sd);
    add_norm(items, {"measure.label-clinical"}, "clinical", measure.norms.clinical_mean, measure.norms.clinical_sd);
    if (measure.norms.reliability)
        items.items.push_back(line({"measure.label-reliability"}, {"text", {shown(*measure.norms.reliability)}},
                                   {{"reliability", norm(*measure.norms.reliability)}}));
    return items;
}

Items papers_of(const Measure& measure) {
    Items items;
    items.key = "papers";
    items.lead_widths = {20};
    items.items.push_back(line({"measure.label-certainty"}, {"text", {measure.certainty}}, {{"certainty", measure.certainty}}));
    if (!measure.source.empty()) items.items.push_back(line({"measure.label-source"}, {"text", {measure.source}}, {{"source", measure.source}}));
    if (!measure.licence.empty())
        items.items.push_back(line({"measure.label-licence"}, {"text", {measure.licence}}, {{"licence", measure.licence}}));
    return items;
}

Table measure_table(const std::vector<const Measure*>& measures) {
    Table table;
    table.key = "measures";
    table.columns = {{"measure", {"list.measure"}, Align::left, 0},
                     {"type", {"list.type"}},
                     {"items", {"list.items"}, Align::right},
                     {"least", {"list.least"}, Align::right},
                     {"most", {"list.most"}, Align::right},
                     {"better", {"list.better"}},
                     {"name", {"list.name"}}};
    for (const Measure* measure : measures)
        table.rows.push_back({measure->id, type_word(*measure), static_cast<std::int64_t>(measure->items.size()),
                              shown(measure->total_min()), shown(measure->total_max()), better_word(*measure), measure->name});
    return table;
}

}  // namespace

Document measure_list(const model::MeasureSet& measures) {
    const std::vector<const Measure*> all = measures.all();
    Document document;
    document.key = "measures";
    document.main = measure_table(all);
    Section section;
    section.key = "measures";
    section.parts.emplace_back(document.main);
    document.sections.push_back(std::move(section));
    return document;
}

Document measure_page(const Measure& measure, const model::Settings& settings) {
    Document document;
    document.key = "measure";
    document.title = {"measure.title", {measure.id, measure.name}};
    document.facts = {{"measure", measure.id}, {"name", measure.name}, {"short", measure.short_name}};
    document.main = measure_table({&measure});
    for (auto [key, items] : {std::pair<std::string_view, Items>{"shape", shape_of(measure)},
                              {"limits", limits_of(measure, settings)},
                              {"papers", papers_of(measure)}}) {
        if (items.items.empty()) continue;
        Section section;
        section.key = key;
        section.parts.emplace_back(std::move(items));
        document.sections.push_back(std::move(section));
    }
    return document;
}

}  // namespace viktig::report
