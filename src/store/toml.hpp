// The TOML parser, as this layer uses it: header-only, without exceptions. Internal to the store.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
// Some damaged headers ("[=") break what the parser takes for granted before its own check finds the fault. What is
// taken for granted would stop a debug build and be undefined in a clang release: here it is left to that check.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expression) static_assert(true)
#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>

#include "viktig/base/date.hpp"
#include "viktig/base/message.hpp"
#include "viktig/base/score.hpp"
#include "viktig/model/ledger.hpp"

namespace viktig::store {

[[nodiscard]] model::Spot spot_of(const toml::node& node);
[[nodiscard]] model::Spot spot_of(const toml::key& key);
[[nodiscard]] model::Spot spot_of(const toml::parse_error& error);

/// An exact decimal; nullopt for what is no number or has more than three places. `nan` is no number here.
[[nodiscard]] std::optional<base::Score> score_of(const toml::node& node);
[[nodiscard]] bool is_nan(const toml::node& node);
[[nodiscard]] std::optional<base::Date> date_of(const toml::node& node);
/// A date-time with the offset Z, to the second.
[[nodiscard]] std::optional<base::Instant> instant_of(const toml::node& node);

/// What the parser said, in our words where we have them.
[[nodiscard]] base::Message syntax_message(const toml::parse_error& error);

/// True when a key has more than a hundred parts: the parser recurses over them and would run out of stack.
/// @param line  of that key
[[nodiscard]] bool keys_too_deep(std::string_view text, long& line);

}  // namespace viktig::store
