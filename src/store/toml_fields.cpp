// Keys of settings and measures, each with its place when it is wrong.
#include "toml_fields.hpp"

#include <algorithm>

#include "viktig/model/excerpts.hpp"
#include "viktig/model/nearest.hpp"

namespace viktig::store {

using base::Error;
using base::Exit;
using base::Message;

toml::table parse_or_throw(std::string_view text, const std::string& file) {
    int line = 0;
    if (keys_too_deep(text, line))
        throw Error(Exit::data, {file, line, 1}, model::excerpt_of(text, line), {"file.key-too-deep"}, {"file.hint-syntax", {file}});
    toml::parse_result parsed = toml::parse(text);
    if (parsed) return std::move(parsed).table();
    const model::Spot spot = spot_of(parsed.error());
    throw Error(Exit::data, {file, spot.line, spot.column}, model::excerpt_of(text, spot.line), syntax_message(parsed.error()),
                syntax_hint(parsed.error(), text, {"file.hint-syntax", {file}}));
}

namespace {

bool stands_at(const model::Spot& spot, const base::Place& place) {
    return spot.line == place.line && spot.column == place.column;
}

bool holds(const toml::array& array, const base::Place& place) {
    return std::ranges::any_of(array, [&](const toml::node& entry) {
        return stands_at(spot_of(entry), place) || (entry.is_array() && holds(*entry.as_array(), place));
    });
}

/// @param deeper  tables within tables to look into: what is told of stands no deeper, and a file may be made of them
bool take_out_within(toml::table& table, const base::Error& error, int deeper) {
    const base::Place& place = error.place();
    // The first key of a file stands where the file itself does: only an unknown key is told at the key.
    const bool at_key = error.message().key == "settings.unknown-key";
    const auto within = [&](toml::node& node) {
        toml::table* inner = node.as_table();
        return inner && deeper > 0 && take_out_within(*inner, error, deeper - 1);
    };
    for (auto at = table.begin(); at != table.end(); ++at) {
        toml::node& node = at->second;
        if (within(node)) return true;
        toml::array* array = node.as_array();
        for (std::size_t n = 0; array && n < array->size(); ++n)
            if (within((*array)[n])) return true;
        const bool here = stands_at(at_key ? spot_of(at->first) : spot_of(node), place);
        if (!here && !(array && holds(*array, place))) continue;
        table.erase(at);
        return true;
    }
    return false;
}

}  // namespace

bool take_out(toml::table& table, const base::Error& error) {
    constexpr int deepest = 4;
    return take_out_within(table, error, deepest);
}

const toml::node* TableReader::find(std::string_view key) {
    asked_.emplace_back(key);
    return table_.get(key);
}

std::string TableReader::text(std::string_view key, std::string_view otherwise) {
    const toml::node* node = find(key);
    if (!node) return std::string(otherwise);
    const auto value = node->value_exact<std::string>();
    if (!value) fail(node, {"value.wrong-type", {key}});
    return *value;
}

std::optional<base::Score> TableReader::score(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    const auto value = score_of(*node);
    if (!value) fail(node, {"value.no-number", {key}});
    return value;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) fail(node, {"value.no-whole-number", {key}});
    return value;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    const toml::node* node = find(key);
    std::vector<std::string> texts;
    if (!node) return texts;
    if (!node->is_array()) fail(node, {"value.wrong-type", {key}});
    for (const toml::node& entry : *node->as_array()) {
        const auto value = entry.value_exact<std::string>();
        if (!value) fail(&entry, {"value.wrong-type", {key}});
        texts.push_back(*value);
    }
    return texts;
}

std::string TableReader::word(std::string_view key, std::span<const std::string_view> known, std::string_view otherwise) {
    std::string value = text(key, otherwise);
    if (std::ranges::find(known, value) != known.end()) return value;
    const toml::node* node = table_.get(key);
    fail(node, node ? Message{"value.unknown-word", {key, value}} : Message{"value.no-word", {key}}, model::one_of(known));
}

void TableReader::fail(const toml::node* node, Message message, Message hint) const {
    const model::Spot spot = spot_of(node ? *node : static_cast<const toml::node&>(table_));
    throw Error(Exit::data, {file_, spot.line, spot.column}, model::excerpt_of(text_, spot.line), std::move(message), std::move(hint));
}

void TableReader::refuse_unknown() const {
    const std::vector<Error> unknown = unknown_keys();
    if (!unknown.empty()) throw Error(unknown.front());
}

std::vector<Error> TableReader::unknown_keys() const {
    std::vector<Error> unknown;
    for (const auto& [key, node] : table_) {
        if (std::ranges::find(asked_, key.str()) != asked_.end()) continue;
        const auto near = model::nearest(key.str(), asked_);
        const model::Spot spot = spot_of(key);
        unknown.push_back(Error(Exit::data, {file_, spot.line, spot.column}, model::excerpt_of(text_, spot.line), {"settings.unknown-key", {key.str()}},
                                near ? Message{"hint.did-you-mean", {*near}} : Message{}));
    }
    std::ranges::stable_sort(unknown, {}, [](const Error& error) { return std::pair(error.place().line, error.place().column); });
    return unknown;
}

}  // namespace viktig::store
