// The world changed: what the commands that say so have in common. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

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

/// The line on standard output: whose, from when, what stood and what stands.
void say_changed(const store::Appended& done, const std::string& client, const base::Message& whose, base::Date date,
                 const base::List& parts, const Context& context);

/// The words of a day that stands in a sentence about one.
[[nodiscard]] base::ShownDate with_weekday(base::Date date);

/// A talk that many months after an ending: `6m`. @throws Error (usage)
void require_span(const std::string& span);

/// `client change`, `goal reword|end|resume`, `voice change|end|resume`: the parts of commands that say what changed.
void add_client_change(CLI::App& client, Command& chosen);
void add_goal_changes(CLI::App& goal, Command& chosen);
void add_voice_changes(CLI::App& voice, Command& chosen);

}  // namespace viktig::cli
