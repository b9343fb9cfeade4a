// A ledger's bytes into blocks, and a block into its canonical bytes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "viktig/model/flat_ledger.hpp"
#include "viktig/model/ledger.hpp"
#include "viktig/model/problem.hpp"

namespace viktig::store {

/// A ledger as read, with everything that was wrong with it. After a problem of Loss::file the ledger has no blocks;
/// after one of Loss::tail it holds what stands before the torn end.
struct ReadLedger {
    model::Ledger ledger;
    model::Problems problems;
    std::size_t sound_size = 0;  ///< bytes up to the torn end; all of them where nothing is torn
    /// The same laid out flat, where the scanner took it: it has nothing wrong with it then. Else nullptr.
    std::shared_ptr<const model::FlatLedger> flat = nullptr;

    [[nodiscard]] bool readable() const;  ///< no problem of Loss::file
    [[nodiscard]] bool torn() const;      ///< a problem of Loss::tail
};

/// Two readers, one meaning: what is written to the byte as we write it goes through a scanner made for that form alone,
/// any other file through the general reader. What a file means does not hang on which of them read it.
enum class Readers {
    both,
    general,  ///< the scanner is not asked
};

/// Reads any TOML 1.0 file that means a ledger, canonical or edited by hand.
///
/// @param file    how messages call it, e.g. `clients/c017.toml`
/// @param client  the code the file is named after; a file that says otherwise is a copy and left out (empty: any code will do)
/// A torn end is the last block when its removal lets the rest parse, or a last block without its commit mark.
[[nodiscard]] ReadLedger read_ledger(std::string text, const std::string& file, const std::string& client, Readers readers = Readers::both);

/// The same, to be folded and let go.
struct ReadFlat {
    model::FlatLedger ledger;
    model::Problems problems;
    bool readable = true;  ///< no problem of Loss::file
    bool torn = false;     ///< a problem of Loss::tail
};
[[nodiscard]] ReadFlat read_flat(std::string text, const std::string& file, const std::string& client, Readers readers = Readers::both);

/// Whether the scanner takes this text: to the byte what write_head() and write_block() write, with nothing wrong in it.
[[nodiscard]] bool is_canonical(std::string_view text);

/// For check, of a text that is no TOML: each block that cannot be parsed is told, and what is wrong with the others.
[[nodiscard]] model::Problems problems_of_broken(const std::string& text, const std::string& file, const std::string& client);

/// Files larger than this are refused before they are read.
inline constexpr std::int64_t largest_file = 16LL * 1024 * 1024;

/// How many decimals a score of this measure or goal is written with.
using DecimalsOf = std::function<int(std::string_view what)>;

/// A block in canonical form, from its head line to the line feed after its commit mark.
[[nodiscard]] std::string write_block(const model::Block& block, const DecimalsOf& decimals_of);

/// The two lines a ledger begins with.
[[nodiscard]] std::string write_head(std::string_view client);

/// A key as TOML wants it: bare where it can be, else quoted.
[[nodiscard]] std::string write_key(std::string_view key);
/// A string on one line, with TOML's escapes.
[[nodiscard]] std::string write_string(std::string_view text);

}  // namespace viktig::store
