// That nothing in a folder looks like a copy of another file there, remembered from one look through all names to the next.
// Internal to the store.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "disk.hpp"

namespace viktig::store {

/// Whoever adds to a ledger has to know that no copy of it lies beside it, and a look through ten thousand names costs more
/// than all else that adding takes. So the folder carries a remark: as it was modified at that moment, no name in it looked like
/// a copy of another. Whatever is put in, taken out or renamed changes the moment. What sets the moment back afterwards, as
/// programs do that copy whole folders, changes when the folder was changed, and nobody can set that. Where the disk
/// has no such times or keeps no remarks, or anything is in doubt, the names are looked through each time.
class LookedOver {
  public:
    LookedOver(FileSystem& fs, const std::string& folder);

    /// Nothing has come or gone since.
    [[nodiscard]] bool still_holds() const;
    /// Before the names are listed.
    void begin();
    /// After that, if none looks like a copy: remembers it, unless the folder has been modified meanwhile, or so shortly before
    /// that the next change might bear the same time.
    void remember();

  private:
    FileSystem& fs_;
    std::optional<OpenFile> folder_;
    std::optional<std::int64_t> begun_;  ///< when it was last modified then
};

/// Whether one of the names may be a copy of another's ledger: may_be_copy of any two.
/// @param names  without `.toml`, sorted
[[nodiscard]] bool any_may_be_copy(std::span<const std::string> names);

}  // namespace viktig::store
