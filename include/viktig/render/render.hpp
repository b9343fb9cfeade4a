// Documents into bytes. No arithmetic beyond widths and scales. What is done is handed on piece by piece: the page of a region is
// never in memory as a whole.
#pragma once

#include <string>

#include "viktig/base/csv.hpp"
#include "viktig/base/output.hpp"
#include "viktig/lang/words.hpp"
#include "viktig/report/document.hpp"

namespace viktig::render {

struct TextStyle {
    lang::Language language = lang::Language::en;
    int columns = 79;     ///< nothing is wider
    bool color = false;   ///< bold headings; never a colour for distance between people
    bool ascii = false;   ///< no characters beyond ASCII but for own words
};

void write_text(const report::Document& document, const TextStyle& style, base::Output& out);
/// Keys and raw values only: the same in every language.
void write_json(const report::Document& document, base::Output& out);
/// The document's main table.
void write_csv(const report::Document& document, base::CsvDialect dialect, base::Output& out);

/// The same as one string.
[[nodiscard]] std::string to_text(const report::Document& document, const TextStyle& style);
[[nodiscard]] std::string to_json(const report::Document& document);
[[nodiscard]] std::string to_csv(const report::Document& document, base::CsvDialect dialect);

}  // namespace viktig::render
