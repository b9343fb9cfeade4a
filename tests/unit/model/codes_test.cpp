// What may name a client, a voice, a goal, a member of staff.
#include "viktig/model/codes.hpp"

#include <doctest/doctest.h>

#include <set>

#include "unit/made_history.hpp"

using namespace viktig;
using model::chosen_id_fault;
using model::client_code_fault;
using model::staff_code_fault;

namespace {

std::string key(const base::Message& fault) {
    return std::string(fault.key);
}

}  // namespace

TEST_CASE("a client code is lower case, begins with a letter and has five digits in a row at most") {
    for (const std::string code : {"c017", "k-0042", "a", "anna-larsen", "mar1", "c12345", "c12345a12345", "k.1_2-3", "a..b", "c-", "x_",
                             "abcdefghijklmnopqrstuvwxyza01234", "con1", "cone", "com", "com10", "lpt", "nulx", "xcon", "con-1", "com-1"}) {
        CAPTURE(code);
        CHECK(key(client_code_fault(code)) == "");
    }
}

TEST_CASE("a client code that breaks a rule is refused and the rule is named") {
    const auto refused = [](const std::string& code, const std::string& why) {
        CAPTURE(code);
        CHECK(key(client_code_fault(code)) == why);
    };
    refused("", "id.empty");
    refused("0042", "id.letter-first");
    refused(".k42", "id.letter-first");
    refused("-k", "id.letter-first");
    refused("_k", "id.letter-first");
    refused("=k1", "id.letter-first");
    refused(" k1", "id.letter-first");
    refused("ø1", "id.letter-first");
    refused("C017", "code.lower-case");
    refused("cO17", "code.lower-case");
    refused("k/42", "code.characters");
    refused("k\\42", "code.characters");
    refused("k 42", "code.characters");
    refused("k:42", "code.characters");
    refused("køn", "code.characters");
    refused("k42.", "code.characters");
    refused("../k", "id.letter-first");
    refused("a/../k", "code.characters");
    refused("k\n", "code.characters");
    refused("abcdefghijklmnopqrstuvwxyza012346", "id.too-long");
}

TEST_CASE("six digits could be a birth date, also with separators between them") {
    for (const std::string code : {"k140190", "k-140190", "k14.01.90", "k14-01-90", "k14_01_90", "k1-4-0-1-9-0", "k140190-12365", "a12345-6", "a1.2.3.4.5.6x",
                             "k14..01..90", "x123456"}) {
        CAPTURE(code);
        CHECK(key(client_code_fault(code)) == "code.digits");
    }
    for (const std::string code : {"k14019", "k14-019", "k140x190", "k1401-a90", "a12345b6", "a1.2.3.4.5x6"}) {
        CAPTURE(code);
        CHECK(key(client_code_fault(code)) == "");
    }
}

TEST_CASE("names that Windows keeps for devices are refused, also with an ending") {
    for (const std::string code : {"con", "prn", "aux", "nul", "com1", "com9", "com0", "lpt1", "lpt9", "con.x", "nul.tar.gz", "aux.1", "com1.a"}) {
        CAPTURE(code);
        CHECK(key(client_code_fault(code)) == "code.device");
    }
}

TEST_CASE("the codes people came up with: ours are lower case only, so their upper-case ones are refused for that") {
    // Codes seen in use, and what should become of them; a code that only looks like a name or a month is not refused.
    struct Seen {
        const char* code;
        const char* fault;
    };
    for (const Seen seen : {Seen{"K-0042", "code.lower-case"}, Seen{"k-0042", ""}, Seen{"anna-larsen", ""}, Seen{"0042", "id.letter-first"},
                            Seen{"12E5", "id.letter-first"}, Seen{"140190", "id.letter-first"}, Seen{"K-140190", "code.lower-case"},
                            Seen{"k-140190", "code.digits"}, Seen{"K140190-12365", "code.lower-case"}, Seen{"k140190-12365", "code.digits"},
                            Seen{"0108589995", "code.identity"}, Seen{"MAR1", "code.lower-case"}, Seen{"mar1", ""}, Seen{"=K1", "id.letter-first"},
                            Seen{"con", "code.device"}, Seen{"K/42", "code.lower-case"}, Seen{"k/42", "code.characters"}, Seen{".K42", "id.letter-first"}}) {
        CAPTURE(std::string(seen.code));
        CHECK(key(client_code_fault(seen.code)) == seen.fault);
    }
}

TEST_CASE("voices and goals have small Latin letters, also those outside ASCII, digits and hyphens") {
    for (const std::string id : {"teen", "mother", "søvn", "å", "ærlig", "ungdom-2", "über", "šárka", "čáhci", "łódź", "ñandú", "țară", "ǧ", "dej-mi-2"}) {
        CAPTURE(id);
        CHECK(key(chosen_id_fault(id)) == "");
    }
    const auto refused = [](const std::string& id, const std::string& why) {
        CAPTURE(id);
        CHECK(key(chosen_id_fault(id)) == why);
    };
    refused("", "id.empty");
    refused("1teen", "id.letter-first");
    refused("-teen", "id.letter-first");
    refused("Teen", "id.letter-first");
    refused("teeN", "id.characters");
    refused("søVn", "id.characters");
    refused("SØVN", "id.letter-first");
    refused("sØvn", "id.characters");
    refused("aŠ", "id.characters");
    refused("Šárka", "id.letter-first");
    refused("aŁ", "id.characters");
    refused("aŸ", "id.characters");
    refused("aȚ", "id.characters");
    refused("aǄ", "id.characters");
    refused("a×", "id.characters");
    refused("a÷", "id.characters");
    refused("ª", "id.letter-first");
    refused("my goal", "id.characters");
    refused("a.b", "id.characters");
    refused("a_b", "id.characters");
    refused("мама", "id.letter-first");
    refused("aд", "id.characters");
    refused("a\xFF", "id.not-utf8");
    refused("a\xC3", "id.not-utf8");
    refused("sa\xCC\x8A", "id.not-nfc");
    refused("abcdefghijklmnopqrstuvwxyza012346", "id.too-long");
    refused("øøøøøøøøøøøøøøøøø", "id.too-long");
    refused("b140190", "code.digits");
    refused("b14-01-90", "code.digits");
}

TEST_CASE("of each pair of a small and a capital letter only the small one may stand in an id") {
    // Latin-1 and Latin Extended-A, where pairs lie 32 or 1 apart.
    const auto encoded = [](unsigned code) { return std::string{static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))}; };
    int small = 0;
    for (unsigned code = 0xC0; code < 0x180; ++code) {
        CAPTURE(code);
        const bool sign = code == 0xD7 || code == 0xF7;
        bool capital = code < 0xDF;
        if (code >= 0x100 && code < 0x138) capital = code % 2 == 0;
        if (code >= 0x139 && code < 0x149) capital = code % 2 == 1;
        if (code >= 0x14A && code < 0x178) capital = code % 2 == 0;
        if (code == 0x178) capital = true;
        if (code >= 0x179 && code < 0x17F) capital = code % 2 == 1;
        // ŉ and ſ have no form of their own in everyday words; they may stand or not.
        if (code == 0x149 || code == 0x17F) continue;
        CHECK((key(chosen_id_fault("a" + encoded(code))) == "") == (!capital && !sign));
        small += !capital && !sign;
    }
    CHECK(small > 90);
}

TEST_CASE("client, all and team have meanings of their own") {
    for (const std::string id : {"client", "all", "team"}) CHECK(key(chosen_id_fault(id)) == "id.reserved");
    CHECK(key(chosen_id_fault("clients")) == "");
    CHECK(key(chosen_id_fault("teams")) == "");
}

TEST_CASE("staff codes may have full stops and underscores too") {
    for (const std::string code : {"kari", "kari.nordmann", "k_n", "kari-2", "øyvind"}) {
        CAPTURE(code);
        CHECK(key(staff_code_fault(code)) == "");
    }
    CHECK(key(staff_code_fault("Kari")) == "id.letter-first");
    CHECK(key(staff_code_fault("kari nordmann")) == "id.staff-characters");
    CHECK(key(staff_code_fault("kari@kommune")) == "id.staff-characters");
    CHECK(key(staff_code_fault("k140190")) == "code.digits");
    CHECK(key(staff_code_fault("")) == "id.empty");
}

TEST_CASE("the id of an event is its day and thirty bits in letters that are not mistaken") {
    using tests::day;
    CHECK(model::event_id(day("2026-08-21"), 0) == "2026-08-21-000000");
    CHECK(model::event_id(day("2026-08-21"), 1) == "2026-08-21-100000");
    CHECK(model::event_id(day("2026-08-21"), 31) == "2026-08-21-z00000");
    CHECK(model::event_id(day("2026-08-21"), 32) == "2026-08-21-010000");
    CHECK(model::event_id(day("2026-08-21"), 0x3FFFFFFF) == "2026-08-21-zzzzzz");
    CHECK(model::event_id(day("2026-08-21"), 0xFFFFFFFF) == "2026-08-21-zzzzzz");
    std::set<std::string> ids;
    std::set<char> letters;
    for (std::uint32_t bits = 0; bits < 1U << 30U; bits += 104'729) {
        ids.insert(model::event_id(day("2026-08-21"), bits));
        for (const char c : model::event_id(day("2026-08-21"), bits).substr(11)) letters.insert(c);
    }
    CHECK(ids.size() == ((1U << 30U) - 1) / 104'729 + 1);
    CHECK(letters.size() == 32);
    for (const char c : {'i', 'l', 'o', 'u'}) CHECK_FALSE(letters.contains(c));
}
