// Documents into bytes. No arithmetic beyond widths and scales.
#pragma once

#include <string>

#include "viktig/base/csv.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/report/document.hpp"

namespace viktig::render {

struct TextStyle {
    lang::Language language = lang::Language::en;
    int columns = 79;     ///< nothing is wider
    bool color = false;   ///< bold headings; never a colour for distance between people
    bool ascii = false;   ///< no characters beyond ASCII but for own words
};

[[nodiscard]] std::string to_text(const report::Document& document, const TextStyle& style);
/// Keys and raw values only: the same in every language.
[[nodiscard]] std::string to_json(const report::Document& document);
/// The document's main table.
[[nodiscard]] std::string to_csv(const report::Document& document, base::CsvDialect dialect);

}  // namespace viktig::render
