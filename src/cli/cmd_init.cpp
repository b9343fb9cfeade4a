// viktig init [DIR]   Makes a store; twice changes nothing.
#include <memory>

#include "command.hpp"
#include "viktig/base/error.hpp"

namespace viktig::cli {
namespace {

/// The folder named, else where the store would be looked for.
std::string folder_to_make(const std::string& named, const World& world, const Globals& globals) {
    if (!named.empty()) return named;
    if (!globals.store.empty()) return globals.store;
    if (const auto variable = world.environment("VIKTIG_STORE")) return *variable;
    if (const auto data = world.environment("XDG_DATA_HOME")) return *data + "/viktig";
    if (const auto home = world.environment("HOME")) return *home + "/.local/share/viktig";
    throw base::Error(base::Exit::usage, {"init.where"}, {"init.hint-where"});
}

}  // namespace

void build_init(Parser& parser, Command& chosen) {
    auto folder = std::make_shared<std::string>();
    parser.add_text("DIR", *folder, "where; without it the usual place").holds(Holds::new_file);
    parser.then([folder, &chosen] {
        chosen = NeedsNoStore([folder](Context& context, const Globals& globals) {
            const std::string place = folder_to_make(*folder, context.world, globals);
            // The default store's parents (~/.local/share) may not be there on a new machine.
            if (folder->empty() && globals.store.empty()) store::make_parents(context.world.files, place);
            const bool made = store::make_store(context.world.files, place);
            context.say({made ? "init.made" : "init.was-there", {place}});
            if (made) context.note({"init.next"});
        });
    });
}

}  // namespace viktig::cli
