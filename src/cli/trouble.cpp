// Trouble as a user sees it: place, what, the line itself, what to do.
#include "trouble.hpp"

#include <fmt/format.h>

#include "viktig/base/text.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;

/// What is wrong with a whole file often names it: once is enough.
bool names_file(const Message& message, const std::string& file) {
    const auto* first = message.arguments.empty() ? nullptr : std::get_if<std::string>(&message.arguments.front().value);
    return first && *first == file;
}

void print(base::Output& err, std::string_view label, const base::Place& place, const std::string& excerpt, const Message& message,
           const Message& hint) {
    const bool named = place.line == 0 && names_file(message, place.file);
    std::string text = fmt::format("viktig: {}: {}{}\n", label, named ? std::string() : shown_place(place), shown_words(lang::words(message)));
    text += shown_excerpt(place, excerpt);
    if (!hint.empty()) text += fmt::format("hint: {}\n", shown_words(lang::words(hint)));
    err.write(text);
}

/// The option that was typed but is not known; empty when something else was too much.
std::string unknown_option(const std::vector<std::string>& extras) {
    for (const std::string& extra : extras)
        if (extra.size() > 1 && extra.front() == '-' && extra != "--") return extra.substr(0, extra.find('='));
    return {};
}

std::vector<std::string> option_names(const CLI::App& app, const CLI::App& parser) {
    std::vector<std::string> names;
    for (const CLI::App* each : {&parser, &app})
        for (const CLI::Option* option : each->get_options())
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

/// The innermost parser that was reached: `viktig client add`.
const CLI::App& innermost(const CLI::App& parser) {
    const CLI::App* inner = &parser;
    while (!inner->get_subcommands().empty()) inner = inner->get_subcommands().front();
    return *inner;
}

std::string full_name(const CLI::App& parser, const CLI::App& inner) {
    return &parser == &inner ? "viktig " + parser.get_name() : "viktig " + parser.get_name() + " " + inner.get_name();
}

std::vector<std::string> subcommand_names(const CLI::App& parser) {
    std::vector<std::string> names;
    for (const CLI::App* sub : parser.get_subcommands([](const CLI::App*) { return true; })) names.push_back(sub->get_name());
    return names;
}

/// What the parser says of an option begins with its name: `--date: 1 required TEXT missing`, `CLIENT is required`.
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

}  // namespace

std::string shown_place(const base::Place& place) {
    if (place.file.empty()) return {};
    const std::string file = base::printable(place.file);
    if (place.line == 0) return file + ": ";
    if (place.column == 0) return fmt::format("{}:{}: ", file, place.line);
    return fmt::format("{}:{}:{}: ", file, place.line, place.column);
}

std::string shown_words(std::string_view words) {
    constexpr int longest = 2000;
    return base::shorten(model::mask_identity_numbers(words), longest);  // masked first, lest half of a number be left
}

std::string shown_excerpt(const base::Place& place, const std::string& excerpt) {
    // Masked before it is cut, lest the first half of a number be left.
    return excerpt.empty() ? std::string()
                           : fmt::format("{:5} | {}\n", place.line, base::shorten(model::mask_identity_numbers(base::printable(excerpt)), 100));
}

void print_error(const Error& error, base::Output& err) {
    print(err, "error", error.place(), error.excerpt(), error.message(), error.hint());
}

void print_problem(const model::Problem& problem, base::Output& err) {
    print(err, lang::words({problem.loss == model::Loss::nothing ? "problem.remark" : "problem.left-out"}), problem.place, problem.excerpt, problem.message, problem.hint);
}

Error usage_error(const CLI::ParseError& trouble, const CLI::App& app, const CLI::App& parser) {
    const CLI::App& inner = innermost(parser);
    const Message help{"usage.hint-command-help", {full_name(parser, inner)}};
    const auto extras = app.remaining(true);
    if (const auto option = unknown_option(extras); !option.empty()) {
        const auto near = model::nearest(option, option_names(app, inner));
        return {Exit::usage, {"usage.no-such-option", {option}}, near ? Message{"hint.did-you-mean", {*near}} : help};
    }
    const auto subcommands = subcommand_names(parser);
    if (!subcommands.empty() && &inner == &parser) {
        const std::string typed = extras.empty() ? std::string() : extras.front();
        const auto near = typed.empty() ? std::nullopt : model::nearest(typed, subcommands);
        if (near)
            return {Exit::usage, {"usage.no-such-subcommand", {typed, parser.get_name()}},
                    {"hint.did-you-mean", {"viktig " + parser.get_name() + " " + *near}}};
        return {Exit::usage, {"usage.which-subcommand", {parser.get_name(), as_list(subcommands)}}, help};
    }
    if (const auto said = in_our_words(trouble); !said.empty()) return {Exit::usage, said, help};
    if (!extras.empty()) return {Exit::usage, {"usage.too-much", {extras.front()}}, help};
    return {Exit::usage, {"usage.parser", {std::string(trouble.what())}}, help};
}

std::optional<Error> unknown_option_error(const std::vector<std::string>& words, const CLI::App& app) {
    const auto option = unknown_option(words);
    if (option.empty()) return std::nullopt;
    const auto near = model::nearest(option, option_names(app, app));
    return Error{Exit::usage, {"usage.no-such-option", {option}}, near ? Message{"hint.did-you-mean", {*near}} : Message{"usage.hint-help"}};
}

}  // namespace viktig::cli
