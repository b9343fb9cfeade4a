// One command line, from words to exit status: find the command, build only its parser, run it, tell trouble once.
#include "viktig/cli/run.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "command.hpp"
#include "help_text.hpp"
#include "trouble.hpp"
#include "viktig/model/identity.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;

constexpr std::string_view options_with_value[] = {"--store", "--lang", "--color", "--as-of", "--on-file"};

/// `--date -3d` as one word: a day counted back looks like an option otherwise.
std::vector<std::string> joined(int argc, const char* const* argv) {
    std::vector<std::string> words;
    for (int n = 1; n < argc; ++n) {
        const std::string word = argv[n];
        const bool counted_back = word.size() >= 3 && word[0] == '-' && word[1] >= '0' && word[1] <= '9';
        const bool after_option = !words.empty() && words.back().size() > 2 && words.back().starts_with("--") && words.back().find('=') == std::string::npos;
        if (counted_back && after_option)
            words.back() += "=" + word;
        else
            words.push_back(word);
    }
    return words;
}

/// The first word that is no option and no option's value; npos when there is none.
std::size_t command_place(const std::vector<std::string>& words) {
    for (std::size_t n = 0; n < words.size(); ++n) {
        if (std::ranges::find(options_with_value, words[n]) != std::end(options_with_value))
            ++n;
        else if (!words[n].starts_with('-'))
            return n;
    }
    return std::string::npos;
}

void add_globals(CLI::App& app, Globals& globals) {
    holds(add_text(app, "--store", globals.store, "DIR"), Holds::folder);
    add_text(app, "--lang", globals.lang, "en|nb|nn|da");
    add_text(app, "--color", globals.color, "auto|always|never");
    add_text(app, "--as-of", globals.as_of, "DAY");
    add_text(app, "--on-file", globals.on_file, "DAY");
}

std::string variable(const World& world, std::string_view name) {
    return world.environment(name).value_or("");
}

std::string locate(const World& world, const Globals& globals) {
    std::string data_home = variable(world, "XDG_DATA_HOME");
    if (const std::string home = variable(world, "HOME"); data_home.empty() && !home.empty()) data_home = home + "/.local/share";
    return store::find_store(world.files, {globals.store, variable(world, "VIKTIG_STORE"), world.working_folder(), data_home});
}

struct Runner {
    Context& context;
    const Globals& globals;

    void operator()(std::monostate) const {}
    void operator()(const NeedsNoStore& action) const { action(context, globals); }
    void operator()(const Reads& action) const {
        const store::Reader reader(context.world.files, locate(context.world, globals), context.readers());
        action(reader, context);
    }
    void operator()(const Writes& action) const {
        store::Writer writer(context.world.files, locate(context.world, globals), context.readers());
        action(writer, context);
    }
    void operator()(const Inspects& action) const { action(locate(context.world, globals), context); }
};

bool asks_for_help(const std::string& word) {
    return word == "--help" || word == "-h";
}

/// `viktig --strore x`: what comes before a command can only be a global option.
void refuse_unknown_options(std::vector<std::string> words, const CLI::App& app) {
    std::erase_if(words, [&](const std::string& word) { return asks_for_help(word) || app.get_option_no_throw(word.substr(0, word.find('='))); });
    if (const auto error = unknown_option_error(words, app)) throw Error(*error);
}

/// No command: the overview, the version, or a slip.
Exit run_without_command(const std::vector<std::string>& words, const CLI::App& app, const World& world) {
    Context context(world, {});
    if (std::ranges::find(words, "--version") != words.end()) {
        context.say({"help.version", {VIKTIG_VERSION}});
        return Exit::done;
    }
    if (words.empty() || std::ranges::any_of(words, asks_for_help)) {
        print_overview(context);
        return Exit::done;
    }
    refuse_unknown_options(words, app);
    throw Error(Exit::usage, {"usage.no-command"}, {"usage.hint-help"});
}

/// The page of the innermost command that was reached.
void print_help(const CLI::App& parser, const Globals& globals, const World& world) {
    const CLI::App* inner = &parser;
    std::string name = parser.get_name();
    while (!inner->get_subcommands().empty()) {
        inner = inner->get_subcommands().front();
        name += " " + inner->get_name();
    }
    world.out.write(help_text(*inner, name, Context(world, globals)));
}

Exit run_words(std::vector<std::string> words, const World& world) {
    Globals globals;
    CLI::App app{"", "viktig"};
    app.fallthrough();
    app.set_help_flag();
    add_globals(app, globals);

    const std::size_t place = command_place(words);
    if (place == std::string::npos) return run_without_command(words, app, world);
    refuse_unknown_options({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(place)}, app);
    const CommandEntry& entry = find_command(words[place]);
    Command chosen;
    CLI::App* parser = app.add_subcommand(std::string(entry.name), lang::words({entry.summary}));
    parser->fallthrough();
    parser->set_help_flag("-h,--help", "this page");
    entry.build(*parser, chosen);
    offer_number_ok(*parser);
    // `viktig --help show` asks for the page of show.
    std::stable_partition(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(place) + 1, std::not_fn(asks_for_help));
    try {
        std::ranges::reverse(words);  // as CLI11 wants it
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        print_help(*parser, globals, world);
        return Exit::done;
    } catch (const CLI::ParseError& trouble) {
        throw usage_error(trouble, app, *parser);
    }
    Context context(world, globals);
    std::vector<const CLI::App*> parsers{&app, parser};
    while (!parsers.back()->get_subcommands().empty()) parsers.push_back(parsers.back()->get_subcommands().front());
    refuse_identity_numbers(parsers, context);
    try {
        std::visit(Runner{context, globals}, chosen);
    } catch (const Error&) {
        context.give_back_words();
        throw;
    }
    return context.exit;
}

/// Standard error as everything below sees it: whatever is said, and whoever says it, an identity number stands as dots.
class MaskedOutput : public base::Output {
  public:
    explicit MaskedOutput(base::Output& inner) : inner_(inner) {}
    void write(std::string_view bytes) override { inner_.write(model::mask_identity_numbers(bytes)); }
    void flush() override { inner_.flush(); }

  private:
    base::Output& inner_;
};

int run_guarded(int argc, const char* const* argv, const World& world) {
    Exit exit = Exit::done;
    try {
        try {
            exit = run_words(joined(argc, argv), world);
            world.out.flush();
        } catch (const Error& error) {
            exit = error.exit();
            world.out.flush();
            print_error(error, world.err);
        } catch (const std::exception& fault) {
            exit = Exit::internal;
            print_error(Error(exit, {"fault", {std::string(fault.what())}}, {"hint.fault"}), world.err);
        }
        world.err.flush();
    } catch (const base::ClosedPipe&) {
        // Whoever read us has had enough: not an error.
    } catch (const Error& error) {
        if (exit == Exit::done) exit = error.exit();  // what could not be told is worse than that it could not be told
        try {
            print_error(error, world.err);
            world.err.flush();
        } catch (const std::exception&) {
            return static_cast<int>(exit);
        } catch (const base::ClosedPipe&) {
            return static_cast<int>(exit);
        }
    }
    return static_cast<int>(exit);
}

}  // namespace

int run(int argc, const char* const* argv, const World& world) {
    MaskedOutput err(world.err);
    const auto confirm = [&world](const std::string& question) { return world.confirm(model::mask_identity_numbers(question)); };
    const World guarded{world.out,         err,           world.files,      world.now,  world.local_day,
                        world.end_of_day,  world.random,  world.environment, world.working_folder, world.read_input,
                        world.edit,        confirm,       world.write_file, world.input_is_terminal, world.output_is_terminal};
    return run_guarded(argc, argv, guarded);
}

}  // namespace viktig::cli
