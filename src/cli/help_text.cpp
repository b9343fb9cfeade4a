// What `--help` and `viktig help` print.
#include "help_text.hpp"

#include <fmt/format.h>

#include "viktig/base/text.hpp"

namespace viktig::cli {
namespace {

constexpr int page = 79;
constexpr int indent = 2;
constexpr int names_width = 18;

/// `  --date ...        day of the meeting`
std::string line_of(const std::string& name, const std::string& about) {
    std::string text = std::string(indent, ' ') + base::pad_right(name, names_width);
    if (base::width(name) >= names_width) text += "\n" + std::string(indent + names_width, ' ');
    const auto lines = base::wrap(about, page - indent - names_width);
    for (const std::string& line : lines) {
        if (&line != lines.data()) text += std::string(indent + names_width, ' ');
        text += line + "\n";
    }
    return text;
}

/// `-m, --said ...`
std::string names_of(const Option& option) {
    std::string text(option.names);
    if (const auto comma = text.find(','); comma != std::string::npos) text.insert(comma + 1, " ");
    return option.takes_value() ? text + " ..." : text;
}

/// `viktig log CLIENT [WHO...]`
std::string usage_of(const Parser& parser, const std::string& name) {
    std::string text = "viktig " + name;
    for (const Option& option : parser.options()) {
        if (!option.is_argument()) continue;
        const std::string word = std::string(option.names) + (option.takes == Takes::rest ? "..." : "");
        text += option.is_required ? " " + word : " [" + word + "]";
    }
    for (const Option& option : parser.options())
        if (!option.is_argument() && option.is_required) text += " " + names_of(option);
    return text;
}

}  // namespace

std::string help_text(const Parser& parser, const std::string& name, const Context& context) {
    std::string text;
    for (const std::string& line : base::wrap(context.words({parser.about()}), page)) text += line + "\n";
    text += "\n";
    if (!parser.commands().empty()) {
        for (const Parser& command : parser.commands()) {
            text += usage_of(command, name + " " + std::string(command.name())) + "\n";
            for (const std::string& line : base::wrap(context.words({command.about()}), page - 2 * indent))
                text += std::string(2 * indent, ' ') + line + "\n";
        }
        return text + "\n" + context.words({"help.more", {name}}) + "\n";
    }
    text += usage_of(parser, name) + "\n";
    std::string arguments, named;
    for (const Option& option : parser.options())
        (option.is_argument() ? arguments : named) += line_of(option.is_argument() ? std::string(option.names) : names_of(option), std::string(option.help));
    if (!arguments.empty()) text += "\n";
    return text + arguments + "\n" + named + "\n" + context.words({"help.globals"}) + "\n";
}

void print_overview(const Context& context) {
    context.say({"help.head"});
    std::string_view group;
    for (const CommandEntry& entry : commands()) {
        if (entry.group != group) {
            group = entry.group;
            context.world.out.write("\n" + context.words({group}) + "\n");
        }
        context.world.out.write(fmt::format("  {:<9} {}\n", entry.name, context.words({entry.summary})));
    }
    context.world.out.write("\n" + context.words({"help.foot"}) + "\n");
}

}  // namespace viktig::cli
