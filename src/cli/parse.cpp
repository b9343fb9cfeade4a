// A line held against what was declared. The only file that knows CLI11, which does the work.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

#include "parser.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;

/// `--store "$UNSET"` is a slip, not a wish for the usual place.
std::string refuse_empty(const std::string& value) {
    return value.empty() ? "empty" : "";
}

/// CLI11's parser of one of ours, its options beside ours.
class Line {
  public:
    Line(CLI::App& app, Parser& parser) : app_(app) {
        app.fallthrough();
        app.set_help_flag();
        for (Option& option : parser.options()) declare(option);
        for (Parser& command : parser.commands()) inner_.emplace_back(*app.add_subcommand(std::string(command.name())), command);
        if (!inner_.empty() && !parser.about().empty()) app.require_subcommand(1);
    }

    void keep_what_was_typed() {
        for (const auto& [ours, theirs] : options_) ours->typed = theirs->results();
        for (Line& line : inner_) line.keep_what_was_typed();
    }

  private:
    void declare(Option& option) {
        const std::string names(option.names), help;  // the help is ours
        CLI::Option* made = nullptr;
        switch (option.takes) {
            case Takes::page: made = app_.set_help_flag(names, help); break;
            case Takes::nothing:
                made = std::holds_alternative<bool*>(option.into) ? app_.add_flag(names, *std::get<bool*>(option.into), help) : app_.add_flag(names, help);
                break;
            case Takes::text: made = app_.add_option(names, *std::get<std::string*>(option.into), help); break;
            case Takes::list:
            case Takes::each:
            case Takes::rest: made = app_.add_option(names, *std::get<std::vector<std::string>*>(option.into), help); break;
        }
        // A list would take the words after it as well, and a value that looks like an option would be one.
        if (option.takes_value() && option.takes != Takes::rest) made->allow_extra_args(false)->check(refuse_empty);
        if (option.takes == Takes::list) made->delimiter(',');
        made->required(option.is_required);
        options_.emplace_back(&option, made);
    }

    CLI::App& app_;
    std::vector<std::pair<Option*, CLI::Option*>> options_;
    std::deque<Line> inner_;
};

/// Ours, as far as the line came: to its command at least, the only one that is declared.
std::vector<const Parser*> path_of(const Parser& parser, const CLI::App& app) {
    std::vector<const Parser*> path{&parser};
    if (app.get_subcommands().empty()) path.push_back(&parser.commands().front());
    for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        const auto& commands = path.back()->commands();
        path.push_back(&*std::ranges::find(commands, at->get_name(), &Parser::name));
    }
    return path;
}

/// What the library says of an option begins with its name: `--date: 1 required TEXT missing`, `CLIENT is required`.
Message in_our_words(const CLI::ParseError& trouble) {
    const std::string said = trouble.what();
    const std::string name = said.substr(0, said.find_first_of(": "));
    const std::string kind = trouble.get_name();
    if (kind == "RequiredError") return {"usage.missing", {name}};
    if (kind == "ValidationError") return {"usage.empty", {name}};
    if (kind != "ArgumentMismatch") return {};
    return said.ends_with("missing") ? Message{"usage.no-value", {name}} : Message{"usage.twice", {name}};
}

base::List as_list(const std::vector<std::string>& names) {
    base::List list;
    for (const std::string& name : names) list.parts.push_back({"text", {name}});
    return list;
}

std::string typed_name(const std::vector<const Parser*>& path) {
    std::string name = "viktig";
    for (std::size_t n = 1; n < path.size(); ++n) name += " " + std::string(path[n]->name());
    return name;
}

/// `--by= teen:` The library would take the next word for the value.
void refuse_no_value(const std::vector<std::string>& words, const std::vector<const Parser*>& path) {
    for (const std::string& word : words) {
        if (word == "--") return;
        if (word.starts_with("--") && word.find('=') + 1 == word.size())
            throw Error(Exit::usage, {"usage.empty", {word.substr(0, word.size() - 1)}}, {"usage.hint-command-help", {typed_name(path)}});
    }
}

Error usage_error(const CLI::ParseError& trouble, const std::vector<const Parser*>& path, const std::vector<std::string>& extras) {
    const Parser& inner = *path.back();
    const std::string name = typed_name(path);
    const Message help{"usage.hint-command-help", {name}};
    if (const auto option = unknown_option(extras); !option.empty()) {
        const auto near = model::nearest(option, option_names({&inner, path.front()}));
        return {Exit::usage, {"usage.no-such-option", {option}}, near ? Message{"hint.did-you-mean", {*near}} : help};
    }
    if (!inner.commands().empty()) {
        std::vector<std::string> commands;
        for (const Parser& command : inner.commands()) commands.emplace_back(command.name());
        const std::string typed = extras.empty() ? std::string() : extras.front();
        const auto near = typed.empty() ? std::nullopt : model::nearest(typed, commands);
        if (near) return {Exit::usage, {"usage.no-such-subcommand", {typed, std::string(inner.name())}}, {"hint.did-you-mean", {name + " " + *near}}};
        return {Exit::usage, {"usage.which-subcommand", {std::string(inner.name()), as_list(commands)}}, help};
    }
    if (const auto said = in_our_words(trouble); !said.empty()) return {Exit::usage, said, help};
    if (!extras.empty()) return {Exit::usage, {"usage.too-much", {extras.front()}}, help};
    return {Exit::usage, {"usage.parser", {std::string(trouble.what())}}, help};
}

}  // namespace

Parsed parse(Parser& parser, std::vector<std::string> words) {
    CLI::App app{"", "viktig"};
    Line line(app, parser);
    refuse_no_value(words, path_of(parser, app));
    try {
        std::ranges::reverse(words);  // as CLI11 wants it
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        return {path_of(parser, app), true};
    } catch (const CLI::ParseError& trouble) {
        throw usage_error(trouble, path_of(parser, app), app.remaining(true));
    }
    line.keep_what_was_typed();
    Parsed parsed{path_of(parser, app)};
    parsed.path.back()->act();
    return parsed;
}

}  // namespace viktig::cli
