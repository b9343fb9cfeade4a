// A definition from outside: checked whole, then a new file in measures/.
#include "viktig/store/add_measure.hpp"

#include <algorithm>
#include <cerrno>

#include "disk.hpp"
#include "viktig/base/shell.hpp"
#include "viktig/model/nearest.hpp"
#include "viktig/store/measure_text.hpp"

namespace viktig::store {
namespace {

using base::Error;
using base::Exit;

std::optional<model::Measure> builtin_of(const std::string& id) {
    const auto all = builtin_measures();
    const auto found = std::ranges::find(all, id, &BuiltinMeasure::id);
    if (found == all.end()) return std::nullopt;
    return found->make();
}

/// The settings may use a reliable change that the built-in measure has and this definition drops: no command would run then.
std::optional<Error> missing_threshold(const model::Measure& measure, const model::Settings& settings, const std::string& shown) {
    const auto named = std::ranges::find(settings.thresholds, measure.id, &std::pair<std::string, std::string>::first);
    if (named == settings.thresholds.end() || measure.reliable_change_of(named->second)) return std::nullopt;
    std::vector<std::string> known;
    for (const model::NamedScore& change : measure.reliable_change) known.push_back(change.name);
    return Error(Exit::data, {shown, 0, 0}, "", {"settings.no-such-threshold", {measure.id, named->second}}, model::near_or_one_of(named->second, known));
}

}  // namespace

std::string read_definition(FileSystem& fs, const std::string& path, const std::string& shown) {
    return read_file(fs, path, shown);
}

std::optional<AddedMeasure> add_measure(FileSystem& fs, const Writer& store, std::string_view text, const std::string& shown,
                                        std::vector<Error>& troubles) {
    std::string id;
    try {
        id = measure_named_in(text, shown);
    } catch (const Error& error) {
        troubles.push_back(error);
        return std::nullopt;
    }
    const auto builtin = builtin_of(id);
    const auto measure = read_measure(text, shown, id, builtin ? &*builtin : nullptr, troubles);
    if (!measure) return std::nullopt;
    if (auto missing = missing_threshold(*measure, store.settings(), shown)) {
        troubles.push_back(std::move(*missing));
        return std::nullopt;
    }

    const std::string folder = store.folder() + "/measures";
    const std::string file = "measures/" + id + ".toml";
    const int made = fs.make_folder(folder);
    if (made < 0 && made != -EEXIST) throw disk_error("disk.cannot-create", "measures", made);
    if (const int result = try_sync_folder(fs, store.folder()); result < 0) throw disk_error("disk.cannot-create", file, result);
    const Sharing sharing = store.settings().permissions == model::Permissions::group ? Sharing::group : Sharing::nobody;
    if (!create_file(fs, folder, id + ".toml", text, file, sharing))
        throw Error(Exit::data, {"measure.exists", {id, file}}, {"measure.hint-exists", {base::shell_word(store.folder() + "/" + file)}});
    return AddedMeasure{file, *measure};
}

}  // namespace viktig::store
