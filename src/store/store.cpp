// Opening a store, and reading its ledgers.
#include "viktig/store/store.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "disk.hpp"
#include "store_files.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/names.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/model/grammar.hpp"
#include "viktig/store/measure_text.hpp"
#include "viktig/store/settings_text.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;
using base::Message;
using base::shell_word;
using model::Loss;

constexpr std::string_view suffix = ".toml";

/// The code a file in `clients/` is named after; empty for a file that is none of ours.
std::string_view code_of(std::string_view name) {
    if (!name.ends_with(suffix) || name.starts_with('.')) return {};
    return name.substr(0, name.size() - suffix.size());
}

Error setting_error(const std::string& file, Message what, const std::string& typed, std::span<const std::string> known) {
    return Error(Exit::data, {file, 0, 0}, "", std::move(what), model::near_or_one_of(typed, known));
}

/// Names in the settings that nothing answers to would be ignored in silence.
std::vector<Error> names_of_nothing(const model::Settings& settings, const model::MeasureSet& measures,
                                    std::span<const std::string> broken_measures, const std::string& file) {
    std::vector<Error> troubles;
    const auto is_broken = [&](const std::string& id) { return std::ranges::find(broken_measures, id) != broken_measures.end(); };
    const auto knows_measure = [&](std::string_view key, const std::string& id) {
        if (measures.has(id)) return true;
        if (!is_broken(id)) troubles.push_back(setting_error(file, {"settings.no-such-measure", {key, id}}, id, measures.ids()));
        return false;
    };
    for (const std::string& id : settings.asked) (void)knows_measure("asked", id);
    for (const std::string& kind : settings.no_rating_expected)
        if (!settings.knows_kind(kind))
            troubles.emplace_back(Exit::data, base::Place{file, 0, 0}, "", Message{"settings.no-such-kind", {kind}}, model::known_kinds_hint(kind, settings));
    for (const auto& [id, name] : settings.thresholds) {
        if (!knows_measure("thresholds", id)) continue;
        const model::Measure& measure = *measures.find(id);
        std::vector<std::string> known;
        for (const model::NamedScore& change : measure.reliable_change) known.push_back(change.name);
        if (!measure.reliable_change_named(name)) troubles.push_back(setting_error(file, {"settings.no-such-threshold", {id, name}}, name, known));
    }
    return troubles;
}

model::Problem cannot_be_read(const std::string& shown, const Error& error) {
    return {Loss::file, {shown, 0, 0}, "", error.message(), error.hint()};
}

bool stands_in(std::string_view text, std::string_view word) {
    return ::memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// A key in quotes may be written with escapes for its letters.
bool has_numbered_escape(std::string_view text) {
    for (auto at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1))
        if (at + 1 < text.size() && (text[at + 1] == 'u' || text[at + 1] == 'U')) return true;
    return false;
}

}  // namespace

Reader::Reader(FileSystem& fs, std::string folder, Readers readers) : fs_(fs), readers_(readers), folder_(std::move(folder)) {
    const std::string file = std::string(settings_name);
    settings_ = read_settings(read_file(fs_, folder_ + "/" + file, file), file);
    check_closed(fs_, folder_, settings_.permissions);
    add_builtin_measures();
    for (const std::string& name : measure_files()) {
        const std::string id(code_of(name));
        const std::string shown = "measures/" + name;
        measures_.add(read_measure(read_file(fs_, folder_ + "/" + shown, shown), shown, id, measures_.find(id)));
    }
    const auto troubles = names_of_nothing(settings_, measures_, broken_measures_, file);
    if (!troubles.empty()) throw Error(troubles.front());
}

Reader::Reader(FileSystem& fs, std::string folder, std::vector<Error>& troubles, Readers readers)
    : fs_(fs), readers_(readers), folder_(std::move(folder)) {
    const std::string file = std::string(settings_name);
    settings_ = read_settings(read_file(fs_, folder_ + "/" + file, file), file, troubles);
    add_builtin_measures();
    for (const std::string& name : measure_files()) {
        const std::string id(code_of(name));
        const std::string shown = "measures/" + name;
        try {
            if (auto measure = read_measure(read_file(fs_, folder_ + "/" + shown, shown), shown, id, measures_.find(id), troubles)) {
                measures_.add(std::move(*measure));
                continue;
            }
        } catch (const Error& error) {
            troubles.emplace_back(error.exit(), base::Place{shown, 0, 0}, "", error.message(), error.hint());
        }
        broken_measures_.push_back(id);
    }
    for (Error& trouble : names_of_nothing(settings_, measures_, broken_measures_, file)) troubles.push_back(std::move(trouble));
}

void Reader::add_builtin_measures() {
    for (const BuiltinMeasure& builtin : builtin_measures())
        measures_.add_later(std::string(builtin.id), builtin.make);
}

std::vector<std::string> Reader::measure_files() const {
    std::vector<std::string> names;
    const int result = fs_.list(folder_ + "/measures", names);
    // There need be none; a link that leads nowhere is not the same: what it led to is missing.
    FileStatus link;
    const bool none = result == -ENOENT && fs_.status(folder_ + "/measures", link) == -ENOENT;
    if (result < 0 && !none) throw disk_error("disk.cannot-read", "measures", result);
    std::erase_if(names, [](const std::string& name) { return code_of(name).empty(); });
    std::ranges::sort(names);
    return names;
}

std::vector<std::string> Reader::clients() const {
    std::vector<std::string> names;
    const int result = fs_.list(folder_ + "/clients", names);
    // A store without it has lost its ledgers, or was copied without its empty folders: "no cases" would be a lie.
    if (result == -ENOENT) throw Error(Exit::data, {"store.no-clients", {folder_}}, {"store.hint-no-clients", {shell_word(folder_)}});
    if (result < 0) throw disk_error("disk.cannot-read", "clients", result);
    std::vector<std::string> codes;
    for (const std::string& name : names)
        if (const auto code = code_of(name); !code.empty()) codes.emplace_back(code);
    std::ranges::sort(codes);
    return codes;
}

InTurn Reader::in_turn() const {
    return {*this, clients()};
}

void Reader::expect(const std::string& client) const {
    fs_.expect(path_of(client));
}

bool Reader::has(std::string_view client) const {
    FileStatus status;
    const int result = fs_.status(path_of(std::string(client)), status);
    // "No such client" would be a lie where the disk could not be asked.
    if (result == -EIO || result == -EACCES) throw disk_error("disk.cannot-open", shown_path(std::string(client)), result);
    return result >= 0;
}

ReadLedger Reader::read(const std::string& client) const {
    const std::string shown = shown_path(client);
    try {
        ReadLedger read = read_ledger(read_file(fs_, path_of(client), shown), shown, client, readers_);
        if (!read.torn()) return read;
        auto again = text_under_lock(client);
        return again ? read_ledger(std::move(*again), shown, client, readers_) : read;
    } catch (const Error& error) {
        ReadLedger read;
        read.ledger.client = client;
        read.ledger.file = shown;
        read.problems.push_back(cannot_be_read(shown, error));
        return read;
    }
}

ReadFlat Reader::read_flat(const std::string& client) const {
    const std::string shown = shown_path(client);
    try {
        return read_flat(client, read_file(fs_, path_of(client), shown));
    } catch (const Error& error) {
        return {{client, shown, std::make_shared<model::LedgerMemory>(), {}, {}}, {cannot_be_read(shown, error)}, false, false};
    }
}

ReadFlat Reader::read_flat(const std::string& client, std::string bytes) const {
    const std::string shown = shown_path(client);
    ReadFlat read = store::read_flat(std::move(bytes), shown, client, readers_);
    if (!read.torn) return read;
    auto again = text_under_lock(client);
    return again ? store::read_flat(std::move(*again), shown, client, readers_) : read;
}

std::optional<std::string> Reader::bytes_of(const std::string& client) const {
    try {
        return read_file(fs_, path_of(client), shown_path(client));
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool Reader::may_hold(std::string_view bytes, model::BlockKind kind) {
    return stands_in(bytes, model::rule_of(kind).name) || has_numbered_escape(bytes);
}

model::Folded Reader::fold(const ReadFlat& read, const model::FoldOptions& options) const {
    return model::fold(read.ledger, measures(), settings(), options);
}

model::Folded Reader::fold(const ReadLedger& read, const model::FoldOptions& options) const {
    return read.flat ? model::fold(*read.flat, measures(), settings(), options) : model::fold(read.ledger, measures(), settings(), options);
}

std::optional<std::string> Reader::text_under_lock(const std::string& client) const {
    const std::string shown = shown_path(client);
    try {
        const OpenFile file = open_file(fs_, path_of(client), OpenMode::read, shown);
        lock_file(fs_, file, LockMode::shared, shown);
        return read_whole(fs_, file, shown);
    } catch (const Error&) {
        return std::nullopt;  // what stands before the tear is whole, lock or no lock
    }
}

std::string Reader::shown_path(const std::string& client) {
    return "clients/" + client + std::string(suffix);
}

std::string Reader::path_of(const std::string& client) const {
    return folder_ + "/" + shown_path(client);
}

DecimalsOf Reader::decimals_for(const model::Ledger& ledger) const {
    std::vector<std::string> goals;
    for (const model::Block& block : ledger.blocks)
        if (block.kind == model::BlockKind::goal) goals.push_back(block.id);
    return [this, goals](std::string_view what) {
        if (std::ranges::find(goals, what) != goals.end()) return settings_.goal_step.decimals();
        const model::Measure* measure = measures_.find(what);
        return measure ? measure->decimals() : 0;
    };
}

}  // namespace viktig::store
