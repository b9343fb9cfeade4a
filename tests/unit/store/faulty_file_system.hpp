// The real disk in a temporary folder, on which any single operation can be made to fail.
#pragma once

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <stdlib.h>
#include <sys/stat.h>

#include "viktig/store/file_system.hpp"

namespace viktig::tests {

/// A folder of its own, closed to others, gone with all that is in it at the end of the test.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "viktig-test-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }

    void write(const std::string& name, std::string_view bytes) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(path(name), std::ios::binary);
        if (!file) return "(no such file)";
        return {std::istreambuf_iterator<char>(file), {}};
    }
    /// Every file and folder below, hidden ones too.
    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_))
            found.insert(std::filesystem::relative(entry.path(), path_).string());
        return found;
    }

  private:
    std::string path_;
};

/// Counts operations, and fails those it is told to. A write that fails puts half of its bytes on the disk first: torn.
/// Closing, asking for the user and pausing never fail; pauses are counted and not waited for, and syncs are not made:
/// nobody cuts the power of the machine that tests.
class FaultyFileSystem : public store::PosixFileSystem {
  public:
    std::set<int> fail_at;        ///< these operations, counted from 0
    int fail_from = -1;           ///< and all from this one on: a disk that died
    int error = EIO;
    std::size_t longest_write = static_cast<std::size_t>(-1);  ///< more is written in several goes
    bool others_lock = false;     ///< another program holds every lock
    std::optional<std::uint32_t> pretended_user;
    std::optional<std::uint32_t> pretended_group;  ///< of a file made here, until it gets another one: that is told and not done
    std::vector<std::uint32_t> groups_given;
    /// Called before each operation with its name and path (empty for an open file).
    std::function<void(const std::string& operation, const std::string& path)> before;

    std::vector<std::string> operations;  ///< the names of those begun
    std::int64_t paused_milliseconds = 0;
    int open_files = 0;
    std::vector<std::string> expected;  ///< files that the disk was asked for ahead: no operation, since it cannot fail

    int open(const std::string& path, store::OpenMode mode) override {
        if (fails("open", path)) return -error;
        const int file = PosixFileSystem::open(path, mode);
        if (file >= 0) ++open_files;
        if (file >= 0 && mode == store::OpenMode::create_new) made_here_.insert(file);
        return file;
    }
    int close(int file) override {
        made_here_.erase(file);
        --open_files;
        return PosixFileSystem::close(file);
    }
    void expect(const std::string& path) override {
        expected.push_back(path);
        PosixFileSystem::expect(path);
    }
    int try_lock(int file, store::LockMode mode) override {
        if (fails("lock")) return -error;
        return others_lock ? -EWOULDBLOCK : PosixFileSystem::try_lock(file, mode);
    }
    std::int64_t read_at(int file, char* buffer, std::size_t size, std::int64_t place) override {
        return fails("read") ? -error : PosixFileSystem::read_at(file, buffer, size, place);
    }
    std::int64_t write(int file, std::string_view bytes) override {
        if (fails("write")) {
            if (error != EINTR) (void)PosixFileSystem::write(file, bytes.substr(0, bytes.size() / 2));
            return -error;
        }
        return PosixFileSystem::write(file, bytes.substr(0, longest_write));
    }
    int sync_data(int) override { return fails("sync_data") ? -error : 0; }
    int sync(int) override { return fails("sync") ? -error : 0; }
    int truncate(int file, std::int64_t size) override {
        return fails("truncate") ? -error : PosixFileSystem::truncate(file, size);
    }
    int set_mode(int file, std::uint32_t mode) override { return fails("set_mode") ? -error : PosixFileSystem::set_mode(file, mode); }
    int set_group(int file, std::uint32_t group) override {
        if (fails("set_group")) return -error;
        groups_given.push_back(group);
        return pretended_group ? 0 : PosixFileSystem::set_group(file, group);
    }
    int status(int file, store::FileStatus& out) override {
        if (fails("status")) return -error;
        const int result = PosixFileSystem::status(file, out);
        if (pretended_group && made_here_.contains(file)) out.group = *pretended_group;
        return result;
    }
    int status(const std::string& path, store::FileStatus& out) override {
        return fails("status", path) ? -error : PosixFileSystem::status(path, out);
    }
    int link(const std::string& from, const std::string& to) override {
        return fails("link", to) ? -error : PosixFileSystem::link(from, to);
    }
    int rename(const std::string& from, const std::string& to) override {
        return fails("rename", to) ? -error : PosixFileSystem::rename(from, to);
    }
    int unlink(const std::string& path) override { return fails("unlink", path) ? -error : PosixFileSystem::unlink(path); }
    int make_folder(const std::string& path) override {
        return fails("make_folder", path) ? -error : PosixFileSystem::make_folder(path);
    }
    int list(const std::string& path, std::vector<std::string>& names) override {
        return fails("list", path) ? -error : PosixFileSystem::list(path, names);
    }
    int remark(int folder, std::string& out) override { return fails("remark") ? -error : PosixFileSystem::remark(folder, out); }
    int set_remark(int folder, std::string_view text) override { return fails("set_remark") ? -error : PosixFileSystem::set_remark(folder, text); }
    std::uint32_t user() override { return pretended_user ? *pretended_user : PosixFileSystem::user(); }
    void pause(int milliseconds) override { paused_milliseconds += milliseconds; }

    /// Whether one of the operations that were made to fail had this name.
    [[nodiscard]] bool failed(const std::string& operation) const { return failed_.contains(operation); }
    [[nodiscard]] bool anything_failed() const { return !failed_.empty(); }

  private:
    bool fails(const std::string& operation, const std::string& path = {}) {
        if (before) before(operation, path);
        const int n = static_cast<int>(operations.size());
        operations.push_back(operation);
        const bool fault = fail_at.contains(n) || (fail_from >= 0 && n >= fail_from);
        if (fault) failed_.insert(operation);
        return fault;
    }

    std::set<std::string> failed_;
    std::set<int> made_here_;
};

}  // namespace viktig::tests
