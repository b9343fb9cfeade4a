// viktig help [COMMAND]
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "help_text.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

/// `help client` and `help client add` alike.
void help_on(const std::vector<std::string>& words, const Context& context) {
    if (words.size() > 2) throw base::Error(base::Exit::usage, {"usage.too-much", {words[2]}}, {"usage.hint-command-help", {"viktig help"}});
    const CommandEntry& entry = find_command(words.front());
    Parser all("viktig", "");
    Command nothing;
    const Parser* parser = &declare_command(all, entry, nothing);
    std::string name = words.front();
    if (words.size() > 1) {
        const auto& inner = parser->commands();
        const auto found = std::ranges::find(inner, words[1], &Parser::name);
        if (found == inner.end()) {
            std::vector<std::string> known;
            for (const Parser& sub : inner) known.emplace_back(sub.name());
            const auto near = model::nearest(words[1], known);
            throw base::Error(base::Exit::usage, {"usage.no-such-subcommand", {words[1], name}},
                              near ? base::Message{"hint.did-you-mean", {"viktig help " + name + " " + *near}}
                                   : base::Message{"usage.hint-command-help", {"viktig " + name}});
        }
        parser = &*found;
        name += " " + words[1];
    }
    context.world.out.write(help_text(*parser, name, context));
}

}  // namespace

void build_help(Parser& parser, Command& chosen) {
    auto words = std::make_shared<std::vector<std::string>>();
    parser.add_rest("COMMAND", *words, "a command: log, client add");
    parser.then([words, &chosen] {
        chosen = NeedsNoStore([words](Context& context, const Globals&) { words->empty() ? print_overview(context) : help_on(*words, context); });
    });
}

}  // namespace viktig::cli
