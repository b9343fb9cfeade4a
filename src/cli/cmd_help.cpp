// viktig help [COMMAND]
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "trouble.hpp"
#include "viktig/base/error.hpp"

namespace viktig::cli {
namespace {

void help_on(const std::string& name, const Context& context) {
    const auto found = std::ranges::find(commands(), name, &CommandEntry::name);
    if (found == commands().end()) throw base::Error(base::Exit::usage, {"usage.no-such-command", {name}}, {"usage.hint-help"});
    CLI::App app{"", "viktig"};
    Command nothing;
    CLI::App* parser = app.add_subcommand(std::string(found->name), context.words({found->summary}));
    found->build(*parser, nothing);
    context.world.out.write(parser->help("", CLI::AppFormatMode::All));
}

}  // namespace

void build_help(CLI::App& parser, Command& chosen) {
    auto name = std::make_shared<std::string>();
    add_text(parser, "COMMAND", *name, "a command's name");
    parser.callback([name, &chosen] {
        chosen = NeedsNoStore([name](Context& context, const Globals&) { name->empty() ? print_overview(context) : help_on(*name, context); });
    });
}

}  // namespace viktig::cli
