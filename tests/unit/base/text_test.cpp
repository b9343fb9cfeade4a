// Text as a terminal sees it: columns, lines, safe characters.
#include "viktig/base/text.hpp"

#include <doctest/doctest.h>

using namespace viktig::base;

TEST_CASE("Norwegian letters take one column, combining marks none, wide characters two") {
    CHECK(width("") == 0);
    CHECK(width("søvn") == 4);
    CHECK(width("æøåÆØÅ") == 6);
    CHECK(width("a\u030A") == 1);
    CHECK(width("e\u0301e\u0301") == 2);
    CHECK(width("日本") == 4);
    CHECK(width("\U0001F600") == 2);
    CHECK(width("«·–…▁█»") == 7);
}

TEST_CASE("each sign of plain ASCII takes one column, a control none") {
    for (int c = 0; c < 0x80; ++c) {
        CAPTURE(c);
        const std::string sign(1, static_cast<char>(c));
        const bool control = c < 0x20 || c == 0x7F;
        CHECK(width(sign) == (control ? 0 : 1));
        CHECK(width("ø" + sign + "日") == (control ? 3 : 4));
        CHECK((printable(sign) == sign) == !control);
    }
}

TEST_CASE("padding counts columns and not bytes") {
    CHECK(pad_right("søvn", 6) == "søvn  ");
    CHECK(pad_left("søvn", 6) == "  søvn");
    CHECK(pad_right("日本", 5) == "日本 ");
    CHECK(pad_right("for langt", 3) == "for langt");
}

TEST_CASE("a shortened text fits and says that something is gone") {
    CHECK(shorten("Sove gjennom natta", 18) == "Sove gjennom natta");
    CHECK(shorten("Sove gjennom natta", 17) == "Sove gjennom nat…");
    CHECK(shorten("Sove gjennom natta", 6) == "Sove…");
    CHECK(shorten("日本語", 4) == "日…");
    CHECK(shorten("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    CHECK(shorten("abc", 1) == "…");
    CHECK(shorten("abc", 0) == "");
}

TEST_CASE("wrapped lines fit and lose no word") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("Det ble stille da far sa takk", 10) == Lines{"Det ble", "stille da", "far sa", "takk"});
    CHECK(wrap("nøyaktig ti", 11) == Lines{"nøyaktig ti"});
    CHECK(wrap("  to   mellomrom ", 40) == Lines{"to mellomrom"});
    CHECK(wrap("", 10).empty());
    CHECK(wrap("   ", 10).empty());
    CHECK(wrap("en menneskerettighet til", 8) == Lines{"en", "menneske", "rettighe", "t", "til"});
    CHECK(wrap("日本語", 4) == Lines{"日本", "語"});
    CHECK(wrap("日本", 1) == Lines{"日", "本"});  // wider than the line: still told
}

TEST_CASE("every width from 1 to 40 wraps without loss") {
    const std::string text = "Spise middag uten at noen går fra bordet";
    for (int columns = 1; columns <= 40; ++columns) {
        CAPTURE(columns);
        std::string letters;
        for (const std::string& line : wrap(text, columns)) {
            CHECK(width(line) <= columns);
            CHECK(line == printable(line));
            letters += line;
        }
        std::erase(letters, ' ');
        CHECK(letters == "Spisemiddagutenatnoengårfrabordet");
    }
}

TEST_CASE("nothing that moves a cursor or turns the writing reaches a terminal") {
    CHECK(printable("en\nto\r\ntre\tfire") == "en to tre fire");
    CHECK(printable("a\u2028b\u2029c\u0085d") == "a b c d");
    CHECK(printable("\x1B[31mrød\x07") == "\uFFFD[31mrød\uFFFD");
    CHECK(printable(std::string_view("\0", 1)) == "\uFFFD");
    CHECK(printable("\x7F\u009B") == "\uFFFD\uFFFD");
    CHECK(printable("a\u202Eb\u2066c\u200Fd") == "a\uFFFDb\uFFFDc\uFFFDd");
    CHECK(printable("s\xF8vn") == "s\uFFFDvn");
    CHECK(printable("«Sove» 👍 e\u0301 日本") == "«Sove» 👍 e\u0301 日本");
}

TEST_CASE("UTF-8 is told from what only looks like it") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("søvn 日本 \U0001F600"));
    CHECK_FALSE(is_utf8("s\xF8vn"));           // Latin-1
    CHECK_FALSE(is_utf8("\xC0\xAF"));          // longer than it need be
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // half of a UTF-16 pair
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond the last character
    CHECK_FALSE(is_utf8("\xE6\x97"));          // cut short
    CHECK(mend_utf8("a\xE6\x97") == "a\uFFFD\uFFFD");
}

TEST_CASE("two ways to type the same letter become one") {
    CHECK(to_nfc("a\u030Ase") == "åse");
    CHECK(to_nfc("søvn") == "søvn");
    CHECK(to_nfc("") == "");
    CHECK(to_nfc(std::string_view("a\0b", 3)) == std::string_view("a\0b", 3));
}

TEST_CASE("in plain ASCII marks become ASCII and letters stay") {
    CHECK(to_ascii_marks("«Sove gjennom natta» · 5–6 … ▁▅█") == "\"Sove gjennom natta\" . 5-6 ... 158");
    CHECK(to_ascii_marks("R² 0.64, 1.28 × √(1 + 0.02)") == "R^2 0.64, 1.28 x sqrt(1 + 0.02)");
    CHECK(to_ascii_marks("▁▂▃▄▅▆▇█") == "12345678");
    CHECK(to_ascii_marks("blåbær") == "blåbær");
}

TEST_CASE("what a terminal would obey can be written as an escape, and the lines stay") {
    CHECK(escape_unsafe("a\x1B[31m\x07\x08\r\tb\nc\x7F") == "a\\u001B[31m\\u0007\\u0008\\u000D\\u0009b\nc\\u007F");
    CHECK(escape_unsafe("\u009B\u200E\u202E\u2066\u061C") == "\\u009B\\u200E\\u202E\\u2066\\u061C");
    CHECK(escape_unsafe("«søvn» 日本\xFF") == "«søvn» 日本\uFFFD");
}

TEST_CASE("a typing slip is one edit") {
    CHECK(edit_distance("mother", "mother") == 0);
    CHECK(edit_distance("mother", "mohter") == 1);   // swapped
    CHECK(edit_distance("mother", "moter") == 1);    // left out
    CHECK(edit_distance("mother", "motheer") == 1);  // doubled
    CHECK(edit_distance("søvn", "sovn") == 1);       // a letter, not its bytes
    CHECK(edit_distance("søvn", "søvn") == 0);
    CHECK(edit_distance("", "ors") == 3);
    CHECK(edit_distance("ors", "") == 3);
    CHECK(edit_distance("ors", "srs") == 1);
    CHECK(edit_distance("teen", "father") == 4);
    CHECK(edit_distance("ca", "abc") == 3);  // no edit between the two that are swapped
}
