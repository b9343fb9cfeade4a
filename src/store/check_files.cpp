// The files of a store looked over, for check.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "disk.hpp"
#include "store_files.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/store/check.hpp"

namespace viktig::store {
namespace {

using base::Message;
using base::shell_word;
using model::Findings;
using model::Permissions;
using model::Severity;

/// `c017.toml~`, `.c017.toml.swp`, `#c017.toml#`: what editors and merges leave beside the file they were at.
bool is_leftover(std::string_view name) {
    constexpr std::array<std::string_view, 14> ends{"~",    ".bak", ".orig", ".rej",  ".old",    ".tmp", ".temp",
                                                    ".save", ".swp", ".swo",  ".swn", ".backup", ".part", ".autosave"};
    if (std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); })) return true;
    return name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'));
}

/// What systems and git put into any folder, and what holds nobody's words.
bool is_furniture(std::string_view name) {
    constexpr std::array<std::string_view, 9> known{".gitkeep", ".gitignore", ".gitattributes", ".DS_Store",  ".directory",
                                                    ".stignore", ".stfolder",  "Thumbs.db",      "desktop.ini"};
    return std::ranges::find(known, name) != known.end();
}

class FileChecker {
  public:
    FileChecker(FileSystem& fs, const Reader& store, std::span<const std::string> clients)
        : fs_(fs), store_(store), entries_(store_entries(fs, store.folder(), clients)),
          too_many_(bits_too_many(store.settings().permissions)) {}

    Findings run() {
        check_store_folder();
        for (const StoreEntry& entry : entries_) {
            check_what_it_is(entry);
            check_who_may(entry);
        }
        tell_open();
        return std::move(found_);
    }

  private:
    void tell(Severity severity, const std::string& shown, Message message, Message hint) {
        found_.push_back({severity, {shown, 0, 0}, "", std::move(message), std::move(hint)});
    }

    std::string typed(const StoreEntry& entry) const { return shell_word(store_.folder() + "/" + entry.shown()); }

    void check_store_folder() {
        if (too_many_ == 0) return;
        const std::string& folder = store_.folder();
        const OpenFile open = open_file(fs_, folder, OpenMode::folder, folder);
        FileStatus status;
        if (const int result = fs_.status(open.number(), status); result < 0) throw disk_error("disk.cannot-open", folder, result);
        const bool group = store_.settings().permissions == Permissions::group;
        if (!group && status.owner != fs_.user()) tell(Severity::fault, "", {"store.of-another-user", {folder}}, {"store.hint-of-another-user"});
        if ((status.mode & too_many_) == 0) return;
        if (group)
            tell(Severity::fault, "", {"store.open-to-all", {folder}}, {"store.hint-chmod-group", {shell_word(folder)}});
        else
            tell(Severity::fault, "", {"store.open-to-others", {folder}}, {"store.hint-chmod", {shell_word(folder)}});
    }

    void check_what_it_is(const StoreEntry& entry) {
        if (entry.folder == "aside") return;
        if (is_our_temporary(entry.name)) {
            tell(Severity::remark, entry.shown(), {"check.temporary"}, {"check.hint-repair"});
        } else if (entry.folder.empty()) {
            return;
        } else if (is_read(entry.name)) {
            check_type(entry);
        } else if (is_leftover(entry.name)) {
            tell(Severity::remark, entry.shown(), {"check.leftover"}, {"check.hint-leftover", {typed(entry)}});
        } else if (!is_furniture(entry.name)) {
            tell(Severity::remark, entry.shown(), {"check.not-read"}, {"check.hint-move-out", {typed(entry), shell_word(store_.folder())}});
        }
    }

    void check_type(const StoreEntry& entry) {
        if (entry.status.type == FileType::regular) return;
        if (entry.status.type == FileType::link)
            tell(Severity::fault, entry.shown(), {"check.link"}, link_hint(fs_, store_.folder() + "/" + entry.shown()));
        else
            tell(Severity::fault, entry.shown(), {"disk.no-regular-file", {entry.shown()}}, {"check.hint-move-out", {typed(entry), shell_word(store_.folder())}});
    }

    void check_who_may(const StoreEntry& entry) {
        if (too_many_ == 0 || entry.status.type == FileType::link || is_furniture(entry.name)) return;
        if (store_.settings().permissions == Permissions::only_me && entry.status.owner != fs_.user())
            tell(Severity::fault, entry.shown(), {"check.of-another-user"}, {"check.hint-of-another-user", {typed(entry)}});
        if ((entry.status.mode & too_many_) == 0) return;
        open_[{closed_with(entry), entry.folder}].push_back(entry.shown());
    }

    /// What `chmod -R` takes: what lies behind a link is not closed with the store.
    std::string closed_with(const StoreEntry& entry) const {
        const std::string& top = entry.folder.empty() ? entry.name : entry.folder;
        const bool linked = std::ranges::any_of(entries_, [&](const StoreEntry& other) { return other.linked && other.name == top; });
        return linked ? store_.folder() + "/" + top + "/" : store_.folder();
    }

    /// A clone or a copied folder has them open one and all: said once for each folder.
    void tell_open() {
        const std::string_view hint = too_many_ == 077 ? "check.hint-close" : "check.hint-close-group";
        for (const auto& [where, files] : open_) {
            const Message what = files.size() == 1 ? Message{"check.open"} : Message{"check.open-many", {files.size() - 1}};
            tell(Severity::fault, files.front(), what, {hint, {shell_word(where.first)}});
        }
    }

    FileSystem& fs_;
    const Reader& store_;
    std::vector<StoreEntry> entries_;
    std::uint32_t too_many_;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> open_;  ///< by what closes them, and their folder
    Findings found_;
};

}  // namespace

Findings check_files(FileSystem& fs, const Reader& store, std::span<const std::string> clients) {
    return FileChecker(fs, store, clients).run();
}

}  // namespace viktig::store
