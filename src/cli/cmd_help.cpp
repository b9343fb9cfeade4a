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
    const CommandEntry& entry = find_command(words.front());
    CLI::App app{"", "viktig"};
    Command nothing;
    CLI::App* parser = app.add_subcommand(std::string(entry.name), context.words({entry.summary}));
    parser->set_help_flag("-h,--help", "this page");
    entry.build(*parser, nothing);
    offer_number_ok(*parser);
    std::string name = words.front();
    if (words.size() > 1) {
        const auto inner = parser->get_subcommands([](const CLI::App*) { return true; });
        const auto found = std::ranges::find(inner, words[1], &CLI::App::get_name);
        if (found == inner.end()) {
            std::vector<std::string> known;
            for (const CLI::App* sub : inner) known.push_back(sub->get_name());
            const auto near = model::nearest(words[1], known);
            throw base::Error(base::Exit::usage, {"usage.no-such-subcommand", {words[1], name}},
                              near ? base::Message{"hint.did-you-mean", {"viktig help " + name + " " + *near}}
                                   : base::Message{"usage.hint-command-help", {"viktig " + name}});
        }
        parser = *found;
        name += " " + words[1];
    }
    context.world.out.write(help_text(*parser, name, context));
}

}  // namespace

void build_help(CLI::App& parser, Command& chosen) {
    auto words = std::make_shared<std::vector<std::string>>();
    parser.add_option("COMMAND", *words, "a command: log, client add")->expected(0, 2);
    parser.callback([words, &chosen] {
        chosen = NeedsNoStore([words](Context& context, const Globals&) { words->empty() ? print_overview(context) : help_on(*words, context); });
    });
}

}  // namespace viktig::cli
