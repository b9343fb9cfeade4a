// What files beside the ledgers hold that they should not: identity numbers, and what was erased on purpose.
#include <algorithm>

#include "disk.hpp"
#include "store_files.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/identity.hpp"
#include "viktig/store/check.hpp"

namespace viktig::store {
namespace {

using base::Error;
using model::Findings;
using model::Severity;

/// What cannot be read, or is too large, is told elsewhere or is no text of ours.
std::string text_of(FileSystem& fs, const Reader& store, const StoreEntry& entry) {
    try {
        return read_file(fs, store.folder() + "/" + entry.shown(), entry.shown());
    } catch (const Error&) {
        return {};
    }
}

/// Settings and measures are read for themselves; a ledger by the one who checks it.
bool holds_settings(const StoreEntry& entry) {
    return entry.shown() == settings_name || (entry.folder == "measures" && is_read(entry.name));
}

}  // namespace

Findings check_numbers(FileSystem& fs, const Reader& store) {
    Findings found;
    for (const StoreEntry& entry : store_entries(fs, store.folder(), {})) {
        if (!holds_settings(entry) || entry.status.type != FileType::regular) continue;
        model::Ledger text;  // without blocks, so that nothing in it is vouched for
        text.file = entry.shown();
        text.text = text_of(fs, store, entry);
        for (const model::Problem& problem : model::identity_numbers_on_file(text)) found.push_back(model::finding_of(problem));
    }
    return found;
}

Findings check_erased(FileSystem& fs, const Reader& store, const Erased& erased) {
    Findings found;
    if (erased.empty()) return found;
    const auto clients = store.clients();
    for (const StoreEntry& entry : store_entries(fs, store.folder(), {})) {
        const bool is_ledger = entry.folder == "clients" && is_read(entry.name);
        if (is_ledger || (entry.folder != "clients" && entry.folder != "aside") || entry.status.type != FileType::regular) continue;
        const std::string text = text_of(fs, store, entry);
        const std::string says = read_ledger(text, entry.shown(), "", store.readers()).ledger.client;
        for (const auto& [client, references] : erased) {
            if (!(says.empty() ? may_be_copy(entry.name, client) : says == client)) continue;
            const auto back = first_held(text, references);
            if (!back) continue;
            found.push_back({Severity::fault, {entry.shown(), 0, 0}, "", {"check.holds-erased", {*back, client}},
                             {"check.hint-holds-erased", {base::shell_word(store.folder() + "/" + entry.shown())}}});
            break;
        }
    }
    return found;
}

}  // namespace viktig::store
