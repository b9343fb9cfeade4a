// Messages into words. The only place that knows a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viktig/base/message.hpp"

namespace viktig::lang {

enum class Language { en, nb, nn, da };

/// Reads `en`, `nb`, `nn`, `da`; `no` is read as nb. nullopt for anything else.
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);

/// The sentence in words. Every key has English words; a language without words of its own for a key uses those.
/// Own words (string arguments) come through base::printable. A key without words, or an argument missing, throws
/// std::logic_error: the suite renders every key.
[[nodiscard]] std::string words(const base::Message& message, Language language = Language::en);

/// One entry of a table; `{0}`, `{1}` ... are the arguments.
struct Entry {
    std::string_view key;
    std::string_view english;
};

/// All entries there are, area by area (errors, log, client report, week report ...); keys are unique over all.
[[nodiscard]] std::vector<Entry> all_entries();

}  // namespace viktig::lang
