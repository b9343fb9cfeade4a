// Identity numbers in text: published examples, sweeps over what is given out, and what is none.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "unit/identity_numbers.hpp"
#include "viktig/model/identity.hpp"

using namespace viktig;
using model::Certainty;
using model::IdentityKind;
using model::find_identity_numbers;
using model::surest_identity_number;
using tests::padded;
using tests::places;

namespace {

using enum IdentityKind;
using enum Certainty;

struct Vector {
    std::string text;
    IdentityKind kind;
    Certainty certainty;
};

void found_as(const std::vector<Vector>& vectors) {
    for (const Vector& vector : vectors) {
        CAPTURE(vector.text);
        const auto number = surest_identity_number(vector.text);
        CHECK(number);
        if (!number) continue;
        CHECK(static_cast<int>(number->kind) == static_cast<int>(vector.kind));
        CHECK(static_cast<int>(number->certainty) == static_cast<int>(vector.certainty));
    }
}

/// All numbers that begin with these nine digits, by the office's own wording: each check digit is what makes the sum
/// divisible by eleven, the first after 0, 1, 2 or 3 have been taken off.
std::vector<std::string> norwegian_numbers(const std::string& nine) {
    std::vector<std::string> found;
    for (int remainder = 0; remainder <= 3; ++remainder) {
        const int first = (11 + remainder - places(nine, {3, 7, 6, 1, 8, 9, 4, 5, 2}) % 11) % 11;
        if (first > 9) continue;
        const std::string ten = nine + std::to_string(first);
        const int second = (11 - places(ten, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
        if (second <= 9) found.push_back(ten + std::to_string(second));
    }
    return found;
}

}  // namespace

TEST_CASE("published identity numbers are found, each for what it is") {
    found_as({
        // Skatteetaten's page on numbers issued from 2032; synthetic ones computed by the same rules.
        {"02013299997", no_fnr, certain},
        {"30108299920", no_fnr, certain},
        {"30108299939", no_fnr, certain},
        {"02013299903", no_fnr, certain},
        {"301082 99939", no_fnr, certain},
        {"30.10.82 99939", no_fnr, certain},
        {"01819012365", no_synthetic, certain},
        {"01819012373", no_synthetic, certain},
        {"01819012381", no_synthetic, certain},
        {"01819012209", no_synthetic, certain},
        {"41819012359", no_synthetic, certain},
        {"01669012329", no_synthetic, certain},
        {"01419012382", no_hnr, certain},
        {"81000012343", no_fh, certain},
        // MedCom's test patients, and examples of the CPR office.
        {"0108589995", dk_cpr, possible},
        {"010858-9995", dk_cpr, likely},
        {"1502779995", dk_cpr, possible},
        {"020191-9990", dk_cpr, likely},
        {"211062-5629", dk_cpr, certain},
        {"0703921VJ4", dk_ecpr, certain},
        {"1206550VK9", dk_ecpr, certain},
        // Skatteverket.
        {"19121212-1212", se_pnr, certain},
        {"811228-9874", se_pnr, certain},
        {"701063-2391", se_samordning, certain},
        // DVV's test persons.
        {"131052-308T", fi_hetu, certain},
        {"010594Y9032", fi_hetu, certain},
        {"020594X903P", fi_hetu, certain},
        {"010516B903X", fi_hetu, certain},
        {"030516D9037", fi_hetu, certain},
        {"020503F9037", fi_hetu, certain},
    });
}

TEST_CASE("a number with a wrong check digit, an impossible day, or none at all is left in peace") {
    for (const std::string text :
         {"01819012366", "32819012365", "320191-9990", "701063-2392", "010594Y903A", "tlf 900 00 000", "+47 900 00 000", "+45 20 12 34 56",
          "+46 70 123 45 67", "0046 70 123 45 67", "Samtale 2025-01-14 kl 1300", "session 20250114T1300", "IBAN NO93 8601 1117 947",
          "NO9386011117947", "DK50 0040 0440 1162 43", "8601.11.17947", "8601 11 17947", "K-0042", "2026-08-21-7qx4m2", "note.2026-08-21-123456",
          "worse.mother.ors.2026-11-20", "2026-08-21T09:02:10Z", "2026-08-14 2026-08-21", "2026-08-14/2026-08-21", "4.2,5.1,3.0,4.4",
          "(10 11 12 13 14)", "1/2/0/1/3/2/1/0/2", "14.01.2025 1300", "uke 34-35", ""}) {
        CAPTURE(text);
        CHECK_FALSE(surest_identity_number(text));
    }
}

TEST_CASE("every Norwegian number of some days is certain, and with one digit changed never") {
    for (const char* day : {"010190", "290296", "410190", "014190", "016690", "018190", "311299", "718190"}) {
        for (int individual = 0; individual < 1000; ++individual) {
            for (const std::string& number : norwegian_numbers(day + padded(individual, 3))) {
                const auto hit = surest_identity_number(number);
                REQUIRE_MESSAGE((hit && hit->certainty == certain && hit->characters == 11), number);
            }
        }
    }
    for (int individual = 0; individual < 1000; individual += 7) {
        for (const std::string& number : norwegian_numbers("010190" + padded(individual, 3))) {
            for (std::size_t place = 0; place < number.size(); ++place) {
                for (char digit = '0'; digit <= '9'; ++digit) {
                    std::string wrong = number;
                    wrong[place] = digit;
                    if (wrong != number) REQUIRE_MESSAGE(!surest_identity_number(wrong), wrong);
                }
            }
        }
    }
}

TEST_CASE("every Danish, Swedish and Finnish number of some days is found") {
    for (int serial = 0; serial < 10000; ++serial) {
        const std::string four = padded(serial, 4);
        for (const char* day : {"010858", "290200", "311299"}) {
            const auto bare = surest_identity_number(day + four);
            REQUIRE_MESSAGE((bare && bare->kind != no_fnr), day << four);
            const auto written = surest_identity_number(std::string(day) + "-" + four);
            REQUIRE_MESSAGE((written && written->certainty >= likely), day << "-" << four);
        }
        // Luhn: one last digit in ten is right.
        const std::string ten = "811228" + four;
        int sum = 0;
        for (std::size_t n = 0; n < 10; ++n) {
            const int times = (ten[n] - '0') * (n % 2 == 0 ? 2 : 1);
            sum += times / 10 + times % 10;
        }
        const auto swedish = surest_identity_number("811228-" + four);
        REQUIRE_MESSAGE((swedish && swedish->kind == se_pnr) == (sum % 10 == 0), four);
    }
    constexpr std::string_view checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    for (const char mark : std::string("+-YXWVUABCDEF")) {
        for (int individual = 2; individual < 1000; ++individual) {
            const std::string number = std::string("131052") + mark + padded(individual, 3);
            const auto right = static_cast<std::size_t>((131052L * 1000 + individual) % 31);
            for (std::size_t n = 0; n < checks.size(); ++n) {
                const auto hit = surest_identity_number(number + checks[n]);
                // Where the check is a digit a Danish number may read the same.
                const bool as_it_should = n == right ? hit && hit->certainty == certain : !hit || hit->kind != fi_hetu;
                REQUIRE_MESSAGE(as_it_should, number << checks.substr(n, 1));
            }
        }
    }
}

TEST_CASE("a number's place is told in bytes and in characters") {
    const std::string text = "søster: 020132\u00A099997, å 010858-9995";
    const auto found = find_identity_numbers(text);
    REQUIRE(found.size() == 2);
    CHECK(text.substr(found[0].byte, found[0].bytes) == "020132\u00A099997");
    CHECK(found[0].character == 9);
    CHECK(found[0].characters == 12);
    CHECK(text.substr(found[1].byte, found[1].bytes) == "010858-9995");
    CHECK(found[1].character == 25);
    CHECK(model::mask_identity_numbers(text) == "søster: ••••••••••••, å •••••••••••");
    CHECK(model::mask_identity_numbers("020\u200B13299997") == "••••••••••••");
    CHECK(model::mask_identity_numbers("two: 0108589995 0703921VJ4.") == "two: •••••••••• ••••••••••.");
    CHECK(model::mask_identity_numbers("nothing here") == "nothing here");
    const base::Message told = model::mask_identity_numbers(
        base::Message{"x", {"010858-9995", base::Message{"y", {"0108589995"}}, base::List{{base::Message{"z", {"0703921VJ4"}}}, ", "}}});
    CHECK(std::get<std::string>(told.arguments[0].value) == "•••••••••••");
    CHECK(std::get<std::string>(std::get<base::Message>(told.arguments[1].value).arguments[0].value) == "••••••••••");
    CHECK(std::get<std::string>(std::get<base::List>(told.arguments[2].value).parts[0].arguments[0].value) == "••••••••••");
}

TEST_CASE("any bytes at all can be searched and masked") {
    std::mt19937 random(7);
    constexpr std::string_view pieces[] = {"0", "1", "29", "02", "0108589995", "010858", "-", " ", "\n", ".", "/", "+", "A", "Y", "T", "vj",
                                           "\xC2", "\xE2\x80", "\xE2\x80\x8B", "\xF0\x9D\x9F\x8E", "\xFF", "\xC2\xA0", "９", "2026-08-21-7qx4m2", "\x1B"};
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        for (auto count = random() % 30; count > 0; --count) text += pieces[random() % std::size(pieces)];
        std::size_t before = 0;
        for (const auto& number : find_identity_numbers(text)) {
            REQUIRE(number.byte >= before);
            REQUIRE(number.bytes > 0);
            before = number.byte + number.bytes;
            REQUIRE(before <= text.size());
        }
        REQUIRE_FALSE(surest_identity_number(model::mask_identity_numbers(text)));
    }
}
