// What damage is made of: sequences of bytes, days, times, numbers, escapes, and other ways to write the same or nearly so.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace viktig::tests {

// clang-format off
/// Not UTF-8: overlong, surrogates, too large, cut short, stray; and some that are and are odd.
inline const std::vector<std::string> sequences{
    "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80",
    "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xFE", "\x80", "\xBF", "\xC3", "\xE2\x82",
    "\xF0\x9F\x98", "\xC3\xA5\xA5", "\xE2\x28\xA1", "\xC3\xA5", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
    "\xEF\xBF\xBE", "\xEF\xBB\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xC2\x80", "\xC2\x85", "\xC2\xA0",
    "\xE2\x80\xA8",
};

inline const std::vector<std::string> days{
    "2026-02-30", "2026-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
    "2026-00-10", "2026-01-00", "2026-01-32", "1899-12-31", "1900-01-01", "9999-12-31", "0000-01-01", "2026-1-01",
    "02026-01-01", "2026-01-01T", "2026-01-0:", "20260101", "2026/01/01", "99:9-01-01", "2026-12-31",
};

inline const std::vector<std::string> times{
    "T24:00:00Z", "T23:60:00Z", "T23:59:60Z", "T23:59:59Z", "T00:00:00Z", "t10:00:00Z", " 10:00:00Z", "T10:00:00z",
    "T10:00:00", "T10:00Z", "T10:00:00.5Z", "T10:00:00+00:00", "T10:00:00-00:00", "T10:00:00+01:00", "T1:00:00Z", "",
    "T0::00:00Z",
};

inline const std::vector<std::string> numbers{
    "0", "-0", "-0.0", "+1", "00", "01", "1_0", "1.", ".5", "1.5", "1.50", "1.500", "1.5000", "1.0005", "1e3", "1E3",
    "inf", "-inf", "+nan", "-nan", "nan", "0x1F", "0b1", "0o7", "999999999", "1000000000", "1000000001",
    "999999999.999", "1000000000.5", "9223372036854775808", "0.1", "0.001", "-0.001", "4,2", "\"4\"", "true", "7.0 ",
    " 7.0", "00.5", "01.5", "-01", "0999999999", "0123", "1000000", "1000001", "[]", "[1]", "{}",
};

inline const std::vector<std::string> escapes{
    "\\u0041", "\\u00e5", "\\u0000", "\\u001f", "\\u001F", "\\u007F", "\\u007f", "\\u0009", "\\u000A", "\\u00A0",
    "\\U0000001F", "\\e", "\\x41", "\\/", "\\'", "\\ ", "\\\\", "\\\"", "\\n", "\\t", "\\r", "\\b", "\\f", "\\u",
    "\\u00", "\\u001", "\\uD800", "\\N",
};

/// A part of a ledger, and what may come to stand in its place.
inline const std::vector<std::pair<std::string, std::string>> rewritings{
    {"\n", "\r\n"}, {"\n", " \n"}, {"\n", " # nei\n"}, {"\n", "\n\n"}, {"\n", "\n \n"}, {"\n\n", "\n"},
    {"\n", "\n# nei\n"}, {" = ", "="}, {" = ", "  = "}, {" = ", " =  "}, {", ", ","}, {", ", " , "}, {", ", ",  "},
    {"[", "[ "}, {"]", " ]"}, {"{ ", "{"}, {" }", "}"}, {" }", ", }"}, {"]", ",]"}, {"\"", "'"}, {"\"", "\"\"\""},
    {".", " . "}, {"[", "[["}, {"]\n", "]]\n"}, {"date", "\"date\""}, {"rated.", "\"rated\"."}, {"by", "'by'"},
    {"teen", "\"teen\""}, {"mother", "'mother'"}, {"session.", "\"session\"."}, {"\"teen\"", "teen"},
    {"teen", "\"\""}, {"mother", "teen"}, {"a", "b"}, {"ors", "srs"}, {"sleep", "ors"}, {"kind = \"", "kind = \"x"},
    {"family", "familie"}, {"adult", "Adult"}, {"declined", "Declined"}, {"as-needed", "as needed"}, {"true", "True"},
    {"true", "false"}, {"nan", "NaN"}, {"c017", "c018"}, {"c017", ""}, {"viktig = 1", "viktig = 2"},
    {"viktig = 1", "viktig = 01"}, {"viktig = 1\n", ""}, {"viktig", "viktig.x"}, {"logged", "loggged"},
    {"logged", "by"}, {"by", "logged"}, {"note.", "session."}, {"session.", "note."}, {"more.", "ending."},
    {"[session.", "[meeting."}, {"[session.", "[session.session."}, {"set.", "was."}, {"was.", "set."},
    {"set.", "set.set."}, {"set.", ""}, {"of = \"", "of = \"change."}, {"rated.", "about."}, {"about.", "rated."},
    {"unrated.", "rated."}, {"said.", "slips."}, {" = {", ".total = {"}, {"{ total", "{ totals"},
    {"total = ", "total = 1, total = "}, {"[", "[1, "},
};
// clang-format on

}  // namespace viktig::tests
