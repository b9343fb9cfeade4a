// Identity numbers on the command line: every argument of every command is looked through before anything is done with it.
#include <algorithm>
#include <array>

#include "command.hpp"
#include "viktig/base/error.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using model::Certainty;

// The parser's groups of options, which we have no other use for, carry the word.
constexpr std::array<std::pair<Holds, const char*>, 5> groups{
    {{Holds::code, "code"}, {Holds::words, "words"}, {Holds::new_file, "new file"}, {Holds::folder, "folder"}, {Holds::to_erase, "to erase"}}};
const std::string number_ok = "--number-ok";

Holds held_by(const CLI::Option& option) {
    for (const auto& [what, group] : groups)
        if (option.get_group() == group) return what;
    return Holds::code;
}

/// `WORDS`, `--reason`
std::string name_of(const CLI::Option& option) {
    const auto& names = option.get_lnames();
    return names.empty() ? option.get_name(true) : "--" + names.front();
}

/// What was typed for the option: value by value, and together where they stand side by side.
std::vector<std::string> values_of(const CLI::Option& option) {
    std::vector<std::string> values = option.results();
    if (values.size() < 2 || !option.get_positional()) return values;
    std::string together;
    for (const std::string& value : option.results()) together += (together.empty() ? "" : " ") + value;
    values.push_back(together);
    return values;
}

/// The days that the command line is about.
std::vector<base::Date> own_days(const std::vector<const CLI::App*>& parsers, base::Date today) {
    std::vector<base::Date> days{today};
    for (const CLI::App* parser : parsers) {
        const CLI::Option* date = parser->get_option_no_throw("--date");
        if (!date || date->count() == 0) continue;
        try {
            days.push_back(model::parse_day(date->results().front(), today));
        } catch (const Error&) {
            // The command will say what is wrong with it.
        }
    }
    return days;
}

bool may_ask(const World& world) {
    return world.input_is_terminal && world.output_is_terminal;
}

Message message_about(const model::IdentityNumber& number, const Message& where) {
    switch (number.certainty) {
        case Certainty::possible: return {"identity.possible", {where, number.character}};
        case Certainty::likely: return {"identity.likely", {where, number.character}};
        case Certainty::certain: break;
    }
    return {"identity.certain", {where, number.character}};
}

void check_words(const Message& where, const std::string& words, const Context& context) {
    const auto number = model::surest_identity_number(words, context.own_days);
    if (!number) return;
    const Message found = message_about(*number, where);
    if (context.number_ok) {
        context.number_vouched_for = true;
    } else if (number->certainty == Certainty::possible) {
        context.note(found);
    } else if (number->certainty == Certainty::likely && may_ask(context.world) &&
               context.world.confirm(context.words({"identity.ask", {where, number->character}}))) {
        context.number_vouched_for = true;
    } else {
        throw Error(Exit::usage, found, {"identity.hint-words"});
    }
}

void check_argument(const CLI::Option& option, const std::string& value, const Context& context) {
    const Holds held = held_by(option);
    const Message where{"text", {name_of(option)}};
    if (held == Holds::folder || held == Holds::to_erase) return;
    if (held == Holds::words) return check_words(where, value, context);
    const auto number = model::surest_identity_number(value, context.own_days);
    if (!number) return;
    const Message found = message_about(*number, where);
    if (held == Holds::code) throw Error(Exit::usage, found, {"identity.hint-code"});
    if (number->certainty != Certainty::possible) throw Error(Exit::usage, found, {"identity.hint-file-name"});
    context.note(found);
}

}  // namespace

CLI::Option* holds(CLI::Option* option, Holds what) {
    return option->group(std::ranges::find(groups, what, [](const auto& pair) { return pair.first; })->second);
}

CLI::Option* add_words(CLI::App& parser, const std::string& names, std::string& value, const std::string& help) {
    return holds(add_text(parser, names, value, help), Holds::words);
}

void offer_number_ok(CLI::App& parser) {
    const std::string about = "a number in the words is no identity number";  // the parser wants it const
    for (CLI::App* inner : parser.get_subcommands([](const CLI::App*) { return true; })) offer_number_ok(*inner);
    if (std::ranges::any_of(parser.get_options(), [](const CLI::Option* option) { return held_by(*option) == Holds::words; }))
        parser.add_flag(number_ok, about);
}

void refuse_identity_numbers(const std::vector<const CLI::App*>& parsers, Context& context) {
    context.own_days = own_days(parsers, context.today);
    for (const CLI::App* parser : parsers) {
        const CLI::Option* flag = parser->get_option_no_throw(number_ok);
        if (flag && flag->count() > 0) context.number_ok = true;
    }
    for (const CLI::App* parser : parsers)
        for (const CLI::Option* option : parser->get_options())
            for (const std::string& value : values_of(*option)) check_argument(*option, value, context);
}

void require_no_identity_number(const Message& where, const std::string& words, const Context& context) {
    check_words(where, words, context);
}

}  // namespace viktig::cli
