// A command: what it needs, and the table of all of them. Internal to the command line.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "parser.hpp"
#include "viktig/base/csv.hpp"
#include "viktig/cli/world.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/problem.hpp"
#include "viktig/report/change_method.hpp"
#include "viktig/report/document.hpp"
#include "viktig/store/store.hpp"

namespace viktig::cli {

/// What the options before or after any command say.
struct Globals {
    std::string store, lang, color = "auto", as_of, on_file;
};

enum class Remarks { untold, told };

/// The world, the global options as values, and how a command speaks.
class Context {
  public:
    Context(const World& world_in, const Globals& globals);

    const World& world;
    base::Date today;                         ///< --as-of, else the local day of the clock; `logged` is always the clock's
    std::optional<base::Date> on_file;        ///< --on-file
    std::optional<lang::Language> language;   ///< --lang
    bool color = false;
    bool number_ok = false;                   ///< --number-ok: what reads as an identity number in words is none
    mutable bool number_vouched_for = false;  ///< it was needed: the block says so
    mutable std::string edited;               ///< words written in the editor and not yet on file
    std::vector<base::Date> own_days;         ///< days the command line is about: a time stamp of theirs is no identity number
    base::Exit exit = base::Exit::done;

    /// A line on standard output. What reads as an identity number stands as dots.
    void say(const base::Message& message) const;
    /// A block that would be written, on standard output: what a terminal would obey stands as an escape, and what reads as
    /// an identity number as dots.
    void show_block(const std::string& block) const;
    /// A line on standard output about a block that is on file: should it fail to be written, the error says so, lest it be
    /// filed twice.
    void say_filed(const store::Appended& done, const base::Message& message) const;
    /// Shows the words written in the editor again, on standard error, when they did not get on file.
    void give_back_words() const;
    /// A line about the data, on standard error.
    void note(const base::Message& message) const;
    /// Tells what was left out, on standard error; the command then ends with status 3. Remarks, which cost nothing, are
    /// told where one case is looked at.
    void tell(model::Problems problems, Remarks remarks = Remarks::untold);
    [[nodiscard]] std::string words(const base::Message& message) const;

    [[nodiscard]] std::optional<base::Instant> logged_before() const;
    /// $VIKTIG_READER. @throws Error (usage) for one that there is not
    [[nodiscard]] store::Readers readers() const;
    /// Who writes: --by, else $VIKTIG_BY, else the login name. @throws Error (usage) when there is none that can stand on file
    [[nodiscard]] std::string writer(const std::string& by_option) const;
    /// The words behind `undo` that take back what was just filed: `c017`, or `c017 --by per` where undo would look for what another wrote.
    [[nodiscard]] std::string undo_words(const std::string& client, const store::Appended& done) const;
    [[nodiscard]] std::string new_id(base::Date date) const;
    [[nodiscard]] base::Date day(const std::string& typed) const;
    /// The day on which something happened: today when nothing is typed. @throws Error (usage) for a day to come
    [[nodiscard]] base::Date past_day(const std::string& typed) const;
};

using NeedsNoStore = std::function<void(Context&, const Globals&)>;
using Reads = std::function<void(const store::Reader&, Context&)>;
using Writes = std::function<void(store::Writer&, Context&)>;
/// Looks at a store, by its folder, that may be too broken to be opened for anything else.
using Inspects = std::function<void(const std::string& folder, Context&)>;

/// What was chosen: a command that only reads is never handed a Writer.
using Command = std::variant<std::monostate, NeedsNoStore, Reads, Writes, Inspects>;

struct CommandEntry {
    std::string_view name;
    std::string_view group;    ///< key of the group's heading in `help`
    std::string_view summary;  ///< key of its one line in `help`
    /// Declares the options; `chosen` is set once the line is parsed.
    void (*build)(Parser& parser, Command& chosen);
};

/// All commands, in the order of `help`.
[[nodiscard]] std::span<const CommandEntry> commands();
/// @throws Error (usage) with the nearest one
[[nodiscard]] const CommandEntry& find_command(const std::string& name);
/// The parser of one command, among those of all: no other is made.
Parser& declare_command(Parser& all, const CommandEntry& entry, Command& chosen);

void build_amend(Parser& parser, Command& chosen);
void build_answer(Parser& parser, Command& chosen);
void build_check(Parser& parser, Command& chosen);
void build_client(Parser& parser, Command& chosen);
void build_explain(Parser& parser, Command& chosen);
void build_export(Parser& parser, Command& chosen);
void build_forget(Parser& parser, Command& chosen);
void build_goal(Parser& parser, Command& chosen);
void build_help(Parser& parser, Command& chosen);
void build_init(Parser& parser, Command& chosen);
void build_log(Parser& parser, Command& chosen);
void build_measure(Parser& parser, Command& chosen);
void build_move(Parser& parser, Command& chosen);
void build_note(Parser& parser, Command& chosen);
void build_report(Parser& parser, Command& chosen);
void build_show(Parser& parser, Command& chosen);
void build_undo(Parser& parser, Command& chosen);
void build_voice(Parser& parser, Command& chosen);

/// How a report leaves: --format, -o, --dialect.
struct Delivery {
    std::string format = "text";
    std::string file;
    std::string dialect;
    bool ascii = false;
};
void add_delivery_options(Parser& parser, Delivery& delivery);
[[nodiscard]] bool is_text(const Delivery& delivery);
/// Which has figures that text leaves out.
[[nodiscard]] bool is_json(const Delivery& delivery);
void deliver(const report::Document& document, const Delivery& delivery, const store::Reader& store, const Context& context);
/// For -o. @throws Error (usage) for a file among those of the store, which nothing may write over; (io) when it cannot be written
void save(const std::string& file, std::string_view bytes, const store::Reader& store, const Context& context);
[[nodiscard]] base::CsvDialect dialect_of(const std::string& option, const store::Reader& store, const Context& context);

/// --method: by what a change is judged.
void add_method_option(Parser& parser, std::string& value);
/// @throws Error (usage) with the list, for a word that is none of them. Empty is `points`
[[nodiscard]] report::ChangeMethod method_of(const std::string& option);

/// Adds --number-ok to each of a command's parsers that takes own words.
void offer_number_ok(Parser& parser);
/// Looks for identity numbers in everything that was typed for these parsers, the outermost first, before anything is done
/// with it. Takes --number-ok and the command's --date into the context. @throws Error (usage)
void refuse_identity_numbers(const std::vector<const Parser*>& parsers, Context& context);
/// The same for own words that were not typed on the command line. @param where  says where they came from
void require_no_identity_number(const base::Message& where, const std::string& words, const Context& context);

/// Whoever names a client that is not there may want to make one, or has mistaken the code of one that is there.
enum class Wanted { perhaps_new, on_file };
/// A client that is there. @throws Error (data) with the nearest code, or the line that goes on
void require_client(const store::Reader& store, const std::string& client, Wanted wanted = Wanted::perhaps_new);
/// The client's ledger folded for a command that writes: whatever could not be read is an error. @throws Error (data)
[[nodiscard]] model::Folded fold_for_writing(const store::Reader& store, const store::ReadLedger& read);
/// One of these words. @throws Error (usage) with the nearest
void require_word(const std::string& option, const std::string& word, std::span<const std::string_view> known);
/// Everyone who has or had a case: what `--with` is held against, lest a slip look like "nothing to see".
class Staff {
  public:
    void add(const model::History& history);
    /// @throws Error (data) with the nearest, for a code that no case has had
    void require(const std::string& code) const;

  private:
    std::set<std::string, std::less<>> codes_;
};
/// A code of somebody who works here, or none. @throws Error (usage)
void require_staff_code(const std::string& option, const std::string& code);
/// Words from the argument, `-` (standard input), or the editor at a terminal. @throws Error (usage) when there are none to be had
[[nodiscard]] std::string take_words(const std::string& argument, const base::Message& about, const Context& context);
/// Words that can stand on file: UTF-8, more than blanks, no control characters but line feeds and tabs, at most 20,000
/// bytes; or none at all. Identity numbers in what was typed have been looked for before any command runs. @throws Error (usage)
void require_clean_words(const std::string& words);

/// An id that means several: the latest of them, and how many more. Exit status: usage
[[nodiscard]] base::Error several_ids(const std::string& typed, const std::vector<std::string>& ids);
/// No meeting of that id: which there are. Exit status: data
[[nodiscard]] base::Error no_such_session(const std::string& typed, const model::History& history);
/// The meeting that an unambiguous beginning of its id names. @throws Error (usage) for several, (data) for none
[[nodiscard]] const model::Session& session_named(const std::string& typed, const model::History& history);
/// Adds the block that `build` makes of the ledger as it stands under the lock; with `dry_run` prints it instead.
/// @return where it stands; nullopt when it was only printed. @throws Error as Writer::append
[[nodiscard]] std::optional<store::Appended> add_block(store::Writer& store, const std::string& client, const store::Writer::Build& build,
                                                       bool dry_run, const Context& context);
/// `by` and `logged`, the last two keys of every block; and `number_ok` where somebody vouched for the words.
/// @param ledger  to which the block is added: `logged` comes after what it has (model::time_to_log)
void sign(model::Block& block, const std::string& by, const model::Ledger& ledger, const Context& context);

}  // namespace viktig::cli
