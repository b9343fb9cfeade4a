// Everything of one client, and its removal.
#include <algorithm>
#include <cerrno>

#include "locked_ledger.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/store/store.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

/// `c017 (copy).toml`, `c017.sync-conflict-20261122.toml`: begins with the code, and can be no code itself.
bool is_named_copy(const std::string& name, const std::string& client) {
    if (!name.ends_with(".toml") || !name.starts_with(client)) return false;
    const std::string stem = name.substr(0, name.size() - 5);
    const bool code_goes_on = stem.size() > client.size() && ((stem[client.size()] >= 'a' && stem[client.size()] <= 'z') ||
                                                              (stem[client.size()] >= '0' && stem[client.size()] <= '9'));
    return !code_goes_on && !model::client_code_fault(stem).empty();
}

/// `.c017.toml.new`, `c017.toml~`, `#c017.toml#`, `.c017.toml.swp`, `c017.toml.torn-2026`: the ledger's own name within
/// another, not as the end of a longer code.
bool holds_name(const std::string& name, const std::string& ledger) {
    const auto at = name.find(ledger);
    if (at == std::string::npos || name == ledger) return false;
    const std::string_view before = std::string_view(name).substr(0, at);
    return before.empty() || before == "." || before == "#" || before == ".#";
}

}  // namespace

std::vector<std::string> Reader::traces_of(const std::string& client) const {
    const std::string ledger = client + ".toml";
    std::vector<std::string> found;
    bool has_ledger = false;
    for (const std::string_view folder : {"clients", "aside"}) {
        std::vector<std::string> names;
        const int result = fs_.list(folder_ + "/" + std::string(folder), names);
        if (result < 0 && result != -ENOENT) throw disk_error("disk.cannot-read", std::string(folder), result);
        std::ranges::sort(names);
        for (const std::string& name : names) {
            const std::string shown = std::string(folder) + "/" + name;
            if (folder == "clients" && name == ledger)
                has_ledger = true;
            else if (holds_name(name, ledger) || is_named_copy(name, client) || (name.ends_with(".toml") && is_copy_of(shown, client)))
                found.push_back(shown);
        }
    }
    if (has_ledger) found.push_back(shown_path(client));
    return found;
}

/// A file of another name that says it is this client's.
bool Reader::is_copy_of(const std::string& shown, const std::string& client) const {
    try {
        return read_ledger(read_file(fs_, folder_ + "/" + shown, shown), shown, client).readable();
    } catch (const Error& error) {
        if (error.exit() == Exit::io) throw;  // it may be one
        return false;
    }
}

std::vector<std::string> Writer::forget(const std::string& client) {
    const std::string path = path_of(client);
    const std::string shown = shown_path(client);
    const bool has_ledger = has(client);
    // Nobody shall be adding to what goes away.
    std::optional<LockedLedger> ledger;
    if (has_ledger) ledger.emplace(fs_, path, shown);
    const std::vector<std::string> traces = traces_of(client);
    for (const std::string& trace : traces)
        if (const int result = fs_.unlink(folder() + "/" + trace); result < 0 && result != -ENOENT)
            throw disk_error("disk.cannot-erase", trace, result);
    for (const std::string_view inner : {"clients", "aside"})
        if (std::ranges::any_of(traces, [&](const std::string& trace) { return trace.starts_with(inner); }))
            sync_folder(fs_, folder() + "/" + std::string(inner));
    return traces;
}

}  // namespace viktig::store
