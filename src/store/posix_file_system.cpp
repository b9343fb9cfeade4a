// The real disk, call by call.
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#include "viktig/store/file_system.hpp"

namespace viktig::store {
namespace {

int outcome(int result) {
    return result < 0 ? -errno : result;
}

/// 0, as for no time at all, before 1970 and after 2262.
std::int64_t nanoseconds(const timespec& time) {
    constexpr std::int64_t second = 1'000'000'000;
    const bool fits = time.tv_sec >= 0 && time.tv_sec < std::numeric_limits<std::int64_t>::max() / second;
    return fits ? std::int64_t{time.tv_sec} * second + time.tv_nsec : 0;
}

void fill(const struct stat& from, FileStatus& out) {
    out.type = S_ISREG(from.st_mode)   ? FileType::regular
               : S_ISDIR(from.st_mode) ? FileType::folder
               : S_ISLNK(from.st_mode) ? FileType::link
                                       : FileType::other;
    out.device = from.st_dev;
    out.inode = from.st_ino;
    out.owner = from.st_uid;
    out.mode = from.st_mode & 07777U;
    out.size = from.st_size;
    out.group = from.st_gid;
    out.modified = nanoseconds(from.st_mtim);
    out.changed = nanoseconds(from.st_ctim);
}

constexpr const char* remark_name = "user.viktig";

}  // namespace

int PosixFileSystem::open(const std::string& path, OpenMode mode) {
    // O_NONBLOCK: a FIFO in the place of a ledger must not hang the program.
    constexpr int always = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    switch (mode) {
        case OpenMode::read: return outcome(::open(path.c_str(), O_RDONLY | always));
        case OpenMode::append: return outcome(::open(path.c_str(), O_RDWR | O_APPEND | always));
        case OpenMode::create_new: return outcome(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | always, 0600));
        case OpenMode::folder: return outcome(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }
    return -EINVAL;
}

int PosixFileSystem::close(int file) {
    return outcome(::close(file));
}

void PosixFileSystem::expect(const std::string& path) {
    rusage used{};
    if (::getrusage(RUSAGE_THREAD, &used) < 0 || !ahead_.pays(used.ru_inblock)) return;
    const int file = PosixFileSystem::open(path, OpenMode::read);  // not a derived one's: nothing that counts, or that can be made to fail
    if (file < 0) return;
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_WILLNEED);
    (void)::close(file);
}

int PosixFileSystem::try_lock(int file, LockMode mode) {
    return outcome(::flock(file, (mode == LockMode::exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB));
}

std::int64_t PosixFileSystem::read_at(int file, char* buffer, std::size_t size, std::int64_t place) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(file, buffer + done, size - done, place + static_cast<std::int64_t>(done));
        if (got == 0) break;
        if (got < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        done += static_cast<std::size_t>(got);
    }
    return static_cast<std::int64_t>(done);
}

std::int64_t PosixFileSystem::write(int file, std::string_view bytes) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    return done < 0 ? -errno : done;
}

int PosixFileSystem::sync_data(int file) {
    return outcome(::fdatasync(file));
}

int PosixFileSystem::sync(int file) {
    return outcome(::fsync(file));
}

int PosixFileSystem::truncate(int file, std::int64_t size) {
    return outcome(::ftruncate(file, size));
}

int PosixFileSystem::set_mode(int file, std::uint32_t mode) {
    return outcome(::fchmod(file, mode));
}

int PosixFileSystem::set_group(int file, std::uint32_t group) {
    return outcome(::fchown(file, static_cast<uid_t>(-1), group));
}

int PosixFileSystem::status(int file, FileStatus& out) {
    struct stat found {};
    if (::fstat(file, &found) < 0) return -errno;
    fill(found, out);
    return 0;
}

int PosixFileSystem::status(const std::string& path, FileStatus& out) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) < 0) return -errno;
    fill(found, out);
    return 0;
}

int PosixFileSystem::link(const std::string& from, const std::string& to) {
    return outcome(::link(from.c_str(), to.c_str()));
}

int PosixFileSystem::rename(const std::string& from, const std::string& to) {
    return outcome(::rename(from.c_str(), to.c_str()));
}

int PosixFileSystem::unlink(const std::string& path) {
    return outcome(::unlink(path.c_str()));
}

int PosixFileSystem::make_folder(const std::string& path) {
    return outcome(::mkdir(path.c_str(), 0700));
}

int PosixFileSystem::list(const std::string& path, std::vector<std::string>& names) {
    names.clear();
    DIR* folder = ::opendir(path.c_str());
    if (!folder) return -errno;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
        errno = 0;
    }
    const int trouble = errno;
    ::closedir(folder);
    return -trouble;
}

int PosixFileSystem::remark(int folder, std::string& out) {
    char buffer[256];
    const ssize_t size = ::fgetxattr(folder, remark_name, buffer, sizeof buffer);
    if (size < 0) return -errno;
    out.assign(buffer, static_cast<std::size_t>(size));
    return 0;
}

int PosixFileSystem::set_remark(int folder, std::string_view remark) {
    return outcome(::fsetxattr(folder, remark_name, remark.data(), remark.size(), 0));
}

std::uint32_t PosixFileSystem::user() {
    return ::geteuid();
}

void PosixFileSystem::pause(int milliseconds) {
    const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
    ::nanosleep(&time, nullptr);
}

}  // namespace viktig::store
