// Rows of comma-separated values.
#include "viktig/base/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

namespace viktig::base {

namespace {

/// Whether a spreadsheet could take the text for a formula, or for one that was guarded: '*[=+-@ TAB CR LF ＝＋－＠].
bool wants_guard(std::string_view text) {
    static constexpr std::array<std::string_view, 11> triggers = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                  "\n", "＝", "＋", "－", "＠"};
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return std::ranges::any_of(triggers, [&](std::string_view trigger) { return text.starts_with(trigger); });
}

/// The excel dialects quote for either separator, so that a file opened in the other country stays in its columns.
bool is_special(char c, CsvDialect dialect) {
    return c == ',' || c == '"' || c == '\r' || c == '\n' || (c == ';' && dialect != CsvDialect::machine);
}

}  // namespace

CsvWriter::CsvWriter(std::string& out, CsvDialect dialect) : out_(out), dialect_(dialect) {}

void CsvWriter::begin() {
    if (dialect_ != CsvDialect::machine) out_ += "\xEF\xBB\xBF";
}

void CsvWriter::text(std::string_view value) {
    if (dialect_ != CsvDialect::machine && wants_guard(value)) {
        raw("'" + std::string(value));
    } else {
        raw(value);
    }
}

void CsvWriter::number(Score value, int decimals) {
    std::string digits = value.to_string(decimals);
    if (dialect_ == CsvDialect::excel_comma) std::ranges::replace(digits, '.', ',');
    raw(digits);
}

void CsvWriter::number(std::int64_t value) {
    raw(std::to_string(value));
}

void CsvWriter::number(double value) {
    if (!std::isfinite(value)) return empty();
    std::string digits = value == 0 ? "0" : fmt::format("{:.12g}", value);  // no -0
    if (dialect_ == CsvDialect::excel_comma) std::ranges::replace(digits, '.', ',');
    raw(digits);
}

void CsvWriter::date(Date value) {
    raw(to_string(value));
}

void CsvWriter::empty() {
    raw({});
}

void CsvWriter::again(std::string_view cells) {
    separate();
    out_ += cells;
}

void CsvWriter::end_row() {
    out_ += "\r\n";
    row_started_ = false;
}

void CsvWriter::separate() {
    if (row_started_) out_ += dialect_ == CsvDialect::excel_comma ? ';' : ',';
    row_started_ = true;
}

void CsvWriter::raw(std::string_view value) {
    separate();
    if (std::ranges::none_of(value, [this](char c) { return is_special(c, dialect_); })) {
        out_ += value;
        return;
    }
    out_ += '"';
    for (char c : value) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    out_ += '"';
}

}  // namespace viktig::base
