// Small helpers over the file-system seam.
#include "disk.hpp"

#include <cerrno>

#include "viktig/base/shell.hpp"
#include "viktig/store/ledger_text.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {

using base::Error;
using base::Exit;

base::Message system_message(int number) {
    switch (number) {
        case ENOSPC: return {"system.no-space"};
        case EDQUOT: return {"system.quota"};
        case EIO: return {"system.input-output"};
        case EROFS: return {"system.read-only"};
        case EACCES: return {"system.denied"};
        case EPERM: return {"system.not-permitted"};
        case ENOENT: return {"system.no-such"};
        case EEXIST: return {"system.exists"};
        case ELOOP: return {"system.link"};
        case EISDIR: return {"system.folder"};
        case ENOTDIR: return {"system.no-folder"};
        case EFBIG: return {"system.too-big"};
        case EMFILE:
        case ENFILE: return {"system.too-many-files"};
        case EINTR: return {"system.interrupted"};
        case ENOLCK: return {"system.no-locks"};
        case ENAMETOOLONG: return {"system.name-too-long"};
        default: return {"system.number", {number}};
    }
}

Error disk_error(std::string_view key, const std::string& file, int negative_errno) {
    return Error(Exit::io, base::Message(key, {file, system_message(-negative_errno)}));
}

OpenFile open_file(FileSystem& fs, const std::string& path, OpenMode mode, const std::string& shown) {
    const int file = fs.open(path, mode);
    if (file == -ENXIO) throw Error(Exit::data, {"disk.no-regular-file", {shown}});  // a socket
    if (file < 0) throw disk_error("disk.cannot-open", shown, file);
    return {fs, file};
}

void lock_file(FileSystem& fs, const OpenFile& file, LockMode mode, const std::string& shown) {
    constexpr int pause_milliseconds = 20;
    for (int waited = 0;; waited += pause_milliseconds) {
        const int result = fs.try_lock(file.number(), mode);
        if (result >= 0) return;
        if (result != -EWOULDBLOCK && result != -EINTR) throw disk_error("disk.cannot-lock", shown, result);
        if (waited >= lock_seconds * 1000)
            throw Error(Exit::io, {"disk.lock-held", {shown, lock_seconds}}, {"disk.hint-lock-held"});
        fs.pause(pause_milliseconds);
    }
}

std::string read_whole(FileSystem& fs, const OpenFile& file, const std::string& shown) {
    FileStatus status;
    if (const int result = fs.status(file.number(), status); result < 0) throw disk_error("disk.cannot-read", shown, result);
    if (status.type != FileType::regular) throw Error(Exit::data, {"disk.no-regular-file", {shown}});
    if (status.size > largest_file) throw Error(Exit::data, {"disk.too-large", {shown, largest_file / (1024LL * 1024)}}, {"disk.hint-too-large", {shown}});
    std::string text(static_cast<std::size_t>(status.size), '\0');
    const std::int64_t got = fs.read_at(file.number(), text.data(), text.size(), 0);
    if (got < 0) throw disk_error("disk.cannot-read", shown, static_cast<int>(got));
    text.resize(static_cast<std::size_t>(got));
    return text;
}

base::Message link_hint(FileSystem& fs, const std::string& path) {
    const int opened = fs.open(path, OpenMode::folder);  // the only way to open that follows a link
    if (opened >= 0) fs.close(opened);
    return {opened == -ENOTDIR ? "check.hint-link" : "check.hint-link-nowhere", {base::shell_word(path)}};
}

std::string read_file(FileSystem& fs, const std::string& path, const std::string& shown) {
    return read_whole(fs, open_file(fs, path, OpenMode::read, shown), shown);
}

int write_all(FileSystem& fs, int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const std::int64_t done = fs.write(file, bytes);
        if (done == -EINTR) continue;
        if (done < 0) return static_cast<int>(done);
        if (done == 0) return -EIO;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return 0;
}

int try_sync_folder(FileSystem& fs, const std::string& folder) {
    const int opened = fs.open(folder, OpenMode::folder);
    if (opened < 0) return opened;
    const OpenFile open(fs, opened);
    const int result = fs.sync(open.number());
    return result == -EINVAL ? 0 : result;
}

void sync_folder(FileSystem& fs, const std::string& folder) {
    if (const int result = try_sync_folder(fs, folder); result < 0) throw disk_error("disk.cannot-sync-folder", folder, result);
}

std::string parent_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return {};
    return slash == 0 ? (path.size() > 1 ? "/" : "") : path.substr(0, slash);
}

std::string temporary_name(const std::string& name) {
    return "." + name + ".new";
}

namespace {

constexpr std::uint32_t private_mode = 0600;  // what create_new makes
constexpr std::uint32_t group_mode = 0660;
constexpr std::string_view cannot_keep = "disk.cannot-keep-group", cannot_give = "disk.cannot-give-group";

/// Opens a temporary file that nobody else has, not even a run that makes the same file at this moment.
int open_temporary(FileSystem& fs, const std::string& beginning, std::string& path) {
    constexpr int tries = 100;
    int made = -EEXIST;
    for (int n = 0; n < tries && made == -EEXIST; ++n) {
        path = n == 0 ? beginning : beginning + std::to_string(n);
        made = fs.open(path, OpenMode::create_new);
    }
    return made;
}

/// Before the group may do anything with it.
int take_group(FileSystem& fs, int file, const FileStatus& like) {
    constexpr std::uint32_t group_bits = 070;
    if ((like.mode & group_bits) == 0) return 0;
    FileStatus made;
    if (const int result = fs.status(file, made); result < 0) return result;
    return made.group == like.group ? 0 : fs.set_group(file, like.group);
}

int write_and_sync(FileSystem& fs, int file, std::string_view bytes, std::uint32_t mode) {
    int result = mode == private_mode ? 0 : fs.set_mode(file, mode);  // made so
    if (result >= 0) result = write_all(fs, file, bytes);
    return result >= 0 ? fs.sync(file) : result;
}

}  // namespace

TemporaryFile::TemporaryFile(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes,
                             const std::string& shown, Sharing sharing)
    : fs_(fs), folder_(folder), shown_(shown) {
    FileStatus like;
    if (sharing == Sharing::group)
        if (const int result = fs.status(folder, like); result < 0) throw disk_error("disk.cannot-create", shown, result);
    like.mode = group_mode;
    make(name, bytes, sharing == Sharing::group ? &like : nullptr, cannot_give);
}

TemporaryFile::TemporaryFile(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes,
                             const std::string& shown, const FileStatus& like)
    : fs_(fs), folder_(folder), shown_(shown) {
    make(name, bytes, &like, cannot_keep);
}

void TemporaryFile::make(const std::string& name, std::string_view bytes, const FileStatus* like, std::string_view fault_of_group) {
    const int made = open_temporary(fs_, folder_ + "/" + temporary_name(name), path_);
    if (made < 0) throw disk_error("disk.cannot-create", shown_, made);
    int grouped = 0;
    int result = 0;
    {
        const OpenFile file(fs_, made);
        grouped = like ? take_group(fs_, file.number(), *like) : 0;
        if (grouped >= 0) result = write_and_sync(fs_, file.number(), bytes, like ? like->mode : private_mode);
    }
    if (grouped >= 0 && result >= 0) return;
    fs_.unlink(path_);
    if (grouped < 0) throw Error(Exit::io, base::Message(fault_of_group, {shown_, system_message(-grouped)}), {"disk.hint-group", {base::shell_word(folder_)}});
    throw disk_error("disk.cannot-write", shown_, result);
}

TemporaryFile::~TemporaryFile() {
    if (!path_.empty()) fs_.unlink(path_);
}

bool TemporaryFile::take_name(const std::string& path) {
    const int result = fs_.link(path_, path);
    fs_.unlink(path_);
    path_.clear();
    if (result == -EEXIST) return false;
    if (result < 0) throw disk_error("disk.cannot-create", shown_, result);
    sync_folder(fs_, folder_);
    return true;
}

void TemporaryFile::take_place_of(const std::string& path) {
    if (const int result = fs_.rename(path_, path); result < 0) throw disk_error("disk.cannot-replace", shown_, result);
    path_.clear();
    sync_folder(fs_, folder_);
}

void share_folder(FileSystem& fs, const std::string& folder, const std::string& parent) {
    constexpr std::uint32_t shared_folder_mode = 0770;
    FileStatus like;
    if (const int result = fs.status(parent, like); result < 0) throw disk_error("disk.cannot-create", folder, result);
    like.mode = shared_folder_mode;
    const OpenFile opened = open_file(fs, folder, OpenMode::folder, folder);
    int result = take_group(fs, opened.number(), like);
    if (result >= 0) result = fs.set_mode(opened.number(), shared_folder_mode);
    if (result < 0) throw Error(Exit::io, base::Message(cannot_give, {folder, system_message(-result)}), {"disk.hint-group", {base::shell_word(parent)}});
}

bool create_file(FileSystem& fs, const std::string& folder, const std::string& name, std::string_view bytes,
                 const std::string& shown, Sharing sharing) {
    return TemporaryFile(fs, folder, name, bytes, shown, sharing).take_name(folder + "/" + name);
}

}  // namespace viktig::store
