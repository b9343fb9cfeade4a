// A store on disk: settings, measures, one ledger per client. Reading and writing are two things: a command that
// only reads is never handed a Writer.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/error.hpp"
#include "viktig/model/history.hpp"
#include "viktig/model/measure.hpp"
#include "viktig/model/settings.hpp"
#include "viktig/store/file_system.hpp"
#include "viktig/store/ledger_text.hpp"

namespace viktig::store {

/// Where to look for a store, in this order; empty = not given.
struct SearchPlaces {
    std::string option;            ///< --store
    std::string variable;          ///< $VIKTIG_STORE
    std::string working_folder;    ///< the nearest parent with a viktig.toml of ours
    std::string data_home;         ///< $XDG_DATA_HOME, else ~/.local/share
};

/// The folder of the store. @throws Error (data) when there is none, naming the line to run.
[[nodiscard]] std::string find_store(FileSystem& fs, const SearchPlaces& places);

/// Makes a store, or finds that there is one already. @return false when it was there: nothing is changed then.
/// @throws Error (data) when the folder holds other things; (io) when it cannot be made.
[[nodiscard]] bool make_store(FileSystem& fs, const std::string& folder);
/// Makes the folders that a store's folder lies in, where they are missing.
void make_parents(FileSystem& fs, const std::string& folder);

class InTurn;

class Reader {
  public:
    /// Opens a store. @throws Error (data) when it is open to others or its settings or measures are wrong, (io) when it cannot be read.
    Reader(FileSystem& fs, std::string folder, Readers readers = Readers::both);
    /// Opens it for check, whatever is wrong with settings and measures: all of it goes to `troubles`, and a measure at fault is
    /// done without. Who may look into the store is not asked here. @throws Error as above when the settings cannot be read at all
    Reader(FileSystem& fs, std::string folder, std::vector<base::Error>& troubles, Readers readers = Readers::both);

    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// What reads its ledgers.
    [[nodiscard]] Readers readers() const { return readers_; }
    [[nodiscard]] const model::Settings& settings() const { return settings_; }
    [[nodiscard]] const model::MeasureSet& measures() const { return measures_; }
    /// Ids of the measures that were done without: their ratings cannot be judged.
    [[nodiscard]] const std::vector<std::string>& broken_measures() const { return broken_measures_; }

    /// The codes of all files in `clients/`, sorted bytewise; copies that sync tools leave are among them and are told when read.
    [[nodiscard]] std::vector<std::string> clients() const;
    /// The same, for who reads the ledger of each.
    [[nodiscard]] InTurn in_turn() const;
    /// @throws Error (io) when the disk cannot be asked
    [[nodiscard]] bool has(std::string_view client) const;
    /// Reads one ledger. One that meets a torn end looks again under a shared lock: the writer may have been at work.
    /// A file that cannot be opened or read is a problem of Loss::file, not an exception.
    [[nodiscard]] ReadLedger read(const std::string& client) const;
    /// The same for those that only fold it.
    [[nodiscard]] ReadFlat read_flat(const std::string& client) const;
    /// The bytes of a ledger, for who looks at them before they are read as one; nullopt when the disk does not give them.
    [[nodiscard]] std::optional<std::string> bytes_of(const std::string& client) const;
    /// Whether such a block may be in a ledger of these bytes. False is certain.
    [[nodiscard]] static bool may_hold(std::string_view bytes, model::BlockKind kind);
    [[nodiscard]] ReadFlat read_flat(const std::string& client, std::string bytes) const;
    /// With the measures and settings of this store, which must outlive the history.
    [[nodiscard]] model::Folded fold(const ReadFlat& read, const model::FoldOptions& options = {}) const;
    [[nodiscard]] model::Folded fold(const ReadLedger& read, const model::FoldOptions& options = {}) const;
    /// Every file of a client in the store, as `clients/c017.toml`: copies that other programs left, what a cut-off write left,
    /// what a repair put aside; the ledger itself last. Empty when there is none.
    [[nodiscard]] std::vector<std::string> traces_of(const std::string& client) const;
    /// `clients/c017.toml`
    [[nodiscard]] static std::string shown_path(const std::string& client);
    /// Decimals for write_block: a goal's step or a measure's.
    [[nodiscard]] DecimalsOf decimals_for(const model::Ledger& ledger) const;

  protected:
    [[nodiscard]] std::string path_of(const std::string& client) const;
    FileSystem& fs_;
    Readers readers_;

  private:
    friend class InTurn;
    /// The ledger is read soon: the disk may fetch it meanwhile.
    void expect(const std::string& client) const;
    [[nodiscard]] bool is_trace(const std::string& shown, const std::string& name, const std::string& client, const std::vector<std::string>& codes) const;
    /// Once more, while nobody writes; nullopt when that cannot be had.
    [[nodiscard]] std::optional<std::string> text_under_lock(const std::string& client) const;
    void add_builtin_measures();
    [[nodiscard]] std::vector<std::string> measure_files() const;

    std::string folder_;
    model::Settings settings_;
    model::MeasureSet measures_;
    std::vector<std::string> broken_measures_;
};

/// Clients one after the other, once: while the ledger of one is read and thought about, the disk is asked for those that come next.
/// @code for (const std::string& client : store.in_turn()) @endcode
class InTurn {
  public:
    /// Ledgers asked for ahead: enough that a disk is never idle, few enough that none is forgotten again before its turn.
    static constexpr std::size_t ahead = 32;

    /// @param store  has to outlive this
    InTurn(const Reader& store, std::vector<std::string> clients) : store_(store), clients_(std::move(clients)) {}

    class Step {
      public:
        Step(const InTurn& all, std::size_t at) : all_(all), at_(at) {}
        [[nodiscard]] const std::string& operator*() const { return all_.clients_[at_]; }
        Step& operator++() {
            ++at_;
            all_.expect(at_ + ahead);
            return *this;
        }
        [[nodiscard]] bool operator==(const Step& other) const { return at_ == other.at_; }

      private:
        const InTurn& all_;
        std::size_t at_;
    };

    [[nodiscard]] Step begin() const {
        for (std::size_t next = 1; next <= ahead; ++next) expect(next);
        return {*this, 0};
    }
    [[nodiscard]] Step end() const { return {*this, clients_.size()}; }

  private:
    void expect(std::size_t at) const {
        if (at < clients_.size()) store_.expect(clients_[at]);
    }

    const Reader& store_;
    std::vector<std::string> clients_;
};

/// Where a block came to stand.
struct Appended {
    std::string file;  ///< `clients/c017.toml`
    long line = 0;     ///< of its head
    model::Block block;
};

/// What changes in a ledger that is revised.
struct Revision {
    std::vector<std::string> without;  ///< KIND.ID of the blocks to take out
    std::vector<model::Block> with;    ///< blocks to put at the end
};
/// May there be a copy of the ledger beside it, as sync tools leave them? Only while its blocks are being taken over.
enum class Copies { refused, being_folded };

class Writer : public Reader {
  public:
    using Reader::Reader;

    /// Given the ledger as it stands under the lock, the block to add. Throws to refuse: nothing is written then.
    using Build = std::function<model::Block(const ReadLedger& current)>;

    /// Adds one block at the end, durably: under an exclusive lock, checked in memory before it is written, synced
    /// before this returns. After a failure the file has its old bytes again.
    /// @throws Error (data) for no such client, a torn or unreadable ledger, a copy of the file beside it; (io) for the
    ///         disk or a lock that another held longer than lock_seconds; whatever `build` throws
    Appended append(const std::string& client, const Build& build, Copies copies = Copies::refused);
    /// Everything append would check, and nothing written. @throws Error as append does, but for the disk and the lock
    [[nodiscard]] Appended rehearse(const std::string& client, const Build& build) const;

    /// Given the ledger as it stands under the lock, its new text; nullopt when there is nothing to do.
    using Rewrite = std::function<std::optional<std::string>(const ReadLedger& current)>;

    /// Replaces a ledger's bytes as a whole, durably: a temporary file, synced, renamed over it under the lock. What the new
    /// text means is for `rewrite` to prove. After a failure the old file stands.
    /// @return false when there was nothing to do. @throws Error (data) for no such client; (io); whatever `rewrite` throws
    bool rewrite(const std::string& client, const Rewrite& rewrite);

    /// Given the ledger as it stands under the lock, what to take out and what to add. Throws to refuse: nothing is done then.
    using Revise = std::function<Revision(const ReadLedger& current)>;

    /// Takes blocks out of a ledger and puts others at its end, both or neither. The new text must read as just that.
    /// @return where the blocks added stand, in their order
    /// @throws Error (data) for a ledger that cannot be read whole, a copy beside it, a block whose lines hold more than the
    ///         block, an id that is taken; as rewrite
    std::vector<Appended> revise(const std::string& client, const Revise& revise);

    /// Everything revise would check, the right to write and the lock among it, and nothing written. @throws Error as revise does
    void rehearse_revision(const std::string& client, const Revise& revise) const;

    /// Removes everything of a client: what traces_of lists, the ledger last, under its lock. It may be unreadable.
    /// @return what was removed. @throws Error (io): then the ledger may be the one thing left, and the next try goes on
    std::vector<std::string> forget(const std::string& client);

    /// Makes a new ledger of these blocks, whole or not at all. @throws Error (data) when the client exists, (io)
    Appended create(const std::string& client, const std::vector<model::Block>& blocks);

  private:
    /// For a ledger that is there: the names are looked through only if any has changed since they last were.
    void refuse_copies(const std::string& client) const;
    void refuse_copies(const std::string& client, std::span<const std::string> names) const;
};

/// How long a writer waits for another one.
inline constexpr int lock_seconds = 10;

}  // namespace viktig::store
