// Small helpers over the file-system seam: an open file that closes itself, whole files, clear errors. Internal to the store.
#pragma once

#include <string>

#include "viktig/base/error.hpp"
#include "viktig/store/file_system.hpp"

namespace viktig::store {

/// An open file; closes itself, which also gives a lock back.
class OpenFile {
  public:
    OpenFile(FileSystem& fs, int file) : fs_(&fs), file_(file) {}
    OpenFile(OpenFile&& other) noexcept : fs_(other.fs_), file_(other.file_) { other.file_ = -1; }
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile() {
        if (file_ >= 0) fs_->close(file_);
    }
    [[nodiscard]] int number() const { return file_; }

  private:
    FileSystem* fs_;
    int file_;
};

/// Trouble with the disk: what was tried, on which file, what the system said.
[[nodiscard]] base::Error disk_error(std::string_view key, const std::string& file, int negative_errno);

/// @throws Error (io)
[[nodiscard]] OpenFile open_file(FileSystem& fs, const std::string& path, OpenMode mode, const std::string& shown);

/// Takes the lock, waiting up to lock_seconds. @throws Error (io)
void lock_file(FileSystem& fs, const OpenFile& file, LockMode mode, const std::string& shown);

/// The whole of an open regular file. @throws Error (data) for one that is too large or no regular file, (io)
[[nodiscard]] std::string read_whole(FileSystem& fs, const OpenFile& file, const std::string& shown);

/// What to do about a link in the place of a file: what it leads to is put there, or, where that is no file, the link is taken away.
[[nodiscard]] base::Message link_hint(FileSystem& fs, const std::string& path);

/// @throws Error (io)
[[nodiscard]] std::string read_file(FileSystem& fs, const std::string& path, const std::string& shown);

/// Who may read and write a new file besides its owner.
enum class Sharing { nobody, group };

/// A new file, whole and durable, or none: temporary file, sync, link without replacing, sync of the folder.
/// What a group shares has the group of its folder, whoever makes it.
/// @return false when the name is taken. @throws Error (io)
[[nodiscard]] bool create_file(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes,
                               const std::string& shown, Sharing sharing = Sharing::nobody);

/// Opens a new folder to the group of the folder it lies in. @throws Error (io)
void share_folder(FileSystem& fs, const std::string& folder, const std::string& parent);

/// New bytes for a file, whole and synced in a temporary file beside it; gone again unless it takes the file's place.
class TemporaryFile {
  public:
    /// For a name that is not taken. @throws Error (io), also where the file cannot have the group that it is shared with
    TemporaryFile(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes, const std::string& shown,
                  Sharing sharing);
    /// For the place of a file that is there: with its permissions, and its group where the group may do anything with it.
    /// @throws Error (io), also where the file cannot have that group
    TemporaryFile(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes, const std::string& shown,
                  const FileStatus& like);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();
    /// Under the name, unless it is taken; then the folder is synced. @return false when it is taken. @throws Error (io)
    [[nodiscard]] bool take_name(const std::string& path);
    /// In place of what has the name now; then the folder is synced. @throws Error (io)
    void take_place_of(const std::string& path);

  private:
    /// @param like  whose permissions and group it has; nullptr for the owner alone
    void make(const std::string& name, std::string_view bytes, const FileStatus* like, std::string_view fault_of_group);

    FileSystem& fs_;
    std::string folder_, path_, shown_;
};

/// How the temporary files begin: `.NAME.new`. One that a run left behind when it was killed is never read.
[[nodiscard]] std::string temporary_name(const std::string& name);

/// Writes all of it, going on after short writes. @return 0 or the negative errno
[[nodiscard]] int write_all(FileSystem& fs, int file, std::string_view bytes);

/// Syncs a folder, so that the names in it last. A disk that cannot do that (EINVAL) keeps names as it does.
/// @return 0 or the negative errno
[[nodiscard]] int try_sync_folder(FileSystem& fs, const std::string& folder);
/// The same. @throws Error (io)
void sync_folder(FileSystem& fs, const std::string& folder);

/// The folder that a file or folder lies in: empty for a bare name and for the root.
[[nodiscard]] std::string parent_of(const std::string& path);

}  // namespace viktig::store
