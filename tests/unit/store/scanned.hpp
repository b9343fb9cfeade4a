// For the tests of the scanner: ledgers of one block, and what becomes of a text with the two readers.
#pragma once

#include <doctest/doctest.h>

#include "differential/same_ledger.hpp"
#include "unit/store/ledgers.hpp"

namespace viktig::tests {

inline const std::string head = "viktig = 1\nclient = \"c017\"\n";
inline const std::string mark = "logged = 2026-08-21T09:02:10Z\n";
inline const std::string family = family_ledger + first_meeting;

/// A ledger with one meeting at which this was written down.
inline std::string meeting(const std::string& lines) {
    return head + "\n[session.2026-08-21-7qx4m2]\ndate = 2026-08-21\nkind = \"family\"\n" + lines + mark;
}

/// A ledger with one block of these lines, its mark behind them.
inline std::string block(const std::string& name, const std::string& lines) {
    return head + "\n[" + name + "]\n" + lines + mark;
}

inline std::string said(const std::string& words) {
    return meeting("said.teen = \"" + words + "\"\n");
}

/// Taken, and read as the general reader reads it.
inline void check_taken(const std::string& text) {
    CAPTURE(text);
    CHECK(store::is_canonical(text));
    CHECK(difference(store::read_ledger(text, "f", ""), store::read_ledger(text, "f", "", store::Readers::general)) ==
          "");
}

/// Left to the general reader, which finds nothing wrong with it.
inline void check_other_form(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(store::is_canonical(text));
    CHECK(store::read_ledger(text, "f", "c017").problems.empty());
}

/// Left to the general reader, which has something to tell.
inline void check_told(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(store::is_canonical(text));
    CHECK_FALSE(store::read_ledger(text, "f", "c017").problems.empty());
}

}  // namespace viktig::tests
