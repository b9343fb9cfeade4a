// What lies in a store's folders, and who may look into it.
#include "store_files.hpp"

#include <algorithm>
#include <cerrno>

#include "disk.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/codes.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/model/standing.hpp"

namespace viktig::store {

using base::Error;
using base::Exit;
using base::shell_word;

namespace {

constexpr std::string_view suffix = ".toml";

/// Whether the code stands in the name as a word: `c017.bak`, `.c017.toml.swp`, `c017 (copy).toml`, `.syncthing.c017.toml.tmp`.
bool has_word(const std::string& name, const std::string& code) {
    for (auto at = name.find(code); at != std::string::npos; at = name.find(code, at + 1)) {
        const auto end = at + code.size();
        const bool begins = at == 0 || (!is_of_a_code(name[at - 1]) && name[at - 1] != '-' && name[at - 1] != '_');
        if (begins && (end == name.size() || !is_of_a_code(name[end]))) return true;
    }
    return false;
}

/// The three folders are read through a link: then it is the one behind it into which others may look.
void follow(FileSystem& fs, const std::string& path, StoreEntry& entry) {
    const int opened = fs.open(path, OpenMode::folder);
    if (opened < 0) return;  // it leads nowhere, or to no folder: whoever reads it tells
    const OpenFile folder(fs, opened);
    if (const int result = fs.status(folder.number(), entry.status); result < 0) throw disk_error("disk.cannot-read", entry.shown(), result);
    entry.linked = true;
}

bool belongs(std::string_view name, std::span<const std::string> clients) {
    return clients.empty() || std::ranges::any_of(clients, [&](const std::string& client) { return may_be_copy(name, client); });
}

}  // namespace

std::vector<StoreEntry> store_entries(FileSystem& fs, const std::string& folder, std::span<const std::string> clients) {
    std::vector<StoreEntry> entries;
    const auto add = [&](const std::string& inner, const std::string& name) {
        StoreEntry entry{inner, name, {}};
        const std::string path = folder + "/" + entry.shown();
        const int result = fs.status(path, entry.status);
        if (result == -ENOENT) return;  // gone by now: somebody's temporary file
        if (result < 0) throw disk_error("disk.cannot-read", entry.shown(), result);
        if (inner.empty() && entry.status.type == FileType::link) follow(fs, path, entry);
        entries.push_back(std::move(entry));
    };
    std::vector<std::string> names;
    if (const int result = fs.list(folder, names); result < 0) throw disk_error("disk.cannot-read", folder, result);
    for (const std::string& name : names)
        if (name == settings_name || name == "clients" || name == "measures" || name == "aside" || is_our_temporary(name)) add("", name);
    for (const std::string& inner : {std::string("clients"), std::string("measures"), std::string("aside")}) {
        const int result = fs.list(folder + "/" + inner, names);
        if (result == -ENOENT || result == -ENOTDIR) continue;
        if (result < 0) throw disk_error("disk.cannot-read", inner, result);
        for (const std::string& name : names)
            if (inner != "clients" || belongs(name, clients)) add(inner, name);
    }
    std::ranges::sort(entries, {}, &StoreEntry::shown);
    return entries;
}

bool is_our_temporary(std::string_view name) {
    constexpr std::string_view mark = ".toml.new";
    const auto at = name.rfind(mark);
    return name.starts_with('.') && at != std::string_view::npos && name.find_first_not_of("0123456789", at + mark.size()) == std::string_view::npos;
}

bool is_read(std::string_view name) {
    return name.size() > suffix.size() && name.ends_with(suffix) && !name.starts_with('.');
}

void check_closed(FileSystem& fs, const std::string& folder, model::Permissions permissions) {
    if (permissions == model::Permissions::unmanaged) return;
    // Opened, so that of a link it is the folder behind it that counts.
    const OpenFile open = open_file(fs, folder, OpenMode::folder, folder);
    FileStatus status;
    if (const int result = fs.status(open.number(), status); result < 0) throw disk_error("disk.cannot-open", folder, result);
    const bool is_open = (status.mode & bits_too_many(permissions)) != 0;
    if (permissions == model::Permissions::group) {
        if (is_open) throw Error(Exit::data, {"store.open-to-all", {folder}}, {"store.hint-chmod-group", {shell_word(folder)}});
        return;
    }
    if (status.owner != fs.user()) throw Error(Exit::data, {"store.of-another-user", {folder}}, {"store.hint-of-another-user"});
    if (is_open) throw Error(Exit::data, {"store.open-to-others", {folder}}, {"store.hint-chmod", {shell_word(folder)}});
}

std::uint32_t bits_too_many(model::Permissions permissions) {
    switch (permissions) {
        case model::Permissions::only_me: return 077;
        case model::Permissions::group: return 07;
        case model::Permissions::unmanaged: return 0;
    }
    return 0;
}

bool is_of_a_code(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool may_be_copy(std::string_view name, std::string_view client) {
    for (auto at = name.find(client); at != std::string_view::npos; at = name.find(client, at + 1)) {
        const auto end = at + client.size();
        if ((at == 0 || !is_of_a_code(name[at - 1])) && (end == name.size() || !is_of_a_code(name[end]))) return true;
    }
    return false;
}

bool is_named_after(const std::string& name, const std::string& client, std::span<const std::string> codes) {
    if (!has_word(name, client)) return false;
    return std::ranges::none_of(codes, [&](const std::string& other) {
        return other.size() > client.size() && model::client_code_fault(other).empty() && has_word(name, other);
    });
}

std::optional<std::string> copied_client(const ReadLedger& read) {
    for (const model::Problem& problem : read.problems)
        if (problem.message.key == "file.copy-of") return std::get<std::string>(problem.message.arguments.front().value);
    return std::nullopt;
}

std::optional<std::string> first_held(const std::string& text, std::span<const std::string> references) {
    const ReadLedger read = read_ledger(text, "", "", Readers::general);
    // By its head, where the text cannot be read as far as that.
    const auto has_head = [&](const std::string& reference) {
        const std::string head = "[" + reference;
        for (auto at = text.find(head); at != std::string::npos; at = text.find(head, at + 1)) {
            const char next = at + head.size() < text.size() ? text[at + head.size()] : ']';
            if ((at == 0 || text[at - 1] == '\n') && (next == ']' || next == '.')) return true;
        }
        return false;
    };
    const auto held = std::ranges::find_if(references, [&](const std::string& reference) { return model::block_of(read.ledger, reference) || has_head(reference); });
    if (held == references.end()) return std::nullopt;
    return *held;
}

std::vector<std::string> erased_in(const model::Ledger& ledger) {
    std::vector<std::string> references;
    for (const model::Block& block : ledger.blocks)
        if (block.kind == model::BlockKind::erased) references.push_back(block.content.text("of"));
    return references;
}

}  // namespace viktig::store
