// viktig measure list|show   The forms the store knows: numbers, sources, licences.
#include <memory>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/report/lists.hpp"

namespace viktig::cli {
namespace {

struct MeasureOptions {
    std::string id;
    Delivery delivery;
};

void show_measure(const MeasureOptions& options, const store::Reader& store, Context& context) {
    const model::Measure* measure = store.measures().find(options.id);
    if (!measure) {
        const auto known = store.measures().ids();
        const auto near = model::nearest(options.id, known);
        throw base::Error(base::Exit::data, {"measure.unknown", {options.id}},
                          near ? base::Message{"hint.did-you-mean", {*near}} : base::Message{"measure.hint-list"});
    }
    deliver(report::measure_page(*measure, store.settings()), options.delivery, store, context);
}

}  // namespace

void build_measure(CLI::App& parser, Command& chosen) {
    parser.require_subcommand(1);
    auto options = std::make_shared<MeasureOptions>();

    CLI::App* list = parser.add_subcommand("list", lang::words({"help.measure-list"}));
    add_delivery_options(*list, options->delivery);
    list->callback([options, &chosen] {
        chosen = Reads([options](auto& store, auto& context) { deliver(report::measure_list(store.measures()), options->delivery, store, context); });
    });

    CLI::App* show = parser.add_subcommand("show", lang::words({"help.measure-show"}));
    add_text(*show, "MEASURE", options->id, "ors, srs, phq-9, life, talks, or one of yours")->required();
    add_delivery_options(*show, options->delivery);
    show->callback([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { show_measure(*options, store, context); }); });
}

}  // namespace viktig::cli
