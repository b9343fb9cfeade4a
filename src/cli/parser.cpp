// Options, arguments and commands as they are declared.
#include "parser.hpp"

#include <algorithm>
#include <utility>

namespace viktig::cli {

Option& Option::required() {
    is_required = true;
    return *this;
}

Option& Option::holds(Holds what) {
    holding = what;
    return *this;
}

std::string_view Option::long_name() const {
    const auto at = names.find("--");
    return at == std::string_view::npos ? std::string_view() : names.substr(at);
}

bool Option::is_named(std::string_view word) const {
    return word == long_name() || word == names.substr(0, names.find(','));
}

Parser::Parser(std::string_view name, std::string_view about) : name_(name), about_(about) {
    if (!about.empty()) add({"-h,--help", "this page", Takes::page});
}

Option& Parser::add(Option option) {
    return options_.emplace_back(std::move(option));
}

Option& Parser::add_flag(std::string_view names, bool& value, std::string_view help) {
    return add({names, help, Takes::nothing, &value});
}

Option& Parser::add_flag(std::string_view names, std::string_view help) {
    return add({names, help, Takes::nothing});
}

Option& Parser::add_text(std::string_view names, std::string& value, std::string_view help) {
    return add({names, help, Takes::text, &value});
}

Option& Parser::add_list(std::string_view names, std::vector<std::string>& values, std::string_view help) {
    return add({names, help, Takes::list, &values});
}

Option& Parser::add_each(std::string_view names, std::vector<std::string>& values, std::string_view help) {
    return add({names, help, Takes::each, &values});
}

Option& Parser::add_rest(std::string_view name, std::vector<std::string>& values, std::string_view help) {
    return add({name, help, Takes::rest, &values});
}

Option& Parser::add_words(std::string_view names, std::string& value, std::string_view help) {
    return add_text(names, value, help).holds(Holds::words);
}

Parser& Parser::add_command(std::string_view name, std::string_view about) {
    return commands_.emplace_back(name, about);
}

const Option* Parser::option(std::string_view name) const {
    const auto found = std::ranges::find_if(options_, [&](const Option& option) { return option.is_named(name); });
    return found == options_.end() ? nullptr : &*found;
}

void Parser::act() const {
    if (then_) then_();
}

std::string unknown_option(const std::vector<std::string>& words) {
    for (const std::string& word : words)
        if (word.size() > 1 && word.front() == '-' && word != "--") return word.substr(0, word.find('='));
    return {};
}

std::vector<std::string> option_names(const std::vector<const Parser*>& parsers) {
    std::vector<std::string> names;
    for (const Parser* parser : parsers)
        for (const Option& option : parser->options())
            if (!option.is_argument()) names.emplace_back(option.long_name());
    return names;
}

}  // namespace viktig::cli
