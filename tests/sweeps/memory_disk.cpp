// A disk in memory: POSIX as far as the store uses it, and nothing promised that POSIX does not promise.
#include "sweeps/memory_disk.hpp"

#include <algorithm>
#include <cerrno>

namespace viktig::tests {

using store::FileStatus;
using store::FileType;

namespace {

constexpr std::uint64_t root = 1;

/// The parts of a path; `.` stands for the folder it is in.
std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        if (const std::string part = path.substr(begin, end - begin); !part.empty() && part != ".") parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

std::string cut_bytes(const MemoryDisk::Node& node, UnsyncedBytes bytes) {
    const bool grown = node.live.starts_with(node.safe);
    const std::size_t more = grown ? node.live.size() - node.safe.size() : 0;
    switch (bytes) {
        case UnsyncedBytes::lost: return node.safe;
        case UnsyncedBytes::half: return grown ? node.live.substr(0, node.safe.size() + more / 2) : node.safe;
        case UnsyncedBytes::kept: return node.live;
        case UnsyncedBytes::zeros: return node.safe + std::string(more, '\0');
        case UnsyncedBytes::zeros_then_rest:
            return grown ? node.safe + std::string(more / 2, '\0') + node.live.substr(node.safe.size() + more / 2) : node.safe;
    }
    return {};
}

}  // namespace

MemoryDisk::MemoryDisk() {
    nodes_[root].type = FileType::folder;
    nodes_[root].mode = 0700;
}

std::uint64_t MemoryDisk::make(FileType type, std::uint32_t mode) {
    nodes_[next_].type = type;
    nodes_[next_].mode = mode;
    return next_++;
}

void MemoryDisk::touch_names(std::uint64_t folder) {
    clock_ += 3 * second;
    node(folder).modified = node(folder).changed = clock_;
}

void MemoryDisk::set_remark(std::uint64_t folder, std::string_view remark) {
    clock_ += second / 1000;
    node(folder).remark = remark;
    node(folder).changed = clock_;
}

void MemoryDisk::put_folder(const std::string& path) {
    std::uint64_t at = root;
    for (const std::string& part : parts_of(path)) {
        if (!node(at).live_names.contains(part)) {
            const std::uint64_t made = make(FileType::folder, 0700);
            node(at).live_names[part] = node(at).safe_names[part] = made;
        }
        at = node(at).live_names.at(part);
    }
}

void MemoryDisk::put(const std::string& path, const std::string& bytes) {
    const auto slash = path.rfind('/');
    put_folder(path.substr(0, slash));
    const std::uint64_t made = make(FileType::regular, 0600);
    node(made).live = node(made).safe = bytes;
    Node& folder = node(find(path.substr(0, slash)));
    folder.live_names[path.substr(slash + 1)] = folder.safe_names[path.substr(slash + 1)] = made;
}

MemoryDisk MemoryDisk::after_power_cut(UnsyncedBytes bytes, UnsyncedNames names) const {
    MemoryDisk after = *this;
    for (auto& [inode, node] : after.nodes_) {
        node.live = node.safe = cut_bytes(node, bytes);
        if (names == UnsyncedNames::lost) {
            node.live_names = node.safe_names;
            node.modified = node.safe_modified;
        } else {
            node.safe_names = node.live_names;
            node.safe_modified = node.modified;
        }
    }
    return after;
}

Files MemoryDisk::files(const std::string& folder) const {
    Files found;
    if (const std::uint64_t inode = find(folder)) collect(inode, "", found);
    return found;
}

void MemoryDisk::collect(std::uint64_t inode, const std::string& prefix, Files& found) const {
    for (const auto& [name, child] : node(inode).live_names) {
        if (node(child).type == FileType::folder)
            collect(child, prefix + name + "/", found);
        else
            found[prefix + name] = node(child).live;
    }
}

std::uint64_t MemoryDisk::find(const std::string& path) const {
    std::uint64_t at = root;
    for (const std::string& part : parts_of(path)) {
        const auto found = node(at).live_names.find(part);
        if (found == node(at).live_names.end()) return 0;
        at = found->second;
    }
    return at;
}

int MemoryFileSystem::changed(int result) {
    if (after_change) after_change();
    return result;
}

std::uint64_t MemoryFileSystem::parent(const std::string& path, std::string& name) const {
    const auto slash = path.rfind('/');
    name = path.substr(slash + 1);
    return disk.find(path.substr(0, slash));
}

int MemoryFileSystem::open(const std::string& path, store::OpenMode mode) {
    std::uint64_t inode = disk.find(path);
    if (mode == store::OpenMode::create_new) {
        std::string name;
        const std::uint64_t folder = parent(path, name);
        if (inode) return -EEXIST;
        if (!folder) return -ENOENT;
        inode = disk.make(FileType::regular, 0600);
        disk.node(folder).live_names[name] = inode;
        disk.touch_names(folder);
        changed(0);
    }
    if (!inode) return -ENOENT;
    const bool is_folder = disk.node(inode).type == FileType::folder;
    if (mode == store::OpenMode::folder && !is_folder) return -ENOTDIR;
    if (mode == store::OpenMode::append && is_folder) return -EISDIR;
    open_[next_file_] = inode;
    return next_file_++;
}

int MemoryFileSystem::close(int file) {
    return open_.erase(file) ? 0 : -EBADF;
}

int MemoryFileSystem::try_lock(int, store::LockMode) {
    return 0;
}

std::int64_t MemoryFileSystem::read_at(int file, char* buffer, std::size_t size, std::int64_t place) {
    const std::string& bytes = disk.node(open_.at(file)).live;
    const auto from = std::min(static_cast<std::size_t>(place), bytes.size());
    return static_cast<std::int64_t>(bytes.copy(buffer, size, from));
}

std::int64_t MemoryFileSystem::write(int file, std::string_view bytes) {
    disk.node(open_.at(file)).live += bytes;
    changed(0);
    return static_cast<std::int64_t>(bytes.size());
}

int MemoryFileSystem::sync_data(int file) {
    MemoryDisk::Node& node = disk.node(open_.at(file));
    node.safe = node.live;
    return changed(0);
}

int MemoryFileSystem::sync(int file) {
    MemoryDisk::Node& node = disk.node(open_.at(file));
    node.safe = node.live;
    node.safe_names = node.live_names;
    node.safe_modified = node.modified;
    return changed(0);
}

int MemoryFileSystem::truncate(int file, std::int64_t size) {
    disk.node(open_.at(file)).live.resize(static_cast<std::size_t>(size));
    return changed(0);
}

int MemoryFileSystem::set_mode(int file, std::uint32_t mode) {
    disk.node(open_.at(file)).mode = mode;
    return changed(0);
}

int MemoryFileSystem::set_group(int file, std::uint32_t group) {
    disk.node(open_.at(file)).group = group;
    return changed(0);
}

int MemoryFileSystem::fill(std::uint64_t inode, FileStatus& out) const {
    if (!inode) return -ENOENT;
    const MemoryDisk::Node& node = disk.node(inode);
    out = {node.type, 1, inode, 1000, node.mode, static_cast<std::int64_t>(node.live.size()), node.group, node.modified, node.changed};
    return 0;
}

int MemoryFileSystem::status(int file, FileStatus& out) {
    return fill(open_.at(file), out);
}

int MemoryFileSystem::status(const std::string& path, FileStatus& out) {
    return fill(disk.find(path), out);
}

int MemoryFileSystem::link(const std::string& from, const std::string& to) {
    std::string name;
    const std::uint64_t folder = parent(to, name);
    const std::uint64_t inode = disk.find(from);
    if (disk.find(to)) return -EEXIST;
    if (!folder || !inode) return -ENOENT;
    disk.node(folder).live_names[name] = inode;
    disk.touch_names(folder);
    return changed(0);
}

int MemoryFileSystem::rename(const std::string& from, const std::string& to) {
    std::string old_name, new_name;
    const std::uint64_t old_folder = parent(from, old_name);
    const std::uint64_t new_folder = parent(to, new_name);
    const std::uint64_t inode = disk.find(from);
    if (!inode || !new_folder) return -ENOENT;
    disk.node(old_folder).live_names.erase(old_name);
    disk.node(new_folder).live_names[new_name] = inode;
    disk.touch_names(old_folder);
    disk.touch_names(new_folder);
    return changed(0);
}

int MemoryFileSystem::unlink(const std::string& path) {
    std::string name;
    const std::uint64_t folder = parent(path, name);
    if (!folder || !disk.node(folder).live_names.erase(name)) return -ENOENT;
    disk.touch_names(folder);
    return changed(0);
}

int MemoryFileSystem::make_folder(const std::string& path) {
    std::string name;
    const std::uint64_t folder = parent(path, name);
    if (!folder) return -ENOENT;
    if (disk.find(path)) return -EEXIST;
    const std::uint64_t made = disk.make(FileType::folder, 0700);
    disk.node(folder).live_names[name] = made;
    disk.touch_names(folder);
    return changed(0);
}

int MemoryFileSystem::list(const std::string& path, std::vector<std::string>& names) {
    const std::uint64_t inode = disk.find(path);
    if (!inode) return -ENOENT;
    names.clear();
    for (const auto& [name, child] : disk.node(inode).live_names) names.push_back(name);
    return 0;
}

int MemoryFileSystem::remark(int folder, std::string& out) {
    out = disk.node(open_.at(folder)).remark;
    return out.empty() ? -ENODATA : 0;
}

int MemoryFileSystem::set_remark(int folder, std::string_view remark) {
    disk.set_remark(open_.at(folder), remark);
    return changed(0);
}

}  // namespace viktig::tests
