// The table of commands.
#include <algorithm>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

constexpr CommandEntry table[] = {
    {"log", "help.group-meeting", "help.log", build_log},
    {"note", "help.group-meeting", "help.note", build_note},
    {"undo", "help.group-meeting", "help.undo", build_undo},
    {"amend", "help.group-meeting", "help.amend", build_amend},
    {"answer", "help.group-meeting", "help.answer", build_answer},
    {"show", "help.group-look", "help.show", build_show},
    {"report", "help.group-look", "help.report", build_report},
    {"explain", "help.group-look", "help.explain", build_explain},
    {"export", "help.group-look", "help.export", build_export},
    {"client", "help.group-case", "help.client", build_client},
    {"voice", "help.group-case", "help.voice", build_voice},
    {"goal", "help.group-case", "help.goal", build_goal},
    {"move", "help.group-house", "help.move", build_move},
    {"forget", "help.group-house", "help.forget", build_forget},
    {"init", "help.group-house", "help.init", build_init},
    {"check", "help.group-house", "help.check", build_check},
    {"measure", "help.group-house", "help.measure", build_measure},
    {"help", "help.group-house", "help.help", build_help},
};

}  // namespace

std::span<const CommandEntry> commands() {
    return table;
}

const CommandEntry& find_command(const std::string& name) {
    const auto found = std::ranges::find(table, name, &CommandEntry::name);
    if (found != std::end(table)) return *found;
    std::vector<std::string> names;
    for (const CommandEntry& entry : table) names.emplace_back(entry.name);
    const auto near = model::nearest(name, names);
    throw base::Error(base::Exit::usage, {"usage.no-such-command", {name}},
                      near ? base::Message{"hint.did-you-mean", {"viktig " + *near}} : base::Message{"usage.hint-help"});
}

Parser& declare_command(Parser& all, const CommandEntry& entry, Command& chosen) {
    Parser& parser = all.add_command(entry.name, entry.summary);
    entry.build(parser, chosen);
    offer_number_ok(parser);
    return parser;
}

}  // namespace viktig::cli
