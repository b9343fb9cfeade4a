// What a command line may say: options and arguments as the commands declare them, and what was typed for each. Internal to
// the command line.
//
// Plain data. Help, near misses and the look for identity numbers read it; parse.cpp, the only file that knows CLI11, makes
// that library's parser of it when a line is to be parsed, and not before.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace viktig::cli {

/// What an argument holds, for those who look for identity numbers in it.
enum class Holds {
    code,      ///< a code, an id, a day, scores, a word of ours: there is no reason for such a number. So is every argument by itself
    words,     ///< own words: a false alarm is overridden by --number-ok
    new_file,  ///< the name of a file or folder to be made
    folder,    ///< the store, which has its name already
    to_erase,  ///< what goes off file: such a number must be sayable for that, if nowhere else
};

/// What follows the name of an option, or stands in the place of an argument.
enum class Takes {
    nothing,  ///< a flag
    page,     ///< a flag: the command's page is asked for, whatever else is typed
    text,     ///< one value that is not empty; it may look like an option
    list,     ///< `a,b,c`, none of them empty; it does not eat the words after it
    each,     ///< one value that is not empty, each time it is typed; commas belong to it
    rest,     ///< of an argument: all words that are left
};

/// An option (`-m,--said`, `--date`), or an argument by its place (`CLIENT`).
struct Option {
    using Into = std::variant<std::monostate, bool*, std::string*, std::vector<std::string>*>;

    std::string_view names;  ///< as above: literals, as are all words here
    std::string_view help;
    Takes takes = Takes::text;
    Into into = {};  ///< where the value goes; has to live as long as the parser
    Holds holding = Holds::code;
    bool is_required = false;
    std::vector<std::string> typed = {};  ///< by parse: all values; of a flag one for each time

    Option& required();
    Option& holds(Holds what);

    [[nodiscard]] bool is_argument() const { return !names.starts_with('-'); }
    [[nodiscard]] bool takes_value() const { return takes != Takes::nothing && takes != Takes::page; }
    /// `--said`; empty for an argument.
    [[nodiscard]] std::string_view long_name() const;
    /// Whether it is typed like this: `-m`, `--said`.
    [[nodiscard]] bool is_named(std::string_view word) const;
};

/// A command's options and arguments, or its commands.
class Parser {
  public:
    /// @param about  key of its line in `help`; a parser with none has no `--help` either
    Parser(std::string_view name, std::string_view about);
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    Option& add_flag(std::string_view names, bool& value, std::string_view help);
    /// One that leads nowhere: what was typed tells.
    Option& add_flag(std::string_view names, std::string_view help);
    Option& add_text(std::string_view names, std::string& value, std::string_view help);
    Option& add_list(std::string_view names, std::vector<std::string>& values, std::string_view help);
    Option& add_each(std::string_view names, std::vector<std::string>& values, std::string_view help);
    Option& add_rest(std::string_view name, std::vector<std::string>& values, std::string_view help);
    /// As add_text, for own words.
    Option& add_words(std::string_view names, std::string& value, std::string_view help);
    /// `add` of `client add`: one of them has to be typed. @param about  key of its line in `help`
    Parser& add_command(std::string_view name, std::string_view about);
    /// What is to be done once the line is parsed, of the innermost command.
    void then(std::function<void()> action) { then_ = std::move(action); }

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] std::string_view about() const { return about_; }
    [[nodiscard]] const std::deque<Option>& options() const { return options_; }
    [[nodiscard]] std::deque<Option>& options() { return options_; }
    [[nodiscard]] const std::deque<Parser>& commands() const { return commands_; }
    [[nodiscard]] std::deque<Parser>& commands() { return commands_; }
    /// nullptr when there is none of this name (`--date`).
    [[nodiscard]] const Option* option(std::string_view name) const;
    void act() const;

  private:
    Option& add(Option option);

    std::string_view name_;
    std::string_view about_;
    std::deque<Option> options_;  // deques: whoever adds keeps a reference
    std::deque<Parser> commands_;
    std::function<void()> then_;
};

/// What a line reached.
struct Parsed {
    std::vector<const Parser*> path;  ///< from the outermost to the innermost
    bool page = false;                ///< its page is asked for: nothing else was looked at
};

/// Reads the words into what the options name, and calls what the innermost command said. Options of a parser are also taken
/// within its commands. Trap: `parser` is not to be parsed twice.
/// @throws Error (usage): what is wrong, with the nearest name
[[nodiscard]] Parsed parse(Parser& parser, std::vector<std::string> words);

/// The first of these words that looks like an option; empty when none does.
[[nodiscard]] std::string unknown_option(const std::vector<std::string>& words);
/// The names that an unknown option is held against: `--date`.
[[nodiscard]] std::vector<std::string> option_names(const std::vector<const Parser*>& parsers);

}  // namespace viktig::cli
