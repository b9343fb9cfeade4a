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

bool takes_value(const CLI::Option& option) {
    return option.get_expected_max() > 0;
}

bool is_list(const CLI::Option& option) {
    return option.get_expected_max() > 1;
}

/// `-m, --said ...`
std::string names_of(const CLI::Option& option) {
    std::string text;
    for (const std::string& name : option.get_snames()) text += "-" + name + ", ";
    for (const std::string& name : option.get_lnames()) text += "--" + name;
    return takes_value(option) ? text + " ..." : text;
}

/// `viktig log CLIENT [WHO...]`
std::string usage_of(const CLI::App& parser, const std::string& name) {
    std::string text = "viktig " + name;
    for (const CLI::Option* option : parser.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
        const std::string word = option->get_name(true) + (is_list(*option) ? "..." : "");
        text += option->get_required() ? " " + word : " [" + word + "]";
    }
    for (const CLI::Option* option : parser.get_options([](const CLI::Option* o) { return !o->get_positional() && o->get_required(); }))
        text += " " + names_of(*option);
    return text;
}

}  // namespace

std::string help_text(const CLI::App& parser, const std::string& name, const Context& context) {
    const auto inner = parser.get_subcommands([](const CLI::App*) { return true; });
    std::string text;
    for (const std::string& line : base::wrap(parser.get_description(), page)) text += line + "\n";
    text += "\n";
    if (!inner.empty()) {
        for (const CLI::App* sub : inner) {
            text += usage_of(*sub, name + " " + sub->get_name()) + "\n";
            for (const std::string& line : base::wrap(sub->get_description(), page - 2 * indent)) text += std::string(2 * indent, ' ') + line + "\n";
        }
        return text + "\n" + context.words({"help.more", {name}}) + "\n";
    }
    text += usage_of(parser, name) + "\n";
    const auto positional = parser.get_options([](const CLI::Option* o) { return o->get_positional(); });
    const auto named = parser.get_options([](const CLI::Option* o) { return !o->get_positional(); });
    if (!positional.empty()) text += "\n";
    for (const CLI::Option* option : positional) text += line_of(option->get_name(true), option->get_description());
    text += "\n";
    for (const CLI::Option* option : named) text += line_of(names_of(*option), option->get_description());
    return text + "\n" + context.words({"help.globals"}) + "\n";
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
