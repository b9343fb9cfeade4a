// Settings and measures are refused whole: a reader of a table's keys that throws with the place. Internal to the store.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toml.hpp"
#include "viktig/base/error.hpp"

namespace viktig::store {

/// Parses a small file whole. @throws Error (data) with the place of a syntax error
[[nodiscard]] toml::table parse_or_throw(std::string_view text, const std::string& file);

/// Takes out the entry that this error is about: its key or its value stands there, also inside a table or a list.
/// @return false when none does, as where something is missing
[[nodiscard]] bool take_out(toml::table& table, const base::Error& error);

/// Reads a small file and collects all that is wrong with it: what is at fault is taken out and the rest read again.
/// @param read  from table to value. @return nullopt when there is nothing left to read
template <typename Read>
[[nodiscard]] auto read_on(std::string_view text, const std::string& file, std::vector<base::Error>& troubles, Read read)
    -> std::optional<decltype(read(std::declval<const toml::table&>()))> {
    const std::size_t before = troubles.size();
    try {
        toml::table table = parse_or_throw(text, file);
        while (true) {
            try {
                return read(table);
            } catch (const base::Error& error) {
                // What is missing once something was taken out was not missing before.
                const bool taken = take_out(table, error);
                if (taken || troubles.size() == before) troubles.push_back(error);
                if (!taken) return std::nullopt;
            }
        }
    } catch (const base::Error& error) {
        troubles.push_back(error);
        return std::nullopt;
    }
}

/// Reads the keys of one table and can say which of them nobody asked for.
class TableReader {
  public:
    TableReader(const toml::table& table, std::string_view text, std::string file) : table_(table), text_(text), file_(std::move(file)) {}

    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = "");
    [[nodiscard]] std::optional<base::Score> score(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    /// The text, which must be one of these.
    [[nodiscard]] std::string word(std::string_view key, std::span<const std::string_view> known, std::string_view otherwise);

    [[noreturn]] void fail(const toml::node* node, base::Message message, base::Message hint = {}) const;
    /// @throws Error for a key that nothing asked for: a slip of the finger in a setting must not pass unseen
    void refuse_unknown() const;
    /// The same for each of them, in the order of the file.
    [[nodiscard]] std::vector<base::Error> unknown_keys() const;
    [[nodiscard]] TableReader inner(const toml::table& table) const { return {table, text_, file_}; }

  private:
    const toml::table& table_;
    std::string_view text_;
    std::string file_;
    std::vector<std::string> asked_;
};

}  // namespace viktig::store
