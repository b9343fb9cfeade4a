// The global options as values, and how a command speaks.
#include <algorithm>
#include <array>
#include <tuple>

#include "command.hpp"
#include "trouble.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/base/text.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/date_words.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::cli {

using base::Error;
using base::Exit;
using base::Message;

namespace {

constexpr std::array<std::string_view, 3> color_words{"auto", "always", "never"};
constexpr std::array<std::string_view, 1> reader_words{"toml"};

bool wants_color(const World& world, const std::string& option) {
    if (option != "auto") return option == "always";
    return world.output_is_terminal && !world.environment("NO_COLOR") && world.environment("TERM").value_or("dumb") != "dumb";
}

/// Who writes when nobody says so; empty when that is not known.
std::string writer_by_default(const World& world) {
    for (const std::string_view name : {"VIKTIG_BY", "LOGNAME", "USER"})
        if (const std::string by = world.environment(name).value_or(""); !by.empty()) return by;
    return "";
}

}  // namespace

Context::Context(const World& world_in, const Globals& globals) : world(world_in), today(world_in.today()) {
    if (!globals.as_of.empty()) today = model::parse_day(globals.as_of, today);
    if (!globals.on_file.empty()) on_file = model::parse_day(globals.on_file, today);
    if (!globals.lang.empty()) {
        language = lang::parse_language(globals.lang);
        if (!language) require_word("--lang", globals.lang, model::languages());
    }
    require_word("--color", globals.color, color_words);
    color = wants_color(world, globals.color);
}

void Context::say(const Message& message) const {
    world.out.write(model::mask_identity_numbers(words(message)) + "\n");
}

void Context::show_block(const std::string& block) const {
    world.out.write(model::mask_identity_numbers(base::escape_unsafe(block)));
}

void Context::say_filed(const store::Appended& done, const Message& message) const {
    edited.clear();
    try {
        say(message);
        world.out.flush();
    } catch (const base::Error& trouble) {
        throw base::Error(trouble.exit(), {"output.filed", {done.file, done.line, trouble.message()}});
    }
}

void Context::note(const Message& message) const {
    world.err.write("viktig: " + words(message) + "\n");
}

void Context::give_back_words() const {
    if (edited.empty()) return;
    note({"words.given-back"});
    for (std::size_t begin = 0; begin <= edited.size();) {
        const auto end = std::min(edited.find('\n', begin), edited.size());
        world.err.write(base::printable(std::string_view(edited).substr(begin, end - begin)) + "\n");
        begin = end + 1;
    }
}

void Context::tell(model::Problems problems, Remarks remarks) {
    std::ranges::stable_sort(problems, [](const model::Problem& a, const model::Problem& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    for (const model::Problem& problem : problems) {
        const bool remark = problem.loss == model::Loss::nothing;
        if (remark && remarks == Remarks::untold) continue;
        print_problem(problem, world.err);
        if (!remark) exit = Exit::data;
    }
}

std::string Context::words(const Message& message) const {
    return lang::words(message, language.value_or(lang::Language::en));
}

std::optional<base::Instant> Context::logged_before() const {
    if (!on_file) return std::nullopt;
    return world.end_of_day(*on_file);
}

store::Readers Context::readers() const {
    const std::string reader = world.environment("VIKTIG_READER").value_or("");
    if (reader.empty()) return store::Readers::both;
    require_word("VIKTIG_READER", reader, reader_words);
    return store::Readers::general;
}

std::string Context::writer(const std::string& by_option) const {
    const std::string by = by_option.empty() ? writer_by_default(world) : by_option;
    if (by.empty()) throw Error(Exit::usage, {"by.none"}, {"by.hint"});
    const Message fault = model::staff_code_fault(by);
    if (!fault.empty()) throw Error(Exit::usage, {"by.fault", {by, fault}}, {"by.hint"});
    return by;
}

std::string Context::undo_words(const std::string& client, const store::Appended& done) const {
    const std::string by = done.block.content.text("by");
    return by == writer_by_default(world) ? client : client + " --by " + base::shell_word(by);
}

std::string Context::new_id(base::Date date) const {
    return model::event_id(date, world.random());
}

base::Date Context::day(const std::string& typed) const {
    return model::parse_day(typed, today);
}

base::Date Context::past_day(const std::string& typed) const {
    const base::Date date = typed.empty() ? today : day(typed);
    if (date <= today) return date;
    throw base::Error(base::Exit::usage, {"log.future", {base::ShownDate{date, base::DateStyle::weekday_day_month_year}}}, {"date.hint-past"});
}

}  // namespace viktig::cli
