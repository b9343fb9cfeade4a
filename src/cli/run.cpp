// One command line, from words to exit status: find the command, build only its parser, run it, tell trouble once.
#include "viktig/cli/run.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

#include "command.hpp"
#include "help_text.hpp"
#include "trouble.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::cli {
namespace {

using base::Error;
using base::Exit;
using base::Message;

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

/// The first word that is no option and no option's value; npos when there is none. A `--` before it is dropped: nothing there could
/// be taken for an option, so `viktig -- log` is `viktig log`.
std::size_t command_place(std::vector<std::string>& words) {
    std::size_t n = 0;
    while (n < words.size() && words[n].starts_with('-')) {
        if (words[n] == "--")
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(n));
        else
            n += std::ranges::find(options_with_value, words[n]) != std::end(options_with_value) ? 2 : 1;
    }
    return n < words.size() ? n : std::string::npos;
}

void add_globals(Parser& all, Globals& globals) {
    all.add_text("--store", globals.store, "DIR").holds(Holds::folder);
    all.add_text("--lang", globals.lang, "en|nb|nn|da");
    all.add_text("--color", globals.color, "auto|always|never");
    all.add_text("--as-of", globals.as_of, "DAY");
    all.add_text("--on-file", globals.on_file, "DAY");
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

    void operator()(std::monostate) const { throw std::logic_error("a command that does nothing"); }
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
void refuse_unknown_options(std::vector<std::string> words, const Parser& all) {
    std::erase_if(words, [&](const std::string& word) { return asks_for_help(word) || all.option(word.substr(0, word.find('='))); });
    const std::string option = unknown_option(words);
    if (option.empty()) return;
    const auto near = model::nearest(option, option_names({&all}));
    throw Error(Exit::usage, {"usage.no-such-option", {option}}, near ? Message{"hint.did-you-mean", {*near}} : Message{"usage.hint-help"});
}

/// No command: the overview, the version, or a slip.
Exit run_without_command(const std::vector<std::string>& words, const Parser& all, const World& world) {
    Context context(world, {});
    if (std::ranges::find(words, "--version") != words.end()) {
        context.say({"help.version", {VIKTIG_VERSION}});
        return Exit::done;
    }
    if (words.empty() || std::ranges::any_of(words, asks_for_help)) {
        print_overview(context);
        return Exit::done;
    }
    refuse_unknown_options(words, all);
    throw Error(Exit::usage, {"usage.no-command"}, {"usage.hint-help"});
}

/// The page of the innermost command that was reached.
void print_help(const Parsed& parsed, const Globals& globals, const World& world) {
    std::string name;
    for (std::size_t n = 1; n < parsed.path.size(); ++n) name += (n > 1 ? " " : "") + std::string(parsed.path[n]->name());
    world.out.write(help_text(*parsed.path.back(), name, Context(world, globals)));
}

Exit run_words(std::vector<std::string> words, const World& world) {
    Globals globals;
    Parser all("viktig", "");
    add_globals(all, globals);

    const std::size_t place = command_place(words);
    if (place == std::string::npos) return run_without_command(words, all, world);
    refuse_unknown_options({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(place)}, all);
    const CommandEntry& entry = find_command(words[place]);
    Command chosen;
    declare_command(all, entry, chosen);
    // `viktig --help show` asks for the page of show.
    std::stable_partition(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(place) + 1, std::not_fn(asks_for_help));
    const Parsed parsed = parse(all, std::move(words));
    if (parsed.page) {
        print_help(parsed, globals, world);
        return Exit::done;
    }
    Context context(world, globals);
    refuse_identity_numbers(parsed.path, context);
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
