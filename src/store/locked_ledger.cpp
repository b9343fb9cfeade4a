// Writing to a ledger under its lock: at its end, or as a whole.
#include "locked_ledger.hpp"

#include <cerrno>

#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

bool same_file(const FileStatus& a, const FileStatus& b) {
    return a.device == b.device && a.inode == b.inode;
}

}  // namespace

bool LockedLedger::current() const {
    const int result = names(file_);
    if (result < 0) throw disk_error("disk.cannot-read", shown_, result);
    return result > 0;
}

bool LockedLedger::append(std::string_view bytes, std::int64_t old_size) {
    int result = write_all(fs_, file_.number(), bytes);
    if (result < 0) take_back(old_size, "disk.cannot-write", result);
    result = sync_file_and_name();
    if (result < 0) take_back(old_size, "disk.cannot-sync", result);
    result = names(file_);
    if (result < 0) take_back(old_size, "disk.cannot-sync", result);
    return result > 0;
}

bool LockedLedger::keep() {
    int result = sync_file_and_name();
    if (result >= 0) result = names(file_);
    if (result < 0) throw disk_error("disk.cannot-sync-folder", shown_, result);  // the block is there, perhaps not for long
    return result > 0;
}

/// The name as well: git, an editor or a run that was killed may have put this file here a moment ago and not made sure of it.
int LockedLedger::sync_file_and_name() {
    const int result = fs_.sync_data(file_.number());
    return result < 0 ? result : try_sync_folder(fs_, parent_of(path_));
}

bool LockedLedger::replace(const std::string& folder, const std::string& name, std::string_view bytes) {
    FileStatus status;
    if (const int result = fs_.status(file_.number(), status); result < 0) throw disk_error("disk.cannot-read", shown_, result);
    TemporaryFile temporary(fs_, folder, name, bytes, shown_, status);
    if (!current()) return false;
    temporary.take_place_of(path_);
    return true;
}

void LockedLedger::take_back(std::int64_t old_size, std::string_view key, int trouble) {
    int undone = fs_.truncate(file_.number(), old_size);
    if (undone >= 0) undone = fs_.sync_data(file_.number());
    if (undone < 0) throw Error(Exit::io, {"disk.half-written", {shown_}}, {"disk.hint-half-written", {shown_}});
    throw disk_error(key, shown_, trouble);
}

int LockedLedger::names(const OpenFile& file) const {
    FileStatus opened;
    FileStatus named;
    if (const int result = fs_.status(file.number(), opened); result < 0) return result;
    const int result = fs_.status(path_, named);
    if (result == -ENOENT) return 0;
    return result < 0 ? result : same_file(opened, named);
}

OpenFile LockedLedger::take() {
    constexpr int tries = 100;
    for (int n = 0; n < tries; ++n) {
        OpenFile file = open_file(fs_, path_, OpenMode::append, shown_);
        lock_file(fs_, file, LockMode::exclusive, shown_);
        const int result = names(file);
        if (result < 0) throw disk_error("disk.cannot-read", shown_, result);
        if (result > 0) return file;
    }
    throw Error(Exit::io, {"disk.keeps-changing", {shown_}}, {"disk.hint-lock-held"});
}

}  // namespace viktig::store
