// viktig measure list|show|add   The forms the store knows: numbers, sources, licences.
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "trouble.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/report/lists.hpp"
#include "viktig/store/add_measure.hpp"

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

/// A file's name as the disk knows it.
std::string path_of(const std::string& file, const Context& context) {
    return file.starts_with('/') ? file : context.world.working_folder() + "/" + file;
}

/// What lies in the store for good holds no such number; one that only may be one is told.
void look_for_identity_numbers(const std::string& text, const std::string& shown, const Context& context) {
    const auto found_in_it = model::find_identity_numbers_in_file(text, context.own_days);
    const auto number = std::ranges::max_element(found_in_it, {}, &model::IdentityNumber::certainty);
    if (number == found_in_it.end()) return;
    const bool certain = number->certainty == model::Certainty::certain;
    const base::Message found{certain ? "identity.certain" : "identity.likely", {base::Message{"text", {shown}}, number->character}};
    if (certain) throw base::Error(base::Exit::data, found, {"measure.hint-number"});
    context.note(found);
}

void add_measure(const std::string& file, store::Writer& store, Context& context) {
    const bool from_input = file == "-";
    const std::string shown = from_input ? context.words({"words.where-input"}) : file;
    const std::string text = from_input ? context.world.read_input() : store::read_definition(context.world.files, path_of(file, context), file);
    look_for_identity_numbers(text, shown, context);
    std::vector<base::Error> troubles;
    const auto added = store::add_measure(context.world.files, store, text, shown, troubles);
    if (!added) {
        for (std::size_t n = 0; n + 1 < troubles.size(); ++n) print_error(troubles[n], context.world.err);
        throw base::Error(troubles.back());
    }
    context.say_filed({added->file, 1, {}}, {"measure.added", {added->file, added->measure.name, added->measure.id}});
}

}  // namespace

void build_measure(Parser& parser, Command& chosen) {
    auto options = std::make_shared<MeasureOptions>();

    Parser& list = parser.add_command("list", "help.measure-list");
    add_delivery_options(list, options->delivery);
    list.then([options, &chosen] {
        chosen = Reads([options](auto& store, auto& context) { deliver(report::measure_list(store.measures()), options->delivery, store, context); });
    });

    Parser& show = parser.add_command("show", "help.measure-show");
    show.add_text("MEASURE", options->id, "ors, phq-9, core-10, life, ... or one of yours: viktig measure list").required();
    add_delivery_options(show, options->delivery);
    show.then([options, &chosen] { chosen = Reads([options](auto& store, auto& context) { show_measure(*options, store, context); }); });

    Parser& add = parser.add_command("add", "help.measure-add");
    auto file = std::make_shared<std::string>();
    add.add_text("FILE", *file, "the definition, as man viktig-store has it; - is standard input").holds(Holds::new_file).required();
    add.then([file, &chosen] { chosen = Writes([file](auto& store, auto& context) { add_measure(*file, store, context); }); });
}

}  // namespace viktig::cli
