// Finding a store, and making one.
#include <algorithm>
#include <cerrno>

#include "disk.hpp"
#include "store_files.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/store/settings_text.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;
using base::shell_word;

/// @throws Error (data) for something of ours in their place that is no file: "no store here" would be a lie
bool has_settings(FileSystem& fs, const std::string& folder, FileStatus& status) {
    const std::string path = folder + "/" + std::string(settings_name);
    if (fs.status(path, status) < 0) return false;
    if (status.type == FileType::regular || status.owner != fs.user()) return status.type == FileType::regular;
    if (status.type == FileType::link) throw Error(Exit::data, {"store.settings-link", {path}}, link_hint(fs, path));
    throw Error(Exit::data, {"disk.no-regular-file", {path}}, {"store.hint-settings-no-file", {shell_word(path)}});
}

/// What a store's folder holds before its settings are there.
bool is_ours(const std::string& name) {
    return name == "clients" || name == "measures" || name == "aside" || name.starts_with(temporary_name(std::string(settings_name)));
}

/// @throws Error (data) when the folder named is no store
std::string require_store(FileSystem& fs, const std::string& folder) {
    FileStatus status;
    if (!has_settings(fs, folder, status))
        throw Error(Exit::data, {"store.not-here", {folder}}, {"store.hint-init-here", {shell_word(folder)}});
    return folder;
}

std::string without_end_slash(std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    return folder;
}

/// So that the folder's own name lasts. Where its parent may not be opened somebody else made it, some time ago.
void sync_name_of(FileSystem& fs, const std::string& folder) {
    const std::string parent = parent_of(folder).empty() ? "." : parent_of(folder);
    if (const int result = try_sync_folder(fs, parent); result < 0 && result != -EACCES)
        throw disk_error("disk.cannot-sync-folder", parent, result);
}

void make_inner_folders(FileSystem& fs, const std::string& folder) {
    for (const std::string_view inner : {"clients", "measures", "aside"}) {
        const int result = fs.make_folder(folder + "/" + std::string(inner));
        if (result < 0 && result != -EEXIST) throw disk_error("disk.cannot-create", folder + "/" + std::string(inner), result);
    }
}

}  // namespace

std::string find_store(FileSystem& fs, const SearchPlaces& places) {
    if (!places.option.empty()) return require_store(fs, without_end_slash(places.option));
    if (!places.variable.empty()) return require_store(fs, without_end_slash(places.variable));
    for (std::string folder = places.working_folder; !folder.empty(); folder = parent_of(folder)) {
        FileStatus status;
        if (has_settings(fs, folder, status) && status.owner == fs.user()) return folder;
    }
    std::string home_store = places.data_home.empty() ? std::string() : places.data_home + "/viktig";
    FileStatus status;
    if (!home_store.empty() && has_settings(fs, home_store, status)) return home_store;
    throw Error(Exit::data, {"store.none"}, {"store.hint-init"});
}

void make_parents(FileSystem& fs, const std::string& folder) {
    for (auto slash = folder.find('/', 1); slash != std::string::npos; slash = folder.find('/', slash + 1)) {
        FileStatus status;
        const std::string parent = folder.substr(0, slash);
        const bool there = fs.status(parent, status) >= 0;
        if (!there && fs.make_folder(parent) < 0) return;  // making the store says what is wrong
        if (there)
            (void)try_sync_folder(fs, parent_of(parent));  // perhaps made by a run that was killed; most often long ago
        else
            sync_name_of(fs, parent);
    }
}

bool make_store(FileSystem& fs, const std::string& given) {
    const std::string folder = without_end_slash(given);
    FileStatus status;
    const int found = fs.status(folder, status);
    if (found >= 0) {
        FileStatus settings;
        if (has_settings(fs, folder, settings)) {
            const Reader check(fs, folder);  // says so when what is there cannot be used
            (void)check;
            make_inner_folders(fs, folder);
            // It may have been made by a run that was killed before it could make sure of it.
            sync_folder(fs, folder);
            sync_name_of(fs, folder);
            return false;
        }
        std::vector<std::string> names;
        if (status.type != FileType::folder && status.type != FileType::link) throw Error(Exit::data, {"store.not-a-folder", {folder}});
        if (const int result = fs.list(folder, names); result < 0) throw disk_error("disk.cannot-read", folder, result);
        std::erase_if(names, is_ours);  // an earlier init may have been cut off before the settings were there
        if (!names.empty()) throw Error(Exit::data, {"store.folder-not-empty", {folder}}, {"store.hint-folder-not-empty", {shell_word(folder)}});
        check_closed(fs, folder, model::Permissions::only_me);
    } else if (found == -ENOENT) {
        if (const int result = fs.make_folder(folder); result < 0) {
            if (result == -ENOENT) throw Error(Exit::data, {"store.no-parent", {folder}}, {"store.hint-no-parent", {shell_word(parent_of(folder))}});
            throw disk_error("disk.cannot-create", folder, result);
        }
    } else {
        throw disk_error("disk.cannot-open", folder, found);
    }
    sync_name_of(fs, folder);
    make_inner_folders(fs, folder);
    // The settings come last: a folder is a store only when everything else is there.
    (void)create_file(fs, folder, std::string(settings_name), initial_settings(), folder + "/" + std::string(settings_name));
    return true;
}

}  // namespace viktig::store
