// viktig check [CLIENT...] [--repair]   Everything that is wrong on file, and mending that loses nothing.
#include <algorithm>
#include <array>
#include <memory>

#include "check_page.hpp"
#include "command.hpp"
#include "viktig/report/signals.hpp"
#include "viktig/store/repair.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;

constexpr std::array<std::string_view, 2> formats{"text", "json"};

struct CheckCommand {
    std::vector<std::string> clients;
    std::string format = "text";
    bool repair = false, unfinished = false;
};

void check(const CheckCommand& command, const std::string& folder, Context& context) {
    require_word("--format", command.format, formats);
    if (command.unfinished && !command.repair) throw Error(Exit::usage, {"check.unfinished-alone"}, {"check.hint-unfinished-alone"});
    store::FileSystem& files = context.world.files;
    std::vector<Error> troubles;
    store::Writer store(files, folder, troubles, context.readers());
    for (const std::string& client : command.clients) require_client(store, client, Wanted::on_file);

    const bool json = command.format == "json";
    std::vector<base::Message> steps;
    if (command.repair) {
        for (const Error& trouble : troubles)
            if (trouble.message().key == "file.newer-format") throw Error(trouble);  // not ours to write to
        const auto told = [&](const base::Message& step) {
            steps.push_back(step);
            if (json) return context.note(step);
            context.say(step);
            context.world.out.flush();  // what is mended is said, whatever becomes of the rest
        };
        const auto unfinished = command.unfinished ? store::Unfinished::moved : store::Unfinished::kept;
        store::repair(files, store, {command.clients, unfinished, context.world.now()}, told);
        if (!steps.empty() && !json) context.world.out.write("\n");
    }
    const auto checked = store::check_store(files, folder, {command.clients, context.world.now(), context.today, report::rule_keys(), context.readers()});
    context.world.out.write(json ? check_json(checked, steps, context) : check_text(checked, context));
    if (model::count_of(checked.findings, model::Severity::fault) > 0) context.exit = Exit::fault;
}

}  // namespace

void build_check(Parser& parser, Command& chosen) {
    auto command = std::make_shared<CheckCommand>();
    parser.add_rest("CLIENT", command->clients, "only these (all)");
    parser.add_flag("--repair", command->repair, "mend what can be mended without losing anything, say each step, and check again");
    parser.add_flag("--unfinished", command->unfinished, "with --repair: also take out a last block that has no `logged` line");
    parser.add_text("--format", command->format, "text or json");
    parser.then([command, &chosen] { chosen = Inspects([command](auto& folder, auto& context) { check(*command, folder, context); }); });
}

}  // namespace viktig::cli
