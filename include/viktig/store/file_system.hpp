// The seam to the disk: POSIX-shaped, so that tests can make any single operation fail in the very code the commands run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/message.hpp"

namespace viktig::store {

/// What the system said (an errno): in our words where people meet it, else its number.
[[nodiscard]] base::Message system_message(int number);

enum class FileType { regular, folder, link, other };

struct FileStatus {
    FileType type = FileType::other;
    std::uint64_t device = 0, inode = 0;  ///< together: which file this is
    std::uint32_t owner = 0;
    std::uint32_t mode = 0;  ///< the permission bits, 07777
    std::int64_t size = 0;
    std::uint32_t group = 0;
    /// When the bytes, or a folder's names, last changed; and when anything about it did, which nobody can set. Nanoseconds by
    /// the disk's clock; 0 where it has none.
    std::int64_t modified = 0, changed = 0;
};

/// How a file is opened. None of them but `folder` follows a symbolic link in the last part of the path.
enum class OpenMode {
    read,
    append,      ///< read, and write at the end
    create_new,  ///< write; fails when the name is taken; mode 0600
    folder,      ///< to sync it
};

enum class LockMode { shared, exclusive };

/// Every call returns 0 or a useful number on success and a negative errno on failure; none throws but for memory.
class FileSystem {
  public:
    virtual ~FileSystem() = default;

    [[nodiscard]] virtual int open(const std::string& path, OpenMode mode) = 0;
    virtual int close(int file) = 0;
    /// A hint: this file is read soon, and the disk may fetch it meanwhile. Changes nothing, and says nothing where it cannot be had.
    virtual void expect(const std::string& path) = 0;
    /// Takes an advisory lock without waiting; -EWOULDBLOCK when another holds it. Closing the file gives it back.
    [[nodiscard]] virtual int try_lock(int file, LockMode mode) = 0;
    /// Bytes read from the place given: fewer than asked for only at the end.
    [[nodiscard]] virtual std::int64_t read_at(int file, char* buffer, std::size_t size, std::int64_t place) = 0;
    /// Bytes written; may be fewer than asked for.
    [[nodiscard]] virtual std::int64_t write(int file, std::string_view bytes) = 0;
    [[nodiscard]] virtual int sync_data(int file) = 0;  ///< fdatasync
    [[nodiscard]] virtual int sync(int file) = 0;       ///< fsync: also for folders
    [[nodiscard]] virtual int truncate(int file, std::int64_t size) = 0;
    /// Sets the permission bits, whatever the process's mask.
    [[nodiscard]] virtual int set_mode(int file, std::uint32_t mode) = 0;
    [[nodiscard]] virtual int set_group(int file, std::uint32_t group) = 0;
    [[nodiscard]] virtual int status(int file, FileStatus& out) = 0;
    [[nodiscard]] virtual int status(const std::string& path, FileStatus& out) = 0;  ///< of a link: the link itself
    /// A second name for a file; fails with -EEXIST rather than replace one.
    [[nodiscard]] virtual int link(const std::string& from, const std::string& to) = 0;
    [[nodiscard]] virtual int rename(const std::string& from, const std::string& to) = 0;
    virtual int unlink(const std::string& path) = 0;
    [[nodiscard]] virtual int make_folder(const std::string& path) = 0;  ///< mode 0700
    /// Names in a folder, without `.` and `..`, in no order.
    [[nodiscard]] virtual int list(const std::string& path, std::vector<std::string>& names) = 0;
    /// A short remark of ours about a folder, kept with the folder itself and not within it: nobody's copy takes it along
    /// as a file, and no listing shows it. Many disks keep none. To set one changes when the folder was changed, not modified.
    [[nodiscard]] virtual int remark(int folder, std::string& out) = 0;
    [[nodiscard]] virtual int set_remark(int folder, std::string_view remark) = 0;
    /// The process's own user.
    [[nodiscard]] virtual std::uint32_t user() = 0;
    /// Waits a little, between two tries for a lock.
    virtual void pause(int milliseconds) = 0;
};

/// Whether it pays to ask the disk for files ahead. What is in memory already need not be asked for, and to ask for it costs a thirtieth
/// of reading and folding it: so this gives up when nothing has come from the disk for a while, and begins again when something does.
/// On a disk whose reads the system does not count for a process, as on some networks, it gives up after the first few dozen.
class ReadAhead {
  public:
    /// Asked before each file. @param fetched  what the system counts as read from disks by this process: any unit, it only grows
    [[nodiscard]] bool pays(long fetched) {
        if (fetched != fetched_) left_ = while_in_vain;
        fetched_ = fetched;
        if (left_ == 0) return false;
        --left_;
        return true;
    }

    static constexpr int at_first = 8;        ///< files to ask for before it is known whether anything comes
    static constexpr int while_in_vain = 64;  ///< and since something came last

  private:
    long fetched_ = 0;
    int left_ = at_first;
};

/// The real disk.
class PosixFileSystem : public FileSystem {
  public:
    [[nodiscard]] int open(const std::string& path, OpenMode mode) override;
    int close(int file) override;
    void expect(const std::string& path) override;
    [[nodiscard]] int try_lock(int file, LockMode mode) override;
    [[nodiscard]] std::int64_t read_at(int file, char* buffer, std::size_t size, std::int64_t place) override;
    [[nodiscard]] std::int64_t write(int file, std::string_view bytes) override;
    [[nodiscard]] int sync_data(int file) override;
    [[nodiscard]] int sync(int file) override;
    [[nodiscard]] int truncate(int file, std::int64_t size) override;
    [[nodiscard]] int set_mode(int file, std::uint32_t mode) override;
    [[nodiscard]] int set_group(int file, std::uint32_t group) override;
    [[nodiscard]] int status(int file, FileStatus& out) override;
    [[nodiscard]] int status(const std::string& path, FileStatus& out) override;
    [[nodiscard]] int link(const std::string& from, const std::string& to) override;
    [[nodiscard]] int rename(const std::string& from, const std::string& to) override;
    int unlink(const std::string& path) override;
    [[nodiscard]] int make_folder(const std::string& path) override;
    [[nodiscard]] int list(const std::string& path, std::vector<std::string>& names) override;
    [[nodiscard]] int remark(int folder, std::string& out) override;
    [[nodiscard]] int set_remark(int folder, std::string_view remark) override;
    [[nodiscard]] std::uint32_t user() override;
    void pause(int milliseconds) override;

  private:
    ReadAhead ahead_;
};

}  // namespace viktig::store
