// Ledgers of many blocks: what compares each with all others takes its time.
#pragma once

#include <string>

namespace viktig::tests {

/// note.n0, note.n1 and on, each after an empty line.
inline std::string many_notes(int count) {
    std::string all;
    for (int n = 0; n < count; ++n)
        all += "\n[note.n" + std::to_string(n) + "]\ndate = 2026-08-22\nkind = \"story\"\nwords = \"ord\"\nby = \"kari\"\nlogged = 2026-08-22T09:02:10Z\n";
    return all;
}

}  // namespace viktig::tests
