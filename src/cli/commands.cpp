// The table of commands.
#include "command.hpp"

namespace viktig::cli {
namespace {

constexpr CommandEntry table[] = {
    {"log", "help.group-meeting", "help.log", build_log},
    {"note", "help.group-meeting", "help.note", build_note},
    {"show", "help.group-look", "help.show", build_show},
    {"report", "help.group-look", "help.report", build_report},
    {"export", "help.group-look", "help.export", build_export},
    {"client", "help.group-case", "help.client", build_client},
    {"voice", "help.group-case", "help.voice", build_voice},
    {"goal", "help.group-case", "help.goal", build_goal},
    {"init", "help.group-house", "help.init", build_init},
    {"measure", "help.group-house", "help.measure", build_measure},
    {"help", "help.group-house", "help.help", build_help},
};

}  // namespace

std::span<const CommandEntry> commands() {
    return table;
}

}  // namespace viktig::cli
