// One command line, from words to exit status: find the command, build only its parser, run it, tell trouble once.
#include "viktig/cli/run.hpp"

#include <algorithm>
#include <vector>

#include "command.hpp"
#include "trouble.hpp"
#include "viktig/model/nearest.hpp"

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
        const bool after_option = !words.empty() && words.back().starts_with("--") && words.back().find('=') == std::string::npos;
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

const CommandEntry& find_command(const std::string& name) {
    const auto found = std::ranges::find(commands(), name, &CommandEntry::name);
    if (found != commands().end()) return *found;
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) names.emplace_back(entry.name);
    const auto near = model::nearest(name, names);
    throw Error(Exit::usage, {"usage.no-such-command", {name}},
                near ? base::Message{"hint.did-you-mean", {"viktig " + *near}} : base::Message{"usage.hint-help"});
}

void add_globals(CLI::App& app, Globals& globals) {
    add_text(app, "--store", globals.store, "DIR");
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
        const store::Reader reader(context.world.files, locate(context.world, globals));
        action(reader, context);
    }
    void operator()(const Writes& action) const {
        store::Writer writer(context.world.files, locate(context.world, globals));
        action(writer, context);
    }
};

/// What `--help` prints for a command: CLI11's text, which knows every option.
void print_help(const CLI::App& app, const World& world) {
    world.out.write(app.help("", CLI::AppFormatMode::All));
}

Exit run_words(std::vector<std::string> words, const World& world) {
    Globals globals;
    CLI::App app{"", "viktig"};
    app.fallthrough();
    app.set_help_flag();
    add_globals(app, globals);

    const std::size_t place = command_place(words);
    if (place == std::string::npos) {
        const bool version = std::ranges::find(words, "--version") != words.end();
        Context context(world, globals);
        if (version)
            context.say({"help.version", {VIKTIG_VERSION}});
        else
            print_overview(context);
        const bool asked = version || words.empty() || std::ranges::find(words, "--help") != words.end() ||
                           std::ranges::find(words, "-h") != words.end();
        if (!asked) throw Error(Exit::usage, {"usage.no-command"}, {"usage.hint-help"});
        return Exit::done;
    }
    const CommandEntry& entry = find_command(words[place]);
    Command chosen;
    const std::string summary = lang::words({entry.summary});
    CLI::App* parser = app.add_subcommand(std::string(entry.name), summary);
    parser->fallthrough();
    parser->set_help_flag("-h,--help", "");
    entry.build(*parser, chosen);
    try {
        std::ranges::reverse(words);  // as CLI11 wants it
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        print_help(*parser, world);
        return Exit::done;
    } catch (const CLI::ParseError& trouble) {
        throw usage_error(trouble, app, *parser);
    }
    Context context(world, globals);
    std::visit(Runner{context, globals}, chosen);
    return context.exit;
}

}  // namespace

int run(int argc, const char* const* argv, const World& world) {
    Exit exit = Exit::done;
    try {
        try {
            exit = run_words(joined(argc, argv), world);
            world.out.flush();
        } catch (const Error& error) {
            exit = error.exit();
            world.out.flush();
            print_error(error, world.err);
        }
        world.err.flush();
    } catch (const base::ClosedPipe&) {
        // Whoever read us has had enough: not an error.
    } catch (const Error& error) {
        exit = error.exit();
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

}  // namespace viktig::cli
