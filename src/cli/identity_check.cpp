// Identity numbers on the command line: every argument of every command is looked through before anything is done with it.
#include <algorithm>

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

constexpr std::string_view number_ok = "--number-ok";

/// `WORDS`, `--reason`
std::string name_of(const Option& option) {
    return std::string(option.is_argument() ? option.names : option.long_name());
}

/// What was typed for the option: value by value, and together where they stand side by side.
std::vector<std::string> values_of(const Option& option) {
    std::vector<std::string> values = option.typed;
    if (values.size() < 2 || !option.is_argument()) return values;
    std::string together;
    for (const std::string& value : option.typed) together += (together.empty() ? "" : " ") + value;
    values.push_back(together);
    return values;
}

/// The days that the command line is about.
std::vector<base::Date> own_days(const std::vector<const Parser*>& parsers, base::Date today) {
    std::vector<base::Date> days{today};
    for (const Parser* parser : parsers) {
        const Option* date = parser->option("--date");
        if (!date || date->typed.empty()) continue;
        try {
            days.push_back(model::parse_day(date->typed.front(), today));
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

void check_argument(const Option& option, const std::string& value, const Context& context) {
    const Holds held = option.holding;
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

void offer_number_ok(Parser& parser) {
    for (Parser& inner : parser.commands()) offer_number_ok(inner);
    if (std::ranges::any_of(parser.options(), [](const Option& option) { return option.holding == Holds::words; }))
        parser.add_flag(number_ok, "a number in the words is no identity number");
}

void refuse_identity_numbers(const std::vector<const Parser*>& parsers, Context& context) {
    context.own_days = own_days(parsers, context.today);
    for (const Parser* parser : parsers) {
        const Option* flag = parser->option(number_ok);
        if (flag && !flag->typed.empty()) context.number_ok = true;
    }
    for (const Parser* parser : parsers)
        for (const Option& option : parser->options())
            for (const std::string& value : values_of(option)) check_argument(option, value, context);
}

void require_no_identity_number(const Message& where, const std::string& words, const Context& context) {
    check_words(where, words, context);
}

}  // namespace viktig::cli
