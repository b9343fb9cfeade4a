// An open, locked ledger that the path still names: what both ways of writing begin with. Internal to the store.
#pragma once

#include <string>
#include <string_view>

#include "disk.hpp"

namespace viktig::store {

/// Holds the exclusive lock as long as it lives. Git, editors and sync tools replace files: then we follow.
class LockedLedger {
  public:
    /// @throws Error (io), also for a lock that another held longer than lock_seconds
    LockedLedger(FileSystem& fs, const std::string& path, const std::string& shown) : fs_(fs), path_(path), shown_(shown), file_(take()) {}

    [[nodiscard]] std::string read() const { return read_whole(fs_, file_, shown_); }
    /// True when the path still names the file that is locked. @throws Error (io)
    [[nodiscard]] bool current() const;
    /// One write, then a sync of file and folder. After trouble the file has its old size again before this throws.
    /// @return true when the path still names the file that was written to
    bool append(std::string_view bytes, std::int64_t old_size);
    /// Syncs file and folder, for a block that another program carried into a new file. @throws Error (io)
    /// @return true when the path still names this file
    bool keep();
    /// Puts a new file in its place, whole and synced, with the same permissions and group. After trouble the old one stands.
    /// @return false when somebody else replaced the file meanwhile: nothing is done then
    bool replace(const std::string& folder, const std::string& name, std::string_view bytes);

  private:
    [[nodiscard]] int sync_file_and_name();
    [[noreturn]] void take_back(std::int64_t old_size, std::string_view key, int trouble);
    /// 1 when the path names this file, 0 when it names another or none, else the negative errno.
    [[nodiscard]] int names(const OpenFile& file) const;
    OpenFile take();

    FileSystem& fs_;
    const std::string& path_;
    const std::string& shown_;
    OpenFile file_;
};

}  // namespace viktig::store
