// A disk in memory that tells what was synced from what was not: the file system of the power cuts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sweeps/stage.hpp"
#include "viktig/store/file_system.hpp"

namespace viktig::tests {

/// What a power cut leaves of bytes that were written and not synced.
enum class UnsyncedBytes { lost, half, kept, zeros, zeros_then_rest };
inline constexpr UnsyncedBytes fates_of_bytes[] = {UnsyncedBytes::lost, UnsyncedBytes::half, UnsyncedBytes::kept, UnsyncedBytes::zeros,
                                                   UnsyncedBytes::zeros_then_rest};
/// What it leaves of names made, changed or taken away in a folder that was not synced. A remark about the folder outlasts it in
/// either case, which is the worse one.
enum class UnsyncedNames { lost, kept };

/// Files and folders twice: as programs see them, and as the disk has them for certain.
class MemoryDisk {
  public:
    struct Node {
        store::FileType type = store::FileType::regular;
        std::uint32_t mode = 0600;
        std::string live, safe;
        std::map<std::string, std::uint64_t> live_names, safe_names;
        std::uint32_t group = 1000;
        std::string remark;
        std::int64_t modified = second, safe_modified = second;  ///< of names
        std::int64_t changed = second;
    };
    static constexpr std::int64_t second = 1'000'000'000;

    MemoryDisk();

    /// A file as if it had always been there, and the folders that it lies in.
    void put(const std::string& path, const std::string& bytes);
    void put_folder(const std::string& path);
    /// The same disk after the power went: what was not synced is lost or is there, whole or in part.
    [[nodiscard]] MemoryDisk after_power_cut(UnsyncedBytes bytes, UnsyncedNames names) const;
    /// All regular files below a folder, by their names in it.
    [[nodiscard]] Files files(const std::string& folder) const;

    [[nodiscard]] std::uint64_t find(const std::string& path) const;  ///< 0 for none
    [[nodiscard]] Node& node(std::uint64_t inode) { return nodes_.at(inode); }
    [[nodiscard]] const Node& node(std::uint64_t inode) const { return nodes_.at(inode); }
    [[nodiscard]] std::uint64_t make(store::FileType type, std::uint32_t mode);
    /// Names in this folder are not what they were.
    void touch_names(std::uint64_t folder);
    void set_remark(std::uint64_t folder, std::string_view remark);

  private:
    void collect(std::uint64_t inode, const std::string& prefix, Files& found) const;

    std::map<std::uint64_t, Node> nodes_;
    std::uint64_t next_ = 2;
    std::int64_t clock_ = 1000 * second;  ///< a few seconds on with each change: nothing is too fresh to be remembered
};

class MemoryFileSystem : public store::FileSystem {
  public:
    explicit MemoryFileSystem(MemoryDisk disk_in = {}) : disk(std::move(disk_in)) {}

    MemoryDisk disk;
    /// Called after every operation that changed something or synced it.
    std::function<void()> after_change;

    [[nodiscard]] int open(const std::string& path, store::OpenMode mode) override;
    int close(int file) override;
    void expect(const std::string&) override {}
    [[nodiscard]] int try_lock(int file, store::LockMode mode) override;
    [[nodiscard]] std::int64_t read_at(int file, char* buffer, std::size_t size, std::int64_t place) override;
    [[nodiscard]] std::int64_t write(int file, std::string_view bytes) override;
    [[nodiscard]] int sync_data(int file) override;
    [[nodiscard]] int sync(int file) override;
    [[nodiscard]] int truncate(int file, std::int64_t size) override;
    [[nodiscard]] int set_mode(int file, std::uint32_t mode) override;
    [[nodiscard]] int set_group(int file, std::uint32_t group) override;
    [[nodiscard]] int status(int file, store::FileStatus& out) override;
    [[nodiscard]] int status(const std::string& path, store::FileStatus& out) override;
    [[nodiscard]] int link(const std::string& from, const std::string& to) override;
    [[nodiscard]] int rename(const std::string& from, const std::string& to) override;
    int unlink(const std::string& path) override;
    [[nodiscard]] int make_folder(const std::string& path) override;
    [[nodiscard]] int list(const std::string& path, std::vector<std::string>& names) override;
    [[nodiscard]] int remark(int folder, std::string& out) override;
    [[nodiscard]] int set_remark(int folder, std::string_view remark) override;
    [[nodiscard]] std::uint32_t user() override { return 1000; }
    void pause(int) override {}

  private:
    int changed(int result);
    [[nodiscard]] int fill(std::uint64_t inode, store::FileStatus& out) const;
    /// The folder that a path lies in; 0 for none.
    [[nodiscard]] std::uint64_t parent(const std::string& path, std::string& name) const;

    std::map<int, std::uint64_t> open_;
    int next_file_ = 3;
};

}  // namespace viktig::tests
