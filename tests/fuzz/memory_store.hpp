// A store of one ledger in memory: a file system on which nothing fails, as fast as a fuzzer wants it.
#pragma once

#include <cerrno>
#include <cstring>
#include <map>
#include <string>

#include "viktig/store/file_system.hpp"

namespace viktig::fuzz {

class MemoryFileSystem : public store::FileSystem {
  public:
    std::map<std::string, std::string> files;

    int open(const std::string& path, store::OpenMode mode) override {
        if (mode == store::OpenMode::folder) return folder;
        const auto found = files.find(path);
        if (found == files.end()) return -ENOENT;
        opened_ = &found->second;
        return file;
    }
    int close(int) override { return 0; }
    void expect(const std::string&) override {}
    int try_lock(int, store::LockMode) override { return 0; }
    std::int64_t read_at(int, char* buffer, std::size_t size, std::int64_t place) override {
        const std::size_t count = opened_->copy(buffer, size, static_cast<std::size_t>(place));
        return static_cast<std::int64_t>(count);
    }
    std::int64_t write(int, std::string_view bytes) override {
        *opened_ += bytes;
        return static_cast<std::int64_t>(bytes.size());
    }
    int sync_data(int) override { return 0; }
    int sync(int) override { return 0; }
    int truncate(int, std::int64_t size) override {
        opened_->resize(static_cast<std::size_t>(size));
        return 0;
    }
    int set_mode(int, std::uint32_t) override { return 0; }
    int set_group(int, std::uint32_t) override { return 0; }
    int status(int number, store::FileStatus& out) override {
        out = {number == folder ? store::FileType::folder : store::FileType::regular, 1, 1, 0, 0700, 0, 0};
        if (number == file) out.size = static_cast<std::int64_t>(opened_->size());
        return 0;
    }
    int status(const std::string& path, store::FileStatus& out) override {
        const auto found = files.find(path);
        if (found == files.end()) return -ENOENT;
        out = {store::FileType::regular, 1, 1, 0, 0600, static_cast<std::int64_t>(found->second.size()), 0};
        return 0;
    }
    int link(const std::string&, const std::string&) override { return -EPERM; }
    int rename(const std::string&, const std::string&) override { return -EPERM; }
    int unlink(const std::string&) override { return -EPERM; }
    int make_folder(const std::string&) override { return -EPERM; }
    int list(const std::string& path, std::vector<std::string>& names) override {
        names.clear();
        for (const auto& [name, bytes] : files)
            if (name.starts_with(path + "/")) names.push_back(name.substr(path.size() + 1));
        return 0;
    }
    int remark(int, std::string&) override { return -EOPNOTSUPP; }
    int set_remark(int, std::string_view) override { return -EOPNOTSUPP; }
    std::uint32_t user() override { return 0; }
    void pause(int) override {}

  private:
    enum Number { folder = 3, file = 4 };
    std::string* opened_ = nullptr;
};

}  // namespace viktig::fuzz
