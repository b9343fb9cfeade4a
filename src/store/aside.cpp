// Moving things out of the way so that nothing is lost: first the new name on the disk, then the old one gone.
#include "aside.hpp"

#include <cerrno>
#include <utility>

namespace viktig::store {
namespace {

constexpr int tries = 1000;

std::string numbered(const std::string& stem, int n, const std::string& end) {
    return n == 0 ? stem + end : stem + "-" + std::to_string(n + 1) + end;
}

/// @throws Error (io) when it cannot be told
bool same_file(FileSystem& fs, const std::string& a, const std::string& b) {
    FileStatus one, other;
    for (const auto& [path, status] : {std::pair(&a, &one), std::pair(&b, &other)}) {
        const int result = fs.status(*path, *status);
        if (result == -ENOENT) return false;
        if (result < 0) throw disk_error("disk.cannot-read", *path, result);
    }
    return one.device == other.device && one.inode == other.inode;
}

/// Whoever wrote it may not have.
void sync_file(FileSystem& fs, const std::string& path, const std::string& shown) {
    const OpenFile file = open_file(fs, path, OpenMode::read, shown);
    if (const int result = fs.sync(file.number()); result < 0) throw disk_error("disk.cannot-write", shown, result);
}

}  // namespace

void Aside::make_folder() {
    const int made = fs_.make_folder(folder());
    if (made == -EEXIST) return;
    if (made < 0) throw disk_error("disk.cannot-create", "aside", made);
    if (sharing_ == Sharing::group) share_folder(fs_, folder(), store_);
    sync_folder(fs_, store_);
}

std::string Aside::save(const std::string& stem, const std::string& end, std::string_view bytes) {
    make_folder();
    for (int n = 0; n < tries; ++n) {
        const std::string name = numbered(stem, n, end);
        if (create_file(fs_, folder(), name, bytes, "aside/" + name, sharing_)) return "aside/" + name;
    }
    throw disk_error("disk.cannot-create", "aside/" + stem + end, -EEXIST);
}

std::string Aside::take(const std::string& from_folder, const std::string& name) {
    make_folder();
    const std::string from = from_folder + "/" + name;
    for (int n = 0; n < tries; ++n) {
        const std::string there = numbered(name, n, "");
        const std::string to = folder() + "/" + there;
        const int linked = fs_.link(from, to);
        // A run that was cut off between the two names is finished by the next one.
        if (linked == -EEXIST && !same_file(fs_, from, to)) continue;
        if (linked < 0 && linked != -EEXIST) throw disk_error("disk.cannot-create", "aside/" + there, linked);
        sync_file(fs_, to, "aside/" + there);
        sync_folder(fs_, folder());
        // Somebody may have put a new file in the place of the one that has two names now: then it is not ours to take.
        if (!same_file(fs_, from, to)) return "aside/" + there;
        if (const int gone = fs_.unlink(from); gone < 0) throw disk_error("disk.cannot-remove", from, gone);
        sync_folder(fs_, from_folder);
        return "aside/" + there;
    }
    throw disk_error("disk.cannot-create", "aside/" + name, -EEXIST);
}

}  // namespace viktig::store
