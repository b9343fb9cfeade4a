// A correction while it is put together: of which block, what is right, what stood. Internal to the command line.
#pragma once

#include "command.hpp"

namespace viktig::cli {

struct AmendOptions {
    std::string client, id, date, kind, next, place, reason, by;
    std::vector<std::string> given, withdraw, set;
    bool dry_run = false;
};

/// One KEY=VALUE, and the option as it was typed.
struct TypedField {
    std::string key, value, option;
};

/// A block as it stands.
struct Part {
    std::string reference;
    model::Block now;
};

/// What the id means and what the correction is read against.
struct Amending {
    const AmendOptions& options;
    const std::vector<TypedField>& fields;
    const store::Reader& store;
    const Context& context;
    const model::Ledger& ledger;
    const model::History& history;
    const model::Problems& problems;  ///< of reading: a block that was left out is not there to be corrected
    std::vector<Part> parts;  ///< the block; of a meeting, what was added to it too
    base::Date meeting{};     ///< the day of the meeting, where it is one
    std::string kind;         ///< of that meeting
};

/// One amend: it means one block.
struct Correction {
    std::string target;
    model::Content set, was;
    model::Texts withdrawn;

    /// @throws Error (usage) when it means another block already
    void aim_at(const Part& part);
};

/// The options --set, --date, --kind, --next and --place. @throws Error (usage) for one that is no KEY=VALUE
[[nodiscard]] std::vector<TypedField> typed_fields(const AmendOptions& options, const Context& context);

/// The block that the id, or the beginning of it, names; where scores are meant, a meeting. @throws Error (data) for none, (usage) for several
[[nodiscard]] std::vector<Part> parts_meant(const Amending& amending);
/// The key may be set in this block.
[[nodiscard]] bool knows_key(const model::Block& block, const std::string& key);

/// Scores and words instead of them, as in log; and --withdraw.
void correct_ratings(const Amending& amending, Correction& correction);
/// Everything else.
void correct_fields(Amending& amending, Correction& correction);

}  // namespace viktig::cli
