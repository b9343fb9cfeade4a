// Measures: the list, and everything one definition says.
#include <fmt/format.h>

#include "viktig/report/lists.hpp"

namespace viktig::report {
namespace {

using base::Message;
using model::Basis;
using model::Measure;
using model::TotalRule;

Word type_word(const Measure& measure) {
    return measure.type == model::MeasureType::alliance ? Word{"alliance", {"measure.alliance"}} : Word{"outcome", {"measure.outcome"}};
}

Word better_word(const Measure& measure) {
    return measure.direction == base::Direction::lower_is_better ? Word{"lower", {"measure.lower"}} : Word{"higher", {"measure.higher"}};
}

Word rule_word(const Measure& measure) {
    switch (measure.total) {
        case TotalRule::sum: return {"sum", {"measure.sum"}};
        case TotalRule::mean: return {"mean", {"measure.mean"}};
        case TotalRule::weighted: return {"weighted", {"measure.weighted"}};
        case TotalRule::given: break;
    }
    return {"given", {"measure.given"}};
}

Number shown(base::Score score) {
    return {score, score.decimals(), false, false};
}

base::Decimal decimal(base::Score score) {
    return {score, score.decimals()};
}

/// A number of a norm table, which is no score: as published.
std::string shown(double value) {
    return fmt::format("{:.6g}", value);
}

/// As a raw value: nearly all have at most three decimals and are exact.
Cell norm_cell(std::optional<double> value) {
    if (!value) return {};
    const auto exact = base::Score::from_double(*value);
    return exact ? Cell{shown(*exact)} : Cell{shown(*value)};
}

Cell text_cell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

constexpr base::Score once = base::Score::from_whole(1);

/// What the page says, line by line, and the same as rows for programs.
class Definition {
  public:
    Definition(const Measure& measure, const model::Settings& settings) : measure_(measure), settings_(settings) {
        lines_.key = "lines";
        lines_.lead_widths = {20};
        rows_.key = "definition";
        for (const std::string_view column : {"part", "name", "value", "sd", "in_use", "certainty", "source"}) rows_.columns.push_back({column, {}});
    }

    void add_shape() {
        row("name", measure_.name);
        row("short", measure_.short_name);
        line({"measure.label-type"}, type_word(measure_).words);
        row("type", type_word(measure_));
        if (!measure_.total_only()) add_items();
        add_total();
        if (measure_.may_miss > 0) {
            const auto may_miss = static_cast<std::int64_t>(measure_.may_miss);
            line({"measure.label-missing"}, {"measure.missing-of", {measure_.may_miss}}, measure_.may_miss_basis);
            row("missing", may_miss, "", measure_.may_miss_basis);
        }
        line({"measure.label-better"}, better_word(measure_).words);
        row("better", better_word(measure_));
        say("recall", {"measure.label-recall"}, measure_.recall);
    }

    void add_limits() {
        add_named({"measure.label-cutoff"}, "cutoff", measure_.cutoff, "");
        add_named({"measure.label-change"}, "reliable_change", measure_.reliable_change, settings_.threshold_name(measure_.id));
        if (measure_.fall) {
            line({"measure.label-fall"}, {"measure.fall-of", {decimal(*measure_.fall)}}, measure_.fall_basis);
            row("fall", shown(*measure_.fall), "", measure_.fall_basis);
        }
        Message label{"measure.label-watch"};
        for (std::size_t n = 0; n < measure_.watch.size(); ++n) {
            const model::WatchedItem& watched = measure_.watch[n];
            const bool as_next = n + 1 < measure_.watch.size() && measure_.watch[n + 1].basis == watched.basis;
            line(std::move(label), {"measure.watch-of", {watched.item, decimal(watched.at_least)}}, watched.basis);
            if (as_next) lines_.items.back().below.clear();  // what several rest on stands below the last of them
            label = {};
            row("watch", shown(watched.at_least), std::to_string(watched.item), watched.basis);
        }
    }

    void add_norms() {
        add_norm({"measure.label-functional"}, "functional", measure_.norms.functional);
        add_norm({"measure.label-clinical"}, "clinical", measure_.norms.clinical);
        if (!measure_.norms.reliability) return;
        line({"measure.label-reliability"}, {"text", {shown(*measure_.norms.reliability)}}, measure_.norms.reliability_basis);
        row("reliability", norm_cell(measure_.norms.reliability), "", measure_.norms.reliability_basis);
    }

    void add_papers() {
        say("source", {"measure.label-source"}, measure_.source);
        if (!measure_.source.empty()) rows_.rows.back()[5] = text_cell(measure_.certainty);
        say("licence", {"measure.label-licence"}, measure_.licence);
    }

    Items take_lines() { return std::move(lines_); }
    Table take_rows() { return std::move(rows_); }

  private:
    void line(Message label, Message text) {
        Item item;
        item.lead.emplace_back(std::move(label));
        item.text = std::move(text);
        lines_.items.push_back(std::move(item));
    }

    /// A number, and under it what it rests on.
    void line(Message label, Message text, const Basis& basis) {
        line(std::move(label), std::move(text));
        const bool bare = basis.source.empty() || basis.source == measure_.source;
        lines_.items.back().below.push_back(bare ? Message{"text", {basis.certainty}} : Message{"measure.basis", {basis.certainty, basis.source}});
    }

    void row(std::string_view part, Cell value, std::string name = {}) {
        rows_.rows.push_back({std::string(part), text_cell(name), std::move(value), {}, {}, {}, {}});
    }

    void row(std::string_view part, Cell value, std::string name, const Basis& basis) {
        row(part, std::move(value), std::move(name));
        rows_.rows.back()[5] = text_cell(basis.certainty);
        rows_.rows.back()[6] = text_cell(basis.source);
    }

    void say(std::string_view part, Message label, const std::string& words) {
        if (words.empty()) return;
        line(std::move(label), {"text", {words}});
        row(part, words);
    }

    void add_items() {
        base::List names;
        for (std::size_t n = 0; n < measure_.items.size(); ++n) {
            names.parts.push_back({"text", {measure_.items[n]}});
            row("item", measure_.items[n], std::to_string(n + 1));
        }
        line({"measure.label-items"}, {"measure.items-of", {measure_.items.size(), names}});
        line({"measure.label-range"}, {"measure.range-of", {decimal(measure_.item_min), decimal(measure_.item_max), decimal(measure_.step)}});
        row("item_min", shown(measure_.item_min));
        row("item_max", shown(measure_.item_max));
        row("step", shown(measure_.step));
    }

    void add_total() {
        Message rule = rule_word(measure_).words;
        if (measure_.times != once) rule = {"measure.times", {rule, decimal(measure_.times)}};
        line({"measure.label-total"}, {"measure.total-of", {rule, decimal(measure_.total_min()), decimal(measure_.total_max())}});
        row("total", rule_word(measure_));
        if (measure_.times != once) row("times", shown(measure_.times));
        base::List weights;
        for (std::size_t n = 0; n < measure_.weights.size(); ++n) {
            weights.parts.push_back({"text", {decimal(measure_.weights[n])}});
            row("weight", shown(measure_.weights[n]), std::to_string(n + 1));
        }
        if (!weights.parts.empty()) line({"measure.label-weights"}, {"list", {weights}});
        row("total_min", shown(measure_.total_min()));
        row("total_max", shown(measure_.total_max()));
        row("total_step", shown(measure_.total_step()));
    }

    void add_named(Message label, std::string_view part, const model::NamedScores& scores, const std::string& in_use) {
        for (const auto& [name, score, basis] : scores) {
            const bool used = name == in_use;
            line(std::move(label), {used ? "measure.named-in-use" : "measure.named", {decimal(score), name}}, basis);
            label = {};
            row(part, shown(score), name, basis);
            if (used) rows_.rows.back()[4] = true;
        }
    }

    void add_norm(Message label, std::string_view part, const model::Norm& norm) {
        if (!norm.mean && !norm.sd) return;
        base::List parts;
        if (norm.mean) parts.parts.push_back({"measure.mean-of", {shown(*norm.mean)}});
        if (norm.sd) parts.parts.push_back({"measure.sd-of", {shown(*norm.sd)}});
        line(std::move(label), {"list", {parts}}, norm.basis);
        row("norm", norm_cell(norm.mean), std::string(part), norm.basis);
        rows_.rows.back()[3] = norm_cell(norm.sd);
    }

    const Measure& measure_;
    const model::Settings& settings_;
    Items lines_;
    Table rows_;
};

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
    for (const Measure* measure : measures) {
        const Cell items = measure->total_only() ? Cell{} : Cell{static_cast<std::int64_t>(measure->items.size())};
        table.rows.push_back({measure->id, type_word(*measure), items, shown(measure->total_min()), shown(measure->total_max()),
                              better_word(*measure), measure->name});
    }
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
    document.facts = {{"measure", measure.id}};
    Definition definition(measure, settings);
    definition.add_shape();
    definition.add_limits();
    definition.add_norms();
    definition.add_papers();
    document.main = definition.take_rows();
    Section section;
    section.key = document.main.key;
    section.parts.emplace_back(definition.take_lines());
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace viktig::report
