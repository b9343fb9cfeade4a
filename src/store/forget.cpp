// Everything of one client, and its removal.
#include <algorithm>
#include <cerrno>

#include "locked_ledger.hpp"
#include "store_files.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

constexpr std::string_view suffix = ".toml";

}  // namespace

std::vector<std::string> Reader::traces_of(const std::string& client) const {
    const std::string ledger = client + std::string(suffix);
    const std::vector<std::string> codes = clients();
    std::vector<std::string> found;
    bool has_ledger = false;
    for (const std::string_view folder : {"clients", "aside"}) {
        std::vector<std::string> names;
        const int result = fs_.list(folder_ + "/" + std::string(folder), names);
        if (result < 0 && result != -ENOENT) throw disk_error("disk.cannot-read", std::string(folder), result);
        std::ranges::sort(names);
        for (const std::string& name : names) {
            if (folder == "clients" && name == ledger)
                has_ledger = true;
            else if (is_trace(std::string(folder) + "/" + name, name, client, codes))
                found.push_back(std::string(folder) + "/" + name);
        }
    }
    if (has_ledger) found.push_back(shown_path(client));
    return found;
}

/// A file that says whose it is, is theirs, whatever its name; of any other the name decides.
bool Reader::is_trace(const std::string& shown, const std::string& name, const std::string& client, const std::vector<std::string>& codes) const {
    FileStatus status;
    const bool is_there = fs_.status(folder_ + "/" + shown, status) >= 0;
    if (is_there && status.type == FileType::folder) return false;
    const bool holds_words = !is_there || status.type == FileType::regular;  // a link, a pipe: it goes by its name, unopened
    if (name.ends_with(suffix) && holds_words) {
        try {
            const ReadLedger read = read_ledger(read_file(fs_, folder_ + "/" + shown, shown), shown, "", readers_);
            if (read.readable()) return read.ledger.client == client;
        } catch (const Error& error) {
            if (error.exit() == Exit::io) throw;  // it may be one
        }
        // Broken, and called like somebody's ledger: that somebody's.
        const std::string code = name.substr(0, name.size() - suffix.size());
        if (model::client_code_fault(code).empty()) return code == client;
    }
    return is_named_after(name, client, codes);
}

std::vector<std::string> Writer::forget(const std::string& client) {
    const std::string path = path_of(client);
    const std::string shown = shown_path(client);
    const bool has_ledger = has(client);
    // Nobody shall be adding to what goes away.
    std::optional<LockedLedger> ledger;
    if (has_ledger) ledger.emplace(fs_, path, shown);
    std::vector<std::string> traces = traces_of(client);
    for (const std::string& trace : traces)
        if (const int result = fs_.unlink(folder() + "/" + trace); result < 0 && result != -ENOENT)
            throw disk_error("disk.cannot-erase", trace, result);
    for (const std::string_view inner : {"clients", "aside"})
        if (std::ranges::any_of(traces, [&](const std::string& trace) { return trace.starts_with(inner); }))
            sync_folder(fs_, folder() + "/" + std::string(inner));
    return traces;
}

}  // namespace viktig::store
