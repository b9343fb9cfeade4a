// Comma-separated values: RFC 4180, and the form that a spreadsheet of the reader's country takes in whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "viktig/base/date.hpp"
#include "viktig/base/score.hpp"

namespace viktig::base {

enum class CsvDialect {
    machine,      ///< UTF-8, `,`, decimal point, CRLF, no guard: RFC 4180
    excel_comma,  ///< BOM, `;`, decimal comma, CRLF, formula guard on text: nb, nn, da
    excel_point,  ///< BOM, `,`, decimal point, CRLF, formula guard on text: en
};

/// Appends rows to a caller's buffer, field by field. Quotes a field only where it must.
class CsvWriter {
  public:
    CsvWriter(std::string& out, CsvDialect dialect);
    /// The byte-order mark, for the dialects that have one. Once, before the first row.
    void begin();
    /// A text column: in the excel dialects guarded so that no spreadsheet runs it as a formula.
    /// The guard is reversible: text matching '*[=+-@ TAB CR LF ＝＋－＠] gets one apostrophe in front.
    void text(std::string_view value);
    void number(Score value, int decimals);
    void number(std::int64_t value);
    void number(double value);  ///< twelve significant digits; empty when it is not finite
    void date(Date value);
    /// A missing value: an empty field.
    void empty();
    /// Cells that were written before, in a row of the same text, as they stand there.
    void again(std::string_view cells);
    void end_row();

  private:
    void separate();
    void raw(std::string_view value);
    std::string& out_;
    CsvDialect dialect_;
    bool row_started_ = false;
};

}  // namespace viktig::base
