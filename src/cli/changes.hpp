// The world changed: what the commands that say so have in common. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

/// What every command line that changes a block says.
struct ChangeOptions {
    std::string client, id, date, by;  ///< id: of the goal or voice; the case has none
    bool dry_run = false;
};

/// Of what block, from which day on, what.
struct NewChange {
    std::string client;
    std::string of;  ///< KIND.ID
    base::Date date;
    model::Content set;
};

/// The block that says so. @throws Error (usage) where a later change says something about the same, or something on file
/// would be upset
[[nodiscard]] model::Block change_block(const NewChange& change, const store::ReadLedger& current, const std::string& by,
                                        const store::Reader& store, const Context& context);

/// What a change sets that ends something, or takes it up again.
[[nodiscard]] model::Content set_ended(bool ended);

/// `therapist kari to ola`, `words «A» to «B»`; an empty text was not there.
[[nodiscard]] base::Message was_to_now(std::string_view key, const std::string& was, const std::string& now);

/// The words of a day that stands in a sentence about one.
[[nodiscard]] base::ShownDate with_weekday(base::Date date);

/// A talk that many months after an ending: `6m`. @throws Error (usage)
void require_span(const std::string& span);

/// The line on standard output: whose, from when, what stood and what stands.
void say_changed(const store::Appended& done, const std::string& client, const base::Message& whose, base::Date date,
                 const base::List& parts, const Context& context);

/// What is set of a goal or voice, and how it is said.
struct WhatChanges {
    std::string of;  ///< KIND.ID
    base::Message whose;
    model::Content set;
    base::List said;
};

/// Finds in what stands what the options name, and says what is set; or refuses. Called again where the ledger is read anew.
using FindWhatChanges = std::function<WhatChanges(const ChangeOptions& options, const store::ReadLedger& current, base::Date date)>;

/// Writes the change and says so, or shows it (--dry-run).
void change_named(ChangeOptions options, store::Writer& store, const Context& context, const FindWhatChanges& find);

/// CLIENT and ID, which come first on the line.
void add_change_target(Parser& parser, ChangeOptions& options, const char* id_help);
/// Who writes, and whether it is only shown.
void add_change_signature(Parser& parser, ChangeOptions& options);

/// `end` and `resume`: of what, and from which day on, is all they say.
using RunChange = void (*)(const ChangeOptions& options, store::Writer& store, const Context& context);
void add_end(Parser& parent, const char* help, const char* id_help, RunChange run, Command& chosen);
void add_resume(Parser& parent, const char* help, const char* id_help, RunChange run, Command& chosen);

/// Ids are compared as they are written: NFC.
[[nodiscard]] std::string id_as_on_file(const std::string& id);

/// `client change`, `goal reword|end|resume`, `voice change|end|resume`: the parts of commands that say what changed.
void add_client_change(Parser& client, Command& chosen);
void add_goal_changes(Parser& goal, Command& chosen);
void add_voice_changes(Parser& voice, Command& chosen);

}  // namespace viktig::cli
