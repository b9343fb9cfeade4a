// Copies that somebody made inside the store, found by their names.
#include "viktig/store/elsewhere.hpp"

#include <algorithm>
#include <deque>

#include "store_files.hpp"

namespace viktig::store {
namespace {

constexpr std::size_t most_looked_at = 20000;
constexpr std::ptrdiff_t deepest = 8;

/// Where traces_of has looked.
bool has_traces(const std::string& folder) {
    return folder == "clients/" || folder == "aside/";
}

}  // namespace

std::vector<std::string> named_elsewhere(FileSystem& fs, const Reader& store, const std::string& client) {
    const auto codes = store.clients();
    std::vector<std::string> found;
    std::deque<std::string> folders{""};  // each with its slash
    std::size_t looked_at = 0;
    while (!folders.empty()) {
        const std::string folder = std::move(folders.front());
        folders.pop_front();
        std::vector<std::string> names;
        if (fs.list(store.folder() + "/" + folder, names) < 0) continue;  // closed to us, or gone
        std::ranges::sort(names);
        for (const std::string& name : names) {
            if (++looked_at > most_looked_at) return found;
            FileStatus status;
            if (name == ".git" || fs.status(store.folder() + "/" + folder + name, status) < 0) continue;
            const bool is_folder = status.type == FileType::folder;
            if (is_named_after(name, client, codes)) {
                if (is_folder || !has_traces(folder)) found.push_back(folder + name + (is_folder ? "/" : ""));
            } else if (is_folder && std::ranges::count(folder, '/') < deepest) {
                folders.push_back(folder + name + "/");
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace viktig::store
